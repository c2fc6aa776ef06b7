"""What a list shows when it is empty: why, and what to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.layouts import REST, in_column, placed
from inspector_app.ui.theme import GAP_2, GAP_4
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import IconLabel, Label, Role


class EmptyState(QWidget):
    """Icon, sentence, explanation and perhaps one action, in the middle of the free space."""

    requested = Signal()

    def __init__(self, sentence: str, detail: str = "", icon: str = "inbox", action: str = "") -> None:
        super().__init__()
        middle = Qt.AlignmentFlag.AlignHCenter
        self._sentence = Label("", Role.SECTION)
        self._detail = Label("", Role.SMALL, wrap=True)
        self._detail.setAlignment(middle)
        self._button = Button(kind=Kind.PRIMARY, clicked=self.requested.emit).looks()
        self.column = in_column(
            REST,
            placed(IconLabel(icon, scale=2.6), middle),
            placed(self._sentence, middle),
            self._detail,
            GAP_2,
            placed(self._button, middle),
            REST,
            edges=(GAP_4, GAP_4, GAP_4, GAP_4),
            of=self,
        )
        self.say(sentence, detail, action)

    def say(self, sentence: str, detail: str = "", action: str = "") -> None:
        """Say something else."""
        self.setAccessibleName(sentence)
        for part, words in ((self._sentence, sentence), (self._detail, detail), (self._button, action)):
            part.setText(words)
            part.setVisible(bool(words))
        self._button.setAccessibleName(action or sentence)  # also while out of sight every button has a name
