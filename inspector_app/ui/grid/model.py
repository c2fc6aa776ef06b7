"""Cells that can be written into, described by columns; what a cell says and what is wrong in it tells the subclass."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from inspector_app.support.errors import Level
from inspector_app.ui.widgets.tip import plain_tip

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
LOCKED_ROLE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex
Texts = Mapping[str, str]
_Role = Qt.ItemDataRole
_WORDS = (_Role.DisplayRole, _Role.AccessibleTextRole)
_TOLD = (_Role.ToolTipRole, _Role.AccessibleDescriptionRole)


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column: ``key`` names it, ``choices`` are all that it takes, ``mask`` hides what not everybody may read.

    Amounts stand at the right; ``fixed`` cells are only read; ``name`` is said where the title says more than that.
    ``repeats``: words that stand in the column already are offered while one types. ``brief``: what stands in brackets
    is told in the tip.
    """

    key: str
    title: str
    width: int = 0
    is_amount: bool = False
    mask: Callable[[str], str] | None = None
    choices: tuple[str, ...] = ()
    fixed: bool = False
    name: str = ""
    repeats: bool = False
    brief: bool = False


class EditableModel(QAbstractTableModel):
    """Subclasses hold the rows: they tell how many there are and the words of a cell, and take what is written."""

    editing = "修改"  # what the step of one cell is called

    def __init__(self, columns: Sequence[GridColumn], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)

    def text(self, _row: int, _column: int) -> str:
        """The words of a cell as they would be typed, never masked."""
        return ""

    def put(self, edits: Mapping[int, Texts], reason: str) -> None:
        """Write texts into rows by place and key, as one step; places behind the last row may add rows."""

    def complaint(self, _row: int, _column: int) -> tuple[Level, str] | None:
        """What is wrong or doubtful in a cell, in words."""
        return None

    def rid_at(self, place: int) -> str:
        """What tells a row from the others wherever it stands."""
        return str(place)

    def hides(self, column: int) -> bool:
        """Whether the words of a column are masked now."""
        return self.columns[column].mask is not None

    def known(self, column: int) -> list[str]:
        """The words that stand in a column, what is there most often first."""
        every = Counter(words for row in range(self.rowCount()) if (words := self.text(row, column)))
        return [words for words, _count in every.most_common()]

    def begun(self, row: int, column: int) -> str:
        """What stands in a cell that is opened."""
        return self.text(row, column)

    def waits(self, _row: int, _column: int, _text: str) -> bool:
        """Whether a cell that is left with this text, as it stood, is written all the same."""
        return False

    def is_locked(self, _row: int, column: int) -> bool:
        """Whether a cell is only read."""
        return self.columns[column].fixed

    def row_title(self, row: int, _is_read_aloud: bool) -> str:
        """The heading of a row."""
        return str(row + 1)

    def is_there(self, row: int) -> bool:
        """Whether a row holds something, and is not the empty one at the end."""
        return 0 <= row < self.rowCount()

    def seen(self, row: int, column: int) -> str:
        """The words of a cell as they are shown."""
        words = self.concealed(row, column) if self.hides(column) else self.text(row, column)
        return words.partition("（")[0] if self.columns[column].brief else words

    def _whole(self, row: int, column: int) -> str | None:
        """All that a brief cell tells, where more than what is shown."""
        words = self.text(row, column) if self.columns[column].brief else ""
        return plain_tip(words) if words and words != self.seen(row, column) else None

    def concealed(self, row: int, column: int) -> str:
        """The words of a cell, a number masked also while it is shown."""
        words, mask = self.text(row, column), self.columns[column].mask
        return mask(words) if mask is not None and words else words

    def column(self, key: str) -> int:
        """The place of a column."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: N802
        if orientation is Qt.Orientation.Horizontal:
            if role == _Role.TextAlignmentRole:
                return self._side(section)
            return self.columns[section].title if role in _WORDS else None
        if role == _Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return self.row_title(section, role == _Role.AccessibleTextRole) if role in _WORDS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.is_locked(index.row(), index.column()) else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        if role in _WORDS:
            return self.seen(row, column)
        if role == _Role.EditRole:
            return self.begun(row, column)
        if role == _Role.TextAlignmentRole:
            return self._side(column)
        if role == LOCKED_ROLE:
            return self.is_locked(row, column)
        if role == LEVEL_ROLE or role in _TOLD:
            told = self.complaint(row, column)
            if told is None:
                return self._whole(row, column) if role in _TOLD else None
            level, words = told
            return level if role == LEVEL_ROLE else plain_tip(words) if role == _Role.ToolTipRole else words
        return None

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: N802 - Qt's name
        if role != _Role.EditRole:
            return False
        row, column, text = index.row(), index.column(), str(value or "")
        if text != self.text(row, column) or self.waits(row, column, text):
            self.put({row: {self.columns[column].key: text}}, self.editing)
        return True

    def _side(self, column: int) -> int:
        side = Qt.AlignmentFlag.AlignRight if self.columns[column].is_amount else Qt.AlignmentFlag.AlignLeft
        return int(side | Qt.AlignmentFlag.AlignVCenter)
