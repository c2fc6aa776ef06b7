"""裁切拉正 of a photo that is evidence: a copy is cut between four corners and kept beside the original."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.support.errors import refuse_errors
from inspector_app.ui.cases.photo_desk import PhotoDesk, stand_in
from inspector_app.ui.drawn import Ask
from inspector_app.ui.inspections.photos import encoded
from inspector_app.ui.inspections.piece_drafts import draft_key_of
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.usecases import photo_lists
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import keep_cut
from inspector_app.usecases.photo_lists import WHOLE, Corner

KIND = "cut"
_WIDTH, _HEIGHT = 900, 190

_TITLE = Ask("title", word="evidence.title", required=True, wide=True)


class CutDialog(RecordForm):
    """``outcome`` is the copy; the original is never changed."""

    def __init__(self, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> None:
        self._piece = piece
        begun, asks = {"title": tr("{0}（裁切）").format(piece.title)}, (_TITLE,)
        super().__init__(
            session, tr("裁切拉正"), begun, asks, self._keep, verb=tr("另存为证据"), start={"cut": _plain(WHOLE)},
            draft=draft_key_of(piece, KIND), about=piece.title, width=_WIDTH, parent=parent,
            intro=tr("原件不改动：裁切、拉正的是一份副本，另存为一件证据，写明由哪一件裁来。"),
        )  # fmt: skip
        self.desk = PhotoDesk(session, reads=False)
        self.desk.setMinimumHeight(_HEIGHT)
        self.inside.insertWidget(0, self.desk.strip)
        self.inside.insertWidget(1, self.desk, 1)
        self.desk.cut.connect(self._was_cut)
        self.desk.opened.connect(self._put_corners)
        stand_in(self, self.desk)
        self.form.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self.desk.photo is None:
            read = self.session.read(photo_lists.photo_of_evidence, self._piece)
            self.session.work(read, self.desk.open_photo, refused=self.desk.failed.emit)

    def _keep(self, context: Context, title: str) -> Evidence:
        desk = self.desk
        refuse_errors(desk.open_corners())
        return keep_cut(context, self._piece.rid, encoded(desk.image, "JPEG"), title, desk.image_corners)

    def _was_cut(self) -> None:
        with self.form.step():
            self.form.put("cut", _plain(self.desk.corners))

    def _put_corners(self) -> None:
        """As they were when one broke off."""
        self.desk.corners = tuple((x, y) for x, y in self.form.value["cut"]["corners"])

    def _changed(self, name: str) -> None:
        if name == "cut":
            self.desk.set_part(self.form.value["cut"]["corners"])


def _plain(corners: Sequence[Corner]) -> dict[str, Any]:
    """Corners as a draft keeps them."""
    return {"corners": [list(each) for each in corners]}
