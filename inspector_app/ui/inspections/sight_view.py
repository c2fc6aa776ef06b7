"""One piece of evidence as large as there is room: a picture, the pages of a scan, or why neither can be shown."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QStackedWidget
from shiboken6 import isValid

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.label import Label
from inspector_app.ui.widgets.pdf_view import PdfView, to_image
from inspector_app.usecases import evidence
from inspector_app.usecases.context import Context
from inspector_app.usecases.sights import DPI, Sight, more_pages, sights

WIDTH, HIGHEST, _LEAST = 720, 312, 116


class SightView(QStackedWidget):
    """Its room is there from the beginning, so that nothing jumps; ``left_out`` tells of pages that are not shown.

    It is lower where the screen is, whose height is ``room`` without what stands beside it: what is written about the
    picture stays in sight with it.
    """

    left_out = Signal(str)

    def __init__(self, session: Session[Context], piece: Evidence, room: int = HIGHEST) -> None:
        super().__init__()
        self._piece = piece
        self._height = max(min(HIGHEST, room), _LEAST)
        self._words = Label(self.tr("正在读取…"), wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(self._height)
        self.addWidget(self._words)
        if piece.sealed:
            side = round(WIDTH * self.devicePixelRatioF())
            session.work(sights(session.read(evidence.originals, [piece]), side), self._came)
        else:
            self._words.setText(piece.kept_at)

    def _came(self, seen: Mapping[str, Sight]) -> None:
        if isValid(self):  # it may have been closed meanwhile
            self._show(seen.get(self._piece.rid))

    def _show(self, sight: Sight | None) -> None:
        if sight is None or sight.problem is not None:
            code = sight.problem.code if sight and sight.problem else "evidence-missing"
            self._words.setText(sentence(code))
        elif self._piece.kind is EvidenceKind.SCAN:
            view = PdfView(self._piece.title)
            view.setMinimumHeight(self._height)
            self.addWidget(view)
            self.setCurrentWidget(view)
            view.show_images(sight.pages, DPI)
            if more := more_pages(sight):
                self.left_out.emit(sentence(more.code, more.details))
        else:
            self._words.setPixmap(self._fitted(to_image(sight.pages[0])))
            self._words.setAccessibleName(self._piece.title)

    def _fitted(self, image: QImage) -> QPixmap:
        ratio = self.devicePixelRatioF()
        fitted = image.scaled(
            round(WIDTH * ratio), round(self._height * ratio),
            Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        fitted.setDevicePixelRatio(ratio)
        return QPixmap.fromImage(fitted)
