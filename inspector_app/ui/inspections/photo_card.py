"""A photo, a scan or a video of a visit as a card."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame

from inspector_app.domain.evidence import Evidence
from inspector_app.ui import icons, theme
from inspector_app.ui.inspections.photo_words import is_odd, told_time
from inspector_app.ui.inspections.shows_line import ShowsLine
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, Tone, style_as
from inspector_app.ui.widgets.button import PressButton
from inspector_app.ui.widgets.label import ElidedLabel, IconLabel, Role
from inspector_app.usecases.context import Context

LEAST_WIDTH = 186
_NARROWEST = 120  # it bends while columns are shared out anew
_EDGE, _FRAME, _HIGH = 7, 3, 110


class PhotoCard(QFrame):
    """``name`` is what the visit calls it. ``piece`` may change while the cursor stands in its line."""

    opened = Signal(object)

    def __init__(self, session: Session[Context], piece: Evidence, name: str, about: str = "") -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setMinimumWidth(_NARROWEST)
        self.piece = piece
        self._image: QImage | None = None
        self._drawn: tuple[object, ...] = ()
        self._name = name
        self.setAccessibleName(name)
        self.picture = PressButton()
        self.picture.setProperty("kind", "bare")
        self.picture.setFixedHeight(_HIGH + 2 * _FRAME)
        self.picture.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture.setAccessibleName(self.tr("查看{name}").format(name=name))
        self.picture.clicked.connect(self.look)
        self.shows = ShowsLine(session, piece)
        self.shows.setPlaceholderText(self.tr("拍摄内容"))
        self.shows.setAccessibleName(self.tr("{name}的拍摄内容").format(name=name))
        self.picture.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes from line to line
        self.picture.setFocusProxy(self.shows)  # letters typed after a look at the picture say what it shows
        self._title, self._time = ElidedLabel(""), ElidedLabel("", Role.SMALL)
        self._odd = IconLabel("triangle-alert", Tone.WARNING, 1.0)  # its colour alone is not seen in the sun
        told = in_row(self._odd, wide(self._time), gap=GAP_1)
        in_column(self.picture, self._title, told, self.shows, gap=GAP_1, edges=(_EDGE, _EDGE, _EDGE, 9), of=self)
        self.show_piece(piece, about)

    def look(self, *_: object) -> None:
        """Wish to see the picture, with what was said of it recorded."""
        self.opened.emit(self.shows.recorded())

    @property
    def lacks_picture(self) -> bool:
        """Whether it shows a sign in the place of its picture."""
        return self._image is None

    def show_piece(self, piece: Evidence, about: str) -> None:
        """What is recorded of the piece; ``about`` names the item of the checklist it belongs to."""
        self.piece = piece
        self._title.setText(f"{self._name}　{about or piece.title}")
        self._time.setText(told_time(piece))
        style_as(self._time, "tone", "warning" if is_odd(piece) else "")
        self._odd.setVisible(is_odd(piece))
        self.shows.show_piece(piece)

    def show_picture(self, image: QImage) -> None:
        """Fill the picture in."""
        self._image = image
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._draw()

    def _draw(self) -> None:
        look, ratio = theme.current(), self.devicePixelRatioF()
        drawn = (look, ratio, self.width(), self._image.cacheKey() if self._image is not None else 0)
        if drawn == self._drawn or not self.isVisible():
            return
        self._drawn = drawn
        room = QSize(max(self.width(), _NARROWEST) - 2 * (_EDGE + _FRAME), _HIGH)
        self.picture.setIconSize(room)  # as high with a sign as with a picture
        if self._image is None:
            self.picture.setIcon(icons.icon("image", look.second, look.figure_size))
            return
        fitted = self._image.scaled(
            room * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.picture.setIcon(QIcon(QPixmap.fromImage(fitted)))
