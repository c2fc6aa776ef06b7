"""Where a wage list differs from what is recorded: one row a value, ticked where the list's value shall count."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector_app.ui import theme
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.roster_plan import Asked

_TAKE = 0
_WIDTHS = (116, 64, 120, 120)
Index = QModelIndex | QPersistentModelIndex


class AskedModel(QAbstractTableModel):
    """``taken`` are the ticked ones; none at first, for what is recorded stays unless a person says otherwise."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heads = (
            self.tr("采用表中的"), self.tr("行"), self.tr("工人"), self.tr("栏目"), self.tr("已登记"), self.tr("表中"),
        )  # fmt: skip
        self._asked: tuple[Asked, ...] = ()
        self.taken: frozenset[Asked] = frozenset()

    def show(self, asked: Sequence[Asked]) -> None:
        """Show other differences, none of them ticked."""
        self.beginResetModel()
        self._asked, self.taken = tuple(asked), frozenset()
        self.endResetModel()
        self.changed.emit()

    def take(self, asked: Sequence[Asked], wanted: bool) -> None:
        """Tick or untick, but for what an order fixes."""
        free = {each for each in asked if not each.fixed}
        self.taken = self.taken | free if wanted else self.taken - free
        if self._asked:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._asked) - 1, len(self._heads) - 1))
        self.changed.emit()

    def take_all(self, wanted: bool) -> None:
        """Tick all or none."""
        self.take(self._asked, wanted)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._asked)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return left if role == Qt.ItemDataRole.TextAlignmentRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self._asked[index.row()].fixed:
            return flags
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == _TAKE else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        each = self._asked[index.row()]
        words = (
            self.tr("已列入文书，不改") if each.fixed else "", str(each.row), each.name, each.label, each.old_words,
            each.new_words,
        )  # fmt: skip
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == _TAKE and not each.fixed:
            return Qt.CheckState.Checked if each in self.taken else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == _TAKE and not each.fixed:
            return self.tr("采用表中的：{0}的{1}").format(each.name, each.label)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return words[index.column()] or None
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != _TAKE:
            return False
        self.take([self._asked[index.row()]], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def turn(self, row: int) -> None:
        """Tick an unticked row, and the other way round."""
        each = self._asked[row]
        self.take([each], each not in self.taken)


class _AskedView(QTableView):
    """Space ticks the row in hand, whatever its column."""

    def __init__(self, model: AskedModel) -> None:
        super().__init__()
        self._asked = model
        self.setModel(model)
        self.setAccessibleName(self.tr("与已登记的不同之处"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        scale = theme.current().body_size / theme.STANDARD.body_size
        for column, width in enumerate(_WIDTHS):
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(column, round(width * scale))
        self.verticalHeader().setDefaultSectionSize(theme.current().control_height)
        self.setMinimumHeight(theme.current().row_height + 3 * theme.current().control_height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._asked.turn(self.currentIndex().row())
            return
        super().keyPressEvent(event)


class AskedTable(QWidget):
    """``changed`` when something was ticked; out of sight while nothing differs."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = AskedModel(self)
        self.view = _AskedView(self.model)
        self.model.changed.connect(self.changed)
        words = self.tr("下列内容与已登记的不同。不勾选的，保留已登记的内容。")
        take, keep = self.tr("全部采用表中的"), self.tr("全部保留已登记的")
        top = in_row(
            wide(Label(words, Role.SMALL, wrap=True)),
            Button(take, kind=Kind.QUIET, clicked=lambda: self.model.take_all(True)),
            Button(keep, kind=Kind.QUIET, clicked=lambda: self.model.take_all(False)),
        )
        in_column(top, wide(self.view), of=self)
        self.hide()

    def show_asked(self, asked: Sequence[Asked]) -> None:
        """Show differences; none are ticked."""
        self.model.show(asked)
        self.setVisible(bool(asked))

    @property
    def taken(self) -> frozenset[Asked]:
        """What shall be taken from the list."""
        return self.model.taken
