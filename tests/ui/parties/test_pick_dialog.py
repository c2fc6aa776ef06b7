"""Choosing one of many: keys from the search box, only what is chosen is taken, an empty list says what is true."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.ui.parties.pick_dialog import PickDialog, PickList
from inspector_app.ui.parties.pick_entry import PickEntry
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.table_model import Column, Lines


@pytest.fixture
def names():
    return ["示例一公司", "示例二公司", "示例三公司"]


@pytest.fixture
def dialog(shown, names):
    def find(text):
        return Lines([name for name in names if text in name], str)

    return shown(PickDialog(PickList("选择单位", "按名称查找", (Column("名称", str),), find)))


def test_the_keys_of_the_list_work_from_the_search_box(qtbot, dialog, named):
    box = named(dialog, QLineEdit, "选择单位")
    assert box.hasFocus() or dialog.focusWidget() is box
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.picked == "示例一公司"
    assert not dialog.isVisible()


def test_enter_on_new_words_looks_first_and_takes_what_is_found_then(qtbot, dialog, named):
    box = named(dialog, QLineEdit, "选择单位")
    box.insert("三")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.picked == "示例三公司"


def test_enter_at_once_swaps_nothing_and_only_points_at_the_first(qtbot, dialog, named):
    box = named(dialog, QLineEdit, "选择单位")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.picked is None


def test_nothing_can_be_taken_where_nothing_is_chosen(qtbot, dialog, named, names):
    box = named(dialog, QLineEdit, "选择单位")
    assert not dialog.primary.isEnabled()
    box.insert("四")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not dialog.primary.isEnabled()
    assert named(dialog, EmptyState, "没有找到这样的单位").isVisible()
    names.clear()
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert named(dialog, EmptyState, "还没有可选的单位").isVisible()
    assert not dialog.primary.isEnabled()
    names.append("示例四公司")
    box.insert("四")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert dialog.primary.isEnabled()


@pytest.mark.parametrize(("looked_for", "begins_with"), [("示例新公司", "示例新公司"), ("91340000MA0000002H", "")])
def test_a_new_one_begins_with_the_name_that_was_looked_for(qtbot, shown, named, write, looked_for, begins_with):
    begun = []

    def add(_window, name):
        begun.append(name)

    wanted = PickList("选择单位", "按名称查找", (Column("名称", str),), lambda _text: Lines(()), add, "新增单位",
                      apart=lambda text: f"不在这里：{text}" if text else "")  # fmt: skip
    dialog = shown(PickDialog(wanted))
    assert not any("不在这里" in label.text() for label in dialog.findChildren(QLabel))
    write(named(dialog, QLineEdit, "选择单位"), looked_for)
    qtbot.keyClick(named(dialog, QLineEdit, "选择单位"), Qt.Key.Key_Return)
    assert f"不在这里：{looked_for}" in [label.text() for label in dialog.findChildren(QLabel)]
    named(dialog, QPushButton, "新增单位").click()
    assert begun == [begins_with]
    assert dialog.isVisible()


@pytest.mark.parametrize("way", ["选择", "项目、案件中的"])
def test_once_something_is_chosen_the_keys_go_on_behind_it(qtbot, named, way):
    """On the button the next Enter would ask once more."""
    asked = []
    take = lambda: asked.append(way) or "rid"  # noqa: E731
    page, entry, line = QWidget(), PickEntry(take, str, near=lambda: (("示例公司", take),)), QLineEdit()
    column = QVBoxLayout(page)
    entry.setAccessibleName("单位")
    for each in (entry, line):
        column.addWidget(each)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    button = named(page, QPushButton, f"单位：{way}")
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    if (menu := QApplication.activePopupWidget()) is not None:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert entry.value() == "rid"
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert asked == [way]


def test_where_there_is_none_to_choose_one_is_added_at_once(shown, names):
    asked: list[str] = []
    around = shown(QWidget())

    def add(_window, name):
        asked.append(name)
        return "示例新公司"

    names.clear()
    wanted = PickList(
        "选择单位", "按名称查找", (Column("名称", str),), lambda _text: Lines(names, str), add, "新增单位"
    )
    assert PickDialog.ask(wanted, around) == "示例新公司"
    assert asked == [""]
