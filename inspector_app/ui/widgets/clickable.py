"""What answers to a click anywhere on it, and to Enter and Space while it has the focus."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


def close_up(column: QBoxLayout, rows: Iterable[QWidget]) -> None:
    """Let rows that stand one below the other take up the room between them: no click falls there and does nothing."""
    gap = column.spacing()
    column.setSpacing(0)
    for row in rows:
        row.setContentsMargins(0, gap // 2, 0, gap - gap // 2)


class Clickable(QFrame):
    """``clicked`` once the left button was pressed and let go on it; a key held down counts once.

    Whatever inside wants the click itself, such as a button, has it alone.
    """

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_pressed = False
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._is_pressed = event.button() == Qt.MouseButton.LeftButton
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        was_pressed, self._is_pressed = self._is_pressed, False
        if was_pressed and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() not in _KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.clicked.emit()
