"""Some columns of all records of a kind in the merged database, in the words of a store's own reader in bulk.

What counts as present is what the views say (``current``, ``applied``); a name with a dot reads inside a nested value,
one with a question mark tells whether a text stands anywhere in the record.
"""

import json
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from inspector_app.domain.change import Change, Op
from inspector_app.domain.records import decode
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.present import present, several
from inspector_app.support.clock import EPOCH, at


def current_columns(database: OfficeDatabase, kind: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
    """These columns of every record of a kind as it stands now."""
    held = database.rows(f"{present(kind, 'rid, body')} ORDER BY rid")
    return [_values(rid, body, names) for rid, body in held]


def columns_on(database: OfficeDatabase, kind: str, names: Sequence[str], day: date) -> list[tuple[Any, ...]]:
    """The same as it was recorded when a day ended; before its columns 0, or 1 for what was entered later, which comes
    as it was first entered. Most records were saved once, which an index tells: of those one look is enough."""
    cut = f"{int((at(day + timedelta(days=1)) - EPOCH).total_seconds() * 1000):015d}"

    def placed(order: str, until: str) -> str:
        return (
            f"SELECT rid, op, body FROM (SELECT a.*, row_number() OVER (PARTITION BY rid ORDER BY {order}) AS place"  # noqa: S608
            f" FROM applied a WHERE kind = ? AND apart = 0{until}) AS placed WHERE place = 1 ORDER BY rid"
        )

    again = f" AND rid IN ({several(kind)})"
    alone_in = f"kind = ? AND op = 'put' AND apart = 0 AND rid NOT IN ({several(kind)})"
    once = f"SELECT rid, hlc, body FROM applied WHERE {alone_in} ORDER BY rid"  # noqa: S608
    alone = [(int(hlc >= cut), *_values(rid, body, names)) for rid, hlc, body in database.rows(once, (kind,))]
    then = database.rows(placed("hlc DESC, hash DESC", f" AND hlc < ?{again}"), (kind, cut))
    known = {row[0] for row in then}
    there = {row[0] for row in database.rows(f"SELECT rid FROM current WHERE kind = ?{again}", (kind,))}  # noqa: S608
    first = database.rows(placed("hlc, hash", f" AND op = 'put'{again}"), (kind,))
    later = [(1, *_values(rid, body, names)) for rid, _, body in first if rid in there - known]
    stood = [(0, *_values(rid, body, names)) for rid, op, body in then if op == "put" and rid in there]
    return alone + stood + later


def retold(database: OfficeDatabase, kind: str, field: str) -> list[tuple[str, Any, str]]:
    """What was told in a field of records that were saved more than once: the rid, the value, and the stamp of when."""
    told = database.dialect.field.format(name=field)
    again = f"AND rid IN ({several(kind)})"
    query = (
        f"SELECT rid, {told}, hlc FROM applied WHERE kind = ? AND op = 'put' AND apart = 0 {again} ORDER BY rid, hlc"  # noqa: S608
    )
    return database.rows(query, (kind,))


def first_stamp(database: OfficeDatabase) -> str:
    """The stamp of the earliest change, empty when there is none; stamps rise with the numbers of a laptop."""
    first = "SELECT hlc FROM change c WHERE c.device = d.device ORDER BY seq LIMIT 1"
    found = database.rows(f"SELECT coalesce(min(({first})), '') FROM device d")  # noqa: S608 - our own words
    return str(found[0][0])


def current_records(database: OfficeDatabase, kind: str) -> tuple[Any, ...]:
    """Every record of a kind as it stands now. Raises as :func:`~inspector_app.domain.records.decode`."""
    found = database.rows("SELECT version, body FROM current WHERE kind = ? ORDER BY rid", (kind,))
    return tuple(decode(kind, version, body) for version, body in found)


def current_changes(database: OfficeDatabase) -> list[Change]:
    """For every record the change that says how it stands now, in the order in which the records were first saved."""
    held = database.rows(
        "SELECT c.device, c.seq, c.act_group, c.kind, c.rid, c.hlc, c.actor, c.reason, c.version, c.body, c.prev,"
        " c.hash FROM current n JOIN change c ON c.device = n.device AND c.seq = n.seq AND c.hash = n.hash"
        " ORDER BY (SELECT min(f.hlc) FROM change f WHERE f.kind = c.kind AND f.rid = c.rid), c.hash"
    )
    return [
        Change(device, seq, group, kind, rid, Op.PUT, (), hlc, actor, reason, version, body, prev, digest)
        for device, seq, group, kind, rid, hlc, actor, reason, version, body, prev, digest in held
    ]


def earlier_changes(database: OfficeDatabase, kinds: Sequence[str]) -> list[Change]:
    """What the records of some kinds were before they stood as they do now: every version that counts and is older than
    the current one, in the order in which they were made."""
    found = []
    for kind in kinds:
        query = (
            "SELECT a.device, a.seq, a.act_group, a.kind, a.rid, a.hlc, a.actor, a.reason, a.version, a.body, a.prev,"  # noqa: S608
            " a.hash FROM applied a JOIN current n ON n.rid = a.rid AND n.kind = a.kind"
            f" WHERE a.kind = ? AND a.op = 'put' AND a.apart = 0 AND a.hlc < n.hlc AND a.rid IN ({several(kind)})"
        )
        found += database.rows(query, (kind,))
    made = (
        Change(device, seq, group, kind, rid, Op.PUT, (), hlc, actor, reason, version, body, prev, digest)
        for device, seq, group, kind, rid, hlc, actor, reason, version, body, prev, digest in found
    )
    return sorted(made, key=lambda change: (change.hlc, change.hash))


def bureaus(database: OfficeDatabase, kind: str) -> dict[str, str]:
    """By the rid of each record of a kind the bureau whose laptop told it last; empty while only one hands over."""
    if len(database.rows("SELECT DISTINCT agency FROM device")) < 2:
        return {}
    query = "SELECT c.rid, d.agency FROM current c JOIN device d ON d.device = c.device WHERE c.kind = ?"
    return {str(rid): str(agency) for rid, agency in database.rows(query, (kind,))}


def _values(rid: str, body: str, names: Sequence[str]) -> tuple[Any, ...]:
    """A body is looked through once: a server would do it anew for each name."""
    record = {**json.loads(body), "rid": rid}
    return tuple(_value(record, body, name) for name in names)


def _value(record: Any, body: str, name: str) -> Any:
    """What stands there; a list as its JSON, as a database keeps it."""
    field, _, searched = name.partition("?")
    if searched:
        return f'"{searched}"' in body
    for part in field.split("."):
        record = record.get(part) if isinstance(record, dict) else None
    return json.dumps(record) if isinstance(record, list | dict) else record
