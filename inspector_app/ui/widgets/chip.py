"""A word in a coloured capsule, always with an icon, so that colour never speaks alone."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from inspector_app.ui import icons, theme
from inspector_app.ui.theme import Tone

_ICONS = {
    Tone.PLAIN: "circle",
    Tone.INFO: "info",
    Tone.OK: "circle-check",
    Tone.WARNING: "clock",
    Tone.DANGER: "triangle-alert",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """What a chip says: word, tone and icon (the tone's own icon when none is named)."""

    word: str
    tone: Tone = Tone.PLAIN
    icon: str = ""


def badge_size(badge: Badge) -> QSize:
    """The size of a badge in logical pixels, in the present theme."""
    look = theme.current()
    return QSize(QFontMetrics(_font()).horizontalAdvance(badge.word) + look.chip_size + 28, look.chip_size + 13)


def paint_badge(painter: QPainter, place: QPoint, badge: Badge, ratio: float, room: int = 0) -> None:
    """Paint a badge with its upper left corner at ``place``; where it has only so many pixels its word is cut with …"""
    look = theme.current()
    colours = look.tone(badge.tone)
    size = badge_size(badge)
    if room:
        size.setWidth(min(size.width(), room))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(colours.ground))
    painter.setPen(QPen(QColor(look.border), look.line) if look.line > 1 else Qt.PenStyle.NoPen)
    body = QRectF(place.x(), place.y(), size.width(), size.height()).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2)
    side = look.chip_size + 3
    drawing = icons.pixmap(badge.icon or _ICONS[badge.tone], side, colours.words, ratio)
    painter.drawPixmap(place.x() + 9, place.y() + (size.height() - side) // 2, drawing)
    painter.setPen(QColor(colours.words))
    painter.setFont(_font())
    words = QRectF(place.x() + 13 + side, place.y(), size.width() - 13 - side, size.height())
    shown = QFontMetrics(_font()).elidedText(badge.word, Qt.TextElideMode.ElideRight, round(words.width()) - 9)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
    painter.restore()


def _font() -> QFont:
    font = QFont(QApplication.font())
    font.setPixelSize(theme.current().chip_size)
    return font


class Chip(QWidget):
    """A badge as a widget of its own."""

    def __init__(self, badge: Badge) -> None:
        super().__init__()
        self._badge = badge
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(badge.word)

    @property
    def badge(self) -> Badge:
        """What the chip says now."""
        return self._badge

    def set_badge(self, badge: Badge) -> None:
        """Say something else."""
        self._badge = badge
        self.setAccessibleName(badge.word)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return badge_size(self._badge)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        paint_badge(painter, QPoint(0, 0), self._badge, self.devicePixelRatioF())
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
