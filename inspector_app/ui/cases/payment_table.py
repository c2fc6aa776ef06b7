"""The table of a payment as one entry of a form."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)  # fmt: skip

from inspector_app.support.errors import Problem
from inspector_app.ui import theme
from inspector_app.ui.cases.payment_lines import AMOUNT, NAME, Amounts, PaymentLinesModel
from inspector_app.ui.undo_keys import KeysForThePage
from inspector_app.usecases.payments import PayLine

_WIDTHS = (66, 112, 164, 106, 106, 138, 134)


class _AmountDelegate(QStyledItemDelegate):
    """Marks the column to be filled in, and amounts that cannot be taken; what is typed reaches the draft at once."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._keys = KeysForThePage(self)

    def createEditor(  # noqa: N802 - Qt's name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        line = QLineEdit(parent)
        name = index.sibling(index.row(), NAME).data()
        line.setAccessibleName(f"{name}：本次支付（元）")
        line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.textEdited.connect(lambda _text: self.commitData.emit(line))
        line.installEventFilter(self._keys)
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
    """``value()`` are the amounts by claim. Space ticks a row, F2 or a digit types an amount."""

    value_changed = Signal()

    def __init__(self, lines: Sequence[PayLine], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines_model = PaymentLinesModel(lines, self)
        self._changed: list[str] = []
        self.setModel(self.lines_model)
        self.setItemDelegateForColumn(AMOUNT, _AmountDelegate(self))
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
        editor = self.indexWidget(self.currentIndex())
        if editor is not None:  # a cell that is open holds what was typed, not what is wanted
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
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

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            index = self.lines_model.index(self.currentIndex().row(), NAME)
            if index.flags() & Qt.ItemFlag.ItemIsEnabled:
                ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
                state = Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked
                self.lines_model.setData(index, state, Qt.ItemDataRole.CheckStateRole)
            return
        super().keyPressEvent(event)

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
