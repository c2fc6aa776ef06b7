from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.claim import Disposition, MoneyNature
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.support.errors import Refused
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.payments import PaymentEntry, register_payments


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def payment(desk, *entries, on=date(2026, 3, 2), **changes):
    template = Payment("", desk.case.rid, "", 0, on, PaymentMethod.BANK, **changes)
    return register_payments(desk.context, template, tuple(PaymentEntry(claim.rid, fen) for claim, fen in entries))


def test_project_money_is_not_ordered_and_not_owed(desk):
    desk.keep(replace(desk.claims[0], nature=MoneyNature.PROJECT_MONEY))
    assert case_file(desk.context, desk.case.rid).balance.found_fen == 4_000_000
    with pytest.raises(Refused) as refusal:
        payment(desk, (desk.claims[0], 100))
    assert codes(refusal) == ["payment-too-much"]


def test_payments_lower_the_balance_and_dispositions_follow(desk):
    made = payment(desk, (desk.claims[0], 2_000_000), (desk.claims[1], 500_000))
    assert len({p.rid for p in made}) == 2
    kept = case_file(desk.context, desk.case.rid)
    assert [c.disposition for c in kept.claims] == [Disposition.PAID, Disposition.PARTLY_PAID, None]
    assert (kept.balance.paid_fen, kept.balance.heads_open) == (2_500_000, 2)
    payment(desk, (desk.claims[1], 1_500_000))
    assert case_file(desk.context, desk.case.rid).claims[1].disposition is Disposition.PAID


@pytest.mark.parametrize(
    ("fen", "code"),
    [(0, "payment-not-positive"), (-1, "payment-not-positive"), (2_000_001, "payment-too-much")],
)
def test_no_payment_is_nothing_or_more_than_owed(desk, fen, code):
    with pytest.raises(Refused) as refusal:
        payment(desk, (desk.claims[0], fen), (desk.claims[1], 1))
    assert codes(refusal) == [code]
    assert desk.context.store.count(Payment) == 0


def test_two_entries_for_one_worker_are_added_up(desk):
    with pytest.raises(Refused) as refusal:
        payment(desk, (desk.claims[0], 1_500_000), (desk.claims[0], 1_500_000))
    assert codes(refusal) == ["payment-too-much"]
    payment(desk, (desk.claims[0], 1_500_000), (desk.claims[0], 500_000))
    assert case_file(desk.context, desk.case.rid).claims[0].disposition is Disposition.PAID
    with pytest.raises(Refused):
        payment(desk, (desk.claims[0], 1))


def test_a_payment_needs_a_known_line_and_a_day_that_has_come(desk):
    with pytest.raises(Refused) as refusal:
        payment(desk)
    assert codes(refusal) == ["payment-none"]
    with pytest.raises(Refused) as refusal:
        payment(desk, (desk.claims[0], 1), on=date(2026, 3, 3))
    assert codes(refusal) == ["payment-future"]
    with pytest.raises(Refused) as refusal:
        payment(desk, (replace(desk.claims[0], rid=new_rid()), 1))
    assert codes(refusal) == ["payment-unknown-line"]


def test_what_a_crew_leader_took_is_not_paid_to_the_worker(desk):
    taken = payment(desk, (desk.claims[0], 2_000_000), to_worker=False)
    whole = case_file(desk.context, desk.case.rid)
    assert whole.balance.paid_fen == 0
    assert whole.claims[0].disposition is None
    reached = payment(desk, (desk.claims[1], 300_000))
    about = About(payment_rids=tuple(p.rid for p in (*taken, *reached)))
    paper = Paper("payment-confirmation", case_rid=desk.case.rid, about=about)
    facts = desk.facts(paper)
    rows = next(value for value in facts.values() if isinstance(value, list))
    assert [(row["name"], row["paid_fen"]) for row in rows] == [("示例工人乙", 300_000)]


def test_what_nobody_found_cannot_be_paid_off(desk):
    desk.keep(replace(desk.claims[0], found_fen=None))
    with pytest.raises(Refused) as refusal:
        payment(desk, (desk.claims[0], 100))
    assert codes(refusal) == ["payment-not-found"]


def test_nobody_was_paid_before_the_work_began(desk):
    with pytest.raises(Refused) as refusal:
        desk.pay(100, on=date(1999, 1, 1))
    assert [problem.code for problem in refusal.value.problems] == ["payment-before-work"]
