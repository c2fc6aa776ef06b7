"""Which records a record names: the identities in its fields, also inside the values that it holds, and moving them."""

import typing
from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from datetime import date
from functools import cache
from typing import Any, TypeVar

from inspector_app.domain.lead import LeadKind, came_words
from inspector_app.domain.records import shape

T = TypeVar("T")


@cache
def naming_fields(record_type: Any) -> tuple[str, ...]:
    """The fields of a class that hold identities of other records (``…_rid``, ``…_rids``), or values that do."""
    return tuple(name for name, hint in shape(record_type).items() if _names(name, hint))


def renamed(record: T, into: Mapping[str, str]) -> T:
    """The record with every identity that it names taken over into another one; each stands once in a list."""
    changed = {name: _renamed(getattr(record, name), into) for name in naming_fields(_class(record))}
    different = {name: value for name, value in changed.items() if value != getattr(record, name)}
    return _with(record, different) if different else record


def named_back(now: T, before: T, after: T, old: str, new: str) -> T:
    """A record with the identity ``old`` again wherever a change from ``before`` to ``after`` had put ``new`` there.

    What was named otherwise since stays as it is ``now``.
    """
    changed = {
        name: _back(getattr(now, name), getattr(before, name), getattr(after, name), old, new)
        for name in naming_fields(_class(now))
    }
    return _with(now, changed)


def _class(record: object) -> Any:
    return type(record)


def _with(record: T, changed: Mapping[str, Any]) -> T:
    made: T = replace(typing.cast("Any", record), **changed)
    return made


def _names(name: str, hint: Any) -> bool:
    if name.endswith(("_rid", "_rids")):
        return True
    inner = inner_class(hint)
    return inner is not None and bool(naming_fields(inner))


def inner_class(hint: Any) -> Any:
    """The class of the values that a field of this type holds, one or several; None where it holds plain ones."""
    return next(
        (part for part in (hint, *typing.get_args(hint)) if is_dataclass(part) and isinstance(part, type)), None
    )


def _renamed(value: Any, into: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return into.get(value, value)
    if isinstance(value, tuple):
        moved = tuple(_renamed(item, into) for item in value)
        return value if moved == value else tuple(dict.fromkeys(moved))
    return renamed(value, into) if is_dataclass(value) and not isinstance(value, type) else value


def _back(now: Any, before: Any, after: Any, old: str, new: str) -> Any:
    if now == after:
        return before
    if isinstance(now, str):
        return now
    if isinstance(now, tuple) and old in before and new in now:
        kept = (new,) if new in before else ()
        return tuple(dict.fromkeys(each for item in now for each in ((old, *kept) if item == new else (item,))))
    if is_dataclass(now) and before is not None and after is not None:
        return named_back(now, before, after, old, new)
    return now


_OWN = ("title", "name", "site_name", "matter", "number")
ABOUT = ("person_rid", "company_rid", "project_rid", "subject_rid", "case_rid")
"""The fields of a record by which one without a name of its own is called: whom or what it is about."""


def own_name(fields: Mapping[str, Any]) -> str:
    """What a record is called by its own fields, as they stand in its JSON; empty when it has no name."""
    words = [word for each in _OWN if isinstance(word := fields.get(each), str) and word]
    return "　".join(words) or _lead(fields)


def _lead(fields: Mapping[str, Any]) -> str:
    """线索: the unit complained of, else how and when it came."""
    if fields.get("respondent") or not {"respondent", "channel", "received_on"} <= fields.keys():
        return str(fields.get("respondent") or "")
    received_on = fields["received_on"]
    day = received_on if isinstance(received_on, date) else date.fromisoformat(received_on)
    return came_words(str(fields["channel"]), LeadKind(fields["kind"]), day)
