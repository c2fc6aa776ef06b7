"""Change a case after it was opened: its head, its leads, the incident flag, and taking a filing back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Finding, Inspection
from inspector_app.domain.lead import Lead, LeadKind, LeadVerb
from inspector_app.domain.lifecycle import CaseVerb, check_case
from inspector_app.domain.money import yuan
from inspector_app.domain.reason import name_problem, says_who, says_why
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, refuse_errors
from inspector_app.usecases.case_file import CaseFile, case_file, state_of
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import reason_words, weigh
from inspector_app.usecases.handlers import handler_problems, handlers_of_case
from inspector_app.usecases.leads import keep_lead, lead_problems
from inspector_app.usecases.on_filing import standing_papers
from inspector_app.usecases.papers_on import take_along


def save_case(context: Context, case: Case) -> Case:
    """Keep the head of a case; what an ended one states of an incident stays as it is.

    Raises :class:`Refused` ``case-no-title``, ``gate-incident-no-facts`` or ``case-over``.
    """
    problems = [] if case.title.strip() else [Problem("case-no-title", "title")]
    if case.incident and not case.incident_note.strip():
        problems.append(Problem("gate-incident-no-facts", "incident_note"))
    refuse_errors(problems)
    kept = context.store.need(Case, case.rid)
    if (case.incident, case.incident_note) != (kept.incident, kept.incident_note):
        check_case(CaseVerb.INCIDENT, state_of(context, kept))
    with context.unit("修改案件信息") as unit:
        unit.put(case)
    return case


def free_leads(context: Context) -> tuple[Lead, ...]:
    """Leads that belong to no case yet and may become one, the newest first."""
    free = (lead for lead in context.store.find(Lead, case_rid="") if LeadVerb.OPEN_CASE in lead.verbs)
    return tuple(sorted(free, key=lambda lead: lead.received_on, reverse=True))


@dataclass(frozen=True, slots=True)
class CaseAround:
    """What the head of a case names: the investigators, its leads, the case it was merged into."""

    inspectors: str
    leads: tuple[Lead, ...]
    merged_into: str


def around(context: Context, case: Case) -> CaseAround:
    """The records that the head of a case only names."""
    into = context.store.get(Case, case.merged_into) if case.merged_into else None
    names = "、".join(inspector.name for inspector in context.inspectors(case.inspector_rids))
    return CaseAround(names, context.store.pick(Lead, case.lead_rids), into.title if into else "")


def add_lead(context: Context, case_rid: str, lead: Lead) -> Lead:
    """Take one more lead into a case (追加线索). Raises :class:`Refused` with what it lacks, or ``case-over``."""
    case = context.store.need(Case, case_rid)
    refuse_errors(lead_problems(context, lead))
    check_case(CaseVerb.ADD_LEAD, state_of(context, case))
    taken = replace(lead, case_rid=case_rid)
    with context.unit("追加线索") as unit:
        keep_lead(context, unit, taken, case)
        unit.put(replace(case, lead_rids=tuple(dict.fromkeys((*case.lead_rids, lead.rid)))))
    return taken


def attach_visit(context: Context, case_rid: str, inspection_rid: str) -> Inspection:
    """Say that a visit belongs to a case; its papers and what was taken there go into the case with it."""
    before = context.store.need(Inspection, inspection_rid)
    visit = replace(before, case_rid=case_rid)
    with context.unit("检查归入案件") as unit:
        unit.put(visit)
        take_along(context, unit, before, visit)
    return visit


def open_case_for(context: Context, case: Case, leads: tuple[Lead, ...], inspection_rid: str = "") -> Case:
    """Open a case, perhaps one that a visit gave rise to, as one act. Raises as :func:`open_case`."""
    with context.act("新建案件"):
        opened = open_case(context, case, leads)
        if inspection_rid:
            attach_visit(context, opened.rid, inspection_rid)
    return opened


def cancel_filing(
    context: Context, case_rid: str, approved_by: str, reason: str, reasons: Mapping[str, str] | None = None
) -> Act:
    """撤销立案 of a filed case that turned out to be none, with the leader's approval and the reason.

    No order, decision or notice of the case outlives it: each is withdrawn first. What was found to be owed and is not
    paid wants the leader's own ``reasons``: law cancels what was put right already (R423 art. 18(1)(3)).

    Raises :class:`Refused` ``case-not-filed``, ``case-over``, ``cancel-papers-stand``, ``cancel-wages-owed``,
    ``approved-by-handler``, ``void-no-reason`` or ``setup-missing``.
    """
    whole = case_file(context, case_rid)
    check_case(CaseVerb.CANCEL, whole.state)
    problems = cancelling_problems(whole)
    problems += [] if says_who(approved_by) else [name_problem(approved_by, "approved_by")]
    problems += handler_problems(approved_by, handlers_of_case(context, whole.case), "approved_by")
    if not says_why(reason):
        problems.append(Problem("void-no-reason", "reason"))
    kept = weigh(problems, reasons or {})
    act = Act(
        new_rid(), ActKind.FILING_CANCELLED, case_rid, context.clock.now(), approved_by.strip(), case_rid=case_rid,
        note="；".join(dict.fromkeys((reason.strip(), *map(reason_words, kept)))),
    )  # fmt: skip
    with context.unit("撤销立案") as unit:
        unit.put(act)
    return act


def cancelling_problems(whole: CaseFile) -> list[Problem]:
    """What of a case stands and rests upon its filing, and the wages that were found to be owed and are not paid."""
    standing = [paper.called for paper in standing_papers(whole)]
    details = {"papers": "、".join(standing)}
    problems = [Problem("cancel-papers-stand", "reason", details=details)] if standing else []
    left = whole.balance
    if left.open_fen > 0:
        owed = {"heads": str(left.heads_open), "owed": yuan(left.open_fen)}
        problems.append(Problem("cancel-wages-owed", "reason", Level.WARNING, owed))
    return problems


def new_case(context: Context, project_rid: str = "", inspection_rid: str = "") -> tuple[Case, tuple[Lead, ...]]:
    """What the dialog for a new case begins with: from nothing, a project or a visit, which then is the lead."""
    today = context.clock.today()
    team = tuple(inspector.rid for inspector in context.team())
    case = Case(new_rid(), "", today, project_rid=project_rid, inspector_rids=team)
    visit = context.store.get(Inspection, inspection_rid) if inspection_rid else None
    if visit is None:
        return case, ()
    findings = context.store.find(Finding, inspection_rid=visit.rid)
    lead = Lead(
        new_rid(), LeadKind.OWN_FINDING, civil_date(visit.started_at), project_rid=visit.project_rid,
        company_rid=visit.company_rid, facts="；".join(finding.text.rstrip("。") for finding in findings),
    )  # fmt: skip
    case = replace(
        case, project_rid=visit.project_rid, company_rid=visit.company_rid, site_name=visit.site_name,
        inspector_rids=visit.inspector_rids or team,
    )  # fmt: skip
    return case, (lead,)
