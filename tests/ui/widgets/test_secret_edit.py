import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from inspector_app.ui.widgets.secret_edit import SecretEdit


@pytest.fixture
def entry(qtbot):
    entry = SecretEdit()
    entry.setAccessibleName("口令")
    qtbot.addWidget(entry)
    return entry


def test_what_is_typed_is_hidden_until_the_eye_is_pressed(entry, qtbot, named):
    qtbot.keyClicks(entry.line, "correct horse")
    assert entry.value() == "correct horse"
    assert entry.line.echoMode() is QLineEdit.EchoMode.Password
    qtbot.mouseClick(named(entry, QPushButton, "口令：显示口令"), Qt.MouseButton.LeftButton)
    assert entry.line.displayText() == "correct horse"
    assert named(entry, QPushButton, "口令：隐藏口令")


def test_clearing_hides_the_next_one(entry, qtbot):
    entry.toggle()
    entry.set_value("abc")
    entry.clear()
    assert entry.value() == ""
    assert entry.line.echoMode() is QLineEdit.EchoMode.Password
