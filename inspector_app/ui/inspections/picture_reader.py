"""Pictures of evidence for what is in sight: a few are read at a time, and those no longer looked at are not read."""

from collections.abc import Iterable, Mapping
from itertools import islice

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage
from shiboken6 import isValid

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.ui.inspections.photos import pictures
from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import originals
from inspector_app.usecases.sights import reader

_AT_ONCE = 8  # originals in memory; other work of the program waits for no more than these
_KEPT = 300  # pictures of 320 pixels: about 90 MB
_WAITING = 48  # of what went out of sight before; it is wished for again when it comes back


class PictureReader(QObject):
    """``came`` says of which pieces the pictures are there now. Of 2,000 photos a page has the originals of eight in
    its hands, and the pictures of a few hundred; what is looked at now is read before what was looked at before.
    ``rested`` when nothing waits: what is still in sight without a picture may be wished for."""

    came = Signal(object)
    rested = Signal()

    def __init__(self, session: Session[Context], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._images: dict[str, QImage | None] = {}  # the last looked at stands last; None has no picture
        self._fresh: dict[str, Evidence] = {}
        self._waiting: dict[str, Evidence] = {}
        self._is_reading = False
        self._eye = reader()  # its process stays as long as pictures wait
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._gather)

    def picture(self, piece: Evidence) -> QImage | None:
        """The picture of a piece that is looked at now; None while it is read, or where it has none."""
        if piece.rid in self._images:
            image = self._images[piece.rid] = self._images.pop(piece.rid)
            return image
        if piece.kind is EvidenceKind.PHOTO and piece.sealed:
            self._fresh[piece.rid] = piece
            self._soon.start()
        return None

    @property
    def is_behind(self) -> bool:
        """Whether pictures that were looked at are still to come."""
        return self._is_reading or bool(self._fresh or self._waiting)

    def _gather(self) -> None:
        wished = self._fresh | {rid: piece for rid, piece in self._waiting.items() if rid not in self._fresh}
        self._fresh, self._waiting = {}, dict(islice(wished.items(), _WAITING))
        self._read()

    def _read(self) -> None:
        if self._is_reading or not self._waiting:
            return
        batch = list(islice(self._waiting.values(), _AT_ONCE))
        self._is_reading = True
        work = pictures(self._session.read(originals, batch), self._eye)
        self._session.work(work, lambda images: self._came(batch, images), cancelled=self._stopped)

    def _stopped(self) -> None:
        """What is painted again is wished for again."""
        self._eye.close()
        if isValid(self):
            self._is_reading, self._waiting = False, {}

    def _came(self, batch: Iterable[Evidence], images: Mapping[str, QImage]) -> None:
        if not isValid(self):  # its page was closed meanwhile
            self._eye.close()
            return
        self._is_reading = False
        for piece in batch:
            self._images[piece.rid] = images.get(piece.rid)
            self._waiting.pop(piece.rid, None)
        while len(self._images) > _KEPT:
            self._images.pop(next(iter(self._images)))
        self.came.emit(tuple(piece.rid for piece in batch))
        self._read()
        if not self.is_behind:
            self._eye.close()
            self.rested.emit()
