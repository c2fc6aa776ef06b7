"""一处查找: what a record is found by, and what somebody looks for.

A text is found by any part of it, whatever its width, blanks, brackets and old characters; a name besides by how it
sounds (wangjianguo, wjg); a number by its beginning and by its last four.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.alike import plain_name

TAIL = 4
"""By how many of its last signs a number is found."""


KINDS = ("person", "company", "project", "case", "document", "interview", "inspection", "lead")
"""The kinds of records that can be found, in the order in which they are shown. An index keeps their places: new ones
come at the end."""


@dataclass(frozen=True, slots=True)
class Findable:
    """What a record is found by: ``texts`` by any part, ``sounds`` by their beginnings, ``numbers`` by beginning and
    tail."""

    kind: str
    rid: str
    texts: tuple[str, ...]
    sounds: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


def pairs(text: str) -> Iterator[str]:
    """The signs of a text two by two, then the last one: 王建国 is 王建, 建国, 国. A part of it is found as a run of
    pairs, a single sign as the beginning of one; no run reaches from one text into the next."""
    plain = plain_name(text)
    for place in range(len(plain)):
        yield plain[place : place + 2]


def number_signs(number: str) -> tuple[str, ...]:
    """By what a number is found: as a whole, and by its tail."""
    plain = plain_name(number)
    return (plain, plain[-TAIL:]) if len(plain) > TAIL else (plain,) if plain else ()


def wanted_words(text: str) -> tuple[str, ...]:
    """The words that are looked for, as names are compared; each of them must be found."""
    return tuple(plain for word in text.split() if (plain := plain_name(word)))
