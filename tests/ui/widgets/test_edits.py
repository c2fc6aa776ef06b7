"""Entries for amounts, dates, times and counts: what is typed, what it means, what is said when it means nothing."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLineEdit

from inspector_app.domain.money import MAX_FEN
from inspector_app.support.clock import CHINA
from inspector_app.support.errors import Refused
from inspector_app.ui.widgets.date_edit import DateEdit
from inspector_app.ui.widgets.integer_edit import IntegerEdit, parse_integer
from inspector_app.ui.widgets.moment_edit import MomentEdit
from inspector_app.ui.widgets.money_edit import MoneyEdit
from inspector_app.ui.widgets.time_edit import TimeEdit, parse_time


def typed(qtbot, edit, text):
    qtbot.addWidget(edit)
    line = edit if isinstance(edit, QLineEdit) else edit.line
    line.setText(text)
    return edit


@pytest.mark.parametrize(
    ("text", "fen"),
    [("12", 1200), ("1,234.5", 123450), ("￥３００元", 30000), ("0.01", 1), ("", None)],
)
def test_money_as_people_write_it(qtbot, text, fen):
    edit = typed(qtbot, MoneyEdit(), text)
    assert edit.value() == fen
    assert edit.problem() is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("一万", "money-shape"), ("-3", "money-negative"), ("1.234", "money-decimals"), ("9" * 20, "money-too-large")],
)
def test_money_that_means_nothing_says_why_and_stays(qtbot, text, code):
    edit = typed(qtbot, MoneyEdit("paid"), text)
    assert edit.value() is None
    assert (edit.problem().code, edit.problem().where) == (code, "paid")
    edit.tidy()
    assert edit.text() == text


@given(fen=st.integers(0, MAX_FEN))
@settings(max_examples=50, deadline=None)
def test_money_shown_is_money_read(qapp, fen):
    edit = MoneyEdit()
    edit.set_value(fen)
    assert edit.value() == fen


def test_amount_is_tidied_on_leaving(qtbot):
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    with qtbot.waitActive(edit):
        edit.show()
        edit.activateWindow()
    edit.setFocus()
    qtbot.keyClicks(edit, "1250000")
    with qtbot.waitSignal(edit.left):
        edit.clearFocus()
    assert edit.text() == "1,250,000.00"
    assert edit.value() == 125000000


def test_each_change_of_the_value_is_told_once(qtbot):
    edit = MoneyEdit()
    qtbot.addWidget(edit)
    told = []
    edit.value_changed.connect(lambda: told.append(edit.value()))
    qtbot.keyClicks(edit, "1.5")
    edit.tidy()
    assert told == [100, 150]


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


@pytest.mark.parametrize(("text", "meant"), [("9:05", time(9, 5)), ("0905", time(9, 5)), ("14时30分", time(14, 30))])
def test_time_of_day(qtbot, text, meant):
    assert typed(qtbot, TimeEdit(), text).value() == meant


@pytest.mark.parametrize("text", ["25:00", "9:60", "上午九点", "9"])
def test_text_that_is_no_time(text):
    with pytest.raises(Refused, match="ui-time-shape"):
        parse_time(text, "at")


def test_moment_is_a_chinese_wall_clock_in_utc(qtbot):
    edit = MomentEdit()
    qtbot.addWidget(edit)
    edit.set_value(datetime(2026, 3, 5, 9, 30, tzinfo=CHINA))
    assert (edit.day.line.text(), edit.time.text()) == ("2026-03-05", "09:30")
    assert edit.value() == datetime(2026, 3, 5, 9, 30, tzinfo=CHINA)
    assert edit.value().utcoffset() == timedelta(0)


def test_half_a_moment_is_a_problem(qtbot):
    edit = MomentEdit("at")
    qtbot.addWidget(edit)
    assert edit.problem() is None
    edit.day.set_value(date(2026, 3, 5))
    assert edit.value() is None
    assert edit.problem().code == "ui-moment-half"
    edit.time.setText("9:00")
    assert edit.problem() is None


def test_parts_of_a_moment_are_named_apart(qtbot, named):
    edit = MomentEdit()
    qtbot.addWidget(edit)
    edit.setAccessibleName("检查时间")
    assert named(edit, QLineEdit, "检查时间：日期")
    assert named(edit, QLineEdit, "检查时间：时间")


@pytest.mark.parametrize("text", ["-1", "1.5", "十二", "1234567890", "٣"])
def test_text_that_is_no_count(text):
    with pytest.raises(Refused, match="ui-integer-shape"):
        parse_integer(text, "heads")


def test_count_understands_commas_and_full_width(qtbot):
    assert typed(qtbot, IntegerEdit(), "１,284").value() == 1284
    edit = IntegerEdit()
    qtbot.addWidget(edit)
    assert edit.alignment() & Qt.AlignmentFlag.AlignRight
