"""The chain of funds as a quiet picture: what came in at the left, the account in the middle, where it went at the
right, the amounts at the arrows. What wants a look is drawn in the colour of attention and with a broken line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.ui import theme
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_6, Theme, Tone
from inspector_app.ui.translation import tr
from inspector_app.usecases.fund_picture import Arrow, Band

_SIDE, _ARROW = 0.27, 0.115  # of the width: the boxes at both sides, and each arrow
_HEAD = 6.0
_LINES = 2
_LEAST_WIDTH = 620


class FundsPicture(QWidget):
    """Draws bands below each other. What it shows is its accessible description, and stands as a list beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: tuple[Band, ...] = ()
        self.setAccessibleName(tr("资金走向图"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.setMinimumWidth(_LEAST_WIDTH)

    def show_bands(self, bands: Sequence[Band]) -> None:
        """Draw these accounts."""
        self._bands = tuple(bands)
        self.setAccessibleDescription("。".join(words for band in bands for words in band.sentences))
        self.updateGeometry()
        self.update()

    @property
    def drawn(self) -> tuple[str, ...]:
        """Every text that is painted."""
        return tuple(words for band in self._bands for words in band.texts)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_LEAST_WIDTH, round(sum(self._height(band) for band in self._bands)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()

    def _font(self, look: Theme, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font

    def _row(self) -> float:
        """The height of a box of two lines with the gap below it."""
        look = theme.current()
        return QFontMetricsF(self._font(look, look.small_size)).lineSpacing() * _LINES + 2 * GAP_2 + GAP_2

    def _height(self, band: Band) -> float:
        rows = max(len(band.into), len(band.out), 2)
        return rows * self._row() + GAP_6

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for band in self._bands:
            self._draw(painter, band, top)
            top += self._height(band)
        painter.end()

    def _draw(self, painter: QPainter, band: Band, top: float) -> None:
        width, row = float(self.width()), self._row()
        height = self._height(band) - GAP_6
        side, arrow = width * _SIDE, width * _ARROW
        middle = QRectF(side + arrow, top, width - 2 * (side + arrow), height)
        self._account(painter, band, middle)
        for arrows, left, begins in ((band.into, 0.0, side), (band.out, width - side, middle.right())):
            free = (height - len(arrows) * row) / 2
            for number, each in enumerate(arrows):
                box = QRectF(left, top + free + number * row + GAP_2 / 2, side, row - GAP_2)
                self._box(painter, each, box)
                self._arrow(painter, each, QPointF(begins, box.center().y()), arrow)

    def _account(self, painter: QPainter, band: Band, box: QRectF) -> None:
        look = theme.current()
        painter.setPen(QPen(QColor(look.primary), look.line + 1))
        painter.setBrush(QColor(look.card))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.control_radius, look.control_radius)
        inside = box.adjusted(GAP_3, GAP_2, -GAP_3, -GAP_2)
        looks = ((True, look.text), (False, look.second), (False, look.second), (True, look.text))
        each = zip(band.account_texts, (*looks, (False, look.ink(Tone.DANGER))), strict=True)
        told = [(text, self._font(look, look.small_size, bold=bold), ink) for text, (bold, ink) in each if text]
        heights = [self._wrapped(font, text, inside.width()) for text, font, _ in told]
        at = inside.top() + max(0.0, (inside.height() - sum(heights)) / 2)
        for (text, font, ink), high in zip(told, heights, strict=True):
            painter.setFont(font)
            painter.setPen(QColor(ink))
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWrapAnywhere
            painter.drawText(QRectF(inside.left(), at, inside.width(), high), int(flags), text)
            at += high

    def _wrapped(self, font: QFont, text: str, width: float) -> float:
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWrapAnywhere)
        return QFontMetricsF(font).boundingRect(QRectF(0, 0, width, 1000), flags, text).height()

    def _box(self, painter: QPainter, arrow: Arrow, box: QRectF) -> None:
        look = theme.current()
        tone = look.tone(Tone.WARNING if arrow.attention else Tone.PLAIN)
        painter.setPen(self._pen(look, arrow))
        painter.setBrush(QColor(tone.ground))
        painter.drawRoundedRect(box, look.control_radius, look.control_radius)
        inside = box.adjusted(GAP_2, GAP_2 / 2, -GAP_2, -GAP_2 / 2)
        for text, bold, part in ((arrow.label, True, 0), (arrow.detail, False, 1)):
            font = self._font(look, look.small_size, bold=bold)
            room = QRectF(inside.left(), inside.top() + part * inside.height() / 2, inside.width(), inside.height() / 2)
            painter.setFont(font)
            painter.setPen(QColor(tone.words))
            words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)

    def _pen(self, look: Theme, arrow: Arrow) -> QPen:
        pen = QPen(QColor(look.ink(Tone.WARNING) if arrow.attention else look.border), look.line)
        if arrow.fen is None:
            pen.setStyle(Qt.PenStyle.DashLine)
        return pen

    def _arrow(self, painter: QPainter, arrow: Arrow, start: QPointF, length: float) -> None:
        look = theme.current()
        end = QPointF(start.x() + length, start.y())
        painter.setPen(self._pen(look, arrow))
        painter.drawLine(QPointF(start.x() + 2, start.y()), QPointF(end.x() - 2, end.y()))
        if arrow.fen is None:
            return
        painter.setBrush(painter.pen().color())
        tip = QPointF(end.x() - 2, end.y())
        wings = [QPointF(tip.x() - _HEAD, tip.y() - _HEAD / 2), QPointF(tip.x() - _HEAD, tip.y() + _HEAD / 2)]
        painter.drawPolygon(QPolygonF([tip, *wings]))
        painter.setFont(self._font(look, look.chip_size))
        painter.setPen(QColor(look.text))
        room = QRectF(start.x(), start.y() - self._row() / 2, length, self._row() / 2 - 2)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
        painter.drawText(room, int(flags), arrow.amount)
