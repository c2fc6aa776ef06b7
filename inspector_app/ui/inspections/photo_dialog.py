"""One piece of evidence looked at closely; its title and what it shows can be corrected, its bytes never."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLineEdit, QWidget

from inspector_app.domain.dates import chinese
from inspector_app.domain.evidence import EVIDENCE_WORDS, Evidence
from inspector_app.support.clock import local
from inspector_app.support.errors import Trouble
from inspector_app.ui.inspections.photos import scaled
from inspector_app.ui.record_dialog import RecordDialog
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.label import Label
from inspector_app.usecases import evidence
from inspector_app.usecases.context import Context

_WIDTH, _HEIGHT = 720, 380


class PhotoDialog(RecordDialog):
    """``ask`` gives back the evidence when its description was changed."""

    def __init__(self, session: Session[Context], piece: Evidence, parent: QWidget | None = None) -> None:
        super().__init__(session, EVIDENCE_WORDS[piece.kind], "保存", intro=_intro(piece), parent=parent)
        self._piece = piece
        self.setMinimumWidth(_WIDTH + 60)
        self.inside.insertWidget(0, self._picture())
        self.sheet.add("title", self.tr("名称"), QLineEdit(), required=True)
        self.sheet.add("shows", self.tr("拍摄内容"), QLineEdit())
        self.sheet.start({"title": piece.title, "shows": piece.shows})

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

    def _picture(self) -> Label:
        label = Label(self.tr("（没有预览）"))
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        if not self._piece.sealed:
            label.setText(self._piece.kept_at)
            return label
        ratio = self.devicePixelRatioF()
        try:
            image = scaled(self.session.read(evidence.original, self._piece), round(_WIDTH * ratio))
        except Trouble as trouble:
            self.session.tell(trouble)
            return label
        if not image.isNull():
            fitted = image.scaled(
                round(_WIDTH * ratio),
                round(_HEIGHT * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            fitted.setDevicePixelRatio(ratio)
            label.setPixmap(QPixmap.fromImage(fitted))
            label.setAccessibleName(self._piece.title)
        return label


def _intro(piece: Evidence) -> str:
    moment = local(piece.taken_at or piece.received_at)
    return f"{chinese(moment.date())} {moment:%H:%M}　{piece.taken_by}"
