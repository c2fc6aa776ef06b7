"""The wage list as a table to be written into: every change is kept at once through the use case and can be undone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QUndoStack

from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.cases.claims_columns import Column, Kind, columns, shown
from inspector_app.ui.cases.claims_edit import LinesEdit, Write
from inspector_app.ui.cases.claims_rows import GridRow, Texts, new_line, next_number, turned_down, typed
from inspector_app.usecases.claim_lines import ClaimLine

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
LOCKED_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
Judge = Callable[[Sequence[ClaimLine]], Mapping[str, Sequence[Problem]]]


class ClaimsModel(QAbstractTableModel):
    """``write`` keeps lines (False when refused); ``judge`` tells beforehand which may not be kept.

    Below the last line stands an empty one: writing there adds a line.
    """

    changed = Signal()

    def __init__(self, write: Write, judge: Judge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns()
        self._by_key = {column.key: column for column in self.columns}
        self._write = write
        self._judge = judge
        self._case_rid = ""
        self._rows: list[GridRow] = []
        self._ordered: frozenset[str] = frozenset()
        self._open = False
        self._writing = False
        self.undo_stack = QUndoStack(self)

    @property
    def rows(self) -> Sequence[GridRow]:
        """The lines, without the empty one."""
        return tuple(self._rows)

    @property
    def is_open(self) -> bool:
        """Whether identity, card and telephone numbers can be read."""
        return self._open

    def show(self, case_rid: str, lines: Sequence[ClaimLine], ordered: Iterable[str]) -> None:
        """Show the list of a case. What was typed and not kept stays, and so do undo steps when nothing differs."""
        self._ordered = frozenset(ordered)
        if self._writing:  # the page hears of our own step while we are still taking it in
            return
        if case_rid == self._case_rid and [row.line for row in self._rows if row.saved] == list(lines):
            self._tell_all()
            return
        kept = self._rows if case_rid == self._case_rid else []
        bad = {row.rid: row.bad for row in kept}
        self.beginResetModel()
        self._case_rid = case_rid
        self._rows = [GridRow(line, bad.get(line.rid, {})) for line in lines]
        rids = {line.rid for line in lines}
        self._rows += [row for row in kept if not row.saved and row.rid not in rids]
        self.endResetModel()
        self.undo_stack.clear()
        self.changed.emit()

    def set_open(self, is_open: bool) -> None:
        """Show the whole numbers, or mask them."""
        self._open = is_open
        self._tell_all()

    def row(self, place: int) -> GridRow | None:
        """The row at a place, None for the empty one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def put(self, edits: Mapping[int, Texts], reason: str) -> None:
        """Write texts into rows by place, in one step; places behind the last line add lines."""
        self._make_room(max(edits, default=-1))
        before = {place: self._rows[place] for place in edits}
        wanted = {place: typed(self._by_key, row, edits[place]) for place, row in before.items()}
        refused = self._judge([row.line for row in wanted.values()])
        for place, row in wanted.items():
            if row.rid in refused:
                wanted[place] = turned_down(before[place], row, edits[place], refused[row.rid])
        self._mark(wanted)
        old = tuple(row.line for row in before.values() if row.saved)
        new = tuple(row.line for row in wanted.values() if row.saved or row.rid not in refused)
        if new != old:
            self.undo_stack.push(LinesEdit(old, new, reason, self._keep))
        self.changed.emit()

    def remove(self, places: Iterable[int], reason: str) -> None:
        """Take rows out in one step."""
        rows = [row for place in sorted(places) if (row := self.row(place)) is not None]
        unsaved = {row.rid for row in rows if not row.saved}
        if unsaved:
            self._take((), unsaved)
        gone = tuple(row.line for row in rows if row.saved)
        if gone:
            self.undo_stack.push(LinesEdit(gone, (), reason, self._keep))
        self.changed.emit()

    def text(self, place: int, key: str) -> str:
        """The words of a cell as they would be typed, never masked."""
        row = self.row(place)
        if row is None:
            return ""
        return row.bad[key].text if key in row.bad else shown(self._by_key[key], row.line)

    def seen(self, place: int, column: Column) -> str:
        """The words of a cell as they are shown."""
        words = self.text(place, column.key)
        return column.mask(words) if column.mask and words and not self._open else words

    def is_locked(self, place: int, column: Column) -> bool:
        """Whether an order in force fixes the cell, or it is derived."""
        row = self.row(place)
        fixed = row is not None and column.ordered and row.rid in self._ordered
        return fixed or column.kind is Kind.FIXED

    def problem_places(self) -> list[tuple[int, int]]:
        """Row and column of each cell that is wrong or doubtful, from the top."""
        return [
            (place, number)
            for place, row in enumerate(self._rows)
            if row.problems
            for number, column in enumerate(self.columns)
            if row.problem(column.key) is not None
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft
            if orientation is Qt.Orientation.Horizontal and self.columns[section].kind in (Kind.MONEY, Kind.FIXED):
                side = Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title
        row = self.row(section)
        return f"{section + 1}  {row.line.person.name}" if row else f"{section + 1}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        locked = self.is_locked(index.row(), self.columns[index.column()])
        return flags if locked else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        place, column = index.row(), self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return "" if column.mask and not self._open else self.text(place, column.key)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.seen(place, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            number = column.kind in (Kind.MONEY, Kind.FIXED)
            side = Qt.AlignmentFlag.AlignRight if number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == LOCKED_ROLE:
            return self.is_locked(place, column)
        if role in (LEVEL_ROLE, Qt.ItemDataRole.ToolTipRole):
            row = self.row(place)
            problem = row.problem(column.key) if row else None
            if problem is None:
                return None
            return problem.level if role == LEVEL_ROLE else sentence(problem.code, problem.details)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        if role != Qt.ItemDataRole.EditRole:
            return False
        key = self.columns[index.column()].key
        if str(value) != self.text(index.row(), key):
            self.put({index.row(): {key: str(value)}}, "修改明细")
        return True

    def _keep(self, old: Sequence[ClaimLine], new: Sequence[ClaimLine], reason: str) -> bool:
        """Write and show; the undo stack calls this for redo, and turned round for undo."""
        rids = {line.rid for line in new}
        gone = [line for line in old if line.rid not in rids]
        self._writing = True
        try:
            written = self._write(new, gone, reason)
        finally:
            self._writing = False
        if not written:
            return False
        self._take(new, {line.rid for line in gone})
        self.changed.emit()
        return True

    def _take(self, lines: Sequence[ClaimLine], gone: set[str]) -> None:
        known = {row.rid: place for place, row in enumerate(self._rows)}
        added = [line for line in lines if line.rid not in known]
        if added or gone:
            self.beginResetModel()
        for line in lines:
            if line.rid in known:
                place = known[line.rid]
                self._rows[place] = GridRow(line, self._rows[place].bad)
        if added or gone:
            rows = [row for row in self._rows if row.rid not in gone] + [GridRow(line) for line in added]
            self._rows = sorted(rows, key=lambda row: row.line.claim.line)
            self.endResetModel()
        else:
            self._tell_all()

    def _make_room(self, last: int) -> None:
        """Rows that the store does not have yet, up to a place; the empty one moves below them."""
        count = last + 1 - len(self._rows)
        if count > 0:
            self.beginInsertRows(QModelIndex(), len(self._rows) + 1, len(self._rows) + count)
            for _ in range(count):
                line = new_line(self._case_rid, next_number(self._rows))
                self._rows.append(GridRow(line, saved=False))
            self.endInsertRows()

    def _mark(self, rows: Mapping[int, GridRow]) -> None:
        """Show what was typed where it could not be kept, before the rest is written."""
        for place, row in rows.items():
            self._rows[place] = GridRow(row.line if not row.saved else self._rows[place].line, row.bad, row.saved)
        self._tell_all()

    def _tell_all(self) -> None:
        last = self.index(self.rowCount() - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)
