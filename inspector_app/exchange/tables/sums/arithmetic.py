"""The amounts of a table in figures, and in which way of counting them most lines tie (应发－扣款－已发＝欠发)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from inspector_app.exchange.tables.columns.column import ON_DAY, Column, Role, is_said

ENOUGH = 0.8
"""The share of the lines that proves a way of counting."""
NET, EARNED, DEDUCTED, RECEIVED, OWED = "net", "earned", "deducted", "received", "owed"
COUNTED = (EARNED, DEDUCTED, RECEIVED)
_CENTS = Decimal("0.02")
Figures = Mapping[int, Decimal | None]
Numbers = tuple[int, ...]


class Way(NamedTuple):
    """Which columns count: for what was earned, deducted and received, and which one is the rest."""

    earned: Numbers
    deducted: Numbers
    received: Numbers
    rest: Numbers


@dataclass(frozen=True)
class Money:
    """The amount columns of a table and the figures of its first lines."""

    columns: Sequence[Column]
    rows: Sequence[Figures]

    def of(self, field: str, *roles: Role) -> list[Column]:
        return [column for column in self.columns if column.field == field and column.role in roles]

    def numbers(self, field: str, *roles: Role) -> Numbers:
        return tuple(column.number for column in self.of(field, *roles))

    def ties(self, way: Way) -> float:
        """In which share of the lines earned less the others is the rest, among those that tell both."""
        told = [
            row for row in self.rows
            if any(row.get(n) for n in way.earned) and any(row.get(n) is not None for n in way.rest)
        ]  # fmt: skip
        less = (*way.deducted, *way.received, *way.rest)
        right = [row for row in told if abs(sum_of(row, way.earned) - sum_of(row, less)) <= _CENTS]
        return len(right) / len(told) if told else 0.0

    def adds_up(self, whole: int, parts: Sequence[int]) -> bool:
        """Whether a column is the sum of others, line by line."""
        told = [row for row in self.rows if row.get(whole) or any(row.get(number) for number in parts)]
        right = [row for row in told if abs((row.get(whole) or 0) - sum_of(row, parts)) <= _CENTS]
        return bool(told) and len(right) / len(told) >= ENOUGH

    def sums_up(self, whole: int, part: int) -> bool:
        """Whether each figure of a column is the sum of another one from its row on to its next figure, such as that of
        a crew in a merged cell; a total of all at the end is none of them."""
        rows = [row for row in self.rows if row.get(whole) or row.get(part)]
        *above, last = rows or [{}]
        is_total = any(last.get(number) and last[number] == sum_of_rows(above, number) for number in (whole, part))
        return _sums_up(rows, whole, part) or (is_total and _sums_up(above, whole, part))

    def whole(self, field: str) -> int | None:
        """The column that is the sum of all others of its field."""
        told = self.of(field, Role.FIELD, Role.PART, Role.DOUBLE, Role.MONTH)
        visible = [column for column in told if not column.hidden and not is_said(column)]
        numbers = [column.number for column in visible]
        if len(numbers) < 3 or len(visible) < len(told):
            return None
        ordered = sorted(visible, key=lambda column: (column.role is not Role.FIELD, -column.number))
        return next(
            (
                c.number for c in ordered
                if c.month is None and c.reason != ON_DAY
                and self.adds_up(c.number, [n for n in numbers if n != c.number])
            ),
            None,
        )  # fmt: skip


def _sums_up(rows: Sequence[Figures], whole: int, part: int) -> bool:
    starts = [at for at, row in enumerate(rows) if row.get(whole)]
    if not starts or starts[0] or len(starts) == len(rows):
        return False
    return all(
        abs((rows[start].get(whole) or 0) - sum_of_rows(rows[start:end], part)) <= _CENTS
        for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)
    )


def sum_of_rows(rows: Iterable[Figures], number: int) -> Decimal:
    return sum((row.get(number) or Decimal(0) for row in rows), Decimal(0))


def sum_of(row: Figures, numbers: Iterable[int]) -> Decimal:
    return sum((row.get(number) or Decimal(0) for number in numbers), Decimal(0))


def _ways(money: Money, field: str) -> list[Numbers]:
    """What may count for a field, the likeliest first: the whole, the whole with what stands beside it, or another."""
    whole, parts = money.numbers(field, Role.FIELD, Role.MONTH), money.numbers(field, Role.PART)
    of_all, months = money.numbers(field, Role.FIELD), money.numbers(field, Role.MONTH)
    if len(of_all) == 1 and months and money.adds_up(of_all[0], months):
        whole = of_all  # the months come to it
    others = tuple(c.number for c in money.of(field, Role.DOUBLE) if not c.hidden)
    found = [whole] if whole else [parts]
    if whole:
        found += [(*whole, *parts), (*whole, *others), (*whole, *parts, *others)]
        found += [*((other,) for other in others), parts]
    return list(dict.fromkeys(found))


def best(money: Money) -> tuple[Way, float]:
    """The way in which most lines tie, and in which share of them."""
    earlier = money.numbers(OWED, Role.EARLIER)
    ways = {field: _ways(money, field) for field in (*COUNTED, OWED)}
    net = money.numbers(NET, Role.MONTH) or money.numbers(NET, Role.FIELD)
    likeliest, share = Way(*(ways[field][0] for field in (*COUNTED, OWED))), 0.0
    for earned, deducted, received in product(*(ways[field] for field in COUNTED)):
        for way in _rests(Way(earned, deducted, received, ()), ways[OWED], net, earlier):
            found = money.ties(way)
            if found > share:
                likeliest, share = way, found
            if share == 1:
                return likeliest, share
    return likeliest, share


def _rests(way: Way, owed: Sequence[Numbers], net: Numbers, earlier: Numbers) -> Iterator[Way]:
    """What may be left of what was earned: 欠发 once 实发 was paid, else 欠发 as it is; 实发 where no 欠发 stands."""
    for rest in owed:
        if not rest:
            continue
        for before in dict.fromkeys((earlier, ())):
            with_earlier = way._replace(earned=(*way.earned, *before), rest=rest)
            if net and not is_among(net, way):
                yield with_earlier._replace(received=(*way.received, *net))
            yield with_earlier
    if net and not any(owed):
        yield way._replace(rest=net)


def is_among(numbers: Numbers, way: Way) -> bool:
    """Whether some of these columns count already."""
    return bool(set(numbers) & {*way.earned, *way.deducted, *way.received})
