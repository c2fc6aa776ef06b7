"""The rows of a list fact as a table that can be written into."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from inspector_app.domain.identity import mask_of
from inspector_app.formdefs.model import FactDef, FactType
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.cell_block import cells
from inspector_app.ui.widgets.fact_text import fact_problem, read_fact, show_fact
from inspector_app.ui.widgets.tip import plain_tip

BAD_ROLE = Qt.ItemDataRole.UserRole + 1
GridRow = Mapping[str, Any]


class GridModel(QAbstractTableModel):
    """``rows()`` is a tuple of mappings; every change makes a new tuple and emits ``edited``."""

    edited = Signal()

    def __init__(self, items: Sequence[FactDef], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items = tuple(items)
        self._rows: tuple[GridRow, ...] = ()

    def rows(self) -> tuple[GridRow, ...]:
        """The rows; unreadable cells hold their text as typed."""
        return self._rows

    def set_rows(self, rows: Sequence[GridRow]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = tuple(dict(row) for row in rows)
        self.endResetModel()

    def insert(self, place: int) -> None:
        """Add an empty row."""
        self.beginInsertRows(QModelIndex(), place, place)
        self._rows = (*self._rows[:place], {}, *self._rows[place:])
        self.endInsertRows()
        self.edited.emit()

    def remove(self, place: int) -> None:
        """Take a row out."""
        self.beginRemoveRows(QModelIndex(), place, place)
        self._rows = (*self._rows[:place], *self._rows[place + 1 :])
        self.endRemoveRows()
        self.edited.emit()

    def paste(self, row: int, column: int, text: str) -> None:
        """Write a block copied from a spreadsheet, from a cell on to the right and down; rows are added as needed."""
        lines = cells(text)
        rows = [dict(one) for one in self._rows]
        rows.extend({} for _ in range(row + len(lines) - len(rows)))
        for down, line in enumerate(lines):
            for item, cell in zip(self.items[column:], line, strict=False):
                _put(rows[row + down], item, read_fact(item, cell))
        self.set_rows(rows)
        self.edited.emit()

    def problems(self) -> list[Problem]:
        """Every cell that cannot be read, as ``[row].name`` counted from 1."""
        return [
            Problem(problem.code, f"[{number}].{item.name}", problem.level, problem.details)
            for number, row in enumerate(self._rows, 1)
            for item in self.items
            if (problem := fact_problem(item, row.get(item.name)))
        ]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.items)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        item = self.items[section]
        unit = "（元）" if item.type is FactType.MONEY and "元" not in item.label else ""
        return f"{item.label}{unit}{' *' if item.required else ''}"

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        item = self.items[index.column()]
        value = self._rows[index.row()].get(item.name)
        if role == Qt.ItemDataRole.EditRole:
            return show_fact(item, value)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            shown = show_fact(item, value)
            return mask_of(item.name)(shown) if item.sensitive else shown
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = item.type in (FactType.MONEY, FactType.INTEGER)
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role in (BAD_ROLE, Qt.ItemDataRole.ToolTipRole):
            problem = fact_problem(item, value)
            return plain_tip(sentence(problem.code, problem.details)) if problem else None
        return None

    def setData(  # noqa: N802 - Qt's name
        self, index: QModelIndex | QPersistentModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        item = self.items[index.column()]
        row = dict(self._rows[index.row()])
        _put(row, item, read_fact(item, str(value or "")))
        if row == self._rows[index.row()]:
            return True
        self._rows = (*self._rows[: index.row()], row, *self._rows[index.row() + 1 :])
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True


def first_difference(old: Sequence[GridRow], new: Sequence[GridRow]) -> tuple[int, str]:
    """The place of the first row in which two lists differ, and the name of its first cell that does."""
    for place, (before, after) in enumerate(zip(old, new, strict=False)):
        for name in (*before, *after):
            if before.get(name) != after.get(name):
                return place, name
    return min(len(old), len(new)), ""


def _put(row: dict[str, Any], item: FactDef, value: object) -> None:
    if value is None:
        row.pop(item.name, None)
    else:
        row[item.name] = value
