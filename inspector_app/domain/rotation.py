"""Which of many copies of a database stay: days thin out to weeks, weeks to months."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Protocol, TypeVar

DAYS, WEEKS, MONTHS = 7, 5, 12
"""How many days, weeks and months keep their last copy."""


class OfADay(Protocol):
    """A copy, by the civil day it was made on."""

    @property
    def day(self) -> date:
        """The day on which it was made."""


C = TypeVar("C", bound=OfADay)
_PERIODS: tuple[tuple[Callable[[date], object], int], ...] = (
    (lambda day: day, DAYS),
    (lambda day: day.isocalendar()[:2], WEEKS),
    (lambda day: (day.year, day.month), MONTHS),
)


def staying(every: Sequence[C]) -> list[C]:
    """The last one of each of the latest days, weeks and months, of copies of which the one that holds most is first.

    What they hold says which are the latest, for a clock may have been wrong. Days on which the machine was off do not
    count: what is old stays until enough newer ones are there.
    """
    return [each for each in every if any(each in _last(every, period)[:most] for period, most in _PERIODS)]


def _last(every: Iterable[C], period: Callable[[date], object]) -> list[C]:
    found: dict[object, C] = {}
    for each in every:
        found.setdefault(period(each.day), each)
    return list(found.values())
