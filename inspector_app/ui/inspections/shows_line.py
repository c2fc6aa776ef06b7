"""The line below a photo in which one says what it shows: a draft while it is written, recorded when it is left."""

import json
from dataclasses import replace

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.evidence import Evidence
from inspector_app.support import vocabulary
from inspector_app.ui.drafts import DraftKeeper, forget
from inspector_app.ui.inspections.piece_drafts import draft_key_of
from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_values import composed_in, with_place, written
from inspector_app.usecases.drafts import Draft, draft, record_part
from inspector_app.usecases.evidence import describe

_SHOWS = "shows"


class ShowsLine(QLineEdit):
    """Recorded when it is left; what was not recorded before stands there again.

    Its draft is the one that the dialog of the piece has: 恢复 opens it there, and what that keeps besides stays.
    """

    def __init__(self, session: Session[Context], piece: Evidence) -> None:
        super().__init__(piece.shows)
        self._session, self._piece = session, piece
        self._key = str(draft_key_of(piece))
        self._keeper: DraftKeeper | None = None
        found = self._found()
        self._is_restored = found is not None and _SHOWS in found.body
        if found is not None and self._is_restored:
            self.setText(_words_of(found))
        self.editingFinished.connect(self.leave)
        self.returnPressed.connect(self.focusNextChild)

    def show_piece(self, piece: Evidence) -> None:
        """What is recorded by now; what is being written stays."""
        if self._words == self._piece.shows and not self.hasFocus():
            self.setText(piece.shows)
        self._piece = piece

    def leave(self) -> None:
        """Record what stands there, unless it is."""
        self._is_restored = False
        if self._words != self._piece.shows:
            self._session.do(describe, replace(self._piece, shows=self._words), then=self._recorded)

    def recorded(self) -> Evidence:
        """The piece with what stands there, recorded first."""
        self.leave()
        return self._piece

    def _recorded(self, piece: Evidence) -> None:
        """It is no draft any more, unless the dialog of the piece kept something else."""
        self._piece = piece
        if self._keeper is not None:
            self._keeper.stop()
        if self._is_recorded():
            forget(self._session, self._key)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        if self._keeper is None:  # of 2,000 photos a few are described
            self._keeper = DraftKeeper(self, self._session, self._key, self._read, self._is_recorded)
            self.textChanged.connect(self._keeper.touch)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        if self._is_restored:  # nothing was edited here, as Qt sees it
            self.leave()

    @property
    def _words(self) -> str:
        return self.text().strip()

    def _found(self) -> Draft | None:
        found: Draft | None = self._session.read(draft, self._key)
        return found if found is not None and isinstance(found.body, dict) else None

    def _read(self) -> tuple[str, str]:
        """What the dialog of the piece keeps, with these words."""
        found = self._found()
        kept = dict(found.body) if found is not None else {}
        told = json.loads(written({_SHOWS: self.text()}, told={_SHOWS: (vocabulary.label("evidence.shows"), "")}))
        title = f"{vocabulary.word(self._piece.kind)}：{self._piece.title}"
        body = json.dumps(told | kept | {_SHOWS: self.text()}, ensure_ascii=False)
        return title, with_place(body, [_SHOWS])

    def _is_recorded(self) -> bool:
        found = self._found()
        only_here = found is None or set(record_part(found.body)) <= {_SHOWS}
        return only_here and self._words == self._piece.shows


def _words_of(found: Draft) -> str:
    """With the letters that were still being composed."""
    words, composed = str(found.body[_SHOWS]), composed_in(found.body)
    return words if composed is None else words[: composed.behind] + composed.text + words[composed.behind :]
