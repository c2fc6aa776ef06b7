"""Open, file, merge and close a case."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.brought_list import BroughtList
from inspector_app.domain.case import Case, CaseState, closing_problems
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.consultation import AidApplication
from inspector_app.domain.contact import Contact
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentKind, in_force
from inspector_app.domain.element import ElementTie
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import Advance, FalseClaim, Incident
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.lifecycle import CaseVerb, check_case
from inspector_app.domain.numbered_sheet import Sheet
from inspector_app.domain.reason import name_problem, says_who
from inspector_app.domain.role import Event, Role
from inspector_app.domain.situation import Situation
from inspector_app.domain.statement import Statement
from inspector_app.domain.watching import Advice, Listing
from inspector_app.store.unit import Unit
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.closing_doubts import closing_doubts
from inspector_app.usecases.context import Context
from inspector_app.usecases.funds import carried_over
from inspector_app.usecases.gates import filing_situation, gate_problems, reason_words, weigh
from inspector_app.usecases.handlers import handler_problems, handlers_of_case
from inspector_app.usecases.leads import keep_lead, limits_of_case
from inspector_app.usecases.limit_events import begun_by_case
from inspector_app.usecases.on_filing import filing_day_problems
from inspector_app.usecases.watching import entries_of_case


def open_case(context: Context, case: Case, leads: tuple[Lead, ...] = ()) -> Case:
    """Open a case, with the leads that gave rise to it. Raises :class:`Refused` ``case-no-title``."""
    if not case.title.strip():
        raise Refused(Problem("case-no-title", "title"))
    opened = replace(case, lead_rids=tuple(lead.rid for lead in leads) or case.lead_rids)
    with context.unit("新建案件") as unit:
        unit.put(opened)
        for lead in leads:
            keep_lead(context, unit, replace(lead, case_rid=opened.rid), opened)
    return opened


def file_case(
    context: Context, case_rid: str, approved_by: str, reasons: dict[str, str] | None = None, on: date | None = None
) -> Case:
    """立案: the day of approval (today, or ``on`` a day before) starts the term of investigation (R423 art. 17).

    Where a 立案审批表 was approved, another leader or day than it tells wants a reason.

    Raises :class:`Refused` ``case-already-filed``, ``case-over``, ``filing-in-future``, ``filing-before-opening``,
    ``filing-after-papers``, ``approved-by-handler`` or what the gates of filing find.
    """
    whole = case_file(context, case_rid)
    check_case(CaseVerb.FILE, whole.state)
    if on and on > whole.today:
        raise Refused(Problem("filing-in-future", "on"))
    if on and on < whole.case.opened_on:
        raise Refused(Problem("filing-before-opening", "on", details={"day": chinese(whole.case.opened_on)}))
    situation = filing_situation(context, whole)
    found = gate_problems(context, context.law.procedure.filing, situation)
    found += [] if says_who(approved_by) else [name_problem(approved_by, "approved_by")]
    found += handler_problems(approved_by, handlers_of_case(context, whole.case), "approved_by")
    found += _not_as_approved(whole, approved_by, on or whole.today)
    found += filing_day_problems(whole, on or whole.today)
    kept = weigh(found, reasons or {})
    moment = context.moment(on)
    act = Act(
        new_rid(),
        ActKind.FILED,
        case_rid,
        moment,
        approved_by,
        case_rid=case_rid,
        note="；".join(dict.fromkeys(map(reason_words, kept))),
    )
    with context.unit("立案") as unit:
        return file_by(context, unit, whole.case, act)


def file_by(context: Context, unit: Unit, case: Case, act: Act) -> Case:
    """The case as it is filed by an act, with the limits that this ends and starts."""
    day = civil_date(act.at)
    filed = replace(case, filed_on=day)
    unit.put(filed)
    unit.put(act)
    for limit in limits_of_case(context, case.rid):
        unit.put(limit.ended(act.rid, max(day, limit.starts_on)))
    for limit in begun_by_case(context, Event.FILED, act, day):
        unit.put(limit)
    return filed


def _not_as_approved(whole: CaseFile, approved_by: str, day: date) -> list[Problem]:
    approval = whole.filing_approval()
    if approval is None or (approved_by.strip(), day) == (approval.by, civil_date(approval.at)):
        return []
    details = {"by": approval.by, "day": chinese(civil_date(approval.at))}
    return [Problem("filing-not-as-approved", "on", Level.WARNING, details)]


@dataclass(frozen=True, slots=True)
class Filing:
    """What the dialog of 立案 begins with; ``approved`` when both come from the approved 立案审批表."""

    approved_by: str
    on: date
    approved: bool


def proposed_filing(context: Context, case_rid: str) -> Filing:
    """Leader and day of the approved form; nobody and today without one."""
    approval = case_file(context, case_rid).filing_approval()
    if approval is None:
        return Filing("", context.clock.today(), approved=False)
    return Filing(approval.by, civil_date(approval.at), approved=True)


def merge_case(context: Context, case_rid: str, into_rid: str, reason: str) -> Case:
    """并案: leads, visits, interviews, evidence, their records, what others brought and the lines go over to another
    case; this one ends.

    A worker whom the other case knows already is not doubled: that line stays behind. What went out or was paid cannot
    change its case. Raises :class:`Refused` ``case-merge-itself``, ``case-over``, ``case-merge-filed`` or
    ``case-merge-papers``.
    """
    if case_rid == into_rid:
        raise Refused(Problem("case-merge-itself", "case"))
    whole, into = case_file(context, case_rid), case_file(context, into_rid)
    for each in (whole, into):
        check_case(CaseVerb.MERGE, each.state)
    if whole.case.filed_on and not into.case.filed_on:
        raise Refused(Problem("case-merge-filed", "case"))
    outgoing = any(d.kind is DocumentKind.OUTGOING and in_force(d, whole.acts) for d in whole.documents)
    if outgoing or whole.payments or whole.liabilities:
        raise Refused(Problem("case-merge-papers", "case"))
    leads = tuple(dict.fromkeys((*into.case.lead_rids, *whole.case.lead_rids)))
    with context.unit(f"并案：{reason}") as unit:
        unit.put(replace(whole.case, merged_into=into_rid))
        unit.put(replace(into.case, lead_rids=leads))
        for record in (*_moving(context, whole, into.case), *_new_lines(whole, into)):
            unit.put(replace(record, case_rid=into_rid))
        for funding in carried_over(context, whole.case, into.case):
            unit.put(funding)
    return replace(whole.case, merged_into=into_rid)


_Moving = (
    Lead | Interview | Inspection | Evidence | Document | Act | Statement | BroughtList | AidApplication | Deadline
    | Listing | Advice | Incident | Advance | FalseClaim | Contact | Sheet | ElementTie
)  # fmt: skip


def _moving(context: Context, whole: CaseFile, into: Case) -> tuple[_Moving, ...]:
    """What goes along; a statement of a case without a project is one of the other case's project from then on."""
    papers = {paper.rid for paper in whole.documents}
    acts = (act for act in whole.acts if act.subject_rid in papers)
    told_of = context.store.find(Lead, case_rid=whole.case.rid)
    leads = (replace(each, case_on=whole.today) for each in told_of)
    talks = context.store.find(Interview, case_rid=whole.case.rid)
    told = context.store.find(Statement, case_rid=whole.case.rid)
    statements = (replace(each, project_rid=each.project_rid or into.project_rid) for each in told)
    brought = context.store.find(BroughtList, case_rid=whole.case.rid)
    aid = context.store.find(AidApplication, case_rid=whole.case.rid)
    return (
        *leads, *talks, *whole.inspections, *whole.evidence, *whole.documents, *acts, *statements, *brought, *aid,
        *context.store.find(Contact, case_rid=whole.case.rid), *context.store.find(Sheet, case_rid=whole.case.rid),
        *context.store.find(ElementTie, case_rid=whole.case.rid),
        *_complaints_limits(whole, into), *entries_of_case(context, whole.case.rid),
    )  # fmt: skip


def _complaints_limits(whole: CaseFile, into: Case) -> Iterator[Deadline]:
    """The limits for accepting its complaints go along; a case that is filed has met them."""
    for limit in whole.deadlines:
        if limit.lead_rid:
            met = into.filed_on is not None and limit.done_on is None
            yield limit.ended("", whole.today) if met else limit


def _new_lines(whole: CaseFile, into: CaseFile) -> Iterator[WageClaim]:
    """The lines of workers whom the other case does not know, numbered after its own."""
    known = {claim.person_rid for claim in into.claims}
    known |= {person.id_number for person in into.people.values() if person.rid in known and person.id_number}
    last = max((claim.line for claim in into.claims), default=0)
    fresh = (c for c in whole.claims if not known & {c.person_rid, whole.people[c.person_rid].id_number})
    return (replace(claim, line=last + number) for number, claim in enumerate(fresh, start=1))


def close_case(
    context: Context, case_rid: str, approved_by: str, note: str, reasons: Mapping[str, str] | None = None, *,
    by_form: bool = False,
) -> None:  # fmt: skip
    """结案: every line has a disposition with proof, and what counts as paid is paid (R423 art. 18). What else it lacks
    wants ``reasons``, which are kept with the act; ``by_form``: by the approval of its own form.

    What is still due in a closed case is no longer asked for.
    """
    whole = case_file(context, case_rid)
    check_case(CaseVerb.CLOSE, whole.state)
    nobody = [] if says_who(approved_by) else [name_problem(approved_by, "approved_by")]
    nobody += handler_problems(approved_by, handlers_of_case(context, whole.case), "approved_by")
    against = may_close(context, whole)
    doubts = [] if against else closing_doubts(context, whole, by_form=by_form)
    kept = weigh([*against, *nobody, *doubts], reasons or {})
    act = Act(
        new_rid(), ActKind.CLOSED, case_rid, context.clock.now(), approved_by, case_rid=case_rid, note=note,
        answered="；".join(dict.fromkeys(map(reason_words, kept))),
    )  # fmt: skip
    with context.unit("结案") as unit:
        unit.put(act)
        for limit in begun_by_case(context, Event.CLOSED, act, whole.today):
            unit.put(limit)


def open_lines(whole: CaseFile) -> list[Problem]:
    """The lines that keep a case open; a case without any is closed only after what was to be corrected in it."""
    if not whole.claims and not any(whole.papers(role) for role in _WITHOUT_WAGES):
        return [Problem("case-nothing-to-close", "lines")]
    return closing_problems(whole.claims, whole.payments)


_WITHOUT_WAGES = (Role.CORRECTION, Role.PENALTY_DECISION)


def may_close(context: Context, whole: CaseFile) -> list[Problem]:
    """What stands against the closing of a case: lines without an end, else what the gates of closing find.

    A lead that came to nothing was never filed and has no lines: it is closed without.
    """
    came_to_nothing = whole.state is CaseState.LEAD and not whole.claims
    if (left := open_lines(whole)) and not came_to_nothing:
        return left
    situation = Situation(today=whole.today, case=whole.case, claims=whole.claims, balance=whole.balance)
    return gate_problems(context, context.law.procedure.closing, situation)
