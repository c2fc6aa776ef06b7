"""How photos get into a visit, and their pictures onto the screen."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.inspection import Inspection
from inspector_app.support.camera_folders import Shot
from inspector_app.ui.cases.evidence_dialogs import VideoDialog, without_videos
from inspector_app.ui.inspections.photo_dialog import PhotoDialog
from inspector_app.ui.inspections.photos import take_pasted
from inspector_app.ui.inspections.photos_section import PhotosSection
from inspector_app.ui.inspections.shots_dialog import ShotsDialog
from inspector_app.ui.inspections.shots_watch import ShotsWatch
from inspector_app.ui.intake import take_in
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.waiting import wait_for
from inspector_app.ui.widgets.chooser import PATTERNS, ChooseSeveral, chooser_of_several
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs


class PhotoDesk(QObject):
    """``taken`` brings each new piece and the item of the checklist it was taken for (empty: none)."""

    taken = Signal(object, str)

    def __init__(self, session: Session[Context], section: PhotosSection, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._section, self._window = session, section, parent
        self.ask: ChooseSeveral = chooser_of_several(tr("选择照片"), PATTERNS)
        no_card = tr("没有找到存储卡、手机上的新照片（手机请先选“传输文件”）：从文件夹选择")
        self.ask_elsewhere: ChooseSeveral = chooser_of_several(no_card, PATTERNS)
        self.watch = ShotsWatch(session, self)
        self._visit: Inspection | None = None
        self._shots: Sequence[Shot] = ()
        self.watch.found.connect(self._offer)
        section.seen.connect(lambda is_seen: self.watch.watch(self._visit if is_seen else None))
        section.card_wished.connect(self.take_shots)
        section.opened.connect(self._look)

    def watch_for(self, visit: Inspection | None) -> None:
        """New pictures on cards are offered for this visit while photos are in sight; for None nothing is."""
        if visit is None or self._visit is None or visit.rid != self._visit.rid:
            self._offer(())
        self._visit = visit
        self.watch.watch(visit if self._section.isVisible() else None)

    def _offer(self, shots: Sequence[Shot]) -> None:
        self._shots = shots
        self._section.offer(len(shots))

    def take_shots(self) -> None:
        """Let the person tick which of the new pictures are taken in; where none was found, say so and choose files."""
        visit = self._visit
        if visit is None:
            return
        if not self._shots:
            self.take_files(visit, (Path(name) for name in self.ask_elsewhere(self._window)))
            return
        paths = ShotsDialog.ask(self._session, self._shots, visit.started_at, self._window.window())
        if paths:
            self._take(visit, paths, since=visit.started_at)

    def choose(self, visit: Inspection, item: str = "", title: str = "") -> None:
        """Let the person choose photos."""
        self.take_files(visit, (Path(name) for name in self.ask(self._window)), item, title)

    def paste(self, visit: Inspection, mime: QMimeData | None) -> None:
        """Take a picture or copied files out of the clipboard."""
        take_pasted(
            self._session, mime, _belongs(visit), lambda piece: self.taken.emit((piece,), ""),
            lambda files: self.take_files(visit, files),
        )  # fmt: skip

    def take_files(self, visit: Inspection, files: Iterable[Path], item: str = "", title: str = "") -> None:
        """Seal files in one act; when one cannot be taken none is, and the box says which. Videos are asked about."""
        others = without_videos(self._session, tuple(files), _belongs(visit), self._window.window())
        self._take(visit, others, item, title)

    def _take(
        self, visit: Inspection, files: Iterable[Path], item: str = "", title: str = "", since: datetime | None = None
    ) -> None:
        named = tuple((path, title) for path in files)
        if named:
            take_in(self._session, named, _belongs(visit), lambda pieces, _new: self._took(pieces, item), since=since)

    def _took(self, pieces: Sequence[Evidence], item: str) -> None:
        self.taken.emit(pieces, item)
        self.watch.look()

    def register_video(self, visit: Inspection) -> None:
        """Name a video that stays where it is."""
        wait_for(VideoDialog(self._session, _belongs(visit), self._window.window()))

    def _look(self, piece: Evidence) -> None:
        PhotoDialog.ask(self._session, piece, self._window.window())


def _belongs(visit: Inspection) -> Belongs:
    return Belongs(visit.case_rid, visit.rid, visit.project_rid)
