"""The wage list as a grid: people pasted from a chat, whose row it is, what undo changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from inspector_app.support import vocabulary
from inspector_app.ui import cell_block, theme
from inspector_app.ui.cases.claims_model import ClaimsModel
from inspector_app.ui.composition import Composition
from inspector_app.ui.grid.delegate import CellDelegate
from inspector_app.ui.grid.model import Index
from inspector_app.ui.grid.view import GridView
from inspector_app.ui.undo_keys import is_redo, is_undo
from inspector_app.usecases import chat_list
from inspector_app.usecases.chat_list import ChatList
from inspector_app.usecases.claim_cells import UNCHECKED
from inspector_app.usecases.claim_drafts import DraftedRow, OpenCell
from inspector_app.usecases.rosters import are_headings_of, is_heading_line

_HEADER_WIDTH, _NAMED_WIDTH = 48, 118
_NAME = 0
_TOP = 5  # rows of a copied sheet in which its headings stand, below its title and unit
_FEW_ROWS = 2.1  # the heading, one row and the bar below


class _Cells(CellDelegate):
    def ink(self, index: Index) -> str:
        """An identity that nobody saw stands out."""
        return theme.current().ink("warning") if index.data() == UNCHECKED else super().ink(index)


class ClaimsView(GridView):
    """``headed``: what was pasted began with a line of headings, which tells of nobody, and so many cells could not be
    written; ``listed`` is a pasted text whose headings are not those of the columns below them: a list that wants to be
    read; ``left_out``: the words of a pasted chat list that were not read. ``may_rename`` is asked with the names of
    those over whom other names or numbers would be written at once.
    """

    headed = Signal(int)
    listed = Signal(str)
    left_out = Signal(tuple)

    def __init__(self, model: ClaimsModel) -> None:
        super().__init__(model)
        self._claims = model
        self.may_rename: Callable[[Sequence[str]], bool] = lambda _names: False
        self._place = (0, 0)
        self._names = False
        self._typed: tuple[str, OpenCell | None] = ("", None)
        self.use(_Cells(model, False, self))
        self.setAccessibleName(vocabulary.label("claims"))
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._return)
        model.came_back.connect(self._show_change)
        self.horizontalScrollBar().valueChanged.connect(lambda _value: self._name_rows())
        self.fit()
        self.setCurrentIndex(model.index(0, 0))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """A few rows; the page gives all that it has, and scrolls itself only where it has less than that."""
        return QSize(super().sizeHint().width(), round(_FEW_ROWS * theme.current().row_height))

    def chosen_rows(self) -> list[int]:
        """The places of the rows that the selection touches, the empty one left out."""
        return sorted({index.row() for index in self.selectedIndexes() if self.grid.is_there(index.row())})

    def open_cell(self) -> OpenCell | None:
        """The cell that is being typed in, None when nothing was typed there."""
        line, index, composition = self.open_line(), self.currentIndex(), Composition.of_application()
        if line is None or not (self.cells.is_typed(line) or composition.entry is line):
            return None
        return OpenCell(index.row(), self.grid.columns[index.column()].key, composition.text_of(line))

    def go_to_unkept(self, drafted: Sequence[DraftedRow]) -> None:
        """Into the cell that was open, else the first that is not in the list: one came back to go on with it.

        It is open, for the next key would replace what a closed one holds.
        """
        opened = {each.rid: each.open_key for each in drafted if each.open_key}
        rows = list(enumerate(self._claims.rows))
        place, row = next(
            (each for each in rows if each[1].rid in opened), next(each for each in rows if not each[1].is_kept)
        )
        wanted = (opened[row.rid],) if row.rid in opened else tuple(row.bad)
        column = next((n for n, each in enumerate(self.grid.columns) if each.key in wanted), _NAME)
        texts = next((each.cells for each in drafted if each.rid == row.rid), {})
        self.open_at(place, column, texts.get(self.grid.columns[column].key))

    def commit(self, stays: bool = False) -> None:
        """Take a cell that is being typed in. It ``stays`` open where the person goes on in it, as after the lock."""
        editor = self.indexWidget(self.currentIndex()) or QApplication.focusWidget()
        if self.is_typing() and editor is not None and self.isAncestorOf(editor):
            self.commitData(editor)
            if not stays:
                self.close_cell()
            elif isinstance(editor, QLineEdit):
                editor.setModified(False)

    def paste(self) -> None:
        """Cells from a spreadsheet, or people from a chat. A line for a cell of a person who is there is what that cell
        says, whatever it begins with: 平时8小时 names nobody."""
        text = QApplication.clipboard().text()
        chat = chat_list.read(text)
        if not chat_list.is_block(text) and not self._is_for_a_cell(text) and chat.tells_of_people:
            self._put_people(chat)
        elif text.strip():
            rows, titles = cell_block.cells(text), [column.title for column in self.grid.columns]
            heading = next((place for place, row in enumerate(rows[:_TOP]) if is_heading_line(row, titles)), None)
            headed = heading is not None
            if headed and rows[1:] and (heading or not are_headings_of(rows[0], titles[self.chosen()[1] :])):
                self.listed.emit(text)
                return
            rows = rows[1:] if headed else rows
            locked = self.put_cells(rows) if rows else 0
            if headed:
                self.headed.emit(locked)
            else:
                self.tell_passed_over(locked)

    def _is_for_a_cell(self, text: str) -> bool:
        top, left = self.chosen()[:2]
        return "\n" not in text.strip() and left != _NAME and self.grid.is_there(top)

    def write(self, edits: dict[int, dict[str, str]], reason: str) -> None:
        """A block over people who are there gives them no other names and numbers before somebody said yes to it."""
        others = self._claims.renamed(edits)
        if not others or self.may_rename(others):
            super().write(edits, reason)

    def _put_people(self, chat: ChatList) -> None:
        """People in rows of their own: never over a worker who is there."""
        top = self.chosen()[0]
        start = len(self._claims.rows) if self.grid.is_there(top) else top
        people = {start + step: person for step, person in enumerate(chat.people)}
        self._claims.put(people, self.tr("粘贴人员"))
        if chat.left_out:
            self.left_out.emit(chat.left_out)
        self.show_range(start, _NAME, start + len(people) - 1, len(self.grid.columns) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if not self.is_typing() and (is_undo(event) or is_redo(event)):
            (self._claims.undo if is_undo(event) else self._claims.redo)()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Room for the names of the rows while they are shown there."""
        super().fit()
        scale = theme.current().body_size / theme.STANDARD.body_size
        width = _NAMED_WIDTH if self._claims.names_rows else _HEADER_WIDTH
        self.verticalHeader().setFixedWidth(round(width * scale))

    def _show_change(self, top: int, left: int, bottom: int, right: int) -> None:
        """Bring in sight what undo or redo changed, and choose its first cell alone: between the corners may stand
        rows that nobody changed, and Delete would empty all that is chosen."""
        self.show_range(top, left, bottom, right)
        self.go_to(min(top, self.grid.rowCount() - 1), left)

    def _name_rows(self) -> None:
        """Whose row it is stays in sight when the names are scrolled away."""
        away = self.columnViewportPosition(_NAME) < 0  # a name that is cut may be another's
        if self._names or away == self._claims.names_rows:
            return
        self._names = True  # what is seen stays where one has scrolled to, though the headings take room
        bar, index = self.horizontalScrollBar(), self.currentIndex()
        value, was_seen = bar.value(), self.viewport().rect().contains(self.visualRect(index))
        self._claims.name_rows(away)
        self.fit()
        self.updateGeometries()
        bar.setValue(value)
        if was_seen and index.column() != _NAME:
            self.scrollTo(index)
        self._names = False
        QTimer.singleShot(0, self, self.updateGeometries)  # Qt skips it where that is what scrolled

    def _remember(self) -> None:
        index: QModelIndex = self.currentIndex()
        self._place = (max(index.row(), 0), max(index.column(), 0))
        self._typed = (self._claims.rid_at(index.row()), self.open_cell())

    def _return(self) -> None:
        """To the same cell; what was being typed there is in it again, where its row is still the same worker's."""
        row, column = self._place
        (rid, cell), self._typed = self._typed, ("", None)
        rows = self._claims.rows
        row = next((place for place, each in enumerate(rows) if each.rid == rid), row if rid else len(rows))
        self.setCurrentIndex(self.grid.index(min(row, self.grid.rowCount() - 1), column))
        if cell is not None and self._claims.rid_at(row) == rid:
            self.edit(self.currentIndex())
            if (line := self.open_line()) is not None:
                line.setText(cell.text)
                line.setModified(True)
