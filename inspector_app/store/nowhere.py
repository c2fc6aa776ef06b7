"""Identities that lead nowhere: what a record names and no table holds."""

import json
from collections import defaultdict
from collections.abc import Iterable

from inspector_app.domain.records import KINDS
from inspector_app.domain.references import NAMED, Named, references
from inspector_app.store.rows import quoted, table_of
from inspector_app.vault.door import Database, rows


def nowhere(db: Database, named: Iterable[Named], *, ever: bool = False) -> tuple[Named, ...]:
    """Those of some references that lead to no record; with ``ever`` to none that was ever kept."""
    asked = sorted(set(named))
    wanted: dict[str, set[str]] = defaultdict(set)
    for each in asked:
        for kind in NAMED[each.field]:
            wanted[kind].add(each.rid)
    held = {kind: _held(db, kind, rids, ever) for kind, rids in wanted.items()}
    return tuple(each for each in asked if not any(each.rid in held[kind] for kind in NAMED[each.field]))


def lost_references(db: Database) -> dict[str, tuple[Named, ...]]:
    """By ``kind:rid`` of each record that names something which was never kept: what it names so."""
    by_record: dict[str, frozenset[Named]] = {}
    for kind, entry in KINDS.items():
        table = table_of(entry.type)
        for row in rows(db, f"SELECT {table.names} FROM {table.name}"):
            record = table.record(row)
            by_record[f"{kind}:{record.rid}"] = references(record)
    lost = frozenset(nowhere(db, (each for named in by_record.values() for each in named), ever=True))
    return {where: tuple(sorted(named & lost)) for where, named in by_record.items() if named & lost}


def _held(db: Database, kind: str, rids: set[str], ever: bool) -> set[str]:
    among = "rid IN (SELECT value FROM json_each(?))"
    query = f"SELECT rid FROM {quoted(kind)} WHERE {among}"
    values = [json.dumps(sorted(rids))]
    if ever:
        query, values = f"SELECT rid FROM change WHERE {among} AND kind = ?", [*values, kind]
    return {str(row[0]) for row in rows(db, query, values)}
