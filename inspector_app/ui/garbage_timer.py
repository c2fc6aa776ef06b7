"""The window's thread alone looks for widgets that nobody reaches any more."""

from PySide6.QtCore import QObject, QTimerEvent

from inspector_app.support.garbage import search_due, search_only_when_asked

_EVERY_MS = 1_000


class GarbageTimer(QObject):
    """Made once, on the window's thread, before any other thread works."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        search_only_when_asked()
        self.startTimer(_EVERY_MS)

    def timerEvent(self, _event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        search_due()
