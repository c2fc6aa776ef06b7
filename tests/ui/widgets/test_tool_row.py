"""Buttons that lose their words where there is no room, and nothing else."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui import theme
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.tool_row import ToolRow


@pytest.fixture
def page(qtbot):
    row = ToolRow()
    row.add(Button("添加一行", "plus"))
    row.add_stretch()
    row.add(Button("导入", "upload", name="从 Excel 导入"), may_shrink=True)
    row.add(Button("模板", "download", name="保存导入模板"), may_shrink=True)
    page = QWidget()  # a window of its own would not become narrower than its layout
    qtbot.addWidget(page)
    row.setParent(page)
    row.resize(900, 50)
    page.show()
    QApplication.processEvents()
    return page


def told(row):
    return [(button.text(), button.accessibleName()) for button in row.findChildren(Button)]


def test_words_go_where_there_is_no_room_and_come_back(page):
    row = page.findChild(ToolRow)
    whole = [("添加一行", "添加一行"), ("导入", "从 Excel 导入"), ("模板", "保存导入模板")]
    assert told(row) == whole
    row.resize(row.minimumSizeHint())
    QApplication.processEvents()
    assert told(row) == [("添加一行", "添加一行"), ("", "从 Excel 导入"), ("", "保存导入模板")]
    buttons = row.findChildren(Button)
    assert "从 Excel 导入" in buttons[1].toolTip()
    assert all(button.geometry().right() <= row.width() and button.width() >= button.minimumSizeHint().width()
               for button in buttons)  # fmt: skip
    row.resize(row.minimumSizeHint().width() + 60, 50)
    QApplication.processEvents()
    assert [text for text, _name in told(row)] == ["添加一行", "导入", ""]
    row.resize(900, 50)
    QApplication.processEvents()
    assert told(row) == whole
    assert buttons[1].toolTip() == ""


def test_what_is_to_be_done_here_keeps_its_words_longest(page):
    row = page.findChild(ToolRow)
    row.add(Button("明细表文书", "file-text", Kind.PRIMARY), may_shrink=True)
    QApplication.processEvents()  # it is in sight from now on
    row.resize(row.minimumSizeHint().width() + 90, 50)
    QApplication.processEvents()
    assert [text for text, _name in told(row)] == ["添加一行", "", "", "明细表文书"]


def test_another_look_shares_the_room_anew(page, qapp, family):
    """Its letters are larger: words that fitted before would be squeezed."""
    row = page.findChild(ToolRow)
    theme.dress(page)
    row.resize(row.sizeHint().width() + 2, 50)
    QApplication.processEvents()
    theme.apply(qapp, theme.SUNLIGHT, family)
    qapp.processEvents()
    qapp.processEvents()
    assert [text for text, _name in told(row)] != ["添加一行", "导入", "模板"]
    assert all(button.width() >= button.minimumSizeHint().width() for button in row.findChildren(Button))
    theme.apply(qapp, theme.STANDARD, family)
    qapp.processEvents()
    qapp.processEvents()
    assert [text for text, _name in told(row)] == ["添加一行", "导入", "模板"]


def test_icons_stand_beside_their_words_again_and_the_same_room_keeps_the_same_words(page, qapp, family):
    row, button = page.findChild(ToolRow), page.findChildren(Button)[1]
    beside = button.iconSize()
    for _look in range(2):
        row.resize(row.minimumSizeHint())
        QApplication.processEvents()
        theme.change_light(qapp, family)
        QApplication.processEvents()
    row.resize(900, 50)
    QApplication.processEvents()
    assert (button.text(), button.iconSize()) == ("导入", beside)
    for width in range(row.minimumSizeHint().width(), 320):
        row.resize(width, 50)
        once = told(row)
        QApplication.sendEvent(row, QEvent(QEvent.Type.StyleChange))
        QApplication.processEvents()
        assert told(row) == once


def test_a_button_that_says_more_or_comes_in_sight_takes_its_room_from_the_words_of_others(page):
    """One that was hidden, or says how many, pushed the last ones out of the window."""
    row = page.findChild(ToolRow)
    odd = row.add(Button("", "triangle-alert", name="存疑"))
    odd.hide()
    row.resize(row.sizeHint())
    QApplication.processEvents()
    assert [text for text, _name in told(row)][:3] == ["添加一行", "导入", "模板"]
    odd.setText("拍摄时间存疑459张")
    odd.show()
    QApplication.processEvents()
    assert [text for text, _name in told(row)] == ["添加一行", "", "", "拍摄时间存疑459张"]
    assert all(each.geometry().right() <= row.width() for each in row.findChildren(Button))
    row.findChildren(Button)[1].setText("从 Excel 导入")
    row.resize(1200, 50)
    QApplication.processEvents()
    assert [text for text, _name in told(row)][:3] == ["添加一行", "从 Excel 导入", "模板"]
