"""What is kept of the merged database, so that ``rebuilding`` can make it anew with the received packages: before and
after each import what only the office knows; before it a whole copy, read back, once a quarter has come since the last
one. So it costs what is taken in, however much is held.

The keys of the office open both. A server is backed up by its own means.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from inspector_app.office.database import EncryptedFile, OfficeDatabase
from inspector_app.office.folder import Office
from inspector_app.office.layout import DATABASE
from inspector_app.support.clock import local
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sync_folder
from inspector_app.support.reasons import reason_of
from inspector_app.vault.door import page_faults

BACKUPS, OWN = "backups", "own.db"
KNOWN_HERE = ("device", "issued", "task_file", "receipt", "office_look")
"""What only the office knows, wherever its database is; its secrets stay in the file."""
OWN_TABLES = ("secret", "meta", "package", *KNOWN_HERE)
"""What no package brings again; of packages which ones were taken in, and in which order."""
NEWEST = 3
"""How many whole copies are kept."""
_NAME = re.compile(r"\d{8}-\d{6}-\d+-(\d+)\.db")
_QUARTER = 4
_ROOM = 64 << 20


def back_up_before_import(office: Office, now: datetime) -> Path | None:
    """Keep what only the office knows, and copy the whole database where a quarter of the packages came since the last
    copy; the copy, else None.

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
        before = max((_packages(name) for name in whole_copies(folder)), default=0)
        if packages < before + max(before // _QUARTER, 1):
            return None
        target = _copy(database, folder, now, packages)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
    for name in whole_copies(folder)[NEWEST:]:
        with suppress(OSError):  # what cannot be removed now is removed by the next one
            (folder / name).unlink()
    return target


def keep_own(office: Office) -> None:
    """Keep what only the office knows, as which packages it took in last; a disk without room keeps what it kept."""
    folder = office.folder / BACKUPS
    if isinstance(office.database, EncryptedFile) and folder.is_dir():
        with suppress(OSError, Trouble):
            _keep_own(office.database, folder / OWN)


def whole_copies(folder: Path) -> list[str]:
    """The names of the whole copies in a folder, first the one that holds most: a clock may have been wrong."""
    names = [each.name for each in folder.iterdir()] if folder.is_dir() else []
    return sorted((name for name in names if _NAME.fullmatch(name)), key=lambda name: (_packages(name), name))[::-1]


def _packages(name: str) -> int:
    """How many packages a whole copy holds."""
    match = _NAME.fullmatch(name)
    return int(match[1]) if match else 0


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
    target = folder / f"{local(now):%Y%m%d-%H%M%S}-{changes}-{packages}.db"
    with _in_place_of(target) as part:
        database.copy_to(part)
        with closing(database.beside(part)) as again:
            if page_faults(again.db) or again.rows("SELECT count(*) FROM change") != [(changes,)]:
                raise Trouble("backup-not-read-back", file=target.name)
    return target
