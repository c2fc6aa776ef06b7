"""A copy of the merged database before an import: read back, and only the newest and one of each of the last days kept.

The keys of the office open it: it takes the place of ``office.db`` when that is damaged. A server is backed up by its
own means.
"""

import re
import shutil
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from inspector_app.office.database import EncryptedFile
from inspector_app.office.folder import Office
from inspector_app.office.layout import DATABASE
from inspector_app.support.clock import local
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sync_folder
from inspector_app.support.reasons import reason_of
from inspector_app.vault.door import page_faults

BACKUPS = "backups"
NEWEST, DAYS = 3, 7
"""How many of the newest are kept, and of how many of the last days the last one."""
_NAME = re.compile(r"(\d{8})-\d{6}-(\d+)-(\d+)\.db")
_ROOM = 64 << 20


def back_up_before_import(office: Office, now: datetime) -> Path | None:
    """Copy the merged database beside it; None for a server, and when nothing came since the last copy.

    Raises :class:`Trouble` ``office-backup-no-room``, ``backup-not-read-back``, ``disk-write-failed``.
    """
    database = office.database
    if not isinstance(database, EncryptedFile):
        return None
    folder = office.folder / BACKUPS
    held = _position(database)
    if any(match[2] == held[0] and match[3] == held[1] for match in map(_NAME.fullmatch, _names(folder)) if match):
        return None
    target = folder / f"{local(now):%Y%m%d-%H%M%S}-{held[0]}-{held[1]}.db"
    part = target.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if shutil.disk_usage(folder).free < 2 * (office.folder / DATABASE).stat().st_size + _ROOM:
            raise Trouble("office-backup-no-room")
        part.unlink(missing_ok=True)  # of one that was killed
        database.copy_to(part)
        _read_back(database, part, held)
        part.rename(target)
        sync_folder(folder)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    _rotate(folder)
    return target


def _names(folder: Path) -> list[str]:
    return sorted((each.name for each in folder.iterdir()), reverse=True) if folder.is_dir() else []


def _position(database: EncryptedFile) -> tuple[str, str]:
    """How much is held: changes and packages."""
    (changes,), (packages,) = database.rows("SELECT count(*) FROM change UNION ALL SELECT count(*) FROM package")
    return str(changes), str(packages)


def _read_back(database: EncryptedFile, copy: Path, held: tuple[str, str]) -> None:
    """Raises :class:`Trouble` ``backup-not-read-back``."""
    with closing(database.beside(copy)) as again:
        if page_faults(again.db) or _position(again) != held:
            raise Trouble("backup-not-read-back", file=copy.name)


def _rotate(folder: Path) -> None:
    """What cannot be removed now is removed by the next one."""
    every = [name for name in _names(folder) if _NAME.fullmatch(name)]
    last_of: dict[str, str] = {}
    for name in every:
        last_of.setdefault(name[:8], name)
    kept = {*every[:NEWEST], *list(last_of.values())[:DAYS]}
    for name in every:
        if name not in kept:
            with suppress(OSError):
                (folder / name).unlink()
