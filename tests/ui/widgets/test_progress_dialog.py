from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

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


def test_a_sentence_of_two_lines_makes_it_a_line_higher_and_no_more(qtbot):
    dialog = ProgressDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.begin("准备练习")
    before = dialog.height()
    dialog.step(0, 0, "导入示例中学扩建1期木工班组2026年1月至3月的工资表，核对每一行的证件号码和欠付金额")
    qtbot.waitUntil(lambda: dialog.height() > before)
    assert dialog.height() == dialog.layout().totalHeightForWidth(dialog.width())
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
