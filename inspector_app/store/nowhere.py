"""Identities that lead nowhere: what a record names and no table holds."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

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
    held = _held(db, wanted, ever) if wanted else set()
    return tuple(each for each in asked if not any((kind, each.rid) in held for kind in NAMED[each.field]))


def lost_references(db: Database) -> dict[str, tuple[Named, ...]]:
    """By ``kind:rid`` of each record that names something which was never kept: what it names so. Of a case that came
    or went by 案件移交 nothing is said."""
    by_record: dict[str, frozenset[Named]] = {}
    passed = _passed(db)
    for kind, entry in KINDS.items():
        table = table_of(entry.type)
        for row in rows(db, f"SELECT {table.names} FROM {table.name}"):
            record = table.record(row)
            if record.rid not in passed:
                by_record[f"{kind}:{record.rid}"] = references(record)
    lost = frozenset(nowhere(db, (each for named in by_record.values() for each in named), ever=True))
    return {where: tuple(sorted(named & lost)) for where, named in by_record.items() if named & lost}


def _passed(db: Database) -> set[str]:
    """The records that came or went with a case: what they name may have stayed with the other inspector, such as the
    block of a number."""
    every = "SELECT rid FROM case_transfer UNION SELECT value FROM case_transfer, json_each(passed)"
    return {str(row[0]) for row in rows(db, every)}


def _held(db: Database, wanted: Mapping[str, set[str]], ever: bool) -> set[tuple[str, str]]:
    """Kind and rid of those that are there, asked of all tables at once."""
    among = "rid IN (SELECT value FROM json_each(?))"
    kept = f"SELECT kind, rid FROM change WHERE kind = ? AND {among}"
    asked = [kept if ever else f"SELECT ?, rid FROM {quoted(kind)} WHERE {among}" for kind in wanted]
    values = [value for kind, rids in wanted.items() for value in (kind, json.dumps(sorted(rids)))]
    return {(str(kind), str(rid)) for kind, rid in rows(db, " UNION ".join(asked), values)}
