"""The unit that a heading gives its figures: 300 below 日工资 is 300元/天, and 26 below 出勤天数 then 26天."""

import re
from collections.abc import Mapping
from decimal import Decimal

from inspector_app.domain.work import rate_of, work_of
from inspector_app.exchange.tables.columns.column import Role
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.exchange.tables.sums.arithmetic import ENOUGH

_PER = re.compile(
    r"元?[/每一](?P<unit>天|日|工日|工|个工|月|小时|平方米|㎡|米|方|吨)|(?P<word>[日月]|(?<!计)时)(?:工资|薪|单价)"
)
_AMOUNTS = ("earned", "net", "owed", "open")
_UNITS = {"日": "天", "工": "天", "工日": "天", "个工": "天", "月": "月", "时": "小时"}
_WORK = re.compile(r"(?P<hours>小时|工时)|(?P<days>天|工日|日数|工数|个工|出工|记工|[总计]工$)|(?P<months>月数)")

_ATTENDED, _LEAST_A_DAY = re.compile("出勤|考勤|上班"), 80


def rate_unit(table: Table) -> str:
    """For which unit of work a heading gives the rate, such as 天 for 日工资 and 工资标准（元/天）; empty for none."""
    told = next(filter(None, map(_PER.search, reversed(_heading(table, "rate").split("·")))), None)
    return (_UNITS.get(told["unit"], told["unit"]) if told["unit"] else _UNITS[told["word"]]) if told else ""


def units_of(table: Table) -> Mapping[str, str]:
    """The units that the headings give the rate and the work. Of these two, the one that is told in none has that of
    the other where both come to what was earned on nearly every line, 出勤 beside a rate of none that of days; else it
    has none."""
    told = _WORK.search(_heading(table, "attendance"))
    rate = rate_unit(table)
    work = {"hours": "小时", "days": "天", "months": "月"}[told.lastgroup or ""] if told else ""
    if not (rate and work) and _comes_to_earned(table):
        unit = rate or work or ("天" if _is_by_day(table) else "")
        return {"rate": unit, "attendance": unit}
    return {"rate": rate, "attendance": work}


def _is_by_day(table: Table) -> bool:
    """Whether 出勤 of which nobody wrote the unit are days: each is paid with more than an hour is."""
    rates = [rate_of(line.values.get("rate", "")) for line in table.lines if line.kind is LineKind.ENTRY]
    told = [rate.figure for rate in rates if rate]
    return bool(_ATTENDED.search(_heading(table, "attendance")) and told) and min(told) >= _LEAST_A_DAY


def _comes_to_earned(table: Table) -> bool:
    """Whether rate and work come to what was earned, on enough of the lines that tell all three; on none: no."""
    lines = [line.values for line in table.lines if line.kind is LineKind.ENTRY]
    told = [(work_of(v.get("attendance", "")), rate_of(v.get("rate", "")), _earned(v)) for v in lines]
    whole = [(work.figure, rate.figure, earned) for work, rate, earned in told if work and rate and earned is not None]
    right = sum(abs(work * rate - earned) <= 1 for work, rate, earned in whole)
    return bool(whole) and right / len(whole) >= ENOUGH


def _earned(values: Mapping[str, str]) -> Decimal | None:
    """What was earned, or what of it is owed and what was paid together."""
    told = {name: rate_of(values.get(name, "")) for name in ("earned", "owed", "received", "deducted")}
    if told["earned"] or not told["owed"]:
        return told["earned"].figure if told["earned"] else None
    return sum((each.figure for each in told.values() if each), Decimal(0))


def with_units(values: Mapping[str, str], units: Mapping[str, str]) -> Mapping[str, str]:
    """Rate and work of a line with the units of their headings.

    Work has that of its heading, unless it stands with a bare rate in a line that tells no amount: two bare figures are
    judged together by what they come to.
    """
    rate, work = with_unit(values.get("rate", ""), units["rate"]), values.get("attendance", "")
    told, done = rate_of(rate), work_of(work)
    found = {"rate": rate} if rate else {}
    is_judged = told is not None and not told.unit and not any(values.get(name) for name in _AMOUNTS)
    if units["attendance"] and not is_judged and done and not done.unit:
        found["attendance"] = f"{done.figure.normalize():f}{units['attendance']}"
    return found


def with_unit(text: str, unit: str) -> str:
    """380 as 380元/天; what has a unit, or is no rate, stays as it is."""
    told = rate_of(text)
    return f"{told.figure.normalize():f}元/{unit}" if told and unit and not told.unit else text


def _heading(table: Table, field: str) -> str:
    headings = [column.heading for column in table.columns if column.field == field and column.role is Role.FIELD]
    return headings[0] if headings else ""
