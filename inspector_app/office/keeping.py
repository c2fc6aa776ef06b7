"""The rows of a delivery's changes: written, and read back."""

from collections.abc import Iterable, Sequence
from typing import Any

from inspector_app.domain.change import GENESIS, Change, Op
from inspector_app.domain.handover import BlobEntry, Delivery, control_totals, named_files
from inspector_app.domain.records import BadRecord, Record, decode
from inspector_app.domain.references import NAMED, references
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.looked import Record as Looked
from inspector_app.office.looked import held_of
from inspector_app.support.errors import Trouble

COLUMNS = "device, seq, act_group, kind, rid, op, hlc, actor, reason, version, body, prev, hash"
Row = tuple[Any, ...]


def row_of(change: Change) -> Row:
    """A change as it is kept, without its parents."""
    return (
        change.device, change.seq, change.group, change.kind, change.rid, str(change.op), change.hlc, change.actor,
        change.reason, change.version, change.body, change.prev, change.hash,
    )  # fmt: skip


def change_of(row: Sequence[Any]) -> Change:
    """A held change without its parents, which the totals do not need."""
    device, seq, group, kind, rid, op, hlc, actor, reason, version, body, prev, digest = row
    return Change(device, seq, group, kind, rid, Op(op), (), hlc, actor, reason, version, body, prev, digest)


def insert_changes(database: OfficeDatabase, changes: Sequence[Change], rows: Iterable[Row], arrival: int) -> int:
    """Keep what is not held yet: how many that are. ``rows`` are those of the changes. What a held one names as
    replaced is held with it."""
    new = database.insert_each("change", (*COLUMNS.split(", "), "arrived"), [(*row, arrival) for row in rows])
    parents = [(each.device, each.seq, each.hash, parent) for each in changes for parent in each.parents]
    database.insert_each("change_parent", ("device", "seq", "hash", "parent"), parents)
    return new


def goes_on(database: OfficeDatabase, delivery: Delivery, new: int) -> bool:
    """Whether a delivery that was just kept came as nearly all do: all of it ``new``, one chain that goes on where what
    is held of its laptop ended, and nothing else under its numbers or beyond. Then none of it stands apart."""
    changes, header = delivery.changes, delivery.header
    if not changes or new != len(changes):
        return False
    found = database.rows(
        "SELECT count(*), max(seq) FROM change WHERE device = ? AND seq >= ?", (header.device, changes[0].seq)
    )
    if tuple(found[0]) != (new, changes[-1].seq):
        return False
    query = "SELECT seq, hash FROM change WHERE device = ? AND seq = ? AND apart = 0"
    before = database.rows(query, (header.device, changes[0].seq - 1)) or [(0, GENESIS)]
    linked = zip([before[0], *((each.seq, each.hash) for each in changes)], changes, strict=False)
    return all(each.seq == seq + 1 and each.prev == digest for (seq, digest), each in linked)


def compare_totals(database: OfficeDatabase, delivery: Delivery, rows: Sequence[Row]) -> None:
    """Read back what is now held of this package, whose rows these are, and add it up again.

    Raises :class:`Trouble` ``office-totals-differ``.
    """
    header = delivery.header
    delivered = {row[-1] for row in rows}
    read = database.rows(
        f"SELECT {COLUMNS} FROM change WHERE device = ? AND seq BETWEEN ? AND ? ORDER BY seq",  # noqa: S608
        (header.device, header.first, header.last),
    )
    held = [tuple(row) for row in read if row[-1] in delivered]
    totals = control_totals(map(change_of, held)) if held != rows else _totals(delivery)
    if len(held) != len(delivered) or totals != (header.counts, header.owed_fen):
        raise Trouble("office-totals-differ")


def _totals(delivery: Delivery) -> tuple[Any, int]:
    """Of what is held to the letter as it came, by the records that were read of it."""
    return control_totals(delivery.changes, delivery.records)


def lacking_in(database: OfficeDatabase, delivery: Delivery) -> frozenset[Looked]:
    """Those of a delivery's records that name something which nobody brought yet; all of it was just kept, and was
    read."""
    brought = {(change.kind, change.rid) for change in delivery.changes}
    asked: dict[tuple[str, str], set[Looked]] = {}  # by what is named, who names it
    for change, record in zip(delivery.changes, delivery.records, strict=True):
        for _, field, rid in references(record) if record is not None else ():
            asked.setdefault((field, rid), set()).add((change.kind, change.rid))
    either = {named: {(kind, named[1]) for kind in NAMED[named[0]]} for named in asked}
    elsewhere = [named for named in asked if brought.isdisjoint(either[named])]
    held = held_of(database, {each for named in elsewhere for each in either[named]})
    return frozenset(one for named in elsewhere if held.isdisjoint(either[named]) for one in asked[named])


def files_of(change: Change, record: Record | None = None) -> tuple[BlobEntry, ...]:
    """The files that a change names; ``record`` is its own when that was read already."""
    if change.op is not Op.PUT or change.kind not in ("document", "evidence"):
        return ()
    try:
        return named_files(record or decode(change.kind, change.version, change.body))
    except BadRecord:
        return ()
