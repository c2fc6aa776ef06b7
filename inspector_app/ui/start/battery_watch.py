"""Notices that the battery is nearly empty, in time for what is typed and for blanks on paper."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.support.battery import Battery, battery

LOW = 10
"""Per cent."""
_WELL = 15
_LOOK_MS = 20_000


class BatteryWatch(QObject):
    """Looks three times a minute. ``turned`` when the battery is low, and when it is fed or filled again."""

    turned = Signal()

    def __init__(self, parent: QObject | None = None, look_at: Callable[[], Battery | None] | None = None) -> None:
        super().__init__(parent)
        self._look_at = look_at or battery
        self.is_low = False
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """See how it stands now."""
        found = self._look_at()
        is_low = found is not None and found.drains and found.percent <= (_WELL if self.is_low else LOW)
        if is_low is not self.is_low:
            self.is_low = is_low
            self.turned.emit()
