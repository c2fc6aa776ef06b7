"""Where one writes is in sight: after every key, while the text grows, and when the page around it changes.

Qt scrolls a page when the focus comes, and never again.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from inspector_app.ui.one_guard import OneGuard
from inspector_app.ui.widgets.in_sight import areas_around, cursor_rect, show_cursor

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.InputMethod)
_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_CapsLock)
_MOVES = (QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.StyleChange)


class CursorGuard(OneGuard):
    """The one guard of the application, for the entry that has the focus and all that scrolls around it.

    Who scrolls away to look at something else is not fetched back until a key is typed.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._entry: QWidget | None = None
        self._areas: list[QScrollArea] = []
        self._watched: list[QWidget] = []
        self._is_seen = self._is_typed = False
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._look)
        app.focusChanged.connect(self._changed)
        self._changed(None, app.focusWidget())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() in _KEYS:
            self._is_typed = self._is_typed or _says_something(event)
            self._soon.start()
        elif event.type() in _MOVES:
            self._soon.start()
        return False

    def _changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        for area in self._areas:
            if isValid(area):
                area.verticalScrollBar().valueChanged.disconnect(self._scrolled)
        self._entry, self._areas = new, areas_around(new) if new is not None else []
        self._watched = [new] if new is not None and self._areas else []
        for area in self._areas:
            area.verticalScrollBar().valueChanged.connect(self._scrolled)
            self._watched += [area.viewport(), *([area.widget()] if area.widget() is not None else [])]
        for widget in self._watched:
            widget.installEventFilter(self)
        self._is_seen = self._is_typed = False
        self._soon.start()

    def _scrolled(self) -> None:
        """By the wheel, the bar, or because there is less to scroll; what is laid out just now is looked at later."""
        if not self._soon.isActive():
            self._is_seen = self._is_in_sight()

    def _look(self) -> None:
        if self._entry is None or not isValid(self._entry) or not self._areas:
            return
        if self._is_typed or self._is_seen:
            show_cursor(self._entry)
        self._is_typed = False
        self._is_seen = self._is_in_sight()

    def _is_in_sight(self) -> bool:
        """Whether some of the line with the cursor is seen in all that scrolls around it."""
        entry = self._entry
        if entry is None or not isValid(entry):
            return False
        rect = cursor_rect(entry)
        return all(
            isValid(area)
            and area.viewport().rect().intersects(QRect(entry.mapTo(area.viewport(), rect.topLeft()), rect.size()))
            for area in self._areas
        )


def _says_something(event: QEvent) -> bool:
    """No key held down for what comes, such as Ctrl for the wheel."""
    if isinstance(event, QKeyEvent):
        return event.key() not in _HELD
    return isinstance(event, QInputMethodEvent)
