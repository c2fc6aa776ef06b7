"""Long reading whose wish may change while it runs: only the last one counts."""

from collections.abc import Callable
from typing import Any, TypeVar

from inspector_app.support.progress import Progress
from inspector_app.ui.jobs import Job, waits_still
from inspector_app.ui.session import Session

R = TypeVar("R")


class Latest:
    """Reads in the worker. A wish stops the one before, and what that one found nobody sees; ``stopped`` is called when
    the person did not want to wait."""

    def __init__(self, session: Session[Any], title: str, stopped: Callable[[], object]) -> None:
        self._session, self._title, self._stopped = session, title, stopped
        self._job: Job | None = None
        self._wish: object = None

    def drop(self) -> None:
        """Nothing is wished any more."""
        self._wish = None
        if self._job is not None:
            self._job.stop.set()

    def wish(self, work: Callable[[Progress], R], then: Callable[[R], object]) -> None:
        """Work, which begins at once or behind what the worker does now; ``then`` gets what it found."""
        self.drop()
        wish = self._wish = object()
        self._job = self._session.work(
            work, lambda found: then(found) if self._wish is wish and waits_still(then) else None, self._title,
            cancelled=lambda: self._stopped() if self._wish is wish else None, patient=True,
        )  # fmt: skip
