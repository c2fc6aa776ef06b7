"""Ctrl+K: typed, chosen by the arrows, and there."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.parties.parties_page import PartiesPage
from inspector_app.ui.session import Session
from inspector_app.ui.targets import ShowCase, ShowSection
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from tests.ui.conftest import find_named
from tests.ui.hands import type_words


class Told(Page):
    """Keeps what it was asked to show."""

    def __init__(self, key: str) -> None:
        super().__init__(key, "")
        self.told: list[object] = []

    def open_target(self, target: object) -> None:
        self.told.append(target)


@pytest.fixture
def window(qtbot, desk, runner, messages, family):
    titles = {"today": "今日", "cases": "案件", "parties": "人员和单位", "oversight": "监管调度"}
    specs = [PageSpec(key, title, "inbox", lambda key=key: Told(key)) for key, title in titles.items()]
    window = MainWindow(Session(desk.context, runner, messages), specs, family)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def look(window, words: str, *keys: Qt.Key) -> list[list[str]]:
    """Ctrl+K, the words, Enter or other keys; the lines as they stood before."""
    seen: list[list[str]] = []

    def type_and_go() -> None:
        dialog = QApplication.activeModalWidget()
        line, table = find_named(dialog, SearchBox, "查找全部"), find_named(dialog, Table, "查到的内容")
        type_words(line, words)
        QTest.keyClick(line, Qt.Key.Key_Return)  # looked for at once
        seen.extend(table.told()[1])
        for key in keys:
            QTest.keyClick(line, key)
        if dialog.isVisible():
            QTest.keyClick(line, Qt.Key.Key_Return)

    window.activateWindow()
    QApplication.processEvents()
    QTimer.singleShot(0, type_and_go)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return seen


def test_a_name_is_typed_and_enter_leads_there(window, desk):
    seen = look(window, "slgr 乙")
    assert [line[:2] for line in seen] == [["人员", "示例工人乙"]]
    assert window.key == "parties"
    assert window.page("parties").told == [desk.workers[1].rid]
    assert desk.workers[1].id_number not in seen[0][2]


def test_a_case_is_chosen_by_the_arrow_among_what_else_was_found(window, desk):
    seen = look(window, "示例欠薪案", Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert ["案件", "示例欠薪案"] in [line[:2] for line in seen]
    assert (window.key, window.page("cases").told) == ("cases", [ShowCase(desk.case.rid)])


def test_a_page_and_a_thing_to_do_are_found_by_their_sound_and_esc_leads_back(window):
    assert [line[:2] for line in look(window, "xjaj", Qt.Key.Key_Escape, Qt.Key.Key_Escape)] == [["操作", "新建案件"]]
    assert window.key == "today"
    look(window, "ryhdw")
    assert window.key == "parties"
    look(window, "专项行动")  # a part of a page
    assert (window.key, window.page("oversight").told) == ("oversight", [ShowSection("campaigns")])
    (line,) = look(window, "口供")  # done in one case: where, and to the list from which it is opened
    assert (line[1:], window.key) == (["口供对照表", "打开案件，在“案件办理”里"], "cases")


def test_the_way_back_from_what_was_found_leads_to_where_it_was_looked_for(qtbot, desk, runner, messages, family):
    session = Session(desk.context, runner, messages)
    build = {"today": lambda: Told("today"), "parties": lambda: PartiesPage(session)}
    titles = {"today": "今日", "parties": "人员和单位"}
    window = MainWindow(session, [PageSpec(key, titles[key], "inbox", build[key]) for key in build], family)
    qtbot.addWidget(window)
    window.show()
    look(window, desk.workers[1].name)
    rooms = window.page("parties")
    back = rooms.currentWidget().header.way_back
    assert (window.key, back.text()) == ("parties", "返回今日")
    back.click()
    assert (window.key, back.text()) == ("today", "返回列表")
    session.go("parties", desk.workers[1].rid)
    rooms.currentWidget().header.way_back.click()
    assert window.key == "parties"


def test_what_a_button_of_the_page_does_is_found_by_its_words_while_it_can_be_pressed(window):
    done: list[str] = []
    window.page("today").header.add(Button("登记示例", clicked=lambda: done.append("登记")))
    assert [line for line in look(window, "登记示例") if line[0] == "本页"] == [["本页", "登记示例", ""]]
    assert done == ["登记"]
    (button,) = [each for each in window.page("today").findChildren(Button) if each.text() == "登记示例"]
    button.allow(False, "没有登记过")
    assert [line for line in look(window, "登记示例", Qt.Key.Key_Escape, Qt.Key.Key_Escape) if line[0] == "本页"] == []


def test_what_a_key_of_the_page_does_is_found_by_its_words(window, desk):
    done: list[str] = []
    bind_keys(window.page("today"), (PageKey("收工三问：看还缺什么", ("F6",), lambda: done.append("F6")),))
    assert [line for line in look(window, "收工") if line[0] == "本页"] == [["本页", "收工三问：看还缺什么", "F6"]]
    assert (done, window.key) == (["F6"], "today")
