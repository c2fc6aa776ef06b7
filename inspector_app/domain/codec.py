"""Between values of our classes and plain ones (dicts, lists, text, integers, booleans, None), by the types of their
fields. How a type is read and written is looked up once, and not again for each of thousands of values.
"""

import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from inspector_app.domain.canonical import MAX_INT, BadRecord, OtherForm, check_text, read_json, written


@cache
def shape(record_type: type[Any]) -> dict[str, Any]:
    """Field names of a record class with their resolved types, in the order they are written."""
    hints = typing.get_type_hints(record_type)
    return {field.name: hints[field.name] for field in fields(record_type)}


def plain(value: Any) -> Any:
    """A record, or any value inside one, as dicts, lists, text, integers, booleans and None."""
    kind: Any = type(value)
    return value if kind in _AS_THEY_ARE else _writer(kind)(value)


_AS_THEY_ARE = frozenset({str, int, bool, type(None)})


@cache
def _writer(kind: Any) -> Callable[[Any], Any]:
    record_type: Any = kind
    if is_dataclass(kind):
        return _record_writer(tuple(shape(record_type)))
    if issubclass(kind, datetime):
        return _moment_text
    if issubclass(kind, date):
        return lambda value: value.isoformat()
    if issubclass(kind, tuple):
        return lambda value: [plain(item) for item in value]
    return str if issubclass(kind, StrEnum) else lambda value: value


def _moment_text(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _record_writer(names: tuple[str, ...]) -> Callable[[Any], Any]:
    """Fields one by one, looked at where they stand: a call for each would be most of the work."""
    parts = attrgetter(*names, names[0])  # of one name alone it would give no tuple

    def write(value: Any) -> Any:
        return {
            name: part if type(part) in _AS_THEY_ARE else plain(part)
            for name, part in zip(names, parts(value), strict=False)
        }

    return write


def from_plain(expected: Any, value: Any, path: str) -> Any:
    """Plain values as the expected type. Exact key sets and exact types; raises :class:`BadRecord`."""
    try:
        check_text(value)
        return _reader(expected, exact=False)(value)
    except BadRecord as bad:
        raise BadRecord(path + bad.path, bad.reason) from bad


def read_plain(expected: Any, value: Any, path: str) -> Any:
    """As :func:`from_plain`, of what :func:`read_json` gave: that has no lone surrogate."""
    try:
        return _reader(expected, exact=False)(value)
    except BadRecord as bad:
        raise BadRecord(path + bad.path, bad.reason) from bad


def read_exactly(expected: Any, data: bytes, path: str) -> Any:
    """The value of the expected type whose canonical JSON is this, byte for byte; raises :class:`BadRecord`."""
    value = read_json(data)
    if written(value) != data:
        raise OtherForm(path, "other bytes than we would write")
    try:
        return _reader(expected, exact=True)(value)
    except BadRecord as bad:
        raise type(bad)(path + bad.path, bad.reason) from bad


Read = Callable[[Any], Any]
"""Makes one value of a type from plain ones; the path of its :class:`BadRecord` begins at that value."""
Accepted = Mapping[type[Any], Read | None]
"""Of which types a plain value may be, and what makes the value of it; None where it stays as it is."""
_MOST_REMEMBERED = 1000


@cache
def _accepted(expected: Any, *, exact: bool) -> Accepted:
    """How values of a type are read. ``exact``: what :func:`written` wrote again, so every whole number is small; a day
    or a moment must be written as we would."""
    origin = typing.get_origin(expected)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in typing.get_args(expected) if a is not types.NoneType)
        return {**_accepted(inner, exact=exact), types.NoneType: None}
    if origin is tuple:
        return {list: _list_reader(_reader(typing.get_args(expected)[0], exact=exact))}
    if is_dataclass(expected):
        return {dict: _record_reader(expected, exact=exact)}
    if expected in (bool, str):
        return {expected: None}
    return {int: None if exact else _small} if expected is int else {str: _word_reader(expected, exact=exact)}


@cache
def _reader(expected: Any, *, exact: bool) -> Read:
    accepted = _accepted(expected, exact=exact)
    whole = accepted.get(dict)

    def read(value: Any) -> Any:
        if whole is not None and type(value) is dict:
            return whole(value)
        part = _part_for(accepted, type(value))
        return value if part is None else part(value)

    return read


def _part_for(accepted: Accepted, kind: type[Any]) -> Read | None:
    """What reads a plain value of this type. Raises :class:`BadRecord` when none does."""
    if kind in accepted:
        return accepted[kind]
    base = next((each for each in accepted if issubclass(kind, each) and each is not int), None)  # a bool is an int
    if base is None:
        raise BadRecord("", next(_WANTED[each] for each in accepted))
    return accepted[base]


_WANTED: Mapping[type[Any], str] = {
    str: "text is expected", int: "int is expected", bool: "bool is expected", list: "a list is expected",
    dict: "keys differ: not an object",
}  # fmt: skip


def _list_reader(inner: Read) -> Read:
    def read(value: Any) -> Any:
        found: list[Any] = []
        try:
            for item in value:
                found.append(inner(item))  # noqa: PERF401 - how far it came says where a bad one stands
        except BadRecord as bad:
            raise type(bad)(f"[{len(found)}]{bad.path}", bad.reason) from bad
        return tuple(found)

    return read


Steps = Sequence[tuple[int, Read]]
"""Which of a record's values, by their places, need a look of their own."""


def _record_reader(expected: Any, *, exact: bool) -> Read:
    """By the types of all its values at once: most records of a class have the same, and what is to be done with these
    is remembered."""
    known = shape(expected)
    names = tuple(known)
    accepted = [_accepted(kind, exact=exact) for kind in known.values()]
    take: Callable[[Any], Any] = itemgetter(*names) if len(names) > 1 else lambda value: (value[names[0]],)
    remembered: dict[tuple[type[Any], ...], Steps] = {}

    def read(value: Any) -> Any:
        found: list[Any] | None
        try:
            found = list(take(value))
        except KeyError:
            found = None
        if found is None or len(found) != len(value):
            raise BadRecord("", f"keys differ: {', '.join(sorted(map(str, value.keys() ^ known.keys())))}")
        kinds = tuple(map(type, found))
        steps = remembered.get(kinds)
        if steps is None:
            if len(remembered) >= _MOST_REMEMBERED:  # somebody sends every mixture there is
                remembered.clear()
            steps = remembered[kinds] = _steps(names, accepted, kinds)
        place = 0
        try:
            for place, part in steps:
                found[place] = part(found[place])
        except BadRecord as bad:
            raise type(bad)(f".{names[place]}{bad.path}", bad.reason) from bad
        return expected(*found)

    return read


def _steps(names: Sequence[str], accepted: Sequence[Accepted], kinds: Sequence[type[Any]]) -> Steps:
    """Raises :class:`BadRecord` for a value of a type that its field does not have."""
    found = []
    for place, (name, part_kinds, kind) in enumerate(zip(names, accepted, kinds, strict=True)):
        try:
            part = _part_for(part_kinds, kind)
        except BadRecord as bad:
            raise BadRecord(f".{name}", bad.reason) from bad
        if part is not None:
            found.append((place, part))
    return found


def _small(value: int) -> int:
    if not -MAX_INT < value < MAX_INT:
        raise BadRecord("", "integer too large")
    return value


def _word_reader(expected: Any, *, exact: bool) -> Read:
    """Of moments, days and members of an enumeration, which stand as text."""
    made, again = _DAYS[expected] if expected in _DAYS else ({str(each): each for each in expected}.__getitem__, str)

    def read(value: Any) -> Any:
        try:
            found = made(value)
        except (ValueError, OverflowError, KeyError) as error:
            raise BadRecord("", f"{value[:40]!r} is not a {expected.__name__}") from error
        if exact and again(found) != value:
            raise OtherForm("", f"{value[:40]!r} is not as we write a {expected.__name__}")
        return found

    return read


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


_DAYS: Mapping[Any, tuple[Read, Read]] = {
    datetime: (_moment, _moment_text), date: (date.fromisoformat, date.isoformat),
}  # fmt: skip
