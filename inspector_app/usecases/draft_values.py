"""The values of a form as the plain JSON of a draft, and back, without knowing the form."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from enum import Enum
from typing import Any

from inspector_app.domain.composed import Composed
from inspector_app.domain.records import BadRecord, from_plain, plain

_TAG = "$"
_UNREAD = "$unread"
TOLD = "$told"
PLACE = "$place"
COMPOSED = "$composed"
FILES = "$files"
"""The name under which a draft keeps where files lie that were chosen; no list of drafts shows it."""
Unread = Mapping[str, Sequence[str]]  # by the name of an entry, what stands in its lines
Told = Mapping[str, Sequence[str]]  # by the name of an entry, what the screen calls it and the word of its choice


def named_values(value: Any) -> dict[str, Any]:
    """A form's value, a mapping or a record, by the names of its entries."""
    return (
        dict(value) if isinstance(value, Mapping) else {each.name: getattr(value, each.name) for each in fields(value)}
    )


def with_values(value: Any, changed: Mapping[str, Any]) -> Any:
    """The form's value with some of them changed."""
    return {**value, **changed} if isinstance(value, Mapping) else replace(value, **changed)


def same_values(one: Any, other: Any) -> bool:
    """Whether two values of a form say the same; an emptied entry says what one says that was never filled in."""
    left, right = named_values(one), named_values(other)
    return all(_said(left.get(name)) == _said(right.get(name)) for name in {*left, *right})


def written(value: Any, unread: Unread | None = None, told: Told | None = None) -> str:
    """The body of a draft: every value by name, text that is no value yet, such as half a date, and for those who only
    read the draft what the screen calls it all."""
    body = {name: _plain(each) for name, each in named_values(value).items()}
    if told:
        body[TOLD] = {name: list(words) for name, words in told.items()}
    if unread:
        body[_UNREAD] = {name: list(texts) for name, texts in unread.items()}
    return json.dumps(body, ensure_ascii=False)


def with_unread(body: str, unread: Unread) -> str:
    """The body of a record's draft with the text that is no value yet, such as half a time of day."""
    return json.dumps({**json.loads(body), _UNREAD: unread}, ensure_ascii=False) if unread else body


def unread_texts(body: Any) -> Unread:
    """The text of a draft that is no value yet, by the name of its entry."""
    found = body.get(_UNREAD) if isinstance(body, dict) else None
    return found if isinstance(found, dict) else {}


def with_place(body: str, place: Sequence[Any]) -> str:
    """The body of a draft with the place in which one wrote last; the screen that keeps it knows what names it."""
    return json.dumps({**json.loads(body), PLACE: list(place)}, ensure_ascii=False) if place else body


def is_half_typed(body: Any) -> bool:
    """Whether a draft has text that is in none of its values."""
    return bool(unread_texts(body)) or composed_in(body) is not None


def with_composed(body: str, composed: Composed | None) -> str:
    """The body of a draft with what was being composed in the place in which one writes."""
    if composed is None:
        return body
    return json.dumps({**json.loads(body), COMPOSED: [composed.text, composed.behind]}, ensure_ascii=False)


def composed_in(body: Any) -> Composed | None:
    """What was being composed as a draft was written."""
    found = body.get(COMPOSED) if isinstance(body, dict) else None
    return Composed(str(found[0]), int(found[1])) if isinstance(found, list) else None


def place_in(body: Any) -> tuple[Any, ...]:
    """The place in which one wrote last; empty where the draft tells none."""
    found = body.get(PLACE) if isinstance(body, dict) else None
    return tuple(found) if isinstance(found, list) else ()


def read_back(body: Any, fresh: Any) -> dict[str, Any]:
    """What a body says of the values that the form has now; what it cannot say any more is left out.

    ``fresh`` are the form's values as it begins: they tell what kind of record or word a value is.
    """
    known = named_values(fresh)
    found = body if isinstance(body, dict) else {}
    values = {}
    for name, value in found.items():
        if name in known:
            try:
                values[name] = _value(value, known[name])
            except (BadRecord, ValueError, TypeError, KeyError):  # of an older version of the form
                continue
    return values


def _said(value: Any) -> Any:
    return None if value in ("", (), [], {}) else value


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case datetime():
            return {_TAG: "moment", "of": value.isoformat()}
        case date():
            return {_TAG: "day", "of": value.isoformat()}
        case tuple():
            return {_TAG: "tuple", "of": [_plain(each) for each in value]}
        case list():
            return [_plain(each) for each in value]
        case Mapping():
            return {str(name): _plain(each) for name, each in value.items()}
        case _ if is_dataclass(value):
            return {_TAG: "record", "of": plain(value)}
        case _:
            return value


def _value(found: Any, fresh: Any) -> Any:
    if isinstance(found, list):
        return _kept_list(found, fresh)
    if isinstance(found, str) and type(fresh) is date:  # as dialogs of an earlier version kept a day
        return date.fromisoformat(found)
    if isinstance(found, dict) and _TAG not in found:
        return {name: _value(each, None) for name, each in found.items()}
    if isinstance(found, dict):
        return _tagged(str(found[_TAG]), found["of"], fresh)
    return type(fresh)(found) if isinstance(fresh, Enum) and found is not None else found


def _kept_list(found: list[Any], fresh: Any) -> Any:
    """A list, or a tuple where an earlier version kept one as a list."""
    return (tuple if isinstance(fresh, tuple) else list)(_value(each, None) for each in found)


def _tagged(tag: str, of: Any, fresh: Any) -> Any:
    match tag:
        case "moment":
            return datetime.fromisoformat(of)
        case "day":
            return date.fromisoformat(of)
        case "tuple":
            return tuple(_value(each, None) for each in of)
        case _:
            return from_plain(type(fresh), of, "draft")
