"""An icon that stands beside words and follows the theme."""

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.ui import icons, theme
from inspector_app.ui.theme import Tone


class IconLabel(QWidget):
    """A decorating icon in the strip colour of a tone (text colour of the second rank when plain)."""

    def __init__(self, icon: str, tone: Tone = Tone.PLAIN, scale: float = 1.2) -> None:
        super().__init__()
        self._icon = icon
        self._tone = tone
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        side = round(theme.current().body_size * self._scale)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        side = self.sizeHint().width()
        drawing = icons.pixmap(self._icon, side, theme.current().ink(self._tone), self.devicePixelRatioF())
        painter.drawPixmap(QRectF(0, (self.height() - side) / 2, side, side).toRect(), drawing)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
