"""群体性事件 where one stands: one key begins 初报 or 续报 with all that the records of the place know."""

from dataclasses import replace

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim, heads
from inspector_app.domain.debt import Payment, known_sum, rests
from inspector_app.domain.incident import Incident
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Project
from inspector_app.support.clock import civil_date
from inspector_app.usecases.context import Context
from inspector_app.usecases.transfers import passed_problem
from inspector_app.usecases.watching import known_of, new_entry


def incident_of_visit(context: Context, visit: Inspection) -> tuple[Incident, bool]:
    """As :func:`incident_of_place`, where a visit is: its people are there, others came along."""
    found, is_new = incident_of_place(context, visit.case_rid, visit.project_rid, visit.company_rid)
    if not is_new:
        return found, False
    team = "、".join(each.name for each in context.inspectors(visit.inspector_rids))
    attended = "、".join(filter(None, (f"{context.agency.name}{team}" if team else "", visit.helpers)))
    return replace(found, place=visit.place or found.place, attended=attended), True


def incident_of_talk(context: Context, talk: Interview) -> tuple[Incident, bool]:
    """As :func:`incident_of_visit` where somebody is questioned during a visit, else as :func:`incident_of_place`."""
    visit = context.store.get(Inspection, talk.inspection_rid) if talk.inspection_rid else None
    return incident_of_visit(context, visit) if visit else incident_of_place(context, talk.case_rid)


def incident_of_today(context: Context) -> tuple[Incident, bool]:
    """As :func:`incident_of_visit`, of the last visit that was begun today and goes on; else of no known place."""
    today = context.clock.today()
    begun = [each for each in context.store.find(Inspection, ended_at=None) if civil_date(each.started_at) == today]
    visit = max(begun, key=lambda each: each.started_at, default=None)
    return incident_of_visit(context, visit) if visit else incident_of_place(context)


def incident_of_place(
    context: Context, case_rid: str = "", project_rid: str = "", company_rid: str = ""
) -> tuple[Incident, bool]:
    """The incident of a case or a project that goes on, or one that begins now (True) with what is known of it: where,
    whom it is about, what they want. How many gathered nobody but a person can tell."""
    case = context.store.get(Case, case_rid) if case_rid else None
    project_rid = project_rid or (case.project_rid if case else "")
    if known := _going_on(context, case_rid, project_rid):
        return known, False
    project = context.store.get(Project, project_rid) if project_rid else None
    told = (
        known_of("incident", case, company_rid, project_rid)
        | ({"project_rid": project_rid} if project_rid else {})
        | ({"company_rid": company_rid} if company_rid else {})
    )
    place = (project.address or project.name) if project else case.site_name if case else ""
    entry = new_entry(context, "incident", **told, place=place, town=project.town if project else "",
                      demand=_demand(context, case) if case else "")  # fmt: skip
    assert isinstance(entry, Incident)
    return entry, True


def incidents_it_may_be(context: Context, begun: Incident) -> tuple[Incident, ...]:
    """Those of which nobody told that they are over, which are still ours and not of another case or project than the
    one that begins: it may be one of them. The newest first."""
    known = [
        each
        for each in context.store.find(Incident, ended_on=None)
        if not _elsewhere(each, begun) and passed_problem(context, each.rid) is None
    ]
    return tuple(sorted(known, key=lambda each: each.began_at, reverse=True))


def _elsewhere(one: Incident, other: Incident) -> bool:
    places = ((one.case_rid, other.case_rid), (one.project_rid, other.project_rid))
    return any(mine and its and mine != its for mine, its in places)


def _going_on(context: Context, case_rid: str, project_rid: str) -> Incident | None:
    """The newest one of the case, else of the project, of which nobody told that it is over."""
    for name, rid in (("case_rid", case_rid), ("project_rid", project_rid)):
        known = context.store.find(Incident, **{name: rid}, ended_on=None) if rid else ()
        if known:
            return max(known, key=lambda each: each.began_at)
    return None


def _demand(context: Context, case: Case) -> str:
    """What those who came wrote that they want, else what the list of wages says is still owed."""
    leads = [each for each in context.store.pick(Lead, case.lead_rids) if each.request.strip()]
    if leads:
        return max(leads, key=lambda each: each.received_on).request.strip()
    lines = context.store.find(WageClaim, case_rid=case.rid)
    owed = known_sum(rests(lines, context.store.find(Payment, case_rid=case.rid)))
    return f"要求支付{heads(lines)}名农民工被拖欠的工资{yuan(owed)}元" if lines and owed else ""
