"""What measures look at: the columns they need of each kind of record, read once, and the days they speak of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

from inspector_app.domain.hazard import standing_grade
from inspector_app.domain.incident import PoliceOutcome
from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.beginnings import BEGINS, first_days
from inspector_app.domain.measures.campaign_rows import PlanStepRow, PublicityRow, SelfReportRow, SupervisionRow
from inspector_app.domain.measures.dispatch_rows import Dispatching
from inspector_app.domain.measures.hazard_rows import Closed, HazardRow, Regraded
from inspector_app.domain.measures.item import Item
from inspector_app.domain.measures.lead_rows import AidRow, ConsultationRow, LeadRow, LeadTermRow, OwnTermRow
from inspector_app.domain.measures.project_rows import ProjectRow
from inspector_app.domain.measures.survey_rows import Surveying
from inspector_app.domain.measures.watch_rows import Watching
from inspector_app.domain.project import Grade, is_finished
from inspector_app.domain.referral import ReferralKind
from inspector_app.domain.reported import ReportedFigure
from inspector_app.domain.role import Role
from inspector_app.support.groups import grouped


class CaseRow(NamedTuple):
    rid: str
    project_rid: str
    company_rid: str
    campaign_rid: str
    filed_on: date | None
    incident: bool
    merged_into: str


class ClaimRows(NamedTuple):
    """The lines of wages of a case that are asked for, or those that are not: of each its rid, whose it is, and what
    was found of it, None while nobody found how much. There may be a million lines: a case is told as one."""

    case_rid: str
    asked: bool
    rids: Sequence[str]
    person_rids: Sequence[str]
    found_fen: Sequence[int | None]


class PaymentRows(NamedTuple):
    """What was paid in a case on a day, to workers or to somebody else: of each payment its rid, line and amount."""

    case_rid: str
    paid_on: date
    to_worker: bool
    rids: Sequence[str]
    claim_rids: Sequence[str]
    amounts_fen: Sequence[int]


class PaperRow(NamedTuple):
    """A paper; ``signed_on`` is 签发, of a record when it was signed (None before), ``ended_on`` when it was voided or
    withdrawn."""

    rid: str
    case_rid: str
    project_rid: str
    role: Role | None
    signed_on: date | None
    ended_on: date | None
    claim_rids: tuple[str, ...] = ()


class TermRow(NamedTuple):
    """The term that an order set and that runs since its service; ``done_on`` when it was ticked off or fell away."""

    rid: str
    case_rid: str
    document_rid: str
    due: date
    done_on: date | None


class VisitRow(NamedTuple):
    rid: str
    on: date
    case_rid: str
    campaign_rid: str
    project_rid: str
    company_rid: str
    site_name: str
    consulted: int
    leaflets: int
    contracts: int | None
    violates: bool

    @property
    def object(self) -> str:
        """Which employer or site was visited: several visits to one count once."""
        return self.company_rid or self.project_rid or self.site_name


class TalkRow(NamedTuple):
    rid: str
    on: date
    case_rid: str


class ReferralRow(NamedTuple):
    rid: str
    case_rid: str
    kind: ReferralKind
    on: date
    answer: str
    answered_on: date | None
    decision: PoliceOutcome | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Days a figure speaks of: from ``first`` (None: since records began) to ``last``, both included."""

    first: date | None
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and day <= self.last and (self.first is None or self.first <= day)


_Row = TypeVar("_Row", bound=tuple[Any, ...])


_NOTHING_WATCHED, _NOTHING_DISPATCHED, _NOTHING_SURVEYED = Watching(), Dispatching(), Surveying()
_OF_RECORDS = (
    "case_of", "visit_of", "person_of", "paid", "people_of", "heads_of", "lead_of", "hazards_of", "closed_of",
    "asked_of", "regraded_of",
)  # fmt: skip
"""What is derived without the ledger: it is the same for every day."""
_HANGING = BEGINS.keys() - {"cases"} | {"claims", "terms"}
"""What hangs on projects and cases."""


@dataclass(frozen=True)
class Ground:
    """Everything that is counted. ``projects`` are those of the ledger as it stood on ``on``.

    ``later`` counts projects that were entered after the day and do not tell since when they were there,
    ``told_later`` those among ``projects`` of which heads and sums were told after it. ``begins`` is the day on which
    the first record was entered, None while nothing is; ``first_days`` tells by kind of record the first day of which
    one speaks, which may lie before. ``industries`` is what companies do, by rid; ``ended`` tells the days on which
    cases were closed, or their filing cancelled, by rid. ``unpaid_now`` is what the ledger says by now to be unpaid, in
    分 by the project's rid; nothing where ``on`` is today.
    """

    on: date
    begins: date | None
    projects: tuple[ProjectRow, ...] = ()
    later: int = 0
    told_later: int = 0
    unpaid_now: Mapping[str, int | None] = field(default_factory=dict)
    hazards: tuple[HazardRow, ...] = ()
    closed: tuple[Closed, ...] = ()
    asked: tuple[Closed, ...] = ()
    regraded: tuple[Regraded, ...] = ()
    cases: tuple[CaseRow, ...] = ()
    ended: Mapping[str, date] = field(default_factory=dict)
    cancelled: frozenset[str] = frozenset()
    claims: tuple[ClaimRows, ...] = ()
    payments: tuple[PaymentRows, ...] = ()
    papers: tuple[PaperRow, ...] = ()
    terms: tuple[TermRow, ...] = ()
    visits: tuple[VisitRow, ...] = ()
    talks: tuple[TalkRow, ...] = ()
    leads: tuple[LeadRow, ...] = ()
    lead_terms: tuple[LeadTermRow, ...] = ()
    own_terms: tuple[OwnTermRow, ...] = ()
    consultations: tuple[ConsultationRow, ...] = ()
    aid: tuple[AidRow, ...] = ()
    referrals: tuple[ReferralRow, ...] = ()
    reported: tuple[ReportedFigure, ...] = ()
    industries: Mapping[str, str] = field(default_factory=dict)
    campaigns: tuple[Campaign, ...] = ()
    publicity: tuple[PublicityRow, ...] = ()
    self_reports: tuple[SelfReportRow, ...] = ()
    supervisions: tuple[SupervisionRow, ...] = ()
    plan_steps: tuple[PlanStepRow, ...] = ()
    surveying: Surveying = _NOTHING_SURVEYED
    watching: Watching = _NOTHING_WATCHED
    dispatching: Dispatching = _NOTHING_DISPATCHED
    first_days: Mapping[str, date] = field(default_factory=dict)

    @cached_property
    def going_on(self) -> tuple[tuple[ProjectRow, Item], ...]:
        """在建, each with the item that counts it: all of the ledger but what is finished; a stopped site may still
        owe wages."""
        return tuple(
            (project.on_the_day, Item("project", project.rid, project.rid, 1, project.rid))
            for project in self.projects
            if not is_finished(project.state)
        )

    @cached_property
    def heads_of(self) -> Mapping[str, Item]:
        """Whose wages a case is about, by its rid: the persons of the list of wages; before there is one, what the
        leads tell."""
        leads = grouped((lead for lead in self.leads if lead.heads is not None), lambda lead: lead.case_rid)
        found = {}
        for case in self.cases:
            about = (case.project_rid, case.rid, case.company_rid)
            people = self.people_of.get(case.rid)
            if people:
                found[case.rid] = Item("case", case.rid, case.rid, 0, *about, persons=people)
            else:
                told = [lead.heads for lead in leads.get(case.rid, ()) if lead.heads is not None]
                found[case.rid] = Item("case", case.rid, case.rid, sum(told) if told else None, *about)
        return found

    @cached_property
    def lead_of(self) -> Mapping[str, LeadRow]:
        """By the lead's rid."""
        return {lead.rid: lead for lead in self.leads}

    @cached_property
    def project_of(self) -> Mapping[str, ProjectRow]:
        """By the project's rid."""
        return {project.rid: project for project in self.projects}

    @cached_property
    def case_of(self) -> Mapping[str, CaseRow]:
        """By the case's rid."""
        return {case.rid: case for case in self.cases}

    @cached_property
    def visit_of(self) -> Mapping[str, VisitRow]:
        """By the visit's rid."""
        return {visit.rid: visit for visit in self.visits}

    @cached_property
    def person_of(self) -> Mapping[str, str]:
        """Whose a line of wages is, by its rid."""
        found: dict[str, str] = {}
        for lines in self.claims:
            found.update(zip(lines.rids, lines.person_rids, strict=True))
        return found

    @cached_property
    def paid(self) -> tuple[PaymentRows, ...]:
        """What reached workers, by its days: what a crew leader took is no payment."""
        return tuple(sorted((each for each in self.payments if each.to_worker), key=attrgetter("paid_on")))

    @cached_property
    def people_of(self) -> Mapping[str, Set[str]]:
        """Whose wages a case is about, by the case's rid: the persons of its lines."""
        found: dict[str, set[str]] = {}
        for lines in self.claims:
            found.setdefault(lines.case_rid, set()).update(lines.person_rids)
        return found

    @cached_property
    def hazard_of(self) -> Mapping[str, HazardRow]:
        """By the hazard's rid."""
        return {hazard.rid: hazard for hazard in self.hazards}

    @cached_property
    def hazards_of(self) -> Mapping[str, list[HazardRow]]:
        """By the project's rid."""
        return grouped(self.hazards, lambda hazard: hazard.project_rid)

    @cached_property
    def closed_of(self) -> Mapping[str, list[Closed]]:
        """The times in which hazards opened again had been struck off, by the hazard's rid."""
        return grouped(self.closed, lambda closed: closed.hazard_rid)

    def is_open(self, hazard: HazardRow) -> bool:
        """Whether a hazard was found and not struck off by the day, also where it was opened again later."""
        day = self.on
        if hazard.found_on > day or (hazard.struck_off_on and hazard.struck_off_on <= day):
            return False
        return not any(closed.since <= day < closed.until for closed in self.closed_of.get(hazard.rid, ()))

    @cached_property
    def asked_of(self) -> Mapping[str, list[Closed]]:
        """By the hazard's rid the times in which striking off had been asked for, before that was refused."""
        return grouped(self.asked, lambda asked: asked.hazard_rid)

    @cached_property
    def regraded_of(self) -> Mapping[str, list[Regraded]]:
        """By the hazard's rid the days on which it was graded anew, in their order."""
        return grouped(self.regraded, lambda regraded: regraded.hazard_rid)

    def found_as(self, hazard: HazardRow) -> Grade:
        """The grade at which a hazard was found: what it became on a later day is told of that day."""
        own = self.regraded_of.get(hazard.rid, ())
        later = next((each.was for each in own if each.on > hazard.found_on), None)
        return later or (own[-1].now if own else hazard.grade)

    def is_asked(self, hazard: HazardRow) -> bool:
        """拟销号: whether it is open on the day and striking it off had been asked for, and not refused by then."""
        day = self.on
        if not self.is_open(hazard):
            return False
        if hazard.strike_off_asked_on and hazard.strike_off_asked_on <= day:
            return True
        return any(asked.since <= day < asked.until for asked in self.asked_of.get(hazard.rid, ()))

    @cached_property
    def grades(self) -> Mapping[str, Grade | None]:
        """By the project's rid how it is graded on the day, None where nobody told.

        As :func:`~inspector_app.domain.hazard.standing_grade` says, by what was known on the day.
        """
        return {project.rid: self._grade(project) for project in self.projects}

    def _grade(self, project: ProjectRow) -> Grade | None:
        told = project.grade if project.graded_on and project.graded_on <= self.on else None
        found = [hazard for hazard in self.hazards_of.get(project.rid, ()) if hazard.found_on <= self.on]
        still = [hazard.grade for hazard in found if self.is_open(hazard)]
        return standing_grade(told, project.graded_on, still, self._ends(found))

    def _ends(self, hazards: Iterable[HazardRow]) -> Iterator[date]:
        """The days until ``on`` on which hazards were struck off, also where they were opened again since."""
        for each in hazards:
            days = (each.struck_off_on, *(closed.since for closed in self.closed_of.get(each.rid, ())))
            yield from (day for day in days if day and day <= self.on)

    def at(
        self, on: date, projects: tuple[ProjectRow, ...], later: int, told_later: int, hazards: tuple[HazardRow, ...],
        unpaid_now: Mapping[str, int | None],
    ) -> "Ground":  # fmt: skip
        """The same records, with the ledger of another day and the hazards as they were graded then."""
        other = replace(
            self, on=on, projects=projects, later=later, told_later=told_later, hazards=hazards, unpaid_now=unpaid_now
        )
        same = (name for name in _OF_RECORDS if hazards is self.hazards or name != "hazards_of")
        other.__dict__.update((name, getattr(self, name)) for name in same)
        return other

    def since(self, first: date | None) -> "Ground":
        """The same of a store into which something was first entered on ``first``."""
        firsts = first_days(partial(getattr, self), chain(self.watching.days, self.dispatching.days))
        return replace(self, begins=first, first_days=firsts)

    def keeps(self, kinds: Iterable[str], day: date) -> bool:
        """Whether records of some of these kinds were kept by a day, so that none is nought: since the first was
        entered, or since the day of which one that was entered later speaks. A record of another kind tells nothing of
        these."""
        return any(first <= day for first in (self.begins, *map(self.first_days.get, kinds)) if first)

    def of_campaign(self, campaign: Campaign) -> "Ground":
        """What belongs to a 专项行动: its projects with what hangs on them, its cases and visits.

        One for which no projects were chosen is about all of them, but for what belongs to another campaign.
        """
        others = {each.rid for each in self.campaigns} - {campaign.rid}
        projects = set(campaign.project_rids)
        if projects:
            cases = {c.rid for c in self.cases if c.campaign_rid == campaign.rid or c.project_rid in projects}
        else:
            cases = {case.rid for case in self.cases if case.campaign_rid not in others}

        def kept(rows: Iterable[_Row]) -> tuple[_Row, ...]:
            if projects:
                return tuple(row for row in rows if _belongs(row, campaign.rid, projects, cases))
            return tuple(row for row in rows if not _elsewhere(row, others, cases))

        hanging: dict[str, Any] = {name: kept(getattr(self, name)) for name in _HANGING}
        return replace(
            self,
            projects=tuple(project for project in self.projects if not projects or project.rid in projects),
            cases=tuple(case for case in self.cases if case.rid in cases), watching=self.watching.kept(kept),
            **hanging,
            dispatching=self.dispatching.about(row.rid for row in hanging["hazards"]) if projects else self.dispatching,
            reported=tuple(each for each in self.reported if campaign.first_day <= each.first_day),
        )  # fmt: skip


def _belongs(row: tuple[Any, ...], campaign_rid: str, projects: set[str], cases: set[str]) -> bool:
    return (
        getattr(row, "campaign_rid", "") == campaign_rid
        or getattr(row, "project_rid", "") in projects
        or getattr(row, "case_rid", "") in cases
    )


def _elsewhere(row: tuple[Any, ...], others: set[str], cases: set[str]) -> bool:
    """Whether it belongs to another campaign, itself or by its case."""
    case = getattr(row, "case_rid", "")
    return getattr(row, "campaign_rid", "") in others or bool(case and case not in cases)


Look = Callable[[Ground, Span], Iterable[Item]]
"""Which records a figure is made of."""
