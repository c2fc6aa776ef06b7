"""Opens the database and brings it up to date: refuse newer, copy, apply, check, put the copy back on failure."""

import os
import re
import shutil
import time
from contextlib import closing
from functools import cache
from pathlib import Path

from inspector_app.store.guards import drop_guards, require_guards, set_guards
from inspector_app.store.migrations import migrations
from inspector_app.support.errors import Trouble
from inspector_app.support.files import aside_of, sync_folder
from inspector_app.vault.door import (
    Database,
    Migrations,
    copy_database,
    driver_errors,
    open_database,
    page_faults,
    rows,
    run,
)

COPIES_KEPT, DAYS_KEPT = 3, 30
"""So many copies from before an upgrade are kept, and every one for so many days: until then one can step back."""
_DAY_SECONDS = 86_400


def make_database(path: Path, key: bytes, steps: Migrations = migrations) -> Database:
    """A new database where there is no file yet, with all tables and guards."""
    if path.exists():
        raise FileExistsError(path)
    db = open_database(path, key)
    try:
        _apply(db, steps)
    except BaseException:
        db.close()
        raise
    return db


def refuse_emptied(path: Path) -> None:
    """Raise :class:`Trouble` ``store-emptied`` for a file of no length, which a power cut leaves.

    To be asked before anything opens it: the driver takes such a file for a new database and throws its log away.
    """
    if path.is_file() and not path.stat().st_size:
        raise Trouble("store-emptied", folder=str(path.parent))


def open_up_to_date(path: Path, key: bytes, steps: Migrations = migrations, *, no_room: bool = False) -> Database:
    """The store's database with all steps applied and all guards in place; ``no_room`` as in :func:`open_database`.

    Raises :class:`Trouble` ``store-emptied``, ``store-too-new``, ``store-guards-missing``, ``store-migration-failed``
    (the file is as it was before), and those of opening.
    """
    refuse_emptied(path)
    db = open_database(path, key, no_room=no_room)
    try:
        first = _first_to_do(db, steps, path)
        if first is not None:
            _bring_up_to_date(db, path, steps, first)
        require_guards(db)
    except BaseException:
        db.close()
        raise
    return db


def open_with_room_or_without(path: Path, key: bytes) -> tuple[Database, bool]:
    """The database, and whether the disk had no room for the files that go with it: then one can at least read.

    Raises as :func:`open_up_to_date`.
    """
    try:
        return open_up_to_date(path, key), False
    except Trouble as trouble:
        if trouble.code not in ("store-io", "disk-full"):
            raise
    return open_up_to_date(path, key, no_room=True), True


def _first_to_do(db: Database, steps: Migrations, path: Path) -> str | None:
    """The first step that this database lacks; None when it is up to date. Every table of the others is there.

    What was applied is read by hand, and once: the steps would ask for it anew each time.
    """
    table = steps.migrations_table
    if not rows(db, "SELECT 1 FROM sqlite_master WHERE name = ?", (table,)):
        raise Trouble("store-emptied", folder=str(path.parent))
    applied = {str(name) for (name,) in rows(db, _APPLIED.format(table), (steps.name,))}
    if foreign := applied.difference(_names(steps)):
        raise Trouble("store-too-new", step=max(foreign))
    first = next((name for name in _names(steps) if name not in applied), None)
    if not applied or _tables_before(steps, first).difference(db.table_names()):
        raise Trouble("store-emptied", folder=str(path.parent))
    return first


_APPLIED = 'SELECT name FROM "{}" WHERE migration_set = ?'


@cache
def _tables_before(steps: Migrations, step: str | None) -> frozenset[str]:
    """The tables that the steps before this one make; all steps for None."""
    with closing(Database(memory=True)) as empty:
        steps.apply(empty, stop_before=step)
        return frozenset(empty.table_names())


def know_tables() -> None:
    """Make all tables once in memory, as the first opening of a store would before it compares its own with them."""
    _tables_before(migrations, None)


@cache
def _names(steps: Migrations) -> tuple[str, ...]:
    """All steps, in their order."""
    with closing(Database(memory=True)) as empty:
        return tuple(step.name for step in steps.pending(empty))


def _bring_up_to_date(db: Database, path: Path, steps: Migrations, first: str) -> None:
    copy = _copy_before(db, path, first)
    try:
        _apply(db, steps)
    except BaseException:
        db.close()
        _put_back(copy, path)
        raise
    _drop_old_copies(path)


def _apply(db: Database, steps: Migrations) -> None:
    # Off, because transform() replaces tables that others refer to; inside a transaction it cannot be switched.
    rows(db, "PRAGMA foreign_keys = OFF")
    run(db, "BEGIN IMMEDIATE")
    try:
        drop_guards(db)
        with driver_errors():
            steps.apply(db)
        set_guards(db)
        _require_references(db)
        run(db, "COMMIT")
    except BaseException:
        db.rollback()
        raise
    rows(db, "PRAGMA foreign_keys = ON")
    if not _pages_are_whole(db):
        raise Trouble("store-migration-failed")


def _pages_are_whole(db: Database) -> bool:
    try:
        return not page_faults(db)
    except Trouble as trouble:
        if trouble.code != "store-log-not-folded":
            raise
        return True  # no room to fold: the steps are in the log, which SQLite reads and checks


def _require_references(db: Database) -> None:
    if rows(db, "PRAGMA foreign_key_check"):
        raise Trouble("store-migration-failed")


def _copy_of(path: Path, step: str) -> Path:
    return path.with_name(f"{path.stem}.before-{step}.db")


def copies_before(path: Path) -> list[Path]:
    """The copies of a database from before its upgrades, by the first step that each of them lacks."""
    ours = re.compile(rf"{re.escape(path.stem)}\.before-m[0-9]{{4}}_[a-z0-9_]+\.db")
    return sorted(each for each in path.parent.glob("*.db") if ours.fullmatch(each.name) and each.is_file())


def _copy_before(db: Database, path: Path, step: str) -> Path:
    copy = _copy_of(path, step)
    copy.unlink(missing_ok=True)
    copy_database(db, copy)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    sync_folder(copy.parent)
    return copy


def _put_back(copy: Path, path: Path) -> None:
    aside = aside_of(path)
    shutil.copyfile(copy, aside)
    with aside.open("rb+") as file:
        os.fsync(file.fileno())
    for leftover in ("-wal", "-shm"):
        path.with_name(path.name + leftover).unlink(missing_ok=True)
    aside.replace(path)
    sync_folder(path.parent)


def _drop_old_copies(path: Path) -> None:
    """By the clock of the machine, as the system noted when each was written."""
    oldest = time.time() - DAYS_KEPT * _DAY_SECONDS
    for copy in copies_before(path)[:-COPIES_KEPT]:
        if copy.stat().st_mtime < oldest:
            copy.unlink()
