"""The line in which one writes is in sight, whatever grows, comes or goes around it; nothing jumps that is in sight."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.widgets.cursor_guard import CursorGuard
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.scrolled import Scrolled, Squeezed
from tests.ui.hands import type_words

ANSWER = "包工头说等总包拨款下来再给，一直没有给。"


def settle():
    for _ in range(8):
        QApplication.processEvents()


@pytest.fixture(params=[Scrolled, Squeezed])
def page(request, qtbot, qapp):
    """A banner that is not there yet, above a page of many texts that scrolls."""
    CursorGuard.of_application()
    page, inside = QWidget(), QWidget()
    page.texts, page.line, page.banner = [GrowingText(1, 60) for _ in range(30)], QLineEdit(), QLabel("\n" * 4)
    column = QVBoxLayout(inside)
    for each in (*page.texts, page.line):
        column.addWidget(each)
    page.area = request.param(inside)
    outer = QVBoxLayout(page)
    outer.addWidget(page.banner)
    outer.addWidget(page.area, 1)
    page.banner.hide()
    page.resize(400, 400)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    settle()
    return page


def seen(page, entry):
    """Whether the whole line of the cursor is in sight."""
    line = entry.cursorRect() if isinstance(entry, GrowingText) else entry.rect()
    inside = entry.viewport() if isinstance(entry, GrowingText) else entry
    place = QRect(inside.mapTo(page.area.viewport(), line.topLeft()), line.size())
    return page.area.viewport().rect().contains(place)


def near_the_edge(page):
    """The last text that is wholly in sight."""
    inside = [
        t
        for t in page.texts
        if t.mapTo(page.area.viewport(), QPoint(0, t.height())).y() < page.area.viewport().height()
    ]
    inside[-1].setFocus()
    settle()
    return inside[-1]


def test_the_page_follows_the_line_that_is_written(page):
    text = near_the_edge(page)
    for _ in range(40):
        type_words(text, ANSWER)
        settle()
        assert seen(page, text)


@pytest.mark.parametrize("key", [Qt.Key.Key_End, Qt.Key.Key_Home])
def test_keys_that_lead_far_lead_the_page_too(page, key):
    text = near_the_edge(page)
    text.set_value(ANSWER * 40)
    settle()
    QTest.keyClick(text, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    settle()
    if key is Qt.Key.Key_Home:
        QTest.keyClick(text, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        settle()
    QTest.keyClick(text, key, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert seen(page, text)


def test_new_lines_are_followed(page):
    text = near_the_edge(page)
    for _ in range(30):
        QTest.keyClick(text, Qt.Key.Key_Return)
        settle()
        assert seen(page, text)


def test_a_banner_that_comes_pushes_nobody_out_of_sight(page):
    text = near_the_edge(page)
    page.banner.show()
    settle()
    assert seen(page, text)
    page.resize(400, 260)
    settle()
    assert seen(page, text)


def test_what_grows_above_pushes_nobody_out_of_sight(page):
    text = near_the_edge(page)
    page.texts[0].set_value(ANSWER * 20)
    settle()
    assert seen(page, text)


def test_another_look_pushes_nobody_out_of_sight(page, qapp):
    text = near_the_edge(page)
    theme.apply(qapp, theme.SUNLIGHT, load_screen_font())
    settle()
    assert seen(page, text)


def test_a_line_that_was_scrolled_away_is_fetched_back_by_the_first_key_alone(page):
    bar = page.area.verticalScrollBar()
    page.line.setFocus()
    settle()
    bar.setValue(0)
    settle()
    page.banner.show()
    settle()
    QTest.keyPress(page.line, Qt.Key.Key_Control)
    settle()
    assert bar.value() == 0
    QTest.keyClick(page.line, Qt.Key.Key_1)
    settle()
    assert seen(page, page.line)


def test_nothing_jumps_while_the_line_is_in_sight(page):
    bar = page.area.verticalScrollBar()
    page.texts[10].setFocus()
    settle()
    bar.setValue(page.texts[8].y())
    settle()
    before = bar.value()
    type_words(page.texts[10], ANSWER)
    settle()
    page.banner.show()
    settle()
    assert bar.value() == before
