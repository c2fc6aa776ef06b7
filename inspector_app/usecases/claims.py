"""明细, 责任 and 支付: what each worker is owed, who is liable, and what was paid."""

from dataclasses import dataclass, replace

from inspector_app.domain.claim import Disposition, WageClaim, claim_problems
from inspector_app.domain.debt import Debt, Liability, Payment, open_fen
from inspector_app.domain.document import Document
from inspector_app.domain.hidden_characters import record_problems
from inspector_app.domain.identity import new_rid
from inspector_app.domain.reason import says_why
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.case_file import case_file, refuse_ended
from inspector_app.usecases.context import Context


def line_problems(claim: WageClaim) -> list[Problem]:
    """What is wrong or doubtful in one line by itself."""
    amounts = (
        claim.earned_fen,
        claim.deducted_fen,
        claim.received_fen,
        claim.claimed_fen,
        claim.leader_fen,
        claim.admitted_fen,
        claim.found_fen,
        claim.disputed_fen,
    )
    problems = claim_problems(claim) + record_problems(claim)
    if any(amount is not None and amount < 0 for amount in amounts):
        problems.append(Problem("claim-negative", f"line {claim.line}"))
    return problems


def ordered_already(claim: WageClaim, order: Document) -> Problem:
    """The line stands in an order in force."""
    return Problem("claim-ordered", f"line {claim.line}", details={"number": order.number or order.title})


def ordered_part(claim: WageClaim) -> tuple[object, ...]:
    """What an order states about a line."""
    return claim.person_rid, claim.found_fen, claim.nature, claim.first_day, claim.last_day


def find_as_claimed(context: Context, case_rid: str, claim_rids: tuple[str, ...] = ()) -> tuple[WageClaim, ...]:
    """认定: take what the workers claim as found, for the given lines (all lines when none is named).

    Lines that an order in force names stay as they are.
    """
    refuse_ended(context, case_rid)
    found = []
    whole = case_file(context, case_rid)
    ordered = whole.ordered()
    free = [claim for claim in whole.claims if claim.rid not in ordered]
    with context.unit("认定欠薪") as unit:
        for claim in free:
            if (not claim_rids or claim.rid in claim_rids) and claim.claimed_fen is not None:
                found.append(replace(claim, found_fen=claim.claimed_fen))
                unit.put(found[-1])
    return tuple(found)


def set_debt(context: Context, case_rid: str, liabilities: tuple[Liability, ...], title: str = "") -> Debt:
    """One debt over all lines of the case, and who is liable for it. Raises :class:`Refused` on an unknown ground."""
    unknown = [liability.ground for liability in liabilities if liability.ground not in context.law.payers]
    if unknown:
        raise Refused(*(Problem("ground-unknown", "liability", details={"ground": ground}) for ground in unknown))
    known = context.store.find(Debt, case_rid=case_rid)
    rids = tuple(c.rid for c in sorted(context.store.find(WageClaim, case_rid=case_rid), key=lambda c: c.line))
    debt = replace(known[0], claim_rids=rids) if known else Debt(new_rid(), case_rid, rids, title)
    with context.unit("确定支付责任") as unit:
        unit.put(debt)
        for liability in liabilities:
            unit.put(replace(liability, debt_rid=debt.rid))
    return debt


@dataclass(frozen=True, slots=True)
class PaymentEntry:
    """One line of a payment being registered: which claim, how much."""

    claim_rid: str
    amount_fen: int


def register_payments(context: Context, template: Payment, entries: tuple[PaymentEntry, ...]) -> tuple[Payment, ...]:
    """登记支付: one record for each worker, in one transaction; dispositions follow.

    ``template`` carries case, day, method, payer and voucher. Raises :class:`Refused`: ``payment-none``,
    ``payment-not-positive``, ``payment-too-much`` or ``payment-future``.
    """
    if not entries:
        raise Refused(Problem("payment-none", "lines"))
    if template.paid_on > context.clock.today():
        raise Refused(Problem("payment-future", "paid_on"))
    claims = {c.rid: c for c in context.store.find(WageClaim, case_rid=template.case_rid)}
    earlier = context.store.find(Payment, case_rid=template.case_rid)
    made: list[Payment] = []
    problems: list[Problem] = []
    for entry in entries:
        problems += _entry_problems(entry, claims, (*earlier, *made))
        made.append(replace(template, rid=new_rid(), claim_rid=entry.claim_rid, amount_fen=entry.amount_fen))
    refuse_errors(problems)
    with context.unit("登记支付") as unit:
        for payment in made:
            unit.put(payment)
        for entry in entries if template.to_worker else ():
            unit.put(_as_paid(claims[entry.claim_rid], (*earlier, *made)))
    return tuple(made)


def take_back_payment(context: Context, payment_rid: str, reason: str) -> Payment:
    """更正误登: a payment that was entered by mistake goes; the line is open again. Raises ``void-no-reason``."""
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    wrong = context.store.need(Payment, payment_rid)
    claim = context.store.need(WageClaim, wrong.claim_rid)
    others = tuple(p for p in context.store.find(Payment, claim_rid=claim.rid) if p.rid != payment_rid)
    with context.unit(f"更正误登的支付：{reason.strip()}") as unit:
        unit.delete(wrong)
        unit.put(_as_paid(claim, others))
    return wrong


def _as_paid(claim: WageClaim, payments: tuple[Payment, ...]) -> WageClaim:
    """The line with the ending that its payments give; another ending stays while the line is not paid in full."""
    asked = _asked_for(claim)
    rest = open_fen(asked, payments)
    if rest and claim.disposition not in (None, Disposition.PAID, Disposition.PARTLY_PAID):
        return claim
    if rest == asked.ordered_fen:
        return asked
    return replace(claim, disposition=Disposition.PARTLY_PAID if rest else Disposition.PAID)


def _asked_for(claim: WageClaim) -> WageClaim:
    """The line before it ended: after a settlement, say, its money may still come in."""
    return replace(claim, disposition=None)


def _entry_problems(entry: PaymentEntry, claims: dict[str, WageClaim], earlier: tuple[Payment, ...]) -> list[Problem]:
    claim = claims.get(entry.claim_rid)
    if claim is None:
        return [Problem("payment-unknown-line", "lines")]
    where = f"line {claim.line}"
    if entry.amount_fen <= 0:
        return [Problem("payment-not-positive", where)]
    rest = open_fen(_asked_for(claim), earlier)
    if rest is None:
        return [Problem("payment-not-found", where)]
    if entry.amount_fen > rest:
        return [Problem("payment-too-much", where)]
    return []
