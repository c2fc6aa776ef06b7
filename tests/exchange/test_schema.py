"""Writer, schema and reader must agree on what a package holds."""

import json
import types
import typing
from dataclasses import is_dataclass, replace
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest
from jsonschema import Draft202012Validator

from inspector_app.domain.change import GENESIS
from inspector_app.domain.records import KINDS, BadRecord, canonical, decode, encode, plain, shape
from inspector_app.exchange import bag
from inspector_app.exchange.dividing import Stretch
from inspector_app.exchange.package import export_header
from inspector_app.exchange.schema import schema, schema_text
from inspector_app.support.errors import Trouble
from inspector_app.support.paths import resource
from tests.of_each import of_each

SCHEMA = schema()


def validator(ref: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": ref, "$defs": SCHEMA["$defs"]})


def example(expected, *, full: bool):
    """An instance of a record class or field type: with every optional part, or with none."""
    origin = typing.get_origin(expected)
    if origin in (types.UnionType, typing.Union):
        inner = next(a for a in typing.get_args(expected) if a is not types.NoneType)
        return example(inner, full=full) if full else None
    if origin is tuple:
        return (example(typing.get_args(expected)[0], full=full),) if full else ()
    if is_dataclass(expected):
        return expected(**{name: example(kind, full=full) for name, kind in shape(expected).items()})
    if issubclass(expected, StrEnum):
        return list(expected)[-1 if full else 0]
    samples = {
        bool: full,
        int: 7,
        str: "示例",
        date: date(2026, 11, 24),
        datetime: datetime(2026, 11, 24, 1, tzinfo=UTC),
    }
    return samples[expected]


def test_the_committed_file_is_the_schema():
    assert resource("schemas", "day_v1.json").read_text(encoding="utf-8") == schema_text()
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("full", [True, False])
@of_each("kind", KINDS)
def test_each_kind_of_body(kind, full):
    record = example(KINDS[kind].type, full=full)
    body = json.loads(encode(record))
    check = validator(f"#/$defs/{KINDS[kind].type.__name__}")
    check.validate(body)
    for spoiled in (
        {**body, "more": 1},
        {name: value for name, value in body.items() if name != "rid"},
        {**body, "rid": 7},
        {**body, "rid": None},
    ):
        assert not check.is_valid(spoiled)
        with pytest.raises(BadRecord):
            decode(kind, KINDS[kind].version, json.dumps(spoiled))


def test_header_and_changes_as_written(laptop):
    header = export_header(laptop.card, Stretch(0, GENESIS, tuple(laptop.journal)), [laptop.file(b"x")], laptop.made_at)
    document = {
        "export": json.loads(bag.write_header(header)),
        "changes": [json.loads(line) for line in bag.write_changes(laptop.journal).splitlines()],
    }
    check = Draft202012Validator(SCHEMA)
    check.validate(document)
    assert bag.read_header(bag.write_header(header)) == header
    for spoiled in (
        replace(header, first="1"),
        replace(header, counts=({"kind": "x"},)),
        replace(header, made_at="yesterday"),
    ):
        value = plain(spoiled)
        assert not check.is_valid({**document, "export": value})
        with pytest.raises(Trouble):
            bag.read_header(canonical(value).encode())
