"""专项检查结果: the visits of a campaign as one grid, a row a project in the order of its route."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from inspector_app.domain.agency import Inspector
from inspector_app.domain.campaign import CampaignTeam
from inspector_app.domain.dates import clock_time, iso_day, parse_date, parse_time
from inspector_app.domain.draw import PAIR, Draw
from inspector_app.domain.figures import parse_integer
from inspector_app.domain.inspection import CheckedItem, CheckResult, Inspection, InspectionKind
from inspector_app.domain.lead import Campaign
from inspector_app.domain.lifecycle import RecordVerb
from inspector_app.domain.project import Project
from inspector_app.support import vocabulary
from inspector_app.support.clock import at, civil_date
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import sentence
from inspector_app.usecases.campaigns import campaign_projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.inspections import (
    checklist,
    finish_inspection,
    full_items,
    new_inspection,
    save_inspection,
)
from inspector_app.usecases.record_fields import still_to_come
from inspector_app.usecases.record_papers import may_be
from inspector_app.usecases.visit_routes import routes_of_campaign

Texts = Mapping[str, str]
DAY, BEGAN, ENDED, WHO, CODE, WHY = "day", "began", "ended", "inspectors", "entry_code", "entry_code_why"
COUNTS = ("consulted", "leaflets", "contracts")
_SIGNS = {"√": CheckResult.CONFORMS, "✓": CheckResult.CONFORMS, "×": CheckResult.VIOLATES, "✗": CheckResult.VIOLATES,
          "/": CheckResult.NOT_CONCERNED, "—": CheckResult.NOT_CONCERNED}  # fmt: skip
_BETWEEN = "：:，,；; 　"


@dataclass(frozen=True, slots=True)
class ResultRow:
    """A project of a campaign with its last visit in it, as the words of its cells. A row whose record was signed is
    ``closed``."""

    project_rid: str
    name: str
    town: str
    visit_rid: str
    texts: Texts
    closed: bool = False


@dataclass(frozen=True, slots=True)
class ResultColumn:
    """A column of the grid: its key, what it is called, and whether it is an item of the checklist."""

    key: str
    title: str
    is_item: bool = False


def result_columns(context: Context) -> tuple[ResultColumn, ...]:
    """Day and times, the eight core items, what was counted, the code."""
    items = [ResultColumn(item.id, item.title, True) for item in checklist(context) if item.core]
    names = (("started_at", DAY), ("started_at", BEGAN), ("ended_at", ENDED), ("inspector_rids", WHO))
    times = [
        ResultColumn(key, "检查日期" if key == DAY else vocabulary.entry(f"inspection.{name}").column)
        for name, key in names
    ]
    counted = [ResultColumn(name, vocabulary.entry(f"inspection.{name}").column) for name in (*COUNTS, CODE, WHY)]
    return (*times, *items, *counted)


def result_rows(context: Context, campaign_rid: str) -> tuple[ResultRow, ...]:
    """The projects of a campaign and those that it visited: those of its newest route first, in the order in which they
    are gone to and their papers come back; a route whose days are over counts too, for results are typed later."""
    campaign = context.store.need(Campaign, campaign_rid)
    visits = sorted(context.store.find(Inspection, campaign_rid=campaign_rid), key=lambda each: each.started_at)
    last = {visit.project_rid: visit for visit in visits if visit.project_rid}
    projects = {each.rid: each for each in campaign_projects(context, campaign)}
    projects |= {each.rid: each for each in context.store.pick(Project, [rid for rid in last if rid not in projects])}
    known = {each.rid: each.name for each in context.store.all(Inspector)}
    pairs = _pairs(context, campaign_rid)
    rows = []
    routes = routes_of_campaign(context, campaign_rid, also_over=True)
    sites = [site.rid for route in routes for site in route.sites]
    places = {rid: place for place, rid in reversed(list(enumerate(sites)))}  # that of the newest counts
    for rid, project in sorted(projects.items(), key=lambda each: places.get(each[0], len(places))):
        visit = last.get(rid)
        pair = visit.inspector_rids if visit else pairs.of(project)
        texts = (texts_of(visit) if visit else {}) | {WHO: _AND.join(known[each] for each in pair if each in known)}
        closed = visit is not None and not may_be(RecordVerb.WRITE, context, visit)
        rows.append(ResultRow(rid, project.name, project.town, visit.rid if visit else "", texts, closed))
    return tuple(rows)


_AND = "、"


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Who goes to a project: the pair that was drawn for it, else the team that answers for its town, else ours."""

    drawn: Mapping[str, tuple[str, ...]]
    teams: Sequence[CampaignTeam]
    own: tuple[str, ...]

    def of(self, project: Project) -> tuple[str, ...]:
        """Their rids; a team of one inspector is no pair."""
        teams = (each for each in self.teams if project.town in each.town_names and len(each.inspector_rids) >= PAIR)
        team = next(teams, None)
        return self.drawn.get(project.rid) or (team.inspector_rids if team else self.own)


def _pairs(context: Context, campaign_rid: str) -> _Pairs:
    draws = sorted(context.store.find(Draw, campaign_rid=campaign_rid), key=lambda each: each.drawn_at)
    drawn = {site.project_rid: site.inspector_rids for site in draws[-1].drawn} if draws else {}
    own = tuple(each.rid for each in context.team())
    return _Pairs(drawn, context.store.find(CampaignTeam, campaign_rid=campaign_rid), own)


def texts_of(visit: Inspection) -> dict[str, str]:
    """A visit as the words of its cells, but for who went."""
    items = {item.item: _said(item) for item in visit.items if item.result is not CheckResult.NOT_CHECKED}
    counts = {name: str(value) for name in COUNTS if (value := getattr(visit, name))}
    texts = {DAY: iso_day(visit.started_at), BEGAN: clock_time(visit.started_at), **items, **counts}
    texts |= {ENDED: clock_time(visit.ended_at)} if visit.ended_at else {}
    return texts | {name: value for name in (CODE, WHY) if (value := getattr(visit, name))}


def _said(item: CheckedItem) -> str:
    word = vocabulary.word(item.result)
    return f"{word}：{item.note}" if item.note else word


def read_result(item: str, text: str) -> CheckedItem:
    """不符合：没有公示, √, 不涉及 … as a result with its note.

    Raises :class:`Refused` ``result-word`` for anything else, ``inspection-violation-no-note`` for 不符合 alone.
    """
    told = text.strip()
    if not told:
        return CheckedItem(item, CheckResult.NOT_CHECKED)
    words = {vocabulary.word(result): result for result in CheckResult if result is not CheckResult.NOT_CHECKED}
    for word, result in (*sorted(words.items(), key=lambda pair: -len(pair[0])), *_SIGNS.items()):
        if told.startswith(word):
            note = told.removeprefix(word).lstrip(_BETWEEN).strip()
            if result is CheckResult.VIOLATES and not note:
                raise Refused(Problem("inspection-violation-no-note", item))
            return CheckedItem(item, result, note)
    raise Refused(Problem("result-word", item, details={"text": told[:20], "words": "、".join(words)}))


def cell_problem(key: str, text: str) -> Problem | None:
    """What is wrong with the words of a cell; None for nothing."""
    try:
        _read_cell(key, text)
    except Refused as refusal:
        return refusal.problems[0]
    return None


def _read_cell(key: str, text: str) -> Any:
    told = text.strip()
    if key in (WHO, CODE, WHY):
        return told
    if key in (DAY, BEGAN, ENDED):
        return (parse_date if key == DAY else parse_time)(told, key) if told else None
    if key in COUNTS:
        return parse_integer(told, key) if told else None
    return read_result(key, told)


def days_typed(entries: Mapping[str, Texts]) -> list[date]:
    """The days of the rows that were typed, but for what is none."""
    days = [texts[DAY] for texts in entries.values() if texts.get(DAY, "").strip()]
    return [_read_cell(DAY, text) for text in days if cell_problem(DAY, text) is None]


def row_problems(texts: Texts, now: datetime) -> list[Problem]:
    """What keeps a row from being a visit: words that cannot be read, times that lack or are still to come."""
    found = [problem for key, text in texts.items() if (problem := cell_problem(key, text))]
    if found or not any(text.strip() for key, text in texts.items() if key != WHO):
        return found
    lacking = [Problem("result-no-time", key) for key in (DAY, BEGAN) if not texts.get(key, "").strip()]
    if lacking:
        return lacking
    day = _read_cell(DAY, texts[DAY])
    if day > civil_date(now):
        return [Problem("result-later", DAY)]
    began, ended = ({key: _moment(day, texts[key])} if texts.get(key, "").strip() else {} for key in (BEGAN, ENDED))
    return still_to_come(began, ended, now)


def _moment(day: date, text: str) -> datetime:
    told = parse_time(text.strip(), BEGAN)
    return at(day, told.hour, told.minute)


def save_results(context: Context, campaign_rid: str, entries: Mapping[str, Texts]) -> tuple[Inspection, ...]:
    """Keep the rows that were typed, by project, as visits of the campaign; one that has an end is ended, with its
    findings. All of them or none.

    Raises :class:`Refused` ``results-none``, or with the project before each problem (``where`` ``project.key``), as
    :func:`row_problems` and ``inspections.finish_inspection``.
    """
    rows = {row.project_rid: row for row in result_rows(context, campaign_rid)}
    changed = {rid: {**rows[rid].texts, **texts} for rid, texts in entries.items() if _is_changed(rows[rid], texts)}
    if not changed:
        raise Refused(Problem("results-none"))
    now, problems = context.clock.now(), list[Problem]()
    for rid, texts in changed.items():
        problems += [_of_row(rows[rid], problem) for problem in row_problems(texts, now)]
    if problems:
        raise Refused(*problems)
    with context.act("登记专项检查结果"):
        return tuple(_keep(context, campaign_rid, rows[rid], texts) for rid, texts in changed.items())


def _is_changed(row: ResultRow, texts: Texts) -> bool:
    return not row.closed and any(text.strip() != row.texts.get(key, "") for key, text in texts.items())


def _of_row(row: ResultRow, problem: Problem) -> Problem:
    """A problem of a visit as one of its row: which project it is."""
    details = {"name": row.name, "why": sentence(problem.code, problem.details)}
    return Problem("result-row", f"{row.project_rid}.{problem.where}", Level.ERROR, details)


def _keep(context: Context, campaign_rid: str, row: ResultRow, texts: Texts) -> Inspection:
    begun = context.store.get(Inspection, row.visit_rid) if row.visit_rid else None
    visit = begun or replace(
        new_inspection(context, row.project_rid), kind=InspectionKind.CAMPAIGN, campaign_rid=campaign_rid
    )
    day = _read_cell(DAY, texts[DAY])
    known = {item.item: item for item in full_items(context, visit.items)}
    read = {key: _read_cell(key, text) for key, text in texts.items() if key in known}
    told = {key: replace(item, evidence_rids=known[key].evidence_rids) for key, item in read.items()}
    ended = _read_cell(ENDED, texts.get(ENDED, ""))
    began = _read_cell(BEGAN, texts[BEGAN])
    code, why = _told_of_code(texts, visit, is_new=begun is None)
    visit = replace(
        visit, inspector_rids=_who(context, row, texts.get(WHO, "")), started_at=at(day, began.hour, began.minute),
        ended_at=at(day, ended.hour, ended.minute) if ended else None,
        items=tuple((known | told).values()), consulted=_count(texts, "consulted") or 0,
        leaflets=_count(texts, "leaflets") or 0, contracts=_count(texts, "contracts"),
        entry_code=code, entry_code_why=why,
    )  # fmt: skip
    try:
        return finish_inspection(context, visit)[0] if ended else save_inspection(context, visit)
    except Refused as refusal:
        raise Refused(*(_of_row(row, problem) for problem in refusal.problems)) from refusal


def _told_of_code(texts: Texts, visit: Inspection, *, is_new: bool) -> tuple[str, str]:
    """The code of 扫码入企 and why there is none; of a new visit that is told nothing what it begins with stands."""
    code, why = texts.get(CODE, "").strip(), texts.get(WHY, "").strip()
    return code, why or (visit.entry_code_why if is_new and not code else "")


def _who(context: Context, row: ResultRow, text: str) -> tuple[str, ...]:
    """Inspectors by their names; that two of them are needed is asked where the visit is kept."""
    known = {each.name: each.rid for each in context.store.all(Inspector) if each.active}
    names = [name for part in text.split(_AND) if (name := part.strip())]
    if unknown := [name for name in names if name not in known]:
        details = {"name": unknown[0][:20], "known": _AND.join(known)}
        raise Refused(_of_row(row, Problem("result-inspector", WHO, details=details)))
    return tuple(known[name] for name in names)


def _count(texts: Texts, name: str) -> int | None:
    count: int | None = _read_cell(name, texts.get(name, ""))
    return count


def filled(rows: Sequence[ResultRow], entries: Mapping[str, Texts]) -> dict[str, Texts]:
    """The words of every row with what was typed over them."""
    return {row.project_rid: {**row.texts, **entries.get(row.project_rid, {})} for row in rows}
