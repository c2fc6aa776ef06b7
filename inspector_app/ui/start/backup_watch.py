"""Has the store backed up without being asked, and says when none lies on another medium for too long.

First a store that was not closed in order the last time is looked through. What was recorded since the last backup is
backed up as the person locks, and once more as the window goes.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.progress import Cancelled, Progress
from inspector_app.support.words import sentence
from inspector_app.ui.jobs import Job, JobRunner
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.progress_dialog import ProgressDialog
from inspector_app.usecases.after_cut import cut_off, look_after_cut
from inspector_app.usecases.auto_backups import back_up_daily, backup_reminder, is_backup_due
from inspector_app.usecases.context import Context

FIRST_MS, LOOK_MS = 20_000, 1_800_000
"""Not while the person begins to work; then every half hour, for a machine that is never switched off."""


class BackupWatch(QObject):
    """``turned`` when a backup could not be made, or could be made again."""

    turned = Signal()

    def __init__(self, session: Session[Context], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._failed: Problem | None = None
        self._found: list[Problem] = []
        self._first = QTimer(self, singleShot=True, interval=FIRST_MS)
        self._timer = QTimer(self, interval=LOOK_MS)
        self._first.timeout.connect(self.look_through)
        for timer in (self._first, self._timer):
            timer.timeout.connect(self.look)
            timer.start()

    @property
    def problems(self) -> list[Problem]:
        """What the person should know of the backups."""
        told = (*self._found, self._failed, self._session.read(backup_reminder))
        return [each for each in told if each is not None]

    def look(self) -> None:
        """Make a backup in the worker when one is due."""
        self.turned.emit()  # another day may have come
        self._back_up(leaving=False)

    def look_leaving(self) -> None:
        """The same where somebody leaves the seat, who may not come back today."""
        self._back_up(leaving=True)

    def _back_up(self, *, leaving: bool) -> None:
        if self._session.lost is None and self._session.read(is_backup_due, leaving=leaving):
            work = partial(back_up_daily, self._session.context.store)
            self._session.runner.run(Job("", work, self._made, self._not_made))

    def look_through(self) -> None:
        """See in the worker whether a store that was cut off is whole."""
        store = self._session.read(cut_off)
        if store is not None:
            self._session.work(lambda progress: look_after_cut(store, progress), self._looked)

    def _looked(self, found: list[Problem]) -> None:
        self._found = found
        self.turned.emit()

    def _made(self, _nothing: None) -> None:
        self._tell(None)

    def _not_made(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, Refused | Trouble):
            raise error
        why = sentence(error.code, error.details) if isinstance(error, Trouble) else ""
        self._tell(Problem("auto-backup-failed", level=Level.WARNING, details={"why": why}))

    def _tell(self, failed: Problem | None) -> None:
        if failed != self._failed:
            self._failed = failed
            self.turned.emit()


class LastBackup(QObject):
    """Made after the window is gone, so that nobody waits for it: its box comes after half a second, and whoever does
    not want to wait stops it. ``ended`` however it went: where it failed, the next sitting tries again and says why."""

    ended = Signal()

    def __init__(self, work: Callable[[Progress], None], parent: QObject) -> None:
        super().__init__(parent)
        self._runner = JobRunner(parent=self)
        self._box = ProgressDialog(stopping=self.tr("正在退出…记录都已保存，只是没有再备份一次。"))
        self._box.follow(self._runner)
        title = self.tr("备份今天的记录")
        self._runner.run(Job(title, work, lambda _nothing: self._end(), self._failed, patient=True))

    def _failed(self, error: BaseException) -> None:
        self._end()
        if not isinstance(error, Refused | Trouble | Cancelled):
            raise error

    def _end(self) -> None:
        self._box.deleteLater()
        self.ended.emit()
