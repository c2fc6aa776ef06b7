from PySide6.QtCore import Qt

from inspector_app.ui.widgets.progress_dialog import ProgressDialog


def test_progress_can_only_be_cancelled(qtbot):
    dialog = ProgressDialog()
    qtbot.addWidget(dialog)
    dialog.begin("导出今日数据")
    dialog.step(3, 10, "照片")
    heard = []
    dialog.cancelled.connect(lambda: heard.append(1))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    assert heard == [1, 1]
    dialog.finish()
    assert not dialog.isVisible()
