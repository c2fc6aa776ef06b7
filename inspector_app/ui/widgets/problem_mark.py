"""The message beside a field: what is wrong and what to do, in words and with a sign."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui.layouts import keep_room
from inspector_app.ui.theme import GAP_1, Tone, style_as
from inspector_app.ui.widgets.label import ElidedLabel, IconLabel, Label, Role

_LOOK = {
    Level.ERROR: ("triangle-alert", Tone.DANGER),
    Level.WARNING: ("triangle-alert", Tone.WARNING),
    Level.INFO: ("info", Tone.INFO),
}


class ProblemMark(QWidget):
    """Hidden until :meth:`say`. Most never say anything: sign and words are made only then.

    One that stands in ``one_line`` is cut with … where there is no room.
    """

    def __init__(self, *, one_line: bool = False) -> None:
        super().__init__()
        self._one_line = one_line
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

    def keep_room(self, is_kept: bool = True) -> None:
        """Stand there also while nothing is said, so that nothing moves when it is."""
        self._made()
        keep_room(self, is_kept)

    def hold_words(self, is_held: bool) -> None:
        """Show the sign alone while the whole sentence can be read beside it: nothing is said twice."""
        if self._parts is not None:
            self._parts[1].setVisible(not is_held)

    @property
    def is_cut(self) -> bool:
        """Whether its line has room for a part of the sentence only."""
        if not self._sentence or not self._one_line:
            return False
        words = self._made()[1]
        return words.fontMetrics().horizontalAdvance(self._sentence) > words.width()

    def _made(self) -> tuple[IconLabel, Label]:
        if self._parts is None:
            words = ElidedLabel("", Role.PROBLEM) if self._one_line else Label("", Role.PROBLEM, wrap=True)
            words.setMinimumWidth(1)
            keep_room(words)
            sign = IconLabel("triangle-alert", Tone.DANGER, 1.0)
            at = Qt.AlignmentFlag.AlignVCenter if self._one_line else Qt.AlignmentFlag.AlignTop
            self._row.addWidget(sign, alignment=at)
            self._row.addWidget(words, 1)
            self._parts = sign, words
        return self._parts
