"""加班工资: what recorded overtime comes to by the worker's own rate (LL art. 44, WP94 art. 13).

Nothing is guessed: overtime without its kind of day, without a rate for its unit, or of which nobody told whether the
attendance holds it already, leaves what was earned open. Where the attendance holds it, only the part above the plain
wage is added.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from inspector_app.domain.claim import HoursSystem, WageClaim
from inspector_app.domain.deductions import Hint
from inspector_app.domain.money import round_fen, yuan
from inspector_app.domain.overtime import Overtime, Worked, overtime_of
from inspector_app.domain.wage_rules import SystemRule, WageRules
from inspector_app.domain.work import DAY, HOUR, MONTH, Measure, work_of
from inspector_app.support import vocabulary

_PLAIN = 100  # percent: the wage of the work itself


@dataclass(frozen=True, slots=True)
class OvertimePay:
    """In 分; None where none is recorded or it cannot be told. ``is_open``: recorded, and not to be told."""

    fen: int | None
    is_open: bool
    words: tuple[str, ...] = ()
    hints: tuple[Hint, ...] = ()


def overtime_pay(claim: WageClaim, rate: Measure | None, rules: WageRules, day: date | None) -> OvertimePay:
    """What the overtime of a line comes to, with its reasoning and what is to be asked."""
    if not claim.overtime:
        return OvertimePay(None, False)
    recorded = overtime_of(claim.overtime, rules.overtime)
    system = rules.systems[claim.hours_system or HoursSystem.STANDARD]
    hints = _hints(claim, recorded, system, rules)
    if recorded.unread:
        unread = "、".join(recorded.unread)[:30]
        lacks = f"加班“{unread}”没有写明是平时、休息日还是法定节假日，或者没有写明多少，不能核算"
        return OvertimePay(None, True, (lacks,), hints)
    paid = [each for each in recorded.worked if each.kind in (*system.pays, *system.unverified)]
    words = [] if len(paid) == len(recorded.worked) else [system.note]
    counted = _counted(claim, recorded, rate)
    if paid and counted is None:
        return OvertimePay(
            None,
            True,
            (*words, "加班是否已计入出勤没有写明（写上“未计入出勤”或者“已计入出勤”），不能核算加班工资"),
            hints,
        )
    total = 0
    for each in paid:
        price = _price(rate, each.work.unit, rules, day)
        if price is None:
            return OvertimePay(None, True, (*words, _no_price(claim, each)), hints)
        amount = price[0] * each.work.figure * (rules.overtime[each.kind].percent - (_PLAIN if counted else 0)) / 100
        total += round_fen(amount)
        words.append(_said(each, price[1], rules, bool(counted), round_fen(amount)))
    return OvertimePay(total, False, tuple(words), hints)


def _counted(claim: WageClaim, recorded: Overtime, rate: Measure | None) -> bool | None:
    """Whether the attendance holds it. Months of a month's wage hold none: what is beyond the month is beside it."""
    work = work_of(claim.attendance)
    if recorded.counted is None and rate is not None and work is not None and rate.unit == work.unit == MONTH:
        return False
    return recorded.counted


def _price(rate: Measure | None, unit: str, rules: WageRules, day: date | None) -> tuple[Decimal, str] | None:
    """What one unit of work is paid, in 元, and how it reads; None where the rate does not tell."""
    if rate is None:
        return None
    if rate.unit == unit:
        return rate.figure, rate.words
    hours = rules.day_hours
    if (rate.unit, unit) == (DAY, HOUR):
        return rate.figure / hours, f"（{rate.words}÷{hours}小时）"
    if (rate.unit, unit) == (HOUR, DAY):
        return rate.figure * hours, f"（{rate.words}×{hours}小时）"
    if rate.unit != MONTH or unit not in (DAY, HOUR):
        return None
    rule = rules.conversion(day) if day is not None else None
    days = rate.days or (rule.days if rule else None)
    if days is None:
        return None
    divisor = days * hours if unit == HOUR else days
    return rate.figure / divisor, f"（{rate.words}÷{days:f}天{f'÷{hours}小时' if unit == HOUR else ''}）"


def _said(each: Worked, price: str, rules: WageRules, counted: bool, fen: int) -> str:
    rule = rules.overtime[each.kind]
    percent = f"（{rule.percent}%－{_PLAIN}%）" if counted else f"{rule.percent}%"
    beside = "，已计入出勤，只加高出的部分" if counted else ""
    return f"{rule.title}{price}×{each.work.figure:f}{each.work.unit}×{percent}＝{yuan(fen)}元{beside}"


def _no_price(claim: WageClaim, each: Worked) -> str:
    rate = claim.rate or f"{vocabulary.short('wage_claim.rate')}未填"
    return f"工资标准（{rate}）得不出每{each.work.unit}多少，{each.work.figure:f}{each.work.unit}加班不能核算"


def _hints(claim: WageClaim, recorded: Overtime, system: SystemRule, rules: WageRules) -> tuple[Hint, ...]:
    known = [rules.overtime[kind] for kind in _kinds(recorded) if kind in system.pays]
    found = [Hint(rule.note, rule.basis_text) for rule in known if rule.note]
    if claim.hours_system is None and recorded.worked:
        found.append(Hint(system.note, system.basis_text))
    if any(kind in system.unverified for kind in _kinds(recorded)):
        found.append(Hint("综合计算工时的，法定休假日加班按300%核算未核实", rules.overtime["holiday"].basis_text))
    if any(each.work.unit not in (DAY, HOUR) for each in recorded.worked):
        words = "计件工资的加班，指完成计件定额任务以后由单位安排的；定额是多少请问清"
        found.append(Hint(words, rules.remarks.get("piece-overtime", "")))
    return tuple(found)


def _kinds(recorded: Overtime) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.kind for each in recorded.worked))
