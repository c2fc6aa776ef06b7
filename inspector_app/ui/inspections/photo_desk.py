"""How photos get into a visit, and their pictures onto the screen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.camera import Camera
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Inspection
from inspector_app.ui.cases.evidence_dialogs import VideoDialog
from inspector_app.ui.inspections import photos
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.inspections.photos_section import PhotosSection
from inspector_app.ui.intake import take_in
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.file_box import ChooseSeveral, chooser_of_several
from inspector_app.usecases import evidence, inspections
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.intake import cameras_of


class PhotoDesk(QObject):
    """``taken`` brings each new piece and the item of the checklist it was taken for (empty: none)."""

    taken = Signal(object, str)

    def __init__(self, session: Session[Context], section: PhotosSection, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._section, self._window = session, section, parent
        self.ask: ChooseSeveral = chooser_of_several(tr("选择照片"), photos.PATTERNS)
        section.opened.connect(self._look)
        section.described.connect(self._describe)

    def show(self, pieces: Sequence[Evidence], about: Mapping[str, str]) -> None:
        """Show these, and read the pictures that were not read yet in the worker."""
        self._section.show_evidence(pieces, about)
        missing = self._section.missing()
        if missing:
            read = self._session.read(evidence.originals, missing)
            self._session.work(photos.pictures(read), self._section.show_pictures)

    def choose(self, visit: Inspection, item: str = "", title: str = "") -> None:
        """Let the person choose photos."""
        self.take_files(visit, (Path(name) for name in self.ask(self._window)), item, title)

    def paste(self, visit: Inspection, mime: QMimeData) -> None:
        """Take a picture or copied files out of the clipboard."""
        data, files = photos.pasted(mime)
        if data:
            self._session.work(cameras_of(data), lambda cameras: self._keep_pasted(visit, data, cameras))
        self.take_files(visit, files)

    def _keep_pasted(self, visit: Inspection, data: bytes, cameras: Mapping[str, Camera]) -> None:
        self._session.do(
            inspections.add_photo, visit, data, tr("粘贴的照片"), camera=next(iter(cameras.values()), None),
            then=lambda piece: self.taken.emit((piece,), ""),
        )  # fmt: skip

    def take_files(self, visit: Inspection, files: Iterable[Path], item: str = "", title: str = "") -> None:
        """Seal files in one act; when one cannot be taken none is, and the box says which."""
        belongs = Belongs(visit.case_rid, visit.rid, visit.project_rid)
        named = tuple((path, title) for path in files)
        if named:
            take_in(self._session, named, belongs, then=lambda pieces: self.taken.emit(pieces, item))

    def register_video(self, visit: Inspection) -> None:
        """Name a video that stays where it is."""
        belongs = Belongs(visit.case_rid, visit.rid, visit.project_rid)
        wait_for(VideoDialog(self._session, belongs, self._window.window()))

    def _look(self, piece: Evidence) -> None:
        PhotoDialog.ask(self._session, piece, self._window.window())

    def _describe(self, piece: Evidence, words: str) -> None:
        self._session.do(evidence.describe, replace(piece, shows=words))
