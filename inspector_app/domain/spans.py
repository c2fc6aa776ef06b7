"""Things by their days: which of them may speak of the same days, without comparing each with each."""

from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Generic, TypeVar

from inspector_app.domain.periods import ANY_YEAR, Days

T = TypeVar("T")


@dataclass
class Spans(Generic[T]):
    """What was put in so far. Something whose days are not known, or run backwards, may speak of any."""

    _open: T | None = None
    _first: T | None = None
    _starts: list[date] = field(default_factory=list)
    _held: dict[date, tuple[date, T]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self._first is not None

    def meet(self, first: date | None, last: date | None) -> T | None:
        """One of those that may speak of these days; None when all of them speak of others."""
        if self._open is not None:
            return self._open
        if first is None or last is None or last < first:
            return self._first
        at = bisect_right(self._starts, last)
        if not at:
            return None
        end, held = self._held[self._starts[at - 1]]
        return held if end >= first else None

    def put(self, first: date | None, last: date | None, thing: T) -> None:
        """Put something in. Spans that meet are held as one, in the name of the one that was there first."""
        if self._first is None:
            self._first = thing
        if first is None or last is None or last < first:
            self._open = thing if self._open is None else self._open
            return
        while (at := bisect_right(self._starts, last)) and self._held[self._starts[at - 1]][0] >= first:
            start = self._starts.pop(at - 1)
            end, thing = self._held.pop(start)
            first, last = min(first, start), max(last, end)
        insort(self._starts, first)
        self._held[first] = (last, thing)


@dataclass
class Times(Generic[T]):
    """Things by their days, some of which tell the months and not the year (``calendar``): those may speak of these
    months of any year."""

    _dated: Spans[T] = field(default_factory=Spans)
    _yearless: Spans[T] = field(default_factory=Spans)
    _every: Spans[T] = field(default_factory=Spans)

    def __bool__(self) -> bool:
        return bool(self._every)

    def meet(self, first: date | None, last: date | None, calendar: Days | None) -> T | None:
        """As :meth:`Spans.meet`."""
        if calendar is not None:
            return self._every.meet(*calendar)
        same = self._dated.meet(first, last)
        return self._yearless.meet(*_in_any_year(first, last)) if same is None else same

    def put(self, first: date | None, last: date | None, calendar: Days | None, thing: T) -> None:
        """Put something in."""
        self._every.put(*(calendar or _in_any_year(first, last)), thing)
        if calendar is not None:
            self._yearless.put(*calendar, thing)
        else:
            self._dated.put(first, last, thing)


def around(spans: Sequence[Days]) -> Days | None:
    """From the first day of spans to their last; None where there are none."""
    return (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None


@lru_cache(maxsize=4096)  # the lines of a list tell the same few months
def _in_any_year(first: date | None, last: date | None) -> tuple[date | None, date | None]:
    """The days of a span within one year in the year that stands for any; open for every other."""
    if first is None or last is None or first.year != last.year:
        return None, None
    return first.replace(year=ANY_YEAR), last.replace(year=ANY_YEAR)
