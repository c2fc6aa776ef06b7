"""专项行动汇总表: how far a campaign has come, computed from records by team, town or project."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from inspector_app.domain.campaign import CampaignTeam, team_of_town
from inspector_app.domain.dates import chinese, chinese_time
from inspector_app.domain.draw import Draw
from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.catalogue import BY_NAME
from inspector_app.domain.measures.figure import Figure, Origin, figure, named_parts
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.item import Item
from inspector_app.domain.measures.project_rows import ProjectRow
from inspector_app.domain.measures.report import span_of
from inspector_app.domain.reported import ReportKind
from inspector_app.store.reading import Reading
from inspector_app.store.store import Store
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.garbage import undisturbed
from inspector_app.support.groups import grouped
from inspector_app.support.progress import NoProgress, Pace, Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.measure_ground import StoreSource
from inspector_app.usecases.measures import Grounds, check_span, grounds

SUMMED = tuple(
    BY_NAME[name]
    for name in (
        "employers_inspected", "workers_covered", "employers_in_violation", "contracts_supplemented", "consultations",
        "leaflets", "complaints", "cases_filed", "recovered_fen", "recovered_heads", "hazards_general_open",
        "hazards_severe_open",
    )
)  # fmt: skip
"""What the table tells of each part, behind its progress."""
_STEPS = 26
"""About how many kinds of records are read."""


class SummaryBy(StrEnum):
    """Whose work a line of the table tells."""

    TEAM = "team"
    TOWN = "town"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A line: of ``planned`` projects ``visited`` were inspected, and the figures (``SUMMED``)."""

    name: str
    planned: int
    visited: int
    figures: tuple[Figure, ...]

    @property
    def progress(self) -> str:
        """已查3/12."""
        return f"{self.visited}/{self.planned}"


@dataclass(frozen=True, slots=True)
class Summary:
    """The table with its whole. ``unvisited`` are the planned projects that nobody inspected, by name."""

    campaign: Campaign
    by: SummaryBy
    span: Span
    made_at: datetime
    rows: tuple[SummaryRow, ...]
    whole: SummaryRow
    unvisited: tuple[str, ...]
    was_drawn: bool

    @property
    def days(self) -> str:
        """2026年3月10日至2026年3月16日，截至2026年3月16日17时5分的记录."""
        first = self.span.first or self.span.last
        return f"{chinese(first)}至{chinese(self.span.last)}，截至{chinese_time(self.made_at)}的记录"

    @property
    def plan(self) -> str:
        """What is to be inspected, and what is not yet."""
        of = "双随机抽取的项目" if self.was_drawn else "行动范围内的在建项目"
        told = f"应检查{of}{self.whole.planned}个，已检查{self.whole.visited}个"
        return f"{told}，尚未检查{len(self.unvisited)}个" if self.unvisited else told


@dataclass(frozen=True, slots=True)
class SummaryOrder:
    """What the worker thread gets: which table, when it is made, and how its records are read."""

    campaign: Campaign
    by: SummaryBy
    span: Span
    made_at: datetime
    grounds: Grounds


def summary(context: Context, campaign: Campaign, on: date, by: SummaryBy = SummaryBy.TEAM) -> Summary:
    """The table of a campaign from its first day to ``on``, or to its last. Raises as :func:`prepare_summary`."""
    return read_summary(prepare_summary(context, campaign, on, by), context.store, NoProgress())


def prepare_summary(context: Context, campaign: Campaign, on: date, by: SummaryBy) -> SummaryOrder:
    """Settle of which days the table is.

    Raises :class:`Refused` ``measures-future`` and ``campaign-not-begun``.
    """
    if on < campaign.first_day:
        raise Refused(Problem("campaign-not-begun", "on", details={"title": campaign.title}))
    span = span_of(ReportKind.CAMPAIGN, on, campaign)
    check_span(context.clock.today(), replace(span, last=on))
    return SummaryOrder(campaign, by, span, context.clock.now(), grounds(context))


def perform_summary(order: SummaryOrder, store: Store, progress: Progress) -> Summary:
    """Add it up in a worker thread. Raises as :meth:`Store.reader`, :class:`Cancelled`."""
    with store.reader() as reading:
        return read_summary(order, reading, progress)


def read_summary(order: SummaryOrder, reading: Reading, progress: Progress) -> Summary:
    """The same by a reader of this thread."""
    pace = Pace(progress, "统计数字", _STEPS)
    campaign, span = order.campaign, order.span
    teams = reading.find(CampaignTeam, campaign_rid=campaign.rid)
    drawn = {site.project_rid for each in reading.find(Draw, campaign_rid=campaign.rid) for site in each.drawn}
    with undisturbed():
        ground = order.grounds(StoreSource(reading, pace.step)).on(span.last).of_campaign(campaign)
        return _Summer(ground, span, order.by, teams, drawn).table(campaign, order.made_at)


class _Summer:
    """Adds one table up; every figure is taken apart by one function."""

    def __init__(
        self, ground: Ground, span: Span, by: SummaryBy, teams: Sequence[CampaignTeam], drawn: set[str]
    ) -> None:
        self._ground, self._span, self._by, self._drawn = ground, span, by, drawn
        self._teams, self._order = team_of_town(teams), [team.name for team in teams]

    def table(self, campaign: Campaign, made_at: datetime) -> Summary:
        planned = [project for project, _ in self._ground.going_on if not self._drawn or project.rid in self._drawn]
        seen = {visit.project_rid for visit in self._ground.visits if visit.on in self._span}
        figures = tuple(figure(measure, self._ground, self._span) for measure in SUMMED)
        rows = tuple(self._rows(planned, seen, figures))
        whole = SummaryRow("合计", len(planned), sum(project.rid in seen for project in planned), figures)
        unvisited = tuple(project.name for project in planned if project.rid not in seen)
        return Summary(campaign, self._by, self._span, made_at, rows, whole, unvisited, bool(self._drawn))

    def _rows(self, planned: Sequence[ProjectRow], seen: set[str], wholes: Sequence[Figure]) -> Iterator[SummaryRow]:
        own = [named_parts(whole, self._ground, self._span, self._key) for whole in wholes]
        nothing = [_none(whole) for whole in wholes]
        of = grouped((project.rid for project in planned), lambda rid: self._key_of(rid, self._town(rid)))
        teams = self._order if self._by is SummaryBy.TEAM else ()
        keys = {*teams, *of, *(key for parts in own for key in parts)}
        for key in sorted(keys, key=self._place):
            sites = of.get(key, ())
            told = tuple(parts.get(key, none) for parts, none in zip(own, nothing, strict=True))
            yield SummaryRow(self._name(key), len(sites), sum(rid in seen for rid in sites), told)

    def _town(self, project_rid: str) -> str:
        project = self._ground.project_of.get(project_rid)
        return project.town if project else ""

    def _key(self, item: Item) -> str:
        known = item.project_rid if item.project_rid in self._ground.project_of else ""
        return self._key_of(known, item.town or self._town(known))

    def _key_of(self, project_rid: str, town: str) -> str:
        match self._by:
            case SummaryBy.PROJECT:
                return project_rid
            case SummaryBy.TOWN:
                return town.strip()
        return self._teams.get(town.strip(), "")

    def _place(self, key: str) -> tuple[bool, int, str]:
        """Teams as they are listed, everything else by name, and last what belongs to none."""
        at = self._order.index(key) if self._by is SummaryBy.TEAM and key else 0
        return (not key, at, self._name(key))

    def _name(self, key: str) -> str:
        if not key:
            return _NOBODY[self._by]
        return self._ground.project_of[key].name if self._by is SummaryBy.PROJECT else key


def _none(whole: Figure) -> Figure:
    """Of a part that no record speaks of: nothing happened there where we know the whole, else unknown; what is counted
    by some only is unknown where nobody did."""
    unknown = whole.measure.else_reported or whole.value is None or whole.origin is not Origin.RECORDED
    return replace(whole, value=None if unknown else 0, untold=0, items=(), others=())


_NOBODY: Mapping[SummaryBy, str] = {
    SummaryBy.TEAM: "未分组", SummaryBy.TOWN: "未载明乡镇", SummaryBy.PROJECT: "不在台账的单位、场所",
}  # fmt: skip
