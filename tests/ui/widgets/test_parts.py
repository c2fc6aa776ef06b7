"""Tab goes from line to line, past the button beside it; its key presses that."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.masked_edit import MaskedEdit
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.secret_edit import SecretEdit

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def two(request, qtbot):
    """Two entries of a kind, one below the other."""
    page = QWidget()
    page.entries = [request.param(), request.param()]
    column = QVBoxLayout(page)
    for each in page.entries:
        column.addWidget(each)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.entries[0].setFocus()
    return page


@pytest.mark.parametrize("two", [SecretEdit, MaskedEdit, DateEdit], indirect=True)
def test_tab_goes_to_the_next_entry(two):
    first, second = two.entries
    QTest.keyClick(first.line, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is second.line


@pytest.mark.parametrize("two", [MomentEdit], indirect=True)
def test_tab_stops_at_lines_alone(two):
    walked = []
    for _ in range(4):
        walked.append(QApplication.focusWidget())
        QTest.keyClick(walked[-1], Qt.Key.Key_Tab)
    assert all(isinstance(each, QLineEdit) for each in walked)
    assert len(set(walked)) == 4


@pytest.mark.parametrize("two", [SecretEdit], indirect=True)
def test_a_passphrase_typed_twice_by_tab_and_enter_is_never_seen(two):
    first, second = two.entries
    QTest.keyClicks(first.line, "correct horse")
    QTest.keyClick(first.line, Qt.Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "correct horse")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert [each.value() for each in two.entries] == ["correct horse"] * 2
    assert {each.line.echoMode() for each in two.entries} == {QLineEdit.EchoMode.Password}
    QTest.keyClick(second.line, Qt.Key.Key_Down, ALT)
    assert second.line.displayText() == "correct horse"
    assert QApplication.focusWidget() is second.line


@pytest.mark.parametrize("two", [DateEdit], indirect=True)
def test_the_calendar_is_opened_by_key(two):
    first = two.entries[0]
    first.set_value(date(2026, 3, 2))
    QTest.keyClick(first.line, Qt.Key.Key_Down, ALT)
    assert isinstance(QApplication.focusWidget().window().findChild(QCalendarWidget), QCalendarWidget)
    QApplication.activePopupWidget().close()
