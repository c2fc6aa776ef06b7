"""A menu whose grey entries say why they cannot be chosen."""

from typing import Any, cast

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QCursor, QHelpEvent, QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

_WHY_NOT = "why_not"  # property of an action


def allow(action: QAction, allowed: bool, why_not: str) -> QAction:
    """Let an entry be chosen or not; where it cannot be, hovering over it and pressing it say why."""
    action.setEnabled(allowed)
    action.setProperty(_WHY_NOT, "" if allowed else why_not)
    return action


class Menu(QMenu):
    """Its entries are turned off by :func:`allow`.

    A click chooses also where the mouse rested as the menu opened: Qt takes that for a part of the click that opened
    it, and closes the menu, under X11 at the press. One that a key opened may come right under the mouse. The second
    press of a double click chooses nothing.
    """

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._rested = QPoint()
        self._pressed: QAction | None = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        self._rested, self._pressed = QCursor.pos(), None
        super().showEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        is_second = event.type() == QEvent.Type.MouseButtonDblClick
        self._pressed = None if is_second else self.actionAt(event.position().toPoint())
        if self._rests(event) and self._pressed is not None:
            self.setActiveAction(self._pressed)
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        action = self.actionAt(event.position().toPoint())
        is_chosen = action is not None and action is self._pressed and action.isEnabled() and not action.menu()
        if self._rests(event) and is_chosen:
            super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier))
        else:
            super().mouseReleaseEvent(event)

    def _rests(self, event: QMouseEvent) -> bool:
        moved = event.globalPosition().toPoint() - self._rested
        return moved.manhattanLength() <= QApplication.startDragDistance()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._tell(cast("QHelpEvent", event).pos())
            return True
        if event.type() == QEvent.Type.MouseButtonPress:  # a finger rests over nothing
            self._tell(cast("QMouseEvent", event).position().toPoint())
        return super().event(event)

    def _tell(self, place: QPoint) -> None:
        action = self.actionAt(place)
        why_not = action.property(_WHY_NOT) if action is not None else ""
        QToolTip.showText(self.mapToGlobal(place), why_not or "", self)
