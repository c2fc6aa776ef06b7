"""What a person says about columns: K, K+N where several add up, 木工班!K on one sheet, nothing for no column.

And what they say of whole tables: the unit, and the month or year of its lines.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from inspector_app.domain.periods import parse_period
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.context import YEAR_ALONE, Above, Choice
from inspector_app.exchange.tables.rows.cell_said import CellsSaid
from inspector_app.exchange.tables.rows.line_said import LinesSaid
from inspector_app.exchange.tables.sums.amounts import FACTORS
from inspector_app.support.errors import Problem, Refused

_LETTERS = re.compile(r"[A-Z]{1,3}(?:\+[A-Z]{1,3})*")


@dataclass(frozen=True, slots=True)
class Said:
    """All that a person said of a list. ``words`` are what words of others mean (:func:`word_key`), by the value of
    ours; empty: none of them. ``lines`` are what single lines are, by sheet: what is said again of a sheet goes before
    all that was said of it. ``cells`` are what single cells of the file read (:mod:`..corrections`)."""

    choices: tuple[Choice, ...] = ()
    above: tuple[Above, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    lines: LinesSaid = field(default_factory=dict)
    cells: CellsSaid = field(default_factory=dict)

    def __add__(self, other: "Said") -> "Said":
        words, lines = {**self.words, **other.words}, {**self.lines, **other.lines}
        cells = {**self.cells, **other.cells}
        return Said((*self.choices, *other.choices), (*self.above, *other.above), words, lines, cells)


NOTHING_SAID = Said()


def word_key(field: str, text: str) -> str:
    """What tells a word of others in a field from every other: grade:红色."""
    return f"{field}:{heading_key(text)}"


def above_of(unit: str | None, period: str | None) -> tuple[Above, ...]:
    """What was said of the unit and the month of all tables; None: nothing.

    Raises :class:`Refused` ``list-unit-said`` or ``list-month-said`` for what is none.
    """
    problems = [*unit_problems(unit or "", "unit"), *period_problems(period or "", "month")]
    if problems:
        raise Refused(*problems)
    return (Above(unit, period),) if unit is not None or period is not None else ()


def unit_problems(text: str, where: str) -> list[Problem]:
    """``list-unit-said`` for what is no unit of money; nothing to say of an empty one."""
    return [] if text in FACTORS else [Problem("list-unit-said", where, details={"text": text[:10]})]


def period_problems(text: str, where: str) -> list[Problem]:
    """``list-month-said`` for what is no month, span of months or year; nothing to say of an empty one."""
    is_known = not text or YEAR_ALONE.fullmatch(text) or parse_period(text)
    return [] if is_known else [Problem("list-month-said", where, details={"text": text[:20]})]


def choices_of(mapping: Mapping[str, str]) -> tuple[Choice, ...]:
    """The choices in a mapping of field → column letters. Raises :class:`Refused` ``sheet-column-letter``."""
    return tuple(choice(name, told) for name, told in mapping.items())


def choice(name: str, told: str) -> Choice:
    """One of them; else as :func:`choices_of`."""
    sheet, _, columns = told.rpartition("!")
    letters = re.sub(r"\s", "", columns).upper()
    if letters and not _LETTERS.fullmatch(letters):
        raise Refused(Problem("sheet-column-letter", "mapping", details={"letter": columns[:8]}))
    return Choice(name, tuple(letters.split("+")) if letters else (), sheet.strip())
