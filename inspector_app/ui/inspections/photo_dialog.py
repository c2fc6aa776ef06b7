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
from inspector_app.ui.inspections.piece_drafts import PHOTO, draft_key_of
from inspector_app.ui.inspections.piece_ways import PieceWays
from inspector_app.ui.inspections.sight_view import HIGHEST, WIDTH, SightView
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.usecases import evidence
from inspector_app.usecases.context import Context

_BESIDE = 480  # title, day, buttons, the entries


class PhotoDialog(RecordForm):
    """``outcome`` is the evidence when its description was changed."""

    def __init__(self, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> None:
        is_photo = piece.kind is EvidenceKind.PHOTO
        kept = Ask("kept_at", hint=tr("例如：原片在执法记录仪03号；原件退还提供人"))
        by = Ask("taken_by", hint=tr("不是本人拍的，写明是谁拍的；拍摄时间不在检查期间的，笔录不印本机关人员为拍摄人"))
        taken = [Ask("taken_at"), by] if is_photo else []
        asks = (Ask("title", required=True), *taken, kept, Ask("shows", lines=1))
        super().__init__(
            session, vocabulary.word(piece.kind), piece, asks, evidence.describe,
            draft=draft_key_of(piece), about=piece.title, width=WIDTH + 60, parent=parent,
            intro=told_origin(piece),
        )  # fmt: skip
        sight = SightView(session, piece, within(QSize(WIDTH, HIGHEST + _BESIDE), self).height() - _BESIDE)
        sight.left_out.connect(self.notice.say)
        self.inside.insertWidget(0, sight)
        if doubts := evidence.camera_problems(piece):
            self.notice.say("\n".join(sentence(each.code, each.details) for each in doubts), Tone.WARNING)
        self.inside.insertWidget(1, PieceWays(self, piece))


OF_A_PIECE: dict[str, type[RecordForm]] = {PHOTO: PhotoDialog, CUT: CutDialog, COPY: CopyDialog}
"""The dialogs of one piece of evidence, by the kind of their drafts."""
