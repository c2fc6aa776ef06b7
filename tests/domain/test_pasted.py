"""Pasted lines come apart where people part them, and a sum with its commas stays one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.pasted import CARD, CARD_WITHIN, words_of


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("张示例 12,000元；李示例|3，500", ["张示例", "12000元", "李示例", "3500"]),
        ("张示例,12000,现金", ["张示例", "12000", "现金"]),
        ("1234,567 1.234,567", ["1234", "567", "1.234", "567"]),
        ("  ", []),
    ],
)
def test_a_line_comes_apart(line, words):
    assert words_of(line) == words


def test_more_marks_part_where_they_are_asked_for():
    assert words_of("张示例：12:30、甲") == ["张示例：12:30、甲"]
    assert words_of("张示例：12:30、甲", "、:：") == ["张示例", "12", "30", "甲"]


@given(st.integers(0, 10**12))
def test_every_sum_with_its_commas_is_one_word(amount):
    assert words_of(f"张示例 {amount:,}元") == ["张示例", f"{amount}元"]


@given(st.integers(10**15, 10**19 - 1))
def test_a_card_is_found_whole_alone(number):
    assert CARD.fullmatch(str(number))
    assert CARD_WITHIN.findall(f"卡号{number}，{number}0123456789") == [str(number)]
