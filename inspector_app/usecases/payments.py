"""支付: registering and taking back what was paid, the lines that may still be paid, what was paid together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.claim import Disposition, WageClaim, heads
from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import Payment, PaymentMethod, open_fen, rests
from inspector_app.domain.document import About
from inspector_app.domain.identity import masked_card, masked_id, new_rid
from inspector_app.domain.reason import says_why
from inspector_app.domain.role import Role
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.bank_lines import Matched, match_bank_lines, read_bank_lines
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_papers import party_name
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper


@dataclass(frozen=True, slots=True)
class PayLine:
    """One worker: number of the line, name, masked numbers, what was found, paid and is open, in 分."""

    claim_rid: str
    person_rid: str
    line: int
    name: str
    id_number: str
    card: str
    found_fen: int
    paid_fen: int

    @property
    def open_fen(self) -> int:
        """What is still owed."""
        return self.found_fen - self.paid_fen


@dataclass(frozen=True, slots=True)
class PaidTogether:
    """Payments that one act registered: one entry of the list, which is taken back as such."""

    paid_on: date
    payer: str
    method: PaymentMethod
    voucher: str
    to_worker: bool
    amounts: tuple[tuple[str, int], ...]
    payment_rids: tuple[str, ...]
    heads: int

    @property
    def total_fen(self) -> int:
        """What was paid together."""
        return sum(fen for _, fen in self.amounts)


def pay_lines(whole: CaseFile) -> tuple[PayLine, ...]:
    """Every line with a finding, in the order of the list."""
    return tuple(
        PayLine(
            claim.rid, claim.person_rid, claim.line, whole.people[claim.person_rid].name,
            masked_id(whole.people[claim.person_rid].id_number), masked_card(whole.people[claim.person_rid].card),
            claim.ordered_fen, claim.ordered_fen - rest,
        )
        for claim, rest in zip(whole.claims, rests(whole.claims, whole.payments), strict=True)
        if claim.ordered_fen and rest is not None
    )  # fmt: skip


def paid_together(context: Context, whole: CaseFile) -> tuple[PaidTogether, ...]:
    """The payments of a case as they were registered, the newest first."""
    names = {claim.rid: whole.people[claim.person_rid].name for claim in whole.claims}
    made_by = context.store.journal.made_by([payment.rid for payment in whole.payments])
    groups: dict[tuple[object, ...], list[Payment]] = {}
    for payment in whole.payments:
        alike = (payment.paid_on, payment.payer_rid, payment.method, payment.voucher, payment.to_worker)
        groups.setdefault((made_by.get(payment.rid, ""), *alike), []).append(payment)
    acts = list(made_by.values())
    latest = sorted(groups, key=lambda key: acts.index(str(key[0])) if key[0] else -1, reverse=True)
    found = [_together(whole, names, groups[key]) for key in latest]
    return tuple(sorted(found, key=lambda group: group.paid_on, reverse=True))


def _together(whole: CaseFile, names: Mapping[str, str], group: Sequence[Payment]) -> PaidTogether:
    first, paid = group[0], {payment.claim_rid for payment in group}
    return PaidTogether(
        first.paid_on, party_name(whole, first.payer_rid), first.method, first.voucher, first.to_worker,
        tuple((names.get(payment.claim_rid, ""), payment.amount_fen) for payment in group),
        tuple(payment.rid for payment in group), heads(claim for claim in whole.claims if claim.rid in paid),
    )  # fmt: skip


def take_back_together(context: Context, payment_rids: tuple[str, ...], reason: str) -> tuple[Payment, ...]:
    """更正误登 of payments that were entered together, as one act. Raises :class:`Refused` ``void-no-reason``."""
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    with context.act(f"更正误登的支付：{reason.strip()}"):
        return tuple(take_back_payment(context, rid, reason) for rid in payment_rids)


def match_pasted(context: Context, case_rid: str, text: str) -> Matched:
    """Find the workers of a case in lines pasted from a bank's list. Raises :class:`Trouble` as
    :func:`read_bank_lines`."""
    whole = case_file(context, case_rid)
    asked = [claim for claim in whole.claims if claim.ordered_fen or claim.owed_unknown]
    return match_bank_lines(read_bank_lines(text), asked, whole.people, context.law.funds.words.returned)


def confirmation_paper(context: Context, case_rid: str, payment_rids: tuple[str, ...]) -> Paper:
    """工资支付确认表 over these payments, naming the order they answer when there is one."""
    own = case_file(context, case_rid).order_paid_by(payment_rids)
    return Paper(
        context.form_of(Role.PAYMENT_CONFIRMATION),
        case_rid=case_rid,
        about=About(payment_rids=payment_rids, order_rid=own.rid if own else ""),
    )


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
        problems += _entry_problems(entry, claims, (*earlier, *made), template.paid_on)
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


def _entry_problems(
    entry: PaymentEntry, claims: dict[str, WageClaim], earlier: tuple[Payment, ...], on: date
) -> list[Problem]:
    claim = claims.get(entry.claim_rid)
    if claim is None:
        return [Problem("payment-unknown-line", "lines")]
    where = f"line {claim.line}"
    if entry.amount_fen <= 0:
        return [Problem("payment-not-positive", where)]
    if claim.first_day and on < claim.first_day:
        details = {"line": str(claim.line), "day": chinese(claim.first_day)}
        return [Problem("payment-before-work", where, details=details)]
    rest = open_fen(_asked_for(claim), earlier)
    if rest is None:
        return [Problem("payment-not-found", where)]
    if entry.amount_fen > rest:
        return [Problem("payment-too-much", where)]
    return []
