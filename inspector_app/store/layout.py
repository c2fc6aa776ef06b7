"""What lies in a store's folder, and which leavings of killed programs are provably ours to clear."""

import errno
import os
import re
from contextlib import suppress
from pathlib import Path

from inspector_app.support.errors import Trouble
from inspector_app.support.files import leavings
from inspector_app.vault.aside import ASIDE

DATABASE, KEYS, SEALED, LOCK, BUILDING = "inspector.db", "keys.json", "sealed", "lock", "building"
ANCHOR, MARK, RESERVE = "anchor", "log-mark", "reserve"
LOG_APART = re.compile(
    rf"{re.escape(DATABASE)}-(wal|journal)\.[0-9a-f]{{4}}\.(unknown|[0-9a-f]{{8}}(-[0-9a-f]{{8}})*)\.apart"
)
"""The name of another database file's log that was put aside, with the stamps of its own file where they are known."""
_SPARE = f"{KEYS}.spare"
_PART = r"(\.[0-9a-f]{8}\.part)?"
_OURS = re.compile(
    rf"{re.escape(DATABASE)}{_PART}(-wal|-shm|-journal)?|({re.escape(KEYS)}|{re.escape(_SPARE)}|{ANCHOR}|{MARK}|{RESERVE}){_PART}"
    rf"|inspector\.before-\w+\.db|{LOG_APART.pattern}|{LOCK}|{BUILDING}|({SEALED}|{ASIDE})(/[0-9a-f]{{2}})?|({SEALED}/[0-9a-f]{{2}}|{ASIDE})/[0-9a-f]{{64}}{_PART}"
)


# What the longest name inside and the database's driver leave for a store's folder: bytes, on Windows characters.
LONGEST = 150 if os.name == "nt" else 460


def is_too_long(folder: Path) -> bool:
    """Whether files of a store could not be written below a folder of this name."""
    whole = folder.absolute()
    try:
        whole.exists()
    except OSError as error:  # one of the names alone
        return error.errno == errno.ENAMETOOLONG
    return (len(str(whole)) if os.name == "nt" else len(os.fsencode(whole))) > LONGEST


def backups_folder(store: Path) -> Path:
    """Where the backups lie that a store makes by itself: beside its folder, so that they outlive it."""
    folder = store_folder(store).absolute()
    return folder.with_name(f"{folder.name}-自动备份")


def has_database(folder: Path) -> bool:
    """Whether a store lies here."""
    try:
        return (folder / DATABASE).is_file()
    except OSError:  # a name that no file can have
        return False


def holds_the_rest(folder: Path) -> bool:
    """Whether the rest of a store lies here, keys, originals or a log, without the database that they belong to."""
    if is_too_long(folder) or has_database(folder):
        return False
    originals = folder / SEALED
    try:
        files = any((folder / name).is_file() for name in (KEYS, _SPARE, f"{DATABASE}-wal"))
        return files or (originals.is_dir() and any(originals.iterdir()))
    except OSError:  # nobody may look into it
        return False


def missing(folder: Path) -> Trouble:
    """Why no store can be opened here: none lies here (``store-missing``), or the rest of one (``store-rest``)."""
    return Trouble("store-rest" if holds_the_rest(folder) else "store-missing", folder=str(folder))


def store_folder(path: Path) -> Path:
    """The store's folder, whether ``path`` names it or the database inside."""
    return path.parent if path.name == DATABASE else path


def clear_leavings(folder: Path) -> None:
    """Remove what cut-off writes left in a store's folder: each original is whole, and other files are the person's."""
    with suppress(OSError):
        for leaving in leavings(folder, DATABASE, KEYS, _SPARE, ANCHOR, MARK, RESERVE):
            leaving.unlink()
        (folder / BUILDING).unlink(missing_ok=True)


def is_ours_alone(folder: Path) -> bool:
    """Whether a folder holds nothing but what a store is made of."""
    return all(_OURS.fullmatch(path.relative_to(folder).as_posix()) for path in folder.rglob("*"))
