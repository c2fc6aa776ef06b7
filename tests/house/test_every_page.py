"""Every page, on the demo: it opens alone, has names, is reached by the keyboard, nothing is cut off, in both looks;
and the keys stay where the person was when it is read again."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from inspector_app.ui.frame import MainWindow
from inspector_app.ui.grid.view import GridView
from tests.benchmarks.robot_hand import entries
from tests.house import names, test_scroll_bars
from tests.house.conftest import building
from tests.house.sight import SCREEN, check, opened_alone, settle, sweep, wants_tab
from tests.house.test_every_draft import TYPED_PAGES
from tests.pictures.pages import shots
from tests.ui.conftest import accessible_name

SHOTS = shots()
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in
_PAPERS = ("documents", "documents-paper", "documents-editor", "documents-problems")
_NO_PAGES = (
    "start-",
    "documents-",
    "case-hints",
    "case-funds-line",
    "case-funds-agreed",
    "case-funds-card",
    "case-funds-import",
)
READ_AGAIN = [name for name in SHOTS if name in _PAPERS or not name.startswith(_NO_PAGES)]


@dataclass(frozen=True)
class Opened:
    """A page in its window, and what of it did not begin at its top as it opened."""

    name: str
    window: QWidget
    down: list[str]


@pytest.fixture(scope="module")
def page(request, qapp) -> Iterator[Opened]:
    """Opened alone, once for all that is tried on it."""
    down: list[str] = []
    with building(qapp) as build:
        window = opened_alone(lambda: build(SHOTS[request.param]), lambda window: down.extend(scrolled_down(window)))
        yield Opened(request.param, window, down)


@pytest.mark.parametrize("page", READ_AGAIN, indirect=True)
def test_a_page_that_is_read_again_leaves_the_keys_where_they_were(page, qtbot):
    window = page.window
    window.resize(SCREEN)
    with qtbot.waitActive(window):
        window.activateWindow()
    settle()
    shown = window.page(window.key)
    window.setUpdatesEnabled(False)  # the keys need not be drawn
    wrong = []
    for number in range(len(places(shown))):
        every = places(shown)
        if number >= len(every):
            break
        place = every[number]
        place.setFocus()
        was = (type(place).__name__, accessible_name(place))
        if QApplication.focusWidget() is not place:
            continue
        window.session.changed.emit(None)
        settle()
        sweep()
        here = QApplication.focusWidget()
        now = (type(here).__name__, accessible_name(here) if here else None)
        if now != was:
            wrong.append((was, now))
    window.setUpdatesEnabled(True)
    assert wrong == []


def places(page: QWidget) -> list[QWidget]:
    """Where a person may be: one of each kind, for the buttons of a row are made anew, or stay, together."""
    found: dict[tuple[type, ...], QWidget] = {}
    for each in filter(wants_tab, page.findChildren(QWidget)):
        around = each.parentWidget()
        found[type(each), type(around), type(around.parentWidget())] = each
    return list(found.values())


@pytest.mark.parametrize("page", test_scroll_bars.PAGES, indirect=True)
def test_no_bar_stands_within_another(page):
    assert test_scroll_bars.bars_within_bars(page.window) == {}


@pytest.mark.parametrize("page", SHOTS, indirect=True)
def test_a_page_opens_alone_at_its_top_and_can_be_named_reached_and_read_in_both_looks(page, tmp_path, qtbot):
    check(page.window, tmp_path, qtbot)
    assert page.down == [] or page.name in GOES_DOWN
    assert page.name in TYPED_PAGES or page.name.startswith(PASSING) or not typed(page.window)


@pytest.mark.parametrize("page", SHOTS, indirect=True)
def test_a_page_says_what_it_shows(page):
    """Last: lists stay as they were narrowed, and what was saved was saved. In whichever look: it changes no words."""
    assert names.wrong_on_page(page.window, page.name) == []


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
