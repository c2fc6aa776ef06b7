"""The end that comes from outside: the desktop's session ends, or the system asks the program to stop."""

import os
import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

_SIGNALS = () if os.name == "nt" else (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)


class Departure(QObject):
    """``wished`` when the system asks the program to stop: it is to be closed as a person closes it.

    When the session ends, ``may_end`` is asked first, with True when the person may be asked something; if it says no,
    the end is called off.
    """

    wished = Signal()

    def __init__(self, app: QApplication, may_end: Callable[[bool], bool]) -> None:
        super().__init__(app)
        self._may_end = may_end
        app.commitDataRequest.connect(self.commit)
        self._near, self._far = socket.socketpair()
        self._before: dict[signal.Signals, object] = {}
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def listen(self) -> None:
        """Take over the signals, which Qt's loop in C++ would otherwise keep from Python until the next event."""
        if not _SIGNALS:
            return
        for end in (self._near, self._far):
            end.setblocking(False)
        signal.set_wakeup_fd(self._far.fileno())
        self._before = {each: signal.signal(each, _let_notifier_hear) for each in _SIGNALS}

    def stop(self) -> None:
        """Give the signals back."""
        if self._before:
            signal.set_wakeup_fd(-1)
        for each, handler in self._before.items():
            signal.signal(each, handler)  # type: ignore[arg-type]
        self._before = {}
        self._notifier.setEnabled(False)
        self._near.close()
        self._far.close()

    def commit(self, manager: QSessionManager) -> None:
        """The session ends: write everything typed, and call the end off when the person stays for what cannot be."""
        may_ask = manager.allowsInteraction()
        may_end = self._may_end(may_ask)
        if may_ask:
            manager.release()
        if not may_end:
            manager.cancel()

    def _heard(self) -> None:
        self._near.recv(64)
        self.wished.emit()


def _let_notifier_hear(_number: int, _frame: FrameType | None) -> None:
    """Python needs a handler of its own; the number has gone through the socket already."""
