"""The table of a payment as one entry of a form."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)  # fmt: skip

from inspector_app.support.errors import Problem
from inspector_app.ui import cell_block, theme
from inspector_app.ui.cases.payment_lines import AMOUNT, NAME, Amounts, PaymentLinesModel, read_amount
from inspector_app.ui.cell_paste import PasteInCell
from inspector_app.ui.undo_keys import KeysForThePage
from inspector_app.usecases.payments import PayLine

_Hint = QAbstractItemDelegate.EndEditHint
_WIDTHS = (66, 112, 164, 106, 106, 138, 134)


class _AmountDelegate(QStyledItemDelegate):
    """Marks the column to be filled in, and amounts that cannot be taken; what is typed reaches the draft at once.

    ``block_pasted`` when a block of cells is pasted into an open amount.
    """

    block_pasted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = KeysForThePage(self)
        self._paste = PasteInCell(self, self.block_pasted.emit)
        self.text_before = ""

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        name = index.sibling(index.row(), NAME).data()
        line.setAccessibleName(f"{name}：本次支付（元）")
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.textEdited.connect(lambda _text: self.commitData.emit(line))
        line.installEventFilter(self._keys)
        line.installEventFilter(self._paste)
        self.text_before = str(index.data(Qt.ItemDataRole.EditRole) or "")
        return line

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:  # noqa: N802
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole) or ""))

    def setModelData(  # noqa: N802 - Qt's name
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if isinstance(editor, QLineEdit) and editor.isModified():
            model.setData(index, editor.text())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        look = theme.current()
        wrong = bool(index.data(Qt.ItemDataRole.ToolTipRole))
        box = option.rect.adjusted(4, 5, -4, -5)  # type: ignore[attr-defined]
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(look.ink("danger") if wrong else look.border), look.line + wrong))
            painter.drawRoundedRect(box, look.control_radius, look.control_radius)
            painter.restore()


class PaymentTable(QTableView):
    """``value()`` are the amounts by claim. Space ticks a row, F2 or a digit types an amount, Tab goes to the next one.

    Amounts pasted below each other go down from the current row. ``columns_pasted`` when the block has more columns
    than that, ``passed_over`` with the number of amounts for which there is no row.
    """

    value_changed = Signal()
    columns_pasted = Signal(str)
    passed_over = Signal(int)

    def __init__(self, lines: Sequence[PayLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines_model = PaymentLinesModel(lines, self)
        self._changed: list[str] = []
        self.setModel(self.lines_model)
        self._delegate = _AmountDelegate(self)
        self._delegate.block_pasted.connect(self.paste)
        self.setItemDelegateForColumn(AMOUNT, self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.setMinimumHeight(260)
        self.lines_model.edited.connect(self.value_changed)
        self._size()

    def value(self) -> Amounts:
        """分 by claim; text where no amount could be read."""
        return dict(self.lines_model.amounts)

    def set_value(self, amounts: Mapping[str, int | str] | None) -> None:
        """Show amounts."""
        wanted, shown = dict(amounts or {}), self.lines_model.amounts
        if wanted == shown:
            return
        self._changed = [rid for rid in (*shown, *wanted) if shown.get(rid) != wanted.get(rid)]
        self._close_amount()  # a cell that is open holds what was typed, not what is wanted
        self.lines_model.set_amounts(wanted)

    def is_typing(self) -> bool:
        """Whether an amount is open: each key changes the value then."""
        return self.state() is QAbstractItemView.State.EditingState

    def go_to_change(self) -> None:
        """Choose the first amount that the value shown last changed."""
        places = [place for place, line in enumerate(self.lines_model.lines) if line.claim_rid in self._changed]
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if places:
            self.setCurrentIndex(self.lines_model.index(places[0], AMOUNT))

    def problem(self) -> Problem | None:
        """The first amount that is none."""
        text = next((amount for amount in self.lines_model.amounts.values() if isinstance(amount, str)), None)
        return Problem("money-shape", "entries", details={"text": text[:20]}) if text is not None else None

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
        self._close_amount()
        rows = [row for row in range(first, len(self.lines_model.lines)) if self._amount(row).isValid()]
        read = {self.lines_model.lines[row].claim_rid: read_amount(text) for row, (text,) in zip(rows, cells)}  # noqa: B905
        kept = {rid: amount for rid, amount in self.lines_model.amounts.items() if rid not in read}
        self.lines_model.set_amounts(kept | {rid: amount for rid, amount in read.items() if amount is not None})
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if len(cells) > len(rows):
            self.passed_over.emit(len(cells) - len(rows))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """After Tab to the next amount, past the columns that are only read; Esc takes back what was typed."""
        if hint is _Hint.RevertModelCache:
            self.lines_model.setData(self.currentIndex(), self._delegate.text_before)
        super().closeEditor(editor, _Hint.NoHint)
        steps = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1, _Hint.SubmitModelCache: 1}
        if hint not in steps:
            return
        target = self._amount(self.currentIndex().row() + steps[hint])
        if target.isValid():
            self.setCurrentIndex(target)
        elif hint is not _Hint.SubmitModelCache:
            super().focusNextPrevChild(hint is _Hint.EditNextItem)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name and shape
        """Tab also goes from amount to amount while none is open, as after Esc or a paste; past the last it leaves."""
        here = self.currentIndex()
        is_before = here.column() < AMOUNT if forward else here.column() > AMOUNT
        target = self._amount(here.row() + (0 if is_before else 1 if forward else -1))
        if not (here.isValid() and self.hasFocus() and target.isValid()):
            return super().focusNextPrevChild(forward)
        self.setCurrentIndex(target)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
            return
        if event.key() == Qt.Key.Key_Escape:  # leads out of the table; only the next one leaves what is around it
            super().focusNextPrevChild(True)
            return
        typed = event.text()
        if typed.strip() and typed.isprintable() and not self.is_typing():  # a figure is for the amount of this row
            self.setCurrentIndex(self._amount(self.currentIndex().row()))
            editor = self.indexWidget(self.currentIndex())
            if editor is not None:
                QApplication.sendEvent(editor, event)
                return
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            index = self.lines_model.index(self.currentIndex().row(), NAME)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
                state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                self.lines_model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)

    def _amount(self, row: int) -> QModelIndex:
        """The place of a row's amount; none where there is nothing to pay."""
        index = self.lines_model.index(row, AMOUNT)
        return index if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable else QModelIndex()

    def _close_amount(self) -> None:
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:
            super().closeEditor(editor, _Hint.NoHint)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._size()

    def _size(self) -> None:
        look = theme.current()
        scale = look.body_size / theme.STANDARD.body_size
        header = self.horizontalHeader()
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, round(width * scale))
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setMinimumSectionSize(look.row_height)
        self.verticalHeader().setDefaultSectionSize(look.row_height)
