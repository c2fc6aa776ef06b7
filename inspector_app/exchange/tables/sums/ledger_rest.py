"""Ledgers that tell what was owed, what of it is settled and what is left: what is left is what is not paid yet."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.exchange.tables.columns.column import NAMELESS, OF_DEBT, UNKNOWN, Column, Role, is_said
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.arithmetic import Money


def with_rest(money: Money, field: str) -> Sequence[Column]:
    """The columns, the amount of ``field`` being the one that line by line is left of the one so called:
    欠薪金额 | 其中：已解决 | 剩余未解决."""
    whole = next((c for c in money.of(field, Role.FIELD) if not is_said(c)), None)
    others = [
        c for c in money.columns if _may_be_rest_or_part(c, field) and any(row.get(c.number) for row in money.rows)
    ]
    if whole is None:
        return money.columns
    for rest in others:
        for part in others:
            is_rest = structure().rest.search(rest.heading) and not rest.heading.startswith("其中")
            if part is rest or not is_rest or not money.adds_up(whole.number, (part.number, rest.number)):
                continue
            changed = {
                whole.number: replace(whole, role=Role.EXPLAINED, reason=f"减去“{part.heading}”就是“{rest.heading}”"),
                part.number: replace(part, role=Role.EXPLAINED, field=field, reason="已经减去了"),
                rest.number: replace(
                    rest, role=Role.FIELD, field=field, reason=f"逐行等于“{whole.heading}”减去“{part.heading}”"
                ),
            }
            return [changed.get(column.number, column) for column in money.columns]
    return money.columns


def owed_heads_as_remark(columns: Sequence[Column]) -> list[Column]:
    """The columns, how many people are owed wages beside how many there are being a part of the remarks: a project has
    no field of its own for it."""
    taken = [c.number for c in columns if c.field == "heads" and c.role is Role.DOUBLE and OF_DEBT.search(c.heading)]
    if not taken:
        return list(columns)
    found = []
    for column in columns:
        if column.number in taken:
            column = replace(column, role=Role.PART, field="note", reason="没有单独的栏目，记在备注里")
        elif column.field == "note" and column.role is Role.FIELD:
            column = replace(column, role=Role.PART)
        found.append(column)
    return found


def _may_be_rest_or_part(column: Column, field: str) -> bool:
    is_unknown = column.role is Role.UNREAD and column.reason in (NAMELESS, UNKNOWN)
    return is_unknown or (column.field == field and column.role is Role.DOUBLE and not column.hidden)
