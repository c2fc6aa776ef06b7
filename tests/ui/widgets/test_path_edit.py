from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QPushButton

from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.path_edit import PathEdit


@pytest.fixture
def asked():
    return []


@pytest.fixture
def entry(qtbot, asked, tmp_path):
    def choose(_parent, start):
        asked.append(start)
        return str(tmp_path / "chosen.json") if len(asked) == 1 else ""

    entry = PathEdit(choose, start="文档")
    entry.setAccessibleName("密钥文件")
    qtbot.addWidget(entry)
    return entry


def press(qtbot, named, entry):
    qtbot.mouseClick(named(entry, QPushButton, "密钥文件：选择…"), Qt.MouseButton.LeftButton)


def test_a_file_is_chosen_in_the_box(entry, qtbot, named, asked, tmp_path):
    with qtbot.waitSignal(entry.chosen):
        press(qtbot, named, entry)
    assert entry.path() == tmp_path / "chosen.json"
    assert entry.window().focusWidget() is entry.line  # on the button Enter would open the box again
    assert asked == ["文档"]


def test_turning_back_in_the_box_changes_nothing(entry, qtbot, named):
    press(qtbot, named, entry)
    chosen = entry.value()
    press(qtbot, named, entry)
    assert entry.value() == chosen


def test_a_path_may_be_typed(entry, qtbot):
    assert entry.path() is None
    with qtbot.waitSignal(entry.value_changed):
        qtbot.keyClicks(entry.line, " D:/key.json ")
    assert entry.path() == Path("D:/key.json")


def test_a_file_may_be_dropped(entry, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "office-key.json"))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    with qtbot.waitSignal(entry.chosen):
        entry.dropEvent(event)
    assert entry.path() == tmp_path / "office-key.json"


def test_enter_reads_a_typed_file_and_presses_nothing_where_it_is_read_at_once(qtbot, named):
    dialog = FormDialog("导入", "下一步")
    qtbot.addWidget(dialog)
    entry = PathEdit(lambda _parent, _start: "", read=True)
    dialog.body.addWidget(entry)
    dialog.show()
    pressed = []
    dialog.accept_requested.connect(lambda: pressed.append(True))
    qtbot.keyClicks(entry.line, "D:/list.jpg")
    with qtbot.waitSignal(entry.chosen):
        qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    qtbot.keyClick(entry.line, Qt.Key.Key_Enter)
    assert pressed == []
