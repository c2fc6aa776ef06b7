"""Notices that the machine has slept (lid closed, suspended), on every system alike: a beat that came too late."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

_BEAT_MS = 5_000
_GAP_SECONDS = 45.0


class SleepWatch(QObject):
    """Emits ``slept`` with the first beat after the machine woke; the window is then locked before it is touched."""

    slept = Signal()

    def __init__(self, parent: QObject | None = None, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._now = now
        self._last = now()
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.timeout.connect(self.beat)
        self._timer.start()

    def beat(self) -> None:
        """Compare with the beat before."""
        before, self._last = self._last, self._now()
        if self._last - before > _GAP_SECONDS:
            self.slept.emit()
