"""Numbers and sums on lines of their own, without a name: whether they are of whoever is named above them or below.

Where the first of them stands above the first name, each person begins with such a line: 3400…, 示例甲, 8600, 3400…,
示例乙. Where neither order holds for all, nobody knows whose a number is.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from inspector_app.exchange.tables.chat.person import Doubt
from inspector_app.exchange.tables.chat.tokens import tokens
from inspector_app.exchange.tables.chat.words import is_name

_NUMBERS = ("id", "phone", "card")
_LABEL = re.compile(r"^[^\d\s:：]{2,8}[:：]")
_NAMES = re.compile(r"^(?:姓名|名字)[:：]")
_NAME, _OWN = "name", (*_NUMBERS, "sum")
_SPEAKS = re.compile("[我俺他她]")


def cards(lines: Sequence[str]) -> list[range]:
    """The places of the lines of each person where something of his own stands above his name; nothing where it stands
    behind or below. Raises :class:`Doubt` where nobody can tell."""
    first = next((at for at, line in enumerate(lines) if _kind(line)), None)
    if first is None or _kind(lines[first]) == _NAME:
        return []
    kinds = [_kind(line) for line in lines]
    if _NAME not in kinds:
        return []
    starts = [at for at, kind in enumerate(kinds) if kind == kinds[first]]
    found = [_together(kinds, start, end) for start, end in pairwise([*starts, len(kinds)])]
    taken = {at for each in found for at in each}
    is_each = all([kinds[at] for at in each].count(_NAME) == 1 for each in found)
    if is_each and all(at in taken for at, kind in enumerate(kinds) if kind):
        return found
    if any(kind in _OWN for kind in kinds[kinds.index(_NAME) :]):
        raise Doubt
    return []


def _together(kinds: Sequence[str], start: int, end: int) -> range:
    """The places of the lines between two that tell of somebody, up to the first that does not."""
    return range(start, next((at for at in range(start, end) if not kinds[at]), end))


def from_name(lines: Sequence[str]) -> str:
    """The lines of a person as one that begins with his name."""
    return " ".join(sorted(map(str.strip, lines), key=lambda line: _kind(line) != _NAME))


def numbers_of_writer(lines: Sequence[str]) -> list[int]:
    """The places of numbers below the last of several people of whom no other has anything below his name: they may be
    those of whoever writes."""
    last = next((at for at in reversed(range(len(lines))) if _kind(lines[at]) == _NAME), len(lines))
    found = [at for at in range(last + 1, len(lines)) if _tells_number(lines[at])]
    kinds = [_kind(line) for line in lines[:last]] if found else []
    return found if _NAME in kinds and not {*_OWN} & {*kinds} else []


def _tells_number(line: str) -> bool:
    return not _SPEAKS.search(line) and any(part.kind in _NUMBERS for part in tokens(line))


def _kind(line: str) -> str:
    """What a line tells: ``name`` of somebody, else his number or his sum alone; empty for any other."""
    value = _LABEL.sub("", line.strip())
    kinds = {part.kind for part in tokens(line)} - {"mark"}
    if _NAME in kinds or is_name(_NAMES.sub("", line.strip())):
        return _NAME
    told = {part.kind for part in tokens(value)} - {"mark"}
    return told.pop() if len(told) == 1 and told <= {*_OWN} else ""
