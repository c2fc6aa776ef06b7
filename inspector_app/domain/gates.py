"""What must be true before a paper may go out: each gate (PR-xx) looks at a frozen situation and names what is missing.

Level, title and legal basis of a gate are data in ``resources/law/gates.toml``; here is only the looking.
Sources: R423 (labour inspection), R724 (wage payment), O45 (Order 45), CPL arts 87–95 (service).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from inspector_app.domain.claim import Disposition, heads
from inspector_app.domain.inspection import InspectionKind
from inspector_app.domain.order_gates import (
    compensation_of_employer,
    follows_served,
    going_on,
    hearing_was_asked_for,
    order_has_facts,
    order_to_person,
    ordered_by_posting,
)
from inspector_app.domain.recorder_gates import (
    no_overlap,
    transcript_complete,
    two_inspectors,
    who_should_be_there,
)
from inspector_app.domain.role import ListingGround
from inspector_app.domain.service_gates import served_with_proof
from inspector_app.domain.situation import OrderInForce, Situation, Told
from inspector_app.domain.threshold import Reached
from inspector_app.support.errors import Level, Problem


def visit_approved(s: Situation) -> list[Problem]:
    """PR-04: an enterprise is visited with approval and notice, or because a case is filed."""
    visit = s.inspection
    if visit is None or visit.approval or (visit.kind is InspectionKind.CASE and s.case and s.case.filed_on):
        return []
    return [Problem("gate-visit-not-approved", "inspection.approval", Level.WARNING)]


def may_be_filed(s: Situation) -> list[Problem]:
    """PR-05: the employer is identified and the violation was noticed in time, or continues."""
    if s.case is None:
        return [Problem("gate-no-case", "case")]
    problems = []
    if not (s.case.company_rid or s.case.respondent):
        problems.append(Problem("gate-no-respondent", "case.respondent"))
    if s.barred_after and (s.noticed_on or s.today) > s.barred_after:
        problems.append(Problem("gate-two-years", "case", Level.WARNING))
    return problems


def filed_first(s: Situation) -> list[Problem]:
    """PR-24: what wants an inquiry is filed first (R423 art. 14(2)); what is put right on the spot says so, also what a
    visit that belongs to no case orders."""
    if s.case is None:
        return [Problem("gate-not-filed-visit", "case", Level.WARNING)]
    unfiled = s.case.filed_on is None or s.case.filed_on > s.today
    return [Problem("gate-not-filed", "case", Level.WARNING)] if unfiled else []


def investigated_in_time(s: Situation) -> list[Problem]:
    """PR-26: what an investigation leads to says why it took longer than law gives it (R423 art. 17)."""
    if s.investigate_by is None or s.today <= s.investigate_by:
        return []
    return [Problem(INVESTIGATED_LATE, "case", Level.WARNING, {"due": s.investigate_by.isoformat()})]


INVESTIGATED_LATE = "gate-investigated-late"


def pre_notice(s: Situation) -> list[Problem]:
    """PR-08: order served, its day over, money still owed, threshold or incident, not yet listed (O45 art. 5).

    R724 art. 48 and O45 art. 5 list the 用人单位 and those who answer for it; of others ordered to pay in its place
    they do not speak, so that a reason is wanted.
    """
    problems = [Problem("gate-already-listed", "addressee")] if s.listed else []
    against = _unpaid_order(s)
    problems += against
    if _stops(against):
        return problems
    problems += _in_place(s, "gate-notice-not-employer") + _too_late(s, "gate-notice-late")
    return problems + (_incident(s) if _stands_on_incident(s) else _threshold(s))


def order_disobeyed(s: Situation) -> list[Problem]:
    """PR-20, PR-21: what was ordered was not done by the day, and no later order on the same debt gave another day
    (R423 arts 18(1)(2), 26). What was paid too late is for a person to weigh."""
    if not s.orders:
        return [Problem("gate-no-order", "order")]
    served = [order for order in s.orders if order.served_on and order.served_on <= s.today]
    if not served:
        return [Problem("gate-order-not-served", "order")]
    if not _expired(s):
        return [Problem("gate-order-not-expired", "order", details=_expiry_details(served))]
    return [*_anew(s), *_unratified(s), *going_on(_expired(s), s.today)]


def _unratified(s: Situation) -> list[Problem]:
    """Orders that a leader approved by telephone alone, though the term for doing so in writing is over."""
    return [
        Problem(
            "gate-order-unratified", "order", Level.WARNING,
            {"number": each.document.called, "due": each.ratify_by.isoformat()},
        )
        for each in _expired(s)
        if each.ratify_by and each.ratify_by < s.today
    ]  # fmt: skip


def _anew(s: Situation) -> list[Problem]:
    """A later order to the same party on the same debt whose day is still to come."""
    return [
        Problem(
            "gate-order-anew", "order", Level.WARNING,
            {"number": each.document.called, "due": each.document.due.isoformat()},
        )
        for each in s.running
        if each.document.due
    ]  # fmt: skip


def _unpaid_order(s: Situation) -> list[Problem]:
    """What keeps an order from having been disobeyed and unpaid: also that nothing is owed any more."""
    against = order_disobeyed(s)
    if _stops(against):
        return against
    return [*against, *(_held(s) if s.balance.open_fen > 0 else [Problem("gate-nothing-owed", "debt")])]


def _held(s: Situation) -> list[Problem]:
    """What lies before a court or arbitration is not decided here (R423 art. 21(2)), what was deposited for somebody
    who cannot be reached is hardly unpaid: alone they carry nothing, beside others they want a reason."""
    still = [claim for claim in s.claims if claim.ordered_fen and claim.disposition is not Disposition.PAID]
    held = [claim for claim in still if claim.disposition in (Disposition.TO_COURT, Disposition.UNREACHABLE)]
    if not held:
        return []
    if all(claim.disposition is Disposition.TO_COURT for claim in still):
        return [Problem("gate-owed-in-court", "debt")]
    return [Problem("gate-owed-held", "debt", Level.WARNING, {"heads": str(heads(held))})]


def _expired(s: Situation) -> list[OrderInForce]:
    """The orders that were served before their last day, which is over."""
    return [o for o in s.orders if o.document.due and o.served_on and o.served_on < o.document.due < s.today]


def _expiry_details(orders: list[OrderInForce]) -> dict[str, str]:
    """The last day still running; empty when the order was served on or after its own last day."""
    ahead = [o.document.due for o in orders if o.document.due]
    return {"due": max(ahead).isoformat()} if ahead else {}


def _in_place(s: Situation, code: str) -> list[Problem]:
    """Where no order that expired went to a 用人单位: who pays in its place is not who owes."""
    expired = _expired(s)
    if s.employers is None or any(order.document.addressee_rid in s.employers for order in expired):
        return []
    return [Problem(code, "addressee", Level.WARNING, {"name": order.document.addressee}) for order in expired[:1]]


def _stands_on_incident(s: Situation) -> bool:
    """O45 art. 5 knows two cases: the one that the paper states; while none is stated, an incident goes before."""
    return s.ground is ListingGround.INCIDENT if s.ground else bool(s.case and s.case.incident)


def _incident(s: Situation) -> list[Problem]:
    """O45 art. 5(2): the incident is entered in the case, with what happened."""
    if s.case is None or not s.case.incident:
        return [Problem("gate-no-incident", "notice.ground")]
    return [] if s.case.incident_note.strip() else [Problem("gate-incident-no-facts", "case.incident_note")]


def _threshold(s: Situation) -> list[Problem]:
    """O45 art. 5(1) does not say on which day the sum is tested: at expiry counts, today's fall is warned of."""
    order = max(_expired(s), key=lambda each: each.threshold_at_expiry.rank)
    then, now = order.threshold_at_expiry, s.threshold
    untold = Problem("gate-threshold-unknown", "debt", Level.WARNING)
    if then.reached is Reached.UNKNOWN:
        return [untold]
    if then.reached is Reached.BELOW:
        return [Problem("gate-below-threshold", "debt", details={"ground": then.ground.rstrip("。")})]
    if then.reached is Reached.POSSIBLE:
        return [Problem("gate-threshold-unverified", "debt", Level.WARNING)]
    if now is not None and now.reached is Reached.UNKNOWN:
        return [untold]
    if now is None or now.rank < then.rank:
        return [Problem("gate-threshold-now-below", "debt", Level.WARNING)]
    return []


def listing(s: Situation) -> list[Problem]:
    """PR-09: the party was told and heard, objections answered, in time (O45 arts 6–8)."""
    told = [each for each in _served(s, s.notices) if not each.of_old]
    if not told:
        return [Problem("gate-listing-told-of-old" if _served(s, s.notices) else "gate-listing-not-told", "addressee")]
    found = {
        "gate-listing-heads-untold": not s.others_told and not s.is_head,
        "gate-listing-firm-untold": not s.others_told and s.is_head,
        "gate-listing-spared": s.balance.open_fen <= 0,
        "gate-listing-late": bool(s.decide_by and s.today > s.decide_by),
    }
    unheard = [Problem("gate-listing-objection-open", "addressee")] if any(n.objection_open for n in told) else []
    doubts = [Problem(code, "addressee", Level.WARNING) for code, there in found.items() if there]
    return [*unheard, *_running(s, told, "gate-listing-term-running"), *doubts]


def _running(s: Situation, told: list[Told], code: str) -> list[Problem]:
    """A party that may still say something has not been heard: nothing is decided before, unless it gave that up in
    writing. One that was heard and answered may have said all it wanted, which wants a reason."""
    running = [notice for notice in told if notice.runs_on(s.today)]
    if not running:
        return []
    level = Level.WARNING if all(notice.was_heard for notice in running) else Level.ERROR
    return [Problem(code, "addressee", level)]


def referral(s: Situation) -> list[Problem]:
    """PR-12: ordered, unpaid, threshold reached; team, approval and materials that are not on file are confirmed in
    words (T310 arts 5, 6). CL art. 276-1 punishes who does not pay its workers; of who pays in its place it does not
    speak."""
    on_file = {"gate-referral-team": s.referral_approved, "gate-referral-materials": s.reported}
    confirmed = [Problem(code, "case", Level.WARNING) for code, there in on_file.items() if not there]
    against = _unpaid_order(s)
    return [
        *against,
        *([] if _stops(against) else [*_in_place(s, "gate-referral-not-employer"), *map(_to_refer, _threshold(s))]),
        *confirmed,
    ]


def _to_refer(problem: Problem) -> Problem:
    """What is below the amount is no crime: said of the referral, not of a notice."""
    return replace(problem, code="gate-referral-below") if problem.code == "gate-below-threshold" else problem


def _stops(problems: list[Problem]) -> bool:
    return any(problem.level is Level.ERROR for problem in problems)


def _served(s: Situation, notices: tuple[Told, ...]) -> list[Told]:
    return [notice for notice in notices if notice.served_on and notice.served_on <= s.today]


def penalty(s: Situation) -> list[Problem]:
    """PR-11: the party was told and heard; the hearing of whoever had something to say, and the joint discussion of
    what is so grave that a hearing was told of, are on file or confirmed in words (APL 44, 45, 57, 63).

    Whether a 法制审核 is wanted, and stands, is asked with the route of the paper.
    """
    told = _served(s, s.penalty_notices)
    if not told:
        return [Problem("gate-penalty-not-told", "addressee")]
    found = [Problem("gate-penalty-objection-open", "addressee")] if any(n.objection_open for n in told) else []
    found += _running(s, told, "gate-penalty-term-running")
    if s.hearing_asked and not s.hearing_held:
        found.append(Problem("gate-penalty-hearing-asked", "case"))
    spoke = any(notice.was_heard or notice.objection_open for notice in told)
    missing = {
        "gate-penalty-hearing-early": s.hearing_early,
        "gate-penalty-hearing": spoke and s.hearing_told and not (s.hearing_held or s.hearing_asked),
        "gate-penalty-grave": s.hearing_told and not s.discussed,
    }
    return [*found, *(Problem(code, "case", Level.WARNING) for code, is_so in missing.items() if is_so)]


def decided_after_hearing(s: Situation) -> list[Problem]:
    """PR-19: before a decision on payment or compensation the party was told and heard (R423 art. 19)."""
    told = _served(s, s.decision_notices)
    if not told:
        return [Problem("gate-decision-not-told", "addressee")]
    found = [Problem("gate-decision-objection-open", "addressee")] if any(n.objection_open for n in told) else []
    return [*found, *_running(s, told, "gate-decision-term-running")]


def correction_first(s: Situation) -> list[Problem]:
    """PR-10: who is punished by R724 arts 54–57 was told to put it right, and did not by the day.

    By other articles it may be otherwise, which a person says. That an order to pay was not obeyed the payments tell.
    """
    level = Level.ERROR if s.punishes_management else Level.WARNING
    served = [each for each in s.corrections if each.served_on and each.served_on <= s.today]
    if not served:
        return [Problem("gate-penalty-not-corrected", "addressee", level)]
    over = [each for each in served if each.served_on and each.served_on < each.due < s.today]
    if not over:
        last = max(each.due for each in served).isoformat()
        return [Problem("gate-penalty-correction-running", "addressee", level, {"due": last})]
    return _anew(s) if not _stops(_unpaid_order(s)) else [Problem("gate-penalty-still-wrong", "case", Level.WARNING)]


def account_approved(s: Situation) -> list[Problem]:
    """PR-15: accounts and property are looked into with the approval of a head at the level of a city with districts
    (R724 art. 40)."""
    approval = s.approval
    if not (approval.agency.strip() and approval.by.strip() and approval.on):
        return [Problem("gate-account-not-approved", "approval.agency")]
    if approval.on > s.today:
        return [Problem("gate-account-approved-ahead", "approval.on")]
    if not _LABOUR.search(approval.agency):
        return [Problem("gate-account-organ", "approval.agency", details={"agency": approval.agency})]
    if _COUNTY.search(approval.agency):
        return [Problem("gate-account-county", "approval.agency", details={"agency": approval.agency})]
    return []


_LABOUR = re.compile("人力资源|人社|劳动")
_COUNTY = re.compile("(?:县|旗|(?<!自治)区)(?:人力|人社|劳动)")


def not_instead_of_referral(s: Situation) -> list[Problem]:
    """PR-13: what must go to the police is not ended by a penalty (T310 art. 3, 11)."""
    if s.referred or _stops(_unpaid_order(s)):
        return []
    reached = any(order.threshold_at_expiry.reached is Reached.CERTAIN for order in _expired(s))
    return [Problem("gate-penalty-not-referred", "case")] if reached else []


def enforcement(s: Situation) -> list[Problem]:
    """PR-14: the demand was served and its term is over; so is the term of suit of the decision, which only a review or
    a judgment ends before: that nobody asked for either is confirmed in words.

    AEL arts 53, 54: ten working days after the service of the demand, and within three months.
    """
    told = _served(s, s.demands)
    if not told:
        return [Problem("gate-enforcement-no-demand", "addressee")]
    running = all(n.objections_until and s.today <= n.objections_until for n in told)
    found = [Problem("gate-enforcement-demand-running", "addressee")] if running else []
    if s.sue_until and s.today <= s.sue_until:
        found.append(Problem("gate-enforcement-terms-running", "case", details={"due": s.sue_until.isoformat()}))
    else:
        found.append(Problem("gate-enforcement-terms", "case", Level.WARNING))
    return [*found, *_too_late(s, "gate-enforcement-late")]


def _too_late(s: Situation, code: str) -> list[Problem]:
    """A last day that is over, and when it was."""
    if s.decide_by is None or s.today <= s.decide_by:
        return []
    return [Problem(code, "addressee", Level.WARNING, {"due": s.decide_by.isoformat()})]


def publication(s: Situation) -> list[Problem]:
    """PR-17: a decision stands, and personal details are covered, which a person confirms."""
    undecided = [] if s.decided else [Problem("gate-publication-undecided", "case", Level.WARNING)]
    return [*undecided, Problem("gate-publication-masked", "case", Level.WARNING)]


def lines_closed(s: Situation) -> list[Problem]:
    """PR-16: a case closes as paid only when nothing ordered is open."""
    left = [claim for claim in s.claims if claim.ordered_fen != 0 and not claim.disposition]
    if left and (s.balance.open_fen > 0 or s.balance.untold):
        return [Problem("gate-not-paid", "debt", details={"heads": str(s.balance.heads_open + s.balance.untold)})]
    return []


GATES: Mapping[str, Callable[[Situation], list[Problem]]] = {
    "PR-01": two_inspectors,
    "PR-02": transcript_complete,
    "PR-03": no_overlap,
    "PR-04": visit_approved,
    "PR-05": may_be_filed,
    "PR-06": order_has_facts,
    "PR-07": served_with_proof,
    "PR-08": pre_notice,
    "PR-09": listing,
    "PR-10": correction_first,
    "PR-11": penalty,
    "PR-12": referral,
    "PR-13": not_instead_of_referral,
    "PR-14": enforcement,
    "PR-15": account_approved,
    "PR-16": lines_closed,
    "PR-17": publication,
    "PR-18": order_to_person,
    "PR-19": decided_after_hearing,
    "PR-20": order_disobeyed,
    "PR-21": order_disobeyed,
    "PR-22": compensation_of_employer,
    "PR-23": who_should_be_there,
    "PR-24": filed_first,
    "PR-25": follows_served,
    "PR-26": investigated_in_time,
    "PR-27": hearing_was_asked_for,
    "PR-28": ordered_by_posting,
}
