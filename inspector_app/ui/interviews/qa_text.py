"""Where a question or an answer is typed: grows with the text, takes in 问：答： blocks, leaves keys to the page."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from inspector_app.domain.interview import QA
from inspector_app.ui.copied_page import words_of
from inspector_app.ui.undo_keys import KeysForThePage
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.usecases.qa_lines import read_qas

_MOST_LINES = 60


class QAText(GrowingText):
    """``came`` when the focus arrives, ``gone`` when it leaves.

    ``pasted`` brings questions that were on the clipboard; ``picture_left_out`` brings what is to be said where a
    picture was there, with words or alone.
    """

    came = Signal()
    gone = Signal()
    pasted = Signal(object)
    picture_left_out = Signal(str)

    def __init__(self) -> None:
        super().__init__(1, _MOST_LINES)
        self.setUndoRedoEnabled(False)
        self.installEventFilter(KeysForThePage(self))  # undo spans all cards

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.came.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.gone.emit()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return super().canInsertFromMimeData(source) or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        words = words_of(source)
        if not self.isReadOnly() and (source.hasImage() or "<img" in source.html()):
            self.picture_left_out.emit("talk-picture-left-out" if words else "talk-picture-alone")
        qas: tuple[QA, ...] = read_qas(words)
        if qas and not self.isReadOnly():
            self.pasted.emit(qas)
            return
        super().insertFromMimeData(source)

    def show_text(self, text: str) -> None:
        """Bring the entry up to a text, with the cursor where it changed."""
        if self.toPlainText() != text:
            self.set_value(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+Enter is the page's: never a line break here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier
        ):
            event.ignore()
            return
        super().keyPressEvent(event)
