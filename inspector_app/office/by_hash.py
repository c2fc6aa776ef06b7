"""Finding a change by its hash. An index of whole hashes, which lie nowhere near each other, would be most of what an
import writes; one of their beginnings is a quarter of it and finds as much.
"""

from collections.abc import Iterable, Sequence

_LENGTH = 10
"""Of sixteen to the tenth beginnings two in a million changes hardly ever share one; the whole hash decides."""


def beginning(column: str) -> str:
    """What the indexes hold of a hash."""
    return f"substr({column}, 1, {_LENGTH})"


def same(one: str, other: str) -> str:
    """The condition that two columns hold one hash, which an index of either serves."""
    return f"{beginning(one)} = {beginning(other)} AND {one} = {other}"


def one_of(column: str, hashes: Sequence[str]) -> str:
    """The condition that a column holds one of these; the values for its blanks are :func:`twice` of them."""
    given = ", ".join("(?, ?)" for _ in hashes)
    return f"({beginning(column)}, {column}) IN (VALUES {given})"


def twice(hashes: Iterable[str]) -> list[str]:
    """What the blanks of :func:`one_of` stand for."""
    return [text for each in hashes for text in (each[:_LENGTH], each)]


REPLACES = "change_parent p ON p.device = {0}.device AND p.seq = {0}.seq AND p.hash = {0}.hash"
"""What a change replaces, to be joined with it."""
