"""Words on one line, or a few, that are cut with … when there is no room; the tooltip has all of them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.tip import set_tip


class ElidedLabel(Label):
    """A label that never asks for more room than there is; it takes up to ``lines`` lines before it is cut."""

    def __init__(self, text: str = "", role: Role = Role.BODY, lines: int = 1) -> None:
        super().__init__(text, role)
        self._most = lines
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(60)

    def take_lines(self, most: int) -> None:
        """Take up to so many lines from now on."""
        if most != self._most:
            self._most = most
            self.updateGeometry()
            self.update()

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        super().setText(text)
        set_tip(self, text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + 4, super().sizeHint().height() + self._further)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        least = super().minimumSizeHint()
        return QSize(least.width(), least.height() + self._further)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._most > 1 and event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @property
    def _further(self) -> int:
        """The height of the lines below the first one."""
        return (len(self._cut()) - 1) * self.fontMetrics().lineSpacing() if self._most > 1 else 0

    def _cut(self) -> list[str]:
        """The words as they stand in the lines of the present width."""
        lines, rest, metrics, room = list[str](), self.text(), self.fontMetrics(), self.width()
        while len(lines) < self._most - 1 and metrics.horizontalAdvance(rest) > room:
            fitting = (end for end in range(len(rest) - 1, 1, -1) if metrics.horizontalAdvance(rest[:end]) <= room)
            end = next(fitting, 1)
            lines.append(rest[:end])
            rest = rest[end:]
        return [*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, room)]

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        words = "\n".join(self._cut())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
