"""What stands apart is never read as one number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.dates import parse_date
from inspector_app.domain.figures import closed_up, is_several, without_thousands
from inspector_app.domain.money import parse_yuan
from inspector_app.domain.periods import parse_period
from inspector_app.support.errors import Refused


def code(read, text):
    with pytest.raises(Refused) as told:
        read(text, "x")
    return told.value.problems[0].code


@pytest.mark.parametrize("text", ["5\n60\n", "5\r\n60", "5\u202860", "5\t60", "5\n600", "1\n234\n567"])
def test_several_lines_are_never_one_amount(text):
    assert code(parse_yuan, text) == "text-several-lines"


@pytest.mark.parametrize("text", ["5 60", "5　60", "5,60", "12,34", "1,234,56", "1234,567", "1 234,567", "0.12 5"])
def test_digits_that_stand_apart_are_no_amount(text):
    assert code(parse_yuan, text) == "digits-apart"


@pytest.mark.parametrize(
    "text",
    ["1,234,567.50", "1 234 567.5", "１，２３４，５６７．５", "￥1,234,567.50元", " 1234567.5 元\n", "1　234　567.5"],
)
def test_thousands_are_understood(text):
    assert parse_yuan(text, "x") == 123_456_750


@given(st.integers(0, 10**11), st.sampled_from([",", "，", " ", "\u00a0"]))
def test_any_grouping_by_thousands_is_read_back(number, mark):
    assert without_thousands(f"{number:,}".replace(",", mark), "x") == str(number)


@given(
    st.lists(st.integers(0, 10**6).map(str), min_size=2, max_size=4), st.sampled_from(["\n", "\r\n", "\t", "\u2029"])
)
def test_no_numbers_below_each_other_are_read_as_one(numbers, mark):
    text = mark.join(numbers)
    assert is_several(text)
    for read in (parse_yuan, parse_date, closed_up, without_thousands):
        assert code(read, text) == "text-several-lines"


@pytest.mark.parametrize("text", ["2026 0305", "2026-1 2-5", "2026年3月1 5日"])
def test_a_date_is_not_pieced_together(text):
    assert code(parse_date, text) == "digits-apart"


def test_a_month_is_not_pieced_together():
    assert parse_period("2025.1 2") is None
    assert parse_period("2025年 9月 至 12月") is not None
