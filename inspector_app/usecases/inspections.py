"""现场检查: begin a visit, fill its checklist, end it with its findings."""

from dataclasses import dataclass, replace

from inspector_app.domain.act import current
from inspector_app.domain.agency import Inspector
from inspector_app.domain.answered import doubts
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.document import About, Document
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import (
    CheckedItem,
    CheckResult,
    Finding,
    Inspection,
    InspectionHead,
    InspectionKind,
    LeftOpen,
    inspection_problems,
    left_open,
)
from inspector_app.domain.lifecycle import RecordVerb, lacks_scan
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.record_stage import RecordStage
from inspector_app.domain.records import BadRecord, encode, from_plain
from inspector_app.domain.role import Role
from inspector_app.domain.situation import Situation
from inspector_app.lawbook.checklist import CheckItem
from inspector_app.lawbook.marks import mark_words
from inspector_app.store.visits import count_violations
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.blank_of import blank_of
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import record_part
from inspector_app.usecases.draws import drawn_today
from inspector_app.usecases.entry_codes import late_doubts, still_to_come
from inspector_app.usecases.evidence import PICTURES
from inspector_app.usecases.findings import earlier_visits, found_on, seen_again, settled_by
from inspector_app.usecases.gates import gate_problems
from inspector_app.usecases.offers import general_contractor
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.papers_on import take_along
from inspector_app.usecases.record_papers import RecordPapers, may_be
from inspector_app.usecases.visit_approvals import notified, told_of_visit

__all__ = ["CheckItem"]

_DRAWN = "双随机抽查"
_METHOD = "现场查看、查阅资料、询问有关人员"


def checklist(context: Context) -> tuple[CheckItem, ...]:
    """The items of the law, the eight core ones first."""
    return tuple(sorted(context.law.checklist.values(), key=lambda item: not item.core))


def mark_of(item: CheckItem) -> str:
    """How well an item of the law was verified, in words; empty when its own text was read."""
    return mark_words(item.mark)


def blank_items(context: Context, core_only: bool = False) -> tuple[CheckedItem, ...]:
    """The checklist of the law, nothing checked yet; the eight core items alone if asked."""
    items = (item for item in context.law.checklist.values() if item.core or not core_only)
    return tuple(CheckedItem(item.id, CheckResult.NOT_CHECKED) for item in items)


def full_items(context: Context, items: tuple[CheckedItem, ...]) -> tuple[CheckedItem, ...]:
    """All items of the law, the eight core ones first, as far as they were checked already."""
    known = {item.item: item for item in items}
    wanted = sorted(context.law.checklist.values(), key=lambda item: not item.core)
    return tuple(known.get(item.id, CheckedItem(item.id, CheckResult.NOT_CHECKED)) for item in wanted)


def not_looked_at(context: Context, visit: Inspection) -> tuple[str, ...]:
    """The items of the law that a visit has not looked at, the eight core ones first."""
    every = full_items(context, visit.items)
    return tuple(item.item for item in every if item.result is CheckResult.NOT_CHECKED)


def left_before(context: Context, visit: Inspection) -> dict[str, LeftOpen]:
    """What visits to the same project, or the same employer without one, left open before this one, by item: what it
    saw put right itself, or somebody later, was still open as it began."""
    earlier, day = earlier_visits(context, visit), civil_date(visit.started_at)
    found = context.store.find_among(Finding, "inspection_rid", [each.rid for each in earlier])
    return left_open(
        earlier,
        (
            replace(each, corrected_on=None)
            if each.confirmed_rid == visit.rid or (each.corrected_on and each.corrected_on > day)
            else each
            for each in found
        ),
    )


def core_not_looked_at(context: Context, visit: Inspection) -> tuple[str, ...]:
    """The core items that a visit has not looked at."""
    return tuple(item for item in not_looked_at(context, visit) if context.law.checklist[item].core)


def left_over(context: Context, visit: Inspection) -> tuple[dict[str, LeftOpen], dict[str, LeftOpen]]:
    """What a visit begins with, by item: :func:`left_before`, and beside it the core items that the last visit before
    did not look at. Both together are what 收工三问 of that visit said of the next one."""
    left = left_before(context, visit)
    last = max(earlier_visits(context, visit), key=lambda each: each.started_at, default=None)
    if last is None:
        return left, {}
    unseen = (item for item in core_not_looked_at(context, last) if item not in left)
    return left, {item: LeftOpen(last.started_at, CheckedItem(item, CheckResult.NOT_CHECKED)) for item in unseen}


def new_inspection(context: Context, project_rid: str = "", case_rid: str = "") -> Inspection:
    """A visit that begins now, with the usual team and method; about a case it is 个案检查, of its employer.

    A site without a case is that of its 施工总承包单位, where it is known, and whoever was told of the visit is the one
    inspected (GB54); one that a campaign drew is visited for it, by the inspectors drawn.
    """
    case = context.store.get(Case, case_rid) if case_rid else None
    project_rid = project_rid or (case.project_rid if case else "")
    project = context.store.get(Project, project_rid) if project_rid else None
    drawn = drawn_today(context, project_rid) if project_rid and not case_rid else None
    team = context.inspectors(drawn[1].inspector_rids) if drawn else context.team()
    approval, notice_number = told_of_visit(context, project)
    usual = case.company_rid if case else general_contractor(context, project) if project else ""
    return Inspection(
        new_rid(),
        InspectionKind.CASE if case_rid else InspectionKind.CAMPAIGN if drawn else InspectionKind.ROUTINE,
        context.clock.now(),
        inspector_rids=tuple(inspector.rid for inspector in team),
        recorder_name=team[-1].name,
        case_rid=case_rid,
        campaign_rid=drawn[0] if drawn else "",
        source=_DRAWN if drawn else "",
        approval=approval,
        notice_number=notice_number,
        project_rid=project_rid,
        company_rid=notified(context, project) or usual,
        site_name=project.name if project else case.site_name if case else "",
        site_place=(project.address or project.town) if project else "",
        method=_METHOD,
        items=full_items(context, ()),
        entry_code_why=vocabulary.label("agency.no_entry_codes") if context.agency.no_entry_codes else "",
    )


def save_inspection(context: Context, inspection: Inspection) -> Inspection:
    """Keep a visit. Raises :class:`Refused` when it has no object, its times are out of order, or inspectors lack.

    Once its record was signed it stays as it is (``inspection-signed``). What was made of it before goes along into
    another case.
    """
    _refuse_unsound(RecordVerb.WRITE, context, inspection)
    before = context.store.get(Inspection, inspection.rid)
    with context.unit("现场检查") as unit:
        unit.put(inspection)
        if before is not None and before.case_rid != inspection.case_rid:
            take_along(context, unit, before, inspection)
    return inspection


def draft_body(inspection: Inspection) -> str:
    """A visit as the text of a draft."""
    return encode(inspection)


def from_draft(body: object) -> Inspection | None:
    """The visit of a draft's body; None when it cannot be read."""
    try:
        found = from_plain(Inspection, _with_later(record_part(body)), "inspection")
    except BadRecord:
        return None
    return found if isinstance(found, Inspection) else None


def _with_later(body: object) -> object:
    """A draft that an earlier version kept told of no contracts, no code and nobody who came along or refused."""
    later = {"contracts": None, "entry_code": "", "entry_code_why": "", **_LATER}
    return {**later, **body} if isinstance(body, dict) else body


_LATER = {"helpers": "", "refusal_note": "", "scan_later": False, "scanned_at": None}


def finish_notes(context: Context, visit: Inspection) -> tuple[str, ...]:
    """What to see to before leaving, as codes of sentences; nothing of it stops a visit from ending."""
    late = tuple(each.code for each in late_doubts(visit))
    looked_at = any(item.result is not CheckResult.NOT_CHECKED for item in visit.items)
    against = {item.item for item in visit.violations}
    hindered = [item.id for item in context.law.checklist.values() if item.hindrance]
    unmarked = bool(visit.refusal_note.strip() and hindered) and not against.intersection(hindered)
    unseen = any(context.law.checklist[item].core for item in not_looked_at(context, visit))
    alone = not (visit.met_person_rid or visit.absence_note.strip() or visit.refusal_note.strip())
    notes = (
        ("inspection-answer-doubted", bool(doubts(visit))),
        ("inspection-nobody-there", alone),
        ("inspection-nothing-checked", not looked_at),
        ("inspection-core-unseen", looked_at and unseen and not visit.refusal_note.strip()),
        ("inspection-refusal-unmarked", unmarked),
        ("inspection-scan-later", visit.lacks_scan and visit.scan_later),
        ("inspection-no-entry-code", visit.lacks_scan and not visit.scan_later),
        ("inspection-scans-untold", _leaves_out_scans(context, visit)),
        ("inspection-settles-earlier", bool(settled_by(context, visit))),
    )
    return (*(code for code, holds in notes if holds), *late)


def _leaves_out_scans(context: Context, visit: Inspection) -> bool:
    """Whether scans or files were taken in that 复制、收取的材料 does not name: the list of photos has none of them."""
    taken = context.store.find(Evidence, inspection_rid=visit.rid)
    return any(each.kind not in PICTURES and each.title not in visit.documents_copied for each in taken)


def visit_paper(context: Context, visit: Inspection) -> Paper:
    """The paper that records a visit."""
    return Paper(
        context.form_of(Role.INSPECTION), visit.case_rid, visit.project_rid, about=About(inspection_rid=visit.rid)
    )


def paper_after_visit(context: Context, visit: Inspection) -> Paper:
    """A paper that follows from a visit, to the company that was visited."""
    company = context.store.get(Company, visit.company_rid) if visit.company_rid else None
    paper = visit_paper(context, visit)
    return replace(paper, addressee=company.name, addressee_rid=company.rid) if company else paper


@dataclass(frozen=True, slots=True)
class VisitLine:
    """A visit as a line of the list: whom it was about, who went, and how far it has come."""

    inspection: InspectionHead
    about: str
    inspectors: tuple[str, ...]
    state: RecordStage
    violations: int = 0


@dataclass(frozen=True, slots=True)
class VisitFile:
    """A visit with what hangs on it. ``record`` is the paper that was printed of it, with its state; ``lacks_scan``
    when it was registered as signed without a scan, which is still to come; ``blank`` is the number of the blank on
    which it was written by hand."""

    inspection: Inspection
    state: RecordStage
    project: Project | None
    company: Company | None
    case: Case | None
    met: Person | None
    inspectors: tuple[Inspector, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[Evidence, ...]
    record: Document | None
    lacks_scan: bool
    blank: str = ""

    @property
    def about(self) -> str:
        """The object of the visit by name."""
        return _about(self.inspection, self.project, self.company)


def visits(context: Context) -> tuple[VisitLine, ...]:
    """Every visit, the newest first."""
    store = context.store
    found = sorted(store.all(InspectionHead), key=lambda visit: visit.started_at, reverse=True)
    projects = {p.rid: p for p in store.pick(Project, {visit.project_rid for visit in found})}
    companies = {c.rid: c for c in store.pick(Company, {visit.company_rid for visit in found})}
    names = {inspector.rid: inspector.name for inspector in store.all(Inspector)}
    stages = RecordPapers.read(context, Role.INSPECTION).stages_of(found)
    violations = count_violations(store)
    return tuple(
        VisitLine(
            visit,
            _about(visit, projects.get(visit.project_rid), companies.get(visit.company_rid)),
            tuple(names.get(rid, "") for rid in visit.inspector_rids),
            stages[visit.rid],
            violations.get(visit.rid, 0),
        )
        for visit in found
    )


def visit_file(context: Context, rid: str) -> VisitFile:
    """Read a visit whole. Raises :class:`Trouble` ``record-missing``."""
    store, visit = context.store, context.store.need(Inspection, rid)
    papers = RecordPapers.read_of(context, Role.INSPECTION, rid)
    record = papers.standing(rid)
    return VisitFile(
        inspection=visit,
        state=papers.stage_of(visit),
        project=store.get(Project, visit.project_rid) if visit.project_rid else None,
        company=store.get(Company, visit.company_rid) if visit.company_rid else None,
        case=store.get(Case, visit.case_rid) if visit.case_rid else None,
        met=store.get(Person, visit.met_person_rid) if visit.met_person_rid else None,
        inspectors=context.inspectors(visit.inspector_rids),
        findings=store.find(Finding, inspection_rid=rid),
        evidence=store.find(Evidence, inspection_rid=rid),
        record=record,
        lacks_scan=record is not None and lacks_scan(current(papers.acts.get(record.rid, ()))),
        blank=blank_of(context, record.rid if record else "", rid),
    )


def _about(visit: InspectionHead, project: Project | None, company: Company | None) -> str:
    return project.name if project else visit.site_name or (company.name if company else "")


def _refuse_unsound(verb: RecordVerb, context: Context, inspection: Inspection) -> None:
    if not may_be(verb, context, inspection):
        raise Refused(Problem("inspection-signed", "items"))
    situation = Situation(
        today=context.clock.today(),
        inspectors=context.inspectors(inspection.inspector_rids),
        inspection=inspection,
    )
    gates = context.law.procedure.roles[Role.INSPECTION].at_once
    times = (*inspection_problems(inspection), *still_to_come(context, inspection))
    refuse_errors([*times, *gate_problems(context, gates, situation)])


def finish_inspection(context: Context, inspection: Inspection) -> tuple[Inspection, tuple[Finding, ...]]:
    """End a visit: what does not conform becomes a finding with its provision, an earlier finding may go; findings of
    visits before are put right where this one saw it.

    Raises :class:`Refused` ``inspection-violation-no-note`` when a violation is not described, and as
    :func:`save_inspection`.
    """
    silent = [item for item in inspection.violations if not item.note.strip()]
    if silent:
        raise Refused(*(Problem("inspection-violation-no-note", f"items.{item.item}") for item in silent))
    ended = replace(inspection, ended_at=inspection.ended_at or context.clock.now())
    _refuse_unsound(RecordVerb.FINISH, context, ended)
    earlier = [each for each in context.store.find(Finding, inspection_rid=inspection.rid) if each.item]
    findings = found_on(context, ended, earlier)
    kept = {each.rid for each in findings}
    with context.unit("结束检查") as unit:
        unit.put(ended)
        for finding in (*findings, *seen_again(context, ended)):
            unit.put(finding)
        for finding in (each for each in earlier if each.rid not in kept):
            unit.delete(finding)
    return ended, tuple(findings)
