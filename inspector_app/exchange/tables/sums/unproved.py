"""Amount columns of lists in which no line proves anything: a part beside a whole that is no sum is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations, permutations

from inspector_app.exchange.tables.columns.column import (
    MONTHS_READ,
    OF_A_YEAR,
    PART_READ,
    WHOLE_WORDS,
    Column,
    Role,
    is_said,
)
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.sums.arithmetic import DEDUCTED, EARNED, OWED, RECEIVED, Money


def without_proof(money: Money) -> list[Column]:
    """The columns where no line proves anything: a part beside a whole that is no sum is asked."""
    money = replace(money, columns=_several_owed(money))
    wholes = {column.field: column for column in money.columns if column.role is Role.FIELD}
    return months_explained([_unproved(column, wholes) for column in money.columns])


def _several_owed(money: Money) -> Sequence[Column]:
    """The columns, those asked about that both say what is owed, and differ: 欠薪 beside 实欠."""
    owed = [c for c in money.of(OWED, Role.FIELD, Role.DOUBLE) if not c.hidden]
    if any(map(is_said, owed)):
        return money.columns
    for whole, part in permutations(owed, 2):
        if money.sums_up(whole.number, part.number):
            taken = {whole.number: replace(whole, role=Role.EXPLAINED, reason=f"是“{part.heading}”几行的合计")}
            taken[part.number] = replace(part, role=Role.FIELD, reason=f"几行加起来是“{whole.heading}”")
            return [taken.get(column.number, column) for column in money.columns]
    numbers = {
        column.number for one, other in combinations(owed, 2) for column in (one, other)
        if any(row.get(one.number) is not None and row.get(other.number) not in (None, row.get(one.number))
               for row in money.rows)
    }  # fmt: skip
    told = "、".join(f"“{column.heading}”" for column in owed if column.number in numbers)
    same = {c.number for c in owed if c.role is Role.DOUBLE and c.number not in numbers and tells(money, c)}
    return [
        replace(c, role=Role.OPEN, reason=f"{told}各行不同，看不出哪一列是欠发的")
        if c.number in numbers
        else replace(c, role=Role.EXPLAINED, reason="与另一列欠发的各行相同")
        if c.number in same
        else c
        for c in money.columns
    ]


def _unproved(column: Column, wholes: Mapping[str, Column]) -> Column:
    whole = wholes.get(column.field)
    if is_said(column):
        return column
    if column.role is Role.EARLIER:
        return replace(column, role=Role.OPEN, reason="以前欠的，看不出是否已算在欠发里")
    if column.role is Role.PART and column.reason == OF_A_YEAR and not whole:
        return column
    if column.role is Role.PART and column.field == EARNED:
        reason = PART_READ if whole else "只是应发的一部分，没有总数这一列"
        return replace(column, role=Role.EXPLAINED, reason=reason)
    if column.role is Role.PART and whole:
        if WHOLE_WORDS.search(whole.heading) or column.field not in (DEDUCTED, RECEIVED):
            return replace(column, role=Role.EXPLAINED, reason=PART_READ)
        return replace(column, role=Role.OPEN, reason=f"看不出是否已经算在“{whole.heading}”里")
    doubled = column.role is Role.DOUBLE and column.field in (DEDUCTED, RECEIVED) and not column.hidden
    if whole and doubled and heading_key(whole.heading) != heading_key(column.heading):
        return replace(column, role=Role.OPEN, reason=f"看不出与“{whole.heading}”是不是同一笔")
    return column


def months_explained(columns: Sequence[Column]) -> list[Column]:
    months = {column.field for column in columns if column.role is Role.MONTH}
    return [
        replace(c, role=Role.EXPLAINED, reason=MONTHS_READ)
        if c.role is Role.FIELD and c.field in months and not is_said(c)
        else c
        for c in columns
    ]


def tells(money: Money, column: Column) -> bool:
    return any(row.get(column.number) is not None for row in money.rows)
