"""One balance, never counted twice."""

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.claim import MoneyNature
from inspector_app.domain.debt import balance, open_fen
from tests.builders import a_claim, a_payment


def test_only_wages_that_were_found_count():
    wages, project_money = a_claim(1000), a_claim(5000, nature=MoneyNature.PROJECT_MONEY)
    whole = balance([wages, project_money, a_claim(found_fen=None)], [])
    assert (whole.found_fen, whole.heads) == (1000, 1)


def test_a_crew_leader_who_took_the_money_has_not_paid_the_worker():
    claim = a_claim(1000)
    assert balance([claim], [a_payment(claim, 1000, to_worker=False)]).open_fen == 1000


def test_an_overpayment_of_one_line_does_not_lower_another():
    first, second = a_claim(1000), a_claim(2000, line=2)
    whole = balance([first, second], [a_payment(first, 5000)])
    assert (whole.paid_fen, whole.open_fen, whole.heads_open) == (1000, 2000, 1)


@given(st.lists(st.tuples(st.integers(1, 10**6), st.integers(0, 10**6)), max_size=20))
def test_the_balance_is_the_sum_of_its_lines(rows):
    claims = [a_claim(found, line=i) for i, (found, _) in enumerate(rows)]
    payments = [a_payment(c, paid) for c, (_, paid) in zip(claims, rows, strict=True) if paid]
    whole = balance(claims, payments)
    assert whole.open_fen == sum(open_fen(c, payments) for c in claims)
    assert whole.found_fen == whole.paid_fen + whole.open_fen
    assert whole.heads_open == sum(1 for c in claims if open_fen(c, payments))
