"""最低工资: whether what was agreed or earned is below the minimum wage of the place and time (LL art. 48).

Compared is what is sure to be comparable: the rate, turned into a month's by the rule on 月计薪天数, and the whole
months that a list told. Where a place has several classes of areas, the lowest is taken. A hint is a question, no
finding: 包吃住, 工时 and overtime in a month's wages must be asked.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from inspector_app.domain.claim import MonthPart, WageClaim
from inspector_app.domain.dates import chinese, full_months
from inspector_app.domain.deductions import Hint
from inspector_app.domain.money import round_fen, yuan
from inspector_app.domain.wage_rules import MinimumWage, WageRules
from inspector_app.domain.work import DAY, HOUR, MONTH, Measure
from inspector_app.support import vocabulary


def minimum_hints(claim: WageClaim, rate: Measure | None, rules: WageRules, day: date | None) -> Iterator[Hint]:
    """What in a line is below the minimum wage; nothing where none is entered for the place and the day."""
    basis = rules.remarks.get("minimum-wage", "")
    lowest = _lowest(rules, day)
    month = _month_of(rate, rules, day)
    if lowest is not None and rate is not None and month is not None and month < lowest.month_fen:
        how = "" if rate.unit == MONTH else f"（折合每月{yuan(month)}元）"
        yield Hint(
            f"{vocabulary.label('wage_claim.rate')}{rate.words}{how}低于当地最低工资标准{_standard(lowest)}", basis
        )
    for part in claim.parts:
        least = _lowest(rules, part.last_day)
        if least is not None and _is_month(part) and (part.earned_fen or 0) < least.month_fen:
            words = f"{part.first_day.year}年{part.first_day.month}月应发{yuan(part.earned_fen or 0)}元"
            yield Hint(f"{words}低于当地最低工资标准{_standard(least)}，当月是否正常出勤请问清", basis)


def compared_days(claim: WageClaim, today: date) -> Iterator[date]:
    """The days by whose standard a line is compared: the end of its wages (``today`` where nobody told it), and that of
    each whole month that a list told."""
    yield claim.last_day or claim.first_day or today
    yield from (part.last_day for part in claim.parts if _is_month(part))


def minimum_words(rules: WageRules, *days: date) -> str:
    """What is entered for a place and some days, each once and the oldest first, in words, and that nothing is for some
    of them; empty where nothing is for any."""
    standards = {each: None for day in sorted(days) for each in rules.minimum_on(day)}
    told = [
        f"{each.area}{'：' if each.area else ''}每月{yuan(each.month_fen)}元"
        + (f"、每小时{yuan(each.hour_fen)}元（非全日制）" if each.hour_fen is not None else "")
        + f"，{chinese(each.since)}起执行（{each.document}）"
        for each in standards
    ]
    if told and not all(map(rules.minimum_on, days)):
        told.append("此前的工资没有录入标准，没有比较")
    return "；".join(told)


def _lowest(rules: WageRules, day: date | None) -> MinimumWage | None:
    known = rules.minimum_on(day) if day is not None else ()
    return min(known, key=lambda each: each.month_fen, default=None)


def _standard(each: MinimumWage) -> str:
    return f"每月{yuan(each.month_fen)}元（{each.area}{'，' if each.area else ''}{each.document}）"


def _month_of(rate: Measure | None, rules: WageRules, day: date | None) -> int | None:
    """A rate as a month's wage in 分; None for piece rates and where no rule tells the days of a month."""
    rule = rules.conversion(day) if day is not None else None
    if rate is None or rule is None:
        return None
    times = {MONTH: Decimal(1), DAY: rule.days, HOUR: rule.days * rules.day_hours}.get(rate.unit)
    return None if times is None else round_fen(rate.figure * times)


def _is_month(part: MonthPart) -> bool:
    """Whether it is one whole month of which the wages are told."""
    whole = (part.first_day.year, part.first_day.month) == (part.last_day.year, part.last_day.month)
    return whole and full_months(part.first_day, part.last_day) == 1 and part.earned_fen is not None
