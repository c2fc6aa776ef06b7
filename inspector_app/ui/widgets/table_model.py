"""A long list as a snapshot of ids and a cache of pages: the true row count at once, records only when looked at."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol, Self

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.domain.identity import mask_of
from inspector_app.support import vocabulary
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.tip import plain_tip

BADGE_ROLE = Qt.ItemDataRole.UserRole + 1
_PAGE, _KEEP = 200, 40
_ALIGN = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``value`` gives the text of a record, ``badge`` a chip in its place (or None: plain text).

    ``width`` in pixels, 0 takes the free space. ``sort_key`` is handed out when the heading is clicked; empty: fixed.
    A ``spare`` column is left out where the table is too narrow for all. ``tail``: the end tells
    one from the other, as in 〔2026〕12号, so a text that is too long loses its middle. ``mask`` hides a number when it
    is copied, whatever is shown.
    """

    title: str
    value: Callable[[Any], str]
    align: str = "left"
    width: int = 0
    badge: Callable[[Any], Badge | None] | None = None
    sort_key: str = ""
    spare: bool = False
    tail: bool = False
    mask: Callable[[str], str] | None = None

    @classmethod
    def of(cls, name: str, *told: Any, **more: Any) -> Self:
        """A column headed by a field of the vocabulary: ``case.title``."""
        entry = vocabulary.entry(name)
        return cls(entry.column, *told, **({"mask": mask_of(name) if entry.mask else None} | more))

    def words(self, record: Any) -> str:
        """What the cell of a record says, also where it says it by a chip."""
        badge = self.badge(record) if self.badge else None
        return badge.word if badge is not None else self.value(record)

    def copied(self, record: Any) -> str:
        """The same for the clipboard, a number masked."""
        words = self.words(record)
        return self.mask(words) if self.mask is not None and any(map(str.isdigit, words)) else words


class Snapshot(Protocol):
    """A list as it was when it was asked for: ids in their order, and records by place."""

    @property
    def ids(self) -> Sequence[int]:
        """The identity of each row."""

    def page(self, first: int, count: int) -> Sequence[Any]:
        """The records from place ``first`` on, as they are now; None where one is gone."""


class Lines:
    """A short list that is in memory already. ``key`` names a record, so that a choice outlives a new reading."""

    def __init__(self, records: Sequence[Any], key: Callable[[Any], Hashable] = id) -> None:
        self._records = records
        self.ids = [hash(key(record)) for record in records]

    def page(self, first: int, count: int) -> Sequence[Any]:
        """The records from place ``first`` on."""
        return self._records[first : first + count]


class TableModel(QAbstractTableModel):
    """Shows a :class:`Snapshot`, such as the listings of the store, or :class:`Lines`."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._snapshot: Snapshot = Lines(())
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._of: object = None
        self.added: int | None = None

    def show(self, snapshot: Snapshot, of: object = None) -> None:
        """Show a list. ``of`` says what it is a list of, such as a case's rid.

        When that is as before, the list was read again; ``added`` is then the first row that was not there, else None.
        """
        self.beginResetModel()
        self.added = None
        if of is not None and of == self._of:
            before = set(self._snapshot.ids)
            self.added = next((each for each in snapshot.ids if each not in before), None)
        self._snapshot, self._of = snapshot, of
        self._pages.clear()
        self.endResetModel()

    def entitle(self, titles: Sequence[str]) -> None:
        """Head the columns anew, in their order."""
        self.columns = tuple(replace(each, title=title) for each, title in zip(self.columns, titles, strict=True))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    def id_at(self, row: int) -> int:
        """The identity of a row."""
        return self._snapshot.ids[row]

    def row_of(self, wanted: int) -> int:
        """The row of an identity, -1 when it is not in the list."""
        try:
            return self._snapshot.ids.index(wanted)
        except ValueError:
            return -1

    def record(self, row: int) -> Any:
        """The record of a row, None when it has gone from the store."""
        number = row // _PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._snapshot.page(number * _PAGE, _PAGE)
            if len(self._pages) > _KEEP:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[row % _PAGE]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._snapshot.ids)

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
        record = self.record(index.row())
        if record is None:
            return None
        badge = column.badge(record) if column.badge else None
        if role == BADGE_ROLE:
            return badge
        if role == Qt.ItemDataRole.DisplayRole and badge is not None:
            return ""
        words = badge.word if badge is not None else column.value(record)
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
