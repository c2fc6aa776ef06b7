"""What must be true of an order to pay, whom it may oblige, and against whom compensation may be added to it."""

from collections.abc import Iterable
from datetime import date

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import PartyKind, known_sum
from inspector_app.domain.money import yuan
from inspector_app.domain.payer import duty_problems
from inspector_app.domain.situation import OrderInForce, Situation
from inspector_app.support.errors import Level, Problem


def order_has_facts(s: Situation) -> list[Problem]:
    """PR-06: lines with amount and period, a liable party on a ground, and a last day after today."""
    problems = []
    lines = [claim for claim in s.claims if claim.ordered_fen]
    if not lines:
        problems.append(Problem("gate-order-no-lines", "lines"))
    problems += [
        Problem("gate-order-no-period", f"line {claim.line}")
        for claim in lines
        if claim.first_day is None or claim.last_day is None
    ]
    if not s.liabilities:
        problems.append(Problem("gate-order-no-liability", "liability"))
    if s.duty and s.payer:
        problems += duty_problems(s.duty, s.payer)
    problems += _cap(s, known_sum(claim.ordered_fen for claim in lines)) + _order_day(s)
    return [*problems, *_ahead(s, lines), *_order_notes(s, lines)]


def _ahead(s: Situation, lines: list[WageClaim]) -> list[Problem]:
    """Wages of days that are still to come are owed by nobody."""
    found = [claim.line for claim in lines if claim.last_day and claim.last_day > s.today]
    return [Problem("gate-order-period-ahead", f"line {line}", details={"line": str(line)}) for line in found]


def _order_notes(s: Situation, lines: list[WageClaim]) -> list[Problem]:
    """What is told before an order goes out and stops nobody: a last day on which no bank works; lines of people whose
    identity nobody checked."""
    unchecked = [claim for claim in lines if not claim.identity_checked]
    found = {
        "gate-order-day-rests": s.due_rests,
        "gate-order-unchecked": bool(unchecked),
    }
    details = {"count": str(len(unchecked))}
    return [Problem(code, "order", Level.INFO, details) for code, there in found.items() if there]


def going_on(over: Iterable[OrderInForce], today: date) -> list[Problem]:
    """Orders whose last day is over and was one of rest: their term ends on the first day after it (CPL art. 85(3))."""
    return [
        Problem(
            "gate-order-goes-on", "order", Level.WARNING,
            {"number": each.document.called, "due": each.document.due.isoformat(), "last": each.goes_on_to.isoformat()},
        )
        for each in over
        if each.document.due and each.goes_on_to and each.goes_on_to >= today
    ]  # fmt: skip


def _cap(s: Situation, total: int) -> list[Problem]:
    """R724 art. 29(2): who advances owes no more than what is unsettled; while nobody knows that, it is said why. What
    the order itself limits to it is not asked about."""
    caps = [liability.cap_fen for liability in s.liabilities if liability.cap_fen is not None]
    if not caps:
        unknown = s.duty is not None and s.duty.capped
        return [Problem("gate-order-no-cap", "liability", Level.WARNING)] if unknown else []
    details = {"cap": yuan(max(caps)), "total": yuan(total)}
    return (
        [Problem("gate-order-above-cap", "liability", Level.WARNING, details)]
        if total > max(caps) and not s.limited
        else []
    )


def _order_day(s: Situation) -> list[Problem]:
    """The law fixes no length: it must lie ahead (of the day on which a blank was written on), and an unusual
    one wants a reason."""
    if s.due is None:
        return [Problem("gate-order-no-day", "order.due")]
    days = (s.due - (s.written_on or s.today)).days
    if days <= 0:
        return [Problem("gate-order-day-past", "order.due")]
    least, most = s.usual_days or (days, days)
    if not least <= days <= most:
        details = {"days": str(days), "least": str(least), "most": str(most)}
        return [Problem("gate-order-day-unusual", "order.due", Level.WARNING, details)]
    return []


def order_to_person(s: Situation) -> list[Problem]:
    """PR-18: an order to a natural person wants a second look at the qualified party in the chain."""
    if any(liability.party_kind is PartyKind.PERSON for liability in s.liabilities):
        return [Problem("gate-order-to-person", "liability", Level.WARNING)]
    return []


def follows_served(s: Situation) -> list[Problem]:
    """PR-25: what a paper follows was served on its party and stands (AEL art. 54, R724 art. 33)."""
    for papers in s.follows:
        if not any(each.served_on and each.served_on <= s.today for each in papers):
            return [Problem("gate-before-unserved", "addressee")]
    return []


def hearing_was_asked_for(s: Situation) -> list[Problem]:
    """PR-27: who is called to a hearing was served the notice of it, and asked for it (APL arts 63, 64)."""
    if unserved := follows_served(s):
        return unserved
    heard = [each for papers in s.follows for each in papers if each.was_heard or each.objection_open]
    return [] if heard else [Problem("gate-hearing-unasked", "addressee", Level.WARNING)]


def compensation_of_employer(s: Situation) -> list[Problem]:
    """PR-22: R423 art. 26 and LCL art. 85 add compensation to what a 用人单位 owes; of who pays in its place they do
    not speak. So it is of a notice that tells of such compensation."""
    if s.employers is None or not s.compensates:
        return []
    others = [order.document.addressee for order in s.orders if order.document.addressee_rid not in s.employers]
    return [Problem("gate-extra-not-employer", "addressee", Level.WARNING, {"name": name}) for name in others]


def ordered_by_posting(s: Situation) -> list[Problem]:
    """PR-28: posting proves that who hides was ordered to pay (J2013-3 art. 4(2)); CPL knows no such service for what
    else rests on an order."""
    served = [each.served.service for each in s.orders if each.served and each.served.service]
    is_posted = bool(served) and all(each.method is ServiceMethod.POSTED for each in served)
    return [Problem("gate-notice-order-posted", "order", Level.WARNING)] if is_posted else []
