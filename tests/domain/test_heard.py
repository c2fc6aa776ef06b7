"""Counts and days as people say them in an entry, proposed or refused; what is vague is never read as exact."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.heard import heard_count, heard_day, is_vague, refusal
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence

TODAY = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("text", "count"),
    [("五十个人", 50), ("十二", 12), ("两千", 2000), ("12人", 12), ("三个月", 3), ("一百零五名", 105), ("零", 0)],
)
def test_a_count(text, count):
    assert heard_count(text) == count


@pytest.mark.parametrize("text", ["", "12", "五六", "五六十", "两个半月", "半", "五十来号", "二百五块", "-三"])
def test_what_is_no_count_is_not_read(text):
    assert heard_count(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("昨天", date(2026, 3, 15)), ("前天", date(2026, 3, 14)), ("今天", TODAY), ("九月十五号", date(2025, 9, 15)),
        ("三月十日", date(2026, 3, 10)), ("去年3月5日", date(2025, 3, 5)), ("25年12月31日", date(2025, 12, 31)),
        ("欠到九月", date(2025, 9, 30)), ("从三月", date(2026, 3, 1)), ("二〇二五年", None), ("九月", None),
        ("3.18", date(2026, 3, 18)), ("3-5", date(2026, 3, 5)), ("12/30", date(2025, 12, 30)),
        ("4月16日", date(2026, 4, 16)), ("4.17", date(2025, 4, 17)), ("2.29", None), ("13.1", None),
        ("3.18元", None), ("2026.3", None),
        ("二月三十号", None), ("年底", None), ("十五号", None), ("腊月二十", None), ("2026-03-05", None),
    ],
)  # fmt: skip
def test_a_day(text, day):
    assert heard_day(text, TODAY) == day
    assert heard_day(text, None) is None


@pytest.mark.parametrize(
    "text", ["五十来号", "一万多", "大概五六千", "五千左右", "近三万", "几千块", "五六个", "九月上旬", "3万多"]
)
def test_what_is_vague_is_refused_with_what_to_do(text):
    assert (heard_count(text), heard_day(text, TODAY), spoken_yuan(text)) == (None, None, None)
    found = refusal(text, Problem("money-shape", "x", details={"text": text}))
    assert (found.code, found.where) == ("figure-vague", "x")
    assert f"“{text}”只是大约的数" in sentence(found.code, found.details)


@pytest.mark.parametrize("text", ["一万八", "三千五", "50", "去年三月", "没有", "大概", "十五"])
def test_what_is_not_vague_keeps_its_own_problem(text):
    told = Problem("money-shape", "x")
    assert not is_vague(text)
    assert refusal(text, told) is told


@given(st.text("零一二两三四五六七八九十百千万亿个半月天人号来多几约昨今前日年到从欠0123456789", max_size=10))
def test_nothing_vague_is_ever_read(text):
    if is_vague(text):
        assert heard_count(text) is None
    assert (heard_count(text) or 0) >= 0
    day = heard_day(text, TODAY)
    assert day is None or isinstance(day, date)
