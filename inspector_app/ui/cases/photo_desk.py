"""The picture of a list: chosen, straightened by its four corners, turned, shown as a whole and line by line."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QTransform
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from inspector_app.domain.photo_sheet import Place
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.words import sentences_of
from inspector_app.ui.layouts import REST, in_column, in_row, wide
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.page_turner import PageTurner
from inspector_app.ui.widgets.pdf_view import to_image
from inspector_app.ui.widgets.picture_strip import PictureStrip
from inspector_app.ui.widgets.picture_view import PictureView
from inspector_app.usecases.context import Context
from inspector_app.usecases.photo_lists import (
    WHOLE,
    Band,
    Corner,
    PageImage,
    Photo,
    ReadList,
    Sight,
    can_read,
    is_part,
    photo_of_file,
    quarters_of,
    read,
    seen,
    turned,
)

_INSET = 0.04
_AROUND = 0.015  # of the picture's sides, to each side of a corner


class PhotoDesk(QWidget):
    """``opened`` when a picture was chosen, ``cut`` when another part is wished for, ``failed`` with what is wrong.

    ``read`` brings the list that was read in it by machine, where the pack for that is there and the desk ``reads``.
    Of a PDF one page is in sight. ``asking`` tells whether corners are being moved, which wants all the room there is.
    ``shown`` when another picture is shown; ``bands`` are the lines of the list that its
    rules show, from the top.
    """

    opened = Signal()
    asking = Signal(bool)
    shown = Signal()
    cut = Signal()
    failed = Signal(object)
    read = Signal(object)

    def __init__(
        self, session: Session[Context], parent: QWidget | None = None, reads: bool = True, enlarges: bool = True
    ) -> None:
        """``enlarges``: the strip is beside it, which shows one line as large as one likes."""
        super().__init__(parent)
        self._session, self._reads = session, reads
        self.photo: Photo | None = None
        self.image = QImage()
        self.image_corners: tuple[Corner, ...] = WHOLE  # what the image shows: another cut is still on its way
        self._page: PageImage | None = None
        self.bands: tuple[Band, ...] = ()
        self._are_found = False
        self.corners: tuple[Corner, ...] = WHOLE
        self.view = PictureView(self.tr("照片"))
        self.strip = PictureStrip(self.tr("照片中正在录入的一行"))
        self._ask = Button(self.tr("裁切拉正"), "file-pen", clicked=self.ask_corners)
        self._turn = Button(icon="refresh-cw", kind=Kind.ICON, name=self.tr("照片向右转"), clicked=self.turn)
        self._take = Button(self.tr("按四角拉正"), "check", Kind.PRIMARY, clicked=self.take_corners)
        self._back = Button(self.tr("恢复整张照片"), "undo-2", clicked=self.take_whole)
        self._read = Button(self.tr("读出文字"), "search", clicked=self.read_picture)
        self._told = Label("", Role.SMALL, wrap=True)
        self.pages = PageTurner()
        self.pages.wished.connect(self.show_page)
        larger = Button(icon="zoom-in", kind=Kind.ICON, name=self.tr("放大这一行"), clicked=self.strip.zoom_in)
        smaller = Button(icon="zoom-out", kind=Kind.ICON, name=self.tr("缩小这一行"), clicked=self.strip.zoom_out)
        if not enlarges:
            larger.hide()
            smaller.hide()
        self.tools = in_row(self._ask, self._take, self._back, self._turn, larger, smaller, REST, self._read)
        in_column(self.tools, self.pages, self._told, wide(self.view), of=self)
        self._marked: tuple[Place, float, bool] = ((0.0, 0.0, 1.0, 1.0), 0.5, True)
        self.view.corner_moved.connect(self._enlarge_corner)
        self._show_tools()

    def open_file(self, path: Path) -> None:
        """Look at the picture in a file."""
        self._session.work(lambda _progress: photo_of_file(path), self.open_photo, refused=self.failed.emit)

    def open_photo(self, photo: Photo) -> None:
        """Look at a picture as it was cut last; a picture that is in sight already stays."""
        if not isValid(self):
            return
        self.photo = photo
        self.opened.emit()
        self.look()

    def close_photo(self) -> None:
        """No picture any more."""
        self.photo, self.image, self.corners, self._page, self.bands = None, QImage(), WHOLE, None, ()
        self.pages.show_pages(0, 0)
        self._show_image()

    def set_part(self, corners: Sequence[Corner], page: int = 0) -> None:
        """Look at another part of the picture, or of another page."""
        wanted = tuple((float(x), float(y)) for x, y in corners) or WHOLE
        is_other = self.photo is not None and page != self.photo.page
        if self.photo is not None and is_other:
            self.photo = replace(self.photo, page=page)
        if wanted != self.corners or is_other:
            self.corners = wanted
            self.look()

    def show_page(self, page: int) -> None:
        """Look at another page of a PDF, the whole of it: it is a picture of its own."""
        if self.photo is not None and page != self.photo.page:
            self.photo = replace(self.photo, page=page)
            self._wish(WHOLE)

    def look(self) -> None:
        """Have the picture decoded and cut in the worker."""
        if self.photo is not None:
            shown = self.photo, self.corners
            self._session.work(seen(*shown), partial(self._came, shown), refused=self.failed.emit)

    def ask_corners(self) -> None:
        """Show the whole picture, turned as it is in sight, and its corners to be moved."""
        if self.photo is None:
            return
        start = self.corners if is_part(self.corners) else ()
        self._session.work(seen(self.photo), partial(self._ask_at, start), refused=self.failed.emit)

    def take_corners(self) -> None:
        """Cut the picture at the corners."""
        quarters = quarters_of(self.corners)
        self._wish(tuple(turned(corner, -quarters) for corner in self.view.corners))

    def open_corners(self) -> list[Problem]:
        """That corners stand in sight which nobody took or put aside: what is made now would be cut otherwise."""
        return [Problem("photo-corners-open", "corners")] if self.view.corners else []

    def take_whole(self) -> None:
        """The picture as it came."""
        self._wish(WHOLE)

    def turn(self) -> None:
        """A quarter to the right: what was left is on top."""
        self._wish(self.turn_by(1))

    def read_picture(self) -> None:
        """Have the writing in the picture, as it is cut, read by machine."""
        if self._page is not None:
            shown = self.photo, self.corners
            self._session.work(
                read(self._page), partial(self._was_read, shown), self.tr("从照片读出文字"), refused=self.failed.emit
            )

    def turn_by(self, quarters: int) -> tuple[Corner, ...]:
        """The corners of what is in sight once it is turned so many quarters to the right."""
        return (*self.corners[4 - quarters :], *self.corners[: 4 - quarters])

    def mark(self, place: Place, at: float, is_sure: bool = True) -> None:
        """Frame a part, and bring it in sight enlarged; without a frame where nobody is sure that it is there."""
        self._marked = place, at, is_sure
        if not self.view.corners:
            self.view.mark(place if is_sure else None)
            self.strip.show_part(place, at, is_sure)
            self._tell()

    def _enlarge_corner(self, x: float, y: float) -> None:
        """The strip shows the corner in hand, to the pixel."""
        self.strip.show_part((x - _AROUND, y - _AROUND, x + _AROUND, y + _AROUND), 0.5)

    def _wish(self, corners: tuple[Corner, ...]) -> None:
        if self.photo is None:
            return
        try:
            work = seen(self.photo, corners)
        except Refused as refusal:
            self.failed.emit(refusal.problems)
            return
        self.corners = corners
        self._session.work(work, partial(self._came, (self.photo, corners)), refused=self.failed.emit)
        self.cut.emit()

    def _ask_at(self, corners: Sequence[Corner], sight: Sight) -> None:
        if isValid(self):
            quarters = quarters_of(self.corners)
            whole = to_image(sight.pages[0]).transformed(QTransform().rotate(90 * quarters))
            self.view.show_image(whole)
            self.strip.show_image(whole)
            self._are_found = not corners and bool(sight.corners)
            first = -quarters % 4  # what is top left in sight
            found = (*sight.corners[first:], *sight.corners[:first])
            self.view.ask_corners(
                [turned(corner, quarters) for corner in corners or found] or list(map(_inside, WHOLE))
            )
            self._show_tools()

    def _came(self, shown: tuple[Photo, tuple[Corner, ...]], sight: Sight) -> None:
        if isValid(self) and shown == (self.photo, self.corners):
            self.pages.show_pages(shown[0].page, sight.total)
            self._page = sight.pages[0]
            self.image, self.bands = to_image(self._page), sight.bands
            self.image_corners = shown[1]
            self._show_image()
            self.shown.emit()

    def _was_read(self, shown: tuple[Photo | None, tuple[Corner, ...]], found: ReadList) -> None:
        if isValid(self) and shown == (self.photo, self.corners):
            self.read.emit(found)

    def _show_image(self) -> None:
        self.view.end_corners()
        self.view.show_image(self.image)
        self.strip.show_image(self.image)
        self.mark(*self._marked)
        self._show_tools()

    def _show_tools(self) -> None:
        is_asking = bool(self.view.corners)
        self.asking.emit(is_asking)
        self._take.setVisible(is_asking)
        self._back.setVisible(is_asking)
        self._ask.setVisible(not is_asking)
        self._read.setVisible(self._reads and can_read())
        for button in (self._ask, self._turn, self._read):
            why_not = self.tr("先定下四角，或者恢复整张照片") if is_asking else self.tr("先选择照片")
            button.allow(not self.image.isNull() and not is_asking, why_not)
        self._tell()

    def _tell(self) -> None:
        words = ""
        if self.view.corners:
            words = self.tr("把四角放到纸张或者表格的外框上：用鼠标拖，或按1至4选角、方向键移动（加Shift更快）。")
            if self._are_found:
                words = self.tr("四角是程序找出的，请核对。") + words
        elif not self._marked[2] and not self.image.isNull():
            words = self.tr("照片里认不出各行在哪里，所以不画红框。请点“裁切拉正”，把四角放到表格外框上。")
        self._told.setText(words)
        self._told.setVisible(bool(words))


def stand_in(form: RecordForm, desk: PhotoDesk) -> None:
    """A desk in a dialog: what cannot be shown is told there, and while corners are moved the picture has the room of
    the entries. What was told of open corners ends with them."""

    def make_room(is_asking: bool) -> None:
        if not is_asking and form.sheet.isHidden():
            form.notice.clear()
        form.sheet.setVisible(not is_asking)

    def tell(problems: Sequence[Problem]) -> None:
        form.notice.say(sentences_of(problems), Tone.DANGER)

    desk.asking.connect(make_room)
    desk.failed.connect(tell)


def _inside(corner: Corner) -> Corner:
    x, y = corner
    return x + _INSET - 2 * _INSET * x, y + _INSET - 2 * _INSET * y
