"""The cells of a list that is copied from its picture: lines above and with the headings too, one empty at the end."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFont

from inspector_app.domain.photo_check import Judged, Vouched
from inspector_app.domain.photo_sheet import PhotoSheet
from inspector_app.support.errors import Level
from inspector_app.support.words import sentence
from inspector_app.ui.grid.model import EditableModel, GridColumn, Index, Texts
from inspector_app.ui.translation import tr

_WIDTHS = {"id_number": 178, "name": 92, "period": 150, "phone": 124, "line": 60}
_WIDTH = 98
_AMOUNTS = ("earned", "deducted", "received", "owed", "attendance")
Judge = Callable[[PhotoSheet], Judged]


class PhotoListModel(EditableModel):
    """``sheet`` is what is shown, ``judged`` what may be believed of it; every change emits ``edited``."""

    edited = Signal()

    def __init__(self, sheet: PhotoSheet, judge: Judge, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._judge = judge
        self.sheet = PhotoSheet(())
        self.judged = Judged({}, {})
        self.set_sheet(sheet)

    def set_sheet(self, sheet: PhotoSheet) -> None:
        """Show a sheet; an open cell stays open unless there are other columns now."""
        before, self.judged = self.sheet, self._judge(sheet)
        if before.width != sheet.width:
            self.beginResetModel()
            self.sheet = sheet
            self._title()
            self.endResetModel()
        else:
            self._resize(before, sheet)
            self._title()
            if sheet.rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(sheet.rows), len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, len(sheet.rows))
        self.edited.emit()

    def put(self, edits: Mapping[int, Texts], _reason: str) -> None:
        """Texts as a person writes them, by row and column."""
        sheet = self.sheet
        for row, texts in sorted(edits.items()):
            for key, text in texts.items():
                sheet = sheet.typed(row, int(key), text)
        self.set_sheet(sheet)

    def text(self, row: int, column: int) -> str:
        return self.sheet.cell(row, column).text

    def complaint(self, row: int, column: int) -> tuple[Level, str] | None:
        """What contradicts, and else that nobody has looked yet."""
        spot = row, column
        problem = self.judged.problems.get(spot)
        is_open = self.judged.grounds.get(spot) is Vouched.OPEN
        if problem is not None:
            return (Level.ERROR if is_open else Level.WARNING), sentence(problem.code, problem.details)
        return (Level.WARNING, tr("还没有核对：对照图片，对的按空格键确认，不对的改正。")) if is_open else None

    def row_title(self, row: int, _is_read_aloud: bool) -> str:
        return tr("列名") if row == self.sheet.heading else super().row_title(row, _is_read_aloud)

    def is_there(self, row: int) -> bool:
        return 0 <= row < len(self.sheet.rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self.sheet.rows) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.FontRole and index.row() == self.sheet.heading:
            font = QFont()
            font.setBold(True)
            return font
        return super().data(index, role)

    def _title(self) -> None:
        """Each column is called as its heading says; one that nobody reads is called so."""
        titles, fields = self.sheet.titles, self.judged.fields
        self.columns = tuple(
            GridColumn(
                str(at), title if field else tr("{0}（不读取）").format(title), _WIDTHS.get(field, _WIDTH),
                field in _AMOUNTS, name=title or tr("第{0}列").format(at + 1),
            )
            for at, (title, field) in enumerate(zip(titles, fields, strict=True))
        )  # fmt: skip

    def _resize(self, before: PhotoSheet, sheet: PhotoSheet) -> None:
        old, new = len(before.rows), len(sheet.rows)
        if new > old:
            self.beginInsertRows(QModelIndex(), old + 1, new)
            self.sheet = sheet
            self.endInsertRows()
        elif new < old:
            self.beginRemoveRows(QModelIndex(), new + 1, old)
            self.sheet = sheet
            self.endRemoveRows()
        else:
            self.sheet = sheet
