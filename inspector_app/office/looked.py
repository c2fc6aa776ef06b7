"""Which records want a look after an import: those that it brought, and those that wanted one before. The others stand
as they stood, so that an import costs what it brings, however much is held.

Where changes stand apart, or after an import was taken back, every record is looked at anew; the office's status always
does.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Sequence

from inspector_app.domain.records import KINDS
from inspector_app.office.database import OfficeDatabase

Record = tuple[str, str]
"""Kind and rid."""
ANY_KIND = "kind IN (" + ", ".join(f"'{kind}'" for kind in KINDS) + ")"
"""For a look by rid alone: the index of the changes begins with the kind."""
_MARK, _AT_ONCE = "looked", 400


def to_look_at(database: OfficeDatabase, taken: Iterable[tuple[str, int, int]]) -> frozenset[Record] | None:
    """What stretches of laptops' journals (device, first, last) that were just taken in tell of, and what was kept by
    :func:`keep_looking`; None: every record."""
    kept = database.rows("SELECT value FROM meta WHERE name = ?", (_MARK,))
    if not kept or database.rows("SELECT 1 FROM change WHERE apart = 1 LIMIT 1"):
        return None
    found = {(kind, rid) for kind, rid in json.loads(kept[0][0])}
    for device, first, last in taken:
        query = "SELECT DISTINCT kind, rid FROM change WHERE device = ? AND seq BETWEEN ? AND ?"
        found |= {(str(kind), str(rid)) for kind, rid in database.rows(query, (device, first, last))}
    return frozenset(found)


def held_of(database: OfficeDatabase, records: Collection[Record]) -> set[Record]:
    """Those of some records that anybody brought."""
    found = among(database, "SELECT DISTINCT n.kind, n.rid FROM change n WHERE n.kind <> ''{}", records)
    return {(str(kind), str(rid)) for kind, rid in found}


def keep_looking(database: OfficeDatabase, records: Collection[Record]) -> None:
    """Look at these after the next import too, whatever it brings; at every record after changes that stand apart."""
    apart = bool(database.rows("SELECT 1 FROM change WHERE apart = 1 LIMIT 1"))
    with database.transaction():
        look_at_all(database)
        if not apart:
            database.run("INSERT INTO meta VALUES (?, ?)", (_MARK, json.dumps(sorted(records))))


def look_at_all(database: OfficeDatabase) -> None:
    """Have the next import look at every record."""
    database.run("DELETE FROM meta WHERE name = ?", (_MARK,))


def among(database: OfficeDatabase, query: str, records: Collection[Record] | None) -> Iterator[tuple[object, ...]]:
    """The rows of a query that has a place (``{}``) for a condition on ``kind`` and ``rid``; of these records, or of
    all."""
    if records is None:
        yield from database.rows(query.format(""))
        return
    every = sorted(records)
    for begin in range(0, len(every), _AT_ONCE):
        part: Sequence[Record] = every[begin : begin + _AT_ONCE]
        marks = ", ".join(["(?, ?)"] * len(part))
        only = f" AND (n.kind, n.rid) IN (VALUES {marks})"
        yield from database.rows(query.format(only), [text for each in part for text in each])
