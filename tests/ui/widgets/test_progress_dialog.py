from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

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


def test_what_is_done_and_how_long_it_may_take_move_nothing(qtbot, named):
    """Else a click on 取消 goes beside it."""
    moments = iter((0.0, 0.5, 10.0, 300.0))
    dialog = ProgressDialog(now=lambda: next(moments))
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.begin("准备练习")
    before, cancel = dialog.height(), named(dialog, QPushButton, "取消").geometry()
    told = []
    long = "导入示例中学扩建1期木工班组2026年1月至3月的工资表，核对每一行的号码"
    for done, what in ((0, "建立资料库"), (25, long), (50, "")):
        dialog.step(done, 100, what)
        QApplication.processEvents()
        told += [each.text() for each in dialog.findChildren(QLabel) if "已完成" in each.text()]
        assert (dialog.height(), named(dialog, QPushButton, "取消").geometry()) == (before, cancel)
    assert told == ["已完成0%", "已完成25%，大约还需30秒", "已完成50%，大约还需5分钟"]
    dialog.finish()


def test_a_second_enter_stops_nothing_unless_it_is_on_the_button(qtbot):
    dialog = ProgressDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.begin("示例")
    stopped = []
    dialog.cancelled.connect(lambda: stopped.append(True))
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert stopped == []
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert stopped == [True]
    dialog.finish()
