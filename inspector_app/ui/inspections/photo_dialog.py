"""One piece of evidence looked at closely; its title and what it shows can be corrected, its bytes never."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.support.words import sentence
from inspector_app.ui.cases.copy_dialog import KIND as COPY
from inspector_app.ui.cases.copy_dialog import CopyDialog
from inspector_app.ui.cases.cut_dialog import KIND as CUT
from inspector_app.ui.cases.cut_dialog import CutDialog
from inspector_app.ui.drawn import Ask
from inspector_app.ui.inspections.photo_words import told_origin
from inspector_app.ui.inspections.print_button import PrintButton
from inspector_app.ui.inspections.sight_view import HIGHEST, WIDTH, SightView
from inspector_app.ui.layouts import REST, in_row
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, INSPECTIONS, CopyList
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.usecases import evidence
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.true_copies import TITLE

KIND = "photo"
_SEEN = (EvidenceKind.PHOTO, EvidenceKind.SCAN)
_BESIDE = 400  # title, day, buttons, the entries


class PhotoDialog(RecordForm):
    """``outcome`` is the evidence when its description was changed."""

    def __init__(self, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> None:
        place = (CASES, piece.case_rid) if piece.case_rid else (INSPECTIONS, piece.inspection_rid or NEW)
        is_photo = piece.kind is EvidenceKind.PHOTO
        kept = Ask("kept_at", hint=tr("例如：原片在执法记录仪03号；原件退还提供人"))
        asks = (Ask("title", required=True), *([Ask("taken_at")] if is_photo else []), kept, Ask("shows", lines=1))
        super().__init__(
            session, vocabulary.word(piece.kind), piece, asks, evidence.describe,
            draft=DraftKey(*place, KIND, piece.rid), about=piece.title, width=WIDTH + 60, parent=parent,
            intro=told_origin(piece),
        )  # fmt: skip
        sight = SightView(session, piece, within(QSize(WIDTH, HIGHEST + _BESIDE), self).height() - _BESIDE)
        sight.left_out.connect(self.notice.say)
        self.inside.insertWidget(0, sight)
        if doubts := evidence.camera_problems(piece):
            self.notice.say("\n".join(sentence(each.code, each.details) for each in doubts), Tone.WARNING)
        self._piece = piece
        buttons = []
        if is_photo:
            buttons.append(Button(self.tr("裁切拉正"), "file-pen", clicked=self.cut))
        if piece.sealed and piece.kind in _SEEN:
            buttons.append(Button(TITLE, "copy", clicked=self.make_copy))
        if piece.case_rid and piece.kind in _SEEN:
            self._target = CopyList(piece.case_rid, piece.rid)
            named = self.tr("对照这张照片录入工资明细")
            buttons.append(Button(self.tr("录入工资明细"), "table-2", name=named, clicked=self.copy_list))
        if piece.sealed and is_photo:
            named = self.tr("对照这张证件照片登记人员")
            buttons.append(Button(self.tr("登记人员"), "users", name=named, clicked=self.enter_person))
        if piece.sealed and piece.kind in _SEEN:
            buttons.append(PrintButton(session, piece, self.notice))
        if buttons:
            self.inside.insertLayout(1, in_row(*buttons, REST))

    def cut(self) -> None:
        """A straight copy of a part of it, beside the original."""
        if CutDialog.ask(self.session, self._piece, self):
            self.reject()

    def make_copy(self) -> None:
        """复印件 of the paper that it shows; then the copy is in sight, to be printed and signed."""
        copy = CopyDialog.ask(self.session, self._piece, self)
        if copy:
            self.reject()
            PhotoDialog.ask(self.session, copy, self.parentWidget())

    def enter_person(self) -> None:
        """What the photo shows is somebody's card: a person is entered beside it."""
        dialog = PersonDialog(self.session, parent=self)
        dialog.card.show_piece(self._piece)
        dialog.ask_now()

    def copy_list(self) -> None:
        """What the photo shows is a list: go on with it in the case."""
        self.reject()
        if not self.isVisible():
            self.session.go(CASES, self._target)


OF_A_PIECE: dict[str, type[RecordForm]] = {KIND: PhotoDialog, CUT: CutDialog, COPY: CopyDialog}
"""The dialogs of one piece of evidence, by the kind of their drafts."""
