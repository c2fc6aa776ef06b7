"""Reads the yearly notices of days off and builds the working-day calendar from them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.domain.calendar import WorkCalendar, days_after
from inspector_app.lawbook.reading import Layer, Table, law_problem
from inspector_app.support.errors import Refused


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One file: the notice for a year (it may name days of the December before), or only its statutory days.
    ``festivals`` are the names of those that it tells of."""

    year: int
    announced: bool
    source: str
    mark: str
    note: str
    off: frozenset[date]
    workdays: frozenset[date]
    festivals: tuple[str, ...] = ()


def read_year(table: Table) -> CalendarYear:
    """One year's file. Raises :class:`Refused` naming file and key."""
    year = table.whole("year")
    off: set[date] = set()
    workdays: set[date] = set()
    names: list[str] = []
    for row in table.rows("holiday", "name"):
        names += row.text("name").split("、")
        first, last = row.need_day("first"), row.need_day("last")
        if last < first or not year - 1 <= first.year <= last.year <= year:
            raise row.refuse("last", f"{year}年内、不早于 first 的日期")
        off.update(days_after(first - timedelta(days=1), last))
        workdays.update(row.days("workdays"))
        row.done()
    if bad := off & workdays or {day for day in workdays if day.weekday() < 5}:
        raise table.refuse("workdays", f"周末的调休上班日（{min(bad).isoformat()}不是）")
    found = CalendarYear(
        year=year,
        announced=table.flag("announced"),
        source=table.text("source"),
        mark=table.mark(),
        note=table.text("note", ""),
        off=frozenset(off),
        workdays=frozenset(workdays),
        festivals=tuple(names),
    )
    table.done()
    return found


def read_years(layers: Iterable[Layer]) -> tuple[CalendarYear, ...]:
    """Every year of the calendar folders; a later layer (the bureau's own) replaces a year of an earlier one."""
    years: dict[int, CalendarYear] = {}
    for layer in layers:
        here: set[int] = set()
        for _, table in layer.below("calendar"):
            year = read_year(table)
            if year.year in here:
                raise Refused(law_problem("law-entry-twice", table.where, entry=str(year.year)))
            here.add(year.year)
            years[year.year] = year
    return tuple(years[key] for key in sorted(years))


def work_calendar(years: Iterable[CalendarYear]) -> WorkCalendar:
    """The calendar of these years; where a notice names a day of the December before, the later notice wins."""
    off: set[date] = set()
    workdays: set[date] = set()
    every = sorted(years, key=lambda y: y.year)
    for year in every:
        off = (off - year.workdays) | year.off
        workdays = (workdays - year.off) | year.workdays
    announced = frozenset(y.year for y in every if y.announced)
    forecast = frozenset(y.year for y in every if not y.announced)
    content = "|".join(day.isoformat() for days in (off, workdays) for day in sorted(days))
    digest = hashlib.sha256(content.encode()).hexdigest()[:8]
    name = f"{_span(announced)}" + (f"，{_span(forecast)}暂定" if forecast else "")
    return WorkCalendar(frozenset(off), frozenset(workdays), announced, forecast, f"{name}（{digest}）")


def _span(years: frozenset[int]) -> str:
    """2018—2026 for a run of years."""
    if not years:
        return "无"
    return str(min(years)) if len(years) == 1 else f"{min(years)}—{max(years)}"
