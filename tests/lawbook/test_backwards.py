"""Reckoned backwards, the day of an order is the latest one whose limits still end in time."""

from datetime import date, timedelta

import pytest

from inspector_app.lawbook.backwards import order_day
from inspector_app.support.errors import Refused

TODAY = date(2026, 3, 2)


def test_the_day_is_the_latest_whose_limits_end_in_time(law):
    by = date(2026, 4, 13)
    found = order_day(law, by, TODAY, "34")
    assert found.due == date(2026, 3, 13)
    assert {each.rule: each.due for each in found.follow}["DL-15"] == by
    later = law.calendar.shift(found.due, 1)
    assert law.compute("DL-15", later, "34").due > by


def test_one_rule_may_be_asked_for_alone(law):
    by = date(2026, 4, 13)
    alone = order_day(law, by, TODAY, "34", "DL-16")
    assert alone.due > order_day(law, by, TODAY, "34").due
    assert law.compute("DL-16", alone.due, "34").due <= by


@pytest.mark.parametrize("by", [TODAY, TODAY + timedelta(days=3), date(2025, 1, 2)])
def test_what_is_too_late_is_said(law, by):
    with pytest.raises(Refused) as refusal:
        order_day(law, by, TODAY, "34")
    assert [problem.code for problem in refusal.value.problems] == ["backwards-too-early"]


def test_a_limit_that_counts_from_elsewhere_is_refused(law):
    with pytest.raises(Refused) as refusal:
        order_day(law, date(2026, 6, 1), TODAY, "34", "DL-03")
    assert [problem.code for problem in refusal.value.problems] == ["backwards-rule"]
