"""Some columns of all records of a kind, read in bulk: for what looks at everything and needs little of each."""

import json
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple, TypeVar

from inspector_app.domain.change import hlc_moment
from inspector_app.domain.records import Record, decode
from inspector_app.store.journal import Journal
from inspector_app.store.reading import Reading
from inspector_app.store.rows import quoted, table_of
from inspector_app.support.clock import EPOCH, at, civil_date
from inspector_app.vault.door import rows

R = TypeVar("R", bound=Record)


def read_columns(reading: Reading, kind: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """These columns of every record of a kind, in the order in which they were first saved.

    A dotted name reads inside a nested value (``grade.on``), one with a question mark (``items?violates``) tells
    whether a text stands anywhere in it.
    """
    return rows(reading.db, f"SELECT {_selected(names)} FROM {quoted(kind)} ORDER BY id")


def read_groups(reading: Reading, kind: str, by: Sequence[str], names: Sequence[str]) -> list[tuple[Any, ...]]:
    """The records of a kind by what some share: these columns, and of each other column its values as a JSON list."""
    shared, listed = _selected(by), ", ".join(f"json_group_array({_of_row(name)})" for name in names)
    every = f"{quoted(kind)} NOT INDEXED"  # page by page: by an index a page would be decrypted for each of its records
    return rows(reading.db, f"SELECT {shared}, {listed} FROM {every} GROUP BY {shared}")


def _selected(names: Sequence[str]) -> str:
    return ", ".join(map(_of_row, names))


def _of_row(name: str) -> str:
    field, _, searched = name.partition("?")
    if searched:
        return f"instr({quoted(field)}, '\"{searched}\"') > 0"
    field, _, inner = name.partition(".")
    return f"json_extract({quoted(field)}, '$.{inner}')" if inner else quoted(field)


def columns_on(reading: Reading, kind: str, names: Sequence[str], day: date) -> list[tuple[Any, ...]]:
    """As :func:`read_columns`, each record as it was recorded when a day ended; before its columns stands 0.

    One that was entered later comes as it was first entered, and 1 stands before its columns. Records that were
    removed since are left out.
    """
    table, after = quoted(kind), _first_after(reading, day)
    # Indexes tell both: what was saved later, and what was saved once, so that it is now as it was first entered.
    later = f"SELECT r.rid FROM {table} r CROSS JOIN change c ON c.hash = r.head WHERE c.id >= ?1"
    once = "(SELECT count(*) FROM change e WHERE e.rid = r.rid AND e.kind = ?2) = 1"
    now = rows(
        reading.db,
        f"SELECT rid IN ({later}) AS entered_later, {_selected(names)} FROM {table} r"
        f" WHERE rid NOT IN ({later}) OR {once} ORDER BY id",
        (after, kind),
    )
    was = rows(
        reading.db,
        f"WITH later AS ({later} AND NOT {once}),"
        f" known AS (SELECT coalesce({_one('max', 'AND id < ?1')}, {_one('min', '')}) AS id FROM later)"
        f" SELECT c.id >= ?1, {_of_body(names)} FROM known JOIN change c ON c.id = known.id"
        " WHERE c.op = 'put'"
        " ORDER BY c.id",
        (after, kind),
    )
    return now + [(entered_later, *json.loads(told)[1:]) for entered_later, told in was]


def records_on(reading: Reading, record_type: type[R], day: date, rids: Collection[str] | None = None) -> dict[str, R]:
    """By rid the whole records of a class as they were recorded when a day ended, for what tells of the day in every
    word; None: all of them. One that was entered later is as it was first entered; those that were
    removed since are left out.

    Raises :class:`Trouble` ``store-damaged``, or as :func:`~inspector_app.domain.records.decode`.
    """
    kind = table_of(record_type).kind
    found = {each.rid: each for each in (reading.all(record_type) if rids is None else reading.pick(record_type, rids))}
    was = rows(
        reading.db,
        f"WITH later AS (SELECT r.rid FROM {quoted(kind)} r CROSS JOIN change c ON c.hash = r.head WHERE c.id >= ?1"
        " AND r.rid IN (SELECT value FROM json_each(?3))),"
        f" known AS (SELECT coalesce({_one('max', 'AND id < ?1')}, {_one('min', '')}) AS id FROM later)"
        " SELECT c.rid, c.version, c.body FROM known JOIN change c ON c.id = known.id WHERE c.op = 'put'",
        (_first_after(reading, day), kind, json.dumps(sorted(found))),
    )
    found.update((rid, decode(kind, version, body)) for rid, version, body in was)
    return found


def _first_after(reading: Reading, day: date) -> int:
    """The number of the first change made after a day; stamps rise with the numbers, so it is found by halving."""
    cut = f"{int((at(day + timedelta(days=1)) - EPOCH).total_seconds() * 1000):015d}"
    low, high = 0, Journal(reading.db).position + 1
    while low < high:
        middle = (low + high) // 2
        found = rows(reading.db, "SELECT hlc >= ? FROM change WHERE id >= ? ORDER BY id LIMIT 1", (cut, middle))
        low, high = (low, middle) if not found or found[0][0] else (middle + 1, high)
    return low


def _one(which: str, until: str) -> str:
    """The number of the change that tells how a record was."""
    return f"(SELECT {which}(id) FROM change WHERE rid = later.rid AND kind = ?2 {until})"


def _of_body(names: Sequence[str]) -> str:
    """Values inside a body as one list, after its identity: a body is long, and looked through once."""
    paths = ", ".join(f"'$.{name}'" for name in ("rid", *names))
    return f"json_extract(c.body, {paths})"


def retold(reading: Reading, kind: str, field: str) -> list[tuple[str, Any, str]]:
    """What was told in a field of records that were saved more than once: the rid, the value and the stamp of when, one
    record after another and each in its order. Only what was ever changed is looked through, which an index tells."""
    return rows(
        reading.db,
        f"SELECT c.rid, json_extract(c.body, '$.{field}'), c.hlc"
        f" FROM {quoted(kind)} r CROSS JOIN change c ON c.rid = r.rid AND c.kind = ?1"
        " WHERE (SELECT count(*) FROM change e WHERE e.rid = r.rid AND e.kind = ?1) > 1 AND c.op = 'put'"
        " ORDER BY c.rid, c.id",
        (kind,),
    )


def first_stamp(reading: Reading) -> str:
    """The stamp of the first change, empty when there is none."""
    found = rows(reading.db, "SELECT hlc FROM change ORDER BY id LIMIT 1")
    return str(found[0][0]) if found else ""


class Changed(NamedTuple):
    """Records of a kind that one act saved or removed, its day and reason. ``lasts`` is false where later acts left
    the records as they had been."""

    kind: str
    removed: bool
    day: date
    reason: str
    records: int
    lasts: bool


def changed_since(reading: Reading, kind: str, rid: str) -> list[Changed]:
    """What was changed after a record was last saved, in the order in which it began."""
    found = rows(
        reading.db,
        "WITH after AS (SELECT max(id) AS id FROM change WHERE rid = ? AND kind = ?),"
        " later AS (SELECT c.*, "
        + " IS NOT ".join(f"({_body_of_last(until)})" for until in (" AND e.id <= after.id", ""))
        + " AS lasts FROM change c, after WHERE c.id > after.id)"
        " SELECT kind, op, min(hlc), min(reason), count(DISTINCT rid), lasts FROM later"
        ' GROUP BY kind, op, "group", lasts ORDER BY min(id)',
        (rid, kind),
    )
    return [
        Changed(str(of), op != "put", civil_date(hlc_moment(hlc, EPOCH)), str(reason), int(count), bool(lasts))
        for of, op, hlc, reason, count, lasts in found
    ]


def _body_of_last(until: str) -> str:
    """What the last change of a record in ``later`` left of it: its body, null where there was none or it was
    removed."""
    of_record = f"FROM change e WHERE e.rid = c.rid AND e.kind = c.kind{until}"
    return f"SELECT CASE e.op WHEN 'put' THEN e.body END {of_record} ORDER BY e.id DESC LIMIT 1"
