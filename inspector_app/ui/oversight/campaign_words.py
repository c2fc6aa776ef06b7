"""How the parts of a campaign are told on a line: what it is, and in small letters what else is known."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from inspector_app.domain.campaign import (
    Bulletin,
    CampaignStep,
    CampaignTeam,
    Criterion,
    Publicity,
    Score,
    SelfReport,
    Supervision,
)
from inspector_app.domain.dates import chinese
from inspector_app.support import vocabulary
from inspector_app.ui.translation import tr
from inspector_app.usecases.campaigns import Part
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import company_name, inspector_names, project_name

Told = tuple[str, str]


def _joined(*parts: str) -> str:
    return "　".join(part for part in parts if part)


def _named(field: str, value: object) -> str:
    """报送期限：2026年3月1日; nothing for what is not known."""
    if value is None or value == "":
        return ""
    entry = vocabulary.entry(field)
    words = chinese(value) if isinstance(value, date) else str(value)
    return f"{entry.label}：{words}{entry.unit or ''}"


def _step(context: Context, step: CampaignStep) -> Told:
    today = context.clock.today()
    late = tr("已逾期") if step.overdue(today) else tr("未开始") if today < step.first_day else tr("进行中")
    done = _named("campaign_step.done_on", step.done_on) or late
    days = f"{chinese(step.first_day)}—{chinese(step.last_day)}"
    return step.title, _joined(days, step.who, done, step.result)


def _team(context: Context, team: CampaignTeam) -> Told:
    people = "、".join(filter(None, (*inspector_names(context, team.inspector_rids), team.members)))
    return team.name, _joined(people, _named("campaign_team.towns", team.towns))


def _publicity(_context: Context, held: Publicity) -> Told:
    counts = (_named(f"publicity.{name}", getattr(held, name)) for name in ("heads", "leaflets", "consulted"))
    return _joined(chinese(held.on), held.way, f"{held.town}{held.place}"), _joined(*counts, held.note)


def _self_report(context: Context, report: SelfReport) -> Told:
    late = tr("已逾期未报") if report.overdue(context.clock.today()) else ""
    who = company_name(context, report.company_rid) or project_name(context, report.project_rid)
    names = ("due", "received_on", "workers", "without_contract", "contracts")
    return who, _joined(late, *(_named(f"self_report.{name}", getattr(report, name)) for name in names), report.found)


def _supervision(_context: Context, found: Supervision) -> Told:
    left = _named("supervision.corrected_on", found.corrected_on) or tr("未整改")
    small = _joined(chinese(found.on), found.demand, _named("supervision.due", found.due), left, found.correction)
    return f"{found.body}：{found.found}", small


def _criterion(_context: Context, criterion: Criterion) -> Told:
    return _joined(criterion.title, _named("criterion.full", criterion.full)), criterion.source


def _score(context: Context, score: Score) -> Told:
    criterion = context.store.get(Criterion, score.criterion_rid)
    about = criterion.title if criterion else ""
    return _joined(score.body, about, _named("score.points", score.points)), score.reason


def _bulletin(_context: Context, bulletin: Bulletin) -> Told:
    return _joined(bulletin.title, bulletin.number), _joined(chinese(bulletin.issued_on), bulletin.to, bulletin.text)


_TOLD: Mapping[type[Any], Callable[[Context, Any], Told]] = {
    CampaignStep: _step, CampaignTeam: _team, Publicity: _publicity, SelfReport: _self_report,
    Supervision: _supervision, Criterion: _criterion, Score: _score, Bulletin: _bulletin,
}  # fmt: skip


def told(context: Context, part: Part) -> Told:
    """A part in a line, and what else is known of it."""
    return _TOLD[type(part)](context, part)
