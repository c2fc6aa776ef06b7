"""A long list as a snapshot of ids and a cache of pages: the true row count at once, rows only when looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.ui.widgets.chip import Badge

Row = tuple[Any, ...]
RowReader = Callable[[Sequence[int]], Sequence[Row]]
BADGE_ROLE = Qt.ItemDataRole.UserRole + 1
_PAGE, _KEEP = 200, 40
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``value`` gives the text of a row, ``badge`` a chip in its place (or None: plain text).

    ``width`` in pixels, 0 takes the free space. ``sort_key`` is handed out when the heading is clicked; empty: fixed.
    """

    title: str
    value: Callable[[Row], str]
    align: str = "left"
    width: int = 0
    badge: Callable[[Row], Badge | None] | None = None
    sort_key: str = ""


class TableModel(QAbstractTableModel):
    """``rows(ids)`` reads rows whose first member is the id, in any order; rows that are gone may be missing."""

    def __init__(self, columns: Sequence[Column], rows: RowReader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._rows = rows
        self._ids = array("q")
        self._pages: OrderedDict[int, list[Row | None]] = OrderedDict()

    def set_ids(self, ids: Iterable[int]) -> None:
        """Show other rows, in this order."""
        self.beginResetModel()
        self._ids = array("q", ids)
        self._pages.clear()
        self.endResetModel()

    def forget_rows(self) -> None:
        """Read the same rows again, because they changed."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, len(self.columns) - 1))

    def id_at(self, row: int) -> int:
        """The id of a row."""
        return self._ids[row]

    def row_of(self, wanted: int) -> int:
        """The row of an id, -1 when it is not in the list."""
        try:
            return self._ids.index(wanted)
        except ValueError:
            return -1

    def row(self, number: int) -> Row | None:
        """The values of a row, None when it has gone from the store."""
        page_number = number // _PAGE
        page = self._pages.get(page_number)
        if page is None:
            page = self._pages[page_number] = self._read_page(page_number)
            if len(self._pages) > _KEEP:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page_number)
        return page[number % _PAGE]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: N802
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[self.columns[section].align] | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(_ALIGN[column.align] | Qt.AlignmentFlag.AlignVCenter)
        if role not in (
            Qt.ItemDataRole.DisplayRole, BADGE_ROLE, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole,
        ):  # fmt: skip
            return None
        row = self.row(index.row())
        if row is None:
            return None
        badge = column.badge(row) if column.badge else None
        if role == BADGE_ROLE:
            return badge
        if role == Qt.ItemDataRole.DisplayRole and badge is not None:
            return ""
        return badge.word if badge is not None else column.value(row)

    def _read_page(self, number: int) -> list[Row | None]:
        wanted = self._ids[number * _PAGE : (number + 1) * _PAGE]
        found = {row[0]: row for row in self._rows(wanted)}
        return [found.get(one) for one in wanted]
