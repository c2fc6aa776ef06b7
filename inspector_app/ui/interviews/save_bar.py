"""The foot of the transcript page: what is kept, what is still lacking, undo, redo and save."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.composition import SAVES
from inspector_app.ui.kept_sign import KeptSign
from inspector_app.ui.layouts import put_in, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.undo_buttons import undo_buttons


class SaveBar(QWidget):
    """``lacking_wished`` leads to the first thing that keeps the transcript from being signed."""

    save_wished = Signal()
    lacking_wished = Signal()

    def __init__(self, foot: QHBoxLayout, kept: KeptSign, undo_stack: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._lacking = Button(kind=Kind.QUIET, clicked=self.lacking_wished.emit)
        self._undo, self._redo = undo_buttons(undo_stack)
        self._save = Button(self.tr("保存 Ctrl+S"), "save", name=self.tr("保存"), clicked=self.save_wished.emit)
        self._save.leave_cursor().setProperty(SAVES, True)
        put_in(foot, wide(kept), self._lacking, self._undo, self._redo, self._save)
        self.show_lacking(0)

    def show_lacking(self, count: int) -> None:
        """Say how much is lacking before the transcript may be signed."""
        words = self.tr("签字前还缺{count}项").format(count=count)
        self._lacking.setText(words)
        self._lacking.setVisible(count > 0)

    def set_editable(self, editable: bool) -> None:
        """Without the right to change there is nothing to save."""
        for button in (self._undo, self._redo, self._save):
            button.setVisible(editable)
