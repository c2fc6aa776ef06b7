"""What wages are reckoned by (``wage.toml``), and the minimum wages that a bureau enters (``minimum_wage.toml``).

The bureau's file: ``[[minimum_wage]]`` with place (a code of GB/T 2260), from (first day), month and hour in yuan (hour
may lack), area where a place has classes, document and mark.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from inspector_app.domain.claim import HoursSystem
from inspector_app.domain.money import round_fen
from inspector_app.domain.wage_rules import (
    OTHER,
    Conversion,
    DeductionRule,
    MinimumWage,
    OvertimeRule,
    Standing,
    SystemRule,
    WageRules,
)
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.money_rules import MoneyRule
from inspector_app.lawbook.places import Places
from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused

RANGES = {"month": (500, 20_000), "hour": (3, 200)}
"""Yuan: what a minimum wage can be; our own bounds against slips of the pen, no law."""


def read_wage_rules(table: Table, cite: Cite, money: Mapping[str, MoneyRule]) -> WageRules:
    """Rules of the nation, without minimum wages. Raises :class:`Refused` naming file and key."""
    hours, late = table.whole("day_hours"), money[table.choice("late_pay", tuple(money))]
    overtime = {row.text("id"): _overtime(row, cite) for row in table.rows("overtime")}
    kinds = tuple(overtime)
    systems = {row.choice("id", tuple(HoursSystem)): _system(row, cite, kinds) for row in table.rows("system")}
    deductions = {row.text("id"): _deduction(row, cite) for row in table.rows("deduction")}
    conversions = tuple(_conversion(row) for row in table.rows("conversion"))
    remarks = {row.text("id"): _remark(row, cite) for row in table.rows("remark")}
    if OTHER not in deductions:
        raise table.refuse("deduction", OTHER)
    if set(systems) != set(HoursSystem):
        raise table.refuse("system", "、".join(HoursSystem))
    table.done()
    return WageRules(hours, overtime, systems, conversions, deductions, remarks, (late.low, late.high))


def read_minimum_wages(tables: Iterable[Table], places: Places) -> Mapping[str, tuple[MinimumWage, ...]]:
    """By the code of their place; of a bureau's entries those of one place, area and day replace ours.

    Raises :class:`Refused` naming file and key, ``minimum-wage-twice`` and ``minimum-wage-outside`` among it.
    """
    found: dict[tuple[str, str, date], MinimumWage] = {}
    for table in tables:
        here: set[tuple[str, str, date]] = set()
        for row in table.rows("minimum_wage", "place"):
            each = _minimum(row, places)
            key = (each.place, each.area, each.since)
            if key in here:
                raise Refused(law_problem("minimum-wage-twice", row.where, day=each.since.isoformat()))
            here.add(key)
            found[key] = each
        table.done()
    codes = {each.place for each in found.values()}
    return {code: tuple(each for each in found.values() if each.place == code) for code in codes}


def nearest(minimum: Mapping[str, tuple[MinimumWage, ...]], code: str) -> tuple[MinimumWage, ...]:
    """What is entered for a place, else for the prefecture and the province that it lies in."""
    return next((minimum[code[:length]] for length in (6, 4, 2) if code[:length] in minimum), ()) if code else ()


def _source(row: Table, cite: Cite) -> str:
    return with_mark(row.text("source", "") or cite(row.texts("basis")), row.mark())


def _head(row: Table, cite: Cite) -> tuple[str, str, str]:
    """What each rule says."""
    return row.text("id"), _source(row, cite), row.text("note", "")


def _overtime(row: Table, cite: Cite) -> OvertimeRule:
    rule = OvertimeRule(*_head(row, cite), row.text("title"), row.texts("words"), row.whole("percent"))
    row.done()
    return rule


def _system(row: Table, cite: Cite, kinds: tuple[str, ...]) -> SystemRule:
    pays, unverified = row.words("pays", kinds), row.words("unverified", kinds)
    rule = SystemRule(row.text("id"), _source(row, cite), row.text("note"), pays, unverified)
    row.done()
    return rule


def _conversion(row: Table) -> Conversion:
    days = row.amount("days")
    if days is None or not 1 <= days <= 31:
        raise row.refuse("days", "1到31之间的天数")
    rule = Conversion(row.need_day("from"), row.day("until"), days, with_mark(row.text("source"), row.mark()))
    row.done()
    return rule


def _deduction(row: Table, cite: Cite) -> DeductionRule:
    standing = Standing(row.choice("standing", tuple(Standing)))
    rule = DeductionRule(*_head(row, cite), standing, row.texts("words"), row.whole("most_percent", 0))
    row.done()
    return rule


def _remark(row: Table, cite: Cite) -> str:
    text = _source(row, cite)
    row.done()
    return text


def _minimum(row: Table, places: Places) -> MinimumWage:
    place = places.code(row.text("place"))
    month, hour = row.amount("month"), row.amount("hour")
    if not place or month is None:
        raise row.refuse("month" if place else "place", "每月多少元" if place else "省、市、县的代码")
    each = MinimumWage(
        place, row.text("area", ""), row.need_day("from"), round_fen(month), None if hour is None else round_fen(hour),
        row.text("document"), row.mark(),
    )  # fmt: skip
    row.done()
    for name in outside(each):
        low, high = RANGES[name]
        raise Refused(law_problem("minimum-wage-outside", f"{row.where} {name}", low=str(low), high=str(high)))
    return each


def outside(each: MinimumWage) -> tuple[str, ...]:
    """Which of the two amounts (``month``, ``hour``) cannot be one: a digit is wrong, or the two are exchanged."""
    amounts = {"month": each.month_fen, "hour": each.hour_fen}
    return tuple(
        name
        for name, fen in amounts.items()
        if fen is not None and not RANGES[name][0] * 100 <= fen <= RANGES[name][1] * 100
    )
