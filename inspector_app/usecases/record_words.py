"""A whole record as a person reads it: each field that tells something, in the order of the record."""

import json
from typing import Any, cast

from inspector_app.domain.records import KINDS, Record, encode, kind_of, shape
from inspector_app.support import vocabulary
from inspector_app.usecases.history_values import NOT_FOR_PEOPLE, Values

_LONG = 40


def told_fields(values: Values, record: Record) -> tuple[tuple[str, str, str], ...]:
    """Name, label and words of each field that says something; numbers of people are masked."""
    kind = kind_of(record)
    body, record_type = json.loads(encode(record)), cast("Any", KINDS[kind].type)
    return tuple(
        (name, vocabulary.label(f"{kind}.{name}"), _whole(body[name]) or values.show(kind, name, body[name]))
        for name in shape(record_type)
        if name not in (*NOT_FOR_PEOPLE, "rid") and body.get(name) not in (None, "", [], {}, False)
    )


def _whole(value: Any) -> str:
    """A text of several sentences as it stands: what a history shortens is read here."""
    return value if isinstance(value, str) and len(value) > _LONG else ""
