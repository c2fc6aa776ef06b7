"""Taking the last import back: the merged database is what it was before, and the received files stay.

A change keeps with which package it arrived, so nothing has to be copied beforehand. What laptops were told by receipts
meanwhile is not taken back: the next receipt acknowledges less, and they send it again.
"""

from dataclasses import dataclass

from inspector_app.domain.change import GENESIS, Change
from inspector_app.office.chain import mark_apart
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.importing import change_of, files_of
from inspector_app.office.narrow import NARROW, table_name
from inspector_app.support.errors import Trouble

_COLUMNS = "device, seq, act_group, kind, rid, op, hlc, actor, reason, version, body, prev, hash"
_SEVERAL = "SELECT hash FROM change WHERE arrived > ?"


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the packages by name, and how many changes."""

    files: tuple[str, ...]
    changes: int


def undo_last_import(database: OfficeDatabase) -> Undone:
    """Take back all packages of the last import, as one. Raises :class:`Trouble` ``office-undo-nothing``."""
    with database.transaction():
        taken = "taken_at = (SELECT max(taken_at) FROM package)"
        files = [str(row[0]) for row in database.rows(f"SELECT file FROM package WHERE {taken} ORDER BY file")]
        if not files:
            raise Trouble("office-undo-nothing")
        before = int(database.rows("SELECT count(*) FROM package")[0][0]) - len(files)
        gone = [
            change_of(row)
            for row in database.rows(f"SELECT {_COLUMNS} FROM change WHERE arrived > ? ORDER BY device, seq", (before,))
        ]
        for table in ("change_parent", "quarantine", *map(table_name, NARROW)):
            database.run(f"DELETE FROM {table} WHERE hash IN ({_SEVERAL})", (before,))
        database.run("DELETE FROM change WHERE arrived > ?", (before,))
        database.run(f"DELETE FROM package WHERE {taken}")
        _forget_needs(database, gone)
        for device in sorted({change.device for change in gone}):
            numbers = [change.seq for change in gone if change.device == device]
            _forget_receipts(database, device, min(numbers))
            mark_apart(database, device, min(numbers), max(numbers))
    return Undone(tuple(files), len(gone))


def _forget_receipts(database: OfficeDatabase, device: str, first: int) -> None:
    """What receipts said of numbers from the first that is gone on is no longer held; their own numbers stay."""
    told = "UPDATE receipt SET acknowledged = 0, head = ? WHERE device = ? AND acknowledged >= ?"
    database.run(told, (GENESIS, device, first))


def _forget_needs(database: OfficeDatabase, gone: list[Change]) -> None:
    """No file is asked for any more that only these changes named."""
    for change in gone:
        named = {entry.sha256 for entry in files_of(change)}
        if not named:
            continue
        held = database.rows(f"SELECT {_COLUMNS} FROM change WHERE kind = ? AND rid = ?", (change.kind, change.rid))
        still = {entry.sha256 for row in held for entry in files_of(change_of(row))}
        for digest in named - still:
            database.run("DELETE FROM file_need WHERE device = ? AND sha256 = ?", (change.device, digest))
