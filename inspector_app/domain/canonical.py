"""Canonical JSON: one text for one value, so that hashes and signatures hold; what has no place in it is refused."""

import json
import re
from collections.abc import Iterable
from typing import Any

MAX_INT = 2**53
"""Whole numbers are smaller: every program reads those as they are."""
SURROGATE = re.compile("[\ud800-\udfff]")


class BadRecord(Exception):
    """A body that is not a record of its kind: wrong key, type or value. ``path`` says where."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


def canonical(value: Any) -> str:
    """Canonical JSON of plain values. Raises :class:`BadRecord` on floats, huge integers and lone surrogates."""
    if not _is_sound(value):
        _check_parts((("$", value),), "{}")
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _is_sound(value: Any) -> bool:
    """Whether there is certainly nothing wrong in it; else :func:`_check_plain` says what and where, if anything."""
    kind = type(value)
    if kind is str:
        return value.isascii() or SURROGATE.search(value) is None
    if kind is dict:
        return all(type(key) is str and _is_sound(key) for key in value) and all(map(_is_sound, value.values()))
    if kind is list:
        return all(map(_is_sound, value))
    return value is None or kind is bool or (kind is int and -MAX_INT < value < MAX_INT)


def _check_plain(value: Any) -> None:
    match value:
        case str():
            if not value.isascii() and SURROGATE.search(value):
                raise BadRecord("", "lone surrogate")
        case None | bool():
            return
        case int():
            if not -MAX_INT < value < MAX_INT:
                raise BadRecord("", "integer too large")
        case dict():
            if not all(isinstance(key, str) for key in value):
                raise BadRecord("", "key is not text")
            _check_plain(list(value))
            _check_parts(value.items(), ".{}")
        case list() | tuple():
            _check_parts(enumerate(value), "[{}]")
        case _:
            raise BadRecord("", f"{type(value).__name__} has no place in a record")


def _check_parts(parts: Iterable[tuple[Any, Any]], place: str) -> None:
    for key, item in parts:
        try:
            _check_plain(item)
        except BadRecord as bad:  # where it is, is said only now: most of what is written has nothing wrong with it
            raise BadRecord(place.format(key) + bad.path, bad.reason) from None
