"""Where the rows of a list fact are written: a small table with add, remove and paste from a spreadsheet."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView

from inspector_app.formdefs.model import FactDef
from inspector_app.support.errors import Problem
from inspector_app.ui import theme
from inspector_app.ui.grid.view import GridView
from inspector_app.ui.layouts import REST, in_column, in_row
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.grid_model import GridModel, GridRow, first_difference
from inspector_app.ui.widgets.parts import Parts

_LEAST_ROWS, _MOST_ROWS = 2, 12
_NARROW = 60
_LEAST_WIDTH = 110  # of a column that holds more; what does not fit beside the others is scrolled to


class _ListView(GridView):
    """Columns share the room by what they hold."""

    def __init__(self, model: GridModel) -> None:
        super().__init__(model, at_once=True)
        self._wanted: list[int] = []
        self.setEditTriggers(self.editTriggers() | QAbstractItemView.EditTrigger.SelectedClicked)
        self.horizontalHeader().setStretchLastSection(True)

    def share_out(self) -> None:
        """Give each column room by what it holds now. Typing moves no column: this is for rows that are shown anew."""
        header = self.horizontalHeader()
        sizes = ((self.sizeHintForColumn(each), header.sectionSizeHint(each)) for each in range(header.count()))
        self._wanted = [max(*both, _NARROW) for both in sizes]
        self._set_widths()

    def _set_widths(self) -> None:
        """What a column cannot do without first; the rest goes to those that hold more."""
        least = [min(width, _LEAST_WIDTH) for width in self._wanted]
        shares = [width - floor for width, floor in zip(self._wanted, least, strict=True)]
        shares = shares if any(shares) else least
        rest = max(0, self.viewport().width() - sum(least))
        for column, floor in enumerate(least):
            self.horizontalHeader().resizeSection(column, floor + rest * shares[column] // sum(shares))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._set_widths()


class ListGrid(Parts):
    """``value()`` is a tuple of mappings, one a row."""

    left = Signal()

    def __init__(self, items: Sequence[FactDef]) -> None:
        super().__init__()
        self._model = GridModel(items, self)
        self._change = (0, "")
        self.view = _ListView(self._model)
        self.view.cells.closeEditor.connect(lambda *_: self.left.emit())
        self.view.share_out()
        self._add = Button(self.tr("添加一行"), "plus", Kind.QUIET, clicked=self.add_row)
        self._remove = Button(self.tr("删除所选行"), "trash-2", Kind.QUIET, clicked=self.remove_row)
        buttons = in_row(self._add, self._remove, REST)
        in_column(self.view, buttons, of=self)
        self.consist_of({self.view: "", self._add: self.tr("添加一行"), self._remove: self.tr("删除所选行")})
        self._model.edited.connect(self.value_changed)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.modelReset):
            signal.connect(lambda *_: self._fit())
        self._fit()

    def value(self) -> tuple[GridRow, ...]:
        """The rows; unreadable cells hold their text as typed."""
        return self._model.rows()

    def set_value(self, rows: Sequence[GridRow] | None) -> None:
        """Show rows."""
        was_empty = not self._model.rows()
        self._change = first_difference(self._model.rows(), rows or ())
        self._model.set_rows(rows or ())
        if was_empty:
            self.view.share_out()
        self.value_changed.emit()

    def is_typing(self) -> bool:
        """Whether a cell is open: each key changes the value then."""
        return self.view.is_typing()

    def go_to_change(self) -> None:
        """Choose the cell in which the rows shown last differ from those before."""
        row, name = self._change
        names = [column.key for column in self._model.columns]
        index = self._model.index(min(row, self._model.rowCount() - 1), names.index(name) if name in names else 0)
        self.view.setCurrentIndex(index)
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def problem(self) -> Problem | None:
        """The first cell that cannot be read, or None."""
        found = self._model.problems()
        if not found:
            return None
        row = found[0].where[1:].partition("]")[0]
        return Problem("ui-grid-cell", details={"row": row, "count": str(len(found))})

    def add_row(self) -> None:
        """Add an empty row at the end and write into its first cell."""
        self._model.add()
        first = self._model.index(self._model.rowCount() - 1, 0)
        self.view.setCurrentIndex(first)
        self.view.edit(first)

    def remove_row(self) -> None:
        """Take the chosen rows out; undo brings them back."""
        top, _, bottom, _ = self.view.chosen()
        if self.view.currentIndex().isValid():
            self._model.remove(range(top, bottom + 1))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.view.share_out()
            self._fit()

    def _fit(self) -> None:
        """As high as its rows, within limits."""
        height = theme.current().control_height
        self.view.fit()
        rows = min(max(self._model.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        self.view.setFixedHeight(theme.current().row_height + rows * height + 4)
