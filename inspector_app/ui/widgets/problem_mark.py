"""The message below a field: what is wrong and what to do, in words and with a sign."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui.theme import GAP_1, Tone, style_as
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role

_LOOK = {
    Level.ERROR: ("triangle-alert", Tone.DANGER),
    Level.WARNING: ("triangle-alert", Tone.WARNING),
    Level.INFO: ("info", Tone.INFO),
}


class ProblemMark(QWidget):
    """Hidden until :meth:`say`. Most never say anything: sign and words are made only then."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: tuple[IconLabel, Label] | None = None
        self._sentence = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_1)
        self.setVisible(False)

    @property
    def sentence(self) -> str:
        """What is shown now; empty when hidden."""
        return self._sentence

    def say(self, sentence: str, level: Level = Level.ERROR) -> None:
        """Show a sentence; an empty one takes the mark away."""
        self._sentence = sentence
        if sentence:
            sign, words = self._made()
            sign.set_icon(*_LOOK[level])
            words.setText(sentence)
            style_as(words, "level", str(level))
        self.setVisible(bool(sentence))

    def line_width(self) -> int:
        """How wide the sentence with its sign is in one line, in logical pixels."""
        sign, words = self._made()
        words.ensurePolished()
        return sign.sizeHint().width() + GAP_1 + words.fontMetrics().horizontalAdvance(self._sentence) + 2

    def set_wrap(self, wrap: bool) -> None:
        """Break the sentence into lines, or keep it in one."""
        sign, words = self._made()
        words.setWordWrap(wrap)
        self._row.setAlignment(sign, Qt.AlignmentFlag.AlignTop if wrap else Qt.AlignmentFlag.AlignVCenter)

    def _made(self) -> tuple[IconLabel, Label]:
        if self._parts is None:
            self._parts = IconLabel("triangle-alert", Tone.DANGER, 1.0), Label("", Role.PROBLEM, wrap=True)
            sign, words = self._parts
            self._row.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
            self._row.addWidget(words, 1)
        return self._parts
