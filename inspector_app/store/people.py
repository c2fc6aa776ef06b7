"""People and firms by text, for choosing one that is already known."""

import json
from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import TypeVar

from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.store.listing import Condition, Listing, contains, equals, list_records
from inspector_app.store.reading import R, Reading
from inspector_app.store.referred import merged_parties
from inspector_app.store.rows import table_of
from inspector_app.vault.door import rows

_AT_ONCE = 500


P = TypeVar("P", Person, Company)


def list_people(
    reading: Reading,
    text: str = "",
    role: str = "",
    among: Collection[str] | None = None,
    without: Collection[str] = (),
) -> Listing[Person]:
    """The people whose name, identity number, phone or employer holds each word of ``text``.

    Somebody who was merged into another record is not listed, but finds that one. Perhaps of one role alone, perhaps
    ``among`` some rids. Those ``without`` whom the list is are counted in it as kept back, whatever is looked for.
    """
    fields = ("name", "id_number", "phone", "employer")
    found = _listed(reading, Person, fields, text, equals("role", role), _among(among), _without(without))
    return replace(found, kept_back=len(without))


def people_by_number(reading: Reading, numbers: Iterable[str]) -> tuple[Person, ...]:
    """The people who are registered with one of these numbers, in the order in which they were first saved."""
    wanted = tuple(dict.fromkeys(numbers))
    found: list[str] = []
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        query = f"SELECT rid FROM person WHERE id_number IN ({marks}) AND merged_into = '' ORDER BY id"
        found += [str(row[0]) for row in rows(reading.db, query, part)]
    return reading.pick(Person, found)


def list_companies(reading: Reading, text: str = "", among: Collection[str] | None = None) -> Listing[Company]:
    """The firms whose name, credit code or legal representative holds each word of ``text``; as :func:`list_people`."""
    return _listed(reading, Company, ("name", "uscc", "legal_representative"), text, _among(among))


def standing(reading: Reading, record_type: type[P], rid: str) -> P | None:
    """The person or company of an identity; of one that was merged the record that goes on for it."""
    record, seen = reading.get(record_type, rid), {rid}
    while record is not None and record.merged_into and record.merged_into not in seen:
        seen.add(record.merged_into)
        record = reading.get(record_type, record.merged_into)
    return record


def merged_into(reading: Reading, record_type: type[R], rid: str) -> tuple[R, ...]:
    """The records that were merged into one and nowhere else since."""
    return reading.find(record_type, merged_into=rid)


def candidates(reading: Reading, record_type: type[R]) -> tuple[R, ...]:
    """Everybody who was not merged into another record, with name, number and phone alone: to be compared."""
    number = "id_number" if record_type is Person else "uscc"
    table = table_of(record_type).name
    found = rows(reading.db, f"SELECT rid, name, {number}, phone FROM {table} WHERE merged_into = '' ORDER BY id")
    made: Callable[..., R] = record_type
    return tuple(made(rid=rid, name=name, phone=phone, **{number: no}) for rid, name, no, phone in found)


def projects_naming(reading: Reading) -> tuple[tuple[str, str, str, str, str], ...]:
    """Of each project of the ledger that names anybody: rid, owner, contractor, manager and the manager's phone."""
    names = "owner_name, contractor_name, manager_name, manager_phone"
    query = f"SELECT rid, {names} FROM project WHERE owner_name || contractor_name || manager_name <> '' ORDER BY id"
    return tuple((str(a), str(b), str(c), str(d), str(e)) for a, b, c, d, e in rows(reading.db, query))


def _among(rids: Collection[str] | None) -> Condition | None:
    if rids is None:
        return None
    return Condition("rid IN (SELECT value FROM json_each(?))", (json.dumps(sorted(rids)),))


def _without(rids: Collection[str]) -> Condition | None:
    if not rids:
        return None
    return Condition("rid NOT IN (SELECT value FROM json_each(?))", (json.dumps(sorted(rids)),))


def _listed(
    reading: Reading, record_type: type[R], fields: tuple[str, ...], text: str, *more: Condition | None
) -> Listing[R]:
    found = contains(fields, text)
    if found is not None:
        query = f"SELECT rid FROM {table_of(record_type).name} WHERE merged_into <> '' AND {found.sql}"
        gone = [str(row[0]) for row in rows(reading.db, query, found.values)]
        into = merged_parties(reading.db) if gone else {}
        also = json.dumps([into[rid] for rid in gone])
        found = Condition(f"({found.sql}) OR rid IN (SELECT value FROM json_each(?))", (*found.values, also))
    return list_records(reading, record_type, [Condition("merged_into = ''"), found, *more], "name")
