"""Pasting into an open cell: several cells go to the table, never all into the one."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from inspector_app.domain.figures import is_several


class PasteInCell(QObject):
    """A filter for the line of an open cell: ``spread`` is called when what is pasted is a block of cells."""

    def __init__(self, parent: QObject, spread: Callable[[], object]) -> None:
        super().__init__(parent)
        self._spread = spread

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not event.matches(QKeySequence.StandardKey.Paste) or not is_several(QApplication.clipboard().text()):
            return False
        self._spread()
        return True
