"""A table with the keys of a spreadsheet: Enter down, Tab on, ranges copied and pasted, Ctrl+D, Delete."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QDialog,
    QLineEdit,
    QTableView,
    QWidget,
)

from inspector_app.ui import cell_block, theme
from inspector_app.ui.grid.delegate import CellDelegate
from inspector_app.ui.grid.model import EditableModel
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.copy_menu import offer_copies
from inspector_app.ui.widgets.focus_back import way_out
from inspector_app.ui.widgets.in_sight import keep_cell, show_cell

_Hint = QAbstractItemDelegate.EndEditHint
_Trigger = QAbstractItemView.EditTrigger
_Flag = QItemSelectionModel.SelectionFlag
_COPY_CONCEALED = QKeySequence("Ctrl+Shift+C")


def _keys() -> tuple[PageKey, ...]:
    """What a table that is written into answers by itself."""
    return (
        PageKey(tr("写下，到下一行；Shift+Enter 到上一行"), ("Return",)),
        PageKey(tr("写下，到下一格；Shift+Tab 到上一格"), ("Tab",)),
        PageKey(tr("不改，放下这一格"), ("Esc",)),
        PageKey(tr("同上填充"), ("Ctrl+D",)),
        PageKey(tr("清空所选的格"), ("Del",)),
        PageKey(tr("复制所选的格"), ("Ctrl+C",)),
        PageKey(tr("复制所选的格（隐去证件号）"), ("Ctrl+Shift+C",)),
        PageKey(tr("粘贴一块表格"), ("Ctrl+V",)),
    )


class GridView(QTableView):
    """Every key that changes something is one step. ``passed_over``: how many cells could not be written.

    ``typing`` when the text of an open cell changed or the cell was left; with ``at_once`` every key is written, and
    Esc brings back what stood there. ``place_changed`` when another cell is in hand, or an open one was left.
    """

    passed_over = Signal(int)
    typing = Signal()
    place_changed = Signal()

    def __init__(self, model: EditableModel, at_once: bool = False) -> None:
        super().__init__()
        self.grid, self._at_once = model, at_once
        self._left = ("", 0, "")
        self._walked_from: tuple[int, int] | None = None
        self.setModel(model)
        self.selectionModel().currentChanged.connect(self._went)
        self.use(CellDelegate(model, at_once, self))
        self.setProperty("grid", True)
        bind_keys(self, _keys())
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(_Trigger.AnyKeyPressed | _Trigger.DoubleClicked | _Trigger.EditKeyPressed)
        self.setTabKeyNavigation(False)  # Tab goes to the next cell that can be written, see focusNextPrevChild
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)

    def _went(self) -> None:
        """Whoever goes by another key or by mouse walks no more along the line."""
        self._walked_from = None
        self.place_changed.emit()

    def use(self, delegate: CellDelegate) -> None:
        """Let cells be shown and edited so."""
        delegate.typed.connect(self.typing)
        delegate.block_pasted.connect(self._paste_over)
        self.cells = delegate
        self.setItemDelegate(delegate)

    def is_typing(self) -> bool:
        """Whether a cell is open."""
        return self.state() is QAbstractItemView.State.EditingState

    def open_line(self) -> QLineEdit | None:
        """The line of the cell that is open."""
        editor = self.indexWidget(self.currentIndex())
        return editor if isinstance(editor, QLineEdit) else None

    def close_cell(self) -> None:
        """Leave an open cell without writing what is typed there."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            super().closeEditor(editor, _Hint.NoHint)

    def go_to(self, row: int, column: int) -> None:
        """Choose a cell and bring it in sight."""
        index = self.grid.index(row, column)
        self.setCurrentIndex(index)
        show_cell(self, index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_at(self, row: int, column: int, typed: str | None = None) -> None:
        """Go on in a cell: open, with the cursor behind what stands there, or behind what was ``typed`` there."""
        self.go_to(row, column)
        if self.open_line() is None:  # some tables open a cell as soon as it is in hand
            self.edit(self.currentIndex())
        if (line := self.open_line()) is not None:
            if typed is not None:
                line.setText(typed)
                line.setModified(True)
            line.end(False)

    def place(self) -> tuple[str, ...]:
        """The cell in hand, for a draft: its row and column, and where it is open the text as it was typed."""
        index, line = self.currentIndex(), self.open_line()
        if not index.isValid():
            return ()
        cell = (self.grid.rid_at(index.row()), self.grid.columns[index.column()].key)
        return cell if line is None or not self.cells.is_typed(line) else (*cell, line.text())

    def go_on(self, place: Sequence[str]) -> None:
        """To the cell that :meth:`place` told of, open where it was: also a masked one shows what was typed there."""
        rid, key, *typed = place
        rows = (row for row in range(self.grid.rowCount()) if self.grid.rid_at(row) == rid)
        columns = (number for number, column in enumerate(self.grid.columns) if column.key == key)
        row, column = next(rows, None), next(columns, None)
        if row is None or column is None:
            return
        if not typed:
            self.go_to(row, column)
            return
        self.open_at(row, column, typed[0])

    def show_range(self, top: int, left: int, bottom: int, right: int) -> None:
        """Choose a range and bring it in sight."""
        last = self.grid.rowCount() - 1
        show_cell(self, self.grid.index(min(bottom, last), left))
        self.go_to(min(top, last), left)
        corners = (self.grid.index(min(top, last), left), self.grid.index(min(bottom, last), right))
        self.selectionModel().select(QItemSelection(*corners), _Flag.ClearAndSelect)

    def copy(self) -> None:
        """The chosen cells for a spreadsheet; masked numbers leave only while they can be read."""
        self._copy(self.grid.seen)

    def copy_concealed(self) -> None:
        """The chosen cells for a spreadsheet, numbers masked also while they can be read."""
        self._copy(self.grid.concealed)

    def _copy(self, words: Callable[[int, int], str]) -> None:
        top, left, bottom, right = self.chosen()
        cell_block.copy([[words(row, column) for column in range(left, right + 1)] for row in range(top, bottom + 1)])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        ways = [(self.tr("复制"), "Ctrl+C", self.copy)]
        if any(column.mask for column in self.grid.columns):
            ways.append((self.tr("复制（隐去证件号）"), "Ctrl+Shift+C", self.copy_concealed))
        offer_copies(self, event, ways)

    def paste(self) -> None:
        """Cells from a spreadsheet; one value fills the whole range."""
        text = QApplication.clipboard().text()
        if text.strip():
            self.tell_passed_over(self.put_cells(cell_block.cells(text)))

    def put_cells(self, cells: list[list[str]]) -> int:
        """Write a block from the chosen cell on, to the right and down, and choose it. How many were passed over."""
        top, left, bottom, right = self.chosen()
        if len(cells) == 1 and len(cells[0]) == 1:
            cells = [[cells[0][0]] * (right - left + 1) for _ in range(bottom - top + 1)]
        locked = self.change(top, left, cells, self.tr("粘贴"))
        wide = min(left + max(map(len, cells)), len(self.grid.columns))
        self.show_range(top, left, top + len(cells) - 1, wide - 1)
        return locked

    def fill_down(self) -> None:
        """The first row of the range into the rows below; one cell takes the one above."""
        top, left, bottom, right = self.chosen()
        if top == bottom:
            top = max(top - 1, 0)
        first = [self.grid.text(top, column) for column in range(left, right + 1)]
        below = [first for row in range(top + 1, bottom + 1) if self.grid.is_there(row)]
        self.tell_passed_over(self.change(top + 1, left, below, self.tr("向下填充")))

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        top, left, bottom, right = self.chosen()
        cells = [[""] * (right - left + 1) for row in range(top, bottom + 1) if self.grid.is_there(row)]
        self.tell_passed_over(self.change(top, left, cells, self.tr("清除")))

    def chosen(self) -> tuple[int, int, int, int]:
        """Top, left, bottom and right of what is chosen; where nothing is, the place below the last row."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        if not chosen[0].isValid():
            return self.grid.rowCount(), 0, self.grid.rowCount(), 0
        rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
        return min(rows), min(columns), max(rows), max(columns)

    def change(self, top: int, left: int, cells: list[list[str]], reason: str) -> int:
        """Write texts from a cell on, as one step; cells that are only read are passed over: how many."""
        edits: dict[int, dict[str, str]] = {}
        locked = 0
        for row, texts in enumerate(cells, top):
            edits[row] = {}
            for place, text in list(enumerate(texts, left))[: len(self.grid.columns) - left]:
                if text in (self.grid.seen(row, place), self.grid.text(row, place)):  # as it is seen or as it is
                    continue
                if not self.grid.is_locked(row, place):
                    edits[row][self.grid.columns[place].key] = text
                elif text:
                    locked += 1
        self.write(edits, reason)
        return locked

    def tell_passed_over(self, count: int) -> None:
        """Say so, when there are any."""
        if count:
            self.passed_over.emit(count)

    def write(self, edits: dict[int, dict[str, str]], reason: str) -> None:
        """Hand over what is new."""
        new = {row: each for row, each in edits.items() if each and (any(each.values()) or self.grid.is_there(row))}
        if new:
            self.grid.put(new, reason)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """After Enter one down, after Tab to the next cell, without opening it.

        A cell left by a click on another row has the hint of Enter too, but is not the current one any more: going on
        from there would lead to a third row.
        """
        is_left_by_key = self.indexWidget(self.currentIndex()) is editor
        if is_left_by_key and hint is _Hint.NoHint and isinstance(editor, QLineEdit):
            self._left = (*self._here(), editor.text())
        if hint is _Hint.RevertModelCache and self._at_once:
            self.grid.setData(self.currentIndex(), self.cells.text_before)
        super().closeEditor(editor, _Hint.NoHint)
        self.typing.emit()
        if not is_left_by_key:
            return
        if hint is _Hint.SubmitModelCache:
            self._next_line()
        elif hint in (_Hint.EditNextItem, _Hint.EditPreviousItem):
            self._walk(hint is _Hint.EditNextItem)
        else:
            self.place_changed.emit()

    def edit(self, index: QModelIndex, *how: object) -> bool | None:  # type: ignore[override]
        """A cell that was closed by a box, and is opened again after it, has what was typed there: a masked one too."""
        (rid, column, text), self._left = self._left, ("", 0, "")
        opened: bool | None = super().edit(index, *how)
        line = self.open_line()
        if not how and line is not None and text and not line.text() and (rid, column) == self._here():
            line.setText(text)
            line.setModified(True)
        return opened

    def _here(self) -> tuple[str, int]:
        return self.grid.rid_at(self.currentIndex().row()), self.currentIndex().column()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Who comes here is in a cell, the open one if there is one: what is typed otherwise would be lost."""
        if not self.currentIndex().isValid() and event.reason() is not Qt.FocusReason.MouseFocusReason:
            for first in islice(self._writable(True), 1):
                self._choose(first)
        super().focusInEvent(event)
        if (line := self.open_line()) is not None:
            line.setFocus(event.reason())

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """Letters typed on a cell that cannot be written lead nowhere: they must not jump to another row."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name and shape
        """Tab walks over the cells that can be written; past the last one it leaves."""
        if not self.hasFocus() or not self.currentIndex().isValid():
            return super().focusNextPrevChild(forward)
        return self._walk(forward)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802 - Qt's name
        """Words that come whole into a closed cell open it, and Qt forgets to put them in."""
        was_open = self.open_line() is not None
        super().inputMethodEvent(event)
        line = self.open_line()
        if line is not None and not was_open and event.commitString() and not event.preeditString():
            QApplication.sendEvent(line, event)
        self.updateMicroFocus()

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:  # noqa: N802 - Qt's name
        """The candidates of the first word stand below what is composed in the cell, which has not the focus yet."""
        found, line = super().inputMethodQuery(query), self.open_line()
        if query != Qt.InputMethodQuery.ImCursorRectangle or not self.currentIndex().isValid():
            return found
        inside = line or self.viewport()
        rect = line.inputMethodQuery(query) if line is not None else self.visualRect(self.currentIndex())
        return rect.translated(inside.mapTo(self, QPoint(0, 0)))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        key = event.key()
        if self.is_typing():  # an open cell has the key already
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif QKeySequence(event.keyCombination()) == _COPY_CONCEALED:
            self.copy_concealed()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and key == Qt.Key.Key_D:
            self.fill_down()
        elif key == Qt.Key.Key_Escape and not isinstance(self.window(), QDialog):  # a dialog is left by it
            if (out := way_out(self)) is not None:
                out.setFocus(Qt.FocusReason.TabFocusReason)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._next_line(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        keep_cell(self, event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()

    def fit(self) -> None:
        """Sizes after the look: columns by their widths, rows by the height of an entry."""
        look = theme.current()
        scale = look.body_size / theme.STANDARD.body_size
        for number, column in enumerate(self.grid.columns):
            if column.width:
                self.setColumnWidth(number, round(column.width * scale))
        self.verticalHeader().setDefaultSectionSize(look.control_height)
        self.horizontalHeader().setFixedHeight(look.row_height - 2)

    def step(self, down: int) -> None:
        """One row down or up, in the same column."""
        here = self.currentIndex()
        self._choose(self.grid.index(min(max(here.row() + down, 0), self.grid.rowCount() - 1), max(here.column(), 0)))

    def _next_line(self, down: int = 1) -> None:
        """After Enter one down; after a walk by Tab along a line, in the column where that began."""
        here, walked = self.currentIndex(), self._walked_from
        self.step(down)
        if walked is not None and walked[0] == here.row() != self.currentIndex().row():
            self._choose(self.grid.index(self.currentIndex().row(), walked[1]))

    def _walk(self, forward: bool) -> bool:
        """To the next cell that can be written, in the order of reading; where there is none, out of the table."""
        here, walked = self.currentIndex(), self._walked_from
        target = next(self._writable(forward), None)
        if target is None:
            return super().focusNextPrevChild(forward)
        self._choose(target)
        begun = walked if walked is not None and walked[0] == here.row() else (here.row(), here.column())
        self._walked_from = begun if target.row() == begun[0] else (target.row(), target.column())
        return True

    def _writable(self, forward: bool) -> Iterator[QModelIndex]:
        here, wide = self.currentIndex(), self.grid.columnCount()
        place, step = here.row() * wide + here.column() if here.isValid() else -1, 1 if forward else -1
        while 0 <= (place := place + step) < self.grid.rowCount() * wide:
            index = self.grid.index(*divmod(place, wide))
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                yield index

    def _choose(self, index: QModelIndex) -> None:
        """The next column is seen too: who types on must not mistake this one for it."""
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)
        show_cell(self, index.siblingAtColumn(min(index.column() + 1, self.grid.columnCount() - 1)))
        show_cell(self, index)

    def _paste_over(self) -> None:
        """A block pasted into an open cell begins there, in the place of what was typed."""
        self.close_cell()
        self.paste()
