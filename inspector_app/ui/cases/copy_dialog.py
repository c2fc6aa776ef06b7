"""制作复印件: the sides of a paper, each made straight by its four corners, on A4 to be signed as 与原件核对一致."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.true_copy import CopyLayout
from inspector_app.ui.cases.copy_sides import CopySides, kept_side, side_of
from inspector_app.ui.cases.photo_desk import stand_in
from inspector_app.ui.drawn import Ask
from inspector_app.ui.inspections.piece_drafts import draft_key_of
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.usecases.context import Context
from inspector_app.usecases.true_copies import TITLE, CopyWish, draw_copy, keep_copy, order_copy

KIND = "copy"
_WIDTH = 960
_SIDES = "sides"
_ASKS = (
    Ask("title", word="evidence.title", required=True, span=2),
    Ask("layout", word="true_copy.layout", kind=CopyLayout),
    Ask("provided_by", word="true_copy.provided_by"),
    Ask("checked_at", word="true_copy.checked_at"),
    Ask("checked_on", word="true_copy.checked_on", kind=date),
)


class CopyDialog(RecordForm):
    """``outcome`` is the copy as evidence; the originals are never changed."""

    def __init__(self, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> None:
        begun = {
            "title": tr("{0}复印件").format(piece.title), "layout": CopyLayout.WHOLE, "provided_by": "",
            "checked_at": "", "checked_on": session.context.clock.today(),
        }  # fmt: skip
        super().__init__(
            session, TITLE, begun, _ASKS, keep_copy, verb=TITLE, start={_SIDES: [kept_side(piece.rid)]}, columns=3,
            draft=draft_key_of(piece, KIND), about=piece.title, width=_WIDTH, parent=parent,
            intro=tr("照片裁切拉正后排成A4，下面印“与原件核对一致”和签名的位置；另存为一件证据，原件不改动。"),
        )  # fmt: skip
        self.sides = CopySides(session, piece)
        self.inside.insertWidget(0, self.sides, 1)
        self.sides.changed.connect(self._put)
        stand_in(self, self.sides.desk)
        self.form.changed.connect(self._changed)

    def attempt(self) -> None:
        if problems := self.sides.desk.open_corners():
            self.refuse(problems)
            return
        wish = CopyWish(sides=tuple(map(side_of, self.sides.value())), **self.entered())
        self.session.do_long(order_copy, draw_copy, keep_copy, wish, title=TITLE, then=self.finish, refused=self.refuse)

    def _begin(self) -> None:
        """At the picture, which is made straight first: on a low screen it would be scrolled away else."""
        super()._begin()
        if self.drafts is None or not self.drafts.goes_on:
            self.sides.desk.view.setFocus()
            self._area.verticalScrollBar().setValue(0)

    def _put(self, sides: Sequence[Any]) -> None:
        with self.form.step():
            self.form.put(_SIDES, list(sides))

    def _changed(self, name: str) -> None:
        if name == _SIDES:
            self.sides.set_value(self.form.value[_SIDES])
