"""One scroll bar moves what one looks at: no list that scrolls stands in a page that scrolls too."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QWidget

from inspector_app.ui import screen_room, theme
from inspector_app.ui.cases.payment_lines import NAME
from inspector_app.ui.cases.payment_table import PaymentTable
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.inspections.sight_view import SightView
from tests.house.dialogs import DIALOGS, demo
from tests.house.sight import SCREEN, SMALL, opened

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
PAGES = ("inspection-1", "handover", "settings", "settings-numbers", "settings-holidays", "case-claims", "interview")


def scrolls(area: QWidget) -> bool:
    """Whether its bar is in sight and moves something; an entry for words has its own."""
    if not isinstance(area, QAbstractScrollArea) or isinstance(area, QPlainTextEdit) or not area.isVisible():
        return False
    bar = area.verticalScrollBar()
    return bar.isVisible() and bar.maximum() > 0


def around(widget: QWidget) -> list[QWidget]:
    parent = widget.parentWidget()
    return [parent, *around(parent)] if parent is not None else []


def bars_within_bars(window: QWidget) -> dict[tuple[int, ...], list[str]]:
    """The lists of a page (test_every_page.py) that scroll within what scrolls, on each screen."""
    found = {}
    for size in (*SMALL, SCREEN):
        window.resize(size)
        window.show()
        for _turn in range(2):  # in the second, lines below a title that breaks have found their height
            QApplication.processEvents()
        inner = [area for area in window.findChildren(QAbstractScrollArea) if scrolls(area)]
        found[size.toTuple()] = [a.accessibleName() for a in inner if any(scrolls(each) for each in around(a))]
    return {size: areas for size, areas in found.items() if areas}


def test_a_payment_shows_six_workers_on_a_laptop_at_125_percent_and_scrolls_in_one_place(built, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: QSize(1093, 574))
    dialog = opened(built(lambda: DIALOGS["PaymentDialog"](demo())))
    table = dialog.findChild(PaymentTable)
    seen = table.viewport().visibleRegion().boundingRect()
    rows = [table.visualRect(table.model().index(row, NAME)) for row in range(table.model().rowCount())]
    assert len([row for row in rows if seen.contains(row)]) >= 6
    assert [area for area in dialog.findChildren(QAbstractScrollArea) if scrolls(area)] == [table]


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
@pytest.mark.parametrize("name", ["ClaimsImport", "FileBox", "PickDialog.person", "StockDialog"])
def test_a_dialog_with_a_list_scrolls_in_no_second_place_on_a_laptop_at_125_percent(name, look, built, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: QSize(1093, 574))
    dialog = built(lambda: DIALOGS[name](demo()))
    theme.apply(QApplication.instance(), look, load_screen_font())
    assert not scrolls(opened(dialog).area)


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
@pytest.mark.parametrize("room", SMALL[::2], ids=["150", "125"])
def test_a_photo_is_seen_whole_beside_its_name_on_a_small_screen(room, look, built, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: room)
    theme.apply(QApplication.instance(), look, load_screen_font())
    dialog = opened(built(lambda: DIALOGS["PhotoDialog"](demo())))
    for part in (dialog.findChild(SightView), dialog.sheet.fields["title"].entry):
        assert part.visibleRegion().boundingRect() == part.rect()


def test_a_payment_scrolls_in_one_place_at_150_percent(built, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: SMALL[0])
    dialog = opened(built(lambda: DIALOGS["PaymentDialog"](demo())))
    table = dialog.findChild(PaymentTable)
    assert [area for area in dialog.findChildren(QAbstractScrollArea) if scrolls(area)] == [table]
    assert table.viewport().height() >= 2 * table.rowHeight(0)
