"""Where the cells of a sheet that is told otherwise than it stands in its file are there: of forms told as lines, and
of lists that were turned. What is said of a cell, and shown beside a line, names the place in the file.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from inspector_app.domain.roster import RosterLine, RowProblem
from inspector_app.exchange.tables.grid import MOST_COLUMNS, Cell, Grid, Place, column_of
from inspector_app.exchange.tables.reading import Reading

_LONGEST_FORM = 60
_MOST_ALIKE = 40


def with_origin(told: Grid, source: Grid) -> Grid:
    """The sheet of forms with where each of its cells stands in the one that it was made from: as a line that stands in
    the last row of its form. Cells are the same objects in both, and one object may stand in many places; one that was
    cut out of a cell (姓名：示例甲　工种：木工) stands where its words do."""
    there: dict[int, list[Place]] = {}
    for row, column, cell in source.cells():
        there.setdefault(id(cell), []).append((row, column))
    origin: dict[Place, Place] = {}
    taken: set[Place] = set()
    for row, column, cell in told.cells():
        found = list(_near(there.get(id(cell), []), row)) or list(_words_of(cell, source, row))
        if found:
            origin[row, column] = at = next((place for place in found if place not in taken), found[0])
            taken.add(at)
    return replace(told, in_file=source, origin=origin)


def _near(places: Sequence[Place], row: int) -> Iterator[Place]:
    """Some sorted places from a row upwards, in each row from the left; below it where none is above."""
    at = bisect_right(places, (row, MOST_COLUMNS + 1))
    above = sorted(places[max(0, at - _MOST_ALIKE) : at], key=lambda place: (-place[0], place[1]))
    yield from above or places[at : at + 1]


def _words_of(cell: Cell, source: Grid, row: int) -> Iterator[Place]:
    """The cells of the rows of a form that ends in a row in which the words of a cell stand."""
    for each in range(row, row - _LONGEST_FORM, -1) if cell.text.strip() else ():
        cells = source.rows.get(each, {})
        yield from ((each, at) for at in sorted(cells) if cell.text in cells[at].text)


def lines_in_file(reading: Reading, lines: Sequence[RosterLine]) -> tuple[RosterLine, ...]:
    """The lines of a list, each with its cell in the file where that is another one."""
    grids = _told_otherwise(reading)
    if not grids:
        return tuple(lines)
    return tuple(
        replace(line, in_file=_cell(grids, line.sheet, line.row, line.columns.get("name", ""))) for line in lines
    )


def problems_in_file(reading: Reading, problems: Iterable[RowProblem]) -> tuple[RowProblem, ...]:
    """Problems of a list, each with its cell in the file where that is another one."""
    grids = _told_otherwise(reading)
    if not grids:
        return tuple(problems)
    return tuple(
        each if each.in_file else replace(each, in_file=_cell(grids, each.sheet, each.row, each.column or each.span))
        for each in problems
    )


def _told_otherwise(reading: Reading) -> dict[str, Grid]:
    """By their names the sheets that are told otherwise; by no name too where the file has one only."""
    told = (table.block.grid for table in reading.tables)
    grids = {grid.name: grid for grid in told if grid.in_file is not None or grid.said_in}
    return grids if reading.sheets > 1 else {name: grid for grid in grids.values() for name in ("", grid.name)}


def _cell(grids: dict[str, Grid], sheet: str, row: int, columns: str) -> str:
    """Where the first of some columns (``D``, ``B:D``, D至E列) stands in the file."""
    grid, first = grids.get(sheet), columns.partition("至")[0].partition(":")[0]
    return grid.place_in_file(row, column_of(first)) if grid is not None else ""
