"""Lines of a ledger that may tell of known projects: of each a person says whether it does, before anything is kept."""

from collections.abc import Collection, Container, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from inspector_app.ui import theme
from inspector_app.ui.layouts import AS_AROUND, REST, emptied, in_column, see_through
from inspector_app.ui.theme import GAP_2, GAP_4
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled
from inspector_app.usecases.ledger_files import AskedLine, SameLine

_NEW = "-"
_ROWS = 2  # in sight at once


class AskedPanel(QWidget):
    """``changed`` when a line was answered; out of sight while no line is asked about."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, AskedLine] = {}
        self._boxes: dict[str, ChoiceBox] = {}
        self._place = see_through()
        self._rows = see_through()
        in_column(self._rows, REST, gap=AS_AROUND, of=self._place)
        intro = Label(self.tr("这些行可能就是台账里已有的项目，请逐行选定后再导入。"), Role.SMALL, wrap=True)
        most = _ROWS * (theme.current().control_height + GAP_2)
        in_column(intro, Scrolled(self._place, most), of=self)
        self.hide()

    def show_asked(self, asked: Sequence[AskedLine], there: Container[str]) -> None:
        """Ask about lines; one that was answered stays with its answer, to be changed, while it is ``there`` in the
        file."""
        lines = {words: line for words, line in self._lines.items() if words in there}
        lines |= {line.words: line for line in asked}
        if lines.keys() != self._lines.keys():
            self._ask(lines)

    def _ask(self, lines: Mapping[str, AskedLine]) -> None:
        answers = {words: box.value() for words, box in self._boxes.items()}
        self._lines, self._boxes = dict(lines), {}
        self._rows = emptied(self._place, self._rows)
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP_4)
        grid.setVerticalSpacing(GAP_2)
        grid.setColumnStretch(1, 1)
        for row, (words, line) in enumerate(lines.items()):
            self._add(grid, row, line, answers.get(words))
        self.setVisible(bool(lines))

    def value(self) -> tuple[SameLine, ...]:
        """Which lines tell of which known projects."""
        told = {line: str(box.value() or "") for line, box in self._boxes.items()}
        return tuple(SameLine(line, rid) for line, rid in told.items() if rid not in ("", _NEW))

    def unanswered(self, asked: Collection[AskedLine]) -> list[ChoiceBox]:
        """The entries of those lines that are still asked about and were not answered."""
        boxes = (self._boxes.get(line.words) for line in asked)
        return [box for box in boxes if box is not None and not box.value()]

    def _add(self, grid: QGridLayout, row: int, line: AskedLine, answer: str | None) -> None:
        same = [(self.tr("是，按本行更新：{0}").format(known.words), known.rid) for known in line.maybe]
        box = ChoiceBox([*same, (self.tr("不是，另行登记"), _NEW)], none_chosen=self.tr("请选择是不是同一个项目"))
        box.setAccessibleName(self.tr("“{0}”是不是已有的项目").format(line.words))
        box.set_value(answer)
        box.value_changed.connect(self.changed)
        grid.addWidget(Label(self.tr("第{0}行“{1}”").format(line.row, line.words)), row, 0)
        grid.addWidget(box, row, 1)
        self._boxes[line.words] = box
