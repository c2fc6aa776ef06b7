"""Columns of days: the one on which each line happened, where no heading names it, and the punches of a clock."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from inspector_app.exchange.tables.columns.column import ASIDE, OF_HOURS, TAKEN, UNKNOWN, Column, Role
from inspector_app.exchange.tables.columns.contents import is_day, share_of
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Cell
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount

BY_DAYS, OPEN_DAY = "内容是日期", "看不出是不是付款的日期"
CLOCK = re.compile(r"\d{1,2}[:：]\d{2}")
"""A time of day, as clocks and gates write it."""
_MOST = 0.6
_LENGTH = re.compile("时长|工时|小时|合计")
_OF_DAYS = re.compile("(?:日期|时间|日)$")
_MOST_A_DAY = 2  # days' work in one line of a log


def with_days(columns: Sequence[Column], kind: ListKind, samples: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """The columns with the one that tells the day of each line, where the kind has such a field (``kind.day``); in a
    list that counts its days a day beside them is none of its own. A day that tells something else (提交时间) is
    nothing that is sought where the day of the line is known, and stays open where it is not."""
    found = [_clock(column, kind, samples.get(column.number, ())) for column in columns]
    if kind.day and _counts_days(found, kind, samples):
        found = [replace(c, role=Role.UNREAD, field="", reason=ASIDE) if c.field == kind.day else c for c in found]
    elif kind.day and not _is_told(found, (kind.day, "period")):
        found = _guessed(found, kind, samples)
    if kind.days and _is_told(found, (kind.day,)):
        found = [replace(each, reason=ASIDE) if each.reason == OF_HOURS else each for each in found]
    left_open = kind.day and not kind.days and not _is_told(found, (kind.day,))
    judged = _open if left_open else _aside
    return [judged(each) if _holds_days(each, samples.get(each.number, ())) else each for each in found]


def _is_told(columns: Sequence[Column], fields: Collection[str]) -> bool:
    return any(column.field in fields and column.role is Role.FIELD for column in columns)


def _clock(column: Column, kind: ListKind, cells: Sequence[Cell]) -> Column:
    """What stands below 签到 or 考勤时间: times of day, a day with its time, or something else."""
    if kind.day not in kind.by_name or not cells:
        return column
    if column.role not in TAKEN:
        return _by_times(column, kind, cells)
    if column.field == kind.day and "列名里有" in column.reason and structure().days["other"].search(column.heading):
        return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)
    days = share_of(cells, is_day)
    if column.field == "period" and kind.days and days >= _MOST:
        return replace(column, field=kind.day, reason=BY_DAYS)
    if column.field != "clocked" or (share_of(cells, _is_clock) >= _MOST and days < _MOST):
        return column
    if days >= _MOST and share_of(cells, lambda cell: bool(CLOCK.search(cell.text))) >= _MOST:
        return replace(column, role=Role.FIELD, field=kind.day, reason=BY_DAYS)
    return replace(column, role=Role.UNREAD, field="", reason=ASIDE if days >= _MOST else UNKNOWN)


def _by_times(column: Column, kind: ListKind, cells: Sequence[Cell]) -> Column:
    """第一次打卡: whatever it is called, times of day are punches; how long somebody stayed (10:30) is none."""
    is_open = "clocked" in kind.by_name and column.role is Role.UNREAD and not _LENGTH.search(column.heading)
    if not is_open or share_of(cells, lambda cell: bool(CLOCK.match(cell.text.strip()))) < _MOST:
        return column
    return replace(column, role=Role.PART, field="clocked", reason="内容是时刻")


def _is_clock(cell: Cell) -> bool:
    text = cell.text.strip()
    return bool(CLOCK.search(text)) or text in structure().marks["whole"]


def _counts_days(columns: Sequence[Column], kind: ListKind, samples: Mapping[int, Sequence[Cell]]) -> bool:
    """Whether a list tells how many days somebody worked, or marks them one by one; the halves of the one day that each
    line tells are no such marks."""
    marked = [column for column in columns if column.role is Role.DAY]
    if marked:
        return any(column.day for column in marked) or not _is_told(columns, (kind.day,))
    counted = [column for column in columns if kind.days and column.field == kind.days and column.role in TAKEN]
    figures = (amount(cell, "").yuan for column in counted for cell in samples.get(column.number, ()))
    return any(figure is not None and figure > _MOST_A_DAY for figure in figures)


def _guessed(columns: list[Column], kind: ListKind, samples: Mapping[int, Sequence[Cell]]) -> list[Column]:
    """The only column of days that is not headed as something else tells when each line happened."""
    days = [
        column for column in columns
        if column.reason in (UNKNOWN, ASIDE) and _OF_DAYS.search(column.heading)
        and not structure().days["other"].search(column.heading)
        and share_of(samples.get(column.number, ()), is_day) >= _MOST
    ]  # fmt: skip
    if len(days) != 1:
        return columns
    return [replace(c, role=Role.FIELD, field=kind.day, reason=BY_DAYS) if c is days[0] else c for c in columns]


def _holds_days(column: Column, cells: Sequence[Cell]) -> bool:
    """Whether a column that nobody reads is headed like a day, and holds days."""
    is_left = column.reason in (UNKNOWN, ASIDE) and _OF_DAYS.search(column.heading)
    return bool(is_left and cells) and share_of(cells, is_day) >= _MOST


def _aside(column: Column) -> Column:
    return replace(column, reason=ASIDE)


def _open(column: Column) -> Column:
    """提交时间 of a payment may be all that tells of its day; a day of birth or of a contract is never it."""
    return replace(column, reason=OPEN_DAY) if structure().days["maybe_paid"].search(column.heading) else column
