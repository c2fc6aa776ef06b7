"""制作复印件: the sides of a paper, each made straight by its four corners, on A4 to be signed as 与原件核对一致."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from shiboken6 import isValid

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.true_copy import CopyLayout, CopySide
from inspector_app.support.errors import Problem
from inspector_app.support.words import sentence
from inspector_app.ui.cases.photo_desk import PhotoDesk
from inspector_app.ui.drawn import Ask
from inspector_app.ui.icons import icon
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, INSPECTIONS
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import ElidedLabel, Role
from inspector_app.ui.widgets.menu_button import MenuButton
from inspector_app.usecases import photo_lists
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.evidence import piece as read_piece
from inspector_app.usecases.photo_lists import WHOLE, Photo
from inspector_app.usecases.true_copies import TITLE, CopyWish, draw_copy, keep_copy, order_copy, other_sides

KIND = "copy"
_WIDTH, _HEIGHT = 960, 250  # so that the entries below are seen on a small laptop
_OFFERED = 12  # the last ones; the other side of a paper was photographed beside it
_SIDES = "sides"


class CopyDialog(RecordForm):
    """``outcome`` is the copy as evidence; the originals are never changed."""

    def __init__(self, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> None:
        place = (CASES, piece.case_rid) if piece.case_rid else (INSPECTIONS, piece.inspection_rid or NEW)
        self._others = session.read(other_sides, piece)
        self._known = {each.rid: each for each in (piece, *self._others)}
        self._at = 0
        self._is_shown = ("", -1)
        begun = {
            "title": tr("{0}复印件").format(piece.title), "layout": CopyLayout.WHOLE, "provided_by": "",
            "checked_at": "", "checked_on": session.context.clock.today(),
        }  # fmt: skip
        asks = (
            Ask("title", word="evidence.title", required=True, span=2),
            Ask("layout", word="true_copy.layout", kind=CopyLayout),
            Ask("provided_by", word="true_copy.provided_by"), Ask("checked_at", word="true_copy.checked_at"),
            Ask("checked_on", word="true_copy.checked_on", kind=date),
        )  # fmt: skip
        super().__init__(
            session, TITLE, begun, asks, keep_copy, verb=TITLE, start={_SIDES: [_plain(piece.rid)]}, columns=3,
            draft=DraftKey(*place, KIND, piece.rid), about=piece.title, width=_WIDTH, parent=parent,
            intro=tr("照片裁切拉正后排成A4，下面印“与原件核对一致”和签名的位置；另存为一件证据，原件不改动。"),
        )  # fmt: skip
        self.desk = PhotoDesk(session, reads=False, enlarges=False)
        self.desk.setMinimumHeight(_HEIGHT)
        self.desk.view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._words = ElidedLabel("", Role.STRONG)
        self._before = Button(icon="chevron-left", kind=Kind.ICON, name=tr("上一面"), clicked=lambda: self._turn(-1))
        self._after = Button(icon="chevron-right", kind=Kind.ICON, name=tr("下一面"), clicked=lambda: self._turn(1))
        self._more = MenuButton(tr("添加一面"), Kind.PLAIN, "plus")
        self._less = Button(tr("去掉这一面"), "x", Kind.QUIET, clicked=self.drop_side)
        self._fill_menu()
        self.inside.insertLayout(0, in_row(self._before, self._after, wide(self._words), self._more, self._less))
        self.inside.insertWidget(1, self.desk, 1)
        self.desk.opened.connect(self._put_part)
        self.desk.cut.connect(self._was_cut)
        self.desk.failed.connect(self._tell)
        self.form.changed.connect(self._changed)
        self._show_side()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._show_side()

    def attempt(self) -> None:
        entered = self.entered()
        wish = CopyWish(
            entered["title"], tuple(map(_side, self._sides)), entered["layout"], entered["checked_at"],
            entered["checked_on"] or None, entered["provided_by"],
        )  # fmt: skip
        self.session.do_long(order_copy, draw_copy, keep_copy, wish, title=TITLE, then=self.finish, refused=self.refuse)

    def add_side(self, rid: str) -> None:
        """One more side, behind the others; it is in sight then."""
        self._at = len(self._sides)
        self._put([*self._sides, _plain(rid)])

    def drop_side(self) -> None:
        """The side in sight is no part of the copy."""
        left = [side for at, side in enumerate(self._sides) if at != self._at]
        self._at = max(min(self._at, len(left) - 1), 0)
        self._put(left)

    @property
    def _sides(self) -> list[Mapping[str, Any]]:
        return list(self.form.value[_SIDES] or ())

    @property
    def _in_sight(self) -> CopySide:
        return _side(self._sides[self._at])

    def _put(self, sides: Sequence[Mapping[str, Any]]) -> None:
        with self.form.step():
            self.form.put(_SIDES, list(sides))
        self._show_side()

    def _turn(self, step: int) -> None:
        self._at = min(max(self._at + step, 0), len(self._sides) - 1)
        self._show_side()

    def _show_side(self) -> None:
        """The side at which one is, its picture read when it is another's."""
        count = len(self._sides)
        self._at = max(min(self._at, count - 1), 0)
        self._before.setEnabled(self._at > 0)
        self._after.setEnabled(self._at + 1 < count)
        self._less.setEnabled(count > 1)
        side = self._in_sight
        shown = self._known.get(side.evidence_rid) or self.session.read(read_piece, side.evidence_rid)
        self._words.setText(tr("第{0}面，共{1}面：{2}").format(self._at + 1, count, shown.title))
        wanted = (side.evidence_rid, self._at)
        if self.isVisible() and wanted != self._is_shown:
            self._is_shown = wanted
            self.desk.close_photo()
            read = self.session.read(photo_lists.photo_of_evidence, shown)
            self.session.work(read, partial(self._came, wanted), refused=self._tell)
        elif wanted == self._is_shown:
            self.desk.set_part(side.corners, side.page)

    def _came(self, wanted: tuple[str, int], photo: Photo) -> None:
        if isValid(self) and wanted == self._is_shown:
            self.desk.open_photo(photo)

    def _put_part(self) -> None:
        """As it was cut last."""
        side = self._in_sight
        self.desk.corners = side.corners
        if self.desk.photo is not None:
            self.desk.photo = replace(self.desk.photo, page=side.page)

    def _was_cut(self) -> None:
        page = self.desk.photo.page if self.desk.photo is not None else 0
        cut = _plain(self._in_sight.evidence_rid, self.desk.corners, page)
        self._put([cut if at == self._at else side for at, side in enumerate(self._sides)])

    def _changed(self, name: str) -> None:
        if name == _SIDES:
            self._show_side()

    def _fill_menu(self) -> None:
        for each in self._others[:_OFFERED]:
            action = self._more.actions_menu.addAction(icon("image"), each.title)
            action.triggered.connect(lambda _on=False, rid=each.rid: self.add_side(rid))
        self._more.setEnabled(bool(self._others))

    def _tell(self, problems: Sequence[Problem]) -> None:
        self.notice.say("".join(sentence(each.code, each.details) for each in problems), Tone.DANGER)


def _plain(rid: str, corners: Sequence[tuple[float, float]] = WHOLE, page: int = 0) -> dict[str, Any]:
    """A side as a draft keeps it."""
    return {"rid": rid, "corners": [list(each) for each in corners], "page": page}


def _side(kept: Mapping[str, Any]) -> CopySide:
    return CopySide(kept["rid"], tuple((float(x), float(y)) for x, y in kept["corners"]), int(kept["page"]))
