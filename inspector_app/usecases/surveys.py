"""摸排台账: which sites were gone through in a round, and the ledger of a month, closed and compared with today's."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.domain.measures.catalogue import BY_NAME
from inspector_app.domain.measures.figure import Figure, figures, worded
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.project_rows import ProjectRow
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.project import SITE_FACTS, GradeClaim, Project, SiteFact, grade_told, regraded
from inspector_app.domain.reason import says_why
from inspector_app.domain.reported import SentFigure
from inspector_app.domain.role import Role
from inspector_app.domain.survey import (
    ClosedLine,
    LedgerStatement,
    SurveyRound,
    last_of,
    month_of,
    month_words,
    tells_all,
)
from inspector_app.store.columns import records_on
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_files import ListColumn, ListSheet
from inspector_app.usecases.measures import ground_reader
from inspector_app.usecases.survey_months import begins_on, months_overdue
from inspector_app.usecases.survey_rounds import RoundDue, covered_in, is_in, rounds_due, survey_rounds

CLEAR: Mapping[str, tuple[str, ...]] = {
    "项目数量清": ("projects", "projects_government", "projects_social", "projects_unclassified", "workers"),
    "工程造价清": ("contract_fen", "unpaid_fen"),
    "隐患清": (
        "hazards_general_open", "hazards_severe_open", "hazards_general_found", "hazards_severe_found",
        "hazards_raised", "hazards_lowered", "hazards_strike_off_asked", "hazards_struck_off", "hazards_reopened",
        "hazards_to_court",
    ),
}  # fmt: skip
"""The three things that a monthly statement makes clear, each with its measures."""
_UNTOLD = "未填"


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A project of the ledger in words, column by column, and when the chosen round came to it (empty: not yet)."""

    project_rid: str
    cells: tuple[str, ...]
    covered: str = ""


@dataclass(frozen=True, slots=True)
class SurveyBook:
    """The ledger as it stands or as it was closed.

    ``closed`` are the statements that count, the newest month first, ``overdue`` the months that are over and have
    none; ``round`` is what ``covered`` speaks of, ``late`` the rounds that are over and have sites left. ``told``
    gives, by what is made clear, its figures in words.
    """

    lines: tuple[SurveyLine, ...]
    told: Mapping[str, tuple[str, ...]]
    rounds: tuple[SurveyRound, ...]
    closed: tuple[LedgerStatement, ...]
    overdue: tuple[date, ...]
    round: SurveyRound | None = None
    statement: LedgerStatement | None = None
    late: tuple[RoundDue, ...] = ()

    @property
    def uncovered(self) -> int:
        """How many projects the round has not come to."""
        return sum(not line.covered for line in self.lines) if self.round else 0


def _fact(name: str) -> Callable[[Project], str]:
    return lambda project: getattr(project, name).words


_OF_PROJECT: Mapping[str, Callable[[Project], str]] = {
    "name": lambda project: project.name,
    "town": lambda project: project.town,
    "department": lambda project: project.department,
    "kind": lambda project: vocabulary.word(project.kind),
    "industry": lambda project: project.industry,
    "contract_fen": lambda project: _UNTOLD if project.contract_fen is None else yuan(project.contract_fen),
    "heads": lambda project: _UNTOLD if project.heads is None else f"{project.heads:,}",
    "unpaid_fen": lambda project: _UNTOLD if project.unpaid_fen is None else yuan(project.unpaid_fen),
    "grade": lambda project: grade_told(project) or "未定级",
    "contractor_name": lambda project: project.contractor_name,
    **{name: _fact(name) for name in SITE_FACTS},
}
FIGURES = ("contract_fen", "heads", "unpaid_fen", "hazards", "overdue")
COLUMNS = (*_OF_PROJECT, "hazards", "overdue")
"""By name, in their order; the last two are how many hazards are open and how many orders are past their day."""


def column_title(name: str) -> str:
    """How a column is headed."""
    return {"hazards": "未销号隐患", "overdue": "逾期未付"}.get(name) or vocabulary.entry(f"project.{name}").column


def survey_book(context: Context, round_rid: str = "", month: date | None = None) -> SurveyBook:
    """The ledger as it stands, with how far a round has come (empty: the newest); or as it was closed for a month."""
    rounds = survey_rounds(context)
    closed = closed_statements(context)
    chosen = next((each for each in rounds if round_rid in ("", each.rid)), None)
    statement = next((each for each in closed if each.month == month), None)
    overdue = months_overdue(context)
    if statement:
        lines = tuple(SurveyLine(each.project_rid, _now_in_order(statement, each)) for each in statement.lines)
        sent = [each for each in statement.figures if each.measure in BY_NAME]
        words = {each.measure: worded(BY_NAME[each.measure], each.value) for each in sent}
        told = _told(words, {each.measure: each.untold for each in sent}, statement.month)
        return SurveyBook(lines, told, rounds, closed, overdue, None, statement)
    today = context.clock.today()
    ground = ground_reader(context).of_ledger(today)
    found = _figures(ground, month_of(today))
    words, untold = {n: f.words for n, f in found.items()}, {n: f.untold for n, f in found.items()}
    told = _told(words, untold, today)
    late = rounds_due(context, timedelta(days=-1))
    return SurveyBook(_lines(context, ground, chosen), told, rounds, closed, overdue, chosen, None, late)


def _now_in_order(statement: LedgerStatement, line: ClosedLine) -> tuple[str, ...]:
    """The cells in the order of today's columns; one that a statement of another version lacks is empty."""
    known = dict(zip(statement.columns, line.cells, strict=False))
    return tuple(known.get(name, "") for name in COLUMNS)


def _told(words: Mapping[str, str], untold: Mapping[str, int], month: date) -> dict[str, tuple[str, ...]]:
    """What is counted over days says of which month it is: 3月发现严重隐患1个."""

    def one(name: str) -> str:
        lacks = f"（另有{untold[name]}个项目未填）" if untold.get(name) else ""
        when = "" if BY_NAME[name].of_day else f"{month.month}月"
        return f"{when}{BY_NAME[name].words.label}{words[name]}{lacks}"

    return {title: tuple(one(name) for name in names if name in words) for title, names in CLEAR.items()}


def _figures(ground: Ground, month: date) -> dict[str, Figure]:
    """The figures of a month's statement as its days are known on the day of the ground."""
    wanted = [BY_NAME[name] for names in CLEAR.values() for name in names]
    return figures(ground, Span(month, ground.on), wanted)


def _lines(context: Context, ground: Ground, chosen: SurveyRound | None = None) -> tuple[SurveyLine, ...]:
    """The projects that go on on the day of the ground, each as it was known when that day ended: they are those that
    the figures count, so that the lines of a statement come to its head whenever it is closed."""
    store, is_now = context.store, ground.on >= context.clock.today()
    known = {each.rid: each for each in store.all(Project)} if is_now else records_on(store, Project, ground.on)
    projects = sorted(
        (_on_the_day(known[row.rid], row, ground) for row, _ in ground.going_on if row.rid in known),
        key=lambda each: (each.town, each.name),
    )
    hazards = Counter(each.project_rid for each in ground.hazards if ground.is_open(each))
    overdue = _overdue(context, ground.on)
    covered = covered_in(context, chosen) if chosen else {}
    return tuple(
        SurveyLine(
            each.rid,
            (*(words(each) for words in _OF_PROJECT.values()), str(hazards[each.rid]), str(overdue[each.rid])),
            covered.get(each.rid, ""),
        )
        for each in projects
        if chosen is None or is_in(chosen, each)
    )


def _on_the_day(project: Project, row: ProjectRow, ground: Ground) -> Project:
    """A project with the grade at which it stood, and without what nobody had told by the day."""
    if not row.is_told:
        untold: dict[str, Any] = dict.fromkeys(SITE_FACTS, SiteFact())
        project = replace(project, heads=row.heads, unpaid_fen=row.unpaid_fen, grade=None, **untold)
    grade = ground.grades[row.rid]
    if grade is None:
        return replace(project, grade=None)
    if project.grade is not None and project.grade.grade is grade:
        return project
    return regraded(project, GradeClaim(grade, ground.on, ""))


def _overdue(context: Context, on: date) -> Counter[str]:
    """By project how many orders to pay were past their day on a day and not ticked off by then."""
    found = context.store.find_among(Deadline, "rule", context.law.procedure.terms_of(Role.ORDER))
    late = [each for each in found if each.due < on and (each.done_on is None or each.done_on > on)]
    cases = {case.rid: case.project_rid for case in context.store.pick(Case, {each.case_rid for each in late})}
    return Counter(cases[each.case_rid] for each in late if cases.get(each.case_rid))


def find_lines(
    book: SurveyBook, text: str, *, covered: bool | None = None, hazard: bool = False
) -> list[SurveyLine]:  # fmt: skip
    """Lines in which words occur; those that a round came to (or did not), those with a hazard or an order over."""
    return [
        line
        for line in book.lines
        if holds(text, line.cells)
        and covered in (None, bool(line.covered))
        and (not hazard or line.cells[-2:] != ("0", "0"))
    ]


def closed_statements(context: Context) -> tuple[LedgerStatement, ...]:
    """The statements that count, one a month, the newest month first."""
    newest = {each.month: each for each in sorted(context.store.all(LedgerStatement), key=lambda each: each.closed_at)}
    return tuple(newest[month] for month in sorted(newest, reverse=True))


def is_closed(statements: Iterable[LedgerStatement], month: date, today: date) -> bool:
    """Whether a month has a statement that tells as much of it as one of today would: one of before its end is to be
    followed by that of the whole month."""
    own = (civil_date(each.closed_at) for each in statements if each.month == month)
    return any(tells_all(month, on) or not tells_all(month, today) for on in own)


def close_month(context: Context, month: date, reason: str = "") -> LedgerStatement:
    """定稿: keep the ledger as the statement of a month: figures and lines as they stood when its last day ended, or
    as they stand today while it goes on.

    Raises :class:`Refused` ``statement-future``, ``statement-empty``, ``statement-before`` for a month that was over
    before anything was recorded, and ``statement-closed`` without a ``reason`` where the month has one already
    (:func:`is_closed`).
    """
    month, today = month_of(month), context.clock.today()
    ground = ground_reader(context).of_ledger(min(last_of(month), today))
    lines = _lines(context, ground)
    problems = []
    if month > today:
        problems.append(Problem("statement-future", "month"))
    elif (begins := begins_on(context)) and last_of(month) < begins:
        told = {"month": month_words(month), "begins": chinese(begins)}
        problems.append(Problem("statement-before", "month", details=told))
    elif not lines and month not in months_overdue(context):  # what is owed may be nought
        problems.append(Problem("statement-empty", "month"))
    elif is_closed(closed_statements(context), month, today) and not says_why(reason):
        problems.append(Problem("statement-closed", "reason", details={"month": month_words(month)}))
    refuse_errors(problems)
    statement = LedgerStatement(
        new_rid(), month, context.clock.now(), COLUMNS,
        tuple(SentFigure(name, each.value, each.untold) for name, each in _figures(ground, month).items()),
        tuple(ClosedLine(line.project_rid, line.cells) for line in lines),
        reason.strip(),
    )  # fmt: skip
    with context.unit(f"{month_words(month)}台账定稿") as unit:
        unit.put(statement)
    return statement


def moved_since(context: Context, statement: LedgerStatement) -> Iterator[str]:
    """What today's ledger says otherwise than a closed statement, a sentence a project."""
    ground = ground_reader(context).of_ledger(context.clock.today())
    now = {line.project_rid: line.cells for line in _lines(context, ground)}
    was = {line.project_rid: _now_in_order(statement, line) for line in statement.lines}
    for rid, cells in was.items():
        if rid not in now:
            yield f"{cells[0]}：不再是在建项目"
        elif now[rid] != cells:
            told = (f"{column_title(name)} {old or '—'} → {new or '—'}"
                    for name, old, new in zip(COLUMNS, cells, now[rid], strict=True) if old != new)  # fmt: skip
            yield f"{now[rid][0]}：{'；'.join(told)}"
    yield from (f"{cells[0]}：新增" for rid, cells in now.items() if rid not in was)


def survey_sheet(book: SurveyBook, lines: Sequence[SurveyLine]) -> ListSheet:
    """Lines of the book as a list that leaves as a file, with the three things made clear in its head."""
    heads = [ListColumn(column_title(name), name in FIGURES) for name in COLUMNS]
    covered = [ListColumn(vocabulary.label("surveyed.found"))] if book.round else []
    rows = [(*line.cells, *([line.covered or "未摸排"] if book.round else [])) for line in lines]
    said = [f"{title}：{'，'.join(told)}。" for title, told in book.told.items()]
    return ListSheet(title_of(book), [*heads, *covered], rows, said, standing_words(book))


def title_of(book: SurveyBook) -> str:
    """摸排台账, or that of a closed month."""
    return f"{month_words(book.statement.month)}摸排台账（已定稿）" if book.statement else "摸排台账"


def standing_words(book: SurveyBook) -> str:
    """How far the round has come, or when the statement was closed."""
    if book.statement:
        told = book.statement
        reason = f"，{told.reason}" if told.reason else ""
        is_late = civil_date(told.closed_at) > last_of(told.month)
        until = f"截至{chinese(last_of(told.month))}，" if is_late else ""
        count = f"共{len(book.lines):,}个项目"
        return f"{until}{chinese_minute(told.closed_at)}定稿{reason}，此后不变；{count}{''.join(_at_odds(told))}"
    if not book.round:
        return f"共{len(book.lines):,}个项目，还没有登记摸排轮次"
    done = len(book.lines) - book.uncovered
    until = f"{book.round.title}（{chinese(book.round.last_day)}截止）"
    return f"{until}：共{len(book.lines):,}个项目，已摸排{done:,}个，未摸排{book.uncovered:,}个"


def _at_odds(statement: LedgerStatement) -> Iterator[str]:
    """That the lines of a statement do not come to its head: in one that was closed late earlier programs
    kept the lines of the day on which it was closed, and what is frozen is not written over."""
    name = "unpaid_fen"
    whole = next((each.value for each in statement.figures if each.measure == name), None)
    cells = (dict(zip(statement.columns, each.cells, strict=False)).get(name, "") for each in statement.lines)
    lines = sum(parse_yuan(cell, name) for cell in cells if cell not in ("", _UNTOLD))
    if whole is not None and whole != lines:
        label = vocabulary.label(f"project.{name}")
        yield f"；逐个项目是定稿当日的情况，{label}相加为{yuan(lines)}元，与月末数字不一致，请写明原因重新定稿"
