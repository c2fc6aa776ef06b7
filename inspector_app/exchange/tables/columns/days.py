"""The days of an attendance sheet, 1 to 31 side by side: one thing for a reader, counted where nothing else counts."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import (
    BY_TITLE,
    DAYS,
    DAYS_ADDED,
    FEWEST_DAYS,
    SUM_OF_DAYS,
    TAKEN,
    Column,
    Role,
)
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Cell, Grid
from inspector_app.exchange.tables.rows.marks import counted
from inspector_app.exchange.tables.structure import structure

_SAMPLE = 60
_COUNTED = ("attendance", "days")
"""The field of a kind of list that tells how many days somebody worked."""


def day_columns(columns: list[Column], kind: ListKind, block: Block) -> list[Column]:
    """The columns with the days among them known for what they are: added up as attendance where no column does it and
    every mark is understood, else left out together."""
    numbers = {column.number for column in columns if column.day and column.role not in TAKEN}
    if len(numbers) < FEWEST_DAYS or kind.days:
        return columns
    counted_as = next((name for name in _COUNTED if name in kind.by_name), "")
    is_counted = any(column.field == counted_as and column.role in TAKEN for column in columns)
    found = []
    for each in columns:
        if each.number in numbers:
            found.append(replace(each, role=Role.UNREAD, field="", reason=DAYS))
        elif counted_as and not is_counted and each.number > max(numbers) and _is_sum(each):
            found.append(replace(each, field=counted_as, reason="逐日考勤的合计"))
        else:
            found.append(each)
    if not counted_as or any(c.field == counted_as and c.role is Role.FIELD for c in found):
        return found
    if any(structure().half_of(column.heading.rpartition("·")[2]) for column in found if column.number in numbers):
        return found  # 上午 and 下午 of a day are halves of it
    names = [column.number for column in found if column.field == kind.anchor]
    if not _can_be_added(numbers, names, block.grid, block.grid.filled(block.rows)[:_SAMPLE]):
        return found
    return [
        replace(each, role=Role.PART, field=counted_as, reason=DAYS_ADDED) if each.number in numbers else each
        for each in found
    ]


def _is_sum(column: Column) -> bool:
    return column.reason == BY_TITLE and bool(SUM_OF_DAYS.fullmatch(column.heading))


def _can_be_added(numbers: set[int], names: Sequence[int], grid: Grid, rows: Sequence[int]) -> bool:
    """Whether each person has one row of days, all with marks that are understood."""
    for row in rows:
        marks = [cell for number, cell in sorted(grid.rows[row].items()) if number in numbers]
        if marks and not (any(grid.at(row, number).text for number in names) and attendance(marks)):
            return False
    return True


def attendance(cells: Sequence[Cell]) -> str:
    """The days that the marks of a row add up to; empty where one of them is not understood, or there is none."""
    told = [cell.text.strip() for cell in cells if cell.text]
    days = counted(told, "", {}).days if told else None
    return "" if days is None else format(days.normalize(), "f")
