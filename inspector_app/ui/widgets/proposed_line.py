"""A line that begins with a proposed text: whoever enters it types or pastes over the proposal."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QLineEdit


class ProposedLine(QLineEdit):
    """As long as nobody typed in it, a click selects all of it, as Tab does; a further one sets the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self._was_whole = False
        self.textChanged.connect(self._proposed)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._was_whole = self.hasSelectedText() and self.selectedText() == self.text()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mouseReleaseEvent(event)
        if not (self._was_whole or self.isModified() or self.hasSelectedText()):
            self.selectAll()

    def _proposed(self) -> None:
        if self.hasFocus() and not self.isModified():  # it comes after Tab did
            self.selectAll()
