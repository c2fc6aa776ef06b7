"""Numbers from blocks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.number import NumberBlock, gaps, next_serial
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
