"""Amount columns of unknown words that the figures of the lines prove together: 工 | 单价 | 钱 | 支 | 剩, where
工 × 单价 is 钱 and 钱 − 支 is 剩, line by line."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from inspector_app.exchange.tables.columns.column import NAMELESS, UNKNOWN, Column, Role, is_said
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.sums.arithmetic import DEDUCTED, EARNED, ENOUGH, OWED, RECEIVED, Figures, Money, Way
from inspector_app.exchange.tables.sums.unproved import tells

_WORK = ("rate", "attendance")
_FEWEST = 2
"""Lines that prove a product: of one line two figures of many may happen to fit."""


def product_of_two(money: Money) -> Sequence[Column]:
    """The columns, where neither work nor 应发 is known the two of unknown words of which the one times the rate is the
    other, and this less what is owed nothing or a third."""
    rate, owed = money.numbers("rate", Role.FIELD), money.numbers(OWED, Role.FIELD)
    if len(rate) != 1 or not owed or money.of("attendance", *Role) or money.of(EARNED, *Role):
        return money.columns
    off = money.numbers(DEDUCTED, Role.FIELD, Role.PART) + money.numbers(RECEIVED, Role.FIELD, Role.PART)
    for work, whole in permutations(unknown(money), 2):
        if not _is_product(money, whole.number, work.number, rate[0]):
            continue
        others = [(), *((each.number,) for each in unknown(money) if each not in (work, whole))]
        if any(money.ties(Way((whole.number,), off, paid, owed)) >= ENOUGH for paid in others):
            taken = {
                work.number: replace(work, role=Role.FIELD, field="attendance", unit="", reason="乘单价逐行相符"),
                whole.number: replace(whole, role=Role.FIELD, field=EARNED, reason=f"逐行等于“{work.heading}”乘单价"),
            }
            return [taken.get(column.number, column) for column in money.columns]
    return money.columns


def other_factor(money: Money) -> Sequence[Column]:
    """The columns, where only one of work and rate is told the other one: that without a word of its own, or that with
    the word of the first (工数 beside 一个工), which makes 应发 by it, line by line."""
    earned = money.numbers(EARNED, Role.FIELD)
    for known, sought, word in (("rate", "attendance", "单价"), ("attendance", "rate", "工数")):
        of = money.numbers(known, Role.FIELD)
        if money.of(sought, *Role) or len(of) != 1 or len(earned) != 1:
            continue
        for column in (*unknown(money), *money.of(known, Role.DOUBLE)):
            if _is_product(money, earned[0], column.number, of[0]):
                taken = replace(column, role=Role.FIELD, field=sought, unit="", reason=f"乘{word}逐行等于应发")
                return [taken if each is column else each for each in money.columns]
    return money.columns


def work_of_one_group(money: Money, kind: ListKind) -> Sequence[Column]:
    """The columns, a rate and a count of two groups (包工·单价, 点工·工数) left out: they are not of each other, unless
    the one times the other is an amount of the lines, or the rate stands below the name of a field (应发工资·日工资).
    Whoever says of one what it is wants both."""
    work = [column for column in money.columns if column.field in _WORK and column.role is Role.FIELD]
    told = {column.field: column.heading.rpartition("·")[0] for column in work}
    is_known = kind.is_named(told.get("rate", ""))
    if len(told) < len(_WORK) or not all(told.values()) or len(set(told.values())) == 1 or is_known:
        return money.columns
    one, other, *_ = (column.number for column in work)
    amounts = [column.number for column in money.columns if column.field == EARNED]
    if any(map(is_said, work)) or any(_is_product(money, amount, one, other) for amount in amounts):
        return money.columns
    reason = "、".join(f"“{group}”" for group in told.values()) + "是分开的，没有合在一起读"
    return [replace(c, role=Role.UNREAD, field="", reason=reason) if c.field in _WORK else c for c in money.columns]


def _is_product(money: Money, whole: int, one: int, other: int) -> bool:
    told = [row for row in money.rows if row.get(one) and row.get(other) and row.get(whole)]
    right = [row for row in told if abs(_product(row, one, other) - (row[whole] or 0)) <= 1]
    return len(told) >= _FEWEST and len(right) / len(told) >= ENOUGH


def unknown(money: Money) -> list[Column]:
    """The columns with figures that have no word of their own."""
    return [c for c in money.columns if c.reason in (NAMELESS, UNKNOWN) and not c.field and tells(money, c)]


def _product(row: Figures, one: int, other: int) -> Decimal:
    return (row[one] or Decimal(0)) * (row[other] or Decimal(0))
