from datetime import date

import pytest

from inspector_app.domain.debt import Debt, Liability, PartyKind, Payment, PaymentMethod
from inspector_app.domain.identity import new_rid
from inspector_app.support.errors import Refused
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.liabilities import set_debt
from inspector_app.usecases.payments import PaymentEntry, register_payments


def codes(refusal) -> list[str]:
    return [problem.code for problem in refusal.value.problems]


def payment(desk, *entries, on=date(2026, 3, 2), **changes):
    template = Payment("", desk.case.rid, "", 0, on, PaymentMethod.BANK, **changes)
    return register_payments(desk.context, template, tuple(PaymentEntry(claim.rid, fen) for claim, fen in entries))


def test_several_liable_parties_share_one_debt_and_one_balance(desk):
    other = Liability(new_rid(), "", PartyKind.COMPANY, desk.company.rid, "PG-02")
    debt = set_debt(desk.context, desk.case.rid, (other,))
    whole = case_file(desk.context, desk.case.rid)
    assert [d.rid for d in whole.debts] == [debt.rid]
    assert len(whole.liabilities) == 2
    assert {x.debt_rid for x in whole.liabilities} == {debt.rid}
    assert whole.balance.found_fen == 6_000_000
    assert debt.claim_rids == tuple(claim.rid for claim in desk.claims)
    payment(desk, (desk.claims[0], 2_000_000), payer_rid=desk.company.rid)
    assert case_file(desk.context, desk.case.rid).balance.open_fen == 4_000_000


def test_an_unknown_ground_is_refused(desk):
    with pytest.raises(Refused) as refusal:
        set_debt(desk.context, desk.case.rid, (Liability(new_rid(), "", PartyKind.COMPANY, desk.company.rid, "PG-99"),))
    assert codes(refusal) == ["ground-unknown"]
    assert desk.context.store.count(Debt) == 1
