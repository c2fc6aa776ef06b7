"""The file at the left, what an import of it would do at the right: a line shows its cells, a cell its line."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui import cell_block
from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.lists.cell_entry import CellEntry
from inspector_app.ui.lists.plan_table import BADGES, PlanModel, PlanTable
from inspector_app.ui.lists.sheet_pane import SheetPane
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.widgets.two_panes import TwoPanes
from inspector_app.usecases.list_plan import Fate, PlanLine
from inspector_app.usecases.list_sight import Sight
from inspector_app.usecases.open_lists import Said
from inspector_app.usecases.planned_roster import Asked

_ALL, _NEW, _CHANGED, _SAME, _LOOK, _UNREAD = "all", "new", "changed", "same", "look", "unread"
_GROUPS = {
    _NEW: {Fate.NEW},
    _CHANGED: {Fate.FILLED, Fate.CHANGED, Fate.ASKED},
    _SAME: {Fate.SAME},
    _LOOK: {Fate.LEFT_OUT, Fate.DOUBT, Fate.NOTE},
    _UNREAD: {Fate.UNREAD},
}
_FILE, _RESULT = range(2)
_LEAST = 110


class SideBySide(QWidget):
    """``changed`` when a value was ticked; ``taken`` are those that shall be taken from the list. ``said`` brings what
    a person says cells of the file read: it is to be read again, and the plan shown once more.

    Whoever shows it lays the switch of its ``panes``, in a line with something else.
    """

    changed = Signal()
    said = Signal(object)

    def __init__(self, who: str, width: int, may_show: Callable[[], bool]) -> None:
        """``who`` heads the column of workers or projects, so many pixels wide; ``may_show`` is asked before whole
        numbers of the file are shown."""
        super().__init__()
        self._sight: Sight | None = None
        self._lines: tuple[PlanLine, ...] = ()
        self._is_picking = False
        self._comes_back: tuple[str, int, int] | None = None
        self.file = SheetPane(may_show, corrects=True)
        self.file.wished.connect(self._ask)
        self.file.said.connect(self._say)
        self.file.picked.connect(self._cell_picked)
        self.model = PlanModel(who, width, self)
        self.model.changed.connect(self.changed)
        self.table = PlanTable(self.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._line_chosen())
        self.table.clicked.connect(lambda _index: self._line_chosen())
        self._words = {
            _ALL: self.tr("全部"), _NEW: self.tr("新增"), _CHANGED: self.tr("变化"), _SAME: self.tr("不变"),
            _LOOK: self.tr("核对"), _UNREAD: self.tr("未读"),
        }  # fmt: skip
        self.which = Segmented([Segment(word, value) for value, word in self._words.items()], self.tr("显示"))
        self.which.value_changed.connect(self._show_group)
        self._ticks = in_row(
            REST,
            Button(self.tr("全部采用表中的"), kind=Kind.QUIET, clicked=lambda: self._take_all(True)),
            Button(self.tr("全部保留已登记的"), kind=Kind.QUIET, clicked=lambda: self._take_all(False)),
        )
        self._copy = Button(icon="copy", kind=Kind.ICON, name=self.tr("复制所列各行"), clicked=self._copy_lines)
        self._told = Label("", Role.SMALL, wrap=True)
        self._told.setAccessibleName(self.tr("所在位置的说明"))
        self._entry = CellEntry()
        self._entry.entered.connect(lambda cell, text: self._say(cell.said(text)))
        self._entry.left.connect(self._close_entry)
        self._entry.hide()
        result = QWidget()
        in_column(in_row(self.which, REST, self._copy), self._ticks, wide(self.table), of=result)
        for part in (self.file.view, self.table):
            part.setMinimumHeight(_LEAST)
        self.panes = TwoPanes((self.file, result), (self.tr("文件"), self.tr("结果")), (560, 660), _RESULT, places=True)
        self.table.opened.connect(lambda _line: self.panes.show_pane(_FILE))
        in_column(wide(self.panes), self._told, self._entry, of=self)
        self.setFocusProxy(self.table)

    def show_plan(self, lines: Sequence[PlanLine], sight: Sight | None) -> None:
        """Show a plan, nothing ticked; without ``sight`` it came from no file."""
        self._lines, self._sight = tuple(lines), sight
        taken, place = self.model.taken, self._comes_back
        self.model.forget()
        self._show_entry(False)
        self._told.setText(
            self.tr("点一行结果，左边标出它的单元格；点一个单元格，这里说明它读成了什么，读错了的按F2改读作。")
            if sight
            else ""
        )
        self.panes.leave_out(None if sight else _FILE)
        if sight is not None:
            self.file.show_sight(sight)
        for value, word in self._words.items():
            count = len(self._of(value))
            self.which.set_word(value, f"{word} {count:,}" if count else word)
        has_asked = any(line.asked for line in self._lines)
        for at in range(self._ticks.count()):
            if (button := self._ticks.itemAt(at).widget()) is not None:
                button.setVisible(has_asked)
        self.which.set_value(_ALL)
        self._show_group()
        if place is not None:
            self._come_back(*place, taken)

    def _come_back(self, sheet: str, row: int, column: int, taken: frozenset[Asked]) -> None:
        """To the cell that was read again; what was ticked and is still asked stays so."""
        self._comes_back = None
        self.model.take([line.asked for line in self._lines if line.asked in taken and line.asked], True)
        self.file.go_to(sheet, row, column)

    @property
    def taken(self) -> frozenset[Asked]:
        """What shall be taken from the list."""
        return self.model.taken

    def _of(self, value: str) -> list[PlanLine]:
        if value == _ALL:
            return list(self._lines)
        return [line for line in self._lines if line.fate in _GROUPS[value]]

    def _show_group(self) -> None:
        self.table.show_lines(self._of(self.which.value() or _ALL))
        self._copy.allow(bool(self.model.rowCount()), self.tr("没有可以复制的行"))

    def _take_all(self, wanted: bool) -> None:
        self.model.take([line.asked for line in self._lines if line.asked], wanted)

    def _copy_lines(self) -> None:
        rows = [self.model.record(row) for row in range(self.model.rowCount())]
        cell_block.copy(
            [[BADGES[each.fate].word if each.fate in BADGES else self.tr("不变"), each.place, each.who, each.words]
             for each in rows]
        )  # fmt: skip

    def _line_chosen(self) -> None:
        """Its cells are marked in the file."""
        line = self.table.chosen_record()
        if line is None or self._sight is None or self._is_picking:
            return
        sheet = self._sight.sheet(line)
        self.file.show_line(sheet, self._sight.cells(line, sheet))
        hint = self.tr("　这一格读错了的，可以改读作（F2）。") if _is_doubtful_cell(line) else ""
        self._told.setText("：".join(filter(None, (line.place, line.who, line.words))) + hint)

    def _cell_picked(self, sheet: str, row: int, column: int) -> None:
        """The line of the plan that it belongs to is chosen, and what became of the cell is said."""
        if self._sight is None:
            return
        at = self._sight.line_at(sheet, row, column)
        line = self._lines[at] if at is not None else None
        if line is not None:
            if line not in self._of(self.which.value()):
                self.which.set_value(_ALL)
            self._is_picking = True
            try:
                self.table.choose_named(id(line))
            finally:
                self._is_picking = False
        self._told.setText(self._sight.told(sheet, row, column))
        self.file.model.mark(self._sight.cells(line, sheet) if line else frozenset({(row, column)}))

    def _ask(self, sheet: str, row: int, column: int) -> None:
        """What a cell reads."""
        cell = self._sight.to_correct(sheet, row, column) if self._sight is not None else None
        if cell is None:
            self._told.setText(self.tr("这里的字不在原文里，不能改读作；请在原文所在的一行改。"))
            return
        self._show_entry(True)
        shown = self.file.model.as_shown
        self._entry.ask(cell, shown(cell.was), shown(cell.reads))

    def _show_entry(self, wanted: bool) -> None:
        """In the place of the words about a cell, so that nothing jumps."""
        height = max(2 * self._told.fontMetrics().lineSpacing(), self._entry.sizeHint().height())
        for part, is_shown in ((self._told, not wanted), (self._entry, wanted)):
            part.setMinimumHeight(height)
            part.setVisible(is_shown)

    def _close_entry(self) -> None:
        self._show_entry(False)
        self.file.view.setFocus()

    def _say(self, said: Said) -> None:
        grid, index = self.file.model.grid, self.file.view.currentIndex()
        if grid is not None and index.isValid():
            self._comes_back = grid.name, *self.file.model.place(index)
        self._show_entry(False)
        self.said.emit(said)


def _is_doubtful_cell(line: PlanLine) -> bool:
    """Whether something is doubtful that stands in one cell."""
    one = [spot.area for spot in line.spots if spot.area[:2] == spot.area[2:]]
    return line.fate in (Fate.LEFT_OUT, Fate.DOUBT) and bool(one)
