"""Which limits of ours were over before what they wait for was done, as the records of a case tell it; and which are
over as a paper does it."""

from collections.abc import Iterator
from datetime import date

from inspector_app.domain.act import current_on
from inspector_app.domain.case import ENDING_ACTS
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import DocumentKind, in_force
from inspector_app.domain.role import Event, Role, RoleLimit
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import paid_up
from inspector_app.usecases.paper import Paper, to_same_party


def missed(context: Context, whole: CaseFile) -> Iterator[Deadline]:
    """The limits that nobody kept: not those of a party, and not what was no more owed in time, since all that an order
    asked for was paid or the case had ended."""
    bound = context.law.procedure.every_limit
    not_ours = {each.limit for each in bound if each.of_party or each.set_by or _is_to_pay(each)}
    until_paid, paid = {each.limit for each in bound if each.ends is Event.PAID}, _paid_on(context, whole)
    for term in (each for each in whole.deadlines if each.rule not in not_ours):
        if term.done_on is None and term.rule in until_paid and term.document_rid in paid:
            over = paid[term.document_rid] or term.due
        else:
            over = term.done_on or _ended_on(whole, term)
        if over > term.due:
            yield term


def _is_to_pay(limit: RoleLimit) -> bool:
    """Whether whoever is served is to pay by then: that he did not is no delay of ours."""
    return limit.starts is Event.SERVED and limit.ends is Event.PAID


def late_problems(context: Context, whole: CaseFile, paper: Paper) -> Iterator[Problem]:
    """A paper that does what a limit wanted done by a day that is over wants a reason. The investigation, and the terms
    of a listing and of the court, have gates of their own; a limit that is our own judgement binds nobody."""
    rule, law = context.rule(paper.form), context.law
    if rule.role in _OWN_GATES:
        return
    met = {limit for limit, _ in rule.meets} - {law.procedure.investigation}
    papers = {each.rid: each for each in whole.documents}
    for term in (each for each in whole.deadlines if each.rule in met and each.done_on is None):
        earlier = papers.get(term.document_rid)
        of_other = earlier is not None and earlier.kind is DocumentKind.OUTGOING and not to_same_party(earlier, paper)
        limit = law.limit(term.rule, whole.agency.province, term.starts_on)
        if term.due < whole.today and not of_other and limit.mark != _OURS:
            details = {"limit": term.title, "due": chinese(term.due), "basis": law.cite(*limit.basis)}
            yield Problem("paper-late", "document.date", Level.WARNING, details)


_OWN_GATES, _OURS = (Role.LISTING_DECISION, Role.ENFORCEMENT), "D"


def _paid_on(context: Context, whole: CaseFile) -> dict[str, date | None]:
    """When all that a paper ordered had been paid, by its rid; None where that is told of no payment."""
    standing = [each for each in whole.documents if in_force(each, whole.acts)]
    found = paid_up(context, standing, whole.claims, whole.payments)
    lines = {each.rid: set(each.about.claim_rids) for each in standing if each.rid in found}
    to_workers = [each for each in whole.payments if each.to_worker]
    return {
        rid: max((each.paid_on for each in to_workers if not own or each.claim_rid in own), default=None)
        for rid, own in lines.items()
    }


def _ended_on(whole: CaseFile, term: Deadline) -> date:
    """Until when a limit was owed: today, or the day on which the case ended; of a case that went into another one,
    which has its own, no longer than it ran."""
    endings = [civil_date(act.at) for act in current_on(whole.case.rid, whole.acts) if act.kind in ENDING_ACTS]
    return min(endings, default=term.due if whole.case.merged_into else whole.today)
