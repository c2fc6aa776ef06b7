"""Editors of cells, and the frames around those that are wrong or doubtful."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QPainter, QPen, QPolygon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from inspector_app.support.errors import Level
from inspector_app.ui import theme
from inspector_app.ui.cell_paste import PasteInCell
from inspector_app.ui.grid.model import LEVEL_ROLE, LOCKED_ROLE, EditableModel, Index
from inspector_app.ui.undo_keys import KeysForTheLine, KeysForThePage
from inspector_app.ui.widgets.known_words import KnownWords

_CORNER = 9
_BEGUN = "begun"
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (*_ENTERS, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class _KeysOfTheCell(QObject):
    """Enter and Tab leave a cell also while words are offered below it: Tab with the one in hand, else with what was
    typed. Enter takes the one in hand and stays, for Tab goes on in the same row then.

    Qt would close the list and take the key.
    """

    def eventFilter(self, offers: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.key() not in _ENDS:
            return False
        line = offers.focusProxy() if isinstance(offers, QAbstractItemView) else None
        if not isinstance(line, KnownWords) or not isinstance(offers, QAbstractItemView):
            return False
        is_taken = offers.currentIndex().isValid()
        if is_taken:
            line.take(offers.currentIndex())
        offers.hide()
        if is_taken and event.key() in _ENTERS:
            return True
        QApplication.sendEvent(line, QKeyEvent(event.type(), event.key(), event.modifiers(), event.text()))
        return True


class CellDelegate(QStyledItemDelegate):
    """A cell is written when it is left, and only when something was typed: a masked number is never wiped out.

    ``at_once`` writes every key, for a form whose draft and whose undo have it then. ``typed`` with every change of a
    text, ``block_pasted`` when a block of cells is pasted into an open one.
    """

    typed = Signal()
    block_pasted = Signal()

    def __init__(self, model: EditableModel, at_once: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._at_once = model, at_once
        self._keys = KeysForThePage(self) if at_once else KeysForTheLine(self)
        self._paste = PasteInCell(self, self.block_pasted.emit)
        self._offered = _KeysOfTheCell(self)
        self.text_before = ""

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        column = self._model.columns[index.column()]
        self.text_before = self._model.text(index.row(), index.column())
        name = self.cell_name(index)
        if column.choices:
            box = QComboBox(parent)
            box.addItems(list(column.choices))
            box.setAccessibleName(name)
            box.activated.connect(lambda _index: self._chosen(box))
            return box
        line = self._offering(index.column()) if column.repeats else QLineEdit()
        line.setParent(parent)
        line.setAccessibleName(name)
        line.installEventFilter(self._keys)
        line.installEventFilter(self._paste)
        line.textChanged.connect(self.typed)
        if self._at_once:
            line.textEdited.connect(lambda _text: self.commitData.emit(line))
            if isinstance(line, KnownWords):
                line.chosen.connect(lambda _key: self.commitData.emit(line))
        if column.is_amount:
            line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.textChanged.connect(lambda _text: self._spread(line))
        return line

    def updateEditorGeometry(  # noqa: N802 - Qt's name
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """A line has the whole room of its cell; Qt leaves out the margins of the words that stand there."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, QLineEdit):
            editor.setGeometry(option.rect)  # type: ignore[attr-defined]
            self._spread(editor)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Letters that are being composed have their room too."""
        if isinstance(event, QInputMethodEvent) and isinstance(editor, QLineEdit):
            self._spread(editor, event.preeditString() + event.commitString())
        return super().eventFilter(editor, event)

    def _spread(self, line: QLineEdit, composed: str = "") -> None:
        """Show the whole of what is typed, over the cells beside: an amount without its first digit is another one."""
        box, around = line.geometry(), line.parentWidget()
        room = box if around is None else around.rect()
        wished = line.fontMetrics().horizontalAdvance(line.text() + composed) + line.minimumSizeHint().width()
        if wished <= box.width():
            return
        if line.alignment() & Qt.AlignmentFlag.AlignRight:
            box.setLeft(max(min(room.left(), box.left()), box.right() + 1 - wished))
        else:
            box.setRight(min(max(room.right(), box.right()), box.left() + wished - 1))
        line.setGeometry(box)

    def _offering(self, column: int) -> KnownWords:
        """A line with what stands in the column already: typing goes on as without it."""
        line = KnownWords(self._model.known(column))
        line.completer().popup().installEventFilter(self._offered)
        return line

    def is_typed(self, line: QLineEdit) -> bool:
        """Whether something was typed or chosen in an open cell; Qt calls a chosen word unmodified."""
        return line.isModified() or (isinstance(line, KnownWords) and line.text() != line.property(_BEGUN))

    def cell_name(self, index: Index) -> str:
        """What the editor of a cell is called."""
        column = self._model.columns[index.column()]
        return self.tr("第{row}行：{title}").format(row=index.row() + 1, title=column.name or column.title)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's name
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
        elif isinstance(editor, QLineEdit) and not (editor.isModified() or self._is_kept(editor, index)):
            editor.setText(text)
            editor.setProperty(_BEGUN, text)

    def _is_kept(self, line: QLineEdit, index: Index) -> bool:
        """Whether what was typed is in the cell by now: it stays in sight, though the cell is masked otherwise."""
        return bool(line.text()) and line.text() == self._model.text(index.row(), index.column())

    def setModelData(self, editor: QWidget, _model: object, index: Index) -> None:  # noqa: N802 - Qt's name
        if isinstance(editor, QComboBox):
            self._model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            waits = self._model.waits(index.row(), index.column(), editor.text())
            if self.is_typed(editor) or waits:
                self._model.setData(index, editor.text())

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's name
        super().initStyleOption(option, index)
        if self._model.columns[index.column()].mask is not None:
            option.textElideMode = Qt.TextElideMode.ElideMiddle  # type: ignore[attr-defined]
        ink = self.ink(index)
        if ink:
            palette = option.palette  # type: ignore[attr-defined]
            palette.setColor(palette.ColorRole.Text, QColor(ink))
            palette.setColor(palette.ColorRole.HighlightedText, QColor(ink))

    def ink(self, index: Index) -> str:
        """The colour of the words of a cell; empty for the usual one."""
        return theme.current().second if index.data(LOCKED_ROLE) else ""

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

    def _chosen(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)
