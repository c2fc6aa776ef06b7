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
    kinds = [_kind(line) for line in lines]
    first = next((at for at, kind in enumerate(kinds) if kind), len(kinds))
    if _NAME not in kinds or kinds[first] == _NAME:
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
    kinds = [_kind(line) for line in lines]
    names = [at for at, kind in enumerate(kinds) if kind == _NAME]
    if len(names) < 2 or any(kind in _OWN for kind in kinds[: names[-1]]):
        return []
    return [at for at in range(names[-1] + 1, len(kinds)) if _tells_number(lines[at])]


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
