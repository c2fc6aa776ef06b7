"""Columns headed by months, seen together: the year of those that tell none, and which amount of a month each is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from inspector_app.domain.periods import Edge
from inspector_app.exchange.tables.columns.column import Column, Role
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.headings import MONTH_FIRST
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.structure import structure

_A_YEAR = 12


def months_together(columns: Sequence[Column], kind: ListKind) -> list[Column]:
    """The columns with the year and the amount of each month, as the others beside it tell them."""
    return [_earned_beside(column, columns, kind) for column in _with_years(columns)]


def _with_years(columns: Sequence[Column]) -> Sequence[Column]:
    """Where some months tell their year, the others are of that in which all follow each other: 2025年11月, 12月,
    2026年1月, 2月; else of the one before them."""
    told = {c.month: c.month.year for c in columns if c.month is not None}
    known = {(month.year, month.month) for month in told if month.year}
    bare = [month.month for month in told if not month.year]
    if not known or not bare or len(set(bare)) < len(bare):
        return columns
    years = sorted({year for year, _ in known})
    spans = product(range(years[0] - 1, years[-1] + 2), repeat=len(bare)) if len(bare) <= _A_YEAR // 2 else ()
    found = [years for years in spans if _follow({*known, *zip(years, bare, strict=True)}, len(known) + len(bare))]
    of = dict(zip(bare, found[0], strict=True)) if len(found) == 1 else dict(_behind(columns))
    return [
        replace(c, month=c.month._replace(year=of[c.month.month]))
        if c.month is not None and not c.month.year and c.month.month in of
        else c
        for c in columns
    ]


def _follow(months: set[tuple[int, int]], count: int) -> bool:
    told = sorted(_A_YEAR * year + month for year, month in months)
    return len(told) == count and told[-1] - told[0] == count - 1


def _behind(columns: Sequence[Column]) -> Iterator[tuple[int, int]]:
    """The years of months without one, each that of the month to the left, or the next where its number is smaller."""
    before: Edge | None = None
    for month in (column.month for column in columns if column.month is not None):
        year = month.year
        if not year and before is not None and before.year:
            year = before.year + (month.month < before.month)
            yield month.month, year
        before = month._replace(year=year)


def _earned_beside(column: Column, columns: Sequence[Column], kind: ListKind) -> Column:
    """Of two amounts of a month of which one says that it is owed, the other one was earned: 3月工资 beside 3月欠发
    below a title that speaks of debts."""
    owed = kind.titles[:1]
    if column.role is not Role.MONTH or (column.field,) != owed or not _is_open(column):
        return column
    beside = [c for c in columns if c.role is Role.MONTH and c.month == column.month and c is not column]
    is_told = any((c.field,) == owed and not _is_open(c) for c in beside)
    is_free = not any(c.field == kind.plain_amount for c in beside)
    reason = "同一个月另有一列写的是欠发"
    return replace(column, field=kind.plain_amount, reason=reason) if is_told and is_free else column


def _is_open(column: Column) -> bool:
    """Whether a heading names no amount of its month: 3月, 3月工资, 3月·金额."""
    own = heading_key(column.heading.rpartition("·")[2])
    rest = own[found.end() :] if (found := MONTH_FIRST.match(own)) else own
    return not rest or rest in structure().generic
