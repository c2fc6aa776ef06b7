"""What is kept of the merged database, so that ``rebuilding`` can make it anew with the received packages: a whole
copy, read back, before the first import of each day, of which days, weeks and months stay; between these, before and
after each import and whenever it changes, what only the office knows.

The keys of the office open both. A server is backed up by its own means.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from inspector_app.domain.rotation import staying
from inspector_app.office.database import EncryptedFile, OfficeDatabase
from inspector_app.office.folder import Office
from inspector_app.office.layout import DATABASE
from inspector_app.support.clock import CHINA, civil_date, local
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sync_folder
from inspector_app.support.progress import Watch, unwatched
from inspector_app.support.reasons import reason_of
from inspector_app.vault.door import page_faults

BACKUPS, OWN = "backups", "own.db"
KNOWN_HERE = ("device", "issued", "task_file", "receipt", "office_look")
"""What only the office knows, wherever its database is; its secrets stay in the file."""
OWN_TABLES = ("secret", "meta", "package", *KNOWN_HERE)
"""What no package brings again; of packages which ones were taken in, and in which order."""
_NAME = re.compile(r"(\d{8}-\d{6})-(\d{1,15})-(\d{1,15})\.db")
_STAMP = "%Y%m%d-%H%M%S"
_ROOM = 64 << 20


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


def back_up_before_import(office: Office, now: datetime, watch: Watch = unwatched) -> Path | None:
    """Keep what only the office knows, and before the first import of a day copy the whole of what is held; the copy,
    else None. ``watch`` is called before that.

    Raises :class:`Trouble` ``office-backup-no-room``, ``backup-not-read-back``, ``disk-write-failed``.
    """
    database = office.database
    if not isinstance(database, EncryptedFile):
        return None
    folder = office.folder / BACKUPS
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _keep_own(database, folder / OWN)
        (packages,) = database.rows("SELECT count(*) FROM package")[0]
        today = civil_date(now)
        if not packages or any(each.day == today for each in whole_copies(folder)):
            return None
        watch()
        target = _copy(database, folder, now, packages)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
    every = whole_copies(folder)
    kept = staying(every)
    for each in every:
        if each not in kept:
            with suppress(OSError):  # what cannot be removed now is removed by the next one
                (folder / each.name).unlink()
    return target


def keep_own(office: Office) -> None:
    """Keep what only the office knows, as which packages it took in last; a disk without room keeps what it kept."""
    if isinstance(office.database, EncryptedFile):
        keep_own_of(office.database, office.folder)


def keep_own_of(database: EncryptedFile, office: Path) -> None:
    """:func:`keep_own` of the database of an office in this folder."""
    with suppress(OSError, Trouble):
        (office / BACKUPS).mkdir(mode=0o700, exist_ok=True)
        _keep_own(database, office / BACKUPS / OWN)


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


def remove_database(path: Path) -> None:
    """Remove a database with its log. Raises :class:`OSError`."""
    for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        part.unlink(missing_ok=True)


@contextmanager
def _in_place_of(target: Path) -> Iterator[Path]:
    """Where to write what takes the place of a file once it is whole; nothing half written stays."""
    part = target.with_suffix(".part")
    remove_database(part)  # of one that was killed
    try:
        yield part
        os.replace(part, target)
        sync_folder(target.parent)
    finally:
        with suppress(OSError):
            remove_database(part)


def _keep_own(database: EncryptedFile, target: Path) -> None:
    with _in_place_of(target) as part, closing(database.beside(part, new=True)) as copy, copy.transaction():
        for table in OWN_TABLES:
            made = database.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
            for (statement,) in made:
                copy.run(statement)
                put_rows(copy, table, *table_rows(database, table))


def table_rows(database: EncryptedFile, table: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """The columns of a table and its rows, in the order in which they were written."""
    columns = [str(row[1]) for row in database.rows(f"PRAGMA table_info({table})")]
    return columns, database.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid") if columns else []  # noqa: S608


def put_rows(database: OfficeDatabase, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows of another database's table that are not there."""
    marks = ", ".join("?" * len(columns))
    database.run_each(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING", rows)  # noqa: S608


def _copy(database: EncryptedFile, folder: Path, now: datetime, packages: int) -> Path:
    if shutil.disk_usage(folder).free < 2 * (folder.parent / DATABASE).stat().st_size + _ROOM:
        raise Trouble("office-backup-no-room")
    (changes,) = database.rows("SELECT count(*) FROM change")[0]
    target = folder / f"{local(now):{_STAMP}}-{changes}-{packages}.db"
    with _in_place_of(target) as part:
        database.copy_to(part)
        with closing(database.beside(part)) as again:
            if page_faults(again.db) or again.rows("SELECT count(*) FROM change") != [(changes,)]:
                raise Trouble("backup-not-read-back", file=target.name)
    return target
