"""From a backup back to a store: which one, what it holds, what would be lost with it, and only then the restoring."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session
from inspector_app.ui.start.boxes import Boxes
from inspector_app.ui.translation import tr
from inspector_app.usecases.store_place import Restoring, has_backups, holds_the_rest, store_folder, store_name

if TYPE_CHECKING:
    from inspector_app.usecases.auto_backups import BackupSummary, Offered
    from inspector_app.usecases.opening import Work


_SECRETS = {"passphrase-wrong": "passphrase", "recovery-key-wrong": "recovery", "recovery-not-set": "recovery"}
"""What is wrong with what was typed is told beside it, and nothing has to be typed again."""


def kept_words() -> str:
    """What becomes of the store that it stands in for."""
    return tr("恢复到新的文件夹；原来的文件夹一个文件也不动，请保留。")


def not_found_words(path: Path, offered: bool) -> str:
    """Why a store is not opened that is not there; ``offered`` was named, and may be a place for a new one."""
    if holds_the_rest(store_folder(path)):
        return sentence("store-rest", {"folder": store_name(path)})
    if offered:
        words = tr("“{}”里还没有资料库。要在那里建，请选“新建资料库”；在别处的，请选“打开已有资料库”。")
    else:
        words = tr("找不到资料库“{}”，可能被移动或改名，或所在的盘没有接上。找到后选择“打开已有资料库”。")
    return words.format(store_name(path))


class BringBack(QObject):
    """``open_store`` does the long work under a title and opens what it gives back."""

    def __init__(
        self,
        session: Session[None],
        boxes: Boxes,
        clock: Clock,
        open_store: Callable[[str, "Work"], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._session, self._boxes, self._clock, self._open, self._window = session, boxes, clock, open_store, parent

    def ask(self, folder: Path, file: Path | None = None, instead_of: Path | None = None) -> None:
        """Ask for the backup, look into it, and restore it once the person has read what would be lost.

        ``folder`` is where the store is proposed to come back, ``instead_of`` the store that it stands in for.
        """
        self._ask(Restoring(str(file or ""), str(folder)), instead_of)

    def _ask(self, begun: Restoring, instead_of: Path | None, problems: Sequence[Problem] = ()) -> None:
        from inspector_app.ui.start.restore_dialog import RestoreDialog
        from inspector_app.usecases.auto_backups import summary_of
        from inspector_app.usecases.opening import backup_secret

        boxes = (self._boxes.new_folder, self._boxes.backup)
        wanted = RestoreDialog.ask(begun, boxes, self._window, problems)
        if wanted is None:
            return
        secret = backup_secret(wanted)

        def look(progress: Progress) -> "BackupSummary":
            try:
                return summary_of(Path(wanted.file), secret, instead_of, progress)
            except Trouble as trouble:
                if (where := _SECRETS.get(trouble.code)) is None:
                    raise
                raise Refused(Problem(trouble.code, where)) from trouble

        def anew(problems: Sequence[Problem]) -> None:
            self._ask(wanted, instead_of, problems)

        self._session.work(look, partial(self._decide, wanted), tr("查看备份"), anew)

    def _decide(self, wanted: Restoring, summary: "BackupSummary") -> None:
        from inspector_app.usecases.opening import restore_work

        words = "\n".join((summary.words, summary.lost_words, kept_words()))
        if self._session.messages.confirm(tr("从这份备份恢复？"), words, tr("恢复")):
            self._open(tr("从备份恢复"), restore_work(wanted, self._clock))

    def offer(self, trouble: Trouble, path: Path) -> None:
        """Say why a store does not open, and offer its last good backup where there is one."""
        self._find(path, lambda found: self._offer(trouble, path, found))

    def find(self, path: Path, then: Callable[[str, "Offered"], None]) -> None:
        """Look for the last good backup of a store that is not where it was; ``then`` gets words for it."""
        if has_backups(path):
            self._find(path, lambda found: then(_offered_words(found), found) if found else None)

    def _find(self, path: Path, then: "Callable[[Offered | None], None]") -> None:
        from inspector_app.usecases.auto_backups import last_good

        self._session.work(lambda _progress: last_good(path, self._clock), then)

    def _offer(self, trouble: Trouble, path: Path, found: "Offered | None") -> None:
        if found is None:
            self._session.tell(trouble)
            return
        words = f"{sentence(trouble.code, trouble.details)}\n{_offered_words(found)}"
        question = tr("资料库“{0}”打不开").format(store_name(path))
        if self._session.messages.confirm(question, words, tr("从自动备份恢复…")):
            self.ask(found.folder, found.backup.file, path)


def _offered_words(found: "Offered") -> str:
    from inspector_app.domain.dates import chinese_minute

    return tr("最近一份完好的自动备份是{0}的，可以从它恢复。").format(chinese_minute(found.backup.at))
