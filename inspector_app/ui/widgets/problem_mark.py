"""The message below a field: what is wrong and what to do, in words and with a sign."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui.theme import GAP_1, Tone
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role

_LOOK = {
    Level.ERROR: ("triangle-alert", Tone.DANGER),
    Level.WARNING: ("triangle-alert", Tone.WARNING),
    Level.INFO: ("info", Tone.INFO),
}


class ProblemMark(QWidget):
    """Hidden until :meth:`say`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = IconLabel("triangle-alert", Tone.DANGER, 1.0)
        self._words = Label("", Role.PROBLEM, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_1)
        row.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setVisible(False)

    @property
    def sentence(self) -> str:
        """What is shown now; empty when hidden."""
        return self._words.text()

    def say(self, sentence: str, level: Level = Level.ERROR) -> None:
        """Show a sentence; an empty one takes the mark away."""
        icon, tone = _LOOK[level]
        self._icon.set_icon(icon, tone)
        self._words.setText(sentence)
        self._words.setProperty("level", str(level))
        self._words.style().unpolish(self._words)
        self._words.style().polish(self._words)
        self.setVisible(bool(sentence))
