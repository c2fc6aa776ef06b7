"""Lines of a ledger that may tell of known projects: of each a person says whether it does, before anything is kept."""

from collections.abc import Collection, Sequence

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
        self._boxes: dict[str, ChoiceBox] = {}
        self._place = see_through()
        self._rows = see_through()
        in_column(self._rows, REST, gap=AS_AROUND, of=self._place)
        intro = Label(self.tr("这些行可能就是台账里已有的项目，请逐行选定后再导入。"), Role.SMALL, wrap=True)
        most = _ROWS * (theme.current().control_height + GAP_2)
        in_column(intro, Scrolled(self._place, most), of=self)
        self.hide()

    def forget(self) -> None:
        """Another file, or other columns: what was answered is of no line any more."""
        self._boxes.clear()
        self._rows = emptied(self._place, self._rows)
        self.hide()

    def show_asked(self, asked: Sequence[AskedLine]) -> None:
        """Ask about lines; one that was answered stays, so that the answer can be changed."""
        new = [line for line in asked if line.words not in self._boxes]
        if new and not self._boxes:
            grid = self._grid = QGridLayout(self._rows)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(GAP_4)
            grid.setVerticalSpacing(GAP_2)
            grid.setColumnStretch(1, 1)
        for line in new:
            self._add(self._grid, len(self._boxes), line)
        self.setVisible(bool(self._boxes))

    def value(self) -> tuple[SameLine, ...]:
        """Which lines tell of which known projects."""
        told = {line: str(box.value() or "") for line, box in self._boxes.items()}
        return tuple(SameLine(line, rid) for line, rid in told.items() if rid not in ("", _NEW))

    def unanswered(self, asked: Collection[AskedLine]) -> list[ChoiceBox]:
        """The entries of those lines that are still asked about and were not answered."""
        boxes = (self._boxes.get(line.words) for line in asked)
        return [box for box in boxes if box is not None and not box.value()]

    def _add(self, grid: QGridLayout, row: int, line: AskedLine) -> None:
        same = [(self.tr("是，按本行更新：{0}").format(known.words), known.rid) for known in line.maybe]
        box = ChoiceBox([*same, (self.tr("不是，另行登记"), _NEW)], none_chosen=self.tr("请选择是不是同一个项目"))
        box.setAccessibleName(self.tr("“{0}”是不是已有的项目").format(line.words))
        box.value_changed.connect(self.changed)
        grid.addWidget(Label(self.tr("第{0}行“{1}”").format(line.row, line.words)), row, 0)
        grid.addWidget(box, row, 1)
        self._boxes[line.words] = box
