"""The wage grid with the keys of a spreadsheet: Enter down, Tab right, ranges copied and pasted, Ctrl+D, Delete."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QApplication, QLineEdit, QTableView, QWidget

from inspector_app.support import vocabulary
from inspector_app.ui import cell_block, theme
from inspector_app.ui.cases import claims_paste
from inspector_app.ui.cases.claims_columns import UNCHECKED, Column
from inspector_app.ui.cases.claims_delegate import ClaimsDelegate
from inspector_app.ui.cases.claims_draft import OpenCell
from inspector_app.ui.cases.claims_model import ClaimsModel
from inspector_app.ui.cases.claims_paste import ChatList
from inspector_app.ui.undo_keys import is_redo, is_undo
from inspector_app.usecases.rosters import is_heading_line

_HEADER_WIDTH, _NAMED_WIDTH = 48, 118
_NAME = 0
_Hint = QAbstractItemDelegate.EndEditHint
_FEW_ROWS = 3.6  # the heading, two rows and the bar below


class ClaimsView(QTableView):
    """Every key that changes something is one step of undo. ``passed_over``: how many cells could not be written,
    and whether what was pasted began with a line of headings, which tells of nobody.

    ``left_out``: the words of a pasted chat list that were not read. ``typing`` when the text of an open cell changed
    or the cell was left.
    """

    passed_over = Signal(int, bool)
    left_out = Signal(tuple)
    typing = Signal()

    def __init__(self, model: ClaimsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._claims = model
        self._place = (0, 0)
        self.setModel(model)
        delegate = ClaimsDelegate(model, self)
        delegate.typed.connect(self.typing)
        delegate.block_pasted.connect(self._paste_over)
        self.setItemDelegate(delegate)
        self.setProperty("grid", True)
        self.setAccessibleName(vocabulary.label("claims"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(True)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setHighlightSections(False)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        model.came_back.connect(self._show_change)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._name_rows())
        self._size()
        self.setCurrentIndex(model.index(0, 0))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few rows; the page gives all that it has, and scrolls itself only where it has less than that."""
        return QSize(super().sizeHint().width(), round(_FEW_ROWS * theme.current().row_height))

    def chosen_rows(self) -> list[int]:
        """The places of the rows that the selection touches, the empty one left out."""
        rows = {index.row() for index in self.selectedIndexes()}
        return sorted(row for row in rows if self._claims.row(row) is not None)

    def go_to(self, row: int, column: int) -> None:
        """Choose a cell and bring it in sight."""
        index = self._claims.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_range(self, top: int, left: int, bottom: int, right: int) -> None:
        """Choose a range and bring it in sight."""
        last = self._claims.rowCount() - 1
        self.executeDelayedItemsLayout()
        self.updateGeometries()  # rows that were added just now can be scrolled to
        self.scrollTo(self._claims.index(min(bottom, last), left))
        self.go_to(min(top, last), left)
        corners = (self._claims.index(min(top, last), left), self._claims.index(min(bottom, last), right))
        self.selectionModel().select(QItemSelection(*corners), QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _show_change(self, top: int, left: int, bottom: int, right: int) -> None:
        """Bring in sight what undo or redo changed, and choose its first cell alone: between the corners may stand
        rows that nobody changed, and Delete would empty all that is chosen."""
        self.show_range(top, left, bottom, right)
        self.go_to(min(top, self._claims.rowCount() - 1), left)

    @property
    def open_cell(self) -> OpenCell | None:
        """The cell that is being typed in, None when nothing was typed there."""
        index = self.currentIndex()
        editor = self.indexWidget(index)
        if not isinstance(editor, QLineEdit) or not editor.isModified():
            return None
        return OpenCell(index.row(), self._claims.columns[index.column()].key, editor.text())

    def commit(self) -> None:
        """Take a cell that is being typed in: the page is left or locked."""
        editor = self.indexWidget(self.currentIndex()) or QApplication.focusWidget()
        if self.state() is QAbstractItemView.State.EditingState and editor is not None and self.isAncestorOf(editor):
            self.commitData(editor)
            self.closeEditor(editor, _Hint.NoHint)

    def copy(self) -> None:
        """The chosen cells for a spreadsheet; masked numbers leave only while they can be read."""
        top, left, bottom, right = self._range()
        columns = self._claims.columns[left : right + 1]
        rows = [[self._claims.seen(row, column) for column in columns] for row in range(top, bottom + 1)]
        cell_block.copy(rows)

    def paste(self) -> None:
        """Cells from a spreadsheet, or people from a chat; one value fills the whole range."""
        text = QApplication.clipboard().text()
        if not text.strip():
            return
        top, left, bottom, right = self._range()
        chat = claims_paste.read(text)
        if not claims_paste.is_block(text) and chat.tells_of_people:
            self._put_people(chat, top)
            return
        cells = cell_block.cells(text)
        headed = is_heading_line(cells[0], {column.title for column in self._claims.columns})
        cells = cells[1:] if headed else cells
        if not cells:
            self.passed_over.emit(0, headed)
            return
        if len(cells) == 1 and len(cells[0]) == 1:
            cells = [[cells[0][0]] * (right - left + 1) for _ in range(bottom - top + 1)]
        locked = self._write(top, left, cells, self.tr("粘贴"), pasted=True)
        if locked or headed:
            self.passed_over.emit(locked, headed)
        wide = min(left + max(map(len, cells)), len(self._claims.columns))
        self.show_range(top, left, top + len(cells) - 1, wide - 1)

    def _put_people(self, chat: ChatList, top: int) -> None:
        """People in rows of their own: never over a worker who is there."""
        start = top if self._claims.row(top) is None else len(self._claims.rows)
        people = {start + step: _unseen(person) for step, person in enumerate(chat.people)}
        self._claims.put(people, self.tr("粘贴人员"))
        if chat.left_out:
            self.left_out.emit(chat.left_out)
        self.show_range(start, _NAME, start + len(people) - 1, len(self._claims.columns) - 1)

    def _paste_over(self) -> None:
        """A block pasted into an open cell begins there, in the place of what was typed."""
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            self.closeEditor(editor, _Hint.NoHint)
        self.paste()

    def fill_down(self) -> None:
        """The first row of the range into the rows below; one cell takes the one above."""
        top, left, bottom, right = self._range()
        if top == bottom:
            top = max(top - 1, 0)
        keys = [column.key for column in self._claims.columns[left : right + 1]]
        first = [self._claims.text(top, key) for key in keys]
        last = min(bottom, len(self._claims.rows) - 1)
        self._change(top + 1, left, [first for _ in range(top + 1, last + 1)], self.tr("向下填充"))

    def clear_cells(self) -> None:
        """Empty the chosen cells."""
        top, left, bottom, right = self._range()
        last = min(bottom, len(self._claims.rows) - 1)
        self._change(top, left, [[""] * (right - left + 1) for _ in range(top, last + 1)], self.tr("清除"))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """After Enter one down, after Tab one to the right, without opening the next cell.

        A cell left by a click on another row has the hint of Enter too, but is not the current one any more: going on
        from there would lead to a third worker.
        """
        is_left_by_key = self.indexWidget(self.currentIndex()) is editor
        super().closeEditor(editor, _Hint.NoHint)
        self.typing.emit()
        steps = {_Hint.SubmitModelCache: (1, 0), _Hint.EditNextItem: (0, 1), _Hint.EditPreviousItem: (0, -1)}
        if hint in steps and is_left_by_key:
            self._step(*steps[hint])

    def keyboardSearch(self, _text: str) -> None:  # noqa: N802 - Qt's name
        """Letters typed on a cell that cannot be written lead nowhere: they must not jump to another worker."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Tab passes over the columns that are only read."""
        steps = {QAbstractItemView.CursorAction.MoveNext: 1, QAbstractItemView.CursorAction.MovePrevious: -1}
        found = super().moveCursor(action, keys)
        if action not in steps or not found.isValid():
            return found
        writable = self._next_writable(found.row(), found.column(), steps[action])
        return writable if writable.isValid() else found

    def _next_writable(self, row: int, column: int, step: int) -> QModelIndex:
        while 0 <= column < self._claims.columnCount():
            index = self._claims.index(row, column)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                return index
            column += step
        return QModelIndex()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self.state() is QAbstractItemView.State.EditingState:  # an open cell has the key already
            super().keyPressEvent(event)
            return
        acts = {
            QKeySequence.StandardKey.Copy: self.copy,
            QKeySequence.StandardKey.Paste: self.paste,
        }
        for keys, act in acts.items():
            if event.matches(keys):
                act()
                return
        if is_undo(event) or is_redo(event):
            (self._claims.undo if is_undo(event) else self._claims.redo)()
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif event.key() == Qt.Key.Key_Escape:  # Tab walks the cells, so this is the way out of the grid
            self._leave()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1, 0)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()

    def _leave(self) -> None:
        self.setTabKeyNavigation(False)
        self.focusNextChild()
        self.setTabKeyNavigation(True)

    def _change(self, top: int, left: int, cells: list[list[str]], reason: str) -> None:
        if locked := self._write(top, left, cells, reason):
            self.passed_over.emit(locked, False)

    def _write(self, top: int, left: int, cells: list[list[str]], reason: str, *, pasted: bool = False) -> int:
        """Write texts from a cell on; locked and derived columns are passed over: how many cells."""
        edits: dict[int, dict[str, str]] = {}
        for down, texts in enumerate(cells):
            row = {
                column.key: text
                for column, text in zip(self._claims.columns[left:], texts, strict=False)
                if not self._claims.is_locked(top + down, column) and text not in self._shown(top + down, column)
            }
            row = _unseen(row) if pasted else row
            if row and (any(row.values()) or self._claims.row(top + down) is not None):
                edits[top + down] = row
        if edits:
            self._claims.put(edits, reason)
        locked = [
            text
            for down, texts in enumerate(cells)
            for column, text in zip(self._claims.columns[left:], texts, strict=False)
            if self._claims.is_locked(top + down, column) and text not in ("", *self._shown(top + down, column))
        ]
        return len(locked)

    def _shown(self, row: int, column: Column) -> tuple[str, str]:
        """A cell as it is seen and as it is: writing either there again changes nothing."""
        return self._claims.seen(row, column), self._claims.text(row, column.key)

    def _range(self) -> tuple[int, int, int, int]:
        """Top, left, bottom and right of what is chosen."""
        chosen = self.selectedIndexes() or [self.currentIndex()]
        rows, columns = [index.row() for index in chosen], [index.column() for index in chosen]
        return max(min(rows), 0), max(min(columns), 0), max(rows), max(columns)

    def _step(self, down: int, right: int) -> None:
        index = self.currentIndex()
        row = min(max(index.row() + down, 0), self._claims.rowCount() - 1)
        column = min(max(index.column() + right, 0), self._claims.columnCount() - 1)
        target = self._claims.index(row, column)
        if right:
            writable = self._next_writable(row, column, right)
            target = writable if writable.isValid() else target
        self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(target)

    def _name_rows(self) -> None:
        """Whose row it is stays in sight when the names are scrolled away."""
        away = self.columnViewportPosition(_NAME) + self.columnWidth(_NAME) <= 0
        if away != self._claims.names_rows:
            self._claims.name_rows(away)
            self._size()

    def _remember(self) -> None:
        index: QModelIndex = self.currentIndex()
        self._place = (max(index.row(), 0), max(index.column(), 0))

    def _return(self) -> None:
        row, column = self._place
        self.setCurrentIndex(self._claims.index(min(row, self._claims.rowCount() - 1), column))

    def _size(self) -> None:
        look = theme.current()
        scale = look.body_size / theme.STANDARD.body_size
        for number, column in enumerate(self._claims.columns):
            self.setColumnWidth(number, round(column.width * scale))
        self.verticalHeader().setDefaultSectionSize(look.control_height)
        width = _NAMED_WIDTH if self._claims.names_rows else _HEADER_WIDTH
        self.verticalHeader().setFixedWidth(round(width * scale))
        self.horizontalHeader().setFixedHeight(look.row_height - 2)


def _unseen(texts: dict[str, str]) -> dict[str, str]:
    """Pasted cells with an identity number: nobody saw the document, unless the block itself says otherwise."""
    told = not texts.get("id_number") or "identity_checked" in texts
    return texts if told else {**texts, "identity_checked": UNCHECKED}
