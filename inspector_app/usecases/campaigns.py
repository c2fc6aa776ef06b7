"""专项行动: planned, its parts entered and corrected, read whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from inspector_app.domain.campaign import (
    Bulletin,
    CampaignStep,
    CampaignTeam,
    Criterion,
    Publicity,
    Score,
    SelfReport,
    Standing,
    Supervision,
    standings,
)
from inspector_app.domain.dates import chinese
from inspector_app.domain.draw import Draw
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Grade, Project
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.vocabulary import label, record_word
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context
from inspector_app.usecases.measures import campaigns
from inspector_app.usecases.projects import ledger

Part = CampaignStep | CampaignTeam | Publicity | SelfReport | Supervision | Criterion | Score | Bulletin
P = TypeVar("P", bound=Part)
PARTS: Mapping[str, type[Part]] = {
    "campaign_step": CampaignStep, "campaign_team": CampaignTeam, "publicity": Publicity, "self_report": SelfReport,
    "supervision": Supervision, "criterion": Criterion, "score": Score, "bulletin": Bulletin,
}  # fmt: skip
"""What is entered for a campaign, by kind of record."""


@dataclass(frozen=True, slots=True)
class CampaignFile:
    """A campaign with all that belongs to it; ``projects`` are those chosen for it (none: all of the ledger)."""

    campaign: Campaign
    projects: tuple[Project, ...]
    steps: tuple[CampaignStep, ...]
    teams: tuple[CampaignTeam, ...]
    draws: tuple[Draw, ...]
    publicity: tuple[Publicity, ...]
    self_reports: tuple[SelfReport, ...]
    supervisions: tuple[Supervision, ...]
    criteria: tuple[Criterion, ...]
    scores: tuple[Score, ...]
    bulletins: tuple[Bulletin, ...]

    @property
    def standings(self) -> tuple[Standing, ...]:
        """考核: how the bodies stand."""
        return standings(self.criteria, self.scores)


class CampaignState(StrEnum):
    """Where a campaign stands."""

    COMING = "coming"
    RUNNING = "running"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign as a line of the list, and where it stands on the day."""

    campaign: Campaign
    state: CampaignState


def campaign_state(campaign: Campaign, day: date) -> CampaignState:
    """Where a campaign stands on a day."""
    if day < campaign.first_day:
        return CampaignState.COMING
    return CampaignState.RUNNING if day <= campaign.last_day else CampaignState.OVER


def campaign_lines(context: Context) -> tuple[CampaignLine, ...]:
    """Every campaign, the last that began first."""
    today = context.clock.today()
    return tuple(CampaignLine(each, campaign_state(each, today)) for each in campaigns(context))


def find_campaigns(
    lines: Sequence[CampaignLine], text: str, *, state: CampaignState | None = None
) -> list[CampaignLine]:
    """Campaigns by name, who leads and takes part, and plan; perhaps of one state."""
    return [
        line
        for line in lines
        if state in (None, line.state)
        and holds(text, (line.campaign.title, line.campaign.lead_body, line.campaign.departments, line.campaign.plan))
    ]


def new_campaign(context: Context) -> Campaign:
    """A campaign that begins today, of all projects until some are chosen."""
    today = context.clock.today()
    return Campaign(new_rid(), "", today, today, lead_body=context.agency.coordinating_office)


def save_campaign(context: Context, campaign: Campaign) -> Campaign:
    """Keep a campaign. Raises :class:`Refused` ``campaign-no-title``, ``campaign-days``, ``campaign-named-twice``."""
    title = campaign.title.strip()
    problems = []
    if not title:
        problems.append(Problem("campaign-no-title", "title"))
    if campaign.first_day > campaign.last_day:
        problems.append(Problem("campaign-days", "last_day"))
    if any(each.title == title and each.rid != campaign.rid for each in context.store.all(Campaign)):
        problems.append(Problem("campaign-named-twice", "title", details={"title": title}))
    refuse_errors(problems)
    kept = replace(campaign, title=title)
    with context.unit("登记专项行动") as unit:
        unit.put(kept)
    return kept


def choose_projects(context: Context, campaign_rid: str, project_rids: Iterable[str]) -> Campaign:
    """The projects that a campaign is about; none stands for all of the ledger."""
    chosen = replace(context.store.need(Campaign, campaign_rid), project_rids=tuple(dict.fromkeys(project_rids)))
    with context.unit("选定专项行动项目") as unit:
        unit.put(chosen)
    return chosen


def choose_projects_by(
    context: Context, campaign_rid: str, *, town: str = "", department: str = "", grade: Grade | None = None
) -> Campaign:
    """The projects of a campaign chosen by towns (by 、), department and grade; what is left empty chooses nothing out.

    Raises :class:`Refused` ``campaign-no-projects`` when none of the ledger is so.
    """
    towns = CampaignTeam("", "", "", towns=town).town_names
    chosen = [
        project.rid
        for project in ledger(context)
        if (not towns or project.town.strip() in towns)
        and department.strip() in ("", project.department.strip())
        and (grade is None or (project.grade is not None and project.grade.grade is grade))
    ]
    everything = not (towns or department.strip() or grade)
    if not chosen and not everything:
        raise Refused(Problem("campaign-no-projects", "town"))
    return choose_projects(context, campaign_rid, () if everything else chosen)


def campaign_projects(context: Context, campaign: Campaign) -> tuple[Project, ...]:
    """The projects of a campaign in the order in which they were chosen, else those that it drew last, else the whole
    ledger."""
    draws = sorted(context.store.find(Draw, campaign_rid=campaign.rid), key=lambda each: each.drawn_at)
    drawn = tuple(site.project_rid for site in draws[-1].drawn) if draws else ()
    rids = drawn or campaign.project_rids
    if not rids:
        return tuple(ledger(context))
    known = {each.rid: each for each in context.store.pick(Project, rids)}
    return tuple(known[rid] for rid in rids if rid in known)


def campaign_file(context: Context, rid: str) -> CampaignFile:
    """Read a campaign whole. Raises :class:`Trouble` ``record-missing``."""
    campaign = context.store.need(Campaign, rid)

    def own(kind: type[P], when: Callable[[P], Any]) -> tuple[P, ...]:
        return tuple(sorted(context.store.find(kind, campaign_rid=rid), key=when))

    return CampaignFile(
        campaign,
        context.store.pick(Project, campaign.project_rids),
        own(CampaignStep, lambda each: (each.first_day, each.last_day)),
        own(CampaignTeam, lambda each: each.name),
        tuple(sorted(context.store.find(Draw, campaign_rid=rid), key=lambda each: each.drawn_at)),
        own(Publicity, lambda each: each.on),
        own(SelfReport, lambda each: (each.due or date.max, each.rid)),
        own(Supervision, lambda each: each.on),
        context.store.find(Criterion, campaign_rid=rid),
        context.store.find(Score, campaign_rid=rid),
        own(Bulletin, lambda each: each.issued_on),
    )


def new_part(context: Context, kind: type[P], campaign_rid: str, **told: Any) -> P:
    """A part of a campaign to be filled in: its days begin with today, its texts empty."""
    today = context.clock.today()
    starts: Mapping[type[Any], Mapping[str, Any]] = {
        CampaignStep: {"title": "", "first_day": today, "last_day": today},
        CampaignTeam: {"name": ""},
        Publicity: {"on": today},
        SelfReport: {},
        Supervision: {"on": today, "body": ""},
        Criterion: {"title": "", "full": 0},
        Score: {"criterion_rid": "", "body": ""},
        Bulletin: {"issued_on": today, "title": ""},
    }
    return kind(new_rid(), campaign_rid, **{**starts[kind], **told})


def save_part(context: Context, part: P) -> P:
    """Keep a part of a campaign.

    Raises :class:`Refused` with what is wrong in it: ``campaign-days``, ``campaign-future``, ``self-report-nobody``,
    ``self-report-more``, ``self-report-twice``, ``publicity-nothing``, ``supervision-order``, ``criterion-full``,
    ``score-points``, ``score-twice``, ``campaign-part-empty``, ``campaign-part-twice``.
    """
    problems = [*_empty(part), *_CHECKS[type(part)](context, part)]
    refuse_errors(problems or _entered_before(context, part))
    with context.unit(f"登记{record_word(_kind(part))}") as unit:
        unit.put(part)
    return part


def _entered_before(context: Context, part: Part) -> list[Problem]:
    """That the very same was entered already: each part counts, and nobody tells two of them apart."""
    same = context.store.find(type(part), campaign_rid=part.campaign_rid)
    is_known = any(each.rid == part.rid for each in same)  # kept as it is, twice or not
    twice = not is_known and any(replace(each, rid=part.rid) == part for each in same)
    return [Problem("campaign-part-twice")] if twice else []


def remove_part(context: Context, part: Part) -> Part:
    """Take a part back that was entered by mistake; its history stays. Raises :class:`Refused` ``criterion-scored``."""
    if isinstance(part, Criterion) and context.store.find(Score, criterion_rid=part.rid):
        raise Refused(Problem("criterion-scored"))
    with context.unit(f"删除{record_word(_kind(part))}") as unit:
        unit.delete(part)
    return part


def _kind(part: Part) -> str:
    return next(kind for kind, each in PARTS.items() if isinstance(part, each))


_NEEDED: Mapping[type[Part], tuple[str, ...]] = {
    CampaignStep: ("title",), CampaignTeam: ("name",), Supervision: ("body", "found"), Criterion: ("title",),
    Score: ("criterion_rid", "body"), Bulletin: ("title",),
}  # fmt: skip


def _empty(part: Part) -> list[Problem]:
    needed = _NEEDED.get(type(part), ())
    return [Problem("campaign-part-empty", name) for name in needed if not getattr(part, name).strip()]


def _future(context: Context, part: Part, *names: str) -> list[Problem]:
    """Days on which something is said to have happened that are still to come."""
    today = context.clock.today()
    told = ((name, getattr(part, name)) for name in names)
    return [Problem("campaign-future", name) for name, day in told if day is not None and day > today]


def _outside(context: Context, part: Any, name: str, *, until_end: bool = False) -> list[Problem]:
    """A day before the campaign of a part began, or after its end: figures of its days would leave it out."""
    campaign, day = context.store.need(Campaign, part.campaign_rid), getattr(part, name)
    if day is None or (campaign.first_day <= day and not (until_end and day > campaign.last_day)):
        return []
    days = {"first": chinese(campaign.first_day), "last": chinese(campaign.last_day)}
    return [Problem("campaign-outside", name, details=days)]


def _step(context: Context, step: CampaignStep) -> list[Problem]:
    order = [Problem("campaign-days", "last_day")] if step.first_day > step.last_day else []
    return order + _future(context, step, "done_on")


def _publicity(context: Context, held: Publicity) -> list[Problem]:
    told = (held.heads, held.leaflets, held.consulted)
    nothing = not (held.way or held.note.strip()) and all(count is None for count in told)
    return [
        *([Problem("publicity-nothing", "way")] if nothing else []),
        *_future(context, held, "on"),
        *_outside(context, held, "on", until_end=True),
    ]


def _self_report(context: Context, report: SelfReport) -> list[Problem]:
    nobody = not (report.company_rid or report.project_rid)
    workers = report.workers
    more = [
        name
        for name in ("without_contract", "contracts")
        if workers is not None and (getattr(report, name) or 0) > workers
    ]
    asked = ("campaign_rid", "company_rid", "project_rid", "due")
    same = context.store.find(SelfReport, **{name: getattr(report, name) for name in asked})
    twice = not nobody and report.rid not in {each.rid for each in same} and bool(same)
    return [
        *([Problem("self-report-nobody", "company_rid")] if nobody else []),
        *([Problem("self-report-twice", "due")] if twice else []),
        *(Problem("self-report-more", name, details={"what": label(f"self_report.{name}")}) for name in more),
        *_future(context, report, "received_on"),
        *_outside(context, report, "received_on"),
    ]


def _supervision(context: Context, found: Supervision) -> list[Problem]:
    early = found.corrected_on is not None and found.corrected_on < found.on
    return [
        *([Problem("supervision-order", "corrected_on")] if early else []),
        *_future(context, found, "on", "corrected_on"),
        *_outside(context, found, "on"),
    ]


def _criterion(context: Context, criterion: Criterion) -> list[Problem]:
    most = max((score.points or 1 for score in context.store.find(Score, criterion_rid=criterion.rid)), default=1)
    return [] if criterion.full >= most else [Problem("criterion-full", "full", details={"least": str(most)})]


def _score(context: Context, score: Score) -> list[Problem]:
    criterion = context.store.get(Criterion, score.criterion_rid)
    if criterion is None:
        return []  # said as empty, or as naming nothing
    problems = []
    if score.points is None:
        problems.append(Problem("campaign-part-empty", "points"))
    elif not 0 <= score.points <= criterion.full:
        problems.append(Problem("score-points", "points", details={"full": str(criterion.full)}))
    others = context.store.find(Score, criterion_rid=criterion.rid)
    if any(each.rid != score.rid and each.body == score.body for each in others):
        problems.append(Problem("score-twice", "criterion_rid", details={"body": score.body}))
    return problems


_CHECKS: Mapping[type[Any], Callable[[Context, Any], list[Problem]]] = {
    CampaignStep: _step, CampaignTeam: lambda _context, _team: [], Publicity: _publicity, SelfReport: _self_report,
    Supervision: _supervision, Criterion: _criterion, Score: _score,
    Bulletin: lambda context, bulletin: _future(context, bulletin, "issued_on"),
}  # fmt: skip
