"""A form written out in full, one line for each thing it says, so that two forms can be compared line by line.

Whoever decides about an edition must see what is different on the paper, not how its file is written: names of facts
and includes are looked up, what goes without saying is left out, and so are examples.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from inspector_app.formdefs.fragments import ARRAYS
from inspector_app.formdefs.resolve import resolved

_FIRST = ("name", "label", "kind", "type", "title")
_LEFT_OUT = ("example",)
_UNSAID = {"type": "text", "required": False, "sensitive": False, "printed": True, "span": 1, "align": "left"}


def written_out(text: str) -> str:
    """The lines of a form file in full; a text that is no TOML comes back as it is."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError:  # told where the file is refused
        return text
    whole = resolved(raw, "", [])
    for key in ("facts", "sentence"):  # in which order they are declared does not count
        if isinstance(whole.get(key), list):
            whole[key] = sorted(whole[key], key=lambda each: str(each.get("name")) if isinstance(each, dict) else "")
    said = [key for key in whole if key not in ("example", "wording")]
    keys = sorted(said, key=lambda key: ARRAYS.index(key) if key in ARRAYS else -1)
    return "".join(f"{line}\n" for key in keys for line in _lines(key, whole[key], ""))


def _lines(key: str, value: Any, indent: str) -> Iterator[str]:
    if not _has_tables(value):
        yield f"{indent}{key} = {_value(value)}"
        return
    for each in value:
        yield from _table(key, each, indent) if isinstance(each, dict) else _lines(key, each, f"{indent}  ")


def _table(key: str, table: Mapping[str, Any], indent: str) -> Iterator[str]:
    """A table's own values on one line, the tables inside it below."""
    said = {each: value for each, value in table.items() if each not in _LEFT_OUT and _UNSAID.get(each) != value}
    inside = {each: value for each, value in said.items() if _has_tables(value)}
    order = sorted(set(said) - set(inside), key=lambda each: (_FIRST.index(each) if each in _FIRST else 9, each))
    yield f"{indent}{key}: " + ", ".join(f"{each} = {_value(said[each])}" for each in order)
    for each in sorted(inside):
        yield from _lines(each, inside[each], f"{indent}  ")


def _has_tables(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(each, dict | list) for each in value)


def _value(value: Any) -> str:
    """As TOML writes it; the line ends around a text do not count in a form."""
    match value:
        case str():
            return json.dumps(value.strip("\n"), ensure_ascii=False)
        case bool():
            return str(value).lower()
        case list():
            return f"[{', '.join(_value(each) for each in value)}]"
        case _:
            return str(value)
