"""Payments that stand in a column each (9月15日, 第二次付款): their sum is what was paid, once."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.exchange.tables.columns.column import (
    INSTALMENT,
    NAMELESS,
    ON_DAY,
    PART_READ,
    UNKNOWN,
    Column,
    Role,
    is_said,
)
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.arithmetic import Money


def paid_together(money: Money) -> Sequence[Column]:
    """The columns of a list of payments: a whole that the instalments come to is read and they are not; one to which
    they do not come is asked about, with them; without a whole they add up. A day of one of several is not that of all.
    """
    parts = [c for c in money.of("paid", Role.PART) if c.reason in (ON_DAY, INSTALMENT)]
    if not parts or any(map(is_said, money.of("paid", *Role))):
        return money.columns
    whole = next(iter(money.of("paid", Role.FIELD)), None)
    found = {each.number: _in_part(money, each, whole, parts) for each in parts}
    if whole is not None and found[parts[0].number].role is Role.OPEN:
        found[whole.number] = replace(whole, role=Role.OPEN, reason="与各次付款相加的不符")
    days = [c for c in money.columns if c.field == "paid_on" and "·" in c.heading and len(parts) > 1]
    found |= {c.number: replace(c, role=Role.UNREAD, field="", reason="只是其中一次付款的日期") for c in days}
    return [found.get(column.number, column) for column in money.columns]


def _in_part(money: Money, part: Column, whole: Column | None, parts: Sequence[Column]) -> Column:
    if whole is None:
        return part
    if money.adds_up(whole.number, [each.number for each in parts]):
        return replace(part, role=Role.EXPLAINED, reason=PART_READ)
    return replace(part, role=Role.OPEN, reason=f"各次相加与“{whole.heading}”不符")


def days_by_sum(money: Money, field: str) -> Sequence[Column]:
    """The columns of a list about days, where none tells them one without a word of its own (合计) that is what others
    come to, line by line: 第一周, 第二周."""
    told = [c for c in money.columns if c.reason in (NAMELESS, UNKNOWN) and any(r.get(c.number) for r in money.rows)]
    wholes = [c for c in told if heading_key(c.heading) in structure().generic]
    if money.of(field, *Role) or len(told) <= 2 or len(wholes) != 1:
        return money.columns
    whole, parts = wholes[0], [column for column in told if column not in wholes]
    if not money.adds_up(whole.number, [each.number for each in parts]):
        return money.columns
    found = {each.number: replace(each, role=Role.EXPLAINED, field=field, reason=PART_READ) for each in parts}
    found[whole.number] = replace(whole, role=Role.FIELD, field=field, unit="", reason="逐行等于各列之和")
    return [found.get(column.number, column) for column in money.columns]
