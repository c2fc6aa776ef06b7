import pytest

from inspector_app.usecases.pay_amounts import amount_problem, payment_sums, read_amount
from inspector_app.usecases.payments import PayLine

LINES = (
    PayLine("c1", "p1", 1, "示例甲", "349***", "", 2_000_000, 500_000),
    PayLine("c2", "p2", 2, "示例乙", "", "", 1_000_000, 0),
    PayLine("c3", "p3", 3, "示例丙", "", "", 1_000_000, 1_000_000),
)


def test_sums_leave_the_balance_when_a_crew_leader_took_the_money():
    amounts = {"c1": 1_500_000, "c2": 200_000}
    told = payment_sums(LINES, amounts, True)
    assert (told.heads, told.total_fen, told.heads_open, told.open_fen, told.wrong) == (2, 1_700_000, 1, 800_000, 0)
    told = payment_sums(LINES, amounts, False)
    assert (told.heads_open, told.open_fen) == (2, 2_500_000)


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        (1_000_001, "payment-too-much"), (0, "payment-not-positive"), ("许多", "money-shape"),
        ("12.345", "money-decimals"), ("一万八", "amount-spoken"), ("一万多", "figure-vague"),
        (1_000_000, None), (None, None),
    ],
)  # fmt: skip
def test_an_amount_that_cannot_be_taken_says_why(amount, code):
    problem = amount_problem(LINES[1], amount)
    assert (problem and problem.code) == code


def test_amounts_that_cannot_be_taken_are_counted():
    assert payment_sums(LINES, {"c1": "许多", "c2": 1_000_001}, True).wrong == 2
    assert [read_amount(text) for text in ("", "１２元", "许多")] == [None, 1200, "许多"]


def test_an_amount_told_only_about_is_refused():
    problem = amount_problem(None, "一万多")
    assert (problem.code, problem.details["text"]) == ("figure-vague", "一万多")
