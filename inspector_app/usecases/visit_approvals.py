"""By whom a visit was approved beforehand and with which notice it was told, taken from the papers themselves."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.alike import same_name
from inspector_app.domain.company import Company
from inspector_app.domain.document import Document, in_force
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.project import Project
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.visit_citations import approval_words

_FROM, _UNTIL, _APPROVED_AS = "check.from", "check.until", "check.number"
SITES = "check_sites"
"""The fact in which an approval names several sites."""


def told_of_visit(context: Context, project: Project | None, *, ahead: bool = False) -> tuple[str, str]:
    """Approval and number of the notice of a visit that begins today, by the newest papers about the site whose days
    it falls in; empty where there is none, and who visits tells them. ``ahead``: of a visit of today or later.

    An approval of several sites counts for each that it names.
    """
    if project is None:
        return "", ""
    approval, notice = approval_of(context, project, ahead=ahead), notice_of(context, project, ahead=ahead)
    return approval_words(context, approval) if approval else "", notice.number if notice else ""


def notice_of(context: Context, project: Project, *, ahead: bool = False) -> Document | None:
    """The newest notice of a visit to a site whose days it falls in."""
    return _newest(context, context.store.find(Document, project_rid=project.rid), Role.VISIT_NOTICE, ahead)


def notified(context: Context, project: Project | None) -> str:
    """The rid of the company that was told of a visit of today to a site, empty where that is nobody on record."""
    notice = notice_of(context, project) if project else None
    known = context.store.find(Company, name=notice.addressee) if notice and notice.addressee else ()
    return known[0].rid if len(known) == 1 else ""


@dataclass(frozen=True, slots=True)
class Misnotified:
    """A visit to the unit ``visited``, whose notice is made out to somebody else."""

    visit: InspectionHead
    notice: Document
    visited: str


def misnotified(context: Context, visits: Iterable[InspectionHead]) -> Iterator[Misnotified]:
    """The visits whose notice on record tells another unit than the one that is inspected (GB54)."""
    store = context.store
    for visit in visits:
        papers = store.find(Document, number=visit.notice_number) if visit.notice_number else ()
        visited = store.get(Company, visit.company_rid) if visit.company_rid and papers else None
        told = [each for each in papers if context.rule(each.form).role is Role.VISIT_NOTICE and each.addressee]
        if visited and told and not any(same_name(each.addressee, visited.name) for each in told):
            yield Misnotified(visit, told[0], visited.name)


def other_notified(around: Surroundings) -> Iterator[Problem]:
    """A warning where the notice that a visit names is made out to somebody else than the unit that is inspected."""
    visit = around.inspection
    if visit is None or around.context.rule(around.paper.form).role is not Role.INSPECTION:
        return
    for each in misnotified(around.context, [visit]):
        details = {"number": each.notice.number, "notified": each.notice.addressee, "visited": each.visited}
        yield Problem("visit-other-notified", "inspection.notice_number", Level.WARNING, details)


def approval_of(context: Context, project: Project, *, ahead: bool = False) -> Document | None:
    """The newest approval of a visit to a site whose days it falls in."""
    forms = [form for form, role in context.forms.roles.items() if role is Role.VISIT_APPROVAL]
    papers = context.store.find_among(Document, "form", forms) if forms else ()
    ours = tuple(each for each in papers if each.project_rid == project.rid or _names(each, project))
    return _newest(context, ours, Role.VISIT_APPROVAL, ahead)


def announced(context: Context, form: Form, project: Project | None) -> dict[str, Any]:
    """What approval and notice of a visit to a site begin with: whom, where; the notice also by what it was approved,
    with the days and matters of that."""
    if project is None or form.role not in (Role.VISIT_APPROVAL, Role.VISIT_NOTICE):
        return {}
    told: dict[str, Any] = {"check.object": project.contractor_name, "check.place": project.address or project.name}
    if form.role is Role.VISIT_NOTICE:
        approval = approval_of(context, project, ahead=True)
        approved = from_json(approval.facts) if approval else {}
        told |= {name: approved.get(name) for name in (_FROM, _UNTIL, "check.matters")}
        told |= {
            "addressee.name": project.contractor_name,
            _APPROVED_AS: approval_words(context, approval) if approval else "",
        }
    return {name: value for name, value in told.items() if value}


def unapproved_visit(form: Form, around: Surroundings) -> list[Problem]:
    """A warning where a notice says that its visit was approved and no approval of one to come is on file."""
    if form.fact(_APPROVED_AS) is None or around.project is None:
        return []
    known = approval_of(around.context, around.project, ahead=True)
    return [] if known else [Problem("visit-unapproved", _APPROVED_AS, Level.WARNING)]


def _names(paper: Document, project: Project) -> bool:
    facts = from_json(paper.facts) if paper.facts and not paper.project_rid else {}
    return any(row.get("site") == project.name for row in facts.get(SITES) or ())


def _newest(context: Context, papers: tuple[Document, ...], role: Role, ahead: bool) -> Document | None:
    today = context.clock.today().isoformat()
    ours = [paper for paper in papers if paper.copies and context.rule(paper.form).role is role]
    acts = context.store.find_among(Act, "subject_rid", [paper.rid for paper in ours]) if ours else ()
    there = [paper for paper in ours if in_force(paper, acts) and _covers(paper, today, ahead)]
    return max(there, key=lambda paper: paper.created_at, default=None)


def _covers(paper: Document, day: str, ahead: bool) -> bool:
    facts = from_json(paper.facts)
    begun = ahead or str(facts.get(_FROM) or day)[:10] <= day
    return begun and day <= str(facts.get(_UNTIL) or day)[:10]
