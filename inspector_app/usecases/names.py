"""What records are called, for entries that hold a record by its identity."""

from collections.abc import Collection
from datetime import date

from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import Meeting
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.lead import Lead, LeadKind, came_words
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.store.reading import Reading
from inspector_app.support.vocabulary import word
from inspector_app.usecases.context import Context


def company_name(context: Context, rid: str) -> str:
    """A company's name; empty when it is not there."""
    company = context.store.get(Company, rid)
    return company.name if company else ""


def project_name(context: Context, rid: str) -> str:
    """A project's name; empty when it is not there."""
    project = context.store.get(Project, rid)
    return project.name if project else ""


def case_title(context: Context, rid: str) -> str:
    """A case's title; empty when it is not there."""
    case = context.store.get(Case, rid)
    return case.title if case else ""


def party_name(context: Context, rid: str) -> str:
    """The name of a company or a person; empty when it is neither."""
    person = context.store.get(Person, rid)
    return person.name if person else company_name(context, rid)


def inspector_names(context: Context, rids: Collection[str]) -> tuple[str, ...]:
    """What inspectors are called, in the order given."""
    known = {each.rid: each.name for each in context.store.all(Inspector)}
    return tuple(known[rid] for rid in rids if rid in known)


def matter_of(party: str) -> str:
    """What a case about a party is called unless somebody words it otherwise; empty for nobody."""
    return f"{party}{_MATTER}" if party else ""


def is_matter_of(title: str, party: str) -> bool:
    """Whether a title says no more than that: the matter on papers is then that of another party as soon as one is
    known. Titles of earlier programs count."""
    return not title or (bool(party) and title.removeprefix(party) in (_MATTER, _EARLIER_MATTER))


_MATTER, _EARLIER_MATTER = "拖欠农民工工资案", "拖欠工资案"


def lead_title(respondent: str, channel: str, kind: LeadKind, received_on: date) -> str:
    """What a lead is called: whom it is about, how and when it came (of one company several may on one day); never who
    told."""
    if not respondent:
        return came_words(channel, kind, received_on)
    return f"{respondent}（{channel}{word(kind)}，{chinese(received_on)}）"


def record_name(context: Context, rid: str) -> str:
    """The name of whom or what an identity belongs to: a person, a company, a project, a case, the worker of a line of
    wages, a lead, the project of a hazard, a meeting, or an item of the checklist; empty when it is none of these."""
    if rid in context.law.checklist:
        return context.law.checklist[rid].title
    claim = context.store.get(WageClaim, rid)
    if claim is not None:
        return party_name(context, claim.person_rid)
    lead = context.store.get(Lead, rid)
    if lead is not None:
        return lead_title(lead.respondent, lead.channel, lead.kind, lead.received_on)
    hazard, meeting = context.store.get(Hazard, rid), context.store.get(Meeting, rid)
    if hazard is not None:
        return project_name(context, hazard.project_rid)
    if meeting is not None:
        return meeting.title
    return party_name(context, rid) or project_name(context, rid) or case_title(context, rid)


def visited_place(reading: Reading, visit: InspectionHead) -> str:
    """Where a visit goes: its project, its employer or the place as typed."""
    return visited_places(reading, [visit])[visit.rid]


def visited_places(reading: Reading, visits: Collection[InspectionHead]) -> dict[str, str]:
    """Where visits go, by their rids."""
    projects = {p.rid: p.name for p in reading.pick(Project, {v.project_rid for v in visits} - {""})}
    firms = {c.rid: c.name for c in reading.pick(Company, {v.company_rid for v in visits} - {""})}
    return {v.rid: projects.get(v.project_rid) or firms.get(v.company_rid) or v.site_name for v in visits}


def people_by_rid(context: Context, rids: tuple[str, ...]) -> tuple[Person, ...]:
    """The people with these identities, in this order; those that are gone are left out."""
    return context.store.pick(Person, rids)


def companies_by_rid(context: Context, rids: tuple[str, ...]) -> tuple[Company, ...]:
    """The companies with these identities, in this order; those that are gone are left out."""
    return context.store.pick(Company, rids)
