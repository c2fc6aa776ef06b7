"""People and firms by text, for choosing one that is already known."""

from inspector_app.domain.company import Company
from inspector_app.domain.person import Person
from inspector_app.store.listing import Listing, contains, list_records
from inspector_app.store.reading import Reading


def list_people(reading: Reading, text: str = "") -> Listing[Person]:
    """The people whose name, identity number, phone or employer holds each word of ``text``."""
    return list_records(reading, Person, [contains(("name", "id_number", "phone", "employer"), text)], "name")


def list_companies(reading: Reading, text: str = "") -> Listing[Company]:
    """The firms whose name, credit code or legal representative holds each word of ``text``."""
    return list_records(reading, Company, [contains(("name", "uscc", "legal_representative"), text)], "name")
