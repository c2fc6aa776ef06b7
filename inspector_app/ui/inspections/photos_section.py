"""The photos of a visit: added by a box, by dropping or by pasting; each says what it shows."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QGridLayout

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.ui.inspections.photo_card import WIDTH, PhotoCard
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.section_header import SectionHeader


class PhotosSection(Card):
    """Cards in as many columns as fit; pictures come when they were read."""

    add_wished = Signal()
    paste_wished = Signal()
    video_wished = Signal()
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
        for button in (self._paste, self._video, self._add):
            button.setVisible(is_open)

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
