"""What is kept of the merged database, so that ``rebuilding`` can make it anew with the received packages: a whole
copy, read back, before the first import of each day, of which days, weeks and months stay (of the first of each week
every page is checked); between these, before and after each import and whenever it changes, what only the office knows
(``own``).

The keys of the office open both. A server is backed up by its own means.
"""

import re
import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from inspector_app.domain.rotation import staying
from inspector_app.office.database import EncryptedFile
from inspector_app.office.folder import Office
from inspector_app.office.layout import DATABASE
from inspector_app.office.own import BACKUPS, in_place_of, keep_own
from inspector_app.support.clock import CHINA, civil_date, local
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Watch, unwatched
from inspector_app.support.reasons import reason_of
from inspector_app.vault.door import page_faults

_NAME = re.compile(r"(\d{8}-\d{6})-(\d{1,15})-(\d{1,15})\.db")
_STAMP = "%Y%m%d-%H%M%S"
_ROOM = 64 << 20
_LEAST = 2
"""So many whole copies stay, however little room the disk has."""


@dataclass(frozen=True, slots=True)
class WholeCopy:
    """A copy of the whole merged database: its file's name, when it was made, what it holds in changes and packages."""

    name: str
    at: datetime
    changes: int
    packages: int

    @property
    def day(self) -> date:
        """The civil day it was made on."""
        return civil_date(self.at)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """The whole copy that was made, and the older ones that were given up for its room, the oldest first."""

    copy: Path
    given_up: tuple[WholeCopy, ...]


def back_up_before_import(office: Office, now: datetime, watch: Watch = unwatched) -> BackedUp | None:
    """Keep what only the office knows, and before the first import of a day copy the whole of what is held; None
    where none was due. ``watch`` is called before that.

    Raises :class:`Trouble` ``office-backup-no-room``, ``backup-not-read-back``, ``disk-write-failed``.
    """
    database = office.database
    if not isinstance(database, EncryptedFile):
        return None
    folder = office.folder / BACKUPS
    try:
        keep_own(database, office.folder)
        (packages,) = database.rows("SELECT count(*) FROM package")[0]
        today = civil_date(now)
        if not packages or any(each.day == today for each in whole_copies(folder)):
            return None
        watch()
        given_up = _make_room(folder)
        target = _copy(database, folder, now, packages)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
    every = whole_copies(folder)
    kept = staying(every)
    for each in every:
        if each not in kept:
            with suppress(OSError):  # what cannot be removed now is removed by the next one
                (folder / each.name).unlink()
    return BackedUp(target, given_up)


def copies_of(office: Office) -> tuple[WholeCopy, ...]:
    """The whole copies of an office, the one that holds most first; of a server none are made."""
    return tuple(whole_copies(office.folder / BACKUPS)) if isinstance(office.database, EncryptedFile) else ()


def whole_copies(folder: Path) -> list[WholeCopy]:
    """The whole copies in a folder, first the one that holds most: a clock may have been wrong."""
    names = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    found = [copy for name in names if (copy := _of(name)) is not None]
    return sorted(found, key=lambda each: (each.packages, each.at, each.name), reverse=True)


def _of(name: str) -> WholeCopy | None:
    match = _NAME.fullmatch(name)
    try:
        at = datetime.strptime(match[1], _STAMP).replace(tzinfo=CHINA) if match else None
    except ValueError:  # digits that are no day
        return None
    return WholeCopy(name, at, int(match[2]), int(match[3])) if match and at else None


def _make_room(folder: Path) -> tuple[WholeCopy, ...]:
    """Give up those that hold least till there is room for one more: what they hold is in the packages and in later
    ones. Raises :class:`Trouble` ``office-backup-no-room``, and then none is given up."""
    database = (folder.parent / DATABASE).stat().st_size
    lacking = 2 * database + _ROOM - shutil.disk_usage(folder).free
    leaving = []
    for each in reversed(whole_copies(folder)[_LEAST:]):
        if lacking <= 0:
            break
        lacking -= (folder / each.name).stat().st_size
        leaving.append(each)
    if lacking > 0:
        raise Trouble("office-backup-no-room")
    for each in leaving:
        (folder / each.name).unlink()
    return tuple(leaving)


def _copy(database: EncryptedFile, folder: Path, now: datetime, packages: int) -> Path:
    (changes,) = database.rows("SELECT count(*) FROM change")[0]
    target = folder / f"{local(now):{_STAMP}}-{changes}-{packages}.db"
    weeks = {each.day.isocalendar()[:2] for each in whole_copies(folder)}
    with in_place_of(target) as part:
        is_same = database.copy_to(part)
        if not is_same or civil_date(now).isocalendar()[:2] not in weeks:  # a fault of the database itself is told too
            with closing(database.beside(part)) as again:
                if page_faults(again.db) or again.rows("SELECT count(*) FROM change") != [(changes,)]:
                    raise Trouble("backup-not-read-back", file=target.name)
    return target
