"""A menu whose grey entries say why they cannot be chosen."""

from typing import cast

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAction, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolTip

_WHY_NOT = "why_not"  # property of an action


def allow(action: QAction, allowed: bool, why_not: str) -> QAction:
    """Let an entry be chosen or not; where it cannot be, hovering over it and pressing it say why."""
    action.setEnabled(allowed)
    action.setProperty(_WHY_NOT, "" if allowed else why_not)
    return action


class Menu(QMenu):
    """Its entries are turned off by :func:`allow`."""

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
