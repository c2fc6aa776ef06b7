"""What a field of a record, a printed fact and a member of an enumeration are called: ``resources/vocabulary/*.toml``.

The first part of a dotted name is its file: ``person.name`` stands in ``person.toml``, and ``claims``, a name without
a dot, in ``claims.toml`` under itself. The words of an enumeration stand in the file of the module that defines it,
under ``enum`` and the name of its class. A file is read when it is first asked for.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from inspector_app.support.paths import resource

_Member = TypeVar("_Member", bound=StrEnum)
_NOUN = re.compile(r"[a-z][a-z0-9_]*")
_NOT_FIELDS = ("word", "enum")


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one field or printed fact.

    ``label`` is the official term, ``short`` what heads a column. ``type`` is that of a printed fact (text, long_text,
    integer, money, date, moment, yes_no, choice, list); money is held in 分 and entered in ``unit``. ``mask``: a number
    of a person, never shown whole beside others. ``known`` words are offered, other ones
    may be typed; ``choices`` are all there are; ``answers`` are the words for yes and no. ``headings`` are other words
    by which lists of others call it, ``parts`` those of a column that is a part of it only (of wages: 加班工资);
    ``group`` is the field of the same record that a heading above it must not contradict.
    ``hint``, ``default``, ``computed``, ``blank`` and ``example`` (invented) mean what they mean in a form;
    ``least`` and ``most`` bound an integer, in its unit;
    ``open``: a list to which lines may be added that no record knows.
    ``items`` are those of a list, some ``required`` wherever the list is printed with them; ``source`` says where a
    statutory wording comes from.
    """

    name: str
    label: str
    short: str = ""
    type: str = "text"
    unit: str = ""
    mask: bool = False
    known: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    answers: tuple[str, ...] = ("是", "否")
    headings: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    group: str = ""
    hint: str = ""
    default: str = ""
    computed: str = ""
    blank: str = ""
    example: Any = None
    least: int = 0
    most: int = 999_999_999
    required: bool = False
    open: bool = False
    source: str = ""
    items: Mapping[str, "Entry"] = field(default_factory=dict)

    @property
    def long(self) -> bool:
        """Whether it wants several lines."""
        return self.type == "long_text"

    def answer(self, value: bool) -> str:
        """The word for yes or no: 是, or what the field says in its place."""
        return self.answers[not value]

    @property
    def with_unit(self) -> str:
        """The label with the unit in which a value is entered: 合同价（元）."""
        return f"{self.label}（{self.unit}）" if self.unit else self.label

    @property
    def column(self) -> str:
        """The short word with the unit: 金额（元）."""
        return f"{self.short}（{self.unit}）" if self.unit else self.short


@cache
def entry(name: str) -> Entry:
    """The entry of a dotted name. Raises :class:`KeyError` when there is none."""
    noun, _, own = name.partition(".")
    key = own or noun
    if key in _NOT_FIELDS or key not in _file(noun):
        raise KeyError(name)
    return _entry(name, _file(noun)[key])


def bounds(name: str, of: str = "") -> tuple[int, int]:
    """The least and the most that an integer may be, ``of`` a list of which it is an item; the usual ones of what only
    a bureau's own form has."""
    try:
        known = entry(of).items[name] if of else entry(name)
    except KeyError:
        known = Entry(name, name)
    return known.least, known.most


def label(name: str) -> str:
    """The official term of a field or fact. Raises :class:`KeyError`."""
    return entry(name).label


def short(name: str) -> str:
    """What heads a column of a field or fact. Raises :class:`KeyError`."""
    return entry(name).short


def word(member: StrEnum) -> str:
    """The word of a member of an enumeration. Raises :class:`KeyError` when nobody gave it one."""
    return _words(_noun_of(type(member)), type(member).__name__)[member.value]


def words(enumeration: type[_Member]) -> dict[_Member, str]:
    """Every member of an enumeration with its word, in their order. Raises :class:`KeyError`."""
    return {member: word(member) for member in enumeration}


def record_word(kind: str) -> str:
    """What a record of this kind is called; 其他记录 for a kind of a newer program, whatever its name."""
    return str(_file(kind)["word"]) if kind in nouns() and "word" in _file(kind) else "其他记录"


@cache
def nouns() -> tuple[str, ...]:
    """The nouns that have a file."""
    return tuple(sorted(path.stem for path in resource("vocabulary").glob("*.toml")))


def entries(noun: str) -> dict[str, Entry]:
    """The entries of a noun by their full names. Raises :class:`KeyError` for a noun without a file."""
    names = (noun if key == noun else f"{noun}.{key}" for key in _file(noun) if key not in _NOT_FIELDS)
    return {name: entry(name) for name in names}


def enumerations(noun: str) -> Mapping[str, Mapping[str, str]]:
    """The words of the enumerations of a noun's file by class and value. Raises :class:`KeyError`."""
    found: Mapping[str, Mapping[str, str]] = _file(noun).get("enum", {})
    return found


@cache
def _file(noun: str) -> Mapping[str, Any]:
    path = resource("vocabulary", f"{noun}.toml")
    if not _NOUN.fullmatch(noun) or not path.is_file():
        raise KeyError(noun)
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _noun_of(enumeration: type[StrEnum]) -> str:
    return enumeration.__module__.rpartition(".")[2]


def _words(noun: str, enumeration: str) -> Mapping[str, str]:
    return enumerations(noun)[enumeration]


def _entry(name: str, told: Any) -> Entry:
    """An entry as a file tells it: a label alone, or a table; ``like`` another one but for what the table says."""
    table: dict[str, Any] = {"label": told} if isinstance(told, str) else dict(told)
    for key in ("known", "headings", "parts", "answers"):
        if key in table:
            table[key] = tuple(table[key])
    if "choices" in table:
        table["choices"] = _choices(table["choices"])
    if "items" in table:
        table["items"] = {key: _entry(f"{name}.{key}", item) for key, item in table["items"].items()}
    if model := table.pop("like", ""):
        return _alike(name, entry(model), table)
    made = Entry(name, **table)
    return made if made.short else replace(made, short=made.label)


def _alike(name: str, model: Entry, table: dict[str, Any]) -> Entry:
    own_short = {"short": table["label"]} if "label" in table else {}
    return replace(model, name=name, **own_short | table)


def _choices(told: list[str] | str) -> tuple[str, ...]:
    """The choices themselves, or the words of an enumeration (``debt.PaymentMethod``)."""
    return tuple(told) if isinstance(told, list) else tuple(_words(*told.split(".")).values())
