from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit

from inspector_app.ui.widgets.date_edit import DateEdit


def typed(qtbot, edit, text):
    qtbot.addWidget(edit)
    line = edit if isinstance(edit, QLineEdit) else edit.line
    line.setText(text)
    return edit


@pytest.mark.parametrize("text", ["2026-3-5", "2026/03/05", "20260305", "2026年3月5日", "２０２６.3.5"])
def test_date_in_any_usual_form(qtbot, text):
    assert typed(qtbot, DateEdit(), text).value() == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [("三月五日", "date-shape"), ("2026-02-30", "date-impossible"), ("1900-01-01", "date-out-of-range")],
)
def test_text_that_is_no_date_says_why(qtbot, text, code):
    edit = typed(qtbot, DateEdit(), text)
    assert edit.value() is None
    assert edit.problem().code == code


def test_date_may_be_empty(qtbot):
    edit = DateEdit()
    qtbot.addWidget(edit)
    edit.set_value(date(2026, 3, 5))
    edit.set_value(None)
    assert (edit.value(), edit.problem(), edit.line.text()) == (None, None, "")


def test_calendar_opens_at_today_and_takes_a_day(qtbot):
    edit = DateEdit(today=lambda: date(2026, 3, 5))
    qtbot.addWidget(edit)
    edit.show()
    edit.open_calendar()
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2026, 3, 5)
    calendar.clicked.emit(QDate(2026, 3, 9))
    assert edit.value() == date(2026, 3, 9)
    assert QApplication.activePopupWidget() is None


def test_calendar_cannot_leave_the_years_that_the_program_knows(qtbot):
    edit = DateEdit(today=lambda: date(2026, 3, 5))
    qtbot.addWidget(edit)
    edit.show()
    edit.open_calendar()
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.minimumDate() == QDate(1949, 10, 1)
    calendar.window().close()


@given(day=st.dates(date(1949, 10, 1), date(2100, 12, 31)))
@settings(max_examples=50, deadline=None)
def test_date_shown_is_date_read(qapp, day):
    edit = DateEdit()
    edit.set_value(day)
    assert edit.value() == day
