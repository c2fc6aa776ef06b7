from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.calendar import WorkCalendar, days_after
from inspector_app.support.errors import Refused

OFF = frozenset(date(2026, 2, day) for day in range(15, 24))
WORK = frozenset({date(2026, 2, 14), date(2026, 2, 28)})
CALENDAR = WorkCalendar(OFF, WORK, announced=frozenset({2025, 2026}), forecast=frozenset({2027}), version="test")

days = st.dates(date(2025, 2, 1), date(2027, 11, 30))
modest = settings(max_examples=50, deadline=None)


def works(day: date) -> bool:
    """The rule said again, in the plainest words."""
    return day in WORK or (day.weekday() not in (5, 6) and day not in OFF)


def test_spring_festival_2026():
    assert not CALENDAR.is_working_day(date(2026, 2, 16))
    assert CALENDAR.is_working_day(date(2026, 2, 14))
    assert CALENDAR.is_working_day(date(2026, 2, 24))
    assert CALENDAR.on_or_after(date(2026, 2, 19)) == date(2026, 2, 24)
    assert CALENDAR.on_or_before(date(2026, 2, 19)) == date(2026, 2, 14)
    assert CALENDAR.on_or_after(date(2026, 2, 24)) == date(2026, 2, 24)
    assert CALENDAR.rest_days(date(2026, 2, 13), date(2026, 2, 24)) == tuple(sorted(OFF))


def test_zero_days_leave_the_day_where_it_is():
    assert CALENDAR.shift(date(2026, 2, 16), 0) == date(2026, 2, 16)
    assert CALENDAR.count(date(2026, 2, 16), date(2026, 2, 16)) == 0
    assert CALENDAR.count(date(2026, 3, 16), date(2026, 2, 16)) == 0


def test_a_forecast_year_makes_the_day_provisional():
    assert CALENDAR.shift(date(2026, 12, 20), 20) == date(2027, 1, 15)
    assert CALENDAR.provisional(date(2026, 12, 20), date(2027, 1, 15))
    assert CALENDAR.shift(date(2026, 3, 2), 5) == date(2026, 3, 9)
    assert not CALENDAR.provisional(date(2026, 3, 2), date(2026, 3, 9))


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2028, 1, 3)])
def test_a_year_without_data_is_refused_by_name(day):
    with pytest.raises(Refused) as refused:
        CALENDAR.is_working_day(day)
    assert refused.value.problems[0].code == "calendar-year-missing"
    assert refused.value.problems[0].details == {"year": str(day.year)}


def test_counting_past_the_known_years_is_refused():
    with pytest.raises(Refused, match="calendar-year-missing"):
        CALENDAR.shift(date(2027, 12, 30), 5)


@modest
@given(days, st.integers(1, 20))
def test_adding_equals_counting_day_by_day(start, n):
    end = CALENDAR.shift(start, n)
    left, day = n, start
    while left:
        day += timedelta(days=1)
        left -= works(day)
    assert end == day


@modest
@given(days, st.integers(1, 20))
def test_going_back_undoes_going_forward_for_working_days(start, n):
    start = CALENDAR.on_or_after(start)
    end = CALENDAR.shift(start, n)
    assert CALENDAR.shift(end, -n) == start
    assert CALENDAR.count(start, end) == n


@modest
@given(days, days)
def test_working_and_rest_days_share_every_day_between(first, last):
    between = list(days_after(first, last))
    assert len(between) == max(0, (last - first).days)
    assert CALENDAR.count(first, last) + len(CALENDAR.rest_days(first, last)) == len(between)


@modest
@given(days)
def test_rolling_reaches_the_nearest_working_day(day):
    after, before = CALENDAR.on_or_after(day), CALENDAR.on_or_before(day)
    assert works(after)
    assert works(before)
    assert before <= day <= after
    assert all(not works(d) for d in days_after(before, after - timedelta(days=1)) if before != after)
