"""Dates: what people write, months, and the years the program knows."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain import dates
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused

DAYS = st.dates(date(1950, 1, 1), date(2099, 12, 31))


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%Y年%m月%d日"]))
def test_every_way_of_writing_is_read(day, pattern):
    assert dates.parse_date(day.strftime(pattern), "d") == day
    assert dates.parse_date(dates.chinese(day), "d") == day


@pytest.mark.parametrize(
    ("text", "code"),
    [("1948-05-01", "date-out-of-range"), ("2101-01-01", "date-out-of-range"), ("2026-02-29", "date-impossible"),
     ("昨天", "date-shape"), ("26-3-5", "date-shape"), ("2026-13-01", "date-impossible")],
)  # fmt: skip
def test_bad_dates_are_refused_by_name(text, code):
    with pytest.raises(Refused) as caught:
        dates.parse_date(text, "d")
    assert [p.code for p in caught.value.problems] == [code]


@given(DAYS, st.integers(0, 240))
def test_months_end_on_the_same_day_or_the_last(day, months):
    later = dates.add_months(day, months)
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert (later.year - day.year) * 12 + later.month - day.month == months


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [("2026-01-01", "2026-03-31", 3), ("2026-01-05", "2026-04-04", 3), ("2026-01-05", "2026-04-03", 2),
     ("2026-01-31", "2026-02-01", 0), ("2025-11-01", "2026-01-31", 3), ("2026-03-02", "2026-03-02", 0)],
)  # fmt: skip
def test_full_months(first, last, months):
    assert dates.full_months(date.fromisoformat(first), date.fromisoformat(last)) == months


@pytest.mark.parametrize(
    ("spans", "exactly", "from_a_month_on"),
    [(["0101-0331"], "2026年1月至3月", "2026年1月至3月"),
     (["0501-0531", "0801-0831"], "2026年5月、8月", "2026年5月、8月"),
     (["0101-0228", "0401-0430"], "2026年1月至2月、4月", "2026年1月至2月、4月"), ([], "", ""),
     (["0105-0120", "0201-0228"], "2026年1月5日至2026年1月20日、2026年2月", "2026年1月5日至2026年2月28日")],
)  # fmt: skip
def test_periods_are_told_with_their_gaps(spans, exactly, from_a_month_on):
    days = [tuple(date(2026, int(day[:2]), int(day[2:])) for day in span.split("-")) for span in spans]
    assert dates.periods_words(days) == exactly
    assert dates.periods_words(dates.with_near_joined(days)) == from_a_month_on


def test_words():
    assert dates.chinese(date(2026, 3, 5)) == "2026年3月5日"
    assert dates.chinese_time(at(date(2026, 3, 5), 9, 5)) == "2026年3月5日9时5分"


def test_a_moment_is_worded_on_the_chinese_wall_clock():
    moment = at(date(2026, 3, 5), 9, 5)  # 01:05 in UTC
    assert dates.chinese_minute(moment) == "2026年3月5日 09:05"
    assert (dates.iso_day(moment), dates.iso_minute(moment)) == ("2026-03-05", "2026-03-05 09:05")
    assert dates.iso_day(at(date(2026, 3, 5), 0, 5)) == "2026-03-05"
    assert (dates.clock_time(moment), dates.month_day(date(2026, 3, 5))) == ("09:05", "3月5日")
    assert dates.weekday(date(2026, 3, 16)) == "星期一"
