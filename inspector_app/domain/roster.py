"""拖欠工资明细表 as imported: what each line of a worker says, and every cell of it that is wrong or doubtful.

Pure: whoever reads the file says which rows are workers, and gives their cells as text with the column of each field.
Nobody is dropped for a doubtful cell. Several lines of one person (months) are one person.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from inspector_app.domain.alike import person_key
from inspector_app.domain.dates import full_months, joined
from inspector_app.domain.id_kind import IdKind, kind_of, number_problems
from inspector_app.domain.identity import card_problems, half_width, mobile_problems
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.periods import day_or_month, parse_period
from inspector_app.domain.spans import Spans
from inspector_app.domain.threshold import Owed
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import sentence

AMOUNTS = ("earned", "deducted", "received", "owed")
_TEXTS = ("job", "crew", "employer", "rate", "attendance", "bank", "note")
_SEVERAL = re.compile(r"[、,，/;；&]")
_EMPTY = frozenset({"", "-", "--", "—", "——", "/", "\\", "无", "空"})


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row as read: its number in the sheet, the text of each field (see ``RosterLine`` for the names), and the
    letter of each field's column. ``sheet`` is named where a file has several."""

    row: int
    values: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem and its place as spreadsheets show it (``column`` is empty when the whole row is meant, ``sheet`` when
    the file has one only)."""

    row: int
    column: str
    problem: Problem
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where it is: B5, 第5行, 全表, with the sheet where there are several."""
        there = f"{self.column}{self.row}" if self.column else f"第{self.row}行" if self.row else "全表"
        return f"{self.sheet} {there}" if self.sheet else there

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def level(self) -> Level:
        return self.problem.level

    @property
    def message(self) -> str:
        """The sentence for people."""
        return sentence(self.problem.code, self.problem.details)


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One worker. Amounts in 分, None where the table tells none; ``months`` are whole months owed, None if unknown.

    ``owed_derived``: the table does not say what is owed, it follows from the other amounts of the same row.
    ``columns`` are the letters of the cells in which each field stands.
    """

    row: int
    name: str
    id_number: str
    phone: str
    job: str
    crew: str
    employer: str
    first_day: date | None
    last_day: date | None
    months: int | None
    rate: str
    attendance: str
    earned_fen: int | None
    deducted_fen: int | None
    received_fen: int | None
    owed_fen: int | None
    bank: str
    card: str
    note: str
    owed_derived: bool = False
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, compare=False)

    @property
    def place(self) -> str:
        """Where the line stands."""
        return f"{self.sheet} 第{self.row}行" if self.sheet else f"第{self.row}行"


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of a file: where, its heading, what it was taken for (empty: nothing) and why, and a sample."""

    sheet: str
    letter: str
    heading: str
    field: str
    title: str
    reason: str
    unit: str = ""
    sample: str = ""


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """A checked list: its lines, and what is wrong with it, in the order of the rows.

    ``unread`` names what was not taken in: columns, rows, sheets; ``is_whole`` is false when any of it may tell of
    workers or money. ``columns`` is how each column was taken, ``said`` what a person said of
    them, for the next list of the same make.
    """

    lines: tuple[RosterLine, ...]
    problems: tuple[RowProblem, ...]
    unread: tuple[str, ...] = ()
    is_whole: bool = True
    columns: tuple[SeenColumn, ...] = ()
    said: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict, compare=False)

    @property
    def heads(self) -> int:
        """Persons, as :func:`persons` finds them."""
        return len(persons(self.lines))

    @property
    def total_fen(self) -> int:
        """What is known to be owed, together; what is :attr:`unknown` is not in it."""
        return sum(line.owed_fen or 0 for line in self.lines)

    @property
    def unknown(self) -> int:
        """Persons of whom some amount cannot be known."""
        return sum(each.untold for each in self.owed)

    @property
    def owed(self) -> tuple[Owed, ...]:
        """For the criminal threshold: what each person is owed, and for how many whole months."""
        return tuple(_owed_to(of) for of in persons(self.lines))


def persons(lines: Iterable[RosterLine]) -> tuple[tuple[RosterLine, ...], ...]:
    """The lines of each person, in their order: by identity number; without one by name and crew, when they speak of
    other days."""
    found: dict[object, list[RosterLine]] = {}
    spans: dict[object, Spans[RosterLine]] = {}
    for at, line in enumerate(lines):
        named = (person_key(line.name), line.crew) if line.name else at
        key: object = line.id_number or named
        days = line.first_day, line.last_day
        if not line.id_number and key in spans and spans[key].meet(*days) is not None:
            key = at
        spans.setdefault(key, Spans()).put(*days, line)
        found.setdefault(key, []).append(line)
    return tuple(tuple(of) for of in found.values())


def _owed_to(lines: Sequence[RosterLine]) -> Owed:
    told = [line.owed_fen for line in lines if line.owed_fen is not None]
    return Owed(sum(told) if told else None, _months_together(lines), more=0 < len(told) < len(lines))


def _months_together(lines: Sequence[RosterLine]) -> int | None:
    """Whole months of one person; nobody knows them where two lines may speak of the same days."""
    if len(lines) == 1:
        return lines[0].months
    spans: Spans[RosterLine] = Spans()
    for line in lines:
        if spans.meet(line.first_day, line.last_day) is not None:
            return None
        spans.put(line.first_day, line.last_day, line)
    days = [(line.first_day, line.last_day) for line in lines if line.first_day and line.last_day]
    return sum(full_months(*span) for span in joined(days)) if len(days) == len(lines) else None


@dataclass(slots=True)
class _Cells:
    """One row being read: cells by field, problems noted with their place."""

    row: RosterRow
    today: date
    problems: list[RowProblem]

    def text(self, name: str) -> str:
        value = self.row.values.get(name, "").strip()
        return "" if value in _EMPTY else value

    def place(self, name: str) -> str:
        letter = self.row.columns.get(name, "")
        return f"{letter}{self.row.row}" if letter else f"第{self.row.row}行"

    def note(self, name: str, *problems: Problem) -> None:
        letter = self.row.columns.get(name, "")
        self.problems.extend(RowProblem(self.row.row, letter, problem, self.row.sheet) for problem in problems)

    def warn(self, name: str, code: str, **details: str) -> None:
        self.note(name, Problem(code, self.place(name), Level.WARNING, details))

    def money(self, name: str) -> int | None:
        if not self.text(name):
            return None
        try:
            return parse_yuan(self.text(name), self.place(name))
        except Refused as refused:
            self.note(name, *refused.problems)
            return None

    def day(self, name: str, *, end: bool) -> date | None:
        """A day; a month alone means its first or, at the end of a period, its last day."""
        if not self.text(name):
            return None
        try:
            return day_or_month(self.text(name), self.place(name), end=end)
        except Refused as refused:
            self.note(name, *refused.problems)
            return None


def check_rows(rows: Iterable[RosterRow], today: date) -> RosterCheck:
    """Check the rows of workers of a list of wages owed.

    Their fields are name, id_number, phone, job, crew, employer, first_day, last_day, period, months, rate, attendance,
    earned, deducted, received, net, owed, bank, card, note.
    """
    problems: list[RowProblem] = []
    lines = [_line(_Cells(row, today, problems)) for row in rows]
    _find_duplicates(lines, problems)
    if not lines:
        problems.append(RowProblem(0, "", Problem("roster-empty")))
    return RosterCheck(tuple(lines), in_order(problems, dict.fromkeys(line.sheet for line in lines)))


def in_order(problems: Iterable[RowProblem], sheets: Iterable[str]) -> tuple[RowProblem, ...]:
    """Problems as a person goes through the file: sheet by sheet, row by row, from left to right."""
    places = {sheet: at for at, sheet in enumerate(sheets)}
    last = len(places)
    return tuple(sorted(problems, key=lambda p: (places.get(p.sheet, last), p.row, len(p.column), p.column)))


def _line(cells: _Cells) -> RosterLine:
    first, last = _period(cells)
    earned, deducted, received, owed = (cells.money(name) for name in AMOUNTS)
    texts = {name: cells.text(name) for name in _TEXTS}
    if texts["attendance"].startswith("-"):
        cells.warn("attendance", "roster-attendance-shape", text=texts["attendance"][:20])
    return RosterLine(
        row=cells.row.row,
        name=_name(cells),
        id_number=_identity(cells),
        phone=_checked(cells, "phone"),
        first_day=first,
        last_day=last,
        months=_months(cells, first, last),
        earned_fen=earned,
        deducted_fen=deducted,
        received_fen=received,
        owed_fen=_owed(cells, earned, deducted, received, owed),
        owed_derived=earned is not None and not cells.text("owed"),
        card=_checked(cells, "card"),
        sheet=cells.row.sheet,
        columns=cells.row.columns,
        **texts,
    )


def _name(cells: _Cells) -> str:
    """The name without the blanks that align short names; blanks inside a name in Latin letters stay."""
    name = cells.text("name")
    if not name:
        cells.warn("name", "roster-name-missing")
    elif _SEVERAL.search(name) and all(1 < len(part.strip()) < 5 for part in _SEVERAL.split(name)):
        cells.note("name", Problem("roster-several-names", cells.place("name")))
    parts = name.split()
    latin = any(character.isascii() and character.isalpha() for character in name)
    return (" " if latin else "").join(parts)


def _identity(cells: _Cells) -> str:
    number = half_width(cells.text("id_number"))
    if number:
        kind = kind_of(number)
        cells.note("id_number", *number_problems(kind, number, cells.place("id_number"), cells.today))
        if kind is not IdKind.CITIZEN:
            cells.warn("id_number", "id-kind-read", kind=vocabulary.word(kind))
    else:
        cells.warn("id_number", "roster-identity-open")
    return number


def _checked(cells: _Cells, name: str) -> str:
    """A telephone or card number; doubts only warn."""
    number = half_width(cells.text(name))
    if number:
        doubts = card_problems if name == "card" else mobile_problems
        cells.note(name, *doubts(number, cells.place(name)))
    return number


def _owed(
    cells: _Cells, earned: int | None, deducted: int | None, received: int | None, owed: int | None
) -> int | None:
    """欠发 as told, or 应发 − 扣款 − 已发 when the cell is empty; both must tie."""
    rest = None if earned is None else earned - (deducted or 0) - (received or 0)
    if cells.text("owed"):
        if owed is not None and rest is not None and rest != owed:
            cells.warn("owed", "roster-does-not-tie", owed=yuan(owed), rest=yuan(rest))
        return owed
    if rest is None:
        cells.warn("owed", "roster-owed-missing")
        return None
    if cells.text("net"):  # whoever reads the list gives it only where nobody knows whether it was paid
        cells.warn("net", "roster-net-open", net=cells.text("net")[:20])
        return None
    if rest < 0:
        cells.warn("received", "roster-overpaid", rest=yuan(-rest))
        return 0
    return rest


def _period(cells: _Cells) -> tuple[date | None, date | None]:
    """First and last day owed for, from two columns or from one text such as 2025年9月至12月."""
    first, last = cells.day("first_day", end=False), cells.day("last_day", end=True)
    if first is None and last is None and cells.text("period"):
        found = parse_period(cells.text("period"))
        if found is None:
            cells.warn("period", "roster-period-shape")
            return None, None
        first, last = found
    name = "last_day" if cells.text("last_day") else "period"
    if first and last and last < first:
        cells.note(name, Problem("claim-period-order", cells.place(name)))
    if last and last > cells.today:
        cells.warn(name, "roster-day-ahead")
    return first, last


def _months(cells: _Cells, first: date | None, last: date | None) -> int | None:
    """Whole months owed: as told, else from the period."""
    counted = full_months(first, last) if first and last and first <= last else None
    text = half_width(cells.text("months")).removesuffix("月").removesuffix("个")
    if not text:
        return counted
    if not re.fullmatch(r"\d{1,3}(\.\d+)?", text):
        cells.warn("months", "roster-months-shape")
        return counted
    told = int(float(text))
    if counted is not None and told > counted:
        cells.warn("months", "roster-months-differ", told=str(told), counted=str(counted))
    return told


def _find_duplicates(lines: Sequence[RosterLine], problems: list[RowProblem]) -> None:
    """The same worker twice (by number, else by name and telephone) for days that may be the same, and one card that
    serves several people."""
    by_number: dict[str, Spans[RosterLine]] = {}
    by_name: dict[tuple[str, str], Spans[RosterLine]] = {}
    by_card: dict[str, RosterLine] = {}

    def name_it(line: RosterLine, column: str, code: str, earlier: RosterLine, level: Level) -> None:
        letter = line.columns.get(column, "")
        row = f"“{earlier.sheet}”{earlier.row}" if earlier.sheet != line.sheet else str(earlier.row)
        problem = Problem(code, f"{letter}{line.row}", level, {"row": row})
        problems.append(RowProblem(line.row, letter, problem, line.sheet))

    for line in lines:
        key = (person_key(line.name), line.phone)
        days = line.first_day, line.last_day
        numbered = by_number.setdefault(line.id_number, Spans()) if line.id_number else Spans()
        named = by_name.setdefault(key, Spans()) if all(key) else Spans()
        if (same := numbered.meet(*days)) is not None:
            name_it(line, "id_number", "roster-same-number", same, Level.ERROR)
        elif not numbered and (same := named.meet(*days)) is not None:
            name_it(line, "name", "roster-same-name-and-phone", same, Level.WARNING)
        owner = by_card.setdefault(line.card, line) if line.card else line
        if (person_key(owner.name), owner.id_number) != (person_key(line.name), line.id_number):
            name_it(line, "card", "roster-same-card", owner, Level.WARNING)
        numbered.put(*days, line)
        named.put(*days, line)
