"""证件照片 beside the entries of a person: an identity or bank card is copied from its picture, or read by machine."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector_app.domain.card_reading import card_read
from inspector_app.domain.evidence import Evidence
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentences_of
from inspector_app.ui.cases.photo_desk import PhotoDesk
from inspector_app.ui.layouts import REST, in_row, wide
from inspector_app.ui.parties.person_form import PersonForm
from inspector_app.ui.screen_room import bring_within_the_screen, room
from inspector_app.ui.theme import GAP_4, Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import PICTURES, Choose, Wanted, chooser
from inspector_app.usecases import photo_lists
from inspector_app.usecases.photo_lists import ReadList

_WIDE = 1180


class CardDesk(QWidget):
    """A button until a photo is chosen; then the photo with its tools. What is read goes into the entries of ``form``
    as one step; a number only where its check digit agrees. ``choose`` asks for the file."""

    def __init__(self, form: PersonForm) -> None:
        super().__init__()
        self._form = form
        self.choose: Choose = chooser(Wanted.FILE, tr("选择证件照片"), PICTURES)
        self._open = Button(tr("对照证件照片录入"), "camera", Kind.QUIET, clicked=self.choose_photo)
        self._desk: PhotoDesk | None = None
        in_row(self._open, REST, of=self)

    def choose_photo(self) -> None:
        """Let the person choose the photo of a card."""
        chosen = self.choose(self.window(), "")
        if chosen:
            self._made().open_file(Path(chosen))

    def show_piece(self, piece: Evidence) -> None:
        """A photo that is evidence already."""
        session, desk = self._form.session, self._made()
        session.work(session.read(photo_lists.photo_of_evidence, piece), desk.open_photo, refused=self._tell)

    def _made(self) -> PhotoDesk:
        """The picture at the left of the entries, in a wider dialog; it is made for who wants it."""
        if self._desk is None:
            self._desk = desk = PhotoDesk(self._form.session, enlarges=False)
            desk.view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
            desk.read.connect(self._take)
            desk.failed.connect(self._tell)
            self._open.hide()
            inside = self._form.inside
            inside.removeWidget(self._form.sheet)
            inside.insertLayout(1, in_row(wide(desk), wide(self._form.sheet), gap=GAP_4), 1)
            self._form.stand_beside()
            self._form.setMinimumWidth(min(_WIDE, room(self._form).width()))
            self._form.fit()
            bring_within_the_screen(self._form.window())
        return self._desk

    def _take(self, read: ReadList) -> None:
        """What was found of those entries that the form has."""
        lines = [[cell.text for cell in row] for row in read.sheet.rows]
        card = card_read(lines, self._form.today())
        found = {name: text for name, text in card.found.items() if name in self._form.sheet.fields}
        if found:
            with self._form.form.step():
                for name, text in found.items():
                    self._form.form.put(name, text)
        self._say(list(found), doubted=card.doubted)

    def _say(self, names: Sequence[str], *, doubted: bool) -> None:
        words = tr("没有读出证件内容，请对照照片录入。")
        if names:
            told = "、".join(vocabulary.label(f"person.{name}") for name in names)
            words = tr("已填入{0}。姓名、住址请对照照片核对。").format(told)
        if doubted:
            words += tr("照片里的号码读出后校验码不符，没有填入，请对照照片录入。")
        self._form.notice.say(words, Tone.WARNING if doubted or not names else Tone.OK)

    def _tell(self, problems: Sequence[Problem]) -> None:
        self._form.notice.say(sentences_of(problems), Tone.DANGER)
