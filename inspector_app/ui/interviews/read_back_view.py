"""交被询问人核对: the transcript in large type over the whole page, to be read and never to be changed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QShortcut, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from inspector_app.domain.dates import chinese_time
from inspector_app.domain.interview import Interview
from inspector_app.ui import theme
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.theme import GAP_3, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role

_LARGER = 9
_STEP = 3
_INDENT = 2


class ReadBackView(QWidget):
    """``closed`` when the person gives it back (Esc)."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        dress(self)
        self._interview: Interview | None = None
        self._larger = _LARGER
        self._title = Label("", Role.TITLE)
        self.text = QTextEdit()
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.text.setAccessibleName(self.tr("询问笔录全文"))
        self.text.setFrameShape(QTextEdit.Shape.NoFrame)
        self.text.document().setDocumentMargin(GAP_6)
        top = in_row(
            wide(self._title),
            Button(icon="zoom-out", kind=Kind.ICON, name=self.tr("字小一些"), clicked=self.smaller),
            Button(icon="zoom-in", kind=Kind.ICON, name=self.tr("字大一些"), clicked=self.larger),
            Button(self.tr("核对完毕，返回（Esc）"), "check", Kind.PRIMARY, clicked=self.closed.emit),
        )
        in_column(top, wide(self.text), gap=GAP_3, edges=(GAP_6, GAP_3, GAP_6, GAP_3), of=self)
        for keys, act in (("Esc", self.closed.emit), ("Ctrl++", self.larger), ("Ctrl+=", self.larger),
                          ("Ctrl+-", self.smaller)):  # fmt: skip
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)
        self.setFocusProxy(self.text)

    def show_interview(self, interview: Interview, name: str) -> None:
        """Show a transcript from its beginning."""
        self._interview = interview
        self._title.setText(self.tr("请{name}核对").format(name=name))
        self._write()
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def larger(self) -> None:
        """One step larger."""
        self._larger = min(self._larger + _STEP, 30)
        self._write()

    def smaller(self) -> None:
        """One step smaller."""
        self._larger = max(self._larger - _STEP, 3)
        self._write()

    def _write(self) -> None:
        if self._interview is None:
            return
        bar = self.text.verticalScrollBar()
        part = bar.value() / max(bar.maximum(), 1)
        self.text.clear()
        cursor = self.text.textCursor()
        head = self.tr("{start}，在{place}询问。").format(
            start=chinese_time(self._interview.started_at), place=self._interview.place
        )
        self._paragraph(cursor, "", head)
        for qa in self._interview.qas:
            self._paragraph(cursor, self.tr("问："), qa.question, bold=True)
            self._paragraph(cursor, self.tr("答："), qa.answer or self.tr("（尚未记录）"))
        bar.setValue(round(part * bar.maximum()))

    def _paragraph(self, cursor: QTextCursor, lead: str, words: str, bold: bool = False) -> None:
        size = theme.current().body_size + self._larger
        block = QTextBlockFormat()
        block.setLineHeight(118.0, int(QTextBlockFormat.LineHeightTypes.ProportionalHeight.value))
        block.setLeftMargin(size * _INDENT if lead else 0)
        block.setTextIndent(-size * _INDENT if lead else 0)
        block.setTopMargin(size * 0.6 if bold else 0)
        if cursor.position():
            cursor.insertBlock(block)
        else:
            cursor.setBlockFormat(block)
        style = QTextCharFormat()
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        style.setFont(font)
        cursor.insertText(lead + words.replace("\n", "\u2028"), style)
