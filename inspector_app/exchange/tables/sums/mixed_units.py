"""Bare figures among amounts that name a larger unit: 1.5 below 1.2万元 may be 元 or 万元, and nobody knows which."""

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

from inspector_app.exchange.tables.columns.column import Column
from inspector_app.exchange.tables.grid import Cell, Grid
from inspector_app.exchange.tables.sums.amounts import FACTORS, own_unit

_MOST_YUAN = 1_000_000
"""More than this is no wage of one person, so that a figure which comes to more in the larger unit is 元."""


def larger_units(grid: Grid, rows: Iterable[int], columns: Iterable[Column]) -> Mapping[int, str]:
    """By the number of a column that gives no larger unit itself, the largest that its cells name."""
    bare = [column for column in columns if FACTORS.get(column.unit, Decimal(1)) <= 1]
    cells = {column.number: [grid.at(row, column.number) for row in rows] for column in bare}
    named = {number: max(map(own_unit, of), key=FACTORS.__getitem__, default="") for number, of in cells.items()}
    return {number: unit for number, unit in named.items() if FACTORS[unit] > 1}


def is_open(cell: Cell, yuan: str, unit: str) -> bool:
    """Whether an amount names no unit and is a sum that somebody may be owed in the larger one too."""
    try:
        figure = Decimal(yuan)
    except InvalidOperation:
        return False
    return bool(unit) and not own_unit(cell) and 0 < abs(figure) * FACTORS[unit] <= _MOST_YUAN
