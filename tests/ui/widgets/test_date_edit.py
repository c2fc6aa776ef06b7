from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit, QSpinBox, QTableView

from inspector_app.ui import theme
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


def test_the_whole_day_can_be_read_where_there_is_no_room_to_spare(qtbot):
    edit = DateEdit()
    qtbot.addWidget(edit)
    edit.set_value(date(2026, 12, 28))
    edit.show()
    edit.resize(edit.minimumSizeHint())
    assert edit.line.width() > edit.line.fontMetrics().horizontalAdvance("2026-12-28")


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


@pytest.mark.parametrize("look", [theme.STANDARD, theme.SUNLIGHT])
def test_every_day_and_weekday_of_the_calendar_can_be_read(qtbot, qapp, family, look):
    """No two cells look alike: a cell too narrow for its words shows three dots or nothing, as the next one does."""
    theme.apply(qapp, look, family)
    edit = DateEdit(today=lambda: date(2026, 3, 5))
    qtbot.addWidget(edit)
    theme.dress(edit)
    edit.show()
    edit.open_calendar()
    days = edit.findChild(QTableView)
    cells = [days.model().index(row, column) for row in range(7) for column in range(days.model().columnCount())]
    faces = [(str(cell.data()), days.grab(days.visualRect(cell)).toImage()) for cell in cells]
    assert {"周一", "周日", "10", "31"} <= {words for words, _ in faces}
    alike = [(one[0], two[0]) for one, two in combinations(faces, 2) if one[0] != two[0] and one[1] == two[1]]
    assert not alike
    theme.apply(qapp, theme.STANDARD, family)


def test_the_year_in_the_calendar_can_be_read_while_it_is_typed(qtbot):
    edit = DateEdit(today=lambda: date(2026, 3, 5))
    qtbot.addWidget(edit)
    theme.dress(edit)
    edit.show()
    edit.open_calendar()
    year = edit.findChild(QSpinBox)
    year.show()
    line = year.findChild(QLineEdit)
    room = line.fontMetrics().size(0, line.text())
    assert room.width() <= line.width()
    assert room.height() <= line.height()
