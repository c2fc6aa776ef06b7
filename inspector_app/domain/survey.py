"""摸排台账: rounds in which every site is gone through, and the ledger of a month as it was when it was closed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from inspector_app.domain.dates import add_months
from inspector_app.domain.reported import SentFigure


@dataclass(frozen=True, slots=True)
class SurveyRound:
    """一轮摸排: to be done from ``first_day`` to ``last_day``; ``town`` and ``department`` narrow it, empty: all."""

    rid: str
    title: str
    first_day: date
    last_day: date
    town: str = ""
    department: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A project that was gone through in a round, by whom, and what came of it."""

    rid: str
    round_rid: str
    project_rid: str
    on: date
    by: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class ClosedLine:
    """A project in a closed statement: its cells in words, in the order of the statement's ``columns``."""

    project_rid: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerStatement:
    """月度台账 (项目数量清、工程造价清、隐患清), closed: its figures and lines never change again.

    ``month`` is the first day of the month it is about. Another one for the same month says in ``reason`` why; the one
    closed last counts, and both stay.
    """

    rid: str
    month: date
    closed_at: datetime
    columns: tuple[str, ...]
    figures: tuple[SentFigure, ...]
    lines: tuple[ClosedLine, ...] = ()
    reason: str = ""


def month_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def last_of(month: date) -> date:
    """The last day of the month that begins on a day: until then its statement is to be closed."""
    return add_months(month, 1) - timedelta(days=1)


def month_words(month: date) -> str:
    """2026年3月."""
    return f"{month.year}年{month.month}月"


def tells_all(month: date, closed_on: date) -> bool:
    """Whether a statement of a month that was closed on a day tells all of it: not before its last day."""
    return closed_on >= last_of(month)


def overdue_months(begins: date | None, today: date, closed: Iterable[date]) -> Iterator[date]:
    """The months that are over and have no statement, from the first of which anything is recorded."""
    known = set(closed)
    month = month_of(begins) if begins else month_of(today)
    while last_of(month) < today:
        if month not in known:
            yield month
        month = add_months(month, 1)
