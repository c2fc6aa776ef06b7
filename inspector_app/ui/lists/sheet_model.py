"""A sheet of a file as a table on the screen: the rows that are not empty, cells as the file shows them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont

from inspector_app.domain.identity import numbers_masked
from inspector_app.ui import theme
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.tip import plain_tip
from inspector_app.usecases.list_sight import Mark, Place, Sight
from inspector_app.usecases.open_lists import Grid, letter

MARKED_ROLE = Qt.ItemDataRole.UserRole + 1
_MOST_COLUMNS, _LONGEST = 300, 200
Index = QModelIndex | QPersistentModelIndex


class SheetModel(QAbstractTableModel):
    """``marked`` are the cells of the line of the plan in hand. What was not read is paler and slanted, what a person
    reads otherwise stands behind what was brought: 1200 → 13200."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.grid: Grid | None = None
        self._sight: Sight | None = None
        self._width = 0
        self._rows: list[int] = []
        self._places: dict[int, int] = {}
        self.marked: frozenset[Place] = frozenset()
        self.is_open = False

    def show_numbers(self, wanted: bool) -> None:
        """Show long numbers (documents, cards, telephones) whole, or masked as everywhere else."""
        self.is_open = wanted
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._width - 1))

    def show(self, sight: Sight, grid: Grid) -> None:
        """Show another sheet, nothing marked."""
        self.beginResetModel()
        self._sight, self.grid, self.marked = sight, grid, frozenset()
        self._rows = grid.order
        self._places = {row: at for at, row in enumerate(self._rows)}
        self._width = min(max((max(cells) for cells in grid.rows.values()), default=0), _MOST_COLUMNS)
        self.endResetModel()

    def mark(self, places: frozenset[Place]) -> None:
        """Mark these cells and no others."""
        self.marked = places
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self._width - 1), [MARKED_ROLE])

    def as_shown(self, text: str) -> str:
        """A text of the file as it may be shown now."""
        return text if self.is_open else numbers_masked(text)

    def place(self, index: Index) -> Place:
        """Row and column in the sheet."""
        return self._rows[index.row()], index.column() + 1

    def index_of(self, place: Place) -> QModelIndex:
        """Where a cell of the sheet is shown; nowhere when it is not."""
        at = self._places.get(place[0])
        return QModelIndex() if at is None or place[1] > self._width else self.index(at, place[1] - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else self._width

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if role != Qt.ItemDataRole.DisplayRole or self.grid is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            row = self._rows[section]
            line = next(iter(self.grid.said_in.get(row, ())), row)  # of a chat that of its text
            return f"{line}{self._hidden(row in self.grid.hidden_rows)}"
        column = section + 1
        return f"{letter(column)}{self._hidden(column in self.grid.hidden_columns)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self.grid is None or self._sight is None:
            return None
        place = self.place(index)
        if role == MARKED_ROLE:
            return place in self.marked
        text = self.as_shown(self.grid.at(*place).text)[:_LONGEST]
        if (now := self._sight.reads(self.grid.name, *place)) is not None:
            text = tr("{0} → {1}").format(text or tr("（空）"), self.as_shown(now)[:_LONGEST] or tr("（空）"))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(text.split())
        if role == Qt.ItemDataRole.ToolTipRole and text:
            return plain_tip(f"{text}\n{self._sight.words(self.grid.name, *place)}")
        if role in (Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.FontRole) and text:
            return _drawn(self._sight.mark(self.grid.name, *place), role, is_corrected=now is not None)
        return None

    def _hidden(self, is_hidden: bool) -> str:
        return self.tr("（隐藏）") if is_hidden else ""


def _drawn(mark: Mark, role: int, *, is_corrected: bool) -> Any:
    """Colour and letters tell what became of a cell."""
    if is_corrected:
        font = QFont()
        font.setUnderline(True)
        return font if role == Qt.ItemDataRole.FontRole else None
    if role == Qt.ItemDataRole.ForegroundRole:
        return QColor(theme.current().second) if mark is Mark.LEFT else None
    if mark is Mark.READ:
        return None
    font = QFont()
    font.setItalic(mark is Mark.LEFT)
    font.setBold(mark is Mark.EXPLAINS)
    return font
