"""Numbers from blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.number import NumberBlock, as_printed, gaps, is_number, next_serial, same_number
from inspector_app.support.errors import Refused

BLOCK = NumberBlock("b", "order-to-pay", 2026, 11, 20, "示人社监令字〔{year}〕{serial}号")


def test_numbers_go_on_after_paper_and_end_with_the_block():
    assert next_serial(BLOCK, frozenset()) == 11
    after_paper = NumberBlock("b", "f", 2026, 11, 20, "", used_on_paper=14)
    assert next_serial(after_paper, frozenset()) == 15
    with pytest.raises(Refused, match="numbers-exhausted"):
        next_serial(BLOCK, frozenset({20}))


def test_the_printed_number_has_no_leading_zeros_and_may_be_blank():
    assert BLOCK.text(12) == "示人社监令字〔2026〕12号"
    assert BLOCK.text(None) == "示人社监令字〔2026〕＿＿号"


@given(st.frozensets(st.integers(11, 20), min_size=1))
def test_gaps_and_used_numbers_fill_the_run(used):
    assert sorted({*gaps(BLOCK, used), *used}) == list(range(11, max(used) + 1))


@pytest.mark.parametrize(
    "typed",
    [
        "示人社监令字2026年12号",
        "示人社监令字[2026]第12号",
        "示人社监令字【2026】012号",
        " 示人社监令字 〔2026〕 12 号",
        "示人社监令字（２０２６）１２号",
    ],
)
def test_a_number_written_otherwise_is_the_same_number(typed):
    assert as_printed(BLOCK.pattern, 2026, typed) == "示人社监令字〔2026〕12号"


@pytest.mark.parametrize(
    "typed", ["示人社监令字〔2026〕13号", "示人社监令字〔20261〕2号", "示人社监令字〔2025〕12号", "手〔2026〕12号"]
)
def test_another_number_stays_another(typed):
    assert not same_number(typed, "示人社监令字〔2026〕12号")
    assert as_printed(BLOCK.pattern, 2026, typed) == typed


def test_a_number_has_a_word_a_year_and_a_running_number():
    assert all(is_number(text) for text in ("示人社监令字〔2026〕12号", "手2026年3号", "示-2026-0012"))
    assert not any(
        is_number(text)
        for text in ("", "12", "？？", "〔2026〕12号", "2026年12号", "示人社监令字12号", "示人社监令字〔2026〕0号")
    )
