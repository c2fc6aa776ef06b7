"""What is left, where the lines prove it: 小计 − 已还 = 剩余, though the title calls 小计 and the months 欠薪.

A title gives an amount without a name of its own (合计, 3月) the field of which it speaks. Where such an amount, less
what was paid or deducted, is another one whose word says that it is left, it was earned, and the other one is owed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from inspector_app.exchange.tables.columns.column import (
    MONTHS_READ,
    OF_A_YEAR,
    UNKNOWN,
    Column,
    Role,
    is_said,
)
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.headings import A_DAY, ONE_OF_SEVERAL
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.arithmetic import DEDUCTED, EARNED, OWED, RECEIVED, Money, Numbers
from inspector_app.exchange.tables.sums.proved import unknown
from inspector_app.exchange.tables.sums.unproved import tells

_MOST_OFF, _FEWEST, _MOST_TRIED = 4, 2, 8
_ANY = (Role.FIELD, Role.PART, Role.DOUBLE)


def left_of_what_was_earned(money: Money) -> Sequence[Column]:
    """The columns, what was earned, paid and is left known by the lines."""
    off = _off(money)
    for rest in _rests(money):
        for earned, before in _earned(money, rest):
            for size in range(1, min(len(off), _MOST_OFF) + 1):
                for less in combinations([column for column in off if column is not rest], size):
                    if _is_left(money, (*earned, *before), rest, less):
                        known = [_known(money, c, rest, less, (earned, before)) for c in money.columns]
                        return _between(replace(money, columns=known), (*earned, *before), less)
    return money.columns


def _between(money: Money, earned: Sequence[Column], less: Sequence[Column]) -> Sequence[Column]:
    """The columns, those of unknown words explained that are what was left of what was earned in between: 年底应付."""
    found = {}
    for column in unknown(money):
        tried = (off for size in range(1, len(less)) for off in combinations(less, size))
        if of := next((off for off in tried if _is_left(money, earned, column, off)), ()):
            reason = f"是应发减去{'、'.join(f'“{each.heading}”' for each in of)}以后的数"
            found[column.number] = replace(column, role=Role.EXPLAINED, field=EARNED, reason=reason)
    return [found.get(column.number, column) for column in money.columns]


def _is_left(money: Money, earned: Sequence[Column], rest: Column, less: Sequence[Column]) -> bool:
    """Whether in the lines something was paid or deducted, and what was earned is that and the rest together."""
    of, off = [column.number for column in earned], [column.number for column in less]
    told = [row for row in money.rows if any(row.get(number) for number in of)]
    every = all(any(row.get(number) for row in told) for number in off)
    sums = (sum((row.get(n) or 0 for n in of), 0) - sum((row.get(n) or 0 for n in off), 0) for row in told)
    return (
        len(told) >= _FEWEST
        and every
        and all(left == (row.get(rest.number) or 0) for left, row in zip(sums, told, strict=True))
    )


def _rests(money: Money) -> list[Column]:
    """The columns that may be what is left: by their word, whatever they are taken for; 结转下年 where none is owed."""
    owed = money.of(OWED, Role.FIELD, Role.DOUBLE)
    earlier = () if money.of(OWED, *_ANY, Role.MONTH) else money.of(OWED, Role.EARLIER)
    may_be = [*owed, *unknown(money), *earlier]
    found = [c for c in may_be if structure().rest.search(_own(c)) and tells(money, c) and not is_said(c)]
    return found[:_MOST_TRIED]


def _earned(money: Money, rest: Column) -> Iterator[tuple[tuple[Column, ...], tuple[Column, ...]]]:
    """What may have been earned, and what was owed before it: amounts that only the title names, and those of which the
    rest was not known."""
    if any(map(is_said, money.of(EARNED, *Role))):
        return
    months = tuple(c for c in money.of(OWED, Role.MONTH) if "·" not in c.heading and not is_said(c))
    if len(months) > 1:
        yield months, ()
    named = money.of(EARNED, Role.FIELD)
    by_title = [c for c in money.of(OWED, Role.FIELD, Role.DOUBLE) if _own(c) in structure().generic and c is not rest]
    earlier = [c for c in money.of(OWED, *_ANY) if c.reason == OF_A_YEAR and c is not rest]
    for column in (*named, *by_title, *(() if named else unknown(money)))[:_MOST_TRIED]:
        if column is rest:
            continue
        if column in by_title or rest.reason == UNKNOWN or rest.role is Role.EARLIER:
            yield (column,), ()
        for before in earlier[:_MOST_TRIED]:
            yield (column,), (before,)


def _off(money: Money) -> list[Column]:
    """What may have been paid or deducted."""
    known = [*money.of(RECEIVED, *_ANY), *money.of(DEDUCTED, *_ANY)]
    found = (*known, *(column for column in unknown(money) if _field_of(column)))
    return [column for column in found if tells(money, column) and not is_said(column)][:_MOST_TRIED]


def _field_of(column: Column) -> str:
    """What the word of a column says that it was, paid or deducted; 第二次 and 9.15 were paid."""
    told, own = structure().tells, "".join(column.heading.split())
    if not column.field and (ONE_OF_SEVERAL.fullmatch(own) or A_DAY.fullmatch(own)):
        return RECEIVED
    return column.field or next((name for name in told if any(word in column.heading for word in told[name])), "")


def _known(
    money: Money,
    column: Column,
    rest: Column,
    less: Sequence[Column],
    earned: tuple[Sequence[Column], Sequence[Column]],
) -> Column:
    """A column as the lines prove it."""
    of, before = earned
    reason = f"减去已发、扣款逐行等于“{rest.heading}”"
    if column is rest:
        return replace(column, role=Role.FIELD, field=OWED, reason="逐行等于应发－扣款－已发")
    if column in of:
        return replace(column, role=column.role if column.month else Role.FIELD, field=EARNED, reason=reason)
    if column in before:
        return replace(column, role=Role.EARLIER)
    if column in less:
        field = _field_of(column)
        role = Role.PART if sum(_field_of(each) == field for each in less) > 1 else Role.FIELD
        return replace(column, role=role, field=field, reason=f"应发减去它逐行等于“{rest.heading}”")
    if column.field == EARNED and column.role is Role.FIELD:  # 应发净额 beside the whole
        return replace(column, role=Role.EXPLAINED, reason="不加它各行才相符，已包含在别的列里")
    numbers: Numbers = tuple(each.number for each in of)
    if len(of) > 1 and column.field == OWED and money.adds_up(column.number, numbers):
        return replace(column, role=Role.EXPLAINED, field=EARNED, reason=MONTHS_READ)
    return column


def _own(column: Column) -> str:
    return heading_key(column.heading.rpartition("·")[2])
