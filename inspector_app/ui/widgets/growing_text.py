"""A text field that grows with what is written, so that nothing typed is hidden."""

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy

from inspector_app.ui.copied_files import are_files
from inspector_app.ui.copied_page import words_of
from inspector_app.ui.typing_run import end_of_change


def show_text(entry: QPlainTextEdit, text: str) -> None:
    """Another text, with the cursor behind what came or where something went, so that typing can go on there."""
    place = end_of_change(entry.toPlainText(), text)
    entry.setPlainText(text)
    cursor = entry.textCursor()
    cursor.setPosition(qt_place(text, place))
    entry.setTextCursor(cursor)


def qt_place(text: str, place: int) -> int:
    """A place in a text as Qt counts it, which takes a rare letter for two."""
    return len(text[:place].encode("utf-16-le")) // 2


def text_place(text: str, place: int) -> int:
    """A place that Qt tells, in letters of the text."""
    return len(text.encode("utf-16-le")[: 2 * place].decode("utf-16-le", "ignore"))


class GrowingText(QPlainTextEdit):
    """``value()`` is the text. Between ``least`` and ``most`` lines high; Tab leaves the field. ``only_read`` is the
    name of one that is only read.

    Files that are pasted or dropped here are no text (their paths would stand in a record): they go to the page.
    """

    value_changed = Signal()
    left = Signal()

    def __init__(self, least: int = 1, most: int = 16, only_read: str = "") -> None:
        super().__init__()
        self._least = least
        self._most = most
        self._frame = 0
        self._hint = ""
        if only_read:
            self.setReadOnly(True)
            self.setAccessibleName(only_read)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # lines break at the edge
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.value_changed)
        self.textChanged.connect(self._grow)

    def value(self) -> str:
        """The text, without what the input method is still composing."""
        return self.toPlainText()

    def set_value(self, value: str | None) -> None:
        """Show a text, with the cursor where it changed, behind a text that is new; what is only read begins on top."""
        if self.isReadOnly():
            self.setPlainText(value or "")
            return
        show_text(self, value or "")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self._wanted())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().minimumSizeHint().width(), self._wanted())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        frame = self.height() - self.viewport().height()  # the style sheet's share is known only after a resize
        if event.size().width() != event.oldSize().width() or frame != self._frame:
            self._frame = frame
            self._grow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._grow()

    def event(self, event: QEvent) -> bool:
        """Copied files are left to the key of the page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Paste)
            and are_files(QGuiApplication.clipboard().mimeData())
        ):
            event.ignore()
            return False
        return super().event(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return not are_files(source) and (source.hasHtml() or super().canInsertFromMimeData(source))

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        if not are_files(source) and (words := words_of(source)):
            plain = QMimeData()
            plain.setText(words)
            super().insertFromMimeData(plain)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Qt would draw the hint behind letters that are being composed."""
        super().inputMethodEvent(event)
        if event.preeditString() and not self._hint:
            self._hint = self.placeholderText()
            self.setPlaceholderText("")
        elif self._hint and not event.preeditString():
            hint, self._hint = self._hint, ""
            self.setPlaceholderText(hint)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        self.left.emit()

    def _wanted(self) -> int:
        """Measured block by block, because the document itself counts only lines that were painted once."""
        line = self.fontMetrics().lineSpacing()
        height, block = 0.0, self.document().firstBlock()
        while block.isValid() and height < self._most * line:
            height += self.blockBoundingRect(block).height()
            block = block.next()
        margin = self.document().documentMargin()  # already in the first block, above it
        text = min(max(height, self._least * line + margin), self._most * line + margin)
        frame = self.height() - self.viewport().height()
        return math.ceil(text + 2 * margin) + frame

    def _grow(self) -> None:
        """A scroll bar only once the text is higher than the field may become; it stands then, for Qt counts the lines
        of a long paragraph late, and would lay them out for the room of the bar."""
        full = self._wanted() >= self._most * self.fontMetrics().lineSpacing()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy is not self.verticalScrollBarPolicy():  # Qt lays the field out anew even for the same one
            self.setVerticalScrollBarPolicy(policy)
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)  # lines keep their width else, below the bar
            self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.updateGeometry()
