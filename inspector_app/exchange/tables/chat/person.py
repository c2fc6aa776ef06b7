"""What is told of one person of a chat: sums and what words say that they are, work, rates, months."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from inspector_app.exchange.tables.chat.tokens import Token

MYSELF = "我"
"""Whoever sends a message of whom another line tells the name."""
DAY, MONTH = "天", "月"
STATED = ("owed", "bare", "earned")
"""The roles of what is still owed, or was earned."""


class Doubt(Exception):
    """A sum of which nobody knows whose or what it is."""


class Plain(NamedTuple):
    """A line of a person: what it tells by the fields of a list, its months as they were said, and further words."""

    told: dict[str, str]
    months: str = ""
    rest: tuple[str, ...] = ()


class Sum(NamedTuple):
    """A sum in 分, its months, how it was said; ``is_wage``: it is told as the wage, of which some may be received;
    ``work`` is what was worked in these months, where it is told with them; ``role`` is what words say that it is:
    owed, earned, received, less (was deducted), parts (of the wages), unsure (paid just now), or bare: nothing."""

    fen: int
    months: str = ""
    text: str = ""
    is_wage: bool = False
    work: Token | None = None
    role: str = "bare"


@dataclass
class Person:
    """What is told of one person. Sums in 分, work in hundredths of its unit; ``odd`` are what work by rate was said to
    come to and does not. ``is_some_paid``: some was paid, nobody says how much."""

    name: str
    sums: list[Sum] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    counts: list[Token] = field(default_factory=list)
    rates: list[Token] = field(default_factory=list)
    months: list[str] = field(default_factory=list)
    words: dict[str, str] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    is_unpaid: bool = False
    is_none_paid: bool = False
    is_some_paid: bool = False
    is_settled: bool = False
    lines: list[int] = field(default_factory=list)

    def take(self, label: str, told: Sum) -> None:
        """Take in a sum of which a word before it says what it is. Raises :class:`Doubt`."""
        if label == "rate":
            self.rates.append(Token("rate", "", told.fen, ""))
        elif label == "is":
            if told.fen not in {product([count], rate) for count in self.counts for rate in self.rates}:
                self.odd.append(f"={as_it_was_said(told)}")
            else:
                self.sums.append(told._replace(role="bare"))
        else:
            self.sums.append(told._replace(role=label or "bare"))
        self.months += [told.months] if label == "earned" and told.months else []

    def hear_in(self, number: int) -> None:
        """Take in the number of a line that tells of the person."""
        self.lines += [number] if number not in self.lines else []

    def work(self, count: Token, *, is_of_all: bool) -> None:
        """Take in how much was worked; ``is_of_all``: that is what the ones before come to. Raises :class:`Doubt`."""
        before = sum(each.fen for each in self.counts if each.unit == count.unit)
        if is_of_all and before not in (0, count.fen):
            raise Doubt
        self.counts += [] if is_of_all and before else [count]

    def tells_sum(self) -> bool:
        return bool(self.of(*STATED, "received") or self.rates or self.counts or self.shared)

    def of(self, *roles: str) -> list[Sum]:
        """The sums of these roles, as they were told."""
        return [each for each in self.sums if each.role in roles]


def as_it_was_said(told: Sum | Token) -> str:
    """A sum as it was said."""
    return (
        told.text.strip("￥¥") if isinstance(told, Sum) and told.text else f"{told.fen / 100:.2f}".removesuffix(".00")
    )


def product(counts: Sequence[Token], rate: Token) -> int:
    """What the work of a rate's unit comes to, in 分."""
    unit = rate.unit or DAY
    return sum(each.fen for each in counts if each.unit == unit) * rate.fen // 100
