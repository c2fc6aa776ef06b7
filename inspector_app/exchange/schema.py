"""The day package described as JSON Schema, made from the record classes so that it cannot differ from them."""

import json
import types
import typing
from dataclasses import is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from inspector_app.domain.change import Change
from inspector_app.domain.handover import ExportHeader
from inspector_app.domain.records import KINDS, shape

_LARGEST = 2**53 - 1
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_MOMENT = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"


def schema() -> dict[str, Any]:
    """The schema of ``export.json``, of a line of ``changes.jsonl``, and of a change's body for each kind.

    A body is JSON inside a text; ``$defs/bodies`` gives its shape by kind, in the present version of each.
    """
    named: dict[str, Any] = {}
    bodies = {kind: _described(entry.type, named) for kind, entry in KINDS.items()}
    header, change = _described(ExportHeader, named), _described(Change, named)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:inspector-app:day:1",
        "title": "Day package, format 1: data/export.json and data/changes.jsonl",
        "type": "object",
        "properties": {"export": header, "changes": {"type": "array", "items": change}},
        "required": ["export", "changes"],
        "$defs": {**dict(sorted(named.items())), "bodies": {"$defs": bodies}},
    }


def schema_text() -> str:
    """The schema as the committed file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"


def _described(expected: Any, named: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(expected)
    if origin in (types.UnionType, typing.Union):
        inner = next(option for option in typing.get_args(expected) if option is not types.NoneType)
        return {"anyOf": [_described(inner, named), {"type": "null"}]}
    if origin is tuple:
        return {"type": "array", "items": _described(typing.get_args(expected)[0], named)}
    if is_dataclass(expected):
        return _record(expected, named)
    return _scalar(expected)


def _record(expected: Any, named: dict[str, Any]) -> dict[str, Any]:
    name = expected.__name__
    if name not in named:
        named[name] = {}  # taken before its fields are described, should a class ever hold itself
        fields: dict[str, Any] = {key: _described(kind, named) for key, kind in shape(expected).items()}
        named[name] = {
            "type": "object",
            "properties": fields,
            "required": list(fields),
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{name}"}


def _scalar(expected: Any) -> dict[str, Any]:
    if expected is bool:
        return {"type": "boolean"}
    if expected is int:
        return {"type": "integer", "minimum": -_LARGEST, "maximum": _LARGEST}
    if issubclass(expected, StrEnum):
        return {"enum": [str(member) for member in expected]}
    if issubclass(expected, datetime):
        return {"type": "string", "pattern": _MOMENT}
    if issubclass(expected, date):
        return {"type": "string", "pattern": _DAY}
    return {"type": "string"}
