"""Where the rows of a list fact are written: a small table with add, remove and paste from a spreadsheet."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from inspector_app.formdefs.model import FactDef, FactType
from inspector_app.support.errors import Problem
from inspector_app.ui import theme
from inspector_app.ui.cell_paste import PasteInCell
from inspector_app.ui.theme import GAP_2
from inspector_app.ui.undo_keys import KeysForThePage
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.grid_model import BAD_ROLE, GridModel, GridRow, first_difference

_LEAST_ROWS, _MOST_ROWS = 2, 12
_NARROW = 60
_LEAST_WIDTH = 110  # of a column that holds more; what does not fit beside the others is scrolled to


class _CellDelegate(QStyledItemDelegate):
    """Editors for cells; what is typed reaches the model at once, so that a draft has it.

    ``block_pasted`` when a block of cells is pasted into an open one.
    """

    block_pasted = Signal()

    def __init__(self, model: GridModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._keys = KeysForThePage(self)
        self._paste = PasteInCell(self, self.block_pasted.emit)
        self.text_before = ""

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        item = self._model.items[index.column()]
        name = self.tr("第 {row} 行：{label}").format(row=index.row() + 1, label=item.label)
        self.text_before = str(index.data(Qt.ItemDataRole.EditRole) or "")
        words = ("是", "否") if item.type is FactType.YES_NO else item.choices
        if words:
            box = QComboBox(parent)
            box.addItems(["", *words])
            box.setAccessibleName(name)
            box.activated.connect(lambda _index: self.commitData.emit(box))
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        line.textEdited.connect(lambda _text: self.commitData.emit(line))
        line.installEventFilter(self._keys)
        line.installEventFilter(self._paste)
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: object, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        text = editor.currentText() if isinstance(editor, QComboBox) else editor.property("text")
        self._model.setData(index, text)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        if index.data(BAD_ROLE):
            painter.save()
            painter.setPen(QPen(QColor(theme.current().ink("danger")), 2))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))  # type: ignore[attr-defined]
            painter.restore()


class _GridView(QTableView):
    """Ctrl+V writes a block of cells, Delete empties one, Esc takes back what was typed in the open one."""

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self._grid = model
        self.setModel(model)
        self._delegate = _CellDelegate(model, self)
        self._delegate.block_pasted.connect(self._paste_over)
        self.setItemDelegate(self._delegate)
        self._wanted: list[int] = []

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

    def paste(self) -> None:
        """Write what is on the clipboard from the chosen cell on; without one, below the last row."""
        index = self.currentIndex()
        place = (index.row(), index.column()) if index.isValid() else (self._grid.rowCount(), 0)
        self._grid.paste(*place, QApplication.clipboard().text())
        self.setCurrentIndex(self._grid.index(*place))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        if hint is QAbstractItemDelegate.EndEditHint.RevertModelCache:
            self._grid.setData(self.currentIndex(), self._delegate.text_before)
        super().closeEditor(editor, hint)

    def _paste_over(self) -> None:
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        self.paste()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        index = self.currentIndex()
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        if event.key() == Qt.Key.Key_Delete and index.isValid():
            self._grid.setData(index, "")
            return
        super().keyPressEvent(event)


class ListGrid(QWidget):
    """``value()`` is a tuple of mappings, one a row."""

    value_changed = Signal()
    left = Signal()

    def __init__(self, items: Sequence[FactDef], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = GridModel(items, self)
        self._change = (0, "")
        self.view = _GridView(self._model)
        self.view.setProperty("grid", True)
        self.view.setWordWrap(False)
        self.view.setTextElideMode(Qt.TextElideMode.ElideMiddle)  # a masked number keeps both ends
        self.view.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.view.itemDelegate().closeEditor.connect(lambda *_: self.left.emit())
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.view.horizontalHeader().setStretchLastSection(True)
        self.view.share_out()
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.verticalHeader().setHighlightSections(False)
        self._add = Button(self.tr("添加一行"), "plus", Kind.QUIET, clicked=self.add_row)
        self._remove = Button(self.tr("删除所选行"), "trash-2", Kind.QUIET, clicked=self.remove_row)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_2)
        buttons.addWidget(self._add)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_2)
        column.addWidget(self.view)
        column.addLayout(buttons)
        self.setFocusProxy(self.view)
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
        return self.view.state() is QAbstractItemView.State.EditingState

    def go_to_change(self) -> None:
        """Choose the cell in which the rows shown last differ from those before."""
        row, name = self._change
        names = [item.name for item in self._model.items]
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
        self._model.insert(self._model.rowCount())
        first = self._model.index(self._model.rowCount() - 1, 0)
        self.view.setCurrentIndex(first)
        self.view.edit(first)

    def remove_row(self) -> None:
        """Take the chosen row out; undo brings it back."""
        index = self.view.currentIndex()
        if index.isValid():
            self._model.remove(index.row())

    def setAccessibleName(self, name: str) -> None:  # noqa: N802 - Qt's name
        super().setAccessibleName(name)
        self.view.setAccessibleName(name)
        self._add.setAccessibleName(self.tr("{name}：添加一行").format(name=name))
        self._remove.setAccessibleName(self.tr("{name}：删除所选行").format(name=name))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.view.share_out()
            self._fit()

    def _fit(self) -> None:
        """As high as its rows, within limits."""
        height = theme.current().control_height
        self.view.verticalHeader().setDefaultSectionSize(height)
        rows = min(max(self._model.rowCount(), _LEAST_ROWS), _MOST_ROWS)
        self.view.setFixedHeight(theme.current().row_height + rows * height + 4)
