import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import SectionHeader
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.page import Page


def test_page_has_header_body_and_foot(named, shown):
    page = Page("今日", "3月5日")
    heading = SectionHeader("待办")
    heading.add(Button("全部", kind=Kind.QUIET))
    page.body.addWidget(heading)
    page.header.add(Button("新建检查", kind=Kind.PRIMARY))
    page.add_foot().addWidget(Button("下一节"))
    page.header.set_badge(Badge("草稿 已保存", Tone.OK))
    shown(page)
    for name in ("全部", "新建检查", "下一节"):
        assert named(page, QPushButton, name).isVisible()
    page.header.set_badge(None)
    page.header.set_subtitle("")
    page.notice.say("注意")
    assert page.notice.isVisible()


@pytest.fixture
def opened_page(qtbot):
    page = Page("示例工一")
    page.left, page.line, page.list = [], QLineEdit(), QListWidget()
    page.header.add_way_back(lambda: page.left.append(True))
    for each in (page.line, page.list):
        page.body.addWidget(each)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def test_one_key_leads_back_from_every_page(opened_page, qtbot):
    for place in (opened_page.line, opened_page.list):
        place.setFocus()
        qtbot.keyClick(place, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert len(opened_page.left) == 2


def test_esc_leads_back_unless_one_is_writing(opened_page, qtbot):
    opened_page.line.setFocus()
    qtbot.keyClick(opened_page.line, Qt.Key.Key_Escape)
    assert not opened_page.left
    opened_page.list.setFocus()
    opened_page.notice.say("已登记。", Tone.OK)
    qtbot.keyClick(opened_page.list, Qt.Key.Key_Escape)  # what is told lies over the page and goes first
    assert (opened_page.notice.sentence, opened_page.left) == ("", [])
    qtbot.keyClick(opened_page.list, Qt.Key.Key_Escape)
    assert opened_page.left
