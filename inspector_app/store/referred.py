"""Who is referred to: the one place that knows whether anything in the store still names a person.

A person is named by the rid in any field that holds rids (``…_rid``, ``…_rids``) of any other record, so a new field
of a new kind counts without being listed here; and by typing that was not saved yet.
"""

import typing
from collections.abc import Collection, Iterator

from inspector_app.domain.person import Person
from inspector_app.domain.records import KINDS, kind_of, shape
from inspector_app.store.reading import Reading
from inspector_app.store.rows import quoted
from inspector_app.vault.door import Database, rows

_PERSON = kind_of(Person)
_UNSAVED = "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('draft', 'discarded_draft')"


def referred_people(reading: Reading) -> frozenset[str]:
    """The rids of all people whom a record names."""
    found: set[str] = set()
    for query in _queries(f"SELECT rid FROM {quoted(_PERSON)}"):
        found.update(str(row[0]) for row in rows(reading.db, query))
    return frozenset(found)


def unreferred(reading: Reading, rids: Collection[str]) -> tuple[str, ...]:
    """Those of some people whom neither a record nor unsaved typing names, in the order given."""
    wanted = tuple(dict.fromkeys(rids))
    named: set[str] = set()
    for query in _queries(", ".join("?" * len(wanted))) if wanted else ():
        named.update(str(row[0]) for row in rows(reading.db, query, wanted))
    return tuple(rid for rid in wanted if rid not in named and not _typed(reading.db, rid))


def person_heads(reading: Reading) -> dict[str, str]:
    """The hash of the newest change of each person who is registered, by rid."""
    return {str(rid): str(head) for rid, head in rows(reading.db, f"SELECT rid, head FROM {quoted(_PERSON)}")}


def _typed(db: Database, rid: str) -> bool:
    """Also in a draft that was thrown away and can still be brought back."""
    kept = (str(row[0]) for row in rows(db, _UNSAVED))
    return any(rows(db, f"SELECT 1 FROM {table} WHERE instr(body, ?) LIMIT 1", (rid,)) for table in kept)


def _queries(people: str) -> Iterator[str]:
    """One query for each field that may name people; ``people`` are the rids looked for, as SQL."""
    for kind, entry in KINDS.items():
        if kind == _PERSON:
            continue
        record_type: typing.Any = entry.type
        for name, hint in shape(record_type).items():
            table, column = quoted(kind), quoted(name)
            if name.endswith("_rid"):
                yield f"SELECT DISTINCT {column} FROM {table} WHERE {column} IN ({people})"
            elif name.endswith("_rids") and typing.get_origin(hint) is tuple:
                yield (
                    f"SELECT DISTINCT each.value FROM {table}, json_each({table}.{column}) AS each"
                    f" WHERE each.value IN ({people})"
                )
