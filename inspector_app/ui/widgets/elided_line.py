"""A line that is only read: words that have no room end in …, and the tooltip has all of them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame

from inspector_app.ui.widgets.tip import set_tip

_EDGE = 2  # between the frame and the words, as Qt has it


class ElidedLine(QLineEdit):
    """Read only. While it has the focus it shows what a line shows, so that its words can be read to their end."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.textChanged.connect(lambda _text: self._tell_cut())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._tell_cut()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self.hasFocus() or not self._is_cut():
            super().paintEvent(event)
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self._room(option)
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().text().color())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()

    def _room(self, option: QStyleOptionFrame) -> QRect:
        contents = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        return contents.marginsRemoved(self.textMargins()).adjusted(_EDGE, 0, -_EDGE, 0)

    def _is_cut(self) -> bool:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        return self.fontMetrics().horizontalAdvance(self.text()) > self._room(option).width()

    def _tell_cut(self) -> None:
        set_tip(self, self.text() if self._is_cut() else "")
