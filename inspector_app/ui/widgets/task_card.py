"""A card for something due, with a coloured strip and its one action."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector_app.ui import theme
from inspector_app.ui.theme import GAP_1, GAP_4
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.label import Label, Role


class TaskCard(QFrame):
    """Something due: what, where, how urgent, and the one thing to do about it."""

    requested = Signal()

    def __init__(self, title: str, detail: str, badge: Badge, action: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._tone = badge.tone
        words = QVBoxLayout()
        words.setSpacing(GAP_1)
        words.addWidget(Label(title, Role.STRONG, wrap=True))
        words.addWidget(Label(detail, Role.SMALL, wrap=True))
        self.action = Button(action, name=f"{action}：{title}", clicked=self.requested.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 12, 14, 12)
        row.setSpacing(GAP_4)
        row.addLayout(words, 1)
        row.addWidget(Chip(badge))
        row.addWidget(self.action)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        look = theme.current()
        edge = look.card_line / 2
        outline = QPainterPath()
        inside = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        outline.addRoundedRect(inside, look.card_radius, look.card_radius)
        strip = QPainterPath()
        strip.addRect(QRectF(0, 0, 7, self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline.intersected(strip), QColor(look.tone(self._tone).strip))
        painter.end()
