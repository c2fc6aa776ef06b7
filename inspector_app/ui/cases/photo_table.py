"""The grid beside the picture as one entry of a form: cells are typed, or compared and confirmed with the space bar."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from inspector_app.domain.photo_check import Spot
from inspector_app.domain.photo_sheet import PhotoSheet
from inspector_app.ui import theme
from inspector_app.ui.cases.photo_model import Judge, PhotoListModel
from inspector_app.ui.grid.view import GridView

_HEADER_WIDTH = 60
_BY_EYE = ("name", "id_number", "phone", "card")


class PhotoTable(GridView):
    """``value()`` is the sheet. ``looked_at`` brings row and column of the cell in hand, ``left_open`` how many names
    and numbers of several chosen lines were not confirmed.

    Space confirms what is chosen, Shift+Space the line in hand but for what contradicts, and goes on.
    """

    value_changed = Signal()
    left_open = Signal(int)
    looked_at = Signal(int, int)

    def __init__(self, sheet: PhotoSheet, judge: Judge) -> None:
        self.list_model = PhotoListModel(sheet, judge)
        super().__init__(self.list_model, at_once=True)
        self.list_model.setParent(self)
        self._changed: tuple[int, int] = (0, 0)
        self.setAccessibleName(self.tr("照片里的清单"))
        self.setMinimumHeight(110)
        self.list_model.edited.connect(self.value_changed)
        self.list_model.modelReset.connect(self.fit)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.looked_at.emit(now.row(), now.column()))
        self.fit()
        self.setCurrentIndex(self.list_model.index(self.sheet.heading + 1, 0))

    @property
    def sheet(self) -> PhotoSheet:
        """What is shown."""
        return self.list_model.sheet

    def value(self) -> PhotoSheet:
        """The sheet, with everything typed so far."""
        return self.list_model.sheet

    def set_value(self, sheet: PhotoSheet) -> None:
        """Show a sheet."""
        if sheet == self.sheet:
            return
        self._changed = _first_difference(self.sheet, sheet)
        self.close_cell()  # an open one holds what was typed, not what is wanted
        self.list_model.set_sheet(sheet)

    def go_to_change(self) -> None:
        """Choose the first cell that the value shown last changed."""
        row, column = self._changed
        self.go_to(min(row, self.grid.rowCount() - 1), min(column, self.grid.columnCount() - 1))

    def confirm(self) -> None:
        """The chosen cells were compared with the picture; of several lines not the names and numbers, for which one
        looks at each line, nor what contradicts. After a single cell the next one that is open is in hand."""
        top, left, bottom, right = self.chosen()
        chosen = [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        by_eye = self._by_eye(chosen) if top < bottom else set()
        self._show(self.sheet.confirmed([spot for spot in chosen if spot not in by_eye]))
        if by_eye:
            self.left_open.emit(len(by_eye))
        if len(chosen) == 1:
            self.go_to_open()

    def _by_eye(self, chosen: Sequence[Spot]) -> set[Spot]:
        judged = self.list_model.judged
        columns = {at for at, field in enumerate(judged.fields) if field in _BY_EYE}
        return {
            spot
            for spot in judged.open
            if spot in chosen and spot[0] != self.sheet.heading and (spot[1] in columns or spot in judged.problems)
        }

    def confirm_line(self) -> None:
        """All cells of the line in hand were compared; on to the next one.

        Cells that contradict each other are confirmed one by one: a whole line is too quickly looked over.
        """
        row, column = max(self.currentIndex().row(), 0), max(self.currentIndex().column(), 0)
        doubtful = [spot for spot in self.list_model.judged.contradicting if spot[0] == row]
        self._confirm((row,), [at for at in range(self.sheet.width) if (row, at) not in doubtful])
        self.go_to(*(doubtful[0] if doubtful else (min(row + 1, self.grid.rowCount() - 1), column)))

    def go_to_open(self) -> None:
        """The next cell that nobody has looked at; from the last one back to the first."""
        self.close_cell()
        places, here = self.list_model.judged.open, (self.currentIndex().row(), self.currentIndex().column())
        if places:
            self.go_to(*next((place for place in places if place > here), places[0]))

    def add_line(self) -> None:
        """An empty line before the one in hand."""
        self._show(self.sheet.with_line(min(max(self.currentIndex().row(), 0), len(self.sheet.rows))))

    def remove_lines(self) -> None:
        """Take the chosen lines out; the one with the headings stays."""
        top, _, bottom, _ = self.chosen()
        self._show(self.sheet.without(range(top, bottom + 1)))

    def add_column(self) -> None:
        """An empty column at the right end."""
        self._show(self.sheet.with_column())
        self.go_to(self.sheet.heading, self.sheet.width - 1)

    def head_here(self) -> None:
        """The line in hand names the columns."""
        row = self.currentIndex().row()
        if 0 <= row < len(self.sheet.rows):
            self._show(self.sheet.headed_at(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space and not self.is_typing():
            is_line = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self.confirm_line if is_line else self.confirm)()
            return
        super().keyPressEvent(event)

    def fit(self) -> None:
        super().fit()
        scale = theme.current().body_size / theme.STANDARD.body_size
        self.verticalHeader().setFixedWidth(round(_HEADER_WIDTH * scale))

    def _confirm(self, rows: Sequence[int], columns: Sequence[int]) -> None:
        self._show(self.sheet.confirmed([(row, column) for row in rows for column in columns]))

    def _show(self, sheet: PhotoSheet) -> None:
        """Show another sheet as a step of the person's; the cell in hand stays where it can."""
        here = self.currentIndex()
        row, column = max(here.row(), 0), max(here.column(), 0)
        self.close_cell()
        self.list_model.set_sheet(sheet)
        self.setCurrentIndex(self.list_model.index(min(row, len(sheet.rows)), min(column, max(sheet.width - 1, 0))))


def _first_difference(before: PhotoSheet, after: PhotoSheet) -> tuple[int, int]:
    spots = ((row, column) for row in range(max(len(before.rows), len(after.rows))) for column in range(after.width))
    return next((spot for spot in spots if before.cell(*spot) != after.cell(*spot)), (after.heading, 0))
