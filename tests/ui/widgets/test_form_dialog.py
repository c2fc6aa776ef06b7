from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from inspector_app.ui.widgets.form_dialog import FormDialog


def test_dialog_wishes_and_closes_only_when_told(qtbot, named):
    dialog = FormDialog("登记投诉", "登记")
    line = QLineEdit()
    dialog.body.addWidget(line)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accept_requested):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        named(dialog, QPushButton, "取消").click()
