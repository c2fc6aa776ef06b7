from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.money import MAX_FEN
from inspector_app.formdefs.fact_text import fact_problem, read_fact, show_fact
from inspector_app.formdefs.model import FactDef, FactType, Origin


def fact(kind, **more):
    return FactDef("x", "某项", kind, Origin.ASK, **more)


@pytest.mark.parametrize(
    ("kind", "text", "value", "shown"),
    [
        (FactType.TEXT, " 甲 ", "甲", "甲"),
        (FactType.INTEGER, "1,284", 1284, "1284"),
        (FactType.MONEY, "￥1,234.5", 123450, "1,234.50"),
        (FactType.DATE, "2026年3月5日", "2026-03-05", "2026-03-05"),
        (FactType.MOMENT, "2026-03-05 9:30", "2026-03-05T09:30:00+08:00", "2026-03-05 09:30"),
        (FactType.YES_NO, "是", True, "是"),
        (FactType.YES_NO, "无", False, "否"),
        (FactType.MONEY, "  ", None, ""),
    ],
)
def test_cell_means_a_value(kind, text, value, shown):
    assert read_fact(fact(kind), text) == value
    assert show_fact(fact(kind), value) == shown
    assert fact_problem(fact(kind), value) is None


@pytest.mark.parametrize(
    ("kind", "text", "code"),
    [
        (FactType.MONEY, "一万多", "money-shape"),
        (FactType.DATE, "三月", "date-shape"),
        (FactType.INTEGER, "十来个", "ui-integer-shape"),
        (FactType.YES_NO, "大概", "ui-yes-no-shape"),
        (FactType.MOMENT, "2026-03-05 上午", "ui-time-shape"),
    ],
)
def test_unreadable_text_stays_and_says_why(kind, text, code):
    assert read_fact(fact(kind), text) == text
    assert show_fact(fact(kind), text) == text
    assert fact_problem(fact(kind), text).code == code


def test_choice_must_be_offered():
    choice = fact(FactType.CHOICE, choices=("甲", "乙"))
    assert fact_problem(choice, "甲") is None
    assert fact_problem(choice, "丙").code == "ui-choice-unknown"


def test_value_of_another_type_is_a_problem():
    assert fact_problem(fact(FactType.MONEY), 1.5).code == "ui-cell-unreadable"


@given(fen=st.integers(0, MAX_FEN), day=st.dates(date(1949, 10, 1), date(2100, 12, 31)))
@settings(max_examples=50, deadline=None)
def test_shown_is_read_back(fen, day):
    money, date_fact = fact(FactType.MONEY), fact(FactType.DATE)
    assert read_fact(money, show_fact(money, fen)) == fen
    assert read_fact(date_fact, show_fact(date_fact, day.isoformat())) == day.isoformat()
