"""Working days in China: Monday to Friday, minus the days off and plus the make-up workdays of the yearly notices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.support.errors import Problem, Refused

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """工作日历: days off on weekdays, workdays on weekends, and the years these are known for.

    A year is ``announced`` when the State Council's notice is loaded, ``forecast`` (暂定) when only the statutory days
    are known. ``version`` names years and content; it is kept with every computed last day.
    """

    off: frozenset[date]
    workdays: frozenset[date]
    announced: frozenset[int]
    forecast: frozenset[int] = frozenset()
    version: str = ""

    def check_year(self, day: date) -> None:
        """Raises :class:`Refused` ``calendar-year-missing`` when nothing is known about the day's year."""
        if day.year not in self.announced and day.year not in self.forecast:
            raise Refused(Problem("calendar-year-missing", "calendar", details={"year": str(day.year)}))

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on ``day``. Raises :class:`Refused` ``calendar-year-missing``."""
        self.check_year(day)
        if day in self.workdays:
            return True
        return day.weekday() < _SATURDAY and day not in self.off

    def provisional(self, one: date, other: date) -> bool:
        """Whether a year between the two days is only forecast, so that its days may still change."""
        first, last = min(one, other).year, max(one, other).year
        return any(first <= year <= last for year in self.forecast)

    def _walk(self, day: date, step: timedelta) -> Iterator[date]:
        """The working days after (or before) ``day``, nearest first."""
        while True:
            day += step
            if self.is_working_day(day):
                yield day

    def shift(self, day: date, working_days: int) -> date:
        """The working day so many after ``day`` (before it, when negative); ``day`` itself is not counted.

        Zero gives ``day`` back, working or not. Raises :class:`Refused` ``calendar-year-missing``.
        """
        days = self._walk(day, _ONE_DAY if working_days > 0 else -_ONE_DAY)
        for _ in range(abs(working_days)):
            day = next(days)
        return day

    def on_or_after(self, day: date) -> date:
        """``day`` when it is a working day, else the next one: where a period ends that ran out on a rest day."""
        return day if self.is_working_day(day) else self.shift(day, 1)

    def on_or_before(self, day: date) -> date:
        """``day`` when it is a working day, else the last one before it."""
        return day if self.is_working_day(day) else self.shift(day, -1)

    def count(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and including ``last``; zero when ``last`` is not later."""
        return sum(self.is_working_day(day) for day in days_after(first, last))

    def rest_days(self, first: date, last: date) -> tuple[date, ...]:
        """The days after ``first`` up to ``last`` on which offices do not work."""
        return tuple(day for day in days_after(first, last) if not self.is_working_day(day))


def days_after(first: date, last: date) -> Iterator[date]:
    """Every day after ``first`` up to and including ``last``."""
    return (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
