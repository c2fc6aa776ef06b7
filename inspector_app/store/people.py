"""People and firms by text, for choosing one that is already known."""

from collections.abc import Iterable

from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.store.listing import Listing, contains, list_records
from inspector_app.store.reading import Reading
from inspector_app.vault.door import rows

_AT_ONCE = 500


def list_people(reading: Reading, text: str = "") -> Listing[Person]:
    """The people whose name, identity number, phone or employer holds each word of ``text``."""
    return list_records(reading, Person, [contains(("name", "id_number", "phone", "employer"), text)], "name")


def people_by_number(reading: Reading, numbers: Iterable[str]) -> tuple[Person, ...]:
    """The people who are registered with one of these numbers, in the order in which they were first saved."""
    wanted = tuple(dict.fromkeys(numbers))
    found: list[str] = []
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        query = f"SELECT rid FROM person WHERE id_number IN ({marks}) ORDER BY id"
        found += [str(row[0]) for row in rows(reading.db, query, part)]
    return reading.pick(Person, found)


def list_companies(reading: Reading, text: str = "") -> Listing[Company]:
    """The firms whose name, credit code or legal representative holds each word of ``text``."""
    return list_records(reading, Company, [contains(("name", "uscc", "legal_representative"), text)], "name")
