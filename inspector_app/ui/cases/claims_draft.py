"""Keeps the draft of a case's wage list: what stands in the grid and not in the store."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.unwritten_dialog import may_leave_record
from inspector_app.usecases.claim_drafts import DraftedRow, read_back, written
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from inspector_app.usecases.drafts import Draft, discard_draft, draft, drop_draft, keep_draft

CLAIMS = "claims"


class ClaimsDraft(QObject):
    """Keeps the draft of the case in sight. ``read`` gives what is to be kept now; ``failed`` says why it cannot be."""

    failed = Signal(object)

    def __init__(self, place: QWidget, session: Session[Context], read: Callable[[], Sequence[DraftedRow]]) -> None:
        super().__init__(place)
        self._place, self._session, self._rows = place, session, read
        self._title = ""
        self._is_stored = False
        self.keeper = DraftKeeper(place, session, "", self._read, save=self._save, reads_composed=True)
        self.keeper.failed.connect(self.failed)

    def open(self, case_rid: str, title: str) -> tuple[Draft, list[DraftedRow]] | None:
        """Keep the drafts of this case from now on; the one that was kept, unless it is in sight already."""
        key = str(DraftKey(CASES, case_rid, CLAIMS))
        self._title = self.tr("拖欠工资明细：{0}").format(title)
        if key == self.keeper.key and not self._session.take_resumed(key):
            return None
        self._session.take_resumed(key)
        self.keeper.stop()
        self.keeper.key = key
        found = self._session.read(draft, key)
        self._is_stored = found is not None
        return None if found is None else (found, read_back(found.body))

    def throw_away(self) -> bool:
        """Into the bin with what is kept. False when that was refused."""
        self.keeper.flush()
        if not self._session.do(discard_draft, self.keeper.key):
            return False
        self._is_stored = False
        return True

    def may_leave(self, take_in: Callable[[], None]) -> bool:
        """Take the open cell in and keep everything typed; False when it cannot be and the person stays."""
        return may_leave_record(self._session, self.keeper, self._place.window(), take_in)

    def _read(self) -> tuple[str, str]:
        return self._title, written(self._rows())

    def _save(self, key: str, title: str, body: str) -> None:
        """What was accepted or taken back is no draft."""
        if not json.loads(body)["rows"]:
            if self._is_stored:
                self._session.read(drop_draft, key)
            self._is_stored = False
            return
        self._session.read(keep_draft, key, title, body)
        self._is_stored = True
