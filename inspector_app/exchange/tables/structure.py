"""How lists of others are built: the words of their lines and columns, from ``resources/lists.toml``."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.support.paths import resource

_ONLY_A_PART = re.compile(
    r"一半|部分|大半|小半|半数|只[发付给拿领结]|[还尚仍][欠差剩]|(?<!\d)(?!20\d{2}(?!\d))\d{3,6}(?!\d)(?![年.\-/]\d)"
)
"""That some was paid, or a sum: not that all was."""
_LONGEST_HALF = 6  # 晚上加班
_LONGEST_MOVEMENT = 12
_IN_HOURS = re.compile("(?:工时|小时|时数|时|h)$")


@dataclass(frozen=True)
class Structure:
    """The words of ``resources/lists.toml``, as :func:`heading_key` gives them where headings are compared."""

    total: re.Pattern[str]
    total_whole: frozenset[str]
    nobody: re.Pattern[str]
    foot: re.Pattern[str]
    groups: Mapping[str, tuple[str, ...]]
    example: str
    serial: frozenset[str]
    aside: frozenset[str]
    generic: frozenset[str]
    year: frozenset[str]
    county: frozenset[str]
    titles: Mapping[str, tuple[str, ...]]
    begins: Mapping[str, tuple[str, ...]]
    tells: Mapping[str, tuple[str, ...]]
    shares: tuple[str, ...]
    counts: tuple[str, ...]
    advances: frozenset[str]
    earlier: re.Pattern[str]
    running: re.Pattern[str]
    rest: re.Pattern[str]
    contrary: re.Pattern[str]
    unpaid: re.Pattern[str]
    paid_or_not: re.Pattern[str]
    judged: re.Pattern[str]
    settling: re.Pattern[str]
    days: Mapping[str, re.Pattern[str]]
    works: frozenset[str]
    alone: Mapping[str, frozenset[str]]
    difference: frozenset[str]
    made_on: tuple[str, ...]
    signers: frozenset[str]
    example_names: re.Pattern[str]
    left: Mapping[str, str]
    notes: Mapping[str, str]
    others: Mapping[str, str]
    ditto: frozenset[str]
    marks: Mapping[str, frozenset[str]]
    answers: Mapping[str, tuple[str, ...]]
    surnames: frozenset[str]

    def is_known(self, key: str) -> bool:
        """Whether lists have a column of this name that is none of our fields."""
        return any(key in words for words in (self.serial, self.aside, self.generic, self.year))

    def tail_of(self, key: str) -> tuple[int, int]:
        """Where the last word of such a column ends in a heading that ends with one, and how long it is: what ends last
        says what a column is."""
        tails = (key[at:] for at in range(len(key) - 1))
        return next(((len(key), len(tail)) for tail in tails if tail in self.aside), (0, 0))

    def half_of(self, text: str) -> str:
        """The part of the day that a cell names: 上午, 下午, 加班（小时）; empty for anything else."""
        key = _IN_HOURS.sub("", heading_key(text))
        overtime = next((word for word in self.answers["overtime"] if word in key), "")
        return (key if key in self.marks["halves"] else overtime) if len(key) <= _LONGEST_HALF else ""

    def movement_of(self, text: str) -> str:
        """What a line of an account did by a word of it: earned for 点工, received for 借支; empty for anything else.
        What was taken goes before what it was taken of: 加班扣款."""
        key = heading_key(text) if len(text) <= _LONGEST_MOVEMENT else ""
        for field in ("deducted", "received", "earned"):
            if any(key == word or (len(word) > 1 and word in key) for word in self.answers[field]):
                return field
        return ""

    @cached_property
    def _denied(self) -> re.Pattern[str]:
        denied = "|".join(map(re.escape, self.answers["unsettled"]))
        return re.compile(rf"(?:{denied})(?:能|予|曾|有|成功)?[发付领结清兑给到支代]")

    def says_paid(self, text: str) -> bool | None:
        """Whether words say that somebody was paid (已发放), or was not (未发放); None where they say neither."""
        plain = "".join(text.split())
        if _ONLY_A_PART.search(plain):
            return None
        if self._denied.search(plain):
            return False
        return True if any(word in plain for word in self.answers["settled"]) else None


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(heading_key, words))


@cache
def structure() -> Structure:
    """How lists are built."""
    told = tomllib.loads(resource("lists.toml").read_text(encoding="utf-8"))
    lines, columns = told["lines"], told["columns"]
    return Structure(
        re.compile("|".join(re.escape(word.replace(" ", "")) for word in lines["total"])),
        _keys(lines["total_whole"]),
        re.compile("|".join(re.escape(word) for word in lines["nobody"])),
        re.compile("|".join(re.escape(word) for word in lines["foot"])),
        {name: tuple(words) for name, words in lines["groups"].items()},
        lines["example"],
        _keys(columns["serial"]),
        _keys(columns["aside"]),
        _keys(columns["generic"]),
        _keys(columns["year"]),
        _keys(columns["county"]),
        {name: tuple(words) for name, words in columns["titles"].items()},
        {name: tuple(words) for name, words in columns["begins"].items()},
        {name: tuple(words) for name, words in columns["tells"].items()},
        tuple(columns["shares"]),
        tuple(columns["counts"]),
        _keys(columns["advances"]),
        re.compile("|".join(columns["earlier"])),
        re.compile("|".join(columns["running"])),
        re.compile("|".join(columns["rest"])),
        re.compile("|".join(columns["contrary"])),
        re.compile("|".join(columns["unpaid"])),
        re.compile("|".join(columns["paid_or_not"])),
        re.compile("|".join(columns["judged"])),
        re.compile("|".join(columns["settling"])),
        {name: re.compile("|".join(words)) for name, words in columns["days"].items()},
        _keys(columns["works"]),
        {name: _keys(words) for name, words in columns["alone"].items()},
        _keys(columns["difference"]),
        tuple(told["above"]["made_on"]),
        _keys(lines["signers"]),
        re.compile(lines["example_names"]),
        told["left"],
        told["notes"],
        told["others"],
        frozenset(lines["ditto"]),
        {name: frozenset(words) for name, words in told["attendance"]["marks"].items()},
        {name: tuple(words) for name, words in told["answers"].items()},
        frozenset((*told["people"]["surnames"], *told["people"]["long_surnames"])),
    )
