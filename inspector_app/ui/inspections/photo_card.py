"""One photo of a visit: its picture, and a line for what it shows."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLineEdit

from inspector_app.domain.dates import iso_minute
from inspector_app.domain.evidence import Evidence
from inspector_app.support import vocabulary
from inspector_app.ui import icons, theme
from inspector_app.ui.layouts import in_column
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.widgets.button import PressButton
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.label import Role

WIDTH = 224
_PICTURE = QSize(208, 138)


class PhotoCard(QFrame):
    """``described`` is emitted when the line was left with other words."""

    opened = Signal(object)
    described = Signal(object, str)

    def __init__(self, piece: Evidence, number: int, about: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.piece = piece
        self._image: QImage | None = None
        name = f"{vocabulary.word(piece.kind)}{number}"
        self.setAccessibleName(name)
        self.picture = PressButton()
        self.picture.setProperty("kind", "bare")
        self.picture.setFixedSize(_PICTURE + QSize(6, 6))
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture.setAccessibleName(self.tr("查看{name}").format(name=name))
        self.picture.clicked.connect(lambda _checked=False: self.opened.emit(piece))
        self.shows = QLineEdit(piece.shows)
        self.shows.setPlaceholderText(self.tr("拍摄内容"))
        self.shows.setAccessibleName(self.tr("{name}的拍摄内容").format(name=name))
        self.shows.editingFinished.connect(self._left)
        taken = iso_minute(piece.taken_at or piece.received_at)
        in_column(
            self.picture,
            ElidedLabel(f"{name}　{about or piece.title}"),
            ElidedLabel(f"{taken}　{piece.taken_by}", Role.SMALL),
            self.shows,
            gap=GAP_1,
            edges=(7, 7, 7, 9),
            of=self,
        )
        self._draw()

    def show_picture(self, image: QImage) -> None:
        """Fill the picture in."""
        self._image = image
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _left(self) -> None:
        words = self.shows.text().strip()
        if words != self.piece.shows:
            self.described.emit(self.piece, words)

    def _draw(self) -> None:
        look, ratio = theme.current(), self.devicePixelRatioF()
        if self._image is None:
            self.picture.setIconSize(QSize(look.figure_size, look.figure_size))
            self.picture.setIcon(icons.icon("image", look.second, look.figure_size))
            return
        fitted = self._image.scaled(
            _PICTURE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setIconSize(_PICTURE)
        self.picture.setIcon(QIcon(QPixmap.fromImage(fitted)))
