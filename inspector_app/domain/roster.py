"""拖欠工资明细表 as imported: what each line of a worker says, and every cell of it that is wrong or doubtful.

Pure: whoever reads the file says which rows are workers, and gives their cells as text with the column of each field.
Nobody is dropped for a doubtful cell. Several lines of one person (months) are one person.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from typing import Any

from inspector_app.domain.alike import person_key
from inspector_app.domain.dates import full_months, joined
from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.money import yuan
from inspector_app.domain.periods import Days
from inspector_app.domain.spans import Times, around
from inspector_app.domain.threshold import Owed
from inspector_app.domain.wage_card import KeptCard
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped
from inspector_app.support.words import sentence

AMOUNTS = ("earned", "deducted", "received", "owed")
IDENTITY_OPEN = "roster-identity-open"
OTHERS_SAY = "roster-others-say"
SETTLED = "roster-note-settled"
MONTHS_FEWER = "roster-months-fewer"
MASKED = "cell-number-masked"
OWN_MASKED = "roster-own-masked"
_SEVERAL = 2

_ASSUMED = (
    "list-forms-read", "list-turned", "list-gathered", "list-own-sums", "list-movements", "list-balance-differs",
    "list-nearest", "list-year-taken", "roster-no-month", "roster-no-year",
    "roster-year-turns",
    "roster-period-shape", "roster-period-open-end",
    "roster-paid-by-status", "roster-taken-by-other", "roster-balance-runs", "roster-balance-columns",
    "roster-overpaid", "roster-owed-reckoned", "roster-months-by-status",
    "cell-serial-asked", "cell-month-tenth", "cell-day-tenth", MASKED, OWN_MASKED,
    "roster-card-keeper-differs", "roster-number-of-two",
    "roster-works-of-one",
)  # fmt: skip


def between(first: str, last: str) -> str:
    """The letters of columns that stand beside each other: B:D."""
    return first if first == last else f"{first}:{last}"


def cells_of(columns: str, row: int) -> str:
    """The cells of a row in some columns as spreadsheets name them: D3, or B3:D3 for ``B:D``."""
    return ":".join(f"{letter}{row}" for letter in columns.split(":"))


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One row as read: its number in the sheet, the text of each field (see ``RosterLine`` for the names), and the
    letter of each field's column. ``sheet`` is named where a file has several, ``span`` (D至E列) where another list
    stands beside it."""

    row: int
    values: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    span: str = ""


@dataclass(frozen=True, slots=True)
class RowProblem:
    """A problem and its place as spreadsheets show it (``column`` is empty when the whole row is meant, ``sheet`` when
    the file has one only, ``span`` when no other list stands beside it). ``in_file`` is its cell in the file where the
    list is told otherwise than it stands there."""

    row: int
    column: str
    problem: Problem
    sheet: str = ""
    span: str = ""
    in_file: str = field(default="", compare=False)

    @property
    def place(self) -> str:
        """Where it is: B5, 第5行, 第5行D至E列, 全表, with the sheet where there are several."""
        row = f"第{self.row}行{self.span}" if self.row else "全表"
        there = self.in_file or (cells_of(self.column, self.row) if self.column else row)
        return f"{self.sheet} {there}" if self.sheet else there

    @property
    def code(self) -> str:
        return self.problem.code

    @property
    def level(self) -> Level:
        return self.problem.level

    @property
    def message(self) -> str:
        """The sentence as the command line says it, numbers of persons masked."""
        return numbers_masked(sentence(self.problem.code, self.problem.details, typed=True))


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One worker. Amounts in 分, None where the table tells none; ``months`` are whole months owed, None if unknown.

    ``owed_derived``: the table does not say what is owed, it follows from the other amounts of the same row.
    ``calendar`` are its spans in a year that stands for any, where the list tells months and no year.
    ``spans`` are the days of its months where the list owes one sum for months that it tells one by one, or with a gap.
    ``leader_fen`` and ``admitted_fen`` are what the leader of the crew and the firm say is owed.
    ``advance_fen`` is the part of 已发 that was paid ahead.
    ``kept_card`` is in whose hands the list tells the wage card to be. ``own`` are further fields of a claim with
    their values, of a list that left this program (:mod:`.own_columns`).
    ``columns`` are the letters of the cells in which each field stands. ``is_one`` is false where the name is that of
    several people, or of a firm: nobody knows then for how many people the line stands. ``person_row`` is the row in
    which the name stands that counts for several lines, 0 when nobody told. ``doubled``: another line of the same
    number may tell the same sum. ``in_file`` is the cell of the name in the file where the list is told otherwise
    than it stands there.
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
    is_one: bool = True
    person_row: int = field(default=0, compare=False)
    sheet: str = ""
    span: str = field(default="", compare=False)
    columns: Mapping[str, str] = field(default_factory=dict, compare=False)
    calendar: tuple[Days, ...] = ()
    spans: tuple[Days, ...] = ()
    kept_card: KeptCard = field(default_factory=KeptCard)
    leader_fen: int | None = None
    admitted_fen: int | None = None
    doubled: bool = field(default=False, compare=False)
    address: str = ""
    overtime: str = ""
    advance_fen: int | None = None
    own: tuple[tuple[str, Any], ...] = ()
    in_file: str = field(default="", compare=False)

    @property
    def days(self) -> tuple[date | None, date | None, Days | None]:
        """What is known of its days, as :class:`~.spans.Times` takes it."""
        return self.first_day, self.last_day, around(self.calendar)

    @property
    def place(self) -> str:
        """Where the line stands."""
        there = self.in_file or f"第{self.row}行{self.span}"
        return f"{self.sheet} {there}" if self.sheet else there


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column of a file: where, its heading, what it was taken for (empty: nothing) and why, and a sample.

    ``samples`` are a few different values of it; ``is_day``: one of the days of an attendance sheet.
    """

    sheet: str
    letter: str
    heading: str
    field: str
    title: str
    reason: str
    unit: str = ""
    sample: str = ""
    samples: tuple[str, ...] = ()
    hidden: bool = False
    is_day: bool = False


@dataclass(frozen=True, slots=True)
class RosterCheck:
    """A checked list: its lines, and what is wrong with it, in the order of the rows.

    ``unread`` names what was not taken in: columns, rows, sheets; ``read_whole`` is false when any of it may tell of
    workers or money. ``columns`` is how each column was taken, ``said`` what a person said of
    them, for the next list of the same make.
    """

    lines: tuple[RosterLine, ...]
    problems: tuple[RowProblem, ...]
    unread: tuple[str, ...] = ()
    read_whole: bool = True
    columns: tuple[SeenColumn, ...] = ()
    said: Mapping[str, Mapping[str, Sequence[str]]] = field(default_factory=dict, compare=False)

    @property
    def is_whole(self) -> bool:
        """Whether all of it was taken in that may tell of workers or money, and no line says that it was paid."""
        return self.read_whole and not any(each.code == SETTLED for each in self.problems)

    @property
    def heads(self) -> int:
        """Persons, as :func:`persons` finds them; lines that stand for nobody knows how many are not among them."""
        return len(self._persons)

    @property
    def total_fen(self) -> int:
        """What is known to be owed to the :attr:`heads`, together; what is :attr:`unknown` is not in it."""
        return sum(line.owed_fen or 0 for line in self.lines if line.is_one and not line.doubled)

    @property
    def unknown(self) -> int:
        """Persons of whom some amount cannot be known."""
        return sum(_owed_to(of).untold for of in self._persons)

    @property
    def assumed(self) -> tuple[RowProblem, ...]:
        """What was read by a guess that may be wrong, or stays open, for want of a word in the file."""
        return tuple(each for each in self.problems if each.code in _ASSUMED)

    @property
    def apart(self) -> tuple[RosterLine, ...]:
        """The lines that stand for several people or for a firm."""
        return tuple(line for line in self.lines if not line.is_one)

    @property
    def besides(self) -> str:
        """Of whom the sum does not speak, or not wholly, in words; nothing when all is known:
        （其中2人数额不明，未计入；3人有数额不明的月份，只计入已知的月份）."""
        wholly = sum(_owed_to(of).fen is None for of in self._persons)
        partly = self.unknown - wholly
        told = [f"其中{wholly}人数额不明，未计入"] * bool(wholly)
        told += [f"{'' if wholly else '其中'}{partly}人有数额不明的月份，只计入已知的月份"] * bool(partly)
        told += [f"另有{len(self.apart)}行不是一个人的姓名，{self._of_apart}，人数不明，未计入"] * bool(self.apart)
        return f"（{'；'.join(told)}）" if told else ""

    @property
    def _of_apart(self) -> str:
        """What the lines of several people come to, and of how many of them nobody knows it."""
        known = [line.owed_fen for line in self.apart if line.owed_fen is not None]
        unknown = len(self.apart) - len(known)
        if not known:
            return "金额不明"
        return f"共{yuan(sum(known))}元" + f"，其中{unknown}行金额不明" * bool(unknown)

    @property
    def owed(self) -> tuple[Owed, ...]:
        """For the criminal threshold: what each person is owed, and for how many whole months. A line of several
        people tells of none of them what is owed to him."""
        return (*map(_owed_to, self._persons), *(Owed(None, None) for _ in self.apart))

    @property
    def _persons(self) -> tuple[tuple[RosterLine, ...], ...]:
        return persons(line for line in self.lines if line.is_one)


def persons(lines: Iterable[RosterLine]) -> tuple[tuple[RosterLine, ...], ...]:
    """The lines of each person, in their order: by identity number; without one by name and crew, when they speak of
    other days."""
    found: dict[object, list[RosterLine]] = {}
    times: dict[object, Times[RosterLine]] = {}
    for at, line in enumerate(lines):
        if line.id_number:
            found.setdefault(line.id_number, []).append(line)
            continue
        key: object = (person_key(line.name), line.crew) if line.name else at
        if key in times and times[key].meet(*line.days) is not None and not _goes_on(line, found[key][-1]):
            key = at
        times.setdefault(key, Times()).put(*line.days, line)
        found.setdefault(key, []).append(line)
    return tuple(tuple(of) for of in found.values())


def _owed_to(lines: Sequence[RosterLine]) -> Owed:
    told = [line.owed_fen for line in lines if line.owed_fen is not None and not line.doubled]
    return Owed(sum(told) if told else None, _months_together(lines), more=0 < len(told) < len(lines))


def _months_together(lines: Sequence[RosterLine]) -> int | None:
    """Whole months of one person; nobody knows them where two lines may speak of the same days."""
    if len(lines) == 1:
        return lines[0].months
    times: Times[RosterLine] = Times()
    for line in lines:
        if times.meet(*line.days) is not None and not _goes_on(line, lines[0]):
            return None
        times.put(*line.days, line)
    dated = [line.spans or ((line.first_day, line.last_day),) for line in lines if line.first_day and line.last_day]
    yearless = [line.calendar for line in lines if line.calendar]
    known = next((told for told in (dated, yearless) if len(told) == len(lines)), None)
    return None if known is None else sum(full_months(*span) for span in joined(chain.from_iterable(known)))


def in_order(problems: Iterable[RowProblem], sheets: Iterable[str]) -> tuple[RowProblem, ...]:
    """Problems as a person goes through the file: sheet by sheet, row by row, from left to right."""
    places = {sheet: at for at, sheet in enumerate(sheets)}
    last = len(places)
    return tuple(sorted(problems, key=lambda p: (places.get(p.sheet, last), p.row, len(p.column), p.column)))


def without_number(check: RosterCheck) -> RosterCheck:
    """The check with one sentence for all who have no number where the list has no column of numbers, instead of one
    for each; two of them at least."""
    nowhere = [p for p in check.problems if p.code == IDENTITY_OPEN and not p.column]
    if len(nowhere) < _SEVERAL:
        return check
    of_all = Problem("roster-identities-open", "", Level.WARNING, {"count": str(len(nowhere))})
    left = [p for p in check.problems if p not in nowhere]
    return replace(check, problems=(RowProblem(0, "", of_all), *left))


_ENDED = frozenset({"found_fen", "disposition"})
_OURS = frozenset({"found", "disposition", "card_told_on"})
"""Columns of ours that stand together in no list of others."""


def of_our_own(check: RosterCheck) -> RosterCheck:
    """The check of a list that left this program (认定 and our own 处理结果 stand beside each other), with one sentence
    for all lines that had ended by then: what they say is owed is what was found, before any payment; and one for all
    numbers that it was written without."""
    over = (line for line in check.lines if dict(line.own).keys() >= _ENDED)
    ended = {(line.sheet, line.row, line.columns.get("disposition")) for line in over}
    asked = [p for p in check.problems if p.code == SETTLED and (p.sheet, p.row, p.column) in ended]
    fields = grouped(check.columns, lambda column: column.sheet)
    ours = {sheet for sheet, columns in fields.items() if {column.field for column in columns} >= _OURS}
    masked = [p for p in check.problems if p.code == MASKED and p.sheet in ours]
    headings = "、".join(dict.fromkeys(p.problem.details["heading"] for p in masked))
    told = [
        *([Problem("roster-own-endings", "", Level.WARNING, {"count": str(len(asked))})] if asked else []),
        *([Problem(OWN_MASKED, "", Level.WARNING, {"headings": headings})] if masked else []),
    ]
    kept = [p for p in check.problems if p.code == MONTHS_FEWER and p.sheet in ours]  # we left paid months out
    left = [p for p in check.problems if p not in asked and p not in masked and p not in kept]
    return replace(check, problems=(*(RowProblem(0, "", each) for each in told), *left)) if told or kept else check


def _goes_on(line: RosterLine, last: RosterLine) -> bool:
    """Whether a line stands under the name of the one before it, such as in a merged cell."""
    place = line.sheet, line.span, line.person_row
    return bool(line.person_row) and place == (last.sheet, last.span, last.person_row)
