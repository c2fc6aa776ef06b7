"""Proof for an act: what the case already has, to be ticked, and new files to be sealed at once."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import Document
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.ui.inspections.photo_words import caption, taken_or_came
from inspector_app.ui.inspections.picture_reader import PictureReader
from inspector_app.ui.intake import take_in
from inspector_app.ui.layouts import in_column
from inspector_app.ui.session import Session
from inspector_app.ui.theme import GAP_1
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chooser import PATTERNS, ChooseSeveral, chooser_of_several
from inspector_app.ui.widgets.parts import Parts
from inspector_app.ui.widgets.tick_list import TickList
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper_file import evidence_of, scans_of

AskFiles = ChooseSeveral


def ask_files(parent: QWidget) -> Sequence[str]:
    """Let the person choose photos or scans."""
    return chooser_of_several(tr("选择照片或扫描件"), PATTERNS)(parent)


class EvidencePicker(Parts):
    """``value()`` is the identities of the ticked pieces, of those that are ``known`` already. ``title`` names a new
    file, which belongs to the same and is ticked at once. So many ``rows`` are in sight."""

    def __init__(
        self,
        session: Session[Context],
        belongs: Belongs,
        known: Sequence[Evidence],
        title: str,
        ask: AskFiles = ask_files,
        rows: int = 3,
    ) -> None:
        super().__init__()
        self._session, self._belongs, self._title, self._ask = session, belongs, title, ask
        self._pieces = {piece.rid: piece for piece in known}
        pictured = any(piece.kind is EvidenceKind.PHOTO for piece in known)  # names alone tell no photo from another
        self._list = TickList([(_words(evidence), evidence.rid) for evidence in known], rows, pictured=pictured)
        self._reader = PictureReader(session, self)
        self._list.looked_at.connect(self._show_pictures)
        self._reader.came.connect(self._show_pictures)
        self._list.value_changed.connect(self.value_changed)
        self._add = Button(self.tr("添加照片或扫描件…"), "plus", Kind.QUIET, clicked=self.add_files)
        in_column(self._list, self._add, gap=GAP_1, of=self)
        self.consist_of({self._list: "", self._add: self._add.text()})

    def value(self) -> tuple[str, ...]:
        """The ticked pieces, in the order shown."""
        return self._list.value()

    def set_value(self, rids: Sequence[str] | None) -> None:
        """Tick these."""
        self._list.set_value(rids)

    def add_files(self) -> None:
        """Seal the files that the person chooses and tick them."""
        files = tuple((Path(name), self._title) for name in self._ask(self))
        if files:
            take_in(self._session, files, self._belongs, then=lambda pieces, _new: self._tick(pieces))

    def _show_pictures(self, rids: Sequence[str]) -> None:
        """Those of the lines in sight that are there by now; the others come."""
        for piece in (self._pieces[rid] for rid in rids if rid in self._pieces):
            if (image := self._reader.picture(piece)) is not None:
                self._list.show_picture(piece.rid, image)

    def _tick(self, pieces: Sequence[Evidence]) -> None:
        for piece in pieces:
            self._pieces[piece.rid] = piece
            self._list.tick(_words(piece), piece.rid)


def _words(evidence: Evidence) -> str:
    return f"{vocabulary.word(evidence.kind)}　{caption(evidence)}　{taken_or_came(evidence)}"


def picker_of_paper(session: Session[Context], document: Document, title: str, ask: AskFiles) -> EvidencePicker:
    """Proof for a paper, out of its case."""
    return _picker(session, document, session.read(evidence_of, document), title, ask)


def picker_of_scans(session: Session[Context], document: Document, title: str, ask: AskFiles) -> EvidencePicker:
    """Pictures of the paper itself: none of those that prove something of another paper."""
    return _picker(session, document, session.read(scans_of, document), title, ask)


def _picker(
    session: Session[Context], document: Document, known: Sequence[Evidence], title: str, ask: AskFiles
) -> EvidencePicker:
    belongs = Belongs(document.case_rid, project_rid=document.project_rid)
    return EvidencePicker(session, belongs, known, title, ask)
