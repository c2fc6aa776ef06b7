"""The photos and videos of a visit, each on a card of its own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.ui.inspections.odd_filter import OddFilter
from inspector_app.ui.inspections.photo_card import LEAST_WIDTH, PhotoCard
from inspector_app.ui.inspections.picture_reader import PictureReader
from inspector_app.ui.inspections.shows_line import ShowsLine
from inspector_app.ui.layouts import in_row, see_through, wide
from inspector_app.ui.page_keys import SEND_OFF, PageKey, bind_keys
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_3
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.card import Card, SectionHeader
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.on_sight import OnSight
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import piece_names

_HIGH = 222


@dataclass(frozen=True, slots=True)
class _Shown:
    """A piece, what it is called in the visit, and for which item of the checklist it was taken."""

    piece: Evidence
    name: str
    item: str


class PhotosSection(Card):
    """Cards in as many columns as fit, made when they come in sight, and their pictures read then. ``seen``: it came
    in sight, or went."""

    add_wished = Signal()
    paste_wished = Signal()
    video_wished = Signal()
    card_wished = Signal()
    seen = Signal(bool)
    opened = Signal(object)

    def __init__(self, session: Session[Context]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("照片"))
        self._session = session
        self.reader = PictureReader(session, self)
        self.reader.came.connect(self._came)
        self.reader.rested.connect(self._wish_again)
        self._every: tuple[_Shown, ...] = ()
        self._shown: tuple[_Shown, ...] = ()
        self._across = 1
        header = SectionHeader(self.tr("照片和材料"))
        self._odd = OddFilter(self._choose)
        header.add(self._odd)
        self._paste = Button(self.tr("粘贴"), "copy", Kind.QUIET, self.tr("粘贴照片"), self.paste_wished.emit)
        self._video = Button(self.tr("登记视频"), "external-link", Kind.QUIET, clicked=self.video_wished.emit)
        self._card = Button(self.tr("从存储卡、手机收取"), "hard-drive", Kind.QUIET, clicked=self.card_wished.emit)
        self._add = Button(self.tr("添加照片"), "camera", clicked=self.add_wished.emit)
        for button in (self._paste, self._video, self._card, self._add):
            header.add(button, may_shrink=True)
        self.body.addWidget(header)
        hint = self.tr(
            "也可以把照片拖进来，或者复制后按 Ctrl+V。原片加密保存，不压缩、不改动；视频只登记名称、校验值和存放地点。"
        )
        self.body.addWidget(Label(hint, Role.SMALL, wrap=True))
        look = PageKey(self.tr("查看正在说明的照片"), SEND_OFF, self._look)
        bind_keys(self, (look,), Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._rows = OnSight(self._new_row, self._guess, self._rows_in_hand, GAP_3, may_pass=True)
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
        self._card.set_kind(Kind.PRIMARY if count else Kind.QUIET)

    def show_evidence(self, pieces: Sequence[Evidence], about: Mapping[str, str]) -> None:
        """Show these; ``about`` names the item of the checklist a photo belongs to, by the photo's rid."""
        names = piece_names(pieces)
        every = tuple(_Shown(piece, names[piece.rid], about.get(piece.rid, "")) for piece in pieces)
        if every != self._every:
            self._every = every
            self._odd.offer(pieces)
            self._choose()

    def finish_line(self) -> None:
        """Record what is being written below a photo."""
        line = QApplication.focusWidget()
        if isinstance(line, ShowsLine) and self.isAncestorOf(line):
            line.leave()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.seen.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        margins = self.body.contentsMargins()
        across = max((self.width() - margins.left() - margins.right() + GAP_3) // (LEAST_WIDTH + GAP_3), 1)
        if across != self._across:
            self._across = across
            self._place()

    def _look(self) -> None:
        focus = QApplication.focusWidget()
        for card in self._made().values():
            if focus is not None and card.isAncestorOf(focus):
                card.look()
                return

    def _choose(self) -> None:
        """All, or those of which the time is in doubt. Where they are those in sight, the cards stay and are told anew:
        the cursor may stand in one."""
        before = [each.piece.rid for each in self._shown]
        self._shown = tuple(each for each in self._every if self._odd.lets(each.piece))
        if [each.piece.rid for each in self._shown] != before:
            self._place()
            return
        made = self._made()
        for each in self._shown:
            if each.piece.rid in made:
                made[each.piece.rid].show_piece(each.piece, each.item)

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
        cards = [self._new_card(each) for each in self._shown[first : first + self._across]]
        empty = [see_through() for _ in range(self._across - len(cards))]
        in_row(*map(wide, (*cards, *empty)), gap=GAP_3, of=place)
        return place

    def _new_card(self, shown: _Shown) -> PhotoCard:
        piece = shown.piece
        card = PhotoCard(self._session, piece, shown.name, shown.item)
        card.opened.connect(self.opened)
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
