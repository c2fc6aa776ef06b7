"""The photos and videos of a visit, each on a card of its own."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QIcon, QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.support import vocabulary
from inspector_app.ui import icons, theme
from inspector_app.ui.inspections.photo_words import told_time
from inspector_app.ui.inspections.picture_reader import PictureReader
from inspector_app.ui.layouts import REST, in_column, in_row, see_through
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1, GAP_3, style_as
from inspector_app.ui.widgets.button import Button, Kind, PressButton
from inspector_app.ui.widgets.card import Card, SectionHeader
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role
from inspector_app.ui.widgets.on_sight import OnSight
from inspector_app.usecases.context import Context

WIDTH = 224
_HIGH, _PICTURE = 250, QSize(208, 138)


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
        in_column(
            self.picture,
            ElidedLabel(f"{name}　{about or piece.title}"),
            ElidedLabel(f"{told_time(piece)}　{piece.taken_by}", Role.SMALL),
            self.shows,
            gap=GAP_1,
            edges=(7, 7, 7, 9),
            of=self,
        )
        self._draw()

    @property
    def lacks_picture(self) -> bool:
        """Whether it shows a sign in the place of its picture."""
        return self._image is None

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


class PhotosSection(Card):
    """Cards in as many columns as fit, made when they come in sight, and their pictures read then. ``seen``: it came
    in sight, or went."""

    add_wished = Signal()
    paste_wished = Signal()
    video_wished = Signal()
    card_wished = Signal()
    seen = Signal(bool)
    opened = Signal(object)
    described = Signal(object, str)

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("照片"))
        self.reader = PictureReader(session, self)
        self.reader.came.connect(self._came)
        self.reader.rested.connect(self._wish_again)
        self._shown: tuple[tuple[Evidence, str], ...] = ()
        self._across = 1
        header = SectionHeader(self.tr("照片和材料"))
        self._paste = header.add(
            Button(self.tr("粘贴"), "copy", Kind.QUIET, self.tr("粘贴照片"), self.paste_wished.emit)
        )
        self._video = header.add(
            Button(self.tr("登记视频"), "external-link", Kind.QUIET, clicked=self.video_wished.emit)
        )
        self._card = header.add(
            Button(self.tr("从存储卡、手机收取"), "hard-drive", Kind.QUIET, clicked=self.card_wished.emit)
        )
        self._add = header.add(Button(self.tr("添加照片"), "camera", clicked=self.add_wished.emit))
        self.body.addWidget(header)
        hint = self.tr(
            "也可以把照片拖进来，或者复制后按 Ctrl+V。原片加密保存，不压缩、不改动；视频只登记名称、校验值和存放地点。"
        )
        self.body.addWidget(Label(hint, Role.SMALL, wrap=True))
        self._rows = OnSight(self._new_row, self._guess, self._rows_in_hand, GAP_3)
        self.body.addWidget(self._rows)
        self.body.addStretch()

    def set_open(self, is_open: bool) -> None:
        """Whether photos may be added."""
        for button in (self._paste, self._video, self._card, self._add):
            button.setVisible(is_open)

    def offer(self, count: int) -> None:
        """So many new pictures lie on a card or a telephone that is plugged in."""
        words = self.tr("收取{}张新照片").format(count) if count else self.tr("从存储卡、手机收取")
        self._card.setText(words)
        self._card.setAccessibleName(words)
        style_as(self._card, "kind", str(Kind.PRIMARY if count else Kind.QUIET))

    def show_evidence(self, pieces: Sequence[Evidence], about: Mapping[str, str]) -> None:
        """Show these; ``about`` names the item of the checklist a photo belongs to, by the photo's rid."""
        wanted = tuple((piece, about.get(piece.rid, "")) for piece in pieces)
        if wanted != self._shown:
            self._shown = wanted
            self._place()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.seen.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margins = self.body.contentsMargins()
        across = max((self.width() - margins.left() - margins.right() + GAP_3) // (WIDTH + GAP_3), 1)
        if across != self._across:
            self._across = across
            self._place()

    def _place(self) -> None:
        """All rows anew: a line that is being written in is left by that, and what it says is saved."""
        self._rows.show_parts(())
        self._rows.show_parts(range(-(-len(self._shown) // self._across)))

    def _guess(self, _row: int, _width: int) -> int:
        """Every row is as high as another."""
        made = next(iter(self._rows.made().values()), None)
        return made.sizeHint().height() if made is not None else _HIGH

    def _new_row(self, row: int) -> QWidget:
        first, place = row * self._across, see_through()
        cards = [
            self._new_card(piece, number, item)
            for number, (piece, item) in enumerate(self._shown[first : first + self._across], first + 1)
        ]
        in_row(*cards, REST, gap=GAP_3, of=place)
        return place

    def _new_card(self, piece: Evidence, number: int, item: str) -> PhotoCard:
        card = PhotoCard(piece, number, item)
        card.opened.connect(self.opened)
        card.described.connect(self.described)
        image = self.reader.picture(piece)
        if image is not None:
            card.show_picture(image)
        return card

    def _rows_in_hand(self) -> Collection[int]:
        """The row with the cursor: what is typed there is saved when its line is left."""
        focus = QApplication.focusWidget()
        return [row for row, part in self._rows.made().items() if focus is not None and part.isAncestorOf(focus)]

    def _made(self) -> dict[str, PhotoCard]:
        made: list[PhotoCard] = []
        for row in self._rows.made().values():
            made += row.findChildren(PhotoCard)
        return {card.piece.rid: card for card in made}

    def _came(self, rids: Sequence[str]) -> None:
        made = self._made()
        for card in (made[rid] for rid in rids if rid in made):
            image = self.reader.picture(card.piece)
            if image is not None:
                card.show_picture(image)

    def _wish_again(self) -> None:
        """What went out of sight before its picture was read, and is back."""
        for card in self._made().values():
            if card.lacks_picture and not card.visibleRegion().isEmpty():
                self.reader.picture(card.piece)
