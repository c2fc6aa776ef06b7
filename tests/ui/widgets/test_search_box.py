from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.search_box import SearchBox


def test_search_waits_for_a_pause_and_enter_does_not(qtbot, shown):
    box = shown(SearchBox("查找项目", "按项目查找"))
    heard = []
    box.searched.connect(heard.append)
    qtbot.keyClicks(box, "abc")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["abc"])
    qtbot.keyClicks(box, "d")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard == ["abc", "abcd"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard[-1] == ""


def test_ctrl_f_jumps_into_the_search(qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    box, text = SearchBox("查找", "查找"), GrowingText()
    column.addWidget(text)
    column.addWidget(box)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is box
