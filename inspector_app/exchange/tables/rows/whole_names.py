"""Names of which surname and given name stand in a column each: 姓 | 名, or both below 姓名. They are one name."""

from collections.abc import Mapping
from dataclasses import replace

from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.structure import structure
from inspector_app.support import vocabulary

_SURNAME, _GIVEN, _NAME = ("姓", "姓氏"), ("名", "名字"), vocabulary.label("person.name")
_DEEP_LOOK, _LONGEST_GIVEN, _MOST = 30, 3, 0.7


def with_whole_names(grid: Grid) -> Grid:
    """A sheet in which each name stands in one cell, that of the surname."""
    for row in grid.order[:_DEEP_LOOK]:
        for column in grid.rows[row]:
            if _is_pair(grid, row, column):
                return _joined(grid, row, column)
    return grid


def _is_pair(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell heads surnames beside given names."""
    here, beside = heading_key(grid.at(row, column).text), heading_key(grid.at(row, column + 1).text)
    if here in _SURNAME and beside in _GIVEN:
        return True
    below = [cells for each in grid.filled(range(grid.area(row, column)[2] + 1, grid.order[-1] + 1))
             if column in (cells := grid.rows[each])]  # fmt: skip
    is_across = here == _NAME and not beside and grid.area(row, column)[3] <= column + 1
    named = sum(_is_apart(cells, column) for cells in below) if is_across else 0
    return named > 1 and named >= _MOST * len(below)


def _is_apart(cells: Mapping[int, Cell], column: int) -> bool:
    """Whether a row tells a surname and a given name beside it."""
    one, two = cells.get(column), cells.get(column + 1)
    if one is None or two is None or two.kind is not CellKind.TEXT:
        return False
    is_surname = "".join(one.text.split()) in structure().surnames
    return is_surname and len(two.text) <= _LONGEST_GIVEN and is_name(f"{one.text}{two.text}")


def _joined(grid: Grid, heading: int, column: int) -> Grid:
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for row in grid.filled(range(heading, grid.order[-1] + 1)):
        one, two = rows[row].get(column), rows[row].get(column + 1)
        if row == heading:
            rows[row][column] = Cell(_NAME)
        elif one is not None and two is not None and one.kind is two.kind is CellKind.TEXT:
            rows[row][column] = Cell(f"{one.text}{two.text}")
        else:
            continue
        rows[row].pop(column + 1, None)
    across = (column, column + 1)
    merged = [each for each in grid.merged if not (each[0] <= heading <= each[2] and each[1::2] == across)]
    return replace(grid, rows=rows, merged=merged)
