"""Every page, on the demo: it opens alone, has names, is reached by the keyboard, nothing is cut off, in both looks."""

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget

from inspector_app.ui.frame import MainWindow
from inspector_app.ui.grid.view import GridView
from tests.benchmarks.robot_hand import entries
from tests.house.sight import check, opened_alone
from tests.house.test_every_draft import TYPED_PAGES
from tests.pictures.pages import shots

SHOTS = shots()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_opens_alone_at_its_top_and_can_be_named_reached_and_read_in_both_looks(name, built, tmp_path, qtbot):
    down: list[str] = []
    window = opened_alone(lambda: built(SHOTS[name]), lambda window: down.extend(scrolled_down(window)))
    check(window, tmp_path, qtbot)
    assert down == [] or name in GOES_DOWN
    assert name in TYPED_PAGES or name.startswith(PASSING) or not typed(window)


def typed(window: QWidget) -> list[str]:
    """The lines of a page in which one writes: that each is kept is tried where drafts are."""
    lines = entries(window.page(window.key)) if isinstance(window, MainWindow) else []
    return [line.accessibleName() for line in lines if not isinstance(line, GridView)]


PASSING = ("start-", "documents-", "handover")  # kept elsewhere, or a code of twelve digits that is read out once more
GOES_DOWN = ("documents-problems",)  # to a problem


def scrolled_down(window: QWidget) -> list[str]:
    """What of the page does not begin at its top."""
    if not isinstance(window, MainWindow):
        return []
    areas = [area for area in window.page(window.key).findChildren(QScrollArea) if area.isVisible()]
    return [f"{type(area).__name__} {area.accessibleName()}" for area in areas if area.verticalScrollBar().value()]
