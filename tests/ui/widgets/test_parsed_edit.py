"""说数字 in an entry: what was heard is shown, counts only after a person said yes, and what is vague is refused."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton, QWidget

from inspector_app.ui.layouts import in_column
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.figure_edit import IntegerEdit, MoneyEdit

TODAY = date(2026, 3, 16)


@pytest.fixture
def shown(qtbot):
    """A window with a field and another entry behind it; the line of the field has the focus."""

    windows = []

    def make(entry):
        window = QWidget()
        windows.append(window)
        field = Field("数额", entry)
        in_column(field, QLineEdit(), of=window)
        qtbot.addWidget(window)
        window.resize(480, 200)
        window.show()
        window.activateWindow()
        line = entry if isinstance(entry, QLineEdit) else entry.line
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
        return field, line

    return make


def say(line, words):
    """As an input method writes them."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    QApplication.sendEvent(line, event)


ENTRIES = [
    (MoneyEdit, "一万八", 1_800_000, "18,000.00"),
    (MoneyEdit, "三千五", 350_000, "3,500.00"),
    (IntegerEdit, "五十个人", 50, "50"),
    (lambda: DateEdit(today=lambda: TODAY), "欠到九月", date(2025, 9, 30), "2025-09-30"),
    (lambda: DateEdit(today=lambda: TODAY), "昨天", date(2026, 3, 15), "2026-03-15"),
]


@pytest.mark.parametrize(("entry", "words", "value", "read"), ENTRIES)
def test_leaving_shows_what_was_heard_and_the_tick_takes_it(shown, qtbot, entry, words, value, read):
    field, line = shown(entry())
    say(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert field.entry.value() is None  # nobody has said yes
    assert f"“{words}”读作{read}" in field.message
    (tick,) = [each for each in line.findChildren(QToolButton) if each.isVisible()]
    assert tick.accessibleName() == f"采用读数：{read}"
    qtbot.mouseClick(tick, Qt.MouseButton.LeftButton)
    assert (field.entry.value(), line.text(), field.message) == (value, read, "")
    assert not [each for each in line.findChildren(QToolButton) if each.isVisible()]


def test_enter_shows_first_and_takes_then_and_goes_no_further(shown, qtbot):
    field, line = shown(MoneyEdit())
    gone_on = []
    line.returnPressed.connect(lambda: gone_on.append(line.text()))
    say(line, "一万八")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert ("读作18,000.00" in field.message, field.entry.value()) == (True, None)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (field.entry.value(), gone_on) == (1_800_000, [])
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert gone_on == ["18,000.00"]


def test_another_figure_is_written_instead(shown, qtbot):
    field, line = shown(MoneyEdit())
    say(line, "一万八")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    line.selectAll()
    qtbot.keyClicks(line, "18500")
    assert (field.entry.value(), field.message) == (1_850_000, "")


@pytest.mark.parametrize(
    ("entry", "words"),
    [(IntegerEdit, "五十来号"), (MoneyEdit, "一万多"), (lambda: DateEdit(today=lambda: TODAY), "九月上旬")],
)
def test_what_is_vague_is_refused_and_offers_nothing(shown, qtbot, entry, words):
    field, line = shown(entry())
    say(line, words)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert f"“{words}”只是大约的数" in field.message
    assert (field.entry.value(), line.text()) == (None, words)
    assert not [each for each in line.findChildren(QToolButton) if each.isVisible()]
