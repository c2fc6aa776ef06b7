"""Money: reading, rounding, figures and capitals."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.money import MAX_FEN, capitals, parse_yuan, round_fen, yuan
from inspector_app.support.errors import Refused


@pytest.mark.parametrize(
    ("fen", "words"),
    [
        (1_000_000, "壹万元整"), (10_000_005, "壹拾万元零伍分"), (100_100, "壹仟零壹元整"),
        (600_714, "陆仟零柒元壹角肆分"), (140_950, "壹仟肆佰零玖元伍角整"), (50, "伍角整"), (3, "叁分"), (0, "零元整"),
        (34_129_373, "叁拾肆万壹仟贰佰玖拾叁元柒角叁分"), (10_001_000_000, "壹亿零壹万元整"),
        (1_000_000_000_000, "壹佰亿元整"), (1_000_100, "壹万零壹元整"), (2_000_000_050_000, "贰佰亿零伍佰元整"),
    ],
)  # fmt: skip
def test_capitals(fen, words):
    assert capitals(fen) == words


def read_capitals(words: str) -> int:
    """Read capitals back, independently of how they are written."""
    digits = {c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")}
    places = {"拾": 10, "佰": 100, "仟": 1000}
    total = group = digit = 0
    fen = 0
    for c in words.removesuffix("整"):
        if c in digits:
            digit = digits[c]
        elif c in places:
            group, digit = group + digit * places[c], 0
        elif c == "万":
            total, group, digit = total + (group + digit) * 10_000, 0, 0
        elif c == "亿":
            total, group, digit = (total + group + digit) * 100_000_000, 0, 0
        elif c == "元":
            total, group, digit = total + group + digit, 0, 0
        elif c == "角":
            fen, digit = fen + digit * 10, 0
        elif c == "分":
            fen, digit = fen + digit, 0
    return total * 100 + fen


@given(st.integers(0, MAX_FEN))
def test_capitals_read_back(fen):
    assert read_capitals(capitals(fen)) == fen


@given(st.integers(0, MAX_FEN))
def test_figures_read_back(fen):
    assert parse_yuan(yuan(fen), "x") == fen


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("１２，３４５．６０", 1_234_560),
        ("￥100元", 10_000),
        (" 0.5 ", 50),
        (7, 700),
        (Decimal("1.10"), 110),
        ("1e3", 100_000),
    ],
)
def test_what_people_write_is_understood(text, fen):
    assert parse_yuan(text, "x") == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("12.345", "money-decimals"), ("-5", "money-negative"), ("1234567890123", "money-too-large"),
        ("约三千", "money-shape"), ("", "money-shape"), ("NaN", "money-shape"), ("Infinity", "money-shape"),
    ],
)  # fmt: skip
def test_bad_amounts_are_refused_by_name(text, code):
    with pytest.raises(Refused) as caught:
        parse_yuan(text, "amount")
    assert [(p.code, p.where) for p in caught.value.problems] == [(code, "amount")]


def test_a_sum_that_is_far_too_large_is_shown_by_its_beginning_and_never_looks_like_a_persons_number():
    with pytest.raises(Refused) as caught:
        parse_yuan("1" + "0" * 300, "amount")
    assert caught.value.problems[0].details == {"text": "1000000000…（301位）"}


def test_one_rounding_half_up():
    assert [round_fen(Decimal(x)) for x in ("0.005", "0.004", "1.115")] == [1, 0, 112]


def test_an_amount_has_twelve_digits_of_yuan_as_its_sentence_says():
    assert parse_yuan("999999999999.99", "amount") == MAX_FEN
    with pytest.raises(Refused):
        parse_yuan("1000000000000", "amount")
