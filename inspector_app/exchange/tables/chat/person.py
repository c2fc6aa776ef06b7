"""What is told of one person of a chat, added up to the fields of a line: what is owed, earned, received, worked.

Where the sums do not go together nobody reckons: :class:`Doubt` is raised, and each line is read by itself.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from inspector_app.domain.periods import calendar_spans, parse_spans
from inspector_app.exchange.tables.chat.tokens import Token

MYSELF = "我"
"""Whoever sends a message of whom another line tells the name."""
DAY, _MONTH = "天", "月"
_YEAR, _SPOKEN_YEAR, _OWED = re.compile(r"20\d{2}年"), re.compile("[今去前]年"), re.compile("[欠差]")
_BY_DAY = re.compile(r"^(?:点工|工)价\D*(\d+)\D*$")
_BARE_YEAR = re.compile("年底?$")


class Doubt(Exception):
    """A sum of which nobody knows whose or what it is."""


class Plain(NamedTuple):
    """A line of a person: what it tells by the fields of a list, its months as they were said, and further words."""

    told: dict[str, str]
    months: str = ""
    rest: tuple[str, ...] = ()


class Sum(NamedTuple):
    """A sum in 分, its months, how it was said; ``is_wage``: it is told as the wage, of which some may be received;
    ``work`` is what was worked in these months, where it is told with them."""

    fen: int
    months: str = ""
    text: str = ""
    is_wage: bool = False
    work: Token | None = None


@dataclass
class Person:
    """What is told of one person. Sums in 分, work in hundredths of its unit; ``odd`` are what work by rate was said to
    come to and does not. ``is_some_paid``: some was paid, nobody says how much."""

    name: str
    owed: list[Sum] = field(default_factory=list)
    bare: list[Sum] = field(default_factory=list)
    earned: list[Sum] = field(default_factory=list)
    received: list[Sum] = field(default_factory=list)
    less: list[Sum] = field(default_factory=list)
    parts: list[Sum] = field(default_factory=list)
    shared: list[str] = field(default_factory=list)
    unsure: list[Sum] = field(default_factory=list)
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
                self.odd.append(f"={_yuan(told)}")
            else:
                self.bare.append(told)
        else:
            getattr(self, label or "bare").append(told)
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
        return bool(self.owed or self.bare or self.earned or self.received or self.rates or self.counts or self.shared)


def product(counts: Sequence[Token], rate: Token) -> int:
    """What the work of a rate's unit comes to, in 分."""
    unit = rate.unit or DAY
    return sum(each.fen for each in counts if each.unit == unit) * rate.fen // 100


def lines_of(person: Person) -> list[Plain]:
    """The lines of a person. Raises :class:`Doubt` where the sums do not go together."""
    if person.is_settled and not (person.owed or person.bare or person.earned or person.counts):
        return [Plain({"name": person.name, "owed": "0"}, rest=("已结清",))] if person.name != MYSELF else []
    if person.is_settled and person.bare and not person.owed:  # 9000 已经结清了
        raise Doubt
    if person.shared and not (person.owed or person.bare or person.earned):  # nobody knows whose part is what
        return [as_said(person)]
    person.beside, person.shared = [*person.beside, *person.shared], []
    _surely_received(person)
    if person.received and not (person.owed or person.bare or person.earned or person.counts):
        return [as_said(person)]
    _rate_of_bare(person)
    _parts_together(person)
    if person.odd:
        raise Doubt
    _wages_together(person)
    parts = _parts(person)
    named = _in_years([each.months for each in parts])
    if len(parts) > 1 and not any(map(_BARE_YEAR.search, named)):
        first, *others = parts
        person.counts = [each for each in person.counts if all(each is not other.work for other in others)]
        sums = [{"name": person.name, "owed": _yuan(each)} | _work_of(each) for each in others]
        return [_plain(person, first, None, named[0]), *map(Plain, sums, named[1:])]
    if len(parts) > 1:  # of which months nobody says
        person.beside += [f"{told}{_yuan(each)}" for each, told in zip(parts, named, strict=True)]
        person.owed, person.bare, person.earned = [Sum(_fen(parts))], [], []
    months = _joined([*person.months, *(each.months for each in (*person.owed, *person.bare))])
    return [_plain(person, *_owed(person, months), months)]


def _joined(months: Sequence[str]) -> str:
    told = dict.fromkeys(filter(None, months))
    return "、".join(each for each in told if not any(each.rstrip("份") in other for other in told if other != each))


def as_said(person: Person) -> Plain:
    """The line of a person of whom the sums do not go together: those that words name, and the others as words."""
    wages = [each for each in person.bare if each.is_wage and person.owed]
    is_open = bool(person.received) and any(each.is_wage for each in person.owed)  # 工资6200没发，借了2000
    kinds = ([] if is_open else person.owed, [*person.earned, *wages], person.received)
    owed, earned, received = (of[0] if len({each.fen for each in of}) == 1 else None for of in kinds)
    months = [*person.months, *(each.months for of in kinds for each in of), *(each.months for each in person.owed)]
    told = _plain(replace(person, received=[received] if received else []), owed, earned, _joined(months))
    others = [each for of in kinds if len({each.fen for each in of}) > 1 for each in of]
    others += [
        *person.parts,
        *person.unsure,
        *(each for each in person.bare if each not in wages),
        *(person.owed if is_open else []),
    ]
    return told._replace(rest=(*told.rest, *person.odd, *person.shared, *(each.text for each in others)))


def _rate_of_bare(person: Person) -> None:
    """48天 350 支4000: a sum without a word beside days is what a day is paid."""
    if person.counts and not person.rates and person.bare:
        first = person.bare[0]
        if person.counts[0].unit == DAY and 60_00 <= first.fen <= 1000_00:
            person.rates.append(Token("rate", "", first.fen, DAY))
            person.months += [each.months for each in person.bare if each.fen == first.fen and each.months]
            person.bare = [each for each in person.bare if each.fen != first.fen]


def _surely_received(person: Person) -> None:
    """What was paid just now, where what is left says that it was taken off: 老板打了5000，原来15000，现在还有10000.
    Raises :class:`Doubt` elsewhere: nobody says whether it is of what is owed."""
    fen = {each.fen for each in (*person.owed, *person.bare, *person.earned)}
    taken = _fen(person.unsure) + _fen(person.received)
    if person.unsure and not any(each - taken in fen for each in fen):
        raise Doubt
    person.received, person.unsure = [*person.received, *person.unsure], []


def _parts_together(person: Person) -> None:
    """What is paid beside wages, where it is told what all comes to: 工资9000 加班费1200 一共10200."""
    if not person.parts:
        return
    whole = {each.fen for each in (*person.owed, *person.earned)}
    if person.received or person.less or whole != {_fen(person.bare) + _fen(person.parts)}:
        raise Doubt
    person.beside += [f"其中{each.text}" for each in (*person.bare, *person.parts)]
    person.owed, person.earned = [*person.owed, *person.earned][:1], []
    person.bare, person.parts = [], []


def _wages_together(person: Person) -> None:
    """The wages of several months of which some was received as one: 7月8600 8月9200 已付3000."""
    if not (person.received or person.less) or any(each.months for each in person.owed):
        return
    sums = [each for each in (*person.earned, *person.bare) if each.months]
    if len(sums) < 2 or len({each.months for each in sums}) < len(sums):
        return
    others = [each for each in (*person.earned, *person.bare) if not each.months and each.fen != _fen(sums)]
    person.months += [each.months for each in sums if each.months not in person.months]
    person.earned, person.bare = [Sum(_fen(sums))], others


def _parts(person: Person) -> list[Sum]:
    """The sums of single months; nothing where there are none, or they are not all that is owed."""
    sums = [each for each in (*person.bare, *person.owed) if each.months]
    if len({each.months for each in sums}) < 2 or len({each.months for each in sums}) < len(sums):
        return []
    others = [each for each in (*person.bare, *person.owed, *person.earned) if not each.months]
    if any(each.fen != _fen(sums) for each in others):
        raise Doubt
    person.beside += [f"收到{_yuan(each)}" for each in person.received]  # nobody says of which month
    person.received = []
    return sums


def _in_years(months: Sequence[str]) -> list[str]:
    """Months of which one without a year is of the same year as the one before it; a year before another is over."""
    found, year = list[str](), ""
    last = max((told[0] for each in months if (told := _YEAR.match(each))), default="")
    for each in months:
        told = _YEAR.match(each)
        whole = "度" if told and each == told[0] < last else ""
        found.append(f"{each}{whole}" if told or _SPOKEN_YEAR.match(each) else f"{year}{each}")
        year = told[0] if told else year
    return found


def _fen(sums: Sequence[Sum]) -> int:
    return sum(each.fen for each in sums)


def _once(sums: Sequence[Sum]) -> list[Sum]:
    return list({each.fen: each for each in sums}.values())


def _with_bare(person: Person, taken: int, reckoned: int) -> tuple[list[Sum], list[Sum]]:
    """The sums owed and earned, with those of which no word says what they are."""
    owed, earned = _once(person.owed), _once(person.earned)
    is_of_parts = len(person.bare) > 1 and _fen(person.bare) == reckoned  # 350*18=6300 of each month
    for each in [Sum(reckoned)] if is_of_parts else _once(person.bare):
        is_reckoned = each.fen == reckoned
        if each.fen in {told.fen for told in (*owed, *earned)}:
            earned += [each] if is_reckoned and not earned else []
            continue
        if (is_reckoned and (taken or owed or earned)) or (taken and each.fen - taken in {told.fen for told in owed}):
            earned.append(each)
        elif is_reckoned or not (owed or earned or taken or reckoned):
            owed.append(each)
        elif taken and [told.fen for told in earned] == [each.fen - taken]:  # 工资7800，预支1000，应付6800
            owed, earned = earned, [each]
        elif each.is_wage and not (owed or earned or reckoned):  # 工资6200，付了2000
            earned.append(each)
        else:
            raise Doubt
    return owed, earned


def _owed(person: Person, months: str) -> tuple[Sum | None, Sum | None]:
    """What is owed and what was earned; what follows from the others is left to whoever reads the line."""
    _due_of_received(person)
    taken = _fen(person.received) + _fen(person.less)
    reckoned = next((fen for rate in person.rates if (fen := product(person.counts, rate))), 0)
    is_plain = bool(reckoned) and (person.rates[0].unit or DAY) in (DAY, _MONTH)
    reckoned = reckoned or (_by_months(person, months) if person.rates else 0)
    owed, earned = _with_bare(person, taken, reckoned)
    if len(owed) == 2 and not earned and owed[0].fen - taken == owed[1].fen:
        earned, owed = [owed[0]], [owed[1]]
    if len(owed) > 1 or len(earned) > 1 or (taken and not earned and any(each.is_wage for each in owed)):
        raise Doubt
    if owed or (earned and (taken or person.is_none_paid)):
        return (owed[0] if owed else None), (earned[0] if earned else None)
    if earned and person.is_some_paid:  # 总共16000，结了一半，剩下的没给
        return None, earned[0]
    if earned and person.is_unpaid:
        return earned[0], None
    if earned or not reckoned or not (taken or person.is_none_paid or person.is_unpaid):
        raise Doubt
    person.is_none_paid = not taken
    return None, None if is_plain else Sum(reckoned)


def _due_of_received(person: Person) -> None:
    """Of sums that were all said to be given, the one that the others and what is owed come to was earned:
    说给我18800，给了6000，欠12800."""
    if person.earned or len(person.owed) != 1:
        return
    rest = _fen(person.received) + person.owed[0].fen
    due = next((each for each in person.received if each.fen * 2 == rest), None)
    if due is not None and len(person.received) > 1:
        person.received.remove(due)
        person.earned.append(due)


def _by_months(person: Person, months: str) -> int:
    """What so much a month comes to for the months that are told."""
    spans = calendar_spans(months) or parse_spans(months, 2000)
    rate = next((each for each in person.rates if each.unit == _MONTH), None)
    if not spans or rate is None or any(first.day != 1 for first, _ in spans):
        return 0
    return rate.fen * sum((last.year - first.year) * 12 + last.month - first.month + 1 for first, last in spans)


def _yuan(told: Sum | Token) -> str:
    """A sum as it was said."""
    return (
        told.text.strip("￥¥") if isinstance(told, Sum) and told.text else f"{told.fen / 100:.2f}".removesuffix(".00")
    )


def _plain(person: Person, owed: Sum | None, earned: Sum | None, months: str) -> Plain:
    """A line of a person."""
    received = person.received[0] if len(person.received) == 1 else Sum(_fen(person.received))
    rates = [_BY_DAY.sub(r"\1一天", each.text) or f"{_yuan(each)}一{each.unit or DAY}" for each in person.rates[:1]]
    rated = {rate.unit or DAY for rate in person.rates}  # 两个半月没给 beside 75天 at so much a day
    units = sorted(dict.fromkeys(each.unit for each in person.counts), key=lambda unit: unit not in rated)
    work = [_work(unit, [each for each in person.counts if each.unit == unit]) for unit in units]
    told = {
        "name": person.name,
        "owed": _yuan(owed) if owed else "",
        "earned": _yuan(earned) if earned and not person.less else "",
        "received": _yuan(received) if person.received or person.is_none_paid else "",
        "deducted": _yuan(Sum(_fen(person.less))) if person.less else "",
        "attendance": next(iter(work), ""),
        "rate": next((each for each in rates if not _OWED.search(each)), ""),
        **person.words,
    }
    rest = (*work[1:], *filter(_OWED.search, rates), *person.beside)  # 每月欠1500 is no wage
    return Plain({field: text for field, text in told.items() if text}, months, rest)


def _work_of(told: Sum) -> dict[str, str]:
    return {"attendance": told.work.text} if told.work else {}


def _work(unit: str, counts: Sequence[Token]) -> str:
    """How much was worked of one unit, as it was said where it was said once."""
    if len(counts) == 1:
        return counts[0].text
    said = "个工" if all("工" in each.text for each in counts) else "个月" if unit == _MONTH else unit
    return f"{sum(each.fen for each in counts) / 100:g}{said}"
