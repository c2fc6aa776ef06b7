"""A notice over the lower edge of what scrolls: the end can still be read, and nothing moves when it goes."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea

from inspector_app.ui.widgets.page import Page

LINES = 60


@pytest.fixture
def page(shown):
    page = Page("示例")
    for number in range(LINES):
        page.body.addWidget(QLabel(f"第{number + 1}行"))
    page.resize(800, 500)
    return shown(page)


def settle():
    for _ in range(4):
        QApplication.processEvents()


def height_of(page, number):
    line = next(each for each in page.findChildren(QLabel) if each.text() == f"第{number}行")
    return line.mapTo(page, QPoint(0, line.height())).y()


def bar(page):
    return page.findChild(QScrollArea).verticalScrollBar()


def test_the_last_line_can_be_read_above_the_notice(page):
    page.notice.say("已保存。")
    settle()
    bar(page).setValue(bar(page).maximum())
    settle()
    assert height_of(page, LINES) <= page.notice.y()


def test_at_the_end_nothing_moves_when_the_notice_goes_and_the_room_is_given_back_further_up(page):
    most = bar(page).maximum()
    page.notice.say("已保存。")
    settle()
    bar(page).setValue(bar(page).maximum())
    settle()
    before = height_of(page, LINES)
    page.notice.clear()
    settle()
    assert height_of(page, LINES) == before
    bar(page).setValue(0)
    settle()
    assert bar(page).maximum() == most
