"""Editors of the wage grid's cells, and the frames around those that are wrong or doubtful."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPolygon
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui import theme
from inspector_app.ui.cases.claims_columns import UNCHECKED, Kind
from inspector_app.ui.cases.claims_model import LEVEL_ROLE, LOCKED_ROLE, ClaimsModel
from inspector_app.ui.cell_paste import PasteInCell
from inspector_app.ui.undo_keys import KeysForTheLine

Index = QModelIndex | QPersistentModelIndex
_CORNER = 9


class ClaimsDelegate(QStyledItemDelegate):
    """A cell is written when it is left, and only when something was typed: a masked number is never wiped out.

    A cell that is not kept is tried again also when it is left as it stands. ``typed`` with every change of a text,
    ``block_pasted`` when a block of cells is pasted into an open one.
    """

    typed = Signal()
    block_pasted = Signal()

    def __init__(self, model: ClaimsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._keys = KeysForTheLine(self)
        self._paste = PasteInCell(self, self.block_pasted.emit)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        column = self._model.columns[index.column()]
        name = self.tr("第 {row} 行：{title}").format(row=index.row() + 1, title=column.title)
        if column.choices:
            box = QComboBox(parent)
            box.addItems(list(column.choices))
            box.setAccessibleName(name)
            box.activated.connect(lambda _index: self._done(box))
            return box
        line = QLineEdit(parent)
        line.setAccessibleName(name)
        line.installEventFilter(self._keys)
        line.installEventFilter(self._paste)
        line.textChanged.connect(self.typed)
        if column.kind is Kind.MONEY:
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(text)

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:  # noqa: N802 - Qt's name
        if isinstance(editor, QComboBox):
            self._model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit) and (editor.isModified() or self._waits(index, editor)):
            self._model.setData(index, editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        look = theme.current()
        elide = (
            Qt.TextElideMode.ElideMiddle if self._model.columns[index.column()].mask else Qt.TextElideMode.ElideRight
        )
        option.textElideMode = elide  # type: ignore[attr-defined]
        ink = look.second if index.data(LOCKED_ROLE) else ""
        if self._model.seen(index.row(), self._model.columns[index.column()]) == UNCHECKED:
            ink = look.ink("warning")
        if ink:
            palette = option.palette  # type: ignore[attr-defined]
            palette.setColor(palette.ColorRole.Text, QColor(ink))
            palette.setColor(palette.ColorRole.HighlightedText, QColor(ink))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        level = index.data(LEVEL_ROLE)
        if level is None:
            return
        box: QRect = option.rect  # type: ignore[attr-defined]
        colour = QColor(theme.current().ink("danger" if level == Level.ERROR else "warning"))
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        corner = box.topLeft()
        sign = [corner, corner + QPoint(_CORNER, 0), corner + QPoint(0, _CORNER)]
        painter.drawPolygon(QPolygon(sign))  # besides the colour
        if level == Level.ERROR:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2))
            painter.drawRect(box.adjusted(1, 1, -2, -2))
        painter.restore()

    def _waits(self, index: Index, editor: QLineEdit) -> bool:
        """Whether the cell is not kept yet and its whole text is in the editor, for the person to say yes to."""
        row, key = self._model.row(index.row()), self._model.columns[index.column()].key
        return row is not None and key in row.bad and bool(editor.text()) and editor.text() == row.bad[key].text

    def _done(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
