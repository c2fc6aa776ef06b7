"""The table of a payment as one entry of a form."""

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QStyleOptionViewItem

from inspector_app.support.errors import Problem
from inspector_app.ui import cell_block, theme
from inspector_app.ui.cases.payment_lines import AMOUNT, NAME, PaymentLinesModel
from inspector_app.ui.grid.delegate import CellDelegate
from inspector_app.ui.grid.model import LEVEL_ROLE, Index
from inspector_app.ui.grid.view import GridView
from inspector_app.usecases.pay_amounts import Amounts, amount_problem
from inspector_app.usecases.payments import PayLine

_LEAST_ROWS, _ROWS, _LEAST_NAME = 2.5, 12, 100
_TIGHTER = 4  # so that six of them are seen beside the other entries on a laptop at 125 %


class _Amounts(CellDelegate):
    """Shows where something may be filled in."""

    def cell_name(self, index: Index) -> str:
        """Whose amount it is."""
        return self.tr("{name}：本次支付（元）").format(name=index.sibling(index.row(), NAME).data())

    def ink(self, _index: Index) -> str:
        """What is only read has the usual colour: most of the table is."""
        return ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.flags() & Qt.ItemFlag.ItemIsEditable and index.data(LEVEL_ROLE) is None:
            look = theme.current()
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.border), look.line))
            box = option.rect.adjusted(4, 2, -4, -2)  # type: ignore[attr-defined]
            painter.drawRoundedRect(box, look.control_radius, look.control_radius)
            painter.restore()


class PaymentTable(GridView):
    """``value()`` are the amounts by claim. Space ticks a row, F2 or a digit types an amount, Tab goes to the next one.

    Amounts pasted below each other go down from the current row. ``columns_pasted`` when the block has more columns
    than that, ``passed_over`` with the number of amounts for which there is no row.
    """

    value_changed = Signal()
    columns_pasted = Signal(str)

    def __init__(self, lines: Sequence[PayLine]) -> None:
        self.lines_model = PaymentLinesModel(lines)
        super().__init__(self.lines_model, at_once=True)
        self.lines_model.setParent(self)
        self._changed: list[str] = []
        self._wished: list[int] = []
        self.use(_Amounts(self.lines_model, True, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setShowGrid(False)
        self.setProperty("grid", False)
        self.setProperty("grows", True)
        self.verticalHeader().hide()
        self.lines_model.edited.connect(self.value_changed)
        self.fit()

    def value(self) -> dict[str, int | str]:
        """分 by claim; text where no amount could be read."""
        return dict(self.lines_model.amounts)

    def set_value(self, amounts: Amounts | None) -> None:
        """Show amounts."""
        wanted, shown = dict(amounts or {}), self.lines_model.amounts
        if wanted == shown:
            return
        self._changed = [rid for rid in (*shown, *wanted) if shown.get(rid) != wanted.get(rid)]
        self.close_cell()  # an open one holds what was typed, not what is wanted
        self.lines_model.set_amounts(wanted)

    def go_to_change(self) -> None:
        """Choose the first amount that the value shown last changed."""
        places = [place for place, line in enumerate(self.lines_model.lines) if line.claim_rid in self._changed]
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if places:
            self.setCurrentIndex(self.grid.index(places[0], AMOUNT))

    def problem(self) -> Problem | None:
        """The first amount that is none."""
        shown: Mapping[str, int | str] = self.lines_model.amounts
        wrong = (line for line in self.lines_model.lines if isinstance(shown.get(line.claim_rid), str))
        line = next(wrong, None)
        found = amount_problem(line, shown[line.claim_rid]) if line is not None else None
        return Problem(found.code, "entries", details=found.details) if found is not None else None

    def tick_all(self, wanted: bool) -> None:
        """Pay every line in full, or none."""
        lines = self.lines_model.lines if wanted else ()
        self.lines_model.set_amounts({line.claim_rid: line.open_fen for line in lines if line.open_fen})

    def paste(self) -> None:
        """Amounts from a spreadsheet, from the current row down."""
        cells = cell_block.cells(QApplication.clipboard().text().strip("\r\n"))
        if any(len(row) > 1 for row in cells):
            self.columns_pasted.emit(QApplication.clipboard().text())
            return
        first = max(self.currentIndex().row(), 0)
        self.close_cell()
        rows = [row for row in range(first, self.grid.rowCount()) if self._amount(row).isValid()]
        self.grid.put({row: {"amount": text} for row, (text,) in zip(rows, cells, strict=False)}, "")
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.tell_passed_over(max(len(cells) - len(rows), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        row, typed = self.currentIndex().row(), event.text()
        if event.key() == Qt.Key.Key_Space and row >= 0 and not self.is_typing():
            self.lines_model.turn(row)
            return
        if typed.strip() and typed.isprintable() and not self.is_typing():  # a figure is for the amount of this row
            self.setCurrentIndex(self._amount(row))
            editor = self.open_line()
            if editor is not None:
                QApplication.sendEvent(editor, event)
                return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), self._high(_LEAST_ROWS))

    def wished_more(self) -> int:
        """How much higher than its least it is where there is room: every line, up to a dozen."""
        return max(self._high(min(len(self.lines_model.lines), _ROWS)) - self._high(_LEAST_ROWS), 0)

    def _high(self, rows: float) -> int:
        head, bar = self.horizontalHeader().height(), self.horizontalScrollBar().sizeHint().height()
        return head + round(rows * self.verticalHeader().defaultSectionSize()) + bar

    def fit(self) -> None:
        """The names have what the others leave; where there is too little room, every column gives of what it can."""
        super().fit()
        height = theme.current().control_height - _TIGHTER
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)
        self.horizontalHeader().setFixedHeight(theme.current().control_height)
        self.setMinimumHeight(self._high(_LEAST_ROWS))
        self._wished = [self.columnWidth(number) for number in range(self.grid.columnCount())]
        self._share_width()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """None is narrower than its heading and what stands in it, as long as all of them have room."""
        head, every = self.horizontalHeader(), range(len(self._wished))
        least = [max(self.sizeHintForColumn(number), head.sectionSizeHint(number)) for number in every]
        least[NAME] = max(least[NAME], _LEAST_NAME)
        widths = [max(pair) for pair in zip(self._wished, least, strict=True)]
        lacking = sum(widths) - self.viewport().width()
        spare = sum(widths) - sum(least)
        if lacking < 0:
            widths[NAME] -= lacking
        elif lacking and spare:
            part = min(lacking / spare, 1)
            widths = [width - ceil((width - needed) * part) for width, needed in zip(widths, least, strict=True)]
        for number, width in enumerate(widths):
            self.setColumnWidth(number, width)

    def _amount(self, row: int) -> QModelIndex:
        """The place of a row's amount; none where there is nothing to pay."""
        index = self.grid.index(row, AMOUNT)
        return index if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable else QModelIndex()
