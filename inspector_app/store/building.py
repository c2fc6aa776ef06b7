"""A new store is filled aside and gets its name when it is complete; what a killed one left is cleared by the next."""

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from inspector_app.store.layout import BUILDING, SEALED, is_ours_alone
from inspector_app.store.lock import FolderLock
from inspector_app.support.errors import Trouble
from inspector_app.support.files import aside_of, sync_folder
from inspector_app.support.reasons import reason_of
from inspector_app.vault.keys import DataKey

_ASIDE = re.compile(r".+\.[0-9a-f]{8}\.part")


def build_folder(folder: Path, fill: Callable[[Path], DataKey]) -> DataKey:
    """Fill a folder aside by a function, as :func:`building`."""
    with building(folder) as aside:
        return fill(aside)


@contextmanager
def building(folder: Path) -> Iterator[Path]:
    """A folder aside to be filled, which gets its name once that is done: half a store is never found.

    Raises :class:`Trouble` ``store-exists`` when the folder is there and not empty, ``disk-write-failed``.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Trouble("store-exists", folder=str(folder))
    _clear_killed(folder.parent)
    aside = aside_of(folder)
    try:
        aside.mkdir(mode=0o700, parents=True)
        lock = FolderLock(aside / BUILDING)
        try:
            (aside / SEALED).mkdir(mode=0o700)
            yield aside
        finally:
            lock.release()
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
        sync_folder(folder.parent)
        (folder / BUILDING).unlink(missing_ok=True)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=str(folder), reason=reason_of(error)) from error
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _clear_killed(parent: Path) -> None:
    """Remove stores that were being made or restored here when the program was killed, under whatever name.

    Only what is provably ours and not being written now: our kind of name, nothing inside but parts of a store, and a
    lock that nobody holds.
    """
    for folder in parent.glob("*.part"):
        if _ASIDE.fullmatch(folder.name) and folder.is_dir() and is_ours_alone(folder) and not _is_alive(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(folder: Path) -> bool:
    try:
        FolderLock(folder / BUILDING).release()
    except Trouble:
        return True
    return False
