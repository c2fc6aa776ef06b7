"""Which cells of a list read from a picture may be believed: by check digit, by sums, or because a person looked.

A machine that reads figures is right most of the time, and wrong without a sign. So no cell counts because it was read
well: an identity number must pass its check digit (GB 11643-1999), an amount must satisfy every equation that it stands
in (应发 − 扣款 − 已发 = 欠发 and 日工资 × 出勤 = 应发 in its row, the totals of its column), and everything else is
compared with the picture by a person: names above all, and the unit and months above the list. A wrong figure breaks at
least one of these equations unless several errors cancel out in all of them.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum

from inspector_app.domain.figures import without_thousands
from inspector_app.domain.id_kind import IdKind, kind_of
from inspector_app.domain.identity import half_width, id_number_problems
from inspector_app.domain.photo_sheet import PhotoSheet
from inspector_app.support.errors import Level, Problem, Refused

LINE = "line"
"""The field of a column that only counts the lines."""
_AMOUNTS = ("earned", "deducted", "received", "owed")
_SUMMED = (*_AMOUNTS, "attendance")
_SURE = 0.9  # below it a number that happens to pass its check digit is looked at all the same
_NOUGHT = ("", "-", "—", "——", "/")
_TOTAL = re.compile(r"合计|总计|小计|共计|累计")
Spot = tuple[int, int]


class Vouched(Enum):
    """Why a cell may be believed, or that nobody needs it."""

    BY_PERSON = "person"
    BY_DIGIT = "digit"
    BY_SUM = "sum"
    NOT_NEEDED = "not needed"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Judged:
    """What may be believed of a sheet: each cell's ground, and what contradicts, by row and column; ``fields``
    is what each column holds, empty where it is not taken in, and ``entries`` are the lines that would be taken in."""

    grounds: Mapping[Spot, Vouched]
    problems: Mapping[Spot, Problem]
    fields: tuple[str, ...] = ()
    entries: tuple[int, ...] = ()

    @property
    def open(self) -> list[Spot]:
        """The cells that a person still has to look at, in the order of reading; those that contradict too."""
        return sorted(spot for spot, ground in self.grounds.items() if ground is Vouched.OPEN)

    @property
    def contradicting(self) -> list[Spot]:
        """Open cells that cannot all be right."""
        return [spot for spot in self.open if spot in self.problems]


@dataclass(frozen=True, slots=True)
class Tally:
    """What was done to a list that is copied, in cells: looked at by a person, proved by check digit or sums, and blank
    in the lines that are taken in. ``unread`` are the columns, by number, and ``left_out`` the lines below the headings
    that hold something and are not taken in; ``copied`` is how many lines of the list stand here, its headings too."""

    by_person: int
    proved: int
    blank: int
    unread: tuple[int, ...]
    left_out: tuple[int, ...]
    copied: int


def tally(sheet: PhotoSheet, judged: Judged) -> Tally:
    """Count what may be said of the cells of a sheet; a cell with nothing in it was not compared with anything."""
    there = {(row, column) for row, column, cell in sheet.cells() if cell.text.strip()}
    grounds = [ground for spot, ground in judged.grounds.items() if spot in there]
    needed = {spot for spot, ground in judged.grounds.items() if ground is not Vouched.NOT_NEEDED}
    below = {spot for spot in there if spot[0] > sheet.heading}
    taken = {row for row, _ in needed & below}
    return Tally(
        grounds.count(Vouched.BY_PERSON),
        grounds.count(Vouched.BY_DIGIT) + grounds.count(Vouched.BY_SUM),
        sum(row in judged.entries for row, _ in needed - there),
        tuple(sorted({column for row, column in below if row in judged.entries and not judged.fields[column]})),
        tuple(sorted({row for row, _ in below} - taken)),
        len({row for row, _ in there if row >= sheet.heading}),
    )


@dataclass(frozen=True, slots=True)
class _Equation:
    """Cells whose values belong together, whether they do, and where it is said when they do not."""

    spots: tuple[Spot, ...]
    holds: bool
    problem: Problem
    said_at: tuple[Spot, ...]


@dataclass
class _Sheet:
    """The sheet by fields: which rows tell of workers, which are totals, what each figure is."""

    sheet: PhotoSheet
    fields: Sequence[str]
    feet: Collection[int]
    taken: list[tuple[str, int]] = field(init=False)
    columns: dict[str, int] = field(init=False)
    """Of the fields that one column alone holds: parts of an amount in several columns stand in no equation."""

    def __post_init__(self) -> None:
        self.taken = [(name, at) for at, name in enumerate(self.fields) if name]
        self.columns = {name: at for name, at in self.taken if self.fields.count(name) == 1}

    def text(self, row: int, name: str) -> str:
        column = self.columns.get(name)
        return "" if column is None else half_width(self.sheet.cell(row, column).text)

    def figure(self, row: int, name: str) -> Decimal | None:
        """The value of a cell, nought where it is empty; None when it is no figure."""
        column = self.columns.get(name)
        text = "" if column is None else self.sheet.cell(row, column).text.strip()
        if text in _NOUGHT:
            return Decimal(0)
        try:
            value = Decimal(without_thousands(text, name).lstrip("￥¥").removesuffix("元"))
        except (InvalidOperation, Refused):
            return None
        return value if value.is_finite() else None

    def is_total(self, row: int) -> bool:
        """A line that says so, in the place of a name or where no name is."""
        name = self.text(row, "name")
        told = [name] if name else [cell.text for cell in self.sheet.rows[row]]
        return not self.text(row, "id_number") and any(map(_TOTAL.search, told))

    def is_entry(self, row: int) -> bool:
        """A line of which something is taken, and none of totals or signatures."""
        cells = (self.sheet.cell(row, column).text.strip() for name, column in self.taken if name != LINE)
        return row not in self.feet and not self.is_total(row) and any(cells)

    @property
    def below(self) -> range:
        return range(self.sheet.heading + 1, len(self.sheet.rows))


def judged(sheet: PhotoSheet, fields: Sequence[str], today: date, feet: Collection[int] = ()) -> Judged:
    """Judge every cell. ``fields`` names what each column holds, as ``RosterLine`` does, :data:`LINE`, or empty;
    ``feet`` are the lines of signatures and remarks: 日期：2026年6月3日 in the place of a number is no wrong number."""
    known = _Sheet(sheet, fields, feet)
    equations = [*_in_rows(known), *_by_rate(known), *_in_columns(known)]
    held = {spot for each in equations if each.holds for spot in each.spots}
    broken = {spot for each in equations if not each.holds for spot in each.spots}
    problems = {spot: each.problem for each in reversed(equations) if not each.holds for spot in each.said_at}
    grounds = dict(_above(sheet))
    for row in known.below:
        for name, column in known.taken:
            spot = row, column
            if not _is_needed(known, row, name, column):
                grounds[spot] = Vouched.NOT_NEEDED
            elif sheet.cell(row, column).by_person:
                grounds[spot] = Vouched.BY_PERSON
            elif spot in held - broken:
                grounds[spot] = Vouched.BY_SUM
            elif name == "id_number" and _passes(known, spot, today):
                grounds[spot] = Vouched.BY_DIGIT
            else:
                grounds[spot] = Vouched.OPEN
    problems |= dict(_wrong_numbers(known, today))
    return Judged(grounds, problems, tuple(fields), tuple(row for row in known.below if known.is_entry(row)))


def _above(sheet: PhotoSheet) -> Iterator[tuple[Spot, Vouched]]:
    """What stands above the headings tells unit, months and crew of every line: a person has seen it, or must."""
    for row, column, cell in sheet.cells():
        if row < sheet.heading and cell.text.strip():
            yield (row, column), Vouched.BY_PERSON if cell.by_person else Vouched.OPEN


def _is_needed(known: _Sheet, row: int, name: str, column: int) -> bool:
    """Whether a cell would be kept: the counter and what is blank or beside the sums in a line of totals is not."""
    if name == LINE or not (known.is_entry(row) or known.is_total(row)):
        return False
    return name in _SUMMED and bool(known.sheet.cell(row, column).text.strip()) if known.is_total(row) else True


def _passes(known: _Sheet, spot: Spot, today: date) -> bool:
    cell = known.sheet.cell(*spot)
    number = half_width(cell.text)
    found = id_number_problems(number, "id_number", today)
    return len(number) == 18 and cell.score >= _SURE and not found and kind_of(number) is IdKind.CITIZEN


def _wrong_numbers(known: _Sheet, today: date) -> Iterator[tuple[Spot, Problem]]:
    """Identity numbers that cannot be right; other documents have no check digit."""
    for row in known.below:
        number = known.text(row, "id_number")
        if number and known.is_entry(row) and kind_of(number) is IdKind.CITIZEN:
            errors = [each for each in id_number_problems(number, "id_number", today) if each.level is Level.ERROR]
            yield from (((row, known.columns["id_number"]), each) for each in errors[:1])


def _in_rows(known: _Sheet) -> Iterator[_Equation]:
    """应发 − 扣款 − 已发 = 欠发, where a list has a column for what was taken off or paid."""
    columns = known.columns
    if not ({"earned", "owed"} <= columns.keys() and columns.keys() & {"deducted", "received"}):
        return
    names = [name for name in _AMOUNTS if name in columns]
    for row in known.below:
        if not (known.text(row, "earned") and known.text(row, "owed")):
            continue
        values = {name: known.figure(row, name) for name in names}
        spots = tuple((row, columns[name]) for name in names)
        none = Decimal(0)
        earned, owed = values["earned"], values["owed"]
        off = [values.get(name, none) for name in ("deducted", "received")]
        holds = None not in values.values() and earned - sum(off) == owed  # type: ignore[operator, arg-type]
        yield _Equation(spots, holds, Problem("photo-row-differs", "owed"), spots)


def _by_rate(known: _Sheet) -> Iterator[_Equation]:
    """日工资 × 出勤 = 应发, in the lines where it holds: elsewhere overtime may be in the amount."""
    names = ("rate", "attendance", "earned")
    for row in known.below if known.columns.keys() >= set(names) else ():
        rate, days, earned = (known.figure(row, name) for name in names)
        if rate and days and earned and rate * days == earned:
            spots = tuple((row, known.columns[name]) for name in names)
            yield _Equation(spots, True, Problem("photo-row-differs", "earned"), spots)


def _in_columns(known: _Sheet) -> Iterator[_Equation]:
    """Every sum that a line of totals states: of the lines since the last one, or of all above."""
    every: list[int] = []
    section: list[int] = []
    for row in known.below:
        if not known.is_total(row):
            if known.is_entry(row):
                every.append(row)
                section.append(row)
            continue
        for name in _SUMMED:
            if name in known.columns and known.text(row, name):
                yield _sum(known, name, row, section, every)
        section = []


def _sum(known: _Sheet, name: str, total: int, section: Sequence[int], every: Sequence[int]) -> _Equation:
    column, stated = known.columns[name], known.figure(total, name)
    matching = next((rows for rows in (section, every) if rows and _added(known, name, rows) == stated), None)
    is_part = "小计" in "".join(cell.text for cell in known.sheet.rows[total])
    rows = matching or (section if is_part else every)
    spots = (*((row, column) for row in rows), (total, column))
    holds = matching is not None and stated is not None
    return _Equation(spots, holds, Problem("photo-total-differs", name), ((total, column),))


def _added(known: _Sheet, name: str, rows: Sequence[int]) -> Decimal | None:
    values = [known.figure(row, name) for row in rows]
    figures = [value for value in values if value is not None]
    return sum(figures, Decimal(0)) if len(figures) == len(values) else None
