"""Chinese under fcitx 4, the input method of UOS 20 and Kylin V10, for which the Qt that pip brings has no plug-in.

Keys go to fcitx by the session bus before Qt hears them, and what comes back is put into the entry as a plug-in does.
A secret never goes there. Where fcitx does not answer, a key is a letter, and nobody waits for it again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSocketNotifier, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QInputMethodEvent,
    QInputMethodQueryEvent,
    QKeyEvent,
    QTextCharFormat,
    QWindow,
)  # fmt: skip
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from inspector_app.ui.composition import Composition
from inspector_app.ui.start.fcitx4_bus import Bus, Said, SessionBus

_SECRET = Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
_KEYS = (QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
_FORWARDED = {
    0xFF08: Qt.Key.Key_Backspace, 0xFF09: Qt.Key.Key_Tab, 0xFF0D: Qt.Key.Key_Return, 0xFF1B: Qt.Key.Key_Escape,
    0xFF51: Qt.Key.Key_Left, 0xFF52: Qt.Key.Key_Up, 0xFF53: Qt.Key.Key_Right, 0xFF54: Qt.Key.Key_Down,
    0xFFFF: Qt.Key.Key_Delete,
}  # fmt: skip
"""By their symbols in X11; a letter's symbol is its code."""
_UINT = 0xFFFFFFFF


class Fcitx4(QObject):
    """Belongs to the application. ``is_there`` while fcitx has a context for this window: it may be started anew."""

    def __init__(self, app: QApplication, bus: Bus) -> None:
        super().__init__(app)
        self._app, self._bus = app, bus
        self.is_there = self._is_putting = self._is_in = False
        self._front: QWindow | None = None
        self._ear = QSocketNotifier(bus.fileno(), QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)
        self._composition = Composition.of_application()
        self._composition.changed.connect(self._forget)
        app.focusObjectChanged.connect(self._turn)
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._place)
        app.aboutToQuit.connect(bus.close)
        app.focusWindowChanged.connect(self._follow)
        self._follow(app.focusWindow())
        self._turn()

    @classmethod
    def join(cls, app: QApplication, reach: Callable[[], Bus] = SessionBus) -> bool:
        """Have what is typed composed by fcitx 4, once for the whole program; False where it is not to be reached."""
        try:
            joined = app.findChild(cls) or cls(app, reach())
        except (OSError, KeyError, ValueError):
            return False
        return joined.is_there

    def _follow(self, front: QWindow | None) -> None:
        """Only the keys of the window in front are looked at, before Qt gives them to an entry."""
        if self._front is not None and isValid(self._front):
            self._front.removeEventFilter(self)
        self._front = front
        if front is not None:
            front.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() not in _KEYS or not isinstance(event, QKeyEvent):
            return False
        self._hear()  # it may be gone by now, or another one
        if not self.is_there or self._entry() is None:
            return False
        is_release = event.type() is QEvent.Type.KeyRelease
        if not self._is_in:  # a list whose chosen cell can be written into, which nobody is told of
            self._enter()
        keys = event.nativeVirtualKey(), event.nativeScanCode(), event.nativeModifiers()
        is_taken = self._told(lambda: self._bus.ask_key(*keys, is_release, event.timestamp() & _UINT))
        self._hear()
        return bool(is_taken)

    def _entry(self) -> QWidget | None:
        """Where words can be written now; None in a secret, and where nothing is written."""
        entry = self._app.focusObject()
        if not isinstance(entry, QWidget) or not isValid(entry) or not _asked(entry, Qt.InputMethodQuery.ImEnabled):
            return None
        hints = Qt.InputMethodHint(_asked(entry, Qt.InputMethodQuery.ImHints) or 0)
        return None if hints & _SECRET else entry

    def _begin(self) -> None:
        self.is_there = bool(self._told(lambda: self._bus.begin(self._app.applicationName())))

    def _turn(self, *_entry: object) -> None:
        """Another entry has the keys; what was composed in the last one is in it by now. Who did not answer before is
        asked once more."""
        if not self.is_there and self._ear.isEnabled():
            self._begin()
        self._tell("Reset")
        self._enter()

    def _enter(self) -> None:
        """fcitx composes where words can be written, and nowhere else."""
        self._is_in = self._entry() is not None
        self._tell("FocusIn" if self._is_in else "FocusOut")
        self._place()

    def _place(self) -> None:
        """The candidates stand below the cursor, in real pixels."""
        front = self._app.focusWindow()
        if front is None or self._entry() is None:
            return
        rect, screen = QGuiApplication.inputMethod().cursorRectangle().toRect(), front.screen()
        corner, ratio = screen.geometry().topLeft(), screen.devicePixelRatio()
        place = corner + (front.mapToGlobal(rect.topLeft()) - corner) * ratio
        size = QPoint(rect.width(), rect.height()) * ratio
        self._tell("SetCursorRect", place.x(), place.y(), size.x(), size.y())

    def _forget(self) -> None:
        """What was composed is in its entry, taken in by the window: fcitx begins afresh."""
        if not self._composition.text and not self._is_putting:
            self._tell("Reset")

    def _tell(self, what: str, *rect: int) -> None:
        if self.is_there:
            self._told(lambda: self._bus.tell(what, *rect))

    def _told(self, say: Callable[[], Any]) -> Any:
        """What comes of it; None where fcitx or the bus is gone."""
        try:
            return say()
        except TimeoutError:
            self._lose()  # it is asked again once it came anew
        except OSError:
            self._ear.setEnabled(False)
            self._lose()
        return None

    def _lose(self) -> None:
        """Nobody composes any more: the letters stay where they stand."""
        if self.is_there:
            self.is_there = False
            self._composition.commit()

    def _hear(self, *_socket: object) -> None:
        for said in self._told(lambda: list(self._bus.said())) or ():
            if said.name == "came":
                self._turn()
            elif said.name == "went":
                self._lose()
            else:
                self._put(said)

    def _put(self, said: Said) -> None:
        """Into the entry, as a plug-in does."""
        entry = self._entry()
        if entry is None:
            return
        with self._putting():
            if said.name == "CommitString":
                event = QInputMethodEvent("", [])
                event.setCommitString(said.body[0])
                QCoreApplication.sendEvent(entry, event)
            elif said.name == "UpdatePreedit":
                QCoreApplication.sendEvent(entry, composing(*said.body))
            elif said.name == "UpdateFormattedPreedit":
                parts, cursor = said.body
                QCoreApplication.sendEvent(entry, composing("".join(words for words, _format in parts), cursor))
            elif said.name == "ForwardKey":
                _forward(entry, *said.body)

    @contextmanager
    def _putting(self) -> Iterator[None]:
        self._is_putting = True
        try:
            yield
        finally:
            self._is_putting = False


def composing(words: str, cursor: int) -> QInputMethodEvent:
    """Underlined, with the cursor where fcitx says: so many bytes behind the beginning."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    behind = len(words.encode()[: max(cursor, 0)].decode(errors="ignore"))
    kinds = QInputMethodEvent.AttributeType
    marks = [
        QInputMethodEvent.Attribute(kinds.TextFormat, 0, len(words), underlined),
        QInputMethodEvent.Attribute(kinds.Cursor, behind, 1, None),
    ]
    return QInputMethodEvent(words, marks if words else [])


def _forward(entry: QWidget, symbol: int, _modifiers: int, is_release: int) -> None:
    """A key that fcitx took and gives back."""
    kind = _KEYS[1] if is_release else _KEYS[0]
    text = chr(symbol) if 0x20 <= symbol < 0x7F else ""
    key = _FORWARDED.get(symbol, Qt.Key(ord(text.upper())) if text else None)
    if key is not None:
        QCoreApplication.sendEvent(entry, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def _asked(entry: QWidget, query: Qt.InputMethodQuery) -> Any:
    """As Qt's plug-ins ask: a list with a cell to write into answers a call of its own method with nothing."""
    event = QInputMethodQueryEvent(query)
    QCoreApplication.sendEvent(entry, event)
    return event.value(query)
