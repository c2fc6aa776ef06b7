"""The file as it was read, one sheet at a time: what a line of the plan stands in is marked, a cell tells its line."""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from inspector_app.support import vocabulary
from inspector_app.ui import theme
from inspector_app.ui.icons import icon
from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.lists.sheet_model import MARKED_ROLE, SheetModel
from inspector_app.ui.page_keys import PageKey, bind_keys
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.in_sight import show_cell
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.menu import Menu
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.usecases.cell_corrections import Correction, correction_words, taken_back
from inspector_app.usecases.list_sight import Place, Sight
from inspector_app.usecases.open_lists import Grid, words_column

_SAMPLE, _LEAST, _MOST, _MOST_WORDS, _EDGES = 60, 44, 190, 300, 32
_MOST_MERGED = 300


class _MarkDelegate(QStyledItemDelegate):
    """A frame round the cells of the line in hand, so that colour never speaks alone."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, is_marked, box = theme.current(), bool(index.data(MARKED_ROLE)), option.rect  # type: ignore[attr-defined]
        if is_marked:
            painter.fillRect(box, QColor(look.chosen))
        super().paint(painter, option, index)
        if is_marked:
            painter.save()
            painter.setPen(QPen(QColor(look.primary), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
            painter.restore()


class SheetPane(QWidget):
    """``picked`` brings sheet, row and column of the cell that a person came to; where it ``corrects``, ``wished``
    those of one that he reads otherwise, ``said`` what cells read after all."""

    picked = Signal(str, int, int)
    wished = Signal(str, int, int)
    said = Signal(object)

    def __init__(self, may_show: Callable[[], bool], *, corrects: bool = False) -> None:
        """``may_show`` is asked before whole numbers are shown."""
        super().__init__()
        self._corrects = corrects
        self._may_show = may_show
        self._sight: Sight | None = None
        self._is_led = False
        self.sheets = ChoiceBox(())
        self.sheets.setAccessibleName(vocabulary.label("statement.sheet"))
        self.sheets.value_changed.connect(self._show_sheet)
        self._word = Label(vocabulary.label("statement.sheet"), Role.LABEL)
        self.model = SheetModel(self)
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setItemDelegate(_MarkDelegate(self.view))
        self.view.setAccessibleName(self.tr("文件内容"))
        self.view.setProperty("grid", True)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setWordWrap(False)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.selectionModel().currentChanged.connect(self._came_to)
        self.view.clicked.connect(self._came_to)
        self._eye = Button(icon="eye", kind=Kind.ICON, name=self.tr("显示证件和卡号"), clicked=self._turn_masks)
        self._eye.setCheckable(True)
        self._made = MenuButton(self.tr("更正"), Kind.QUIET)
        self._pencil = Button(icon="pencil", kind=Kind.ICON, name=self.tr("改读作…（F2）"), clicked=self._wish)
        for part in (self._made, self._pencil):
            part.hide()
        head = in_row(self._word, wide(self.sheets), REST, self._made, self._pencil, self._eye)
        in_column(head, wide(self.view), of=self)
        if corrects:
            self._offer_corrections()
        self.setFocusProxy(self.view)

    def show_sight(self, sight: Sight) -> None:
        """Show the sheets of another file, or of one that was read anew."""
        seen = self._grid()
        before = seen.name if seen is not None else ""
        self._sight = sight
        self.sheets.blockSignals(True)
        self.sheets.clear()
        names = [grid.name for grid in sight.sheets]
        for at, grid in enumerate(sight.sheets):
            self.sheets.addItem(self.tr("{0}（隐藏）").format(grid.name) if grid.hidden else grid.name, at)
        self.sheets.setCurrentIndex(names.index(before) if before in names else 0)
        self.sheets.blockSignals(False)
        for part in (self._word, self.sheets):
            part.setVisible(len(names) > 1)
        self._show_made(sight.corrected.all if self._corrects else ())
        self._show_sheet()

    def show_line(self, sheet: str, places: frozenset[Place]) -> None:
        """Mark cells, and bring the first of them in sight."""
        self._is_led = True
        try:
            names = [grid.name for grid in self._sight.sheets] if self._sight else []
            if sheet in names and names.index(sheet) != self.sheets.currentIndex():
                self.sheets.setCurrentIndex(names.index(sheet))
            self.model.mark(places)
            if places and (index := self.model.index_of(min(places))).isValid():
                self.view.setCurrentIndex(index)
                show_cell(self.view, index)
        finally:
            self._is_led = False

    def go_to(self, sheet: str, row: int, column: int) -> None:
        """Come to a cell, as a person would."""
        self.show_line(sheet, self.model.marked)
        if (index := self.model.index_of((row, column))).isValid():
            self.view.setCurrentIndex(index)
        self.view.setFocus()

    def _offer_corrections(self) -> None:
        """改读作: F2, a double click, the pencil above, or the menu of the cell."""
        self._pencil.show()
        bind_keys(self.view, (PageKey(self.tr("改读作"), ("F2",), self._wish),), Qt.ShortcutContext.WidgetShortcut)
        self.view.doubleClicked.connect(lambda _index: self._wish())
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._open_menu)

    def _open_menu(self, at: QPoint) -> None:
        menu = Menu(self.view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(icon("pencil"), self.tr("改读作…\tF2")).triggered.connect(lambda: self._wish())
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _wish(self) -> None:
        index = self.view.currentIndex()
        if index.isValid() and self.model.grid is not None:
            self.wished.emit(self.model.grid.name, *self.model.place(index))

    def _show_made(self, made: Sequence[Correction]) -> None:
        """What reads otherwise now, each to be taken back."""
        self._made.setVisible(bool(made))
        self._made.setText(self.tr("更正{0}处").format(len(made)))
        menu, is_one_of = self._made.actions_menu, self.sheets.count() > 1
        menu.clear()
        for each in made:
            words = self.tr("取回{0}：{1}").format(
                f"{each.sheet * is_one_of} {each.place}".strip(), correction_words(each)
            )
            menu.addAction(words).triggered.connect(lambda _on=False, each=each: self.said.emit(taken_back([each])))
        if len(made) > 1:
            menu.addAction(self.tr("全部取回")).triggered.connect(lambda: self.said.emit(taken_back(made)))

    def _grid(self) -> Grid | None:
        """The sheet in sight."""
        at = self.sheets.currentIndex()
        return self._sight.sheets[at] if self._sight is not None and 0 <= at < len(self._sight.sheets) else None

    def _turn_masks(self) -> None:
        if self.model.is_open or self._may_show():
            self.model.show_numbers(not self.model.is_open)
        self._eye.setChecked(self.model.is_open)

    def _show_sheet(self) -> None:
        grid = self._grid()
        if self._sight is None or grid is None:
            return
        self.view.clearSpans()
        self.model.show(self._sight, grid)
        self._put_words_first(words_column(grid))
        self.view.verticalHeader().setDefaultSectionSize(theme.current().control_height)
        for area in (*grid.merged[:_MOST_MERGED], *self._titles(grid)):
            first, last = self.model.index_of(area[:2]), self.model.index_of(area[2:])
            if first.isValid() and last.isValid() and first != last:
                height, width = last.row() - first.row() + 1, last.column() - first.column() + 1
                self.view.setSpan(first.row(), first.column(), height, width)
        self._fit_columns()

    def _put_words_first(self, column: int) -> None:
        """What was said in a chat stands before what was understood of it; other columns stand as in their file."""
        header = self.view.horizontalHeader()
        for section in range(header.count()):
            header.moveSection(header.visualIndex(section), section)
        if column:
            header.moveSection(header.visualIndex(column - 1), 0)

    def _titles(self, grid: Grid) -> Iterator[tuple[int, int, int, int]]:
        """Words that stand alone in their row reach as far as nothing stands beside them."""
        lone = ((row, next(iter(cells))) for row, cells in grid.rows.items() if len(cells) == 1)
        for row, column in islice(lone, _MOST_MERGED):
            if grid.area(row, column) == (row, column, row, column):
                yield row, column, row, self.model.columnCount()

    def _fit_columns(self) -> None:
        """As wide as the first rows need, within bounds; a title above the columns needs none of its own."""
        metrics, model = self.view.fontMetrics(), self.model
        if model.grid is None:
            return
        titles = {place[:2] for place in model.grid.merged if place[1] != place[3]}
        titles |= {(row, column) for row, cells in model.grid.rows.items() if len(cells) == 1 for column in cells}
        for column in range(model.columnCount()):
            texts = [
                str(model.index(row, column).data() or "")
                for row in range(min(model.rowCount(), _SAMPLE))
                if model.place(model.index(row, column)) not in titles
            ]
            heading = str(model.headerData(column, Qt.Orientation.Horizontal))
            widest = max((metrics.horizontalAdvance(text) for text in (*texts, heading)), default=0) + _EDGES
            most = _MOST_WORDS if column + 1 == words_column(model.grid) else _MOST
            self.view.setColumnWidth(column, max(_LEAST, min(widest, most)))

    def _came_to(self, index: QModelIndex, *_before: object) -> None:
        if index.isValid() and not self._is_led and self.model.grid is not None:
            self.picked.emit(self.model.grid.name, *self.model.place(index))
