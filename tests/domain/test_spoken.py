"""Figures as people say them; the words are invented, the forms are those of chats and notebooks."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.spoken import spoken_count, spoken_month, spoken_rate, spoken_yuan

TODAY = date(2026, 11, 28)


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("一万八", 18_000), ("三千五百块", 3_500), ("1万8", 18_000), ("1.8万", 18_000), ("2w", 20_000),
        ("三千五", 3_500), ("两万二千五", 22_500),
        ("一千零五十", 1_050), ("二百六", 260), ("五千元整", 5_000), ("3k5", 3_500), ("一百五十块钱", 150),
        ("3000元", 3_000), ("十八块", 18), ("十万", 100_000),
        ("￥三千", 3_000), ("叁仟伍佰元", 3_500),
    ],
)  # fmt: skip
def test_an_amount_that_is_said(text, yuan):
    assert spoken_yuan(text) == yuan * 100
    assert spoken_yuan("三块五") == 350


@pytest.mark.parametrize(
    "text",
    ["", "12000", "260", "十八", "五六千", "一万多", "大概一万", "三十五六", "一二三", "一千八九", "王三千", "万三",
     "万", "十",
     "八万一亿", "3 500块", "1万\n8千", "一万八左右", "13800000001", "上千", "两三百块", "9" * 40 + "元"],
)  # fmt: skip
def test_what_is_vague_or_two_things_or_a_name_is_no_amount(text):
    assert spoken_yuan(text) is None


_DIGITS = "零一二三四五六七八九"


def said(number: int) -> str:
    """A number below a hundred thousand as it is written out in full."""
    words, zero = "", False
    for size, unit in ((10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // size % 10
        words += ("零" if zero and words and digit else "") + (_DIGITS[digit] + unit if digit else "")
        zero = not digit
    return words


@given(st.integers(100, 99_999))
def test_every_number_said_in_full_is_read_as_it_is(number):
    assert spoken_yuan(said(number)) == spoken_yuan(f"{said(number)}块钱") == number * 100


@given(st.integers(1, 9), st.integers(1, 9), st.sampled_from([("万", 10_000), ("千", 1_000), ("百", 100)]))
def test_the_last_unit_may_be_left_out(first, second, unit):
    word, size = unit
    assert spoken_yuan(f"{_DIGITS[first]}{word}{_DIGITS[second]}") == (first * size + second * size // 10) * 100


@given(st.text("零一二三两十百千万亿块元多几半约0123.wk 天月年到欠", max_size=12))
def test_whatever_is_said_is_read_or_not_and_never_fails(text):
    assert (spoken_yuan(text) or 1) > 0
    for read in (spoken_rate, spoken_count):
        assert read(text) != ""
    spoken_month(text, TODAY)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("260一天", "260元/天"), ("一天260", "260元/天"), ("一天二百六", "260元/天"), ("日工资260", "260元/天"),
        ("八千一个月", "8000元/月"), ("每月8000元", "8000元/月"), ("260块一天", "260元/天"), ("260/天", "260元/天"),
        ("一个工三百", "300元/工"), ("45.5一方", "45.5元/方"), ("一天", None), ("木工", None), ("260", None),
        ("二百多一天", None), ("51天", None), ("11个月", None), ("31小时", None), ("2601天", "260元/天"),
    ],
)  # fmt: skip
def test_a_rate_that_is_said(text, rate):
    assert spoken_rate(text) == rate


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("两个半月", "2.5个月"), ("干了仨月", "3个月"), ("俩月", "2个月"), ("半年", "6个月"), ("一年半", "18个月"),
        ("四十五天", "45天"), ("干了97.5天", "97.5天"), ("半个月", "0.5个月"), ("97个工", "97工"), ("九月", None),
        ("一个来月", None), ("两三个月", None), ("天", None), ("一个半月半", None),
    ],
)  # fmt: skip
def test_how_long_somebody_worked(text, count):
    assert spoken_count(text) == count


@pytest.mark.parametrize(
    ("text", "year", "month", "begins", "ends", "guessed"),
    [
        ("欠到九月", 2026, 9, False, True, True), ("到9月底", 2026, 9, False, True, True),
        ("去年12月", 2025, 12, False, False, False), ("从三月", 2026, 3, True, False, True),
        ("十二月份", 2025, 12, False, False, True), ("欠到2025年9月", 2025, 9, False, True, False),
        ("干到25年11月", 2025, 11, False, True, False), ("九月", 2026, 9, False, False, True),
    ],
)  # fmt: skip
def test_a_month_that_is_said_is_the_latest_that_has_begun(text, year, month, begins, ends, guessed):
    found = spoken_month(text, TODAY)
    assert (found.year, found.month, found.begins, found.ends, found.guessed) == (year, month, begins, ends, guessed)
    assert (found.first, found.last.month, found.last.day >= 28) == (date(year, month, 1), month, True)


def test_a_month_that_there_is_not_is_none():
    assert [spoken_month(text, TODAY) for text in ("欠到十三月", "腊月", "正月", "到0月", "两个月", "")] == [None] * 6
