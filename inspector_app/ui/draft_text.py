"""What a draft says, for a quick look and for the clipboard: its sentences, without the program's own words."""

import json
import re
from typing import Any

_LONGEST, _TITLE = 4000, 20
_OWN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}|\d{4}-\d\d-\d\d(T[\d:.+Z-]*)?|[A-Za-z_][A-Za-z0-9_.-]*")
_LONG_NUMBER = re.compile(r"\d{7,}[Xx]?")  # may be a person's


def typed_lines(body: Any) -> list[str]:
    """The texts of a draft in order; identities, dates and keys that the program wrote itself are left out."""
    if isinstance(body, dict):
        return [line for value in body.values() for line in typed_lines(value)]
    if isinstance(body, list):
        return [line for value in body for line in typed_lines(value)]
    if not isinstance(body, str) or not body.strip() or _OWN.fullmatch(body):
        return []
    return [body.strip()]


def first_words(body: Any) -> str:
    """The first thing that was typed, short, for a title; no long numbers."""
    lines = (line for line in typed_lines(plain_body(body)) if not _LONG_NUMBER.search(line))
    first = next(lines, "").splitlines()
    return first[0][:_TITLE] if first else ""


def look_text(body: Any) -> str:
    """What 查看 shows: no long numbers, for somebody may be looking on."""
    lines = [line for line in typed_lines(plain_body(body)) if not _LONG_NUMBER.fullmatch(line)]
    return _LONG_NUMBER.sub("＊＊＊", "\n".join(lines))[:_LONGEST]


def whole_text(title: str, body: Any) -> str:
    """Everything typed, under the draft's title, to be pasted elsewhere."""
    return "\n".join((title, *typed_lines(plain_body(body))))


def plain_body(body: Any) -> Any:
    """The body as a JSON value; a text that is no JSON stands for itself."""
    if not isinstance(body, str):
        return body
    try:
        return json.loads(body)
    except ValueError:
        return [body]
