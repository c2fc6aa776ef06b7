"""Amount columns judged by arithmetic: each amount counts once, and what the lines prove goes before the words.

应发－扣款－已发＝欠发 holds in nearly every list that has these columns, so it tells whether 实发 was paid or only
computed, whether 借支 is contained in 已发 or stands beside it, and which column without a word of its own is 应发.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations, permutations, product

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import (
    ANSWERS,
    NAMELESS,
    PART_READ,
    UNKNOWN,
    WITHIN_OWED,
    Column,
    Role,
    is_said,
)
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Cell
from inspector_app.exchange.tables.rows.works import work_by_lines
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.arithmetic import (
    COUNTED,
    DEDUCTED,
    EARNED,
    ENOUGH,
    NET,
    OWED,
    RECEIVED,
    Figures,
    Money,
    Way,
    best,
)
from inspector_app.exchange.tables.sums.instalments import days_by_sum, paid_together
from inspector_app.exchange.tables.sums.ledger_rest import owed_heads_as_remark, with_rest
from inspector_app.exchange.tables.sums.month_columns import (
    last_balance,
    months_as_parts,
    months_by_rest,
    months_by_sum,
    sum_of_months,
)
from inspector_app.exchange.tables.sums.overtime import with_overtime
from inspector_app.exchange.tables.sums.proved import (
    other_factor,
    product_of_two,
    work_of_one_group,
)
from inspector_app.exchange.tables.sums.rests import left_of_what_was_earned
from inspector_app.exchange.tables.sums.totals import is_total_row
from inspector_app.exchange.tables.sums.unproved import months_explained, tells, without_proof
from inspector_app.exchange.tables.sums.wholes import read_by_wholes, whole_of_parts

_SAMPLE = 80
_MOST_UNKNOWN = 6
_HOURS = re.compile(r"加班.{0,3}(?:小时|[hH]|工时|时数|时长|次数)")


def settled(columns: Sequence[Column], block: Block, kind: ListKind) -> list[Column]:
    """The columns, each amount counted once: what is a part of a total is not added to it, and 实发 is taken for paid
    only where the amounts of the lines prove it or a person said so."""
    if kind.plain_amount and kind.group == "town":
        columns = owed_heads_as_remark(with_rest(Money(columns, _figures(columns, block)), kind.plain_amount))
    if kind.days:
        columns = sum_of_months(Money(columns, _figures(columns, block)), kind.days)
        columns = days_by_sum(Money(columns, _figures(columns, block)), kind.days)
    if NET not in kind.by_name:
        columns = paid_together(Money(columns, _figures(columns, block)))
        return [_plain(column) for column in without_proof(Money(columns, ()))]
    columns = work_by_lines(columns, block)
    columns = work_of_one_group(Money(columns, _figures(columns, block)), kind)
    columns = last_balance(_below_nought(columns, block))
    money = Money(months_as_parts(columns), _figures(columns, block))
    money = replace(money, columns=left_of_what_was_earned(money))
    money = replace(money, columns=months_by_rest(money))
    money = replace(money, columns=months_by_sum(money))
    money = replace(money, columns=whole_of_parts(money))
    money = replace(money, columns=product_of_two(money))
    money = replace(money, columns=_earned_by_arithmetic(money))
    money = replace(money, columns=other_factor(money))
    money = replace(money, columns=_earned_by_answers(money))
    money = replace(money, columns=_owed_by_arithmetic(money))
    money = replace(money, columns=_owed_before(money))
    money = replace(money, columns=_groups_within(money))
    money = read_by_wholes(money)
    way, share = best(money)
    if share < ENOUGH:
        money = replace(money, columns=_completed(money, way))
        way, share = best(money)
    found = _counted(money, way) if share >= ENOUGH else without_proof(money)
    found = _parts_of_one(found, money.rows)
    return [with_overtime(_plain(column)) for column in _nets(money, way, found, proved=share >= ENOUGH)]


def _plain(column: Column) -> Column:
    return replace(column, unit="") if column.role is Role.UNREAD and not column.field else column


def _figures(columns: Sequence[Column], block: Block) -> list[Figures]:
    """The amounts of the first lines, by column."""
    wanted = [column for column in columns if column.field or column.reason in (NAMELESS, UNKNOWN)]
    rows = [row for row in block.grid.filled(block.rows)[:_SAMPLE] if not is_total_row(block.grid.rows[row])]
    return [{c.number: _figure(block.grid.at(row, c.number), c) for c in wanted} for row in rows]


def _figure(cell: Cell, column: Column) -> Decimal | None:
    yuan = amount(cell, column.unit).yuan
    return abs(yuan) if yuan is not None and column.minus else yuan


def _below_nought(columns: Sequence[Column], block: Block) -> Sequence[Column]:
    """The columns, those known in which all that was deducted or paid stands with a minus."""
    rows = _figures(columns, block)

    def is_below(column: Column) -> bool:
        told = [row[column.number] for row in rows if row.get(column.number)]
        return column.field in (DEDUCTED, RECEIVED) and bool(told) and all(yuan < 0 for yuan in told if yuan)

    return [replace(column, minus=True) if is_below(column) else column for column in columns]


def _earned_by_arithmetic(money: Money) -> Sequence[Column]:
    """Where no column says 应发, the one without a word of its own that is 天数×单价, or from which 欠发 is left."""
    if money.of(EARNED, Role.FIELD, Role.MONTH):
        return money.columns
    nameless = [column for column in money.columns if column.reason in (NAMELESS, UNKNOWN) and not column.field]
    below = [column for column in money.of(OWED, Role.PART) if column.reason.startswith("在")]
    for column in (*nameless, *below):  # 应付 below 工人主张 is no part of what he demands
        if reason := _why_earned(money, column.number):
            taken = replace(column, role=Role.FIELD, field=EARNED, reason=reason)
            return [taken if each is column else each for each in money.columns]
    return money.columns


def _why_earned(money: Money, number: int) -> str:
    worked, rate = money.numbers("attendance", Role.FIELD), money.numbers("rate", Role.FIELD)
    if worked and rate:
        told = [row for row in money.rows if all(row.get(n) for n in (*worked, *rate, number))]
        right = [row for row in told if abs(_times(row, worked[0], rate[0]) - (row.get(number) or 0)) <= 1]
        if told and len(right) / len(told) >= ENOUGH:
            return "逐行等于出勤×单价"
    deducted, received = (money.numbers(field, Role.FIELD, Role.PART) for field in (DEDUCTED, RECEIVED))
    way = Way((number,), deducted, received, money.numbers(OWED, Role.FIELD))
    return "逐行等于扣款＋已发＋欠发" if deducted + received and money.ties(way) >= ENOUGH else ""


def _earned_by_answers(money: Money) -> Sequence[Column]:
    """The only amount of a list, without a word of its own, beside a column that says of each line whether it was
    paid."""
    if not any(column.reason == ANSWERS for column in money.columns) or any(
        column.field in (EARNED, DEDUCTED, RECEIVED, OWED, NET) for column in money.columns
    ):
        return money.columns
    nameless = [column for column in money.columns if column.reason == NAMELESS and tells(money, column)]
    if len(nameless) != 1:
        return money.columns
    taken = replace(nameless[0], role=Role.FIELD, field=EARNED, reason="另有一列写明发了没有")
    return [taken if column is nameless[0] else column for column in money.columns]


def _owed_by_arithmetic(money: Money) -> Sequence[Column]:
    """Where no column says 欠发, the one whose words may (差额) and that is what is left, line by line."""
    if money.of(OWED, Role.FIELD, Role.PART, Role.MONTH, Role.EARLIER):
        return money.columns
    unknown = [column for column in money.columns if column.reason in (NAMELESS, UNKNOWN) and not column.field]
    paid = [c for c in unknown if any(word in c.heading for word in structure().tells[RECEIVED]) and tells(money, c)]
    for column in unknown:
        is_due = heading_key(column.heading) in structure().alone[EARNED]  # 应付 behind 借支: what is left to be paid
        if not (is_due or structure().rest.search(column.heading)):
            continue
        taken = replace(column, role=Role.FIELD, field=OWED, reason="逐行等于应发－扣款－已发")
        others = [each for each in paid if each is not column]
        for of in ([], *([each] for each in others), others[:_MOST_UNKNOWN]):
            reason = f"应发减去它逐行等于“{column.heading}”"
            role = Role.PART if len(of) > 1 else Role.FIELD
            found = {each.number: replace(each, role=role, field=RECEIVED, reason=reason) for each in of}
            found[column.number] = taken
            columns = [found.get(c.number, c) for c in money.columns]
            way, share = best(replace(money, columns=columns))
            if share >= ENOUGH and way.received:
                return columns
    return money.columns


def _owed_before(money: Money) -> Sequence[Column]:
    """Of two columns that say what is owed, the one that is the other and what was paid was owed before."""
    told = [c for c in money.of(OWED, Role.FIELD, Role.DOUBLE) if not c.hidden]
    received = money.numbers(RECEIVED, Role.FIELD, Role.PART)
    if len(told) < 2 or not received or any(map(is_said, told)):
        return money.columns
    for before, now in permutations(told, 2):
        paid = any(row.get(n) for row in money.rows for n in received)
        if paid and money.adds_up(before.number, (now.number, *received)):
            reason = f"“{before.heading}”减去已发，逐行相符"
            found = {before.number: replace(before, role=Role.EARLIER), now.number: replace(now, role=Role.FIELD)}
            found[now.number] = replace(found[now.number], reason=reason)
            return [found.get(column.number, column) for column in money.columns]
    return money.columns


def _times(row: Figures, one: int, other: int) -> Decimal:
    return (row.get(one) or Decimal(0)) * (row.get(other) or Decimal(0))


def _completed(money: Money, way: Way) -> Sequence[Column]:
    """The columns with those of unknown words that make every line tie, when their words tell whether they were paid
    or deducted; otherwise they are asked about."""
    unknown = [
        c for c in money.columns if c.reason in (NAMELESS, UNKNOWN) and any(row.get(c.number) for row in money.rows)
    ]
    if not (way.earned and way.rest) or not 0 < len(unknown) <= _MOST_UNKNOWN:
        return money.columns
    earlier = tuple(n for n in money.numbers(OWED, Role.EARLIER) if n not in way.earned)
    ways = [way, way._replace(earned=(*way.earned, *earlier))] if earlier else [way]
    for size in range(len(unknown), 0, -1):
        for of, found in product(ways, combinations(unknown, size)):
            if money.ties(of._replace(received=(*of.received, *(c.number for c in found)))) >= ENOUGH:
                return _told_apart(money.columns, {column.number for column in found})
    return money.columns


def _told_apart(columns: Sequence[Column], missing: set[int]) -> Sequence[Column]:
    tells = structure().tells
    fields = {
        c.number: next((name for name, words in tells.items() if any(word in c.heading for word in words)), "")
        for c in columns if c.number in missing
    }  # fmt: skip
    if not all(fields.values()):
        return [
            replace(c, reason="应发减去它才等于欠发，看不出是扣款还是已发") if c.number in fields else c
            for c in columns
        ]
    return [
        replace(c, role=Role.PART, field=fields[c.number], reason="应发减去它才等于欠发") if c.number in fields else c
        for c in columns
    ]


def _groups_within(money: Money) -> Sequence[Column]:
    """What was deducted below one heading, beside its sum, is contained in it; where 借支 is one of the parts, they
    count and not the sum: what was paid ahead is no deduction."""
    groups: dict[str, list[Column]] = {}
    for column in money.columns:
        group, _, own = column.heading.rpartition("·")
        if group and own and column.role in (Role.FIELD, Role.PART, Role.DOUBLE) and not is_said(column):
            groups.setdefault(group, []).append(column)
    within: dict[int, str] = {}
    for of in groups.values():
        if len(of) < 3 or any(column.field not in (DEDUCTED, RECEIVED) for column in of):
            continue
        for whole in (column for column in of if column.role is Role.FIELD):
            parts = [column.number for column in of if column is not whole]
            if money.adds_up(whole.number, parts):
                within |= _explained(whole, [column for column in of if column is not whole])
                break
    return [
        replace(c, role=Role.EXPLAINED, reason=within[c.number]) if c.number in within else c for c in money.columns
    ]


def _explained(whole: Column, parts: Sequence[Column]) -> dict[int, str]:
    """Why columns of one heading do not count, by their numbers: the parts of a sum, or the sum of unlike parts."""
    ahead = [column.heading.rpartition("·")[2] for column in parts if column.field == RECEIVED]
    if whole.field == DEDUCTED and ahead and len(ahead) < len(parts):
        return {whole.number: f"是几列的合计；其中“{'、'.join(ahead)}”算已发，其余算扣款"}
    return dict.fromkeys((column.number for column in parts), PART_READ)


def _counted(money: Money, way: Way) -> list[Column]:
    """The columns as the lines prove them."""
    counted = {*way.earned, *way.deducted, *way.received, *way.rest}
    found = []
    for column in money.columns:
        if column.field not in (*COUNTED, OWED) or is_said(column):
            found.append(column)
        elif column.role is Role.EARLIER:
            reason = WITHIN_OWED if column.number in counted else "以前欠的，看不出是否已算在欠发里"
            found.append(replace(column, role=Role.EXPLAINED if column.number in counted else Role.OPEN, reason=reason))
        elif column.number in counted and column.role is Role.DOUBLE:
            found.append(replace(column, role=Role.PART, reason="加在一起，各行相符"))
        elif column.number not in counted and column.role in (Role.FIELD, Role.PART, Role.DOUBLE):
            is_sum = any(money.sums_up(column.number, rest) for rest in way.rest)
            role = Role.DOUBLE if column.role is Role.DOUBLE and not is_sum else Role.EXPLAINED
            reason = "写的是时数，不是金额" if _HOURS.search(column.heading) else "不加它各行才相符，已包含在别的列里"
            found.append(replace(column, role=role, reason=reason))
        else:
            found.append(column)
    return months_explained(found)


def _parts_of_one(columns: Sequence[Column], rows: Sequence[Figures]) -> list[Column]:
    """The columns, those explained that nobody knows and that together are what is owed, was paid or earned: by years,
    by dates to pay, 第一次 and 第二次."""
    money = Money([_of_rows(column, Money(columns, rows)) for column in columns], rows)
    columns = money.columns
    unknown = [
        c.number for c in columns
        if c.reason in (NAMELESS, UNKNOWN) and tells(money, c) and not structure().judged.search(c.heading)
    ]  # fmt: skip
    if len(unknown) < 2:
        return list(columns)
    wholes = [c for field in (OWED, RECEIVED, EARNED) for c in money.of(field, Role.FIELD)]
    whole = next((each for each in wholes if money.adds_up(each.number, unknown)), None)
    if whole is None:
        return list(columns)
    reason = f"加起来就是“{whole.heading}”，已经读了"
    return [
        replace(c, role=Role.EXPLAINED, field=whole.field, reason=reason) if c.number in unknown else c for c in columns
    ]


def _of_rows(column: Column, money: Money) -> Column:
    """A column without a word of its own explained where it is what several rows of the same person come to."""
    if column.reason not in (NAMELESS, UNKNOWN) or not tells(money, column):
        return column
    wholes = (rest for field in (OWED, EARNED, RECEIVED) for rest in money.of(field, Role.FIELD))
    of = next((rest for rest in wholes if money.sums_up(column.number, rest.number)), None)
    return (
        column
        if of is None
        else replace(column, role=Role.EXPLAINED, field=of.field, reason=f"是几行“{of.heading}”的合计")
    )


def _nets(money: Money, way: Way, columns: Sequence[Column], *, proved: bool) -> list[Column]:
    return [_net(money, way, each, proved=proved) if each.field == NET else each for each in columns]


def _net(money: Money, way: Way, column: Column, *, proved: bool) -> Column:
    """实发: paid where 应发－扣款－已发－实发 is the 欠发 of the lines; else nobody knows from the list alone."""
    if column.role not in (Role.FIELD, Role.MONTH) or is_said(column):
        return column
    if proved and column.number in way.received:
        role = Role.PART if len(way.received) > 1 else Role.FIELD
        return replace(column, role=role, field=RECEIVED, reason="应发－扣款－实发＝欠发，逐行相符，是已经发的")
    if money.of(OWED, Role.FIELD, Role.MONTH):
        wholes = [way.deducted, *((number,) for number in money.numbers(DEDUCTED, Role.EXPLAINED))]
        if proved and any(money.ties(Way(way.earned, off, (), (column.number,))) >= ENOUGH for off in wholes):
            return replace(column, role=Role.EXPLAINED, reason="就是应发－扣款，已发、欠发另有一列")
        if proved or not money.of(EARNED, Role.FIELD, Role.MONTH):
            return replace(column, role=Role.UNREAD, reason="是算出来的应付净额，欠发另有一列")
    elif proved:
        return replace(column, role=Role.OPEN, reason="等于应发－扣款，是算出来的，不能说明已经发了")
    return replace(column, role=Role.OPEN, reason="看不出是已经发的，还是算出来应当发的")
