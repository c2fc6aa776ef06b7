"""Things by their days: which of them may speak of the same days, without comparing each with each."""

from bisect import bisect_right, insort
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

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
