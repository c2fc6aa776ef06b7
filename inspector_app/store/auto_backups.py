"""Backups that nobody asks for: beside the store's folder, thinned out to days, weeks and months.

Each is a backup as the person makes it but without the originals, which lie once beside all of them as second names of
the same files: they cost no room and outlive the store's folder. That guards against a damaged or deleted database, not
against the loss of the disk; for that there is the backup on another medium.
"""

import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from inspector_app.domain.rotation import staying
from inspector_app.store.backup import backup, is_whole, keys_within
from inspector_app.store.layout import DATABASE, KEYS, SEALED, backups_folder
from inspector_app.store.store import Store
from inspector_app.support.clock import CHINA, civil_date, local
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sync_folder
from inspector_app.support.progress import Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular

AGAIN_AFTER = timedelta(hours=2)
IMPORTS = 10
"""How many of those before an import are kept."""
_ROOM = 64 << 20
_MOST_KEYS = 1 << 20
_NAME = re.compile(r"(\d{8}-\d{6})-(daily|import)-(\d{1,15})\.backup")
_STAMP = "%Y%m%d-%H%M%S"


class Why(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class AutoBackup:
    """One of them: its file, when and why it was made, and how far the journal had come (``Journal.position``)."""

    file: Path
    at: datetime
    why: Why
    position: int

    @property
    def day(self) -> date:
        """The civil day it was made on."""
        return civil_date(self.at)


def auto_backups(store: Path) -> tuple[AutoBackup, ...]:
    """All of a store's, the one that holds most first; a clock that was set wrong changes nothing about that."""
    with suppress(OSError):
        found = [each for file in backups_folder(store).iterdir() if (each := _of(file)) is not None]
        return tuple(sorted(found, key=_newest, reverse=True))
    return ()


def _newest(each: AutoBackup) -> tuple[int, datetime]:
    return each.position, each.at


def _of(file: Path) -> AutoBackup | None:
    match = _NAME.fullmatch(file.name)
    try:
        at = datetime.strptime(match[1], _STAMP).replace(tzinfo=CHINA) if match else None
    except ValueError:  # digits that are no day
        return None
    return AutoBackup(file, at, Why(match[2]), int(match[3])) if match and at else None


def newest_whole(store: Path) -> AutoBackup | None:
    """The one that holds most of those that can be read back to the end; None when there is none."""
    return next((each for each in auto_backups(store) if is_whole(each.file)), None)


def is_due(store: Store, *, leaving: bool = False) -> bool:
    """Whether today has none, or something was recorded or typed since the last one, which is two hours old, or what
    opens the store was changed since; of each day the last one stays. Where somebody is ``leaving``, whether the last
    one of any day lacks anything. A database that went back is not kept: it would in time push out the good ones."""
    if store.went_back is not None:
        return False
    today, every = store.clock.today(), auto_backups(store.folder)
    latest = max((each for each in every if leaving or each.day == today), key=_newest, default=None)
    if latest is None or _opens_otherwise(latest, store):
        return True
    waited = leaving or store.clock.now() - latest.at >= AGAIN_AFTER
    typed = store.drafts.typed_at
    is_typed = typed is not None and typed.replace(microsecond=0) > latest.at  # a file's name tells seconds
    return waited and (is_typed or store.journal.position != latest.position)


def _opens_otherwise(each: AutoBackup, store: Store) -> bool:
    """Whether a backup opens by a passphrase of before, which nobody may know any more, or lacks the office's key."""
    with suppress(OSError, Trouble):
        return keys_within(each.file) != read_regular(store.folder / KEYS, _MOST_KEYS)
    return False


def back_up_by_itself(store: Store, why: Why, progress: Progress | None = None) -> None:
    """Make one, read it back, and only then remove those that are too many. May run in a worker thread.

    Before an import nothing is done when nothing was recorded since the last one.
    Raises :class:`Trouble` ``auto-backup-no-room`` and as :func:`backup`.
    """
    with store.reader() as reading:
        position = reading.journal.position
    if why is Why.IMPORT and any(each.position == position for each in auto_backups(store.folder)):
        return
    folder = backups_folder(store.folder)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(folder.parent)  # else a power cut takes the folder away with what was flushed into it
        _leave_room(store.folder / DATABASE, folder)
        _name_originals(store, folder / SEALED)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(folder), reason=reason_of(error)) from error
    backup(store, folder / f"{local(store.clock.now()):{_STAMP}}-{why}-{position}.backup", progress, originals=False)
    for each in superfluous(auto_backups(store.folder)):
        with suppress(OSError):  # the next one does it
            each.file.unlink()


def _leave_room(database: Path, folder: Path) -> None:
    """The copy and the backup are on the disk at one time, and what is typed needs room after them."""
    if shutil.disk_usage(folder).free < 3 * database.stat().st_size + _ROOM:
        raise Trouble("auto-backup-no-room", folder=folder.name)


def _name_originals(store: Store, pool: Path) -> None:
    """Give every original a second name in the pool. A file system without such names goes without."""
    grown: set[Path] = set()
    for name, path in store.sealed.files().items():
        second = pool / name[:2] / name
        if second.exists():
            continue
        second.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            os.link(path, second)
        except FileExistsError:
            continue
        except OSError:
            break
        grown |= {second.parent, pool, pool.parent}
    for folder in grown:
        sync_folder(folder)


def superfluous(every: Iterable[AutoBackup]) -> list[AutoBackup]:
    """Those that are neither the last of one of the latest days, weeks or months, nor one of the last imports."""
    latest = sorted(every, key=_newest, reverse=True)
    wanted = {*staying(latest), *[each for each in latest if each.why is Why.IMPORT][:IMPORTS]}
    return [each for each in latest if each not in wanted]
