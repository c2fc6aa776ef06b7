"""Whose account a list of a bank is of, as what stands above it tells: 户名：示例公司 in one cell or in two, several
labels in one cell, or the number and the name behind one label."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from inspector_app.domain.identity import half_width
from inspector_app.exchange.bank_words import words
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.heading_key import heading_key

_FIELDS = ("holder", "account", "bank")
_LONGEST, _LONGEST_ABOVE, _LONGEST_LABEL = 60, 200, 12
_SPREAD = re.compile(r"(?<=[\u3400-\u9fff])[\s\u3000]+(?=[\u3400-\u9fff])")  # 张　三
_SEVERAL = re.compile(r"[\s\u3000]{2,}")
_ANY_LABEL = r"[^\s:：,，;；\d]{2,10}"
_NUMBER = re.compile(r"(?<![\d*])\d[\d* -]{4,}\d(?![\d*])")
_EDGES = " 　'\t/／,，;；|()（）[]【】-—"
_OTHER_SIDE = re.compile("收款|对方|对手|交易")
_ENDS = {"account": "account_ends", "holder": "holder_ends"}


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above a list: whose account, its number, its bank; empty where nothing tells."""

    holder: str = ""
    account: str = ""
    bank: str = ""


def head_of(block: Block) -> Head:
    """Whose account a list is of, by what stands above it."""
    found: dict[str, str] = {}
    for row in block.above:
        texts = [cell.text.strip()[:_LONGEST_ABOVE] for _, cell in sorted(block.grid.rows.get(row, {}).items())]
        for label, value in (*_beside(texts), *(pair for text in texts for pair in _within(text))):
            _note(found, label, value)
    return Head(found.get("holder", ""), half_width(found.get("account", "")), found.get("bank", ""))


def _within(text: str) -> Iterator[tuple[str, str]]:
    """The labels in a cell, each with what stands behind it up to the next one; some are parted by blanks alone."""
    found = list(_labels().finditer(text))
    for each, end in zip(found, (*(after.start() for after in found[1:]), len(text)), strict=False):
        yield each["label"], text[each.end() : end]


def _beside(texts: list[str]) -> Iterator[tuple[str, str]]:
    """The labels that fill a cell, or stand apart in one, each with what stands behind it."""
    parts = [part for text in texts for part in _SEVERAL.split(text)]
    yield from ((part, after) for part, after in pairwise(parts) if len(part) <= _LONGEST_LABEL and _field(part))


@cache
def _labels() -> re.Pattern[str]:
    known = sorted((word for name in _FIELDS for word in words(name)), key=len, reverse=True)
    any_of = "|".join(r"\s*".join(map(re.escape, word)) for word in known)
    label = rf"(?:{any_of}|{_ANY_LABEL})(?:[(（][^)）\s]{{0,6}}[)）](?:{any_of})?)?"
    return re.compile(rf"(?:^|(?<=[\s,，;；)）]))(?P<label>(?:{label})\s*[:：]|(?:{any_of})(?=\s))")


def _field(label: str) -> str:
    """Which part of a head a label tells; empty for any other."""
    keys = [heading_key(part).upper() for part in (label, *re.split("[/／]", label))]
    known = (name for key in keys for name in _FIELDS if key in words(name))
    ends = (
        name
        for key in keys
        for name in _ENDS
        if key.endswith(tuple(words(_ENDS[name]))) and not _OTHER_SIDE.search(key)
    )
    return next(known, next(ends, ""))


def _note(found: dict[str, str], label: str, value: str) -> None:
    """Take in a value; behind the label of an account may stand its number and its holder, one behind the other."""
    name, plain = _field(label), value.strip(_EDGES)
    if not name or not plain or heading_key(plain).upper() in words(name):
        return
    told = {name: plain}
    if name != "bank":
        number = _NUMBER.search(plain)
        rest = _NUMBER.sub(" ", plain, count=1) if number else plain
        told = {"account": number[0]} if number else {}
        told |= {"holder": rest.strip(_EDGES)} if any(map(str.isalpha, rest)) else {}
    for each, text in told.items():
        found.setdefault(each, _SPREAD.sub("", " ".join(text.split()))[:_LONGEST])
