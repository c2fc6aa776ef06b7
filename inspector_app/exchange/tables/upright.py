"""Lists that lie across, turned: what is told of people stands below each other, or months or days do, and each person
has a column. Turned, each is a line. Nothing is left out: what stands above stays, what stands below moves.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product, takewhile

from inspector_app.domain.brought_list import Side
from inspector_app.domain.identity import half_width
from inspector_app.domain.periods import month_of
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.columns.column import FEWEST_DAYS, Role
from inspector_app.exchange.tables.columns.contents import is_amount
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.headings import first_guess
from inspector_app.exchange.tables.context import is_of_all
from inspector_app.exchange.tables.fields import Fit, ListKind, Shape, kinds
from inspector_app.exchange.tables.grid import Area, Book, Cell, Grid, Place, letter
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.reading import Reading
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.totals import is_total_word
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem

_DEEP_LOOK, _LONGEST = 15, 60  # rows: where the names may stand, and how many there are of a list that lies
_HEADINGS, _NAMES, _MONTHS = 2, 2, 2
_WEEKDAY, _LONGEST_WEEKDAY = ("星期", "周", "周几", "星期几"), 3
_ABOUT_WAGES = ("工资", "薪", "工钱")


@dataclass(frozen=True, slots=True)
class _Lying:
    """Where a list lies: its first and last row, the one of the names, the column of what heads the rows, the last."""

    top: int
    bottom: int
    names: int
    left: int
    right: int


def with_lists_upright(book: Book, kind: ListKind) -> Book:
    """The book with each sheet on which a list lies across turned; any other sheet as it is."""
    return replace(book, sheets=tuple(_upright(grid, kind) for grid in book.sheets))


def turned_told(reading: Reading) -> Iterator[RowProblem]:
    """What is to be said of each sheet that is told otherwise than it stands in its file: the places are those that it
    has now."""
    for table in {table.sheet: table for table in reading.tables}.values():
        grid, sheet = table.block.grid, table.sheet if reading.sheets > 1 else ""
        for (row, column), problem in grid.told_as:
            yield RowProblem(row, letter(column), problem, sheet)


def _upright(grid: Grid, kind: ListKind) -> Grid:
    if grid.hidden or grid.from_forms or not 0 < len(grid.rows) <= _LONGEST:
        return grid
    for row in grid.order[:_DEEP_LOOK]:
        told = _with_weekdays(grid, row)
        if (lies := _lying(told, row, kind)) is not None:
            return replace(_turned(told, lies), in_file=grid)
    return grid


def _with_weekdays(grid: Grid, names: int) -> Grid:
    """The sheet with the day of the week behind the day of the month beside it: 1 三, where a column tells it."""
    at = next((column for column, cell in grid.rows[names].items() if heading_key(cell.text) in _WEEKDAY), 0)
    if not at or at == min(grid.rows[names]):
        return grid
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for row in (row for row in rows if row >= names):
        day, told = rows[row].get(at - 1), rows[row].get(at)
        if row == names or (day and told and len(told.text) <= _LONGEST_WEEKDAY):
            rows[row].pop(at, None)
        if row > names and day and told and at not in rows[row]:
            rows[row][at - 1] = Cell(f"{day.text} {told.text}")
    return replace(grid, rows=rows)


def _lying(grid: Grid, names: int, kind: ListKind) -> _Lying | None:
    """The list whose names stand in a row, where it is one and lies."""
    if len(grid.rows[names]) < _NAMES:
        return None
    wide = [row for row in grid.order if len(cells := grid.rows[row]) > 1 or _heads(cells[min(cells)].text, kind)]
    left = min(min(grid.rows[row]) for row in (names, *(row for row in wide if row > names)))
    people = {at: cell.text for at, cell in grid.rows[names].items() if at > left}
    named = [at for at, text in people.items() if _is_person(text)]
    if len(named) < _NAMES or any(not is_total_word(text) for at, text in people.items() if at not in named):
        return None

    def head(row: int) -> str:
        return grid.at(row, left).text

    below = list(takewhile(lambda row: not _ends(head(row), kind), (row for row in wide if row > names)))
    above = [row for row in wide if row < names and len(grid.rows[row]) > 1 and _heads(head(row), kind)]
    heads = {row: head(row) for row in below}
    is_list = _heads_people(head(names), heads.values(), kind)
    if not (is_list or _is_notebook(grid, heads, named, kind)):
        return None
    rows = (*above, names, *below) if is_list else (names, *below)
    return _Lying(rows[0], rows[-1], names, left, max(max(grid.rows[row]) for row in rows))


def _is_person(text: str) -> bool:
    """Whether a text is a name, and no word of any list."""
    is_word = structure().is_known(heading_key(text)) or any(kind.match(text) for kind in kinds().values())
    return is_name(text) and not is_word and not text.endswith(structure().groups["crew"])


def _heads_people(corner: str, heads: Collection[str], kind: ListKind) -> bool:
    """Whether what stands below each other is told of people: several headings, below 姓名, or an amount among them
    below anything else (项目, 月份, nothing)."""
    found = [kind.match(text) for text in heads if _heads(text, kind)]
    tells_amount = any(each and kind.by_name[each.field].shape is Shape.AMOUNT for each in found)
    return len(found) >= _HEADINGS and (tells_amount or _is_anchor(corner, kind))


def _is_anchor(text: str, kind: ListKind) -> bool:
    found = kind.match(text)
    return found is not None and found.field == kind.anchor


def _heads(text: str, kind: ListKind) -> bool:
    """Whether a text heads what is told of people, in so many words, or is a month."""
    found = kind.match(text) if text else None
    is_word = found is not None and found.fit in (Fit.EXACT, Fit.PIECE)
    guessed = first_guess(kind, 1, (text,), "")
    return is_word or guessed.role in (Role.SERIAL, Role.MONTH) or month_of(heading_key(text)) is not None


def _ends(text: str, kind: ListKind) -> bool:
    """Whether a row is below a list: who made it and signs."""
    plain = half_width(text)
    return not _heads(text, kind) and (":" in plain or structure().foot.match(plain) is not None)


def _is_notebook(grid: Grid, heads: Mapping[int, str], named: Sequence[int], kind: ListKind) -> bool:
    """Whether the days of a month stand below each other in a list of attendance, or months in one of wages."""
    if kind.name == Side.ATTENDANCE:
        return _is_calendar(heads, kind)
    return _is_matrix(grid, heads, named)


def _is_calendar(heads: Mapping[int, str], kind: ListKind) -> bool:
    """Whether the days of a month stand below each other, each with its marks below the names."""
    days = [day for head in heads.values() if (day := first_guess(kind, 1, (head,), "").day)]
    return len(days) >= FEWEST_DAYS and days == sorted(set(days))


def _is_matrix(grid: Grid, heads: Mapping[int, str], named: Sequence[int]) -> bool:
    """Whether months stand below each other and amounts below the names, in a sheet that speaks of wages."""
    months = [row for row, head in heads.items() if month_of(heading_key(head))]
    cells = [cell for row in months for at, cell in grid.rows[row].items() if at in named]
    if len(months) < _MONTHS or not cells or not all(map(is_amount, cells)):
        return False
    said = " ".join([grid.name, *(cell.text for _, _, cell in grid.cells())])
    return any(word in said for word in _ABOUT_WAGES)


def _turned(grid: Grid, lies: _Lying) -> Grid:
    """The sheet with the rows of a list as columns."""
    longer = (lies.right - lies.left) - (lies.bottom - lies.top)

    def moved(row: int, column: int) -> tuple[int, int]:
        if lies.top <= row <= lies.bottom:
            return lies.top + column - lies.left, 1 + row - lies.top
        return (row, column) if row < lies.top else (row + longer, column)

    def turned(area: Area) -> Area:
        (top, left), (bottom, right) = moved(*area[:2]), moved(*area[2:])
        return top, left, bottom, right

    rows: dict[int, dict[int, Cell]] = {}
    for row, column, cell in grid.cells():
        at, number = moved(row, column)
        rows.setdefault(at, {})[number] = cell
    anchor = 1 + lies.names - lies.top
    heading = rows.setdefault(lies.top, {})
    corner, aside = heading.get(anchor, Cell("")), (lies.top, lies.bottom - lies.top + 3)
    heading[anchor] = _heading(heading, anchor)
    if of_all := is_of_all(corner.text):  # 2026年6月 in the corner: beside the list, where it heads nothing
        heading[aside[1]] = corner
    lying = range(lies.top, lies.bottom + 1)
    struck = {moved(row, 1)[0] for row in grid.struck_rows if row not in lying}
    if grid.struck_rows.intersection(lying):  # of whom nobody knows from a row: everybody is pointed out
        struck |= set(range(lies.top + 1, lies.top + 1 + lies.right - lies.left))
    return Grid(
        grid.name,
        {row: rows[row] for row in sorted(rows)},
        merged=[turned(area) for area in grid.merged],
        hidden_rows=frozenset(lies.top + column - lies.left for column in grid.hidden_columns),
        hidden_columns=frozenset(1 + row - lies.top for row in grid.hidden_rows if lies.top <= row <= lies.bottom),
        struck_rows=frozenset(struck),
        remarks={moved(*place): text for place, text in grid.remarks.items()},
        told_as=(((0, 0), Problem("list-turned", level=Level.WARNING)),),
        origin={moved(*place): place for place in _places(grid, lies)}
        | ({aside: (lies.names, lies.left)} if of_all else {}),
    )


def _places(grid: Grid, lies: _Lying) -> Iterator[Place]:
    """All places of a sheet in which something stands, and those of the list that are empty."""
    yield from ((row, column) for row, column, _ in grid.cells())
    yield from product(range(lies.top, lies.bottom + 1), range(lies.left, lies.right + 1))


def _heading(cells: Mapping[int, Cell], at: int) -> Cell:
    """The heading of the names: 姓名, also where it was 月份, which heads the column below it."""
    told = cells.get(at)
    is_anchor = told is not None and _is_anchor(told.text, kinds()["wages"])
    return told if told is not None and is_anchor else Cell(vocabulary.label("person.name"))
