"""Any value of a declared type, from a seeded draw: to draw a record by strategies takes longer than all that is asked
of it."""

import types
import typing
from collections.abc import Callable
from dataclasses import is_dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from inspector_app.domain.canonical import MAX_INT
from inspector_app.domain.records import shape

Words = Callable[[Random], str]
_SECONDS = int((datetime.max - datetime.min).total_seconds())  # that a moment may lie behind the first
_ODD = "\0\t\n\r\x1b\"\\/<&'\x7f\x85\u2028\ufeff\ufffd\uffff\U0010ffff"


def any_text(luck: Random) -> str:
    """Up to eight letters of any kind, but for halves of pairs."""
    return "".join(_letter(luck) for _ in range(luck.randrange(9)))


def _letter(luck: Random) -> str:
    code = luck.choice((luck.randrange(32, 127), luck.randrange(0x4E00, 0x9FFF), luck.randrange(0x110000)))
    return luck.choice(_ODD) if luck.random() < 0.1 or 0xD800 <= code < 0xE000 else chr(code)


def drawn(luck: Random, declared: Any, words: Words = any_text) -> Any:
    """A value of a field's type; of text as ``words`` draws it."""
    inner = typing.get_args(declared)
    if isinstance(declared, types.UnionType):
        return drawn(luck, luck.choice(inner), words)
    if typing.get_origin(declared) is tuple:
        return tuple(drawn(luck, inner[0], words) for _ in range(luck.randrange(4)))
    if is_dataclass(declared):
        return declared(**{name: drawn(luck, kind, words) for name, kind in shape(declared).items()})
    if declared is str:
        return words(luck)
    return _PLAIN[declared](luck) if declared in _PLAIN else luck.choice(list(declared))


def _whole(luck: Random) -> int:
    most = MAX_INT - 1
    return luck.choice((0, 1, -1, most, -most, luck.randrange(10**9), luck.randint(-most, most)))


_PLAIN: dict[Any, Callable[[Random], Any]] = {
    types.NoneType: lambda _luck: None,
    bool: lambda luck: luck.random() < 0.5,
    int: _whole,
    date: lambda luck: date.fromordinal(luck.randint(1, date.max.toordinal())),
    datetime: lambda luck: datetime.min.replace(tzinfo=UTC) + timedelta(seconds=luck.randrange(_SECONDS)),
}
