"""The plan of an import, line by line; where a value differs from what is recorded a tick takes the list's."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent

from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from inspector_app.usecases.list_plan import Fate, PlanLine
from inspector_app.usecases.planned_roster import Asked

_MOST_WRAPPED = 400  # to measure each line of a very long list would take seconds
_TAKE = 0
BADGES = {
    Fate.NEW: Badge("新增", Tone.INFO, "plus"),
    Fate.FILLED: Badge("补充", Tone.INFO, "plus"),
    Fate.CHANGED: Badge("更新", Tone.WARNING, "pencil"),
    Fate.ASKED: Badge("不同", Tone.WARNING, "pencil"),
    Fate.LEFT_OUT: Badge("错误", Tone.DANGER),
    Fate.DOUBT: Badge("提醒", Tone.WARNING, "circle-dot"),
    Fate.NOTE: Badge("提示", Tone.PLAIN, "info"),
    Fate.UNREAD: Badge("未读", Tone.WARNING, "triangle-alert"),
}
Index = QModelIndex | QPersistentModelIndex


class PlanModel(TableModel):
    """``taken`` are the ticked values; none at first, for what is recorded stays unless a person says otherwise."""

    changed = Signal()

    def __init__(self, who: str, width: int, parent: QObject | None = None) -> None:
        self._plain = _columns(who, width)
        super().__init__(self._plain, parent)
        self.taken: frozenset[Asked] = frozenset()

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show lines; what was ticked stays so."""
        has_asked = any(line.asked for line in lines)
        take = Column(tr("采用"), lambda line: line.asked.fixed if line.asked else "", width=52)
        self.columns = (take, *self._plain) if has_asked else self._plain
        self.show(Lines(lines))

    def forget(self) -> None:
        """Nothing is ticked."""
        self.taken = frozenset()

    def take(self, asked: Sequence[Asked], wanted: bool) -> None:
        """Tick or untick, but for what no list may change."""
        free = {each for each in asked if not each.fixed}
        self.taken = self.taken | free if wanted else self.taken - free
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))
        self.changed.emit()

    def turn(self, row: int) -> None:
        """Tick an unticked line, and the other way round."""
        if (asked := self.record(row).asked) is not None:
            self.take([asked], asked not in self.taken)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._asked_at(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        asked = self._asked_at(index)
        if asked is not None and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if asked in self.taken else Qt.CheckState.Unchecked
        if asked is not None and role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("采用表中的：{0}的{1}").format(asked.name, asked.label)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        asked = self._asked_at(index)
        if asked is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.take([asked], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def _asked_at(self, index: Index) -> Asked | None:
        """What a tick in a cell is for."""
        if index.column() != _TAKE or self.columns is self._plain:
            return None
        asked: Asked | None = self.record(index.row()).asked
        return None if asked is None or asked.fixed else asked


class PlanTable(Table):
    """Space ticks the line in hand, whatever its column."""

    def __init__(self, model: PlanModel) -> None:
        super().__init__(model, tr("导入结果"), EmptyState(tr("没有这样的行"), icon="circle-check"))
        self._plan = model
        self.setWordWrap(True)

    def show_lines(self, lines: Sequence[PlanLine]) -> None:
        """Show lines, the words of each whole where there are not too many of them."""
        self._plan.show_lines(lines)
        self._size_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._size_lines()

    def _size_lines(self) -> None:
        if self._plan.rowCount() <= _MOST_WRAPPED:
            self.resizeRowsToContents()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._plan.turn(self.currentIndex().row())
            return
        super().keyPressEvent(event)


def _columns(who: str, width: int) -> tuple[Column, ...]:
    def badge(line: PlanLine) -> Badge | None:
        return BADGES.get(line.fate)

    return (
        Column(tr("结果"), lambda _line: tr("不变"), width=88, badge=badge),
        Column(tr("位置"), lambda line: line.place, width=92),
        Column(who, lambda line: line.who, width=width),
        Column(tr("内容"), lambda line: line.words),
    )
