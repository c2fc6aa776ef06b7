"""The photos and videos of a visit, each on a card of its own."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QIcon, QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.ui import icons, theme
from inspector_app.ui.inspections.photo_words import told_time
from inspector_app.ui.layouts import in_column
from inspector_app.ui.theme import GAP_1, GAP_3, style_as
from inspector_app.ui.widgets.button import Button, Kind, PressButton
from inspector_app.ui.widgets.card import Card, SectionHeader
from inspector_app.ui.widgets.label import ElidedLabel, Label, Role

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
    """Cards in as many columns as fit; pictures come when they were read. ``seen``: it came in sight, or went."""

    add_wished = Signal()
    paste_wished = Signal()
    video_wished = Signal()
    card_wished = Signal()
    seen = Signal(bool)
    opened = Signal(object)
    described = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("照片"))
        self._cards: dict[str, PhotoCard] = {}
        self._images: dict[str, QImage] = {}
        self._shown: tuple[object, ...] = ()
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
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_3)
        self.body.addLayout(self._grid)
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
        if wanted == self._shown:
            return
        self._shown = wanted
        for card in self._cards.values():
            card.hide()
            card.deleteLater()
        self._cards = {}
        for number, (piece, item) in enumerate(wanted, 1):
            card = PhotoCard(piece, number, item)
            card.opened.connect(self.opened)
            card.described.connect(self.described)
            if piece.rid in self._images:
                card.show_picture(self._images[piece.rid])
            self._cards[piece.rid] = card
        self._place()

    def missing(self) -> list[Evidence]:
        """Photos whose picture was not read yet."""
        pieces = [card.piece for card in self._cards.values()]
        return [p for p in pieces if p.kind is EvidenceKind.PHOTO and p.rid not in self._images]

    def show_pictures(self, images: Mapping[str, QImage]) -> None:
        """Fill pictures in by the rid of their evidence."""
        self._images |= images
        for rid, image in images.items():
            if rid in self._cards:
                self._cards[rid].show_picture(image)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.seen.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        margins = self.body.contentsMargins()
        across = max((self.width() - margins.left() - margins.right() + GAP_3) // (WIDTH + GAP_3), 1)
        for number, card in enumerate(self._cards.values()):
            self._grid.addWidget(card, number // across, number % across)
            card.show()
        for column in range(8):
            self._grid.setColumnStretch(column, 1 if column == across else 0)
