"""Keeps what is being typed: at most 400 ms old while typing, whole when the page is left, and never given up."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inspector_app.domain.composed import Composed
from inspector_app.support.errors import Trouble
from inspector_app.ui.composition import Composition
from inspector_app.ui.hearing import hear, hear_what
from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_values import with_composed
from inspector_app.usecases.drafts import Unwritten, drop_draft, keep_draft

SaveDraft = Callable[[str, str, str], object]
WRITTEN_EVERY_MS = 300
"""So long after a letter its draft is written: 100 ms are left for writing, and all of it is safe after 400."""
_RETRY_MS = 2_000


class DraftKeeper(QObject):
    """Connect a form's ``changed`` to :meth:`touch`; the session's ``pausing`` makes every keeper write.

    ``read`` gives title and body (text, usually JSON) of the draft now; ``save(key, title, body)`` writes it, into the
    store unless another way is given. Once ``is_recorded`` says that what is typed is what is recorded, there is no
    draft (``dropped``). A throttle, not a debounce: the timer is never restarted by typing, so a power cut loses 400 ms
    at most. While a word is being composed the timer leaves the input method alone, and the draft holds the letters
    beside the rest, unless ``read`` gives them itself (``reads_composed``); :meth:`flush` takes the word in first.
    What cannot be written (``failed``, said once) is tried again until it is (``kept``), and the session knows of it,
    so that nobody leaves or is told otherwise. What was written counts as such until the session says that it is to be
    written anew.
    """

    kept = Signal()
    dropped = Signal()
    failed = Signal(object)

    def __init__(
        self,
        page: QWidget,
        session: Session[Context],
        key: str,
        read: Callable[[], tuple[str, str]],
        is_recorded: Callable[[], bool] = lambda: False,
        save: SaveDraft | None = None,
        interval_ms: int = WRITTEN_EVERY_MS,
        reads_composed: bool = False,
    ) -> None:
        super().__init__(page)
        self.key = key
        self._session = session
        self._read = read
        self._is_recorded = is_recorded
        self._save = save or (lambda *draft: session.read(keep_draft, *draft))
        self._touched = False
        self._is_kept = False
        self._why: Trouble | None = None
        self._interval = interval_ms
        self._composition, self._reads_composed = Composition.of_application(), reads_composed
        self._holds_composed = False
        hear(self._composition.changed, self, self._composing)
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._write())
        hear(session.pausing, self, self.flush)
        hear_what(session.asking, self, self._answer)
        hear(session.letting_go, self, self.stop)
        hear(session.writing_anew, self, self._write_anew)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            hear(app.focusChanged, self, self.flush)

    @property
    def unwritten(self) -> Unwritten | None:
        """What could not be written when it was tried last; None when there is nothing of the kind."""
        if self._why is None or self._is_saved():
            return None
        return Unwritten(self.key, *self._now(), self._why)

    @Slot()
    def touch(self, *_: object) -> None:
        """Something was typed."""
        self._touched = True
        if not self._timer.isActive():
            self._timer.start(self._interval)

    @Slot()
    def flush(self, *_: object) -> None:
        """Write now: the page is left, locked, minimised or closed."""
        self._composition.commit()
        self._write()

    def keep_now(self) -> None:
        """Write the draft, also when nothing was typed."""
        self._touched = True
        self._composition.commit()
        self._write(is_wanted=True)

    @Slot()
    def stop(self) -> None:
        """The work was saved or thrown away: there is nothing more to keep."""
        self._timer.stop()
        self._touched = self._is_kept = False
        self._stands(None)

    @Slot()
    def _composing(self) -> None:
        """Letters that are being composed here came or went."""
        holds = self._composed() is not None
        if holds or self._holds_composed:
            self.touch()
        self._holds_composed = holds

    def _composed(self) -> Composed | None:
        """What is being composed in the page that this keeps, and in no dialog or part of it that has its own draft."""
        part = self._composition.entry if self.key else None
        while part is not None and part is not self.parent():
            has_own = part.findChild(DraftKeeper, options=Qt.FindChildOption.FindDirectChildrenOnly) is not None
            part = None if has_own or isinstance(part, QDialog) else part.parentWidget()
        return self._composition.composed if part is not None else None

    def _is_saved(self) -> bool:
        return self._composed() is None and self._is_recorded()

    def _now(self) -> tuple[str, str]:
        """Title and body of the draft now."""
        title, body = self._read()
        return title, body if self._reads_composed else with_composed(body, self._composed())

    @Slot()
    def _write_anew(self) -> None:
        """Also where nothing is unsaved: its page says so, and must say otherwise until it is so again."""
        self._touched = bool(self.key) and (self._touched or self._is_kept or self._is_recorded())
        self._write()

    def _write(self, *, is_wanted: bool = False) -> None:
        self._timer.stop()
        if not self._touched:
            return
        is_draft = is_wanted or not self._is_saved()
        try:
            if is_draft:
                self._save(self.key, *self._now())
            else:
                self._session.read(drop_draft, self.key)
        except Trouble as trouble:  # typing goes on; the page says so, and it is tried again until there is room
            self._timer.start(_RETRY_MS)
            self._stands(trouble)
            return
        self._touched, self._is_kept = False, is_draft
        (self.kept if is_draft else self.dropped).emit()
        self._stands(None)
        self._session.drafts_changed.emit()

    def _stands(self, trouble: Trouble | None) -> None:
        """Remember how it stands; a trouble is told when it begins, not at every try."""
        before, self._why = self._why, trouble
        if (before.code if before else "") == (trouble.code if trouble else ""):
            return
        if trouble is not None:
            self.failed.emit(trouble)
        self._session.standing.emit()

    @Slot(object)
    def _answer(self, found: list[Unwritten]) -> None:
        if (mine := self.unwritten) is not None:
            found.append(mine)


def forget(session: Session[Context], key: str) -> None:
    """What was typed is recorded: there is no draft of it any more. Where it cannot be dropped it is offered again."""
    with suppress(Trouble):
        session.read(drop_draft, key)
    session.drafts_changed.emit()
