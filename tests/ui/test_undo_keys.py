import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit

from inspector_app.ui import undo_keys
from inspector_app.ui.undo_keys import KeysForTheLine

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_the_keys_are_the_same_on_every_platform():
    assert QKeySequence("Ctrl+Z") in undo_keys.undo_keys()
    assert {QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")} <= set(undo_keys.redo_keys())
    assert undo_keys.undo_names() == ("撤销（Ctrl+Z）", "重做（Ctrl+Y）")


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CONTROL), (Qt.Key.Key_Z, CONTROL | SHIFT)])
def test_a_line_that_undoes_by_itself_redoes_by_both_keys(qtbot, key, modifiers):
    line = QLineEdit()
    qtbot.addWidget(line)
    line.installEventFilter(KeysForTheLine(line))
    line.show()
    qtbot.keyClicks(line, "abc")
    qtbot.keyClick(line, Qt.Key.Key_Z, CONTROL)
    assert line.text() == ""
    qtbot.keyClick(line, key, modifiers)
    assert line.text() == "abc"
