"""Long work off the GUI thread: one job at a time, with progress, cancel, and the outcome back on the GUI thread."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal, Slot
from shiboken6 import isValid

from inspector_app.support.errors import Refused, Trouble
from inspector_app.support.progress import Cancelled, Progress

Work = Callable[[Progress], Any]
_STEP_SECONDS, _PATIENCE_MS = 0.1, 500
Start = Callable[[Callable[[], None]], None]


class Steps:
    """The progress that the work sees: raises when the person asked to stop, passes on at most ten steps a second."""

    def __init__(
        self,
        stop: threading.Event,
        report: Callable[[int, int, str], None],
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stop = stop
        self._report = report
        self._now = now
        self._next = float("-inf")

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def step(self, done: int, total: int, what: str) -> None:
        self.check()
        moment = self._now()
        if moment >= self._next or done == total:
            self._next = moment + _STEP_SECONDS
            self._report(done, total, what)


def _ignore(_: Any) -> None:
    return


@dataclass(slots=True)
class Job:
    """One piece of work and what to do with its outcome; ``done`` and ``failed`` run on the GUI thread.

    A job without a title is quiet: it runs without a progress box. The box of a ``patient`` one comes when it takes
    longer than half a second.
    """

    title: str
    work: Work
    done: Callable[[Any], None] = _ignore
    failed: Callable[[BaseException], None] = _ignore
    stop: threading.Event = field(default_factory=threading.Event)
    patient: bool = False


class _Run(QRunnable):
    """Carries a plain function onto the pool."""

    def __init__(self, function: Callable[[], None]) -> None:
        super().__init__()
        self._function = function

    def run(self) -> None:
        self._function()


class JobRunner(QObject):
    """Runs jobs in turn. ``start`` puts a function on a thread; tests give ``pending.append`` and run when they like.

    A connection to the store belongs to one thread, so the work gets frozen values only.
    """

    started = Signal(str)
    progressed = Signal(int, int, str)
    finished = Signal()
    _ended = Signal(object, object, object)

    def __init__(self, start: Start | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._start = start or self._on_pool
        self._waiting: deque[Job] = deque()
        self._running: Job | None = None
        self._closing = False
        self._ended.connect(self._finish)

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._running is not None

    @property
    def title(self) -> str:
        """The title of the running job, else empty."""
        return self._running.title if self._running else ""

    def run(self, job: Job) -> None:
        """Queue a job; it starts at once when nothing else runs."""
        if self._closing:
            return
        self._waiting.append(job)
        self._next()

    @Slot()
    def cancel(self) -> None:
        """Ask the running job to stop at its next step. Nothing is recorded then."""
        if self._running:
            self._running.stop.set()

    def close(self) -> None:
        """For quitting: drop what waits, cancel what runs and wait for it."""
        self._closing = True
        self._waiting.clear()
        self.cancel()
        self._pool.waitForDone()

    def _on_pool(self, function: Callable[[], None]) -> None:
        self._pool.start(_Run(function))

    def _next(self) -> None:
        if self._running or not self._waiting:
            return
        job = self._running = self._waiting.popleft()
        if job.patient:
            QTimer.singleShot(_PATIENCE_MS, self, lambda: self._tell_started(job))
        else:
            self._tell_started(job)
        self._start(lambda: self._work(job))

    def _tell_started(self, job: Job) -> None:
        if self._running is job:
            self.started.emit(job.title)

    def _work(self, job: Job) -> None:
        """On the worker: only signals leave from here, never a QObject's own call."""
        result: Any = None
        error: BaseException | None = None
        try:
            progress = Steps(job.stop, self.progressed.emit)
            progress.check()
            result = job.work(progress)
        except BaseException as caught:  # carried to the GUI thread, where Session or the crash net tells it
            error = caught
        self._ended.emit(job, result, error)

    @Slot(object, object, object)
    def _finish(self, job: Job, result: Any, error: BaseException | None) -> None:
        self._running = None
        self.finished.emit()
        try:
            if error is not None:
                if waits_still(job.failed):
                    job.failed(error)
                elif not isinstance(error, Refused | Trouble | Cancelled):
                    raise error
            elif not self._closing and waits_still(job.done):
                job.done(result)
        finally:
            self._next()


def waits_still(receiver: Callable[..., Any]) -> bool:
    """Whether the part of the window is there to which a function belongs, which may be closed while a job runs; one
    that belongs to none always waits."""
    while isinstance(receiver, partial):
        receiver = receiver.func
    owner = getattr(receiver, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
