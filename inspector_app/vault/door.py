"""The one door to the encrypted database: opens it, names the driver, and turns its errors into ours once."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Any, TypeVar

from sqlcipher3 import dbapi2 as driver

# sqlite-utils takes its exception classes from pysqlite3 when there is one: it must find the encrypted driver's.
# So the floors above get Database and Migrations from here and never import sqlite_utils themselves.
sys.modules["pysqlite3"] = sys.modules["pysqlite3.dbapi2"] = driver

from sqlite_utils import Database as _Database  # noqa: E402 - only after the registration above
from sqlite_utils import Migrations as _Migrations  # noqa: E402
from sqlite_utils.utils import sqlite3 as driver_in_use  # type: ignore[attr-defined]  # noqa: E402

from inspector_app.support.errors import Trouble  # noqa: E402
from inspector_app.support.files import aside_of  # noqa: E402
from inspector_app.vault.log_file import first_page_in_log  # noqa: E402

__all__ = [
    "Constraint",
    "Database",
    "Migrations",
    "copy_database",
    "driver_errors",
    "fold_log",
    "fold_often",
    "fold_quietly",
    "in_one_step",
    "open_database",
    "page_faults",
    "renew_log",
    "rows",
    "run",
    "run_each",
    "set_stamp",
    "stamp",
    "stamp_in_file",
    "stamp_in_log",
]

if driver_in_use is not driver:
    raise ImportError("sqlite_utils was imported before inspector_app.vault.door")

OLDEST_SQLITE = (3, 51, 3)
"""Earlier versions may damage a database in WAL mode (WAL-reset bug)."""

_WAIT_MS = 10_000
PRAGMAS = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    f"busy_timeout = {_WAIT_MS}",
    "synchronous = FULL",
    "cache_size = -65536",  # KiB at most: a ledger of 20,000 projects is then decrypted once and not for each query
)

_BUSY, _LOCKED, _READ_ONLY, _IO, _CORRUPT, _FULL, _CANNOT_OPEN, _CONSTRAINT, _NOT_A_DATABASE = (
    5, 6, 8, 10, 11, 13, 14, 19, 26,
)  # fmt: skip
_TROUBLES = {
    _BUSY: "store-busy",
    _LOCKED: "store-busy",
    _READ_ONLY: "store-read-only",
    _IO: "store-io",
    _CORRUPT: "store-damaged",
    _FULL: "disk-full",
    _CANNOT_OPEN: "store-cannot-open",
    _NOT_A_DATABASE: "store-damaged",
}
_LEAST_ROOM = 65_536  # bytes: less has no room for the index of the log, and the driver calls that an error of reading


def _nothing() -> None:
    """A database that nobody watches over."""


class Database(_Database):
    """A connection. ``guard`` is called before anything becomes durable; what it raises keeps it from being written."""

    guard: Callable[[], None] = staticmethod(_nothing)


Step = TypeVar("Step", bound=Callable[[Database], None])


class Migrations(_Migrations):
    """Steps, each a function of our :class:`Database`."""

    def __call__(self, **options: Any) -> Callable[[Step], Step]:
        return super().__call__(**options)  # type: ignore[return-value]


class Constraint(Exception):
    """The database refused a row: a foreign key, a unique index, a check or a guard trigger."""


@contextmanager
def driver_errors() -> Iterator[None]:
    """Turn the driver's errors into :class:`Trouble` or :class:`Constraint`; a mistake in our SQL stays what it is."""
    try:
        yield
    except driver.Error as error:
        code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
        if code == _CONSTRAINT:
            raise Constraint(str(error)) from error
        if code in _TROUBLES:
            raise Trouble(_TROUBLES[code]) from error
        raise


def run(db: Database, sql: str, parameters: Sequence[Any] = ()) -> int:
    """Execute one statement and return how many rows it changed. Raises as :func:`driver_errors`, and what the
    database's guard raises before a transaction begins and before it is committed."""
    if not db.conn.in_transaction or sql == "COMMIT":
        db.guard()
    with driver_errors():
        return int(db.execute(sql, parameters).rowcount)


def run_each(db: Database, sql: str, many: Iterable[Sequence[Any]]) -> int:
    """Execute one statement with each of these parameters, inside a transaction, and return how many rows all of them
    changed. Raises as :func:`driver_errors`."""
    with driver_errors():
        return int(db.conn.executemany(sql, many).rowcount)


def rows(db: Database, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """All rows of one query. Raises as :func:`driver_errors`."""
    with driver_errors():
        return list(db.execute(sql, parameters).fetchall())


@contextmanager
def in_one_step(db: Database) -> Iterator[None]:
    """All statements of the block or none, also inside a transaction; it never leaves one open that it began, whatever
    goes wrong at its end: what is saved later would be lost with it. Raises as :func:`run`."""
    begin, end, back = _NESTED if db.conn.in_transaction else _WHOLE
    run(db, begin)
    try:
        yield
        run(db, end)
    except BaseException:
        if db.conn.in_transaction:  # a full disk may have taken it back already
            for statement in back:
                run(db, statement)
        raise


_NESTED = "SAVEPOINT one_step", "RELEASE one_step", ("ROLLBACK TO one_step", "RELEASE one_step")
_WHOLE = "BEGIN IMMEDIATE", "COMMIT", ("ROLLBACK",)


def open_database(path: Path, key: bytes, *, read_only: bool = False, no_room: bool = False) -> Database:
    """Open, or create, the encrypted database at ``path`` with a raw 32-byte key.

    Raises :class:`Trouble` ``store-key-wrong`` when the key does not open it (or its first page is damaged),
    ``store-cannot-open`` when the file cannot be reached, ``disk-full``. ``read_only`` refuses every write on this
    connection.
    ``no_room`` keeps the index of the log in memory, because a full disk has no room for its file; it keeps other
    programs out, and all connections to the file must then be opened so (on Windows there can be only one).
    """
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is too old")
    with driver_errors():
        connection = _connect(path, no_room)
    try:
        with _full_disk_named(path), driver_errors():
            _unlock(connection, key)
            # Plugins off: an installed package could otherwise hook into the connection.
            db = Database(connection, strict=True, execute_plugins=False)
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            for pragma in (*PRAGMAS, *(("query_only = ON",) if read_only else ())):
                connection.execute(f"PRAGMA {pragma}").fetchall()
    except BaseException:
        connection.close()
        raise
    return db


@contextmanager
def _full_disk_named(path: Path) -> Iterator[None]:
    """Call an error of the disk a full one where it has no room left."""
    try:
        yield
    except Trouble as trouble:
        if trouble.code == _TROUBLES[_IO] and disk_usage(path.parent).free < _LEAST_ROOM:
            raise Trouble(_TROUBLES[_FULL]) from trouble
        raise


def _connect(path: Path, no_room: bool) -> Any:
    if not no_room:
        return driver.connect(str(path), timeout=10)
    if os.name != "nt":
        return driver.connect(f"{path.absolute().as_uri()}?vfs=unix-excl", uri=True, timeout=10)
    connection = driver.connect(str(path), timeout=10)
    connection.execute("PRAGMA locking_mode = EXCLUSIVE").fetchall()
    return connection


def _unlock(connection: Any, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except driver.DatabaseError as error:
        if (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF == _NOT_A_DATABASE:
            raise Trouble("store-key-wrong") from error
        raise


def page_faults(db: Database) -> list[str]:
    """What SQLCipher and SQLite find wrong with the file's pages; empty when it is whole.

    The log is folded in first: SQLCipher reads the file and not the log, and where a fold was cut off the file holds
    torn pages that are whole in the log. Run it on a fresh connection: after a damaged read a connection reports pages
    that are sound. Raises :class:`Trouble` ``store-log-not-folded`` when the file alone would not tell the truth.
    """
    try:
        folded = fold_log(db)
    except Trouble as trouble:
        raise Trouble("store-log-not-folded") from trouble
    if not folded:
        raise Trouble("store-log-not-folded")
    faults: list[str] = []
    try:
        faults += [str(row[0]) for row in rows(db, "PRAGMA cipher_integrity_check")]
        faults += [text for row in rows(db, "PRAGMA integrity_check") if (text := str(row[0])) != "ok"]
    except Trouble as trouble:
        faults.append(trouble.code)
    return faults


def copy_database(db: Database, target: Path) -> None:
    """Write a consistent copy, encrypted with the same key, to ``target``, which must not exist.

    Nothing becomes durable in the database itself, so its guard is not asked. Raises as :func:`driver_errors`.
    """
    rows(db, "VACUUM INTO ?", (str(target),))


def fold_log(db: Database) -> bool:
    """Bring all committed pages from the write-ahead log into the database file and empty the log.

    False when another connection is in the way; nothing is lost then. Raises :class:`Trouble` as for any write.
    """
    ((busy, _, _),) = rows(db, "PRAGMA wal_checkpoint(TRUNCATE)")
    return not busy


def fold_quietly(db: Database) -> bool:
    """:func:`fold_log` without waiting for anybody; the log keeps its room, and its next pages are written over the
    former. False when something is left in it."""
    ((busy, pages, folded),) = rows(db, "PRAGMA wal_checkpoint(PASSIVE)")
    return not busy and pages == folded


def fold_often(db: Database, pages: int) -> None:
    """Let the log be folded, without waiting for anybody, after each write that finds so many pages in it."""
    rows(db, f"PRAGMA wal_autocheckpoint = {pages:d}")


def renew_log(db: Database) -> bool:
    """Bring everything from the log into the database file and begin another log file: the former was deleted, and
    lives only as long as this connection. False, without waiting, while another connection is in the way."""
    rows(db, "PRAGMA busy_timeout = 0")
    try:
        return bool(rows(db, "PRAGMA journal_mode = DELETE") == [("delete",)])
    except Trouble as trouble:
        if trouble.code != "store-busy":
            raise
        return False
    finally:
        rows(db, "PRAGMA journal_mode = WAL")
        rows(db, f"PRAGMA busy_timeout = {_WAIT_MS}")


def stamp(db: Database) -> int:
    """The number that the database's first page carries for its program (``user_version``); 0 when none was set."""
    return int(rows(db, "PRAGMA user_version")[0][0])


def set_stamp(db: Database, number: int) -> None:
    """Write the stamp, 31 bits, as a change of its own. Raises :class:`Trouble` as for any write."""
    rows(db, f"PRAGMA user_version = {number:d}")


def stamp_in_file(path: Path, key: bytes) -> int | None:
    """The stamp as it lies in the file alone, whatever its log says; None when the first page cannot be read.

    Nothing is written, locked or recovered.
    """
    try:
        with closing(driver.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
            connection.execute("PRAGMA cipher_log_level = NONE")
            connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            connection.execute("PRAGMA writable_schema = ON")  # reads a first page whose other pages are not there
            return int(connection.execute("PRAGMA user_version").fetchone()[0])
    except driver.Error:
        return None


def stamp_in_log(path: Path, key: bytes) -> int | None:
    """The stamp in the log of the database at ``path``, as the log alone shows it; nothing is applied.

    None when the log holds no whole first page, -1 when it holds one that this key does not open. Raises
    :class:`OSError` when the log cannot be read or a page cannot be laid beside it.
    """
    page = first_page_in_log(path.with_name(f"{path.name}-wal"))
    if page is None:
        return None
    alone = aside_of(path)
    try:
        alone.write_bytes(page)
        found = stamp_in_file(alone, key)
    finally:
        alone.unlink(missing_ok=True)
    return -1 if found is None else found
