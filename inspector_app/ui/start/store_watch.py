"""Watches over the folder of the open store, which may be moved, deleted or pulled out while nobody writes."""

import json
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import Unwritten, all_drafts
from inspector_app.usecases.rescuing import Rescued
from inspector_app.usecases.store_file import GONE, drafts_on_full_disk, folder_problems

LOOK_MS = 2_000


class StoreWatch(QObject):
    """Looks every two seconds, and whenever everything typed is to be written. ``turned`` when something is otherwise:
    the store went or came back, or it is another day, by the clock being set too.

    What was kept in a store that went is kept no more: pages write their drafts again, which fails and is told as on a
    full disk, and every other draft of the store counts as not written.
    """

    turned = Signal()

    def __init__(self, session: Session[Context], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._found: list[Problem] = []
        self.apart: list[Problem] = []
        """``store-rescued-apart`` when the store came back after everything had been saved into another one."""
        self._day = session.context.clock.today()
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        session.pausing.connect(self.look)
        session.asking.connect(self._answer)

    def look(self) -> None:
        """See how folder and clock stand now."""
        found, day = self._session.read(folder_problems), self._session.context.clock.today()
        if (found, day) == (self._found, self._day):
            return
        self._found, self._day = found, day
        self._session.lost = next((problem for problem in found if problem.code == GONE), None)
        if self._session.lost is not None:
            self._session.writing_anew.emit()
        elif self._session.rescued is not None:
            self._come_back(self._session.rescued)
        self.turned.emit()
        self._session.standing.emit()

    def _come_back(self, rescued: Rescued) -> None:
        """This store goes on: what is recorded from now on is not in the other one."""
        self._session.rescued = None
        self.apart = [Problem("store-rescued-apart", level=Level.WARNING, details={"folder": str(rescued.folder)})]
        self._session.moved.emit(str(self._session.context.store.folder.resolve()))

    def _answer(self, found: list[Unwritten]) -> None:
        """With every draft, also of pages that are not open; a page answers for its own after this.

        Drafts that were just written may be the first on a disk that became full.
        """
        self._session.drafts_only = self._session.read(drafts_on_full_disk)
        lost = self._session.lost
        if lost is None:
            return
        why = Trouble("store-gone", **lost.details)
        with suppress(Trouble):  # a disk that was pulled out cannot be read either
            found += [Unwritten(d.key, d.title, json.dumps(d.body), why) for d in self._session.read(all_drafts)]
