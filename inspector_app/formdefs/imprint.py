"""What makes an edition the edition it is: everything that it prints, as one hash.

A form file takes words from the vocabulary and from fragments, so the bytes of the file alone say neither that an
edition is unchanged nor that it is another one. Its imprint is taken of the form when it is read whole. What is not
printed does not count: labels and hints on the screen, examples, where a value comes from, what is required, gates
and limits (law binds those), the days on which it is valid.
"""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from inspector_app.domain.records import canonical
from inspector_app.formdefs.model import Block, Cell, Column, CopyDef, FactDef, FactType, Form, Origin, SignatureLine
from inspector_app.support.files import sha256

_OF_A_FORM = ("id", "edition", "title", "kind", "number_pattern", "blocks", "copies", "landscape", "page_signatures")
_OF_A_FACT = ("name", "type", "choices", "default", "blank", "when")
_UNPRINTED = {Block: ("place",), Column: ("sensitive",)}


def imprint(form: Form) -> str:
    """The SHA-256 of what an edition prints. The order in which its facts are declared does not count."""
    told = {name: _plain(getattr(form, name)) for name in _OF_A_FORM}
    if form.layout > 1:
        told["layout"] = form.layout
    return sha256(canonical(told | {"facts": _facts(form.facts)}).encode())


def _facts(facts: Iterable[FactDef]) -> list[dict[str, Any]]:
    return sorted((_fact(fact) for fact in facts), key=lambda fact: str(fact["name"]))


def _fact(fact: FactDef) -> dict[str, Any]:
    told: dict[str, Any] = {name: getattr(fact, name) for name in _OF_A_FACT if getattr(fact, name)}
    if fact.type is FactType.TEXT:
        del told["type"]
    if fact.origin is Origin.COMPUTED:
        told["computed"] = fact.source
    return told | ({"items": _facts(fact.items)} if fact.items else {})


def _plain(value: Any) -> Any:
    """Plain JSON. A part keeps what differs from its default: a key added to forms later changes no imprint."""
    match value:
        case Block() | Cell() | Column() | CopyDef() | SignatureLine():
            left_out = _UNPRINTED.get(type(value), ())
            told = {each.name: (getattr(value, each.name), each.default) for each in fields(value)}
            return {
                name: _plain(own) for name, (own, default) in told.items() if own != default and name not in left_out
            }
        case tuple():
            return [_plain(each) for each in value]
        case float():
            return str(value)  # millimetres: canonical JSON holds no fractions
        case _:
            return value
