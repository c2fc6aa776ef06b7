"""Every page, on the demo: it opens alone, has names, is reached by the keyboard, nothing is cut off, in both looks."""

import pytest
from PySide6.QtWidgets import QScrollArea

from inspector_app.ui.frame import MainWindow
from tests.house.sight import check, opened, opened_alone
from tests.pictures.pages import shots

SHOTS = shots()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_opens_alone_and_can_be_named_reached_and_read_in_both_looks(name, built, tmp_path, qtbot):
    check(opened_alone(lambda: built(SHOTS[name])), tmp_path, qtbot)


@pytest.mark.parametrize("name", [name for name in SHOTS if name != "documents-problems"])  # which goes to a problem
def test_a_page_opens_at_its_top(name, built):
    window = opened(built(SHOTS[name]))
    if isinstance(window, MainWindow):
        areas = [area for area in window.page(window.key).findChildren(QScrollArea) if area.isVisible()]
        assert not any(area.verticalScrollBar().value() for area in areas)
