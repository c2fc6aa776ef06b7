"""What a list says of grades and kinds in words of its own: each is asked once, and remembered for the next list."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.support import vocabulary
from inspector_app.ui import theme
from inspector_app.ui.layouts import AS_AROUND, REST, emptied, in_column, see_through
from inspector_app.ui.theme import GAP_2, GAP_4
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.ledger_files import OtherWord, word_choices
from inspector_app.usecases.open_lists import word_key

_NONE = "-"
_ROWS = 2  # in sight at once


class WordsPanel(QWidget):
    """``changed`` when a word was given a meaning; out of sight while the list uses our words."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, ChoiceBox] = {}
        self._place = see_through()
        self._rows = see_through()
        in_column(self._rows, REST, gap=AS_AROUND, of=self._place)
        intro = Label(self.tr("表里有这些说法，请说明一次是什么意思；以后同样的表照此读。"), Role.SMALL, wrap=True)
        most = _ROWS * (theme.current().control_height + GAP_2)
        in_column(intro, Scrolled(self._place, most), of=self)
        self.hide()

    def show_words(self, words: Sequence[OtherWord]) -> None:
        """Ask about other words; what was said before is chosen already."""
        if words and list(self._boxes) == [word_key(word.field, word.text) for word in words]:
            return  # they were only answered: whoever goes on by keys stays where they are
        self._boxes.clear()
        self._rows = emptied(self._place, self._rows)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_4)
        grid.setVerticalSpacing(GAP_2)
        for row, word in enumerate(words):
            self._add(grid, row // 2, 3 * (row % 2), word)
        grid.setColumnStretch(5, 1)
        grid.setColumnMinimumWidth(2, GAP_4)
        self.setVisible(bool(words))

    def value(self) -> Mapping[str, str]:
        """What each word means, by :func:`word_key`; those that were not answered are left out."""
        return {key: "" if box.value() == _NONE else box.value() for key, box in self._boxes.items() if box.value()}

    def _add(self, grid: QGridLayout, row: int, column: int, word: OtherWord) -> None:
        label = vocabulary.short(f"project.{word.field}")
        none = (self.tr("都不是，空着"), _NONE)
        box = ChoiceBox([*word_choices(word.field), none], none_chosen=self.tr("请选择是什么意思"))
        box.set_value(_NONE if word.meaning == "" else word.meaning)
        box.setAccessibleName(self.tr("{0}“{1}”是").format(label, word.text))
        box.value_changed.connect(self.changed)
        grid.addWidget(Label(self.tr("{0}“{1}”（{2}行）").format(label, word.text, word.lines)), row, column)
        grid.addWidget(box, row, column + 1)
        self._boxes[word_key(word.field, word.text)] = box
