"""Months beside each other as columns: of which amount they are, and that balances which run on do not add up."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.exchange.tables.columns.column import (
    BY_TITLE,
    MONTHS_READ,
    NAMELESS,
    OF_A_YEAR,
    PART_READ,
    UNKNOWN,
    Column,
    Role,
    is_said,
)
from inspector_app.exchange.tables.context import OTHERWISE
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.arithmetic import (
    DEDUCTED,
    EARNED,
    ENOUGH,
    OWED,
    RECEIVED,
    Money,
    Numbers,
    Way,
    sum_of,
)

RUNS_ON = "逐月滚动的余额"
_BY_RATE = "逐行等于各月出勤×单价"
_MOST_DAYS, _USUAL_DAYS, _LEAST_A_DAY = 31, 8, 60


def last_balance(columns: Sequence[Column]) -> Sequence[Column]:
    """Of balances that run on from month to month, in columns beside each other, the last one is what is owed."""
    balances = [
        column for column in columns
        if column.role is Role.MONTH and column.field == OWED and structure().running.search(column.heading)
        and not is_said(column)
    ]  # fmt: skip
    if len(balances) < 2:
        return columns
    months = [(column.month.year, column.month.month) for column in balances if column.month and column.month.year]
    told = len(months) == len(balances)  # without years nobody knows which January is meant: the last column
    last = balances[months.index(max(months)) if told else -1]
    reason = f"{RUNS_ON}，已取{last.letter}列"
    taken = {column.number: replace(column, role=Role.EXPLAINED, reason=reason) for column in balances}
    taken[last.number] = replace(last, role=Role.FIELD, month=None)
    return [taken.get(column.number, column) for column in columns]


def months_as_parts(columns: Sequence[Column]) -> list[Column]:
    """What was paid month by month is a part of what was paid, unless what is owed stands month by month too."""
    if any(column.role is Role.MONTH and column.field == OWED for column in columns):
        return list(columns)
    return [
        replace(c, role=Role.PART) if c.role is Role.MONTH and c.field in (DEDUCTED, RECEIVED) else c for c in columns
    ]


def _months_of_work(money: Money) -> Sequence[Column]:
    """Months without a word of their own are days of work where they add up to these, or by the rate to what was
    earned."""
    of_money = (*money.of(EARNED, Role.MONTH), *money.of(OWED, Role.MONTH))
    months = {c.number for c in of_money if not is_said(c) and "·" not in c.heading}
    days = next((column for column in money.of("attendance", Role.FIELD)), None)
    if days is None and len(months) > 1:
        return _days_by_rate(money, sorted(months))
    if days is None or len(months) < 2 or not money.adds_up(days.number, sorted(months)):
        return money.columns
    reason = f"加起来就是“{days.heading}”，是各月的出勤"
    is_work = Role.EXPLAINED, "attendance", reason
    return [_as(c, *is_work) if c.number in months else c for c in money.columns]


def _days_by_rate(money: Money, months: Sequence[int]) -> Sequence[Column]:
    """Months that times the rate are what was earned, line by line (3月 4月 5月 | 共 | 工价 | 工钱), or that tell no
    more than a month has days."""
    rate = next(iter(money.numbers("rate", Role.FIELD)), None)
    others = [c for c in money.columns if c.number not in (*months, rate) and not is_said(c)]
    pay = next((c for c in others if rate is not None and _is_product(money, months, rate, c.number)), None)
    if pay is None and not _are_days(money, months, rate):
        return money.columns
    whole = next((c for c in others if c is not pay and money.adds_up(c.number, months)), None)
    found = {} if pay is None else {pay.number: replace(pay, role=Role.FIELD, field=EARNED, reason=_BY_RATE)}
    reason = "都不超过31，不会是一个月的工资，是各月的出勤" if pay is None else "乘单价逐行等于工钱，是各月的出勤"
    for column in money.columns:
        if column.number in months:
            found[column.number] = _as(column, Role.PART, "attendance", reason)
    if whole is not None:
        found[whole.number] = _as(whole, Role.EXPLAINED, "attendance", MONTHS_READ)
    return [found.get(column.number, column) for column in money.columns]


def _are_days(money: Money, months: Sequence[int], rate: int | None) -> bool:
    """Whether months of every line tell no more than a month has days, and more than a wage in 万元 would be; beside
    what a day is paid also few."""
    told = sorted(figure for row in money.rows for number in months if (figure := row.get(number)))
    rates = [figure for row in money.rows if rate is not None and (figure := row.get(rate))]
    has_unit = any(column.unit not in ("", "元") for column in money.columns if column.number in months)
    if not told or told[-1] > _MOST_DAYS or has_unit:
        return False
    return told[len(told) // 2] >= _USUAL_DAYS or bool(rates and min(rates) >= _LEAST_A_DAY)


def _is_product(money: Money, months: Sequence[int], rate: int, pay: int) -> bool:
    """Whether days of several months by a rate are an amount, in nearly every line that tells all of them."""
    told = [row for row in money.rows if row.get(rate) and row.get(pay) and any(row.get(n) for n in months)]
    right = [row for row in told if abs(sum_of(row, months) * (row[rate] or 0) - (row[pay] or 0)) <= 1]
    return len(told) > 1 and len(right) / len(told) >= ENOUGH


def _as(column: Column, role: Role, field: str, reason: str) -> Column:
    return replace(column, role=role, field=field, reason=reason, month=None)


def months_by_sum(money: Money) -> Sequence[Column]:
    """Months without a word of their own are those of the amount that is their sum."""
    money = replace(money, columns=_sum_of_months(money))
    months = [column.number for column in money.of(EARNED, Role.MONTH) if "·" not in column.heading]
    if len(months) < 2:
        return money.columns
    spans = [c.number for c in money.of(EARNED, Role.FIELD, Role.PART) if c.reason == OF_A_YEAR]
    for field in (OWED, RECEIVED):
        for whole in money.numbers(field, Role.FIELD):
            if _is_left_of(money, months, whole):
                continue
            if money.adds_up(whole, months):
                return months_as_parts([replace(c, field=field) if c.number in months else c for c in money.columns])
            if spans and money.adds_up(whole, (*spans, *months)):  # 7-9月, 10月, 11月
                return [_as_part(c, field) if c.number in (*spans, *months) else c for c in money.columns]
    return money.columns


def _is_left_of(money: Money, months: Sequence[int], whole: int) -> bool:
    """Whether a column is what is left of the months once all was paid, in every line; where few were paid anything, it
    is the sum of the months in most lines too."""
    of = Role.FIELD, Role.PART
    off = money.numbers(DEDUCTED, *of), money.numbers(RECEIVED, *of)
    was_paid = any(row.get(number) for row in money.rows for number in (*off[0], *off[1]))
    return was_paid and whole not in off[1] and money.ties(Way(tuple(months), *off, (whole,))) == 1


def _as_part(column: Column, field: str) -> Column:
    return replace(column, role=Role.EXPLAINED, field=field, reason=PART_READ)


def months_by_rest(money: Money) -> Sequence[Column]:
    """Months without a word of their own, below a title that speaks of 欠薪, were earned where what is owed stands in a
    column of its own and is what is left of them."""
    money = replace(money, columns=_months_of_work(money))
    months = tuple(c.number for c in money.of(OWED, Role.MONTH) if "·" not in c.heading)
    named = [c for c in money.of(OWED, Role.FIELD, Role.DOUBLE) if c.reason != BY_TITLE and not is_said(c)]
    of = Role.FIELD, Role.PART, Role.MONTH
    less = money.numbers(DEDUCTED, *of), money.numbers(RECEIVED, *of)
    for owed in named if len(months) > 1 and less[1] else ():
        if money.ties(Way(months, *less, (owed.number,))) >= ENOUGH and not money.adds_up(owed.number, months):
            return months_as_parts([_of_rest(money, column, months, owed) for column in money.columns])
    return money.columns


def _of_rest(money: Money, column: Column, months: Numbers, owed: Column) -> Column:
    if column.number in months:
        if structure().rest.search(column.heading):
            return replace(column, role=Role.EXPLAINED, reason=f"减去已发就是“{owed.heading}”，逐行相符")
        if any(
            map(is_said, money.of(EARNED, Role.FIELD, Role.PART))
        ):  # else they would be added to what a person chose
            return replace(column, role=Role.UNREAD, field="", reason=OTHERWISE)
        return replace(column, field=EARNED)
    if column.number == owed.number:
        return replace(column, role=Role.FIELD, reason="各月相加减去扣款、已发，逐行相符")
    if column.field == OWED and money.adds_up(column.number, months):
        return replace(column, role=Role.EXPLAINED, field=EARNED, reason=MONTHS_READ)
    return column


def sum_of_months(money: Money, field: str) -> list[Column]:
    """The columns with one without a word of its own explained where it is what the months of a field add up to."""
    return _sum_of(money, money.numbers(field, Role.MONTH), field, MONTHS_READ)


def _sum_of_months(money: Money) -> list[Column]:
    """The same of months and of years."""
    years = tuple(c.number for c in money.of(OWED, Role.PART) if c.reason == OF_A_YEAR)
    money = replace(money, columns=sum_of_months(money, EARNED))
    return _sum_of(money, years, EARNED, "各年已经分别读了")


def _sum_of(money: Money, parts: Numbers, field: str, reason: str) -> list[Column]:
    return [
        replace(c, role=Role.EXPLAINED, field=field, reason=reason)
        if c.reason in (NAMELESS, UNKNOWN) and len(parts) > 1 and money.adds_up(c.number, parts)
        else c
        for c in money.columns
    ]
