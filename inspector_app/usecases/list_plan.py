"""What an import would do, line by line, each with its place in the file: for a person who looks at both at once.

A line of the plan is a worker or project of the list, a value that is asked about, a cell that wants a look, or a part
of the file that was not read. Plain values, in the order of the file; what was not read comes last.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from inspector_app.domain.claim import MoneyNature, WageClaim
from inspector_app.domain.dates import joined, periods_words
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.roster import RosterCheck, RosterLine, RowProblem, cells_of
from inspector_app.exchange.ledger import LedgerReading
from inspector_app.exchange.tables.grid import Area, column_of, letter
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level
from inspector_app.support.groups import grouped
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.ledger_files import Change, foreseen, ledger_changes
from inspector_app.usecases.planned_roster import Asked, PlannedLine, RosterPlan


class Fate(StrEnum):
    """What becomes of a line of the plan."""

    NEW = "new"
    FILLED = "filled"
    CHANGED = "changed"
    ASKED = "asked"
    SAME = "same"
    LEFT_OUT = "left-out"
    DOUBT = "doubt"
    NOTE = "note"
    UNREAD = "unread"


_FATES = {Level.ERROR: Fate.LEFT_OUT, Level.WARNING: Fate.DOUBT, Level.INFO: Fate.NOTE}
_CHANGES = {Change.NEW: Fate.NEW, Change.CHANGED: Fate.CHANGED, Change.SAME: Fate.SAME}
_SAME = "与已登记的一致"
_ASIDE, _NO_PLACE = "不是要读的内容", "读懂了，但没有对应的栏目可以登记"
_HELD = "（金额或者期间与已登记的不同，不自动补充）"
_BY_NAME = "只按姓名对上，请核对是否同一人；"


class Spot(NamedTuple):
    """A part of a sheet."""

    sheet: str
    area: Area

    @property
    def row(self) -> int:
        """Its first row."""
        return self.area[0]


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the plan: what becomes of it, whom it is about, what there is to say, and where it stands.

    ``place`` is where, in words; ``spots`` are rows of a worker or project (``is_entry``), cells of anything else.
    Numbers of persons in its words are masked, whatever the cell was that they were written into.
    """

    fate: Fate
    place: str
    who: str
    words: str
    spots: tuple[Spot, ...] = ()
    asked: Asked | None = None
    is_entry: bool = False
    beside: int = 0
    """Which of the tables beside each other it is of, from the left."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "who", numbers_masked(self.who))
        object.__setattr__(self, "words", numbers_masked(self.words))


class Places:
    """Where the rows of a list stand in its sheets."""

    def __init__(self, reading: Reading | None) -> None:
        self._tables: dict[str, list[Table]] = {}
        for table in reading.tables if reading else ():
            self._tables.setdefault(table.sheet, []).append(table)
        self._only = next(iter(self._tables), "")
        self.are_seen = reading is not None
        """Whether there is a file beside the plan, whose columns may be corrected."""

    def row(self, sheet: str, row: int, letters: Iterable[str] = ()) -> Spot:
        """A row of a table; of several beside each other the one that has these columns."""
        name, columns = sheet or self._only, [column_of(each.partition(":")[0]) for each in letters]
        for table in self._tables.get(name, ()):
            block = table.block
            if row in block.rows and (not columns or any(column in block.columns for column in columns)):
                own = [column for column in block.grid.rows.get(row, ()) if column in block.columns]
                if own:
                    return Spot(name, (row, min(own), row, max(own)))
        return self.cell(sheet, row, next(iter(columns), 1))

    def beside(self, spot: Spot) -> int:
        """Which of the tables of a sheet that have this row it stands in, from the left."""
        told = [table.block for table in self._tables.get(spot.sheet, ()) if spot.row in table.block.rows]
        return next((at for at, block in enumerate(told) if spot.area[1] in block.columns), 0)

    def cell_in_file(self, sheet: str, row: int, columns: str) -> str:
        """The cell in the file where a list is told otherwise than it stands there; empty where it is not."""
        grids = [table.block.grid for table in self._tables.get(sheet or self._only, ())]
        return grids[0].place_in_file(row, column_of(columns.partition(":")[0])) if grids else ""

    def cell(self, sheet: str, row: int, column: int, last: int = 0) -> Spot:
        """One cell, or those up to a last column."""
        return Spot(sheet or self._only, (row, column, row, last or column))

    def cells(self, sheet: str, row: int, columns: str) -> Spot:
        """The cells of a row in some columns (``D``, ``B:D``), the row itself where there are none."""
        first, _, last = columns.partition(":")
        return self.cell(sheet, row, column_of(first), column_of(last)) if column_of(first) else self.row(sheet, row)


def roster_lines(check: RosterCheck, plan: RosterPlan, reading: Reading | None) -> tuple[PlanLine, ...]:
    """The plan of a wage list, line by line. Without a ``reading`` it came from no file that could be shown."""
    places = Places(reading)
    lines: list[PlanLine] = []
    for planned in plan.lines:
        lines.append(_worker(planned, places))
        lines += (_question(planned, asked, places) for asked in planned.asked)
        if planned.namesakes:
            lines.append(_which(planned, lines[-1]))
    names = {
        span: {(line.sheet, line.row): line.name for line in of}
        for span, of in grouped(check.lines, lambda line: line.span).items()
    }
    lines += (_of_span(problem_line(each, names.get(each.span, {}), places), each, places) for each in check.problems)
    lines = [replace(line, beside=places.beside(line.spots[0])) if line.spots else line for line in lines]
    missing = [PlanLine(Fate.NOTE, "", "", plan.missing_words)] if plan.missing else []
    return (*missing, *plan_in_order(lines), *unread_lines(reading, plan.unread))


def ledger_lines(context: Context, told: LedgerReading, reading: Reading) -> tuple[PlanLine, ...]:
    """The plan of a ledger, line by line."""
    places = Places(reading)
    changes = {change.rid: change.words for change in ledger_changes(context, told)}
    lines: list[PlanLine] = []
    for project, change in foreseen(context, told):
        sheet, row = told.places[project.rid]
        spot = places.row(sheet, row, told.mapping.values())
        words = changes.get(project.rid) or (_SAME if change is Change.SAME else _project_words(project))
        lines.append(PlanLine(_CHANGES[change], _place(reading, spot), project.name, words, (spot,), is_entry=True))
    names = {(spot.sheet, spot.row): line.who for line in lines for spot in line.spots}
    only = reading.tables[0].sheet
    lines += (problem_line(p, names, places, p.sheet or only) for p in told.problems)
    return (*plan_in_order(lines), *unread_lines(reading, ()))


def _of_span(line: PlanLine, problem: RowProblem, places: Places) -> PlanLine:
    """What is said of a whole row of one of several tables beside each other, at that table."""
    if not problem.span or problem.column or not problem.row:
        return line
    return replace(line, spots=(places.row(problem.sheet, problem.row, (problem.span.partition("至")[0],)),))


def _place(reading: Reading, spot: Spot) -> str:
    return f"{spot.sheet} 第{spot.row}行" if reading.sheets > 1 else f"第{spot.row}行"


def _worker(planned: PlannedLine, places: Places) -> PlanLine:
    first = planned.told[0]
    rows = dict.fromkeys((line.sheet, line.row) for line in planned.told)
    spots = tuple(places.row(sheet, row, first.columns.values()) for sheet, row in rows)
    more = f"等{len(rows)}行" if len(rows) > 1 else ""
    if planned.recorded is None:
        fate, words = Fate.NEW, _amount_words(planned.told) + _nature_words(planned.kept.claim)
        words += _number_words(planned.kept.person)
    elif planned.filled:
        fate, words = Fate.FILLED, f"补充：{'、'.join(planned.filled)}"
        if planned.kept.claim.claimed_fen != planned.recorded.claim.claimed_fen:
            words += f"；表里{_amount_words(planned.told)}"
    elif planned.asked:
        fate, words = Fate.ASKED, "有与已登记不同的内容，见下"
    else:
        fate, words = Fate.SAME, _SAME
    words = _BY_NAME * planned.by_name + words
    who = first.name or planned.kept.person.name
    return PlanLine(fate, first.place + more, who, words, spots, is_entry=True)


def _amount_words(told: Sequence[RosterLine]) -> str:
    """What is owed, what of the wages was paid, and for when."""
    known = [line.owed_fen for line in told if line.owed_fen is not None]
    rest = "（另有数额不明的月份）" if known and len(known) < len(told) else ""
    owed = f"{vocabulary.short('wage_claim.owed_fen')}{yuan(sum(known))}元{rest}" if known else "欠发数额不明"
    if paid := sum(line.received_fen or 0 for line in told):
        owed += f"，{vocabulary.short('wage_claim.received_fen')}{yuan(paid)}元"
    days = [line.first_day for line in told if line.first_day], [line.last_day for line in told if line.last_day]
    if not all(days):
        return owed
    apart = joined(span for line in told for span in _spans(line))
    gaps = f"（{periods_words(apart)}）" if len(apart) > 1 else ""
    return f"{owed}，{min(days[0])}至{max(days[1])}{gaps}"


def _nature_words(claim: WageClaim) -> str:
    """What the money is where it is no wages: such a line goes into no order."""
    if claim.nature is MoneyNature.WAGES:
        return ""
    return f"，{vocabulary.label('wage_claim.nature')}：{vocabulary.word(claim.nature)}"


_NUMBERS = ("id_number", "phone", "card")
_SEEN = 4


def _number_words(person: Person) -> str:
    """How his numbers end: beside the file one sees whether they are his, or of the line above."""
    held = [(name, getattr(person, name)) for name in _NUMBERS]
    told = [f"{vocabulary.short(f'person.{name}')}{number[-_SEEN:]}" for name, number in held if number]
    return f"；尾号：{'，'.join(told)}" if told else ""


def _spans(line: RosterLine) -> tuple[tuple[date, date], ...]:
    """For when a line tells something: its months, else from its first day to its last."""
    first, last = line.first_day, line.last_day
    return line.spans or (((first, last),) if first and last else ())


def _which(planned: PlannedLine, worker: PlanLine) -> PlanLine:
    """Of several of one name nobody knows which one a worker is."""
    told = "；".join(each.words for each in planned.namesakes)
    words = f"案件里已有{len(planned.namesakes)}名同名的人（{told}），请指定是哪一个；不指定的按另一个人新登记"
    return replace(worker, fate=Fate.DOUBT, words=words, is_entry=False)


def _question(planned: PlannedLine, asked: Asked, places: Places) -> PlanLine:
    line = _line_of(planned.told, asked)
    column = next((line.columns[name] for name in _names_of(asked) if name in line.columns), "")
    spot = places.cells(line.sheet, line.row, column)
    fixed = f"（{asked.fixed}，不改）" if asked.fixed else ""
    held = _HELD if asked.is_held else ""
    words = f"{asked.label}：{asked.old_words} → {asked.new_words}{fixed}{held}"
    there = places.cell_in_file(line.sheet, line.row, column) or cells_of(column, line.row)
    place = f"{line.sheet} {there}".strip() if column else line.place
    return PlanLine(Fate.ASKED, place, asked.name, words, (spot,), asked)


def _line_of(told: Sequence[RosterLine], asked: Asked) -> RosterLine:
    """The line that tells a value: of a month the one of that month, else the first."""
    days = (asked.part.first_day, asked.part.last_day) if asked.part else None
    of_month = (line for line in told if days == (line.first_day, line.last_day))
    return next(of_month, told[0])


def _names_of(asked: Asked) -> tuple[str, ...]:
    """The fields of a list that tell a value."""
    if asked.field == "period":
        return ("period", "first_day", "last_day")
    return ("owed",) if asked.field == "claimed_fen" else (asked.field, asked.field.removesuffix("_fen"))


def problem_line(
    problem: RowProblem, names: Mapping[tuple[str, int], str], places: Places, sheet: str | None = None
) -> PlanLine:
    name = problem.sheet if sheet is None else sheet
    spots: tuple[Spot, ...] = ()
    if problem.row:
        spots = (places.cells(name, problem.row, problem.column),)
    words = sentence(problem.code, problem.problem.details, copied=not places.are_seen)
    return PlanLine(_FATES[problem.level], problem.place, names.get((name, problem.row), ""), words, spots)


def plan_in_order(lines: Sequence[PlanLine]) -> list[PlanLine]:
    """As a person goes through the file: each line, and below it what is to be said of it."""
    sheets = {sheet: at for at, sheet in enumerate(dict.fromkeys(line.spots[0].sheet for line in lines if line.spots))}

    def key(line: PlanLine) -> tuple[int, int, int, bool]:
        spot = line.spots[0] if line.spots else None
        return (sheets[spot.sheet], spot.row, line.beside, not line.is_entry) if spot else (-1, 0, 0, True)

    return sorted(lines, key=key)


def unread_lines(reading: Reading | None, named: Sequence[str]) -> Iterator[PlanLine]:
    """What was not read, with its place; what was understood and has no field of ours is named without one."""
    told, places = set(), Places(reading)
    for left in reading.not_read if reading else ():
        told.add(left.words)
        sheet = f"{left.sheet} " if reading is not None and reading.sheets > 1 else ""
        is_column = left.code.startswith("list-column")
        place = f"{letter(left.area[1])}列" if is_column else left.place
        place = places.cell_in_file(left.sheet, left.area[0], letter(left.area[1])) or place
        who, words = (left.text, left.reason or _ASIDE) if is_column else ("", left.words)
        yield PlanLine(Fate.UNREAD, f"{sheet}{place}", who, words, (Spot(left.sheet, left.area),))
    for words in named:
        if words not in told:
            yield PlanLine(Fate.UNREAD, "", words, _NO_PLACE)


def _project_words(project: Project) -> str:
    heads = "人数未填" if project.heads is None else f"农民工{project.heads:,}人"
    unpaid = (
        "未支付工资未填"
        if project.unpaid_fen is None
        else f"{vocabulary.short('project.unpaid_fen')}{yuan(project.unpaid_fen)}元"
    )
    return "，".join([heads, unpaid, *([vocabulary.word(project.grade.grade)] if project.grade else [])])
