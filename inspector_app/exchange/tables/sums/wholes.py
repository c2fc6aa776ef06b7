"""Sums proved: a column that is what others come to, line by line, counts for all of them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from inspector_app.domain.periods import Edge, month_of
from inspector_app.exchange.tables.columns.column import PART_READ, Column, Role, is_said
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.arithmetic import DEDUCTED, EARNED, OWED, RECEIVED, Money
from inspector_app.exchange.tables.sums.proved import unknown
from inspector_app.exchange.tables.sums.unproved import tells

_MOST_BESIDE, _MOST_TRIED = 3, 8
"""Columns beside the months of a whole: years before, what was kept back."""


def whole_of_parts(money: Money) -> Sequence[Column]:
    """The columns, one without a word of its own (合计) known for the whole of an amount that stands in several columns
    which come to it, line by line: 木工活欠 and 点工欠."""
    for field in (OWED, RECEIVED, DEDUCTED, EARNED):
        parts = money.of(field, Role.FIELD, Role.PART)
        if len(parts) < 2 or any(map(is_said, parts)) or not all(tells(money, part) for part in parts):
            continue
        for column in unknown(money):
            if money.adds_up(column.number, [part.number for part in parts]):
                taken = replace(column, role=Role.FIELD, field=field, reason=f"逐行等于{_named(parts)}之和")
                return [taken if each is column else each for each in money.columns]
    return money.columns


def _named(columns: Sequence[Column]) -> str:
    return "、".join(f"“{column.heading}”" for column in columns)


def read_by_wholes(money: Money) -> Money:
    """The columns, each amount that is the sum of the others of its field read by that one alone."""
    money = replace(money, columns=_generic_in_whole(money))
    for field in (EARNED, DEDUCTED, RECEIVED, OWED, "attendance"):
        whole = money.whole(field)
        if whole is None:
            beside = _beside_months(money, field) if field in (EARNED, OWED) else None
            if beside is not None:
                money = replace(money, columns=[_within(c, field, *beside) for c in money.columns])
            continue
        parts = {c.number for c in money.of(field, Role.FIELD, Role.PART, Role.DOUBLE, Role.MONTH)} - {whole}
        months = set(money.numbers(field, Role.MONTH))
        if not months or money.adds_up(whole, sorted(months)):
            parts -= months  # months stay what they are where they alone come to it
        money = replace(money, columns=[_within(c, field, whole, parts) for c in money.columns])
    return money


def _generic_in_whole(money: Money) -> Sequence[Column]:
    """The columns, several of no word of their own (10月·金额, 11月·金额) explained where they come to one that has."""
    told = [c for c in money.columns if _own(c) in structure().generic and tells(money, c) and not is_said(c)]
    sums = [c for c in told if money.adds_up(c.number, [each.number for each in told if each is not c])]
    parts = [column.number for column in told if column not in sums[:1]]  # 合计 beside them
    wholes = [c for field in (EARNED, RECEIVED, OWED) for c in money.of(field, Role.FIELD) if c not in told]
    whole = next((each for each in wholes if len(parts) > 1 and money.adds_up(each.number, parts)), None)
    if whole is None:
        return money.columns
    return [
        replace(c, role=Role.EXPLAINED, field=whole.field, reason=PART_READ, month=_month_above(c)) if c in told else c
        for c in money.columns
    ]


def _own(column: Column) -> str:
    return heading_key(column.heading.rpartition("·")[2])


def _month_above(column: Column) -> Edge | None:
    """The month of the heading above a column."""
    told = [month for each in column.heading.split("·")[:-1] if (month := month_of(heading_key(each)))]
    return told[-1] if told else None


def _beside_months(money: Money, field: str) -> tuple[int, set[int]] | None:
    """The column that is what its months and columns of other words come to (去年结转, 1月, 2月, 质保金 and 总欠), and
    these; None where there is none, or the months alone come to it."""
    months = money.numbers(field, Role.MONTH)
    wholes = [c.number for c in money.of(field, Role.FIELD, Role.DOUBLE) if not c.hidden and not is_said(c)]
    if not months or any(money.adds_up(whole, months) for whole in wholes):
        return None
    if field == OWED:
        wholes += [column.number for column in unknown(money) if structure().rest.search(column.heading)]
    others = [*unknown(money), *money.of(field, Role.PART, Role.EARLIER)]
    if field == OWED and not money.of(EARNED, *Role):
        others += money.of(DEDUCTED, Role.FIELD, Role.PART)
    told = [column.number for column in others if tells(money, column) and not is_said(column)]
    numbers = told[:_MOST_TRIED]
    for whole in wholes:
        for size in range(1, min(len(numbers), _MOST_BESIDE) + 1):
            for beside in combinations([number for number in numbers if number != whole], size):
                if money.adds_up(whole, (*months, *beside)):
                    return whole, {*months, *beside}
    return None


def _within(column: Column, field: str, whole: int, parts: set[int]) -> Column:
    if column.number == whole:
        reason = column.reason if column.role is not Role.DOUBLE and column.field else "逐行等于各列之和"
        return replace(column, role=Role.FIELD, field=field, reason=reason)
    return replace(column, role=Role.EXPLAINED, reason=PART_READ) if column.number in parts else column
