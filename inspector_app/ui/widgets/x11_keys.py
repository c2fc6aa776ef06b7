"""Keys that X11 brings while a dialog is on its way to the front: Qt drops them, for the window behind is blocked."""

import ctypes
from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_SIZE, _WINDOW = 32, slice(12, 16)  # of an xcb_key_press_event_t, and its window in it
_MASKS = {2: 1, 3: 2}  # by the kind of the event, a key pressed or let go, what a window listens for to get it
_SENT = 0x80
LONGEST_MS = 1_000  # on the way round by the server; a key for a window that is gone never comes back


class X11Keys(QObject, QAbstractNativeEventFilter):
    """Holds every key from :meth:`hold`; :meth:`give` sends them round by the server once the dialog has the focus.

    What comes meanwhile goes behind them, so that they stay in their order.
    """

    given = Signal()

    def __init__(self, parent: QObject, send: Callable[[bytes], None]) -> None:
        QObject.__init__(self, parent)
        QAbstractNativeEventFilter.__init__(self)
        self._send = send
        self._held: list[bytes] = []
        self._under_way = self._round = 0
        self._holds = self._is_installed = False

    @classmethod
    def of_application(cls, parent: QObject) -> "X11Keys | None":
        """None where another system brings the keys: Windows makes the dialog the one in front as it is shown."""
        app = QGuiApplication.instance()
        if not isinstance(app, QGuiApplication) or app.platformName() != "xcb":
            return None
        try:
            xcb = ctypes.CDLL("libxcb.so.1")
        except OSError:
            return None
        x11: Any = app.nativeInterface()
        connection = ctypes.c_void_p(x11.connection())

        def send(event: bytes) -> None:
            window = int.from_bytes(event[_WINDOW], "little")
            xcb.xcb_send_event(connection, 0, ctypes.c_uint32(window), ctypes.c_uint32(_MASKS[event[0]]), event)
            xcb.xcb_flush(connection)

        return cls(parent, send)

    @property
    def is_giving(self) -> bool:
        """Whether some are going round now."""
        return self._is_installed and not self._holds

    def hold(self) -> None:
        """The next dialog is shown now."""
        self._holds = True
        self._install(True)

    def give(self) -> None:
        """It has the focus, or none came."""
        self._holds = False
        held, self._held = self._held, []
        self._under_way += len(held)
        for event in held:
            self._send(event)
        self._round += 1
        if self._under_way:
            QTimer.singleShot(LONGEST_MS, self, partial(self._give_up, self._round))
        else:
            self._install(False)
            self.given.emit()

    def _give_up(self, of_round: int) -> None:
        """What did not come back stops no other key."""
        if of_round == self._round and self._under_way and not self._holds:
            self._under_way = 0
            self.give()

    def _go_on(self) -> None:
        if not self._holds:  # for another dialog
            self.give()

    def nativeEventFilter(  # noqa: N802 - Qt's name
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        if kind != b"xcb_generic_event_t":
            return False, 0
        event = ctypes.string_at(int(message), _SIZE)
        if event[0] in _MASKS:
            self._held.append(event)
            return True, 0
        if event[0] & ~_SENT in _MASKS and self._under_way:
            self._under_way -= 1
            if not self._under_way and not self._holds:
                QTimer.singleShot(0, self, self._go_on)  # Qt has still to bring this one
        return False, 0

    def _install(self, wanted: bool) -> None:
        app = QGuiApplication.instance()
        if app is not None and wanted is not self._is_installed:
            self._is_installed = wanted
            (app.installNativeEventFilter if wanted else app.removeNativeEventFilter)(self)
