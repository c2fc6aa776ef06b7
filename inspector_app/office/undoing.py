"""Taking the last import back: the merged database is what it was before, and the received files stay.

A change keeps with which package it arrived, so nothing has to be copied beforehand. What laptops were told by receipts
meanwhile is not taken back: the next receipt acknowledges less, and they send it again.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from inspector_app.domain.change import GENESIS, Change
from inspector_app.office.chain import mark_apart
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.importing import note_followed, standing_of
from inspector_app.office.keeping import COLUMNS, change_of, files_of
from inspector_app.office.looked import look_at_all
from inspector_app.office.narrow import NARROW, table_name
from inspector_app.office.own import mark_rewritten
from inspector_app.support.errors import Trouble

_OF_C = ", ".join(f"c.{name}" for name in COLUMNS.split(", "))
_TAKEN = "taken_at = (SELECT max(taken_at) FROM package)"
_CAME = (  # looked for in the stretches of the journals that came, not in everything that is held
    " FROM package p CROSS JOIN change c WHERE c.device = p.device AND c.seq BETWEEN p.first_seq AND p.last_seq"
    f" AND p.{_TAKEN} AND c.arrived > ?"
)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: the packages by name, and how many changes."""

    files: tuple[str, ...]
    changes: int


@dataclass(frozen=True, slots=True)
class LastImport:
    """What would be taken back: the packages by name, when they were taken, how many changes came with them, whose
    laptops they are of, and how many receipts were given since, which count no longer then."""

    files: tuple[str, ...]
    taken_at: datetime
    changes: int
    inspectors: tuple[str, ...]
    receipts: int


def last_import(database: OfficeDatabase) -> LastImport:
    """The last import, before it is taken back. Raises :class:`Trouble` ``office-undo-nothing``."""
    files, before = _last(database)
    taken = str(database.rows("SELECT max(taken_at) FROM package")[0][0])
    devices = f"SELECT device FROM package WHERE {_TAKEN}"
    names = database.rows(f"SELECT DISTINCT inspector FROM device WHERE device IN ({devices}) ORDER BY 1")
    given = database.rows(f"SELECT count(*) FROM receipt WHERE made_at >= ? AND device IN ({devices})", (taken,))
    came = f"SELECT DISTINCT c.device, c.seq, c.hash{_CAME}"
    changes = database.rows(f"SELECT count(*) FROM ({came}) AS came", (before,))
    return LastImport(
        files, datetime.fromisoformat(taken), int(changes[0][0]), tuple(str(row[0]) for row in names), int(given[0][0])
    )


def _last(database: OfficeDatabase) -> tuple[tuple[str, ...], int]:
    """The packages of the last import by name, and how many came before them."""
    files = tuple(str(row[0]) for row in database.rows(f"SELECT file FROM package WHERE {_TAKEN} ORDER BY file"))
    if not files:
        raise Trouble("office-undo-nothing")
    return files, int(database.rows("SELECT count(*) FROM package")[0][0]) - len(files)


def undo_last_import(database: OfficeDatabase) -> Undone:
    """Take back all packages of the last import, as one. Raises :class:`Trouble` ``office-undo-nothing``."""
    with database.transaction():
        files, before = _last(database)
        look_at_all(database)
        came = database.rows(f"SELECT {_OF_C}{_CAME} ORDER BY c.device, c.seq", (before,))
        gone = list({row[-1]: change_of(row) for row in came}.values())  # several volumes tell of one stretch
        places = [(each.device, each.seq, each.hash) for each in gone]
        for table in ("change_parent", "quarantine", *map(table_name, NARROW), "change"):
            database.run_each(f"DELETE FROM {table} WHERE device = ? AND seq = ? AND hash = ?", places)
        database.run(f"DELETE FROM package WHERE {_TAKEN}")
        mark_rewritten(database)
        _forget_needs(database, gone)
        for device, several in groupby(gone, lambda change: change.device):
            numbers = [change.seq for change in several]
            _forget_receipts(database, device, min(numbers))
            mark_apart(database, device, min(numbers), max(numbers))
            database.run("DELETE FROM followed WHERE device = ?", (device,))
            note_followed(database, device, standing_of(database, device))
    return Undone(files, len(gone))


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
        held = database.rows(f"SELECT {COLUMNS} FROM change WHERE kind = ? AND rid = ?", (change.kind, change.rid))
        still = {entry.sha256 for row in held for entry in files_of(change_of(row))}
        for digest in named - still:
            database.run("DELETE FROM file_need WHERE device = ? AND sha256 = ?", (change.device, digest))
