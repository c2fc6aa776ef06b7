"""What only the office knows and no package brings again, kept beside the merged database whenever it changes.

Each keeping has a number, which stands in the database and in what is kept: a database with a lower one is an older one
that somebody put back.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from inspector_app.office.database import EncryptedFile, OfficeDatabase
from inspector_app.office.schema import KEEP_META
from inspector_app.support.errors import Trouble
from inspector_app.support.files import sync_folder

BACKUPS, OWN = "backups", "own.db"
KNOWN_HERE = ("device", "issued", "task_file", "receipt", "office_look")
"""What only the office knows, wherever its database is; its secrets stay in the file."""
OWN_TABLES = ("secret", "meta", "package", *KNOWN_HERE)
"""What no package brings again; of packages which ones were taken in, and in which order."""
_GROWING = frozenset({"package", "receipt"})
"""Tables that hold a row for each package: what is kept of them is continued, not written anew."""
SERVER = "server"
"""Under which name the server that holds the merged database stands among the secrets."""
KEPT = "kept"
"""Under which name the number of the last keeping stands among the secrets."""
_WRITING = "rewritten"
_KEYS = {
    "后来收下的包{}个": ("package", 1), "登记的电脑{}台": ("device", 1), "交办{}项": ("issued", 1),
    "回执{}份": ("receipt", 2),
}  # fmt: skip
"""How it is told of a table what an older database lacks, and how many columns tell its rows apart."""


def keep_own(database: EncryptedFile, office: Path) -> None:
    """Keep beside the database of an office in this folder what only the office knows, as which packages it took in
    last. Raises :class:`Trouble` and :class:`OSError`."""
    folder = office / BACKUPS
    folder.mkdir(mode=0o700, exist_ok=True)
    number = "INSERT INTO secret VALUES (?, '1') ON CONFLICT (name) DO UPDATE SET value = value + 1"
    with database.transaction():
        database.run(number, (KEPT,))
        if not _writing(database) and has_table(database, "meta"):
            mark_rewritten(database)
    target = folder / OWN
    if target.is_file():
        with suppress(Trouble):  # one that cannot be read is written anew
            _continue(database, target)
            return
    with in_place_of(target) as part, closing(database.beside(part, new=True)) as copy, copy.transaction():
        for table in OWN_TABLES:
            _write(database, copy, table, 0)


def keep_own_quietly(database: OfficeDatabase, office: Path) -> None:
    """:func:`keep_own` of a file; a disk without room keeps what it kept."""
    if isinstance(database, EncryptedFile):
        with suppress(OSError, Trouble):
            keep_own(database, office)


def mark_rewritten(database: OfficeDatabase) -> None:
    """Say that rows of the growing tables were changed or taken away: no former copy of them can be continued."""
    database.run(KEEP_META, (_WRITING, uuid4().hex))


def lay_beside_kept(database: EncryptedFile, office: Path) -> None:
    """Look whether an older database was put back. Beside a server the file holds the keys alone, and which server it
    is: those that were kept later take their place, and nothing else of it is used.

    Raises :class:`Trouble` ``office-database-older`` for any other one that lacks what was done in it later.
    """
    path = office / BACKUPS / OWN
    if not path.is_file():
        return
    try:
        with closing(database.beside(path)) as own:
            if kept_number(own) <= kept_number(database):
                return
            columns, secrets = table_rows(own, "secret")
            if any(row[0] == SERVER for row in secrets):
                with database.transaction():
                    database.run("DELETE FROM secret")
                    put_rows(database, "secret", columns, secrets)
                return
            undone = _keys(database, "package", 1) - _keys(own, "package", 1)
            counts = {
                words: len(_keys(own, table, width) - _keys(database, table, width))
                for words, (table, width) in _KEYS.items()
            }
    except Trouble:
        return  # it cannot be read, and tells nothing
    lacking = "、".join(words.format(count) for words, count in counts.items() if count)
    parts = (f"缺{lacking}" if lacking else "", f"还有{len(undone)}个后来撤销的包" if undone else "")
    told = "，".join(filter(None, parts)) or "缺后来做的改动"
    raise Trouble("office-database-older", folder=office.name, told=told)


def kept_number(database: EncryptedFile) -> int:
    """How many times what only the office knows had been kept when this was written."""
    named = "SELECT value FROM secret WHERE name = ?"
    found = database.rows(named, (KEPT,)) if has_table(database, "secret") else []
    return int(found[0][0]) if found else 0


def _keys(database: EncryptedFile, table: str, width: int) -> set[tuple[object, ...]]:
    return {row[:width] for row in table_rows(database, table)[1]}


def table_rows(database: EncryptedFile, table: str) -> tuple[list[str], list[tuple[object, ...]]]:
    """The columns of a table and its rows, in the order in which they were written."""
    columns = _columns(database, table)
    return columns, database.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid") if columns else []  # noqa: S608


def put_rows(database: OfficeDatabase, table: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows of another database's table that are not there."""
    marks = ", ".join("?" * len(columns))
    database.run_each(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks}) ON CONFLICT DO NOTHING", rows)  # noqa: S608


def _continue(database: EncryptedFile, target: Path) -> None:
    """Write what is new into what is kept, all or nothing."""
    with closing(database.beside(target, new=True)) as copy, copy.transaction():
        goes_on = has_table(copy, "meta") and _writing(copy) == _writing(database)
        for table in OWN_TABLES:
            same = _made_by(copy, table) == _made_by(database, table)
            if goes_on and same and table in _GROWING:
                (last,) = copy.rows(f"SELECT coalesce(max(rowid), 0) FROM {table}")[0]  # noqa: S608 - our own tables
                _write(database, copy, table, last)
            else:
                copy.run(f"DROP TABLE IF EXISTS {table}")
                _write(database, copy, table, 0)


def _write(database: EncryptedFile, copy: EncryptedFile, table: str, last: int) -> None:
    """Write the rows of a table beyond the ``last`` that the copy holds, each in its place; a new table from 0 on."""
    made = _made_by(database, table)
    if not made:
        return
    if not last and not has_table(copy, table):
        copy.run(made)
    columns = ["rowid", *_columns(database, table)]
    rows = database.rows(f"SELECT {', '.join(columns)} FROM {table} WHERE rowid > ? ORDER BY rowid", (last,))  # noqa: S608
    put_rows(copy, table, columns, rows)


def _columns(database: EncryptedFile, table: str) -> list[str]:
    return [str(row[1]) for row in database.rows(f"PRAGMA table_info({table})")]


def _made_by(database: EncryptedFile, table: str) -> str:
    """The statement that made a table, empty where there is none."""
    found = database.rows("SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,))
    return str(found[0][0]) if found else ""


def has_table(database: EncryptedFile, name: str) -> bool:
    """Whether a database has a table; an empty file has none."""
    return bool(_made_by(database, name))


def _writing(database: EncryptedFile) -> str:
    if not has_table(database, "meta"):
        return ""
    found = database.rows("SELECT value FROM meta WHERE name = ?", (_WRITING,))
    return str(found[0][0]) if found else ""


def remove_database(path: Path) -> None:
    """Remove a database with its log. Raises :class:`OSError`."""
    for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        part.unlink(missing_ok=True)


@contextmanager
def in_place_of(target: Path) -> Iterator[Path]:
    """Where to write what takes the place of a file once it is whole; nothing half written stays."""
    part = target.with_suffix(".part")
    remove_database(part)  # of one that was killed
    try:
        yield part
        for log in ("wal", "shm"):  # that of the former one would be taken for this one's
            target.with_name(f"{target.name}-{log}").unlink(missing_ok=True)
        os.replace(part, target)
        sync_folder(target.parent)
    finally:
        with suppress(OSError):
            remove_database(part)
