"""Writing that takes longer than half a second, on the thread that the store belongs to: how far it is, and 取消.

The store is open for one act meanwhile, and nothing else may be written into it: while the box is up only the box gets
keys, clicks and timers. What is stopped is undone whole by the act's transaction.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from inspector_app.support.progress import Cancelled
from inspector_app.ui.widgets.progress_dialog import ProgressDialog

_PATIENCE, _BETWEEN = 0.5, 0.1
_KINDS = QEvent.Type
_HELD = frozenset(
    {
        _KINDS.Timer, _KINDS.KeyPress, _KINDS.KeyRelease, _KINDS.ShortcutOverride, _KINDS.Shortcut, _KINDS.InputMethod,
        _KINDS.MouseButtonPress, _KINDS.MouseButtonRelease, _KINDS.MouseButtonDblClick, _KINDS.MouseMove, _KINDS.Wheel,
        _KINDS.Close, _KINDS.Drop, _KINDS.DragEnter, _KINDS.ContextMenu,
    }
)  # fmt: skip


class Watched(QObject):
    """The progress that the work sees; the box comes with the first step after half a second."""

    def __init__(
        self, title: str, may_turn: Callable[[], bool], now: Callable[[], float] = time.monotonic
    ) -> None:  # fmt: skip
        super().__init__()
        self._title, self._may_turn, self._now = title, may_turn, now
        self._next = now() + _PATIENCE
        self._box: ProgressDialog | None = None
        self._is_stopped = False

    def step(self, done: int, total: int, what: str) -> None:
        """Show how far the work is. Raises :class:`Cancelled` once the person does not want to wait."""
        if self._now() < self._next:
            return
        box = self._shown()
        box.step(done, total, what)
        self._turn()
        self._next = self._now() + _BETWEEN
        if self._is_stopped:
            raise Cancelled

    def end(self) -> None:
        """The work is done, or undone."""
        if self._box is not None:
            self._box.finish()
            self._box.deleteLater()
            self._box = None

    def _shown(self) -> ProgressDialog:
        if self._box is None:
            app = QApplication
            self._box = ProgressDialog(app.activeModalWidget() or app.activeWindow())
            self._box.cancelled.connect(self._stop)
            self._box.begin(self._title)
        return self._box

    def _stop(self) -> None:
        self._is_stopped = True

    def _turn(self) -> None:
        """Let the box be painted and heard. While a job runs, whose end could write, it is only painted."""
        app = QApplication.instance()
        if self._box is None or app is None:
            return
        if not self._may_turn():
            self._box.repaint()
            return
        app.installEventFilter(self)
        try:
            QApplication.processEvents()
        finally:
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Hold back what could begin something else."""
        return event.type() in _HELD and not self._is_of_box(watched)

    def _is_of_box(self, watched: QObject) -> bool:
        box, each = self._box, watched
        while each is not None:
            if box is not None and each in (box, box.windowHandle()):
                return True
            each = each.parent()
        return False


@contextmanager
def watching(title: str, may_turn: Callable[[], bool]) -> Iterator[Watched]:
    """The progress for one piece of work."""
    watched = Watched(title, may_turn)
    try:
        yield watched
    finally:
        watched.end()
