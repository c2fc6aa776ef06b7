"""Canonical JSON: one text for one value, so that hashes and signatures hold; what has no place in it is refused."""

import json
import re
from collections.abc import Collection, Iterable
from typing import Any

import orjson

MAX_INT = 2**53
"""Whole numbers are smaller: every program reads those as they are."""
SURROGATE = re.compile("[\ud800-\udfff]")


class BadRecord(Exception):
    """A body that is not a record of its kind: wrong key, type or value. ``path`` says where."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class OtherForm(BadRecord):
    """JSON that says what canonical JSON could say in other bytes."""


_SIMPLE = frozenset({str, int, bool, type(None)})
_FORM = orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER | orjson.OPT_PASSTHROUGH_SUBCLASS


def canonical(value: Any) -> str:
    """Canonical JSON of plain values. Raises :class:`BadRecord` on floats, huge integers and lone surrogates."""
    if not _is_sound(value):
        _check_parts((("$", value),), "{}")
    try:
        return orjson.dumps(value, option=_FORM).decode()
    except orjson.JSONEncodeError:  # a surrogate; or nested deeper, or of kinds of text of its own
        _check_parts((("$", value),), "{}")
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def written(value: Any) -> bytes:
    """As :func:`canonical`, of what :func:`read_json` gave and what has no float in it. Raises :class:`BadRecord`."""
    try:
        return orjson.dumps(value, option=_FORM)
    except orjson.JSONEncodeError as error:
        raise BadRecord("$", "integer too large") from error


def read_json(text: str | bytes) -> Any:
    """The plain values of JSON in UTF-8, without lone surrogates. Raises :class:`BadRecord` when it is none."""
    try:
        return orjson.loads(text)
    except (orjson.JSONDecodeError, RecursionError) as error:
        raise BadRecord("$", "not JSON") from error


def check_text(value: Any) -> None:
    """Raises :class:`BadRecord` for a lone surrogate in plain values."""
    try:
        orjson.dumps(value)
    except orjson.JSONEncodeError:  # or something that is not plain
        _check_plain(value)


def _is_sound(value: Any) -> bool:
    """Whether there is certainly nothing wrong in it but perhaps a surrogate; else :func:`_check_plain` says what and
    where, if anything."""
    kind = type(value)
    if kind is dict:
        return {str}.issuperset(map(type, value)) and _are_sound(value.values())
    if kind is list:
        return _are_sound(value)
    return kind in _SIMPLE and (kind is not int or -MAX_INT < value < MAX_INT)


def _are_sound(values: Collection[Any]) -> bool:
    """Most have nothing in them that needs a look of its own, which their types tell all at once."""
    kinds = set(map(type, values))
    if kinds <= _SIMPLE:
        return int not in kinds or all(-MAX_INT < each < MAX_INT for each in values if type(each) is int)
    return all(map(_is_sound, values))


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
