"""Amount columns judged by arithmetic: whether 实发 was paid or only computed, whether parts stand beside a whole."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from inspector_app.exchange.tables.amounts import amount
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns import Column, Role
from inspector_app.exchange.tables.fields import ListKind

_SAMPLE = 80
_ENOUGH = 0.8
_CENTS = Decimal("0.02")
_NET, _EARNED, _OWED = "net", "earned", "owed"
Figures = Mapping[int, Decimal | None]


def settled(columns: Sequence[Column], block: Block, kind: ListKind) -> list[Column]:
    """The columns, each amount counted once: what is a part of a total is not added to it, and 实发 is taken for paid
    only where the amounts of the lines prove it or a person said so."""
    if _NET not in kind.by_name:
        return _parts_explained(columns, ())
    rows = _figures(columns, block)
    beside = _parts_beside(columns, rows)
    found = _parts_explained(columns, beside)
    return [_net(column, found, rows) if column.field == _NET else column for column in found]


def _figures(columns: Sequence[Column], block: Block) -> list[Figures]:
    """The amounts of the first lines, by column."""
    wanted = [column for column in columns if column.field and column.role in (Role.FIELD, Role.PART, Role.MONTH)]
    rows = block.grid.filled(block.rows)[:_SAMPLE]
    return [{c.number: amount(block.grid.at(row, c.number), c.unit).yuan for c in wanted} for row in rows]


def _numbers(columns: Iterable[Column], field: str, role: Role) -> tuple[int, ...]:
    return tuple(column.number for column in columns if column.field == field and column.role is role)


def _sum(row: Figures, numbers: Iterable[int]) -> Decimal:
    return sum((row.get(number) or Decimal(0) for number in numbers), Decimal(0))


def _ties(rows: Sequence[Figures], earned: Sequence[int], less: Sequence[int], rest: Sequence[int]) -> float:
    """In which share of the lines earned less the others is the rest, among those that tell both."""
    told = [row for row in rows if any(row.get(n) for n in earned) and any(row.get(n) is not None for n in rest)]
    right = [row for row in told if abs(_sum(row, earned) - _sum(row, less) - _sum(row, rest)) <= _CENTS]
    return len(right) / len(told) if told else 0.0


def _parts_beside(columns: Sequence[Column], rows: Sequence[Figures]) -> tuple[str, ...]:
    """The fields whose parts are not contained in the column of the whole: 借支 beside 已发."""
    earned, owed = _numbers(columns, _EARNED, Role.FIELD), _numbers(columns, _OWED, Role.FIELD)
    both = [
        field for field in ("received", "deducted")
        if _numbers(columns, field, Role.FIELD) and _numbers(columns, field, Role.PART)
    ]  # fmt: skip
    if not (both and earned and owed):
        return ()
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for with_parts in product((False, True), repeat=len(both)):
        beside = tuple(field for field, taken in zip(both, with_parts, strict=True) if taken)
        less = [
            number
            for field in ("received", "deducted")
            for number in (
                *_numbers(columns, field, Role.FIELD),
                *(_numbers(columns, field, Role.PART) if field in beside or field not in both else ()),
            )
        ]
        share = _ties(rows, earned, less, owed)
        if share > best[0]:
            best = share, beside
    return best[1]


def _parts_explained(columns: Sequence[Column], beside: Sequence[str]) -> list[Column]:
    whole = {column.field for column in columns if column.role is Role.FIELD}
    months = {column.field for column in columns if column.role is Role.MONTH}
    found = []
    for column in columns:
        if column.role is Role.PART and column.field in whole and column.field not in beside:
            if not column.reason.startswith(("您", "上次")):
                column = replace(column, role=Role.EXPLAINED, reason="是总数的一部分，总数已经读了")
        elif column.role is Role.PART and column.field == _EARNED and "您" not in column.reason:
            column = replace(column, role=Role.EXPLAINED, reason="只是应发的一部分，没有总数这一列")
        elif column.role is Role.FIELD and column.field in months and not column.reason.startswith(("您", "上次")):
            column = replace(column, role=Role.EXPLAINED, reason="各月已经分别读了")
        found.append(column)
    return found


def _net(column: Column, columns: Sequence[Column], rows: Sequence[Figures]) -> Column:
    """实发: paid where 应发－扣款－已发－实发 is the 欠发 of the lines; else nobody knows from the list alone."""
    if column.role is not Role.FIELD or column.reason.startswith(("您", "上次")):
        return column
    earned, owed = _numbers(columns, _EARNED, Role.FIELD), _numbers(columns, _OWED, Role.FIELD)
    less = [
        n
        for field in ("deducted", "received")
        for role in (Role.FIELD, Role.PART)
        for n in _numbers(columns, field, role)
    ]
    if owed and _ties(rows, earned, [*less, column.number], owed) >= _ENOUGH:
        role = Role.PART if _numbers(columns, "received", Role.FIELD) else Role.FIELD
        return replace(column, role=role, field="received", reason="应发－扣款－实发＝欠发，逐行相符，是已经发的")
    if owed and (_ties(rows, earned, less, owed) >= _ENOUGH or not earned):
        return replace(column, role=Role.UNREAD, reason="是算出来的应付净额，欠发另有一列")
    if earned and _ties(rows, earned, less, [column.number]) >= _ENOUGH:
        return replace(column, role=Role.OPEN, reason="等于应发－扣款，是算出来的，不能说明已经发了")
    return replace(column, role=Role.OPEN, reason="看不出是已经发的，还是算出来应当发的")
