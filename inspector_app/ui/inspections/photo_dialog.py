"""One piece of evidence looked at closely; its title and what it shows can be corrected, its bytes never."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget
from shiboken6 import isValid

from inspector_app.domain.dates import chinese
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support import vocabulary
from inspector_app.support.clock import local
from inspector_app.support.words import sentence
from inspector_app.ui.draft_key import NEW, DraftKey
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES, INSPECTIONS
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.pdf_view import PdfView, to_image
from inspector_app.usecases import evidence
from inspector_app.usecases.context import Context
from inspector_app.usecases.sights import DPI, Sight, more_pages, sights

_WIDTH, _HEIGHT = 720, 380


class PhotoDialog(RecordDialog):
    """``ask`` gives back the evidence when its description was changed."""

    def __init__(self, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> None:
        place = (CASES, piece.case_rid) if piece.case_rid else (INSPECTIONS, piece.inspection_rid or NEW)
        key = DraftKey(*place, "photo", piece.rid)
        super().__init__(session, vocabulary.word(piece.kind), "保存", intro=_intro(piece), parent=parent, draft=key)
        self._piece = piece
        self.setMinimumWidth(_WIDTH + 60)
        self._words = Label(self.tr("正在读取…"), wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stage = QStackedWidget()
        self._stage.setMinimumHeight(_HEIGHT)
        self._stage.addWidget(self._words)
        self.inside.insertWidget(0, self._stage)
        add = self.sheet.of("evidence")
        add("title", QLineEdit(), required=True)
        add("shows", QLineEdit())
        self.sheet.start({"title": piece.title, "shows": piece.shows})
        self._read()

    @classmethod
    def ask(cls, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> Evidence | None:
        """Show it."""
        described: Evidence | None = cls(session, piece, parent).ask_now()
        return described

    def attempt(self) -> None:
        """Save the description."""
        self.session.do(
            evidence.describe,
            self._piece.rid,
            self.sheet.text("title"),
            self.sheet.text("shows"),
            then=self.finish,
            refused=self.refuse,
        )

    def _read(self) -> None:
        """Let the worker read it; the place for it is there from the beginning, so that nothing jumps."""
        if not self._piece.sealed:
            self._words.setText(self._piece.kept_at)
            return
        side = round(_WIDTH * self.devicePixelRatioF())
        original = self.session.read(evidence.originals, [self._piece])
        self.session.work(sights(original, side), self._came)

    def _came(self, seen: Mapping[str, Sight]) -> None:
        if isValid(self):  # it may have been closed meanwhile
            self._show(seen.get(self._piece.rid))

    def _show(self, sight: Sight | None) -> None:
        if sight is None or sight.problem is not None:
            code = sight.problem.code if sight and sight.problem else "evidence-missing"
            self._words.setText(sentence(code))
        elif self._piece.kind is EvidenceKind.SCAN:
            view = PdfView(self._piece.title)
            view.setMinimumHeight(_HEIGHT)
            self._stage.addWidget(view)
            self._stage.setCurrentWidget(view)
            view.show_images(sight.pages, DPI)
            if more := more_pages(sight):
                self.notice.say(sentence(more.code, more.details))
        else:
            self._words.setPixmap(self._fitted(to_image(sight.pages[0])))
            self._words.setAccessibleName(self._piece.title)

    def _fitted(self, image: QImage) -> QPixmap:
        ratio = self.devicePixelRatioF()
        fitted = image.scaled(
            round(_WIDTH * ratio),
            round(_HEIGHT * ratio),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fitted.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(fitted)


def _intro(piece: Evidence) -> str:
    moment = local(piece.taken_at or piece.received_at)
    return f"{chinese(moment.date())} {moment:%H:%M}　{piece.taken_by}"
