"""The one source of time: stamps in UTC, civil dates at fixed +08:00 (Chinese law knows one time zone)."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8))
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""From where the stamps of the journal count."""


class Clock(Protocol):
    """Tells the time; passed in, so that tests and the demo can set it."""

    def now(self) -> datetime:
        """The present moment, in UTC."""

    def today(self) -> date:
        """The present civil date in China."""


def civil_date(moment: datetime) -> date:
    """The Chinese civil date of an aware moment."""
    return moment.astimezone(CHINA).date()


def local(moment: datetime) -> datetime:
    """An aware moment, seen on a Chinese wall clock."""
    return moment.astimezone(CHINA)


def at(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The UTC moment at which a Chinese wall clock shows this day, hour and minute."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CHINA).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return civil_date(self.now())


@dataclass(frozen=True, slots=True)
class ShiftedClock:
    """A clock that goes as another one does, so much apart: a practice has days of its own."""

    of: Clock
    by: timedelta

    def now(self) -> datetime:
        return self.of.now() + self.by

    def today(self) -> date:
        return civil_date(self.now())


@dataclass(slots=True)
class SetClock:
    """A clock that stands still until it is moved: for the demo day and for tests."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return civil_date(self.moment)

    def move_to(self, moment: datetime) -> None:
        self.moment = moment

    def advance(self, **delta: float) -> None:
        """Move forward by keyword arguments of ``timedelta``."""
        self.moment += timedelta(**delta)
