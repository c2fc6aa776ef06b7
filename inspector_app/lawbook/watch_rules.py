"""Reads ``watching.toml``; what a bureau's own file says of a kind takes the place of all of that kind in ours."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from inspector_app.domain.watch_rules import (
    AdviceMeasure,
    CreditLook,
    CreditRule,
    IncidentLevel,
    WatchRules,
    WatchTerm,
    worst_first,
)
from inspector_app.domain.watching import CreditGrade
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table

T = TypeVar("T")
WHOLE_KINDS = ("criterion", "level", "measure")
"""Kinds of which a bureau's own file says all: what it does not say falls away."""


def read_watch_rules(files: Iterable[Table], cite: Cite) -> WatchRules:
    """What our file says and, over it, a bureau's own. Raises :class:`Refused` naming file and key."""
    day, basis, advance = 1, "", ""
    criteria: tuple[CreditRule, ...] = ()
    levels: tuple[IncidentLevel, ...] = ()
    measures: tuple[AdviceMeasure, ...] = ()
    terms: dict[WatchTerm, str] = {}
    for table in files:
        if (report := table.inner("report")) is not None:
            day, basis = report.whole("day"), _basis(report, cite)
            report.done()
        if (row := table.inner("advance")) is not None:
            advance = _basis(row, cite)
            row.done()
        criteria = _read(table, "criterion", "id", lambda row: _criterion(row, cite)) or criteria
        levels = _read(table, "level", "title", lambda row: _level(row, cite)) or levels
        measures = _read(table, "measure", "title", lambda row: _measure(row, cite)) or measures
        terms |= dict(_read(table, "term", "what", _term))
        table.done()
    return WatchRules(day, basis, advance, worst_first(criteria), levels, measures, terms)


def _read(table: Table, key: str, name: str, one: Callable[[Table], T]) -> tuple[T, ...]:
    found = []
    for row in table.rows(key, name):
        found.append(one(row))
        row.done()
    return tuple(found)


def _basis(row: Table, cite: Cite) -> str:
    return with_mark(row.text("source", "") or cite(row.texts("basis")), row.mark())


def _criterion(row: Table, cite: Cite) -> CreditRule:
    grade = CreditGrade(row.choice("grade", tuple(CreditGrade)))
    looks = row.choice("looks", ("", *CreditLook), "")
    look = CreditLook(looks) if looks else None
    return CreditRule(row.text("id"), grade, row.text("title"), look, row.whole("least", 0), _basis(row, cite))


def _level(row: Table, cite: Cite) -> IncidentLevel:
    heads = row.whole("heads", 0)
    return IncidentLevel(row.text("title"), heads or None, _basis(row, cite))


def _measure(row: Table, cite: Cite) -> AdviceMeasure:
    return AdviceMeasure(row.text("title"), row.text("body"), _basis(row, cite))


def _term(row: Table) -> tuple[WatchTerm, str]:
    row.mark()  # that of the limit counts
    return WatchTerm(row.choice("what", tuple(WatchTerm))), row.text("limit")
