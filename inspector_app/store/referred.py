"""Who is referred to: the one place that knows which records of the store name a person or a company.

They are named by the rid in any field that holds rids (``…_rid``, ``…_rids``) of any record, also inside a value of it,
so a new field of a new kind counts without being listed here; and by typing that was not saved yet. Whoever was merged
into another record is named as long as that one is.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from inspector_app.domain.company import Company
from inspector_app.domain.naming import naming_fields
from inspector_app.domain.person import Person
from inspector_app.domain.records import KINDS, Record, kind_of, shape
from inspector_app.store.reading import Reading
from inspector_app.store.rows import head_of, quoted, table_of
from inspector_app.vault.door import Database, rows

_PERSON = kind_of(Person)
_PARTIES = ("person", "company")
_OTHER_NAMES = (
    "act_rid after_rids block_rid campaign_rid case_rid claim_rid claim_rids confirmed_rid "
    "criterion_rid debt_rid document_rid drawn evidence_rid evidence_rids extensions inspection_rid inspector_rids "
    "items lead_rid lead_rids "
    "project_rid project_rids service subject_rid upper_rid"
)
_OTHERS = frozenset(_OTHER_NAMES.split())
"""Fields that by their names hold identities of other records, never of a person or company."""
_UNSAVED = "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN ('draft', 'discarded_draft')"

_IDENTITY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class _Place(NamedTuple):
    """A column that may name a party, alone or somewhere inside."""

    kind: str
    column: str
    alone: bool


def referred(reading: Reading, record_type: type[Person | Company]) -> frozenset[str]:
    """The rids of all people, or companies, whom a record names, and of those who were merged into one of these."""
    query, _ = _naming(f"SELECT rid FROM {quoted(kind_of(record_type))}")
    found = {str(row[0]) for row in rows(reading.db, query)}
    merged = merged_parties(reading.db)
    return frozenset(found | {rid for rid, into in merged.items() if into in found})


def unreferred(reading: Reading, rids: Collection[str]) -> tuple[str, ...]:
    """Those of some people whom neither a record nor unsaved typing names, in the order given."""
    wanted = tuple(dict.fromkeys(rids))
    if not wanted:
        return ()
    query, places = _naming("SELECT value FROM json_each(?)")
    named = {str(row[0]) for row in rows(reading.db, query, [json.dumps(wanted)] * places)}
    named.update(merged_parties(reading.db).values())
    free = [rid for rid in wanted if rid not in named]
    held = in_drafts(reading.db, free)
    return tuple(rid for rid in free if rid not in held)


def naming(reading: Reading, rids: Collection[str]) -> dict[str, frozenset[str]]:
    """By the rid of each of some people whom a record names: the rids of those records."""
    wanted = tuple(dict.fromkeys(rids))
    query, places = _naming("SELECT value FROM json_each(?)", by=True)
    found: dict[str, set[str]] = {}
    for named, by in rows(reading.db, query, [json.dumps(wanted)] * places):
        found.setdefault(str(named), set()).add(str(by))
    return {rid: frozenset(each) for rid, each in found.items()}


def named_by(reading: Reading, rids: Collection[str]) -> dict[str, frozenset[tuple[str, str]]]:
    """By the rid of each of some records, of any kind, that others name: kind and rid of those.

    Whoever was merged into a record names it.
    """
    wanted, among = json.dumps(tuple(dict.fromkeys(rids))), "IN (SELECT value FROM json_each(?))"
    found: dict[str, set[tuple[str, str]]] = {}
    for place in _every_place():
        table, column = quoted(place.kind), quoted(place.column)
        value, inside = (column, "") if place.alone else ("each.atom", f", json_tree({table}.{column}) AS each")
        query = f"SELECT {value}, {table}.rid FROM {table}{inside} WHERE {value} {among}"
        for named, by in rows(reading.db, query, (wanted,)):
            found.setdefault(str(named), set()).add((place.kind, str(by)))
    return {rid: frozenset(each) for rid, each in found.items()}


def records_naming(reading: Reading, rid: str, *, heads: bool = False) -> tuple[Record, ...]:
    """Every record that names a person or company; ``heads`` without the widest columns, for being shown."""
    found: list[Record] = []
    for kind, columns in _columns().items():
        tests = " OR ".join(f"{quoted(p.column)} = ?" if p.alone else f"instr({quoted(p.column)}, ?)" for p in columns)
        record_type: Any = KINDS[kind].type
        table = table_of(head_of(record_type) if heads else record_type)
        query = f"SELECT {table.names} FROM {table.name} WHERE {tests} ORDER BY id"
        found += [table.record(row) for row in rows(reading.db, query, [rid] * len(columns))]
    return tuple(found)


def merged_parties(db: Database) -> dict[str, str]:
    """By the rid of everybody who was merged into another record: the record that goes on, however often it moved."""
    return merged_and_passed(db)[0]


def merged_and_passed(db: Database) -> tuple[dict[str, str], bool]:
    """:func:`merged_parties`, and whether any case was ever handed over, by one statement: every write asks both."""
    merged = (f"SELECT rid, merged_into FROM {kind} WHERE merged_into <> ''" for kind in _PARTIES)
    found = rows(db, " UNION ALL ".join((*merged, "SELECT '', '' FROM case_transfer")))
    return ends({str(rid): str(into) for rid, into in found if rid}), any(not rid for rid, _ in found)


def ends(steps: Mapping[str, str]) -> dict[str, str]:
    """Where a way of steps ends, for each beginning; a circle ends where it closes."""
    found: dict[str, str] = {}
    for beginning in steps:
        seen, end = {beginning}, steps[beginning]
        while end in steps and end not in seen:
            seen.add(end)
            end = steps[end]
        found[beginning] = end
    return found


def person_heads(reading: Reading) -> dict[str, str]:
    """The hash of the newest change of each person who is registered, by rid."""
    return {str(rid): str(head) for rid, head in rows(reading.db, f"SELECT rid, head FROM {quoted(_PERSON)}")}


def in_drafts(db: Database, rids: Iterable[str]) -> frozenset[str]:
    """Those of some records that typing which was not saved names, also in a draft that can still be brought back."""
    kept = [str(row[0]) for row in rows(db, _UNSAVED)]
    return named_in([str(row[0]) for table in kept for row in rows(db, f"SELECT body FROM {table}")], rids)


def named_in(bodies: Sequence[str], rids: Iterable[str]) -> frozenset[str]:
    """Those of some records that a text names."""
    there = {found for body in bodies for found in _IDENTITY.findall(body)}
    return frozenset(
        rid for rid in rids
        if (rid in there if _IDENTITY.fullmatch(rid) else any(rid in body for body in bodies))
    )  # fmt: skip


def _columns() -> dict[str, list[_Place]]:
    """The columns that may name a party, by kind."""
    found: dict[str, list[_Place]] = {}
    for kind, entry in KINDS.items():
        record_type: Any = entry.type
        hints = shape(record_type)
        places = [_Place(kind, name, hints[name] is str) for name in naming_fields(record_type) if name not in _OTHERS]
        if places and kind not in _PARTIES:
            found[kind] = places
    return found


def _every_place() -> Iterator[_Place]:
    """Every column of every kind that may name a record."""
    for kind, entry in KINDS.items():
        record_type: Any = entry.type
        hints = shape(record_type)
        names = (*naming_fields(record_type), *(name for name in ("merged_into",) if name in hints))
        yield from (_Place(kind, name, hints[name] is str) for name in names)


def _naming(people: str, by: bool = False) -> tuple[str, int]:
    """A query for those of some people, a query of rids, whom any field names, with the rid of the record if ``by``;
    and how often it asks for them."""
    parts = []
    for place in (each for places in _columns().values() for each in places):
        table, column = quoted(place.kind), quoted(place.column)
        record = f", {table}.rid" if by else ""
        if place.alone:
            parts.append(f"SELECT {column}{record} FROM {table} WHERE {column} IN ({people})")
        else:
            tree = f"json_tree({table}.{column}) AS each"
            parts.append(f"SELECT each.atom{record} FROM {table}, {tree} WHERE each.atom IN ({people})")
    return " UNION ".join(parts), len(parts)
