"""How long work reports its progress and learns that the person pressed Cancel."""

from collections.abc import Callable
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


Watch = Callable[[], object]
"""Called now and then during long work that cannot say how far it is: what it raises, such as Cancelled, ends it."""


def unwatched() -> None:
    """For callers that do not cancel."""
