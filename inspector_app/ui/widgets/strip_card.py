"""A white card with a coloured strip at its left edge, for what wants attention."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from inspector_app.ui import theme
from inspector_app.ui.theme import GAP_2, Tone

_STRIP = 7


class StripCard(QFrame):
    """Put things into ``body``; the strip has the colour of the tone."""

    def __init__(self, tone: Tone, name: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(name)
        self._tone = tone
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(20, 12, 14, 12)
        self.body.setSpacing(GAP_2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        look = theme.current()
        edge = look.card_line / 2
        outline, strip = QPainterPath(), QPainterPath()
        inside = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        outline.addRoundedRect(inside, look.card_radius, look.card_radius)
        strip.addRect(QRectF(0, 0, _STRIP, self.height()))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline.intersected(strip), QColor(look.tone(self._tone).strip))
        painter.end()
