"""One step back: a store as it was before its last upgrade, in a folder of its own, for the program of before.

The upgraded store stays as it is. What people saved since is only there, so the number of those changes is told.
"""

import shutil
from contextlib import closing
from pathlib import Path

from inspector_app.store.building import build_folder
from inspector_app.store.identity import become_new_device
from inspector_app.store.journal import Journal
from inspector_app.store.layout import DATABASE, KEYS, LOCK, SEALED, has_database, missing, store_folder
from inspector_app.store.lock import FolderLock
from inspector_app.store.migrate import copies_before
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Trouble
from inspector_app.support.files import second_name
from inspector_app.vault.door import Database, open_database, page_faults
from inspector_app.vault.keys import DataKey, KeyFile, Secret
from inspector_app.vault.sealed import SealedFiles


def step_back(path: Path, target: Path, secret: Secret, clock: Clock, *, is_open: bool = False) -> int:
    """Make the store of before the last upgrade anew in ``target``, as a new device; how many changes were saved since.

    It is not opened here: that would bring it up to date again. It opens by what opens the upgraded one. ``is_open``
    when this program holds the lock of that. Raises :class:`Trouble` ``store-missing``, ``store-in-use``,
    ``no-step-back``, ``store-damaged``, ``store-exists``, ``disk-write-failed``, and as ``KeyFile.open_by``.
    """
    folder = store_folder(path)
    if not has_database(folder):
        raise missing(folder)
    lock = None if is_open else FolderLock(folder / LOCK)
    try:
        key = KeyFile(folder / KEYS).open_by(secret)
        copies = copies_before(folder / DATABASE)
        if not copies:
            raise Trouble("no-step-back", folder=folder.name)
        build_folder(store_folder(target), lambda new: _fill(new, folder, copies[-1], key, clock))
        with _read(store_folder(target) / DATABASE, key) as back, _read(folder / DATABASE, key) as db:
            return Journal(db).saved_after(Journal(back).position)
    finally:
        if lock is not None:
            lock.release()


def _fill(new: Path, folder: Path, copy: Path, key: DataKey, clock: Clock) -> DataKey:
    shutil.copyfile(folder / KEYS, new / KEYS)
    shutil.copyfile(copy, new / DATABASE)
    with closing(open_database(new / DATABASE, key.database)) as db:
        if page_faults(db):
            raise Trouble("store-damaged")
        become_new_device(db, clock.now())
    for name, original in SealedFiles(folder / SEALED, key.files, key.names).files().items():
        place = new / SEALED / name[:2]
        place.mkdir(mode=0o700, exist_ok=True)
        second_name(original, place / name)
    return key


def _read(database: Path, key: DataKey) -> "closing[Database]":
    return closing(open_database(database, key.database, read_only=True))
