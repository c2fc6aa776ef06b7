"""A strip of a picture, enlarged so that one line of writing can be read: it follows the cell that is worked on."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.ui import theme
from inspector_app.ui.widgets.picture_view import Place, part_of

_HEIGHT, _LOWEST = 104, 72
_SHARE = 0.42  # of the strip's height that the line takes
_LEAST, _MOST, _STEP = 0.5, 4.0, 1.25
_LARGEST = 4.0  # screen pixels for one of the picture's


class PictureStrip(QWidget):
    """``show_part(place, at)`` brings a part in sight; ``at`` is how far to the right to look where it is wide."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._place: Place = (0.0, 0.0, 1.0, 1.0)
        self._at = 0.5
        self._zoom = 1.0
        self._is_framed = True
        self.setAccessibleName(name)
        self.setMinimumHeight(_LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(600, _HEIGHT)

    def show_image(self, image: QImage) -> None:
        """Show another picture."""
        self._image = image
        self.update()

    def show_part(self, place: Place, at: float, framed: bool = True) -> None:
        """Bring a part in sight: left, top, right and bottom, and ``at``, in parts of width and height."""
        self._place, self._at, self._is_framed = place, at, framed
        self.update()

    def zoom_in(self) -> None:
        """One step larger."""
        self._set_zoom(self._zoom * _STEP)

    def zoom_out(self) -> None:
        """One step smaller."""
        self._set_zoom(self._zoom / _STEP)

    @property
    def seen(self) -> QRectF:
        """The part of the picture that is in sight, in its pixels."""
        width, height = self._image.width(), self._image.height()
        place = part_of(QRectF(0, 0, width, height), self._place)
        scale = min(self.height() * _SHARE / max(place.height(), 1.0), _LARGEST) * self._zoom
        wide, high = self.width() / scale, self.height() / scale
        middle = place.center().x() if place.width() <= wide else place.left() + self._at * place.width()
        left = min(max(middle - wide / 2, 0.0), max(width - wide, 0.0))
        return QRectF(left, place.center().y() - high / 2, wide, high)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        look = theme.current()
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(look.head))
        if not self._image.isNull():
            whole = QRectF(0, 0, self._image.width(), self._image.height())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            inside = self.seen.intersected(whole)
            painter.drawImage(self._on_screen(inside), self._image, inside)
            if self._is_framed:
                painter.setPen(QPen(QColor(look.ink("danger")), 2))
                painter.drawRect(self._on_screen(part_of(whole, self._place)))
        painter.setPen(QPen(QColor(look.hairline), look.line))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def _on_screen(self, part: QRectF) -> QRectF:
        """Where pixels of the picture are seen."""
        seen = self.seen
        scale = self.width() / seen.width()
        left, top = (part.left() - seen.left()) * scale, (part.top() - seen.top()) * scale
        return QRectF(left, top, part.width() * scale, part.height() * scale)

    def _set_zoom(self, zoom: float) -> None:
        self._zoom = min(max(zoom, _LEAST), _MOST)
        self.update()
