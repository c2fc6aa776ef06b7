"""改读作: what a cell of the file reads, typed below the file, with what stands there in sight."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.cell_corrections import CellToCorrect


class _Line(QLineEdit):
    """Enter and Esc are of the entry, and not of the dialog around it."""

    entered, left = Signal(), Signal()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _ends(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not _ends(event):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            (self.left if event.key() == Qt.Key.Key_Escape else self.entered).emit()


class CellEntry(QWidget):
    """``entered`` brings the cell and what it reads; ``left`` when the person turned back or nothing is otherwise.

    A number that is masked in the file is not written into the entry: it is typed anew, or stays as it is.
    """

    entered = Signal(object, str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._cell: CellToCorrect | None = None
        self._place = Label("", Role.LABEL)
        self._was = Label("", Role.SMALL)
        self.line = _Line()
        self.line.setAccessibleName(self.tr("这一格读作"))
        self.line.entered.connect(self._take)
        self.line.left.connect(self.left)
        take = Button(self.tr("照此改读"), clicked=self._take)
        self._back = Button(self.tr("取回更正"), "undo-2", clicked=self._take_back)
        turn_back = Button(self.tr("不改了"), kind=Kind.QUIET, clicked=self.left.emit)
        in_row(self._place, wide(self.line), self._was, take, self._back, turn_back, of=self)
        self.setFocusProxy(self.line)

    def ask(self, cell: CellToCorrect, was: str, reads: str) -> None:
        """Ask what a cell reads; ``was`` and ``reads`` are what was brought and what is read, as they may be shown."""
        self._cell = cell
        asked = (self.tr("{0}这一格读作") if cell.is_cell else self.tr("{0}这一行读作")).format(cell.place)
        self._place.setText(asked)
        told = self.tr("原文“{0}”").format(was) if was else self.tr("原文是空的")
        self._was.setText(self._was.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, _MOST))
        self.line.setAccessibleName(self.tr("{0}（{1}）").format(asked, told))
        is_masked = reads != cell.reads
        self.line.setText("" if is_masked else reads)
        self.line.setPlaceholderText(reads if is_masked else self.tr("没有内容"))
        self.line.selectAll()
        self._back.setVisible(cell.is_corrected)
        self.line.setFocus()

    def _take(self) -> None:
        if self._cell is None or not self.line.isModified() or self.line.text().strip() == self._cell.reads:
            self.left.emit()
        else:
            self.entered.emit(self._cell, self.line.text().strip())

    def _take_back(self) -> None:
        if self._cell is not None:
            self.entered.emit(self._cell, self._cell.was)


_MOST = 240  # pixels of what stands in the file


def _ends(event: QKeyEvent) -> bool:
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape) and not event.modifiers()
