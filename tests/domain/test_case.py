"""The state of a case and of its lines."""

from dataclasses import replace

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import CaseState, case_state, closing_problems
from inspector_app.domain.claim import Disposition, claim_problems
from tests.builders import MONDAY, NOON, a_case, a_claim, a_payment


def test_states():
    case = a_case()
    assert case_state(case, []) is CaseState.LEAD
    filed = a_case(filed_on=MONDAY)
    assert case_state(filed, []) is CaseState.FILED
    closed = Act("a", ActKind.CLOSED, filed.rid, NOON, "示例甲")
    assert case_state(filed, [closed]) is CaseState.CLOSED
    assert case_state(a_case(merged_into="x"), []) is CaseState.MERGED


def test_every_line_needs_an_end_and_a_part_payment_is_none():
    lines = [a_claim(line=1), a_claim(line=2, disposition=Disposition.PARTLY_PAID),
             a_claim(line=3, disposition=Disposition.TO_COURT, disposition_note="示劳人仲〔2026〕1号")]  # fmt: skip
    assert [p.where for p in closing_problems(lines)] == ["line 1", "line 2"]


def test_an_end_wants_its_facts_and_payment_its_voucher():
    def codes(claims, payments=()):
        return [p.code for p in closing_problems(claims, payments)]

    told = a_claim(disposition=Disposition.WITHDRAWN, disposition_note="本人书面撤回")
    assert codes([told, replace(told, disposition_note=" ")]) == ["case-line-no-facts"]
    paid = a_claim(disposition=Disposition.PAID)
    assert codes([paid]) == ["case-line-not-paid"]
    assert codes([paid], [a_payment(paid, paid.found_fen - 1, voucher="回单1")]) == ["case-line-not-paid"]
    assert codes([paid], [a_payment(paid, paid.found_fen)]) == ["case-line-no-voucher"]
    assert codes([paid], [a_payment(paid, paid.found_fen, voucher="回单1")]) == []
    unknown = replace(paid, found_fen=None)
    assert codes([unknown]) == codes([unknown], [a_payment(paid, 100, voucher="回单1")]) == ["case-line-not-found"]


def test_lines_that_do_not_tie_are_warned_of():
    claim = a_claim(1000, earned_fen=3000, deducted_fen=500, received_fen=1000)
    assert [p.code for p in claim_problems(claim)] == ["claim-does-not-tie"]
    assert claim_problems(a_claim(1500, earned_fen=3000, deducted_fen=500, received_fen=1000)) == []
    assert "claim-more-than-claimed" in [p.code for p in claim_problems(a_claim(1000, claimed_fen=900))]
    backwards = a_claim(first_day=MONDAY, last_day=MONDAY.replace(day=1))
    assert "claim-period-order" in [p.code for p in claim_problems(backwards)]


def test_what_is_unknown_can_only_lower_what_is_owed():
    told = a_claim(earned_fen=1_000, found_fen=600, claimed_fen=None, deducted_fen=0, received_fen=400)
    assert claim_problems(told) == []
    assert claim_problems(replace(told, received_fen=None)) == []  # nobody told what was paid
    above = replace(told, received_fen=None, found_fen=1_001)
    assert [p.code for p in claim_problems(above)] == ["claim-does-not-tie"]
    assert [p.code for p in claim_problems(replace(told, received_fen=300))] == ["claim-does-not-tie"]
