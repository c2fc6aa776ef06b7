from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from inspector_app.ui.widgets.growing_text import GrowingText


def test_text_field_grows_with_its_text_up_to_a_limit(qtbot, shown):
    page = QWidget()
    edit = GrowingText(most=5)
    column = QVBoxLayout(page)
    column.addWidget(edit)
    column.addStretch()
    page.resize(300, 600)
    shown(page)
    edit.set_value("每天 320 元，按月结。" * 6)
    qtbot.waitUntil(lambda: edit.height() > 2 * edit.fontMetrics().lineSpacing())
    assert edit.verticalScrollBar().maximum() == 0
    edit.set_value("一\n" * 50)
    qtbot.waitUntil(lambda: edit.height() >= 5 * edit.fontMetrics().lineSpacing())
    assert edit.height() < 8 * edit.fontMetrics().lineSpacing()
    edit.set_value("")
    qtbot.waitUntil(lambda: edit.height() < 3 * edit.fontMetrics().lineSpacing())


def test_lines_of_a_long_paragraph_end_beside_the_scroll_bar(qtbot, shown):
    page = QWidget()
    edit = GrowingText(most=20)
    column = QVBoxLayout(page)
    column.addWidget(edit)
    column.addStretch()
    edit.set_value("项目部二零二五年十月以后的劳务费由总包统一拨付。" * 200)  # as a record is opened again
    page.resize(300, 600)
    shown(page)
    qtbot.waitUntil(lambda: edit.verticalScrollBar().maximum() > 0)
    lines = edit.document().firstBlock().layout()
    assert max(lines.lineAt(at).width() for at in range(lines.lineCount())) <= edit.viewport().width()
    assert not edit.horizontalScrollBar().isVisible()


def test_tab_leaves_a_text_field(qtbot, shown):
    page = QWidget()
    first, second = GrowingText(), GrowingText()
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addWidget(second)
    shown(page)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert page.focusWidget() is second
    assert first.value() == ""


def test_a_text_that_is_only_read_begins_at_its_top(qtbot, shown):
    text = GrowingText(most=4)
    text.setReadOnly(True)
    text.hide()
    page = QWidget()
    QVBoxLayout(page).addWidget(text)
    shown(page)
    text.set_value("\n".join(f"第{number}行" for number in range(60)))
    text.show()
    qtbot.waitUntil(lambda: text.verticalScrollBar().maximum() > 0)
    assert text.verticalScrollBar().value() == 0


def test_no_hint_is_drawn_behind_letters_that_are_being_composed(qtbot):
    pictures, shown = [], []
    for hint in ("", "请如实记录"):
        text = GrowingText()
        shown.append(text)  # a window that is let go of while the focus leaves it takes the program with it
        qtbot.addWidget(text)
        text.setAccessibleName("回答")
        text.setPlaceholderText(hint)
        text.setCursorWidth(0)  # it blinks
        with qtbot.waitExposed(text):
            text.show()
        QApplication.sendEvent(text, QInputMethodEvent("qian", []))
        pictures.append(text.grab().toImage())
    assert pictures[0] == pictures[1]
