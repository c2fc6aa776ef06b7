"""How long work reports its progress and learns that the person pressed Cancel."""

from collections.abc import Callable, Sequence
from typing import Protocol


class Cancelled(Exception):
    """The person asked to stop; nothing was recorded."""


class Progress(Protocol):
    """One method for both purposes: whoever reports progress can also be stopped."""

    def step(self, done: int, total: int, what: str) -> None:
        """Report that ``done`` of ``total`` is finished. Raises :class:`Cancelled` if asked to stop."""


class NoProgress:
    """For callers that neither watch nor cancel."""

    def step(self, done: int, total: int, what: str) -> None:
        return


NOT_WATCHED = NoProgress()
"""For work that nobody watches."""


class Pace:
    """Counts steps of work that knows about how many there will be, all of one kind, and reports each."""

    def __init__(self, progress: Progress, what: str, steps: int) -> None:
        self._progress, self._what, self._steps = progress, what, steps
        self._done = 0

    def step(self) -> None:
        """One more is done. Raises :class:`Cancelled` if asked to stop."""
        self._done = min(self._done + 1, self._steps)
        self._progress.step(self._done, self._steps, self._what)


class LinePace:
    """Progress of work that tells by lines what it does now: about how many there will be is known, and how many times
    as long as another each of the ``first`` takes."""

    def __init__(self, progress: Progress, first: Sequence[int], lines: int) -> None:
        self._progress, self._first, self._total = progress, first, sum(first) + lines
        self._told = 0

    def tell(self, line: str) -> None:
        """What is begun now. Raises :class:`Cancelled` if asked to stop."""
        done = sum(self._first[: self._told]) + max(0, self._told - len(self._first))
        self._told += 1
        self._progress.step(min(done, self._total - 1), self._total, line.strip())


Watch = Callable[[], object]
"""Called now and then during long work that cannot say how far it is: what it raises, such as Cancelled, ends it."""


def unwatched() -> None:
    """For callers that do not cancel."""
