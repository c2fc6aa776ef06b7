"""Amounts of which each digit stands in a column of its own, as accounts are kept on paper: 万|千|百|十|元|角|分.

Such columns are one number: they are read as one column, never as amounts that add up.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.grid import Area, Cell, CellKind, Grid

_PLACES = ("分", "角", "元", "十", "百", "千", "万", "十", "百", "千", "亿", "十")
_SAME = str.maketrans("拾佰仟萬億圆个", "十百千万亿元元")
_FEWEST = 3
_MARKS = frozenset("¥￥")
_PLAIN = "金额"


def with_whole_amounts(grid: Grid) -> Grid:
    """A sheet in which the digits of each amount stand in one cell, the first of its columns. Digits that make no
    number stay beside each other in it, parted by blanks, so that nobody takes them for one."""
    found = [(row, group) for row in grid.order for group in _groups(grid.rows[row])]
    if not found:
        return grid
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for at, (row, group) in enumerate(found):
        end = next((later for later, other in found[at + 1 :] if other == group), max(rows) + 1)
        places = _places([_place(grid.rows[row][column]) for column in group])
        for below in grid.filled(range(row + 1, end)):
            _join(rows[below], group, places)
        for column in group:
            del rows[row][column]
    for row, group in found:
        title = _title(grid, row, group)
        if rows[row] or not title:
            rows[row][group[0]] = Cell(title or _PLAIN)
    groups = {group for _, group in found}
    merged = [_narrowed(area, groups) for area in grid.merged]
    return replace(grid, rows={row: cells for row, cells in rows.items() if cells}, merged=merged)


def _place(cell: Cell) -> str:
    told = half_width(cell.text).strip("()").translate(_SAME)
    return told if told in _PLACES else ""


def _groups(cells: Mapping[int, Cell]) -> Iterator[tuple[int, ...]]:
    """The columns of each amount in a row of places: they stand beside each other, and 元 ends what is before 角."""
    group: list[int] = []
    columns = [column for column in sorted(cells) if _place(cells[column])]
    for column, after in pairwise([*columns, 0]):
        group.append(column)
        here, there = _place(cells[column]), _place(cells[after]) if after else ""
        if after != column + 1 or here == "分" or (here in "元角" and there not in ("角", "分")):
            if len(group) >= _FEWEST:
                yield tuple(group)
            group = []


def _places(names: Sequence[str]) -> range | None:
    """The powers of ten of 分 in the columns, from the left; None where the names are in no such order."""
    lowest = _PLACES.index(names[-1]) if names[-1] in ("分", "角", "元") else -1
    highest = lowest + len(names)
    told = tuple(reversed(names))
    return range(highest - 1, lowest - 1, -1) if lowest >= 0 and told == _PLACES[lowest:highest] else None


def _join(cells: dict[int, Cell], group: tuple[int, ...], places: range | None) -> None:
    told = [cells.pop(column, None) for column in group]
    filled = [cell for cell in told if cell is not None]
    if not filled:
        return
    if len(filled) == 1 and not _digit(filled[0]):  # a total that is written over all of the columns, or words
        cells[group[0]] = filled[0]
        return
    fen = _fen([_digit(cell) for cell in told], places) if places else None
    text = " ".join(cell.text or "?" for cell in filled) if fen is None else f"{fen // 100}.{fen % 100:02d}"
    cells[group[0]] = Cell(text) if fen is None else Cell(text, CellKind.NUMBER, text)


def _digit(cell: Cell | None) -> str:
    """The digit in a cell, "" for what is none; a blank one and a mark of money before the first digit are blank."""
    told = "" if cell is None else half_width(cell.text)
    return " " if not told or told in _MARKS else told if told.isdecimal() and len(told) == 1 else ""


def _fen(digits: Sequence[str], places: range) -> int | None:
    """The number in 分; None where a cell is no digit, or one between or behind the digits is blank. Blank 角 and 分
    are noughts."""
    if "" in digits:
        return None
    told = "".join(digits).lstrip()
    fine = sum(place < 2 for place in places)
    whole = told.rstrip() if len(told) - len(told.rstrip()) <= fine else told
    if not whole or " " in whole:
        return None
    return int(whole + "0" * (len(told) - len(whole) + places[-1]))


def _title(grid: Grid, row: int, group: tuple[int, ...]) -> str:
    """What heads the columns in the row above them, and nothing besides."""
    top, left, _, right = grid.area(row - 1, group[0])
    is_own = left == group[0] and right <= group[-1]
    return grid.at(top, left).text if is_own else ""


def _narrowed(area: Area, groups: Collection[tuple[int, ...]]) -> Area:
    top, left, bottom, right = area
    is_of_one = any(group[0] <= left and right <= group[-1] for group in groups)
    return (top, left, bottom, left) if is_of_one else area
