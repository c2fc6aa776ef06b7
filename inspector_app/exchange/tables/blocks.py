"""Where the tables of a sheet are: their headings (of one or more storeys), their rows, and what stands above them.

A sheet may hold several tables, one below or beside the other, and one table may repeat its heading on every page.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.heading_times import months_in_order
from inspector_app.exchange.tables.fields import Fit, ListKind
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Cell, Grid, letter
from inspector_app.exchange.tables.rows.heading_rows import (
    DEEP_LOOK,
    LONGEST_HEADING,
    UNIT_WORDS,
    are_units,
    first_words,
    headings,
    storeys,
    tells_values,
)
from inspector_app.exchange.tables.rows.line_kind import LineKind
from inspector_app.exchange.tables.structure import structure

_ROWS_ABOVE, _ROWS_AT_THE_TOP = 8, 30  # bills of WeChat and Alipay tell in sixteen lines whose they are
_FEWEST_NUMBERED, _FEWEST_ASIDE = 3, 2


@dataclass(frozen=True, slots=True)
class Block:
    """A table: the rows of its heading (none: it has no heading), its columns from left to right, and its rows.

    ``above`` are the rows before the heading that may tell its unit, month or crew; ``titles`` for each column what
    stands in the heading, from the upper storey to the lower one.
    """

    grid: Grid
    heading: range
    columns: range
    rows: range
    above: tuple[int, ...]
    titles: Mapping[int, tuple[str, ...]]

    @property
    def heading_row(self) -> int:
        """The lowest row of the heading; the row before the first line where there is none."""
        return self.heading[-1] if self.heading else self.rows.start - 1

    @property
    def place(self) -> str:
        """What tells it from the other tables of its sheet: where it begins, such as A3."""
        return f"{letter(self.columns.start)}{self.heading_row}"

    def cells_above(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and cell of what stands above the heading."""
        for row in self.above:
            yield from ((row, column, cell) for column, cell in sorted(self.grid.rows.get(row, {}).items()))


def find_blocks(
    grid: Grid, kind: ListKind, *, as_told: bool = False, told: Mapping[int, LineKind] | None = None
) -> list[Block]:
    """The tables of a sheet, from the top; none where nothing in it looks like a list of this kind.

    ``as_told``: a person says which column is what, so that the first line of words is a heading whatever it says.
    ``told`` is what they say of single rows: where they name headings, there are no others, and what they say is
    something else is none.
    """
    if not grid.rows:
        return []
    if grid.spoken:  # a chat: its headings stand above all lines, and nothing that people say is one
        return _beside(grid, kind, range(1), max(grid.rows), ())
    found = _heading_rows(grid, kind, told or {})
    if not found and as_told and (first := first_words(grid)) is not None:
        found = [storeys(grid, first, kind, 1)]
    if not found:
        return _without_heading(grid, kind, as_told=as_told)
    return _below(grid, kind, found)


def _heading_rows(grid: Grid, kind: ListKind, told: Mapping[int, LineKind]) -> list[range]:
    """The rows of each heading: those that a person names, the next to each other as storeys of one; else the guess."""
    named = sorted(row for row, of in told.items() if of is LineKind.HEADING and row in grid.rows)
    if not named:
        return [each for each in headings(grid, kind) if not told.keys() & set(each)]
    starts = [row for row in named if row - 1 not in named]
    ends = [row for row in named if row + 1 not in named]
    return [range(start, end + 1) for start, end in zip(starts, ends, strict=True)]


def _below(grid: Grid, kind: ListKind, headings: Sequence[range]) -> list[Block]:
    """The tables below these headings."""
    found: list[Block] = []
    last = max(grid.rows)
    ends = [heading.start - 1 for heading in headings[1:]] + [last]
    above_from = 1
    for heading, end in zip(headings, ends, strict=True):
        above = _above(grid, heading.start, above_from)
        if found and above:
            _cut(found, above[0])
        found += _beside(grid, kind, heading, end, above)
        above_from = heading.stop
    return found


def _cut(found: list[Block], row: int) -> None:
    """What stands above a heading is not a line of the tables before it."""
    for at in range(len(found) - 1, -1, -1):
        if found[at].rows.stop <= row:
            break
        found[at] = replace(found[at], rows=range(found[at].rows.start, max(row, found[at].rows.start)))


def _above(grid: Grid, heading_row: int, from_row: int) -> tuple[int, ...]:
    """The rows before a heading that may speak of it: few texts, and nobody's numbers."""
    found: list[int] = []
    most = _ROWS_AT_THE_TOP if from_row == 1 else _ROWS_ABOVE
    for row in range(heading_row - 1, max(from_row, heading_row - most) - 1, -1):
        cells = grid.rows.get(row)
        if cells is None:
            continue
        if from_row > 1 and (len(cells) > 3 or tells_values(cells) or _is_end(cells)):
            break
        found.append(row)
    return tuple(reversed(found))


def _is_end(cells: Mapping[int, Cell]) -> bool:
    """Whether a row ends the table before: a total or a signature line."""
    words = structure()
    return any(
        words.total.search(cell.text[:40]) or words.foot.match(half_width(cell.text[:40])) for cell in cells.values()
    )


def _beside(grid: Grid, kind: ListKind, heading: range, end: int, above: tuple[int, ...]) -> list[Block]:
    """The tables under one heading line: one, or several beside each other when the headings repeat."""
    titles = _titles(grid, heading)
    starts = _starts(titles, kind)
    stops = [start - 1 for start in starts[1:]] + [max(titles, default=1)]
    blocks = []
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        own = {column: told for column, told in titles.items() if start <= column <= stop}
        reach = range(start, (stop if number + 1 < len(starts) else MOST_COLUMNS) + 1)
        blocks.append(_without_aside(Block(grid, heading, reach, range(heading.stop, end + 1), above, own), kind))
    return blocks


def _without_aside(block: Block, kind: ListKind) -> Block:
    """The table without what stands beside it, behind a blank column: the sums of crews, the telephones of the office.
    It fills other rows than the people, all its columns in each, or repeats a heading of theirs."""
    for gap in range(min(block.titles, default=0) + 1, max(block.titles, default=0)):
        left = {at: told for at, told in block.titles.items() if at < gap}
        right = {at: told for at, told in block.titles.items() if at > gap}
        if gap in block.titles or len(right) < _FEWEST_ASIDE or not left:
            continue
        rows = [block.grid.rows[row] for row in block.grid.filled(block.rows)]
        if not any(gap in cells for cells in rows) and _is_aside(rows, left, right, kind):
            return replace(block, columns=range(block.columns.start, gap), titles=left)
    return block


def _is_aside(
    rows: Sequence[Mapping[int, Cell]],
    left: Mapping[int, tuple[str, ...]],
    right: Mapping[int, tuple[str, ...]],
    kind: ListKind,
) -> bool:
    """Whether the columns behind a gap are of another table than those before it."""
    if not any((found := kind.match(told[-1])) and found.field == kind.anchor for told in left.values()):
        return False
    filled = [len(right.keys() & cells.keys()) for cells in rows]
    count = sum(map(bool, filled))
    is_block = 0 < count < len(rows) and all(filled[:count]) and set(filled) <= {0, len(right)}
    known = {told[-1] for told in left.values()}
    return is_block or (count < len(rows) and any(told[-1] in known for told in right.values()))


def _titles(grid: Grid, heading: range) -> dict[int, tuple[str, ...]]:
    """For each column the texts of its heading, upper storey first. Where nothing is merged, a group reaches as far as
    nothing stands beside it."""
    width = max((column for row in heading for column in _reach(grid, row)), default=0)
    lines = [_line(grid, row, width, is_last=row == heading[-1]) for row in heading]
    if len(heading) > 1 and are_units(grid.rows[heading[-1]]):  # as if they stood in brackets
        units = {column: "" if heading_key(text) in UNIT_WORDS else text for column, text in lines[-1].items()}
        lines[-1] = {column: f"（{text}）" * bool(text) for column, text in units.items()}
    titles = {}
    for column in range(1, min(width, MOST_COLUMNS) + 1):
        told = tuple(dict.fromkeys(text for line in lines if (text := line.get(column, ""))))
        if told:
            titles[column] = told
    return titles


def _reach(grid: Grid, row: int) -> Iterator[int]:
    return (min(grid.area(row, column)[3], MOST_COLUMNS) for column in grid.rows.get(row, {}) if column <= MOST_COLUMNS)


def _line(grid: Grid, row: int, width: int, *, is_last: bool) -> dict[int, str]:
    told = {column: grid.spread(row, column).text for column in range(1, min(width, MOST_COLUMNS) + 1)}
    for column, month in months_in_order(grid.rows.get(row, {})).items():
        told |= dict.fromkeys(range(column, grid.area(row, column)[3] + 1), month)
    if is_last or grid.merged:
        return told
    group = ""
    for column in sorted(told):
        if told[column]:
            group = told[column]
        elif grid.at(row + 1, column).text:
            told[column] = group
        else:
            group = ""
    return told


def _starts(titles: Mapping[int, tuple[str, ...]], kind: ListKind) -> list[int]:
    """The first column of each table under a heading line."""
    columns = sorted(titles)
    fields = {column: found for column in columns if (found := kind.match(titles[column][-1]))}
    anchors = [column for column, found in fields.items() if found.field == kind.anchor and found.fit is Fit.EXACT]
    first = columns[0]
    if len(anchors) < 2:
        return [first]
    lead = anchors[0] - first
    starts = [first]
    for anchor in anchors[1:]:
        same = [
            column for column in columns
            if column < anchor and column != anchors[0]
            and titles.get(column + anchor - anchors[0], ("",))[-1] == titles[column][-1]
        ]  # fmt: skip
        if not same:
            continue
        start = anchor - lead
        starts.append(start if titles.get(start, ("",))[-1] == titles[first][-1] else anchor)
    return starts


def _without_heading(grid: Grid, kind: ListKind, *, as_told: bool) -> list[Block]:
    """A sheet without a heading may still be a list, when a column of it can hold nothing but people's numbers, or a
    person says what its columns are."""
    if not kind.identity and not as_told:
        return []
    rows = grid.order
    numbered = [row for row in rows[:DEEP_LOOK] if any(map(_is_numbered, grid.rows[row].values()))]
    if not numbered and as_told:
        numbered = [row for row in rows if len(grid.rows[row]) > 1] or rows
    if not numbered:
        return []
    first = numbered[0]
    above = tuple(row for row in rows if row < first)
    return [Block(grid, range(0), range(1, MOST_COLUMNS + 1), range(first, rows[-1] + 1), above, {})]


def _is_numbered(cell: Cell) -> bool:
    return 15 <= len(cell.text) <= LONGEST_HEADING and bool(IN_TEXT.fullmatch(half_width(cell.text)))


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether the cells of a row only number the columns: ① ② ③, A B C, 1 2 3, the last perhaps ⑤=③-④."""
    plain = [re.split("[=＝]", half_width(text))[0].strip("()[]栏列") for text in texts]
    if len(plain) < _FEWEST_NUMBERED or any(len(text) > 2 for text in plain):
        return False
    runs = ("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "甲乙丙丁戊己庚辛壬癸")
    if all(text.isdecimal() for text in plain):
        return sorted(map(int, plain)) == list(range(1, len(plain) + 1))
    return any("".join(sorted(plain, key=run.find)).upper() in run for run in runs)
