"""Two columns that become one below the other when the window is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from inspector_app.ui.layouts import Part, Rest, put_in
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4


class Columns(QWidget):
    """Put things into ``left`` and ``right``; below ``least`` pixels the right column moves under the left one."""

    def __init__(self, least: int = 900, shares: tuple[int, int] = (7, 4)) -> None:
        super().__init__()
        self._least = least
        self.left = QVBoxLayout()
        self.right = QVBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_4)
        for column, share in zip((self.left, self.right), shares, strict=True):
            column.setSpacing(GAP_2)
            self._row.addLayout(column, share)

    def fill(self, left: Sequence[Part], right: Sequence[Part]) -> "Columns":
        """Put cards into both, one below the other; what room is left stays below them."""
        for column, cards in ((self.left, left), (self.right, right)):
            column.setSpacing(GAP_3)
            put_in(column, *cards, Rest(1))
        return self

    @property
    def is_narrow(self) -> bool:
        """Whether the columns lie below each other."""
        return self._row.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As narrow as the wider column: side by side is a choice, not a need."""
        width = max(self.left.minimumSize().width(), self.right.minimumSize().width())
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        narrow = event.size().width() < self._least
        if narrow != self.is_narrow:
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._row.setDirection(down if narrow else across)
