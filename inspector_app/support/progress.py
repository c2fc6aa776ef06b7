"""How long work reports its progress and learns that the person pressed Cancel."""

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
