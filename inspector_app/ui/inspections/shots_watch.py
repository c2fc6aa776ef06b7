"""Looks every few seconds whether a card or a telephone with new pictures was plugged in, while that is wanted."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.domain.inspection import Inspection
from inspector_app.support.camera_folders import Shot, telephones
from inspector_app.ui.session import Session
from inspector_app.ui.sticks import guests, volumes
from inspector_app.ui.widgets.patience import Patience
from inspector_app.usecases.context import Context
from inspector_app.usecases.new_shots import new_shots

_EVERY_MS = 4000


def roots() -> list[Path]:
    """Every card, stick and telephone that is plugged in; asked in a thread, for one that is gone may never answer."""
    return [*(Path(guest.root) for guest in guests(volumes())), *telephones()]


class ShotsWatch(QObject):
    """``found`` brings the new pictures, each time it was looked; ``find_roots`` says where cards are."""

    found = Signal(object)

    def __init__(self, session: Session[Context], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.find_roots: Callable[[], Iterable[Path]] = roots
        self._visit: Inspection | None = None
        self._patience = Patience(self)
        self._patience.came.connect(self._came)
        self._timer = QTimer(self, interval=_EVERY_MS, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self._question: Callable[[], Sequence[Shot]] | None = None

    def watch(self, visit: Inspection | None) -> None:
        """Look for pictures of this visit from now on; of None no longer."""
        self._visit = visit
        self._timer.stop()
        if visit is not None:
            self.look()

    def look(self) -> None:
        """Look now, at what is in the store by now; the next look comes a while after this one was answered."""
        if self._visit is not None:
            self._question = self._session.read(new_shots, self._visit.started_at, lambda: self.find_roots())
            self._ask()

    def _ask(self) -> None:
        if self._visit is not None and self._question is not None:
            self._patience.ask(self._question)

    def _came(self, shots: Sequence[Shot]) -> None:
        if self._visit is not None:
            self._timer.start()
            self.found.emit(shots)
