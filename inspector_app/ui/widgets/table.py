"""A table of records: chosen by row, sorted by heading, opened by Enter or double click; empty lists say so."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)  # fmt: skip

from inspector_app.ui import cell_block, theme
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.widgets.chip import badge_size, paint_badge
from inspector_app.ui.widgets.copy_menu import offer_copies
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.in_sight import keep_cell, show_cell
from inspector_app.ui.widgets.table_model import BADGE_ROLE, Column, Lines, Snapshot, TableModel

_LEAST_FREE_WIDTH, _LEAST_WIDTH, _MOST_WIDTH = 140, 64, 420
_PADDING, _AIR = 10, 8  # of a cell, as looks/window.qss has it; above and below words in several lines
_EDGES, _ARROW, _BESIDE_CHIP = 28, 16, 8  # beside the words of a heading, and beside a chip


class _CellDelegate(QStyledItemDelegate):
    """Draws a chip where the model has one, and keeps the end of what is told apart by its end."""

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if isinstance(model, TableModel) and model.columns[index.column()].tail:
            option.textElideMode = Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """A chip needs its own width: what its column has beyond that can be lent.

        Words that wrap have the room between the paddings of the cell, which Qt leaves out of account, and a little
        air between them and the next row.
        """
        inside = QStyleOptionViewItem(option)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        inside.rect = rect.adjusted(0, 0, -2 * _PADDING, 0)  # type: ignore[attr-defined]
        badge, size = index.data(BADGE_ROLE), super().sizeHint(inside, index)
        if size.height() > 2 * option.fontMetrics.height():  # type: ignore[attr-defined]
            size.setHeight(size.height() + _AIR)
        return size if badge is None else QSize(badge_size(badge).width() + 2 * _BESIDE_CHIP, size.height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        badge = index.data(BADGE_ROLE)
        if badge is not None:
            box = option.rect  # type: ignore[attr-defined]
            place = QPoint(box.x() + _BESIDE_CHIP, box.y() + (box.height() - badge_size(badge).height()) // 2)
            room = box.width() - 2 * _BESIDE_CHIP
            paint_badge(painter, place, badge, painter.device().devicePixelRatioF(), max(room, 1))


class Table(QTableView):
    """``opened`` and ``chosen`` bring the record, ``opened_at`` also at which column, ``left_out`` the titles of
    columns for which it is too narrow, as soon as they are other ones. One that ``scrolls`` has as many columns as a
    paper has, each as wide as it needs.
    """

    opened = Signal(object)
    opened_at = Signal(object, int)
    chosen = Signal(object)
    sort_requested = Signal(str, bool)
    left_out = Signal(list)

    def __init__(
        self,
        of: TableModel | Sequence[Column],
        name: str,
        empty: EmptyState | None = None,
        parent: QWidget | None = None,
        scrolls: bool = False,
    ) -> None:
        super().__init__(parent)
        self._scrolls = scrolls
        self._model = model = of if isinstance(of, TableModel) else TableModel(of, self)
        self._chosen: int | None = None
        self._order = ("", False)
        self._whole: tuple[int, int] | None = None
        self._wished = 0
        self._needs: dict[int, int] = {}
        self._asked: object = None
        self.unseen: list[str] = []
        """The titles of the columns for which it is too narrow."""
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._arrange_columns()
        self._empty = empty
        if empty is not None:
            empty.setParent(self.viewport())
            model.modelReset.connect(self._show_empty)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)
        model.modelReset.connect(self._share_width)
        self.doubleClicked.connect(lambda index: self._open(index))
        self.selectionModel().currentRowChanged.connect(self._row_chosen)
        self._size_rows()
        self._show_empty()
        row, copy = PageKey(self.tr("打开所选的一行"), ("Return",)), PageKey(self.tr("复制所选的一行"), ("Ctrl+C",))
        bind_keys(self, (row, copy))

    def show_list(self, snapshot: Snapshot, of: object = None) -> None:
        """Show a list of the store, as :meth:`TableModel.show` does."""
        self._model.show(snapshot, of)

    def show_records(self, records: Sequence[Any], key: Callable[[Any], Hashable] = id, of: object = None) -> None:
        """Show a short list that is in memory already, as :class:`Lines`."""
        self._model.show(Lines(records, key), of)

    def entitle(self, titles: Sequence[str]) -> None:
        """Head the columns anew, in their order; they keep their places."""
        self._model.entitle(titles)
        self._ask_anew()

    def chosen_id(self) -> int | None:
        """The id of the chosen row, or None."""
        index = self.currentIndex()
        return self._model.id_at(index.row()) if index.isValid() else None

    def chosen_record(self) -> Any:
        """The chosen record, or None."""
        index = self.currentIndex()
        return self._model.record(index.row()) if index.isValid() else None

    def choose(self, wanted: int) -> bool:
        """Choose the row of an id and bring it in sight. False when it is not in the list."""
        row = self._model.row_of(wanted)
        if row < 0:
            return False
        self.selectRow(row)
        show_cell(self, self._model.index(row, 0))
        return True

    def choose_named(self, name: Hashable) -> bool:
        """The same by what names a record of a short list (the ``key`` of :meth:`show_records`)."""
        return self.choose(hash(name))

    def choose_first(self) -> None:
        """Choose the first row, if there is one."""
        self.selectRow(0)
        self.scrollToTop()

    def copy(self) -> None:
        """The chosen row for a spreadsheet, numbers masked."""
        if (record := self.chosen_record()) is not None:
            cell_block.copy([self._cells(record)])

    def copy_all(self) -> None:
        """All rows below their headings for a spreadsheet, numbers masked."""
        records = (self._model.record(row) for row in range(self._model.rowCount()))
        rows = [self._cells(record) for record in records if record is not None]
        cell_block.copy([[column.title for column in self._shown()], *rows])

    def told(self) -> tuple[Sequence[Column], list[list[str]]]:
        """Every column, also one that the window is too narrow for, and all rows in words, numbers masked."""
        columns = self._model.columns
        records = (self._model.record(row) for row in range(self._model.rowCount()))
        return columns, [[column.copied(record) for column in columns] for record in records if record is not None]

    def _cells(self, record: Any) -> list[str]:
        return [column.copied(record) for column in self._shown()]

    def _shown(self) -> list[Column]:
        return [column for n, column in enumerate(self._model.columns) if not self.isColumnHidden(n)]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        masked = self.tr("（隐去证件号）") if any(column.mask for column in self._shown()) else ""
        row, every = self.tr("复制所选行") + masked, self.tr("复制整个列表") + masked
        if self._model.rowCount():
            one = [(row, "Ctrl+C", self.copy)] if self.chosen_record() is not None else []
            offer_copies(self, event, [*one, (every, "", self.copy_all)])

    def show_whole(self, least: int, most: int) -> None:
        """In a page that scrolls itself: as high as all rows, from ``least`` pixels up to ``most`` rows, so that the
        page has one scroll bar and not two."""
        self._whole = (least, most)
        self._model.modelReset.connect(self._show_rows)
        self._show_rows()

    def wish_rows(self, most: int) -> None:
        """In a dialog: as high as all rows, up to so many, where the screen has the room."""
        self._wished = most
        self._model.modelReset.connect(self.updateGeometry)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        rows = min(self._model.rowCount(), self._wished)
        height = theme.current().row_height * (rows + 1) + 2 * self.frameWidth() if rows else 0
        return super().sizeHint().expandedTo(QSize(0, height))

    def _show_rows(self) -> None:
        if self._whole is None:
            return
        least, most = self._whole
        height, frame = theme.current().row_height, 2 * self.frameWidth()
        self.setMinimumHeight(max(least, height * (min(self._model.rowCount(), most) + 1) + frame))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._model.rowCount():
            self.choose(self._model.id_at(0 if event.key() == Qt.Key.Key_Home else self._model.rowCount() - 1))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._needs.clear()
            self._ask_anew()
            self._size_rows()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        keep_cell(self, event)
        self._share_width()
        if self._empty is not None:
            self._empty.setGeometry(self.viewport().rect())

    def _arrange_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setResizeContentsPrecision(0)  # what a column needs is asked of the rows in sight
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSortIndicatorShown(False)
        header.setFixedHeight(theme.current().row_height - 2)
        header.sectionClicked.connect(self._heading_clicked)

    def _share_width(self) -> None:
        """Columns of width 0 share what the others leave, all of them where there is none; sizes grow with the type.

        Where even the columns that cannot be spared have too little room, words are cut, and never figures; a table
        that ``scrolls`` cuts nothing, and what has no room is scrolled to. It waits until it is shown, for each row in
        sight is asked what it needs.
        """
        if not self.isVisible():
            return
        if self._scrolls:
            self._give_as_needed()
            return
        scale = theme.current().body_size / theme.STANDARD.body_size
        least = round(_LEAST_FREE_WIDTH * scale)
        columns = self._model.columns
        shown = {n: max(round(column.width * scale), self._heading(column)) for n, column in enumerate(columns)}
        for number in reversed([number for number, column in enumerate(columns) if column.spare]):
            if sum(width or least for width in shown.values()) > self.viewport().width():
                del shown[number]
        free = [number for number, width in shown.items() if not width]
        left = self.viewport().width() - sum(shown.values())
        if free:
            shown |= {number: max(left // len(free), _LEAST_FREE_WIDTH) for number in free}
        elif left > 0:  # none takes what is left: rows end where the heading and the frame end
            shown = {number: width + left // len(shown) for number, width in shown.items()}
        self._lend(shown)
        self._cut(shown)
        for number in range(len(columns)):
            self.setColumnHidden(number, number not in shown)
            if number in shown:
                self.setColumnWidth(number, shown[number])
        out = [column.title for number, column in enumerate(columns) if number not in shown]
        if out != self.unseen:
            self.unseen = out
            self.left_out.emit(out)

    def _give_as_needed(self) -> None:
        """As wide as headings and rows in sight need; what room is left goes to all alike."""
        header, columns = self.horizontalHeader(), range(len(self._model.columns))
        needs = [min(max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) + 2, _MOST_WIDTH) for n in columns]
        more = max(self.viewport().width() - sum(needs), 0) // max(len(needs), 1)
        for number, width in enumerate(needs):
            self.setColumnWidth(number, width + more)

    def _cut(self, shown: dict[int, int]) -> None:
        """Take what there is no room for from the words: first where a word more or less is read all the same, then
        where more room is than the rows need, and only then from columns of one width, such as days and states."""
        words = [number for number in shown if self._model.columns[number].align != "right"]
        free = [number for number in words if not self._model.columns[number].width]
        needs = {number: self._needs.get(number, shown[number]) for number in words}
        for least in (dict.fromkeys(free, _LEAST_FREE_WIDTH), needs, dict.fromkeys(words, _LEAST_WIDTH)):
            over = max(sum(shown.values()) - self.viewport().width(), 0)
            spare = {number: max(shown[number] - width, 0) for number, width in least.items()}
            whole = sum(spare.values())
            for number, width in spare.items() if whole else ():
                shown[number] -= -(-min(over, whole) * width // whole)

    def _lend(self, shown: dict[int, int]) -> None:
        """Columns of words and chips that have more room than the rows in sight need give it to those that are cut."""
        words = [n for n in shown if self._model.columns[n].align != "right"]
        self._ask(words)
        lacks = {n: self._needs[n] - shown[n] for n in words if self._needs[n] > shown[n]}
        spare = {n: shown[n] - self._needs[n] for n in words if self._needs[n] < shown[n]}
        moved = min(sum(lacks.values()), sum(spare.values()))
        if moved:  # also of a list that has no rows any more
            for part, sign in ((lacks, 1), (spare, -1)):
                whole = sum(part.values())
                for n, width in part.items():
                    shown[n] += sign * (moved * width // whole)

    def _ask(self, words: list[int]) -> None:
        """What columns need for the rows in sight, once for the same ones; never less than before, so that columns
        keep their place."""
        asked = words, self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        if asked == self._asked:
            return
        self._asked = asked
        for n in words:
            wish = max(self.sizeHintForColumn(n), self.horizontalHeader().sectionSizeHint(n))
            self._needs[n] = max(self._needs.get(n, 0), min(wish + 2, _MOST_WIDTH))

    def _ask_anew(self) -> None:
        self._asked = None

    def _heading(self, column: Column) -> int:
        """How wide a column is at least, so that its heading is read whole, also beside the arrow of sorting."""
        if not column.width:
            return 0
        arrow = _ARROW if column.sort_key else 0
        return self.horizontalHeader().fontMetrics().horizontalAdvance(column.title) + _EDGES + arrow

    def _size_rows(self) -> None:
        height = theme.current().row_height
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(height - 2)
        self._share_width()
        self._show_rows()

    def _heading_clicked(self, section: int) -> None:
        key = self._model.columns[section].sort_key
        if not key:
            return
        descending = self._order == (key, False)
        self._order = (key, descending)
        header = self.horizontalHeader()
        header.setSortIndicatorShown(True)
        header.setSortIndicator(section, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)
        self.sort_requested.emit(key, descending)

    def _row_chosen(self, now: QModelIndex, _before: QModelIndex) -> None:
        record = self._model.record(now.row()) if now.isValid() else None
        if record is not None:
            self.chosen.emit(record)

    def _open(self, index: QModelIndex) -> None:
        record = self._model.record(index.row())
        if record is not None:
            self.opened.emit(record)
            self.opened_at.emit(record, index.column())

    def _remember(self) -> None:
        self._chosen = self.chosen_id()
        self._ask_anew()

    def _choose_again(self) -> None:
        """What was added is chosen, else what was."""
        wanted = self._chosen if self._model.added is None else self._model.added
        if wanted is not None:
            self.choose(wanted)

    def _show_empty(self) -> None:
        if self._empty is not None:
            self._empty.setVisible(self._model.rowCount() == 0)
