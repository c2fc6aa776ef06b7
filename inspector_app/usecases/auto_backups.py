"""Backups without being asked, the reminder of one on another medium, what a backup holds before it comes back, and one
step back after an upgrade."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from inspector_app.domain.change import hlc_moment
from inspector_app.domain.dates import chinese_minute
from inspector_app.store.auto_backups import AutoBackup, Why, auto_backups, back_up_by_itself, is_due, newest_whole
from inspector_app.store.layout import DATABASE, store_folder
from inspector_app.store.look import look_into
from inspector_app.store.migrate import copies_before
from inspector_app.store.step_back import step_back
from inspector_app.store.store import Store
from inspector_app.support.clock import EPOCH, Clock, civil_date
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.places import Place, place_of
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.vocabulary import record_word
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo_date import demo_day
from inspector_app.usecases.store_place import refuse_place
from inspector_app.vault.keys import Secret

__all__ = ["AutoBackup"]

REMINDED_AFTER = timedelta(days=7)
_ELSEWHERE = "last-backup-elsewhere"


def is_backup_due(context: Context, *, leaving: bool = False) -> bool:
    """Whether the store is to be backed up now without being asked (:func:`is_due`); a demo never."""
    return is_backed_up_daily(context) and is_due(context.store, leaving=leaving)


def is_backed_up_daily(context: Context) -> bool:
    """Whether the store is backed up without being asked; a demo is not."""
    return demo_day(context) is None


def back_up_daily(store: Store, progress: Progress) -> None:
    """Today's backup beside the store. For the worker thread. Raises :class:`Trouble` as ``back_up_by_itself``."""
    back_up_by_itself(store, Why.DAILY, progress)


def back_up_new_passphrase(context: Context) -> None:
    """So that the newest backup opens by the passphrase that is known. May run in a worker thread. Where none can be
    made now the passphrase is changed all the same: it stays due, and whoever makes it then says why it fails."""
    if is_backup_due(context):
        with suppress(Trouble):
            back_up_by_itself(context.store, Why.DAILY)


def store_before_import(context: Context) -> Store | None:
    """The store that is to be backed up before a list of others is taken in; None for a demo."""
    return context.store if demo_day(context) is None and context.store.went_back is None else None


def back_up_before_import(store: Store | None) -> None:
    """A backup before an import, for the worker thread. Where none can be made the list is read all the same: the daily
    one fails for the same reason and says so."""
    if store is not None:
        with suppress(Trouble):
            back_up_by_itself(store, Why.IMPORT)


def lies_elsewhere(context: Context, file: Path) -> bool:
    """Whether a backup lies on another disk than the store, as far as the system tells; memory is none."""
    try:
        is_another = file.stat().st_dev != context.store.folder.stat().st_dev
        return is_another and place_of(file.parent) is not Place.MEMORY
    except OSError:
        return False


def note_elsewhere(context: Context) -> None:
    """Remember that everything recorded until now lies on another medium too."""
    told = f"{context.clock.now().isoformat()} {context.store.journal.position}"
    context.store.settings.set(_ELSEWHERE, told)


def backup_reminder(context: Context) -> Problem | None:
    """``backup-elsewhere-due`` or ``backup-elsewhere-never`` when for a week nothing of what was recorded was put on
    another medium."""
    store = context.store
    if demo_day(context) is not None:
        return None
    at, _, position = store.settings.get(_ELSEWHERE).partition(" ")
    since = datetime.fromisoformat(at) if at else store.identity.created_at
    if context.clock.now() - since < REMINDED_AFTER or str(store.journal.position) == position:
        return None
    code = "backup-elsewhere-due" if at else "backup-elsewhere-never"
    days = (context.clock.today() - civil_date(since)).days
    return Problem(code, level=Level.WARNING, details={"days": str(days)})


@dataclass(frozen=True, slots=True)
class Offered:
    """The last good backup of a store that cannot be opened, and a folder in which it may come back."""

    backup: AutoBackup
    folder: Path


# What says that a store cannot be opened as it lies there, and only a backup leads on.
_BROKEN = frozenset({
    "store-damaged", "store-emptied", "store-key-wrong", "store-guards-missing", "store-migration-failed",
    "store-missing", "store-rest", "store-io", "keys-missing", "keys-damaged",
})  # fmt: skip


def is_broken(trouble: Trouble) -> bool:
    """Whether a trouble at opening is one that a backup helps against."""
    return trouble.code in _BROKEN


def last_auto_backup(context: Context) -> AutoBackup | None:
    """The one that holds most."""
    return next(iter(auto_backups(context.store.folder)), None)


def last_good(path: Path, clock: Clock) -> Offered | None:
    """The backup to be offered instead of the store at ``path``: it was read back just now. May take a while."""
    found = newest_whole(path)
    if found is None:
        return None
    folder = store_folder(path).absolute()
    names = (f"{folder.name}-恢复{clock.today():%Y%m%d}{'' if not number else f'-{number}'}" for number in range(100))
    free = next((folder.with_name(name) for name in names if not folder.with_name(name).exists()), folder)
    return Offered(found, free)


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """What a person decides by: until when a backup goes, whose it is, what it holds by the name of the kind of
    record, and how many changes are lost with it; None when nobody knows."""

    until: datetime | None
    writer: str
    counts: tuple[tuple[str, int], ...]
    lost: int | None

    @property
    def words(self) -> str:
        """Until when it goes, whose it is and what it holds."""
        until = chinese_minute(self.until) if self.until else "（空）"
        held = "、".join(f"{word}{number}" for word, number in self.counts)
        return f"备份到{until}为止，使用人{self.writer or '不详'}。内有：{held}。"

    @property
    def lost_words(self) -> str:
        """What the restored store will lack."""
        if self.lost is None:
            return "备份以后保存的内容不在里面，恢复后请对照纸质文书和登记簿补录。"
        if not self.lost:
            return "原来的资料库此后没有再保存过内容，记录不会缺少；没有保存的草稿除外。"
        return f"备份以后，原来的资料库还保存了{self.lost}条改动，恢复后里面没有：请对照纸质文书和登记簿补录。"


def summary_of(file: Path, secret: Secret, instead_of: Path | None, progress: Progress | None = None) -> BackupSummary:
    """Look into a backup that may stand in for a store. For the worker thread. Raises as :func:`look_into`."""
    (progress or NoProgress()).step(0, 0, "查看备份")
    look = look_into(file, secret, instead_of)
    until = hlc_moment(look.newest_hlc, EPOCH) if look.newest_hlc else None
    counts = tuple((record_word(kind), number) for kind, number in look.counts.items())
    return BackupSummary(until, look.writer, counts, look.lost)


def may_step_back(context: Context) -> bool:
    """Whether a copy from before an upgrade is still there."""
    return bool(copies_before(context.store.folder / DATABASE))


def step_store_back(path: Path, target: Path, secret: Secret, clock: Clock, *, is_open: bool = False) -> int:
    """The store as it was before its last upgrade, in a folder of its own for the program of before. Gives back how
    many changes it lacks.

    ``is_open`` when this program has the store open. Raises as :func:`step_back`, and :class:`Refused` for a place that
    is not fit.
    """
    refuse_place(target)
    return step_back(path, target, secret, clock, is_open=is_open)
