"""A line that begins with a proposed text: whoever enters it types or pastes over the proposal."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit


class ProposedLine(QLineEdit):
    """A click that enters the line selects all of it, as Tab does; a further one sets the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._is_entered = False

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self._is_entered = event.reason() == Qt.FocusReason.MouseFocusReason

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        if self._is_entered and not self.hasSelectedText():  # who drew over some of it wants that
            self.selectAll()
        self._is_entered = False
