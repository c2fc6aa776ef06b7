"""Which columns of a list about days hold the marks of single days, or of the halves of one."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from inspector_app.exchange.tables.columns.column import DAYS, FEWEST_DAYS, SUM_OF_DAYS, TAKEN, Column, Role
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.headings import A_DAY
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Cell
from inspector_app.exchange.tables.rows.marks import is_mark
from inspector_app.exchange.tables.structure import structure

_FEWEST = 2  # days with their month, or halves of a day, if all below them are marks


def day_columns_marked(
    columns: list[Column], kind: ListKind, samples: Mapping[int, Sequence[Cell]]
) -> list[Column]:  # fmt: skip
    """In a list about days, 1, 2, 3 … side by side are the days of the month, whose marks are read; so are few days
    with their month (5.1, 5.2) and 上午 | 下午 of one day, where nothing but marks stands below them."""
    if not kind.days:
        return columns
    days = [column for column in columns if column.role not in TAKEN and column.day]
    if len(days) < FEWEST_DAYS:
        days = _few(columns, samples)
    if not days:
        return columns
    numbers = {column.number for column in days}
    found = []
    for each in columns:
        behind = each.number > max(numbers) and each.role is Role.UNREAD and not each.hidden
        if each.number in numbers:
            found.append(replace(each, role=Role.DAY, field=kind.days, reason=DAYS))
        elif behind and heading_key(each.heading) in structure().generic and SUM_OF_DAYS.fullmatch(each.heading):
            found.append(replace(each, role=Role.FIELD, field=kind.days, reason="逐日考勤的合计"))
        else:
            found.append(each)
    return found


def _few(columns: Sequence[Column], samples: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """A few days that are written with their month, or the halves of one day, below which only marks stand."""
    own = {c.number: "".join(c.heading.rpartition("·")[2].split()) for c in columns if c.role not in TAKEN}
    of_dates = [at for at, text in own.items() if A_DAY.fullmatch(text)]
    for numbers in (of_dates, [at for at, text in own.items() if structure().half_of(text)]):
        found = [column for column in columns if column.number in numbers]
        marks = [cell.text.strip() for column in found for cell in samples.get(column.number, ())]
        if len(found) >= _FEWEST and marks and all(map(is_mark, marks)):
            return found
    return []
