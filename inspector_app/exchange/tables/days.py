"""The days of an attendance sheet, 1 to 31 side by side: one thing for a reader, counted where nothing else counts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns import BY_TITLE, DAYS, DAYS_ADDED, Column, Role, is_said
from inspector_app.exchange.tables.fields import ListKind, structure
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid

_DAY_NUMBER = re.compile(r"(?:\d{1,2}[./月])?(\d{1,2})[日号]?")
_FEWEST = 10
_SAMPLE = 60
_MOST_OF_A_DAY = Decimal(3)  # what is more are hours
_ATTENDANCE = "attendance"


def day_columns(columns: list[Column], kind: ListKind, block: Block) -> list[Column]:
    """The columns with the days among them known for what they are: added up as attendance where no column does it and
    every mark is understood, else left out together."""
    numbers = {column.number for column in columns if _is_day(column) and not is_said(column)}
    if len(numbers) < _FEWEST:
        return columns
    found = []
    for each in columns:
        if each.number in numbers:
            found.append(replace(each, role=Role.UNREAD, field="", reason=DAYS))
        elif each.reason == BY_TITLE and each.number > max(numbers):
            found.append(replace(each, field=_ATTENDANCE, reason="逐日考勤的合计"))
        else:
            found.append(each)
    if _ATTENDANCE not in kind.by_name or any(c.field == _ATTENDANCE and c.role is Role.FIELD for c in found):
        return found
    names = [column.number for column in found if column.field == kind.anchor]
    if not _can_be_added(numbers, names, block.grid, block.grid.filled(block.rows)[:_SAMPLE]):
        return found
    return [
        replace(each, role=Role.PART, field=_ATTENDANCE, reason=DAYS_ADDED) if each.number in numbers else each
        for each in found
    ]


def _is_day(column: Column) -> bool:
    told = (_DAY_NUMBER.fullmatch(part.strip()) for part in column.heading.split("·"))
    return any(1 <= int(day[1]) <= 31 for day in told if day)


def _can_be_added(numbers: set[int], names: Sequence[int], grid: Grid, rows: Sequence[int]) -> bool:
    """Whether each person has one row of days, all with marks that are understood."""
    for row in rows:
        marks = [cell for number, cell in grid.rows[row].items() if number in numbers]
        if marks and (not any(grid.at(row, number).text for number in names) or None in map(worked, marks)):
            return False
    return True


def worked(cell: Cell) -> Decimal | None:
    """Which part of a day a mark stands for, None for a mark that may mean anything, or for hours."""
    text = cell.text.strip()
    if cell.kind is CellKind.NUMBER or re.fullmatch(r"\d(\.\d+)?", text):
        day = Decimal(cell.raw or text)
        return day if 0 <= day <= _MOST_OF_A_DAY else None
    return structure().marks.get(text)


def attendance(cells: Sequence[Cell]) -> str:
    """The days that the marks of a row add up to; empty where one of them is not understood, or there is none."""
    told = [worked(cell) for cell in cells if cell.text]
    known = [day for day in told if day is not None]
    return format(sum(known, Decimal(0)).normalize(), "f") if told and len(known) == len(told) else ""
