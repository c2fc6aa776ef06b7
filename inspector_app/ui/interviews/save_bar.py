"""The foot of the transcript page: what is kept, what is still lacking, undo, redo and save."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.ui.layouts import put_in, wide
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Role
from inspector_app.ui.widgets.undo_buttons import undo_buttons


class SaveBar(QWidget):
    """``lacking_wished`` leads to the first thing that keeps the transcript from being signed."""

    save_wished = Signal()
    lacking_wished = Signal()

    def __init__(self, foot: QHBoxLayout, undo_stack: QUndoStack, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("circle-check", Tone.OK)
        self._words = ElidedLabel("", Role.SMALL)
        self._lacking = Button(kind=Kind.QUIET, clicked=self.lacking_wished.emit)
        self._undo, self._redo = undo_buttons(undo_stack)
        self._save = Button(self.tr("保存 Ctrl+S"), "save", name=self.tr("保存"), clicked=self.save_wished.emit)
        put_in(foot, self._icon, wide(self._words), self._lacking, self._undo, self._redo, self._save)
        self.show_lacking(0)

    def say(self, words: str, tone: Tone = Tone.OK) -> None:
        """Say what has become of the typing."""
        icons = {Tone.OK: "circle-check", Tone.DANGER: "triangle-alert"}
        self._icon.set_icon(icons.get(tone, "pencil"), tone)
        self._words.setText(words)

    def show_lacking(self, count: int) -> None:
        """Say how much is lacking before the transcript may be signed."""
        words = self.tr("签字前还缺{count}项").format(count=count)
        self._lacking.setText(words)
        self._lacking.setVisible(count > 0)

    def set_editable(self, editable: bool) -> None:
        """Without the right to change there is nothing to save."""
        for button in (self._undo, self._redo, self._save):
            button.setVisible(editable)
