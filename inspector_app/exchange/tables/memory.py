"""What a person said about columns, kept for the next list of the same make: lists of one sender have one heading.

Kept by the words of the headings, never by what stands below them.
"""

import hashlib
from collections.abc import Mapping, Sequence

from inspector_app.exchange.tables.columns import Choice
from inspector_app.exchange.tables.fields import ListKind, heading_key
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.reading import Reading, Table, read_list

Memory = Mapping[str, Mapping[str, Sequence[str]]]
"""For each make of list, by field the headings of its columns; none where the field has no column."""
_AGAIN = "上次您为同样的表指定的"


def read_as_before(book: Book, kind: ListKind, choices: Sequence[Choice], memory: Memory) -> Reading:
    """A list read with what a person says now, and what was said of lists of the same make."""
    reading = read_list(book, kind, choices)
    said = {choice.field for choice in choices}
    again = [choice for table in reading.tables for choice in _recalled(table, memory) if choice.field not in said]
    return read_list(book, kind, (*again, *choices)) if again else reading


def learned(reading: Reading, choices: Sequence[Choice]) -> dict[str, dict[str, list[str]]]:
    """What the choices say of the makes of list in a reading."""
    found: dict[str, dict[str, list[str]]] = {}
    for table in reading.tables:
        headings = {column.letter: column.heading for column in table.columns if column.heading}
        for choice in choices:
            named = [headings[letter] for letter in choice.letters if letter in headings]
            if choice.sheet in ("", table.sheet) and len(named) == len(choice.letters):
                found.setdefault(make_of(table), {})[choice.field] = named
    return found


def make_of(table: Table) -> str:
    """What tells one make of list from another: its headings."""
    keys = sorted(heading_key(column.heading) for column in table.columns if column.heading)
    return hashlib.sha256("\n".join(keys).encode("utf-8")).hexdigest()[:32]


def _recalled(table: Table, memory: Memory) -> list[Choice]:
    letters: dict[str, str] = {}
    for column in table.columns:
        letters.setdefault(column.heading, column.letter)
    return [
        Choice(field, tuple(letters[heading] for heading in headings), table.sheet, _AGAIN)
        for field, headings in memory.get(make_of(table), {}).items()
        if all(heading in letters for heading in headings)
    ]
