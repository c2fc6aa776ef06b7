"""工资核算: rate × work − taken off − paid, with its reasoning; nothing is reckoned with what nobody told."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.reckoning import Measure, late_pay, product_of, rate_of, reckon, work_of
from tests.builders import a_claim


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("380元/日", "380", "天"), ("9,000元/月", "9000", "月"), ("260一天", "260", "天"), ("一天二百六", "260", "天"),
        ("45.5元/方", "45.5", "方"), ("290", "290", ""), ("￥300/工", "300", "天"),
    ],
)  # fmt: skip
def test_a_rate(text, figure, unit):
    assert rate_of(text) == Measure(Decimal(figure), unit)


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("97.5工", "97.5", "天"),
        ("2月", "2", "月"),
        ("1,236.5㎡", "1236.5", "平方米"),
        ("两个半月", "2.5", "月"),
        ("73", "73", ""),
    ],
)
def test_an_amount_of_work(text, figure, unit):
    assert work_of(text) == Measure(Decimal(figure), unit)


@pytest.mark.parametrize("text", ["", "计件", "面议", "380左右", "3 80元/日", "两三个月", "380元/次"])
def test_what_is_neither_is_nothing(text):
    assert rate_of(text) is None
    assert work_of(text) is None


def test_a_line_is_reckoned_and_compared_with_the_claim():
    claim = a_claim(
        rate="380元/日", attendance="97.5工", earned_fen=3_705_000, deducted_fen=0, received_fen=292_027,
        claimed_fen=3_500_000,
    )  # fmt: skip
    found = reckon(claim)
    assert (found.earned_fen, found.rest_fen, found.over_fen) == (3_705_000, 3_412_973, 87_027)
    assert found.reasoning == (
        "380元/天×97.5天＝37,050.00元；应发37,050.00元－扣款0.00元－已发2,920.27元＝34,129.73元；主张35,000.00元，多870.27元"
    )


def test_another_sum_on_record_is_said_and_the_product_counts():
    found = reckon(
        a_claim(
            rate="300元/天",
            attendance="61天",
            earned_fen=1_800_000,
            deducted_fen=0,
            received_fen=0,
            claimed_fen=1_830_000,
        )
    )
    assert (found.earned_fen, found.over_fen) == (1_830_000, 0)
    assert "记载应发18,000.00元" in found.reasoning


def test_what_nobody_told_stays_unknown_and_is_named():
    found = reckon(a_claim(rate="9000元/月", attendance="60天", earned_fen=None, deducted_fen=0, received_fen=None))
    assert (found.earned_fen, found.rest_fen, found.over_fen) == (None, None, None)
    assert found.reasoning == "应发、已发未填，不能得出欠发"
    known = reckon(a_claim(rate="380元/日", attendance="10工", deducted_fen=None, received_fen=0))
    assert (known.earned_fen, known.rest_fen) == (380_000, None)
    assert known.reasoning.endswith("扣款未填，不能得出欠发")


def test_two_bare_figures_are_rate_and_work_only_where_they_tie():
    assert product_of(a_claim(rate="290", attendance="73", earned_fen=2_117_000)) == (2_117_000, "290×73＝21,170.00元")
    assert product_of(a_claim(rate="290", attendance="73", earned_fen=2_000_000)) == (None, "")
    assert product_of(a_claim(rate="290元/天", attendance="73", earned_fen=2_117_000)) == (None, "")


AMOUNT = st.none() | st.integers(0, 10_000_000)


@given(st.integers(1, 99_999), st.integers(1, 3000), AMOUNT, AMOUNT, AMOUNT)
def test_the_rest_is_what_was_earned_less_what_was_taken_off_and_paid(price, tenths, off, paid, claimed):
    claim = a_claim(
        rate=f"{Decimal(price) / 100}元/天", attendance=f"{Decimal(tenths) / 10}工", deducted_fen=off,
        received_fen=paid, claimed_fen=claimed,
    )  # fmt: skip
    found = reckon(claim)
    assert abs(found.earned_fen - Decimal(price * tenths) / 10) <= Decimal("0.5")
    unknown = off is None or paid is None
    assert found.rest_fen == (None if unknown else found.earned_fen - off - paid)
    assert found.over_fen == (None if unknown or claimed is None else claimed - found.rest_fen)


@given(st.integers(0, 10**9), st.integers(50, 100))
def test_late_pay_lies_between_half_and_the_whole(fen, percent):
    assert fen / 2 - 1 <= late_pay(fen, percent) <= fen
    assert (late_pay(fen, 100), late_pay(101, 50)) == (fen, 51)
