"""Where a question or an answer is typed: grows with the text, takes in 问：答： blocks, leaves keys to the page."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from inspector_app.domain.interview import QA
from inspector_app.ui.interviews.lines import read_qas
from inspector_app.ui.widgets.growing_text import GrowingText

_MOST_LINES = 60
_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class QAText(GrowingText):
    """``came`` when the focus arrives; ``pasted`` brings questions that were on the clipboard."""

    came = Signal()
    pasted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, _MOST_LINES, parent)
        self.setUndoRedoEnabled(False)

    def event(self, event: object) -> bool:
        """Undo belongs to the page: it spans all cards."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QKeyEvent.Type.ShortcutOverride
            and any(event.matches(key) for key in _UNDO)
        ):
            event.ignore()
            return False
        return bool(super().event(event))  # type: ignore[arg-type]

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.came.emit()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        qas: tuple[QA, ...] = read_qas(source.text()) if source.hasText() else ()
        if qas and not self.isReadOnly():
            self.pasted.emit(qas)
            return
        super().insertFromMimeData(source)

    def show_text(self, text: str) -> None:
        """Bring the entry up to a text, with the cursor where it can go on."""
        if self.toPlainText() == text:
            return
        place = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(text)) if self.hasFocus() else len(text))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Enter is the page's: never a line break here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
