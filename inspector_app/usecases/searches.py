"""Finding lines in the lists: which of them hold the words that are looked for and fit what is chosen besides."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from inspector_app.domain.alike import likely_doubles
from inspector_app.domain.company import Company
from inspector_app.domain.document import DocumentKind, DocumentState
from inspector_app.domain.lead import Lead
from inspector_app.domain.paper_code import read_code
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import Grade, Project
from inspector_app.domain.record_stage import RecordStage
from inspector_app.store.documents import DocumentFilter
from inspector_app.store.listing import Listing
from inspector_app.store.people import candidates, list_companies, list_people
from inspector_app.store.projects import ProjectFilter, ProjectOrder, list_projects
from inspector_app.store.referred import referred
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context
from inspector_app.usecases.informants import kept_secret
from inspector_app.usecases.inspections import VisitLine
from inspector_app.usecases.lead_list import told_facts
from inspector_app.usecases.paper_list import PaperList, list_papers
from inspector_app.usecases.transcripts import InterviewLine

# Orders whose natural first is the largest.
_LARGEST_FIRST = (ProjectOrder.GRADE, ProjectOrder.UNPAID, ProjectOrder.HEADS, ProjectOrder.NEWEST)


class Days(StrEnum):
    """How far back from today is looked."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class PartyScope(StrEnum):
    """Of all people or companies: those that nothing names, or those that may be registered twice."""

    ALL = "all"
    UNREFERRED = "unreferred"
    ALIKE = "alike"


def first_day(days: Days | None, today: date) -> date | None:
    """The first day of a span that ends today; None without a limit."""
    if days is None:
        return None
    if days is Days.YEAR:
        return date(today.year, 1, 1)
    return today - timedelta(days={Days.TODAY: 0, Days.WEEK: 6, Days.MONTH: 29}[days])


def find_visits(lines: Sequence[VisitLine], text: str, *, unfinished: bool = False) -> list[VisitLine]:
    """Visits by object and inspectors; ``unfinished`` leaves out those whose record is signed."""
    return [
        line
        for line in lines
        if holds(text, (line.about, *line.inspectors)) and not (unfinished and line.state is RecordStage.SIGNED)
    ]


def find_interviews(
    lines: Sequence[InterviewLine], text: str, *, stage: RecordStage | None = None
) -> list[InterviewLine]:
    """Transcripts by person, employer, case, matter, place and inspectors, perhaps of one stage."""
    return [line for line in lines if stage in (None, line.state) and holds(text, _interview_words(line))]


def _interview_words(line: InterviewLine) -> tuple[str, ...]:
    told, person = line.interview, line.person
    return (person.name, person.employer, line.case_title, told.matter, told.place, *line.inspectors)


def find_leads(leads: Iterable[Lead], text: str) -> list[Lead]:
    """Leads by respondent and facts."""
    return [lead for lead in leads if holds(text, (lead.respondent, told_facts(lead)))]


def find_papers(
    context: Context,
    text: str = "",
    *,
    form: str | None = None,
    kind: DocumentKind | None = None,
    state: DocumentState | None = None,
    days: Days | None = None,
) -> PaperList:
    """The register, the newest first: papers by number, title and addressee, of a form, kind, state and last days; what
    a telephone read from a sheet finds its paper."""
    first = first_day(days, context.clock.today())
    code = read_code(text)
    text = code.name if code else text
    return list_papers(context, DocumentFilter(text, form or "", kind, first_day=first), state)


def find_projects(
    context: Context, text: str = "", *, order: str = "", descending: bool = False, **chosen: Any
) -> Listing[Project]:
    """The ledger in the order of a heading (:func:`ledger_order`); ``chosen`` as for :func:`project_filter`."""
    return list_projects(context.store, project_filter(text, **chosen), *ledger_order(order, descending))


def find_people(
    context: Context, text: str = "", *, role: PersonRole | None = None, scope: PartyScope = PartyScope.ALL
) -> Listing[Person]:
    """People by name, number, phone and employer, of one role, perhaps only those to be looked at; never somebody whom
    only what is kept secret names."""
    return list_people(context.store, text, role or "", _in_scope(context, Person, scope), kept_secret(context))


def find_companies(context: Context, text: str = "", *, scope: PartyScope = PartyScope.ALL) -> Listing[Company]:
    """Companies by name, credit code and legal representative, perhaps only those to be looked at."""
    return list_companies(context.store, text, _in_scope(context, Company, scope))


def _in_scope(context: Context, record_type: type[Person | Company], scope: PartyScope) -> frozenset[str] | None:
    if scope is PartyScope.ALL:
        return None
    everybody: tuple[Person | Company, ...] = candidates(context.store, record_type)
    if scope is PartyScope.UNREFERRED:
        return frozenset(each.rid for each in everybody) - referred(context.store, record_type)
    return likely_doubles(everybody)  # type: ignore[type-var]


def referred_parties(context: Context, record_type: type[Person | Company]) -> frozenset[str]:
    """The rids of all people, or companies, that a record names."""
    return referred(context.store, record_type)


def project_filter(
    text: str = "", grade: Grade | None = None, town: str | None = None, department: str | None = None
) -> ProjectFilter:
    """What is looked for in the ledger; nothing chosen leaves nothing out."""
    return ProjectFilter(text, grade, town or "", department or "")


def ledger_order(order: str, descending: bool) -> tuple[ProjectOrder, bool]:
    """The order of a heading and whether it is turned round, for some begin with the largest; the gravest at first."""
    if not order:
        return ProjectOrder.GRADE, False
    wanted = ProjectOrder(order)
    return wanted, descending is not (wanted in _LARGEST_FIRST)
