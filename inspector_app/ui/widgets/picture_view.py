"""A picture as large as its room, the part of it that is worked on framed; its four corners moved by mouse or keys."""

from collections.abc import Sequence
from math import hypot

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from inspector_app.ui import theme

_STEP, _LEAP = 0.002, 0.02  # of width and height
_REACH = 28  # pixels around a corner that a click still means
_HANDLE = 9
_MARGIN = 6
_KEYS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
Corner = tuple[float, float]
Place = tuple[float, float, float, float]


class PictureView(QWidget):
    """``corners`` are parts of width and height from top left clockwise; they are seen between :meth:`ask_corners`
    and :meth:`end_corners`. Keys 1 to 4 choose one, arrows move it, with Shift in larger steps. ``corner_moved`` brings
    the one in hand when it is chosen or moved."""

    corner_moved = Signal(float, float)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.corners: list[Corner] = []
        self._image = QImage()
        self._place: Place | None = None
        self._chosen = 0
        self.setAccessibleName(name)
        self.setMinimumSize(200, 110)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(420, 320)

    def show_image(self, image: QImage) -> None:
        """Show another picture; a null image empties the room."""
        self._image = image
        self.update()

    def mark(self, place: Place | None) -> None:
        """Frame a part, given as left, top, right and bottom in parts of width and height."""
        self._place = place
        self.update()

    def ask_corners(self, corners: Sequence[Corner]) -> None:
        """Show corners to be moved."""
        self.corners = list(corners)
        self._take_corner(0)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_corners(self) -> None:
        """Show the picture alone."""
        self.corners = []
        self._say()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        number = event.key() - Qt.Key.Key_1
        if self.corners and 0 <= number < len(self.corners):
            self._take_corner(number)
        elif self.corners and event.key() in _KEYS:
            step = _LEAP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
            (x, y), (across, down) = self.corners[self._chosen], _KEYS[Qt.Key(event.key())]
            self._move(x + across * step, y + down * step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        for number, corner in enumerate(self.corners):
            away = self._point(corner) - event.position()
            if hypot(away.x(), away.y()) <= _REACH:
                self._take_corner(number)
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self.corners and event.buttons() & Qt.MouseButton.LeftButton:
            room, at = self._room(), event.position()
            self._move((at.x() - room.left()) / room.width(), (at.y() - room.top()) / room.height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look, room = theme.current(), self._room()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.head))
        if not self._image.isNull():
            painter.setRenderHints(QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing)
            painter.drawImage(room, self._image)
            if self.corners:
                self._draw_corners(painter)
            elif self._place is not None:
                painter.setPen(QPen(QColor(look.ink("danger")), 2))
                painter.drawRect(part_of(room, self._place))
        painter.setPen(QPen(QColor(look.primary if self.hasFocus() else look.hairline), look.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _draw_corners(self, painter: QPainter) -> None:
        look = theme.current()
        points = [self._point(corner) for corner in self.corners]
        painter.setPen(QPen(QColor(look.primary), 2))
        painter.drawPolygon(QPolygonF(points))
        for number, point in enumerate(points):
            painter.setBrush(QColor(look.primary if number == self._chosen else look.card))
            painter.setPen(QPen(QColor(look.primary), 2))
            painter.drawEllipse(point, _HANDLE, _HANDLE)
            painter.setPen(QColor(look.on_primary if number == self._chosen else look.primary))
            box = QRectF(point.x() - _HANDLE, point.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number + 1))

    def _room(self) -> QRectF:
        """Where the picture stands: whole, in the middle."""
        inner = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._image.isNull():
            return inner
        size = self._image.size().toSizeF().scaled(inner.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (inner.width() - size.width()) / 2, (inner.height() - size.height()) / 2
        return QRectF(inner.topLeft() + QPointF(left, top), size)

    def _point(self, corner: Corner) -> QPointF:
        room = self._room()
        return QPointF(room.left() + corner[0] * room.width(), room.top() + corner[1] * room.height())

    def _move(self, x: float, y: float) -> None:
        self.corners[self._chosen] = min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)
        self._take_corner(self._chosen)

    def _take_corner(self, number: int) -> None:
        """This corner is in hand, where it stands now."""
        self._chosen = number
        self._say()
        self.update()
        self.corner_moved.emit(*self.corners[number])

    def _say(self) -> None:
        """Which corner moves and where it is, for who cannot see it."""
        if not self.corners:
            self.setAccessibleDescription("")
            return
        names = (self.tr("左上"), self.tr("右上"), self.tr("右下"), self.tr("左下"))
        x, y = self.corners[self._chosen]
        words = self.tr("第{0}角（{1}）：距左边{2:.1%}，距上边{3:.1%}。按1至4选角，方向键移动。")
        self.setAccessibleDescription(words.format(self._chosen + 1, names[self._chosen], x, y))


def part_of(room: QRectF, place: Place) -> QRectF:
    """A part of a rectangle, given in parts of its width and height."""
    left, top, right, bottom = place
    return QRectF(
        room.left() + left * room.width(), room.top() + top * room.height(),
        (right - left) * room.width(), (bottom - top) * room.height(),
    )  # fmt: skip
