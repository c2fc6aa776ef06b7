"""Waiting for what may never answer, such as a network drive that is gone, without keeping the window waiting."""

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.support.errors import Trouble

_LOOK_MS, _LONG_S = 15, 3.0


class Patience(QObject):
    """Asks in a thread of its own, which nobody waits for: ``came`` brings the answer, ``slow`` that none came yet.

    A later question makes an earlier one void. No signal crosses threads: a timer of the window looks for the answer.
    """

    came = Signal(object)
    failed = Signal(object)
    slow = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._answers: list[Any] = []
        self._then: Callable[[Any], object] = self.came.emit
        self._since = 0.0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def ask(self, question: Callable[[], Any], then: Callable[[Any], object] | None = None) -> None:
        """Ask; ``then`` gets the answer in the place of ``came``."""
        answers: list[Any] = []

        def work() -> None:
            try:
                answers.append(question())
            except Trouble as trouble:
                answers.append(trouble)

        self._answers, self._then, self._since = answers, then or self.came.emit, time.monotonic()
        threading.Thread(target=work, daemon=True).start()
        self._timer.start()

    def _look(self) -> None:
        if self._answers:
            self._timer.stop()
            (answer,) = self._answers
            if isinstance(answer, Trouble):
                self.failed.emit(answer)
            else:
                self._then(answer)
        elif self._since and time.monotonic() - self._since > _LONG_S:
            self._since = 0.0
            self.slow.emit()
