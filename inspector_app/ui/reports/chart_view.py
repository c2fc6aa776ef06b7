"""The chart of a report, as large as its room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from inspector_app.usecases.previews import PageImage

_LEAST = 300


class ChartView(QWidget):
    """White as paper in every look."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._image = QImage()

    def show_chart(self, picture: PageImage | None) -> None:
        """Show another chart, or none. Its figures stand in the table too, for whoever does not see it."""
        self._image = QImage()
        if picture is not None:
            drawn = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
            self._image = drawn.copy()
        self.setVisible(not self._image.isNull())
        self.updateGeometry()
        self.update()

    def copy(self) -> None:
        """The chart into the clipboard, for a chat or a paper."""
        QApplication.clipboard().setImage(self._image)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_LEAST, self.heightForWidth(_LEAST))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        return round(width * self._image.height() / self._image.width()) if self._image.width() else 0

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        ratio = self.devicePixelRatioF()
        fitted = self._image.scaled(size * ratio, mode=Qt.TransformationMode.SmoothTransformation)
        fitted.setDevicePixelRatio(ratio)
        painter.drawImage(0, 0, fitted)
        painter.end()
