"""What a reader looks for in a list: the fields of a kind of list with the words they go by, all from data.

The words stand in ``resources/vocabulary`` (headings, parts) and ``resources/lists.toml``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from itertools import combinations
from typing import NamedTuple, Self

from inspector_app.domain.project import Project
from inspector_app.exchange.tables.columns.heading_key import LONGEST_HEADING, heading_key
from inspector_app.exchange.tables.structure import structure
from inspector_app.support import vocabulary

_APART = re.compile(r"[/／、\\|\n]|[(\[【〔（]|[)\]】〕）]")
_OF_ALL = re.compile("[总共计]")
_LATIN = re.compile(r"[a-z]+")
_SHORTEST_CONTAINED = 2
_LONGEST_WORD = 20


class Shape(StrEnum):
    """What the cells of a field hold."""

    TEXT = "text"
    NUMBER = "number"  # an identifier: no digit of it may be lost
    AMOUNT = "amount"
    COUNT = "count"
    FIGURE = "figure"  # a count that lists add up, such as days
    DAY = "day"
    PERIOD = "period"


class Fit(StrEnum):
    """How a heading was recognised, the surest first."""

    EXACT = "exact"
    PIECE = "piece"
    PART = "part"
    CONTAINED = "contained"


class Match(NamedTuple):
    """The field a heading names, how surely, and the word that was found in it."""

    field: str
    fit: Fit
    word: str


@dataclass(frozen=True)
class ListField:
    """A field: its name, the title we print, the words of its headings, and those of columns that are a part of it.

    ``is_own``: a heading of lists of our own, known by its whole name alone. ``by_tail``: of its numbers the last
    figures tell whose they may be, so that one that is masked is read.
    """

    name: str
    title: str
    shape: Shape
    words: tuple[str, ...]
    parts: tuple[str, ...] = ()
    group: str = ""
    is_own: bool = False
    by_tail: bool = False

    @classmethod
    def of(cls, name: str, entry_name: str, shape: Shape, *others: str) -> Self:
        """The field of an entry of the vocabulary, by every word that lists of others have for it, or for ``others``
        that mean the same in this kind of list."""
        entry = vocabulary.entry(entry_name)
        told = [word for each in (entry, *map(vocabulary.entry, others)) for word in _words_of(each)]
        words = tuple(dict.fromkeys(heading_key(word) for word in told))
        parts = tuple(heading_key(each) for each in entry.parts)
        return cls(name, entry.with_unit, shape, words, parts, entry.group)


def _words_of(entry: vocabulary.Entry) -> tuple[str, ...]:
    return (entry.label, entry.short, *entry.headings)


@dataclass(frozen=True)
class ListKind:
    """A kind of list: its fields, the one that every line must have, and whether a month above it counts for its lines.

    ``group`` is the field that a line of its own tells for the lines below it; ``titles`` are the amounts that
    a title's words may give to a heading without a name of its own. ``days`` is the field that days of the month as
    columns add up to. ``beside``: another kind of list whose columns are known here and not sought. ``instead``: a
    field whose column is that of another one where that has none (姓名 by 户名). ``day`` is the field that tells when a
    line happened.
    """

    name: str
    fields: tuple[ListField, ...]
    anchor: str
    identity: str = ""
    has_months: bool = False
    titles: tuple[str, ...] = ()
    plain_amount: str = ""
    group: str = ""
    days: str = ""
    instead: tuple[str, str] = ("", "")
    beside: str = ""
    day: str = ""

    @property
    def is_of_people(self) -> bool:
        """Whether its lines are people, and no projects or movements of an account."""
        return self.identity == "id_number"

    @property
    def has_any_names(self) -> bool:
        """Whether its lines may be called anything: projects, and no people or days."""
        return not self.identity and self.by_name[self.anchor].shape is Shape.TEXT

    @cached_property
    def by_name(self) -> Mapping[str, ListField]:
        return {field.name: field for field in self.fields}

    @cached_property
    def whole(self) -> Mapping[str, str]:
        return {word: field.name for field in reversed(self.fields) for word in field.words}

    @cached_property
    def partly(self) -> Mapping[str, str]:
        return {word: field.name for field in self.fields for word in field.parts}

    @cached_property
    def _contained(self) -> Mapping[str, list[tuple[str, Fit]]]:
        words = [(word, name, Fit.CONTAINED) for word, name in self.whole.items() if not self.by_name[name].is_own]
        words += [(word, name, Fit.PART) for word, name in self.partly.items()]
        found: dict[str, list[tuple[str, Fit]]] = {}
        for word, name, fit in words:
            found.setdefault(word, []).append((name, fit))
        return found

    def _sum_at_end(self, key: str) -> tuple[int, int]:
        """Where a letter that is an amount by itself (欠) ends a heading, as :meth:`.Structure.tail_of` tells it."""
        name = self.whole.get(key[-1:], "")
        return (len(key), 1) if name and self.by_name[name].shape is Shape.AMOUNT else (0, 0)

    def match(self, text: str) -> Match | None:
        """What a heading names, None for what is none of this kind's fields."""
        return _matched(self.name, text)

    def is_named(self, text: str) -> bool:
        """Whether a text is the whole name of a field, as :meth:`match` says it by :attr:`Fit.EXACT`."""
        key = heading_key(text)
        return key in self.whole or _LATIN.sub("", key) in self.whole

    def find(self, text: str) -> Match | None:
        """The same, not remembered."""
        key = heading_key(text)
        for same in dict.fromkeys((key, _LATIN.sub("", key))):  # 姓名Name is 姓名
            if same in self.whole:
                return Match(self.whole[same], Fit.EXACT, same)
            if same in self.partly:
                return Match(self.partly[same], Fit.PART, same)
        if not key or structure().is_known(key):
            return None
        pieces = [piece for piece in map(heading_key, _APART.split(text[:LONGEST_HEADING])) if piece]
        for piece in sorted(pieces, key=lambda piece: self.whole.get(piece) != self.anchor):  # 班组长/工人: who it is
            name = self.whole.get(piece, "")
            if name and len(piece) >= _SHORTEST_CONTAINED and not self.by_name[name].is_own:
                return Match(name, Fit.PIECE, piece)
        if len(key) > _LONGEST_WORD:
            return None
        # The word that ends last says what the column is: 工资卡开户行 is a bank, not a card.
        found = [
            (key.rindex(word) + len(word), len(word), word, name, fit)
            for word in {key[at:end] for at, end in combinations(range(len(key) + 1), 2)}
            for name, fit in self._contained.get(word, ())
            if len(word) >= _SHORTEST_CONTAINED
            and not (word.endswith("工") and key[key.rindex(word) + len(word) :].startswith(("资", "钱")))
        ]
        ends, sum_ends = max([(0, 0), *(each[:2] for each in found)]), self._sum_at_end(key)
        if sum_ends > max(ends, structure().tail_of(key)):
            fit = Fit.CONTAINED if _OF_ALL.search(key) else Fit.PART
            return Match(self.whole[key[-1]], fit, key[-1])  # 点工欠 is a sum, though 点工 stands in it
        if not found or ends < structure().tail_of(key):
            return None  # 开工日期 is a day, though 工日 stands in it
        # 已付工资合计 was paid, though it ends like a sum of what was earned.
        other = [each for each in found if each[3] in self.titles and each[4] is Fit.CONTAINED]
        rather = [each for each in other if each[3] != self.plain_amount]
        last = max(found)
        _, _, word, name, fit = max(rather) if rather and last[3] == self.plain_amount else last
        return Match(name, fit, word)


@lru_cache(maxsize=8192)
def _matched(kind: str, text: str) -> Match | None:
    return kinds()[kind].find(text)


_WAGES = (
    ("name", "person.name", Shape.TEXT),
    ("id_number", "person.id_number", Shape.NUMBER),
    ("phone", "person.phone", Shape.NUMBER),
    ("address", "person.address", Shape.TEXT),
    ("job", "wage_claim.job", Shape.TEXT),
    ("crew", "wage_claim.crew", Shape.TEXT),
    ("employer", "person.employer", Shape.TEXT),
    ("first_day", "wage_claim.first_day", Shape.DAY),
    ("last_day", "wage_claim.last_day", Shape.DAY),
    ("period", "wage_claim.period", Shape.PERIOD),
    ("months", "wage_claim.months", Shape.COUNT),
    ("rate", "wage_claim.rate", Shape.COUNT),
    ("attendance", "wage_claim.attendance", Shape.COUNT),
    ("earned", "wage_claim.earned_fen", Shape.AMOUNT),
    ("deducted", "wage_claim.deducted_fen", Shape.AMOUNT),
    ("received", "wage_claim.received_fen", Shape.AMOUNT),
    ("net", "wage_claim.net_fen", Shape.AMOUNT),
    ("owed", "wage_claim.owed_fen", Shape.AMOUNT),
    ("leader", "wage_claim.leader_fen", Shape.AMOUNT),
    ("admitted", "wage_claim.admitted_fen", Shape.AMOUNT),
    ("bank", "person.bank", Shape.TEXT),
    ("card", "person.card", Shape.NUMBER),
    ("card_keeper", "wage_claim.card_keeper", Shape.TEXT),
    ("note", "wage_claim.note", Shape.TEXT),
)
_OWN_WAGES = (
    ("found", "wage_claim.found_fen", Shape.AMOUNT),
    ("disputed", "wage_claim.disputed_fen", Shape.AMOUNT),
    ("advance", "wage_claim.advance_fen", Shape.AMOUNT),
    ("nature", "wage_claim.nature", Shape.TEXT),
    ("disposition", "wage_claim.disposition", Shape.TEXT),
    ("hours_system", "wage_claim.hours_system", Shape.TEXT),
    ("deductions", "wage_claim.deductions", Shape.TEXT),
    ("card_told_by", "wage_claim.card_told_by", Shape.TEXT),
    ("card_told_on", "wage_claim.card_told_on", Shape.DAY),
)
"""What only lists of wages that left this program tell."""
_LEDGER_SHAPES = {
    "code": Shape.NUMBER, "manager_phone": Shape.NUMBER, "contract_fen": Shape.AMOUNT, "unpaid_fen": Shape.AMOUNT,
    "heads": Shape.COUNT, "started_on": Shape.DAY,
}  # fmt: skip
_STATEMENT = (
    ("day", "statement_line.day", Shape.DAY),
    ("time", "statement_line.time", Shape.TEXT),
    ("income", "statement_line.in_fen", Shape.AMOUNT),
    ("outgo", "statement_line.out_fen", Shape.AMOUNT),
    ("amount", "statement_line.amount_fen", Shape.AMOUNT),
    ("side", "statement_line.side", Shape.TEXT),
    ("balance", "statement_line.balance_fen", Shape.AMOUNT),
    ("party", "statement_line.party", Shape.TEXT),
    ("party_account", "statement_line.party_account", Shape.NUMBER),
    ("party_bank", "statement_line.party_bank", Shape.TEXT),
    ("words", "statement_line.words", Shape.TEXT),
    ("purpose", "statement_line.purpose", Shape.TEXT),
    ("serial", "statement_line.serial", Shape.NUMBER),
    ("outcome", "statement_line.outcome", Shape.TEXT),
    ("payer", "statement_line.payer", Shape.TEXT),
    ("payer_account", "statement_line.payer_account", Shape.NUMBER),
    ("payee", "statement_line.payee", Shape.TEXT),
    ("payee_account", "statement_line.payee_account", Shape.NUMBER),
)
_PAYOUT = (
    ("name", "person.name", Shape.TEXT, "statement_line.payee", "statement_line.party"),
    ("id_number", "person.id_number", Shape.NUMBER),
    ("phone", "person.phone", Shape.NUMBER),
    ("card", "person.card", Shape.NUMBER, "statement_line.payee_account", "statement_line.party_account"),
    ("bank", "person.bank", Shape.TEXT, "statement_line.party_bank"),
    ("amount", "statement_line.amount_fen", Shape.AMOUNT, "statement_line.out_fen"),
    ("outcome", "statement_line.outcome", Shape.TEXT),
    ("day", "statement_line.day", Shape.DAY),
    ("serial", "statement_line.serial", Shape.NUMBER),
    ("words", "statement_line.purpose", Shape.TEXT, "statement_line.words"),
)
LEDGER_FIELDS = ("code", *(field.name for field in fields(Project) if field.name not in ("rid", "code")))
"""In the order of the template."""


_SIDES = (
    ("payee", "brought_line.payee", Shape.TEXT),
    ("name", "brought_line.name", Shape.TEXT),
    ("id_number", "brought_line.id_number", Shape.NUMBER),
    ("phone", "brought_line.phone", Shape.NUMBER),
    ("job", "brought_line.job", Shape.TEXT),
    ("crew", "brought_line.crew", Shape.TEXT),
    ("employer", "brought_line.employer", Shape.TEXT),
    ("card", "brought_line.card", Shape.NUMBER),
    ("first_day", "brought_line.first_day", Shape.DAY),
    ("last_day", "brought_line.last_day", Shape.DAY),
    ("period", "brought_line.period", Shape.PERIOD),
    ("days", "brought_line.days", Shape.FIGURE),
    ("worked_on", "brought_line.worked_on", Shape.DAY),
    ("clocked", "brought_line.clocked", Shape.TEXT),
    ("passed", "brought_line.passed", Shape.TEXT),
    ("attended", "brought_line.attended", Shape.TEXT),
    ("overtime", "brought_line.overtime", Shape.COUNT),
    ("rate", "brought_line.rate", Shape.COUNT),
    ("signed", "brought_line.signed", Shape.TEXT),
    ("signed_on", "brought_line.signed_on", Shape.DAY),
    ("entered_on", "brought_line.entered_on", Shape.DAY),
    ("left_on", "brought_line.left_on", Shape.DAY),
    ("earned", "brought_line.earned_fen", Shape.AMOUNT),
    ("paid", "brought_line.paid_fen", Shape.AMOUNT),
    ("paid_on", "brought_line.paid_on", Shape.DAY),
    ("failed", "brought_line.failed", Shape.TEXT, "statement_line.outcome"),
    ("note", "brought_line.note", Shape.TEXT),
)
_EVERYBODY = ("name", "id_number", "phone", "job", "crew", "employer", "card", "period", "note")
_ATTENDED = (*_EVERYBODY, "days", "worked_on", "clocked", "passed", "attended", "overtime")
_AGREED = (*_EVERYBODY, "first_day", "last_day", "rate", "signed", "signed_on", "entered_on", "left_on")
_PAID = (*_EVERYBODY, "payee", "days", "earned", "paid", "paid_on", "failed")


def _with_tails(found: Iterable[ListField]) -> tuple[ListField, ...]:
    return tuple(replace(field, by_tail=field.name == "card") for field in found)


@cache
def side_kinds() -> Mapping[str, ListKind]:
    """The lists that are laid beside a list of wages, by the names of :class:`~.brought_list.Side`."""

    def of(names: tuple[str, ...]) -> tuple[ListField, ...]:
        return _with_tails(ListField.of(*told) for told in _SIDES if told[0] in names)

    number = "id_number"
    return {
        "attendance": ListKind(
            "attendance", of(_ATTENDED), "name", number, has_months=True, plain_amount="days", group="crew",
            days="days", beside="wages", day="worked_on",
        ),
        "contracts": ListKind("contracts", of(_AGREED), "name", number, group="crew", beside="wages"),
        "payments": ListKind(
            "payments", of(_PAID), "name", number, has_months=True, titles=("paid",), plain_amount="paid", group="crew",
            instead=("name", "payee"), beside="wages", day="paid_on",
        ),
    }  # fmt: skip


def _own(name: str, entry_name: str, shape: Shape) -> ListField:
    """By the one word with which a list of ours heads it."""
    words = (heading_key(vocabulary.short(entry_name)),)
    return replace(ListField.of(name, entry_name, shape), words=words, parts=(), is_own=True)


@cache
def kinds() -> Mapping[str, ListKind]:
    """The kinds of lists by name."""
    wages = (*(ListField.of(*told) for told in _WAGES), *(_own(*told) for told in _OWN_WAGES))
    ledger = tuple(
        ListField.of(name, f"project.{name}", _LEDGER_SHAPES.get(name, Shape.TEXT)) for name in LEDGER_FIELDS
    )
    titles = ("owed", "received", "earned")
    return {
        "wages": ListKind("wages", wages, "name", "id_number", True, titles, "earned", "crew"),
        "ledger": ListKind("ledger", ledger, "name", plain_amount="unpaid_fen", group="town"),
        **side_kinds(),
        "statement": ListKind("statement", tuple(ListField.of(*told) for told in _STATEMENT), "day"),
        "payout": ListKind(
            "payout", _with_tails(ListField.of(*told) for told in _PAYOUT), "name", "id_number", day="day"
        ),
    }
