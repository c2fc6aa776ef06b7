"""What a page shows is read again when something changed: at once while it is in sight, else when it comes in sight."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, SignalInstance
from PySide6.QtWidgets import QWidget


class ReadAgain(QObject):
    """Calls ``read`` for a page that begins unread. ``is_old`` tells, when it comes in sight, what no signal told."""

    def __init__(
        self,
        page: QWidget,
        read: Callable[[], object],
        *changes: SignalInstance,
        is_old: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(page)
        self._page, self._read, self._is_old = page, read, is_old
        self._is_stale = True
        page.installEventFilter(self)
        for change in changes:
            change.connect(self.wish)

    def wish(self, *_: object) -> None:
        """Something changed."""
        self._is_stale = True
        if self._page.isVisible():
            self.now()

    def now(self) -> None:
        """Read, wherever the page is."""
        self._is_stale = False
        self._read()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and (self._is_stale or self._is_old()):
            self.now()
        return False
