"""专项行动: what belongs to one beside its projects — steps, teams, 宣传, 自查, 督查, 考核 and 通报."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

_BETWEEN = "、，,；;\n"


@dataclass(frozen=True, slots=True)
class CampaignStep:
    """实施步骤: what is done from when to when, by whom; ``done_on`` when it was done."""

    rid: str
    campaign_rid: str
    title: str
    first_day: date
    last_day: date
    who: str = ""
    done_on: date | None = None
    result: str = ""

    def overdue(self, day: date) -> bool:
        """Whether its last day is over and nobody said that it was done."""
        return self.last_day < day and (self.done_on is None or self.done_on > day)


@dataclass(frozen=True, slots=True)
class CampaignTeam:
    """检查组: inspectors of ours, ``members`` of other bodies, and the towns that it answers for (``towns``, by 、)."""

    rid: str
    campaign_rid: str
    name: str
    inspector_rids: tuple[str, ...] = ()
    members: str = ""
    towns: str = ""

    @property
    def town_names(self) -> tuple[str, ...]:
        """The towns one by one."""
        text = self.towns
        for sign in _BETWEEN:
            text = text.replace(sign, "\n")
        return tuple(dict.fromkeys(name.strip() for name in text.split("\n") if name.strip()))


def team_of_town(teams: Iterable[CampaignTeam]) -> Mapping[str, str]:
    """By town the name of the team that answers for it; the first where two do."""
    found: dict[str, str] = {}
    for team in teams:
        for town in team.town_names:
            found.setdefault(town, team.name)
    return found


@dataclass(frozen=True, slots=True)
class Publicity:
    """宣传活动: what was counted at it, None what nobody counted."""

    rid: str
    campaign_rid: str
    on: date
    way: str = ""
    town: str = ""
    place: str = ""
    heads: int | None = None
    leaflets: int | None = None
    consulted: int | None = None
    note: str = ""
    evidence_rids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SelfReport:
    """企业自查报告: due and received, and what the employer says of itself (None: not told)."""

    rid: str
    campaign_rid: str
    company_rid: str = ""
    project_rid: str = ""
    due: date | None = None
    received_on: date | None = None
    workers: int | None = None
    without_contract: int | None = None
    contracts: int | None = None
    unpaid_fen: int | None = None
    found: str = ""
    evidence_rids: tuple[str, ...] = ()

    def overdue(self, day: date) -> bool:
        """Whether it was due before a day and had not come by then."""
        return self.due is not None and self.due < day and (self.received_on is None or self.received_on > day)


@dataclass(frozen=True, slots=True)
class Supervision:
    """督查发现的问题: of which body, what it is asked to do by when, and when it was put right."""

    rid: str
    campaign_rid: str
    on: date
    body: str
    found: str = ""
    demand: str = ""
    due: date | None = None
    corrected_on: date | None = None
    correction: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """考核标准: what a body is scored for, and the most points; the bureau's own, ``source`` says from where."""

    rid: str
    campaign_rid: str
    title: str
    full: int
    source: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """考核得分: the points of one body for one criterion; None while nobody gave them."""

    rid: str
    campaign_rid: str
    criterion_rid: str
    body: str
    points: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Bulletin:
    """通报."""

    rid: str
    campaign_rid: str
    issued_on: date
    title: str
    number: str = ""
    to: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a body stands: its points, out of how many that were scored, and how many criteria nobody scored yet."""

    body: str
    points: int
    full: int
    unscored: int


def standings(criteria: Sequence[Criterion], scores: Iterable[Score]) -> tuple[Standing, ...]:
    """The bodies by their points, the best first; what was not scored is never counted as nought."""
    full = {each.rid: each.full for each in criteria}
    by: dict[str, dict[str, int]] = {}
    for score in scores:
        if score.criterion_rid in full and score.points is not None:
            by.setdefault(score.body, {})[score.criterion_rid] = score.points
    found = [
        Standing(body, sum(points.values()), sum(full[rid] for rid in points), len(full) - len(points))
        for body, points in by.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.points, each.unscored, each.body)))
