"""Keeps what is being typed: at most 400 ms old while typing, whole when the page is left."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.support.errors import Trouble
from inspector_app.ui.composition import Composition

SaveDraft = Callable[[str, str, str], None]


class DraftKeeper(QObject):
    """Connect a form's ``changed`` to :meth:`touch` and the session's ``pausing`` to :meth:`flush`.

    ``read`` gives title and body (text, usually JSON) of the draft now; ``save(key, title, body)`` writes it.
    A throttle, not a debounce: the timer is never restarted by typing, so a power cut loses 400 ms at most.
    While a word is being composed the timer leaves the input method alone; :meth:`flush` takes the word in first.
    """

    kept = Signal()
    failed = Signal(object)

    def __init__(
        self,
        page: QWidget,
        key: str,
        read: Callable[[], tuple[str, str]],
        save: SaveDraft,
        interval_ms: int = 400,
    ) -> None:
        super().__init__(page)
        self.key = key
        self._read = read
        self._save = save
        self._touched = False
        self._composition = Composition.of_application()
        self._timer = QTimer(self, singleShot=True, interval=interval_ms)
        self._timer.timeout.connect(self._write)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self.flush)

    @property
    def is_waiting(self) -> bool:
        """Whether something typed is not written yet."""
        return self._touched

    @Slot()
    def touch(self, *_: object) -> None:
        """Something was typed."""
        self._touched = True
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def flush(self, *_: object) -> None:
        """Write now: the page is left, locked, minimised or closed."""
        self._composition.commit()
        self._write()

    def stop(self) -> None:
        """The work was saved or thrown away: there is nothing more to keep."""
        self._timer.stop()
        self._touched = False

    def _write(self) -> None:
        self._timer.stop()
        if not self._touched:
            return
        try:
            self._save(self.key, *self._read())
        except Trouble as trouble:  # typing goes on; the page shows it, and the next key stroke tries again
            self.failed.emit(trouble)
            return
        self._touched = False
        self.kept.emit()
