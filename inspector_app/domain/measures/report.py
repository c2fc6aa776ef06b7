"""A report as values: its figures beside those of the period before, its projects, its sentences, what differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from inspector_app.domain.dates import chinese, chinese_time
from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.catalogue import BY_NAME, Measure
from inspector_app.domain.measures.figure import Figure, Row, worded
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.hazard_rows import HazardRow
from inspector_app.domain.measures.project_rows import ProjectRow
from inspector_app.domain.measures.sentences import Section
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Grade, is_finished, lighter, names_apart, short_grade
from inspector_app.domain.reported import ReportKind, SentReport
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped

_MOST_NAMED = 5
PERIOD = {ReportKind.WEEK: "本周", ReportKind.MONTH: "本月", ReportKind.CAMPAIGN: "行动期间"}
BEFORE = {ReportKind.WEEK: "上周", ReportKind.MONTH: "上月", ReportKind.CAMPAIGN: "行动初期"}
NEXT = {ReportKind.WEEK: "下周", ReportKind.MONTH: "今后一周", ReportKind.CAMPAIGN: "今后一周"}


class Move(NamedTuple):
    """A project of which something became different, or that is still severe: 上周 → 本周."""

    project: ProjectRow
    before: str
    now: str
    what: str


class Difference(NamedTuple):
    """A figure of the last report that comes to another value today, and what was changed since it was sent."""

    measure: Measure
    sent: int | None
    now: int | None
    changes: tuple[str, ...]

    @property
    def words(self) -> str:
        """追缴补发工资：上期报送20,000.00元，按同一截止日现为10,000.00元."""
        sent, now = worded(self.measure, self.sent), worded(self.measure, self.now)
        return f"{self.measure.words.label}：上期报送{sent}，按同一截止日现为{now}"


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report states. ``parts`` are the towns with their figures (``PART_MEASURES``); ``told_later``
    projects were told after its day."""

    kind: ReportKind
    title: str
    agency: str
    span: Span
    made_at: datetime
    rows: tuple[Row, ...]
    sections: tuple[Section, ...]
    moves: tuple[Move, ...]
    parts: tuple[tuple[str, tuple[Figure, ...]], ...]
    notes: tuple[str, ...]
    differences: tuple[Difference, ...]
    sent_before: SentReport | None = None
    campaign: Campaign | None = None
    told_later: int = 0

    @property
    def days(self) -> str:
        """2026年3月10日至2026年3月16日."""
        first = self.span.first or self.span.last
        return f"{chinese(first)}至{chinese(self.span.last)}"

    @property
    def until(self) -> str:
        """截至2026年3月16日17时5分: later records of these days are not in it."""
        return f"截至{chinese_time(self.made_at)}的记录"

    @property
    def difference_lines(self) -> tuple[str, ...]:
        """What differs from the report sent before; figures that became other ones by the same acts in one line."""
        by_cause = grouped(self.differences, lambda each: each.changes)
        unknown = ("报送后没有更改这类记录，是补登或者口径的变化",)
        return tuple(
            f"{'；'.join(each.words for each in same)}。{'；'.join(changes or unknown)}。"
            for changes, same in by_cause.items()
        )

    @property
    def text(self) -> str:
        """The whole report as plain text, for a chat group."""
        parts = [self.title, f"（{self.days}，{self.until}）"]
        for section in self.sections:
            parts += [section.heading, *("".join(run.text for run in line) for line in section.lines)]
        if self.differences:
            parts += [vocabulary.label("report.differences"), *self.difference_lines]
        return "\n".join([*parts, *(f"说明：{note}" for note in self.notes)])


PART_MEASURES = tuple(
    BY_NAME[name]
    for name in (
        "projects", "workers", "projects_without_arrears", "projects_general", "projects_severe",
        "without_arrears_share", "unpaid_fen",
    )
)  # fmt: skip


def span_of(kind: ReportKind, ending: date, campaign: Campaign | None = None) -> Span:
    """The days of a report: seven to ``ending``; from the first of its month; or the days of the campaign."""
    if campaign:
        return Span(campaign.first_day, min(ending, campaign.last_day))
    if kind is ReportKind.MONTH:
        return Span(ending.replace(day=1), ending)
    return Span(date.fromordinal(ending.toordinal() - 6), ending)


def span_before(kind: ReportKind, span: Span) -> Span:
    """The period before: seven days, the month before, or the first day of a campaign."""
    first = span.first or span.last
    if kind is ReportKind.CAMPAIGN:
        return Span(first, first)
    last = date.fromordinal(first.toordinal() - 1)
    return Span(last.replace(day=1) if kind is ReportKind.MONTH else date.fromordinal(last.toordinal() - 6), last)


def year_of(span: Span) -> Span:
    """今年以来: from New Year to the last day."""
    return Span(date(span.last.year, 1, 1), span.last)


def severe_names(ground: Ground) -> str:
    """The severe projects by name, the first of many."""
    severe = [project for project, _ in ground.going_on if ground.grades[project.rid] is Grade.SEVERE]
    names = names_apart((each.rid, each.name, each.town) for each in ground.projects)
    named = "、".join(names[project.rid] for project in islice(severe, _MOST_NAMED))
    return f"{named}等{len(severe)}个" if len(severe) > _MOST_NAMED else named


def moves(before: Ground, now: Ground, span: Span) -> Iterator[Move]:
    """Each project whose grade, hazards, place or unpaid wages became different in the period, which is new, finished
    or gone, and each that is still severe."""
    for project in now.projects:
        was, grade = before.grades.get(project.rid), now.grades[project.rid]
        known = before.project_of.get(project.rid)
        told = ["新登记"] if not known and before.projects else []
        told += list(_hazard_words(before, now, project.rid, span)) or _way(was, grade)
        told += _moved(project, known)
        if was is not grade or told or (grade is Grade.SEVERE and not is_finished(project.state)):
            yield Move(project, _grade_words(was), _grade_words(grade), "；".join(told) or "没有变化")
    for project in before.projects:
        if project.rid not in now.project_of:
            yield Move(project, _grade_words(before.grades[project.rid]), "—", "从台账中删除")


def _hazard_words(before: Ground, now: Ground, project_rid: str, span: Span) -> Iterator[str]:
    """What happened to the hazards of a project in the days of ``span``, in the order in which it happened."""
    graded = {hazard.rid: hazard.grade for hazard in before.hazards_of.get(project_rid, ())}
    for hazard in now.hazards_of.get(project_rid, ()):
        found, grade = now.found_as(hazard), hazard.grade
        was = graded.get(hazard.rid, found)
        if hazard.found_on in span:
            was = found
            yield f"发现{_hazard_word(found)}"
        if was is not grade:
            yield f"{_hazard_word(was)}{'降' if lighter(grade, was) else '升'}为{_hazard_word(grade)}"
        days = sorted(dict.fromkeys(_days_of(now, hazard, span)), key=itemgetter(0))
        yield from (f"{_hazard_word(grade)}{what}" for _, what in days)


def _days_of(ground: Ground, hazard: HazardRow, span: Span) -> Iterator[tuple[date, str]]:
    """What was done to a hazard by the day it stands on: also what was taken back since."""
    closed, asked = ground.closed_of.get(hazard.rid, ()), ground.asked_of.get(hazard.rid, ())
    ends = {each.until for each in closed}
    days = [
        (hazard.struck_off_on, "销号"), *((each.since, "销号") for each in closed),
        *((each.until, "恢复为未销号") for each in closed),
        *((each.until, "提请销号被退回") for each in asked if each.until not in ends),
        (hazard.to_court_on, "转司法"),
    ]  # fmt: skip
    if ground.is_asked(hazard):
        days.append((hazard.strike_off_asked_on, "提请销号"))
    yield from ((day, what) for day, what in days if day and day in span)


def _hazard_word(grade: Grade) -> str:
    return f"{short_grade(grade)}隐患"


def _moved(now: ProjectRow, before: ProjectRow | None) -> Iterator[str]:
    if before and before.town != now.town:
        yield f"由{before.town or '未载明乡镇'}划到{now.town or '未载明乡镇'}"
    if before and is_finished(before.state) is not is_finished(now.state):
        yield "完工" if is_finished(now.state) else "恢复在建"
    if before and before.on_the_day.unpaid_fen != now.on_the_day.unpaid_fen:
        owed = (_unpaid_words(each.on_the_day.unpaid_fen) for each in (before, now))
        yield vocabulary.label("project.unpaid_fen") + "→".join(owed)


def _unpaid_words(fen: int | None) -> str:
    return "未载明" if fen is None else f"{yuan(fen)}元"


def _way(before: Grade | None, now: Grade | None) -> Iterator[str]:
    if before is not None and now is not None and before is not now:
        yield "等级减轻" if lighter(now, before) else "等级加重"


def _grade_words(grade: Grade | None) -> str:
    return vocabulary.word(grade) if grade else "未定级"
