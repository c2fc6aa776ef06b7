"""What is told of one person of a chat as lines of a list: one, or one for each month; and where the sums do not go
together (:mod:`.balance`) what is sure, with the others as words."""

import re
from collections.abc import Sequence
from dataclasses import replace

from inspector_app.exchange.tables.chat.balance import balance
from inspector_app.exchange.tables.chat.person import (
    DAY,
    MONTH,
    MYSELF,
    STATED,
    Doubt,
    Person,
    Plain,
    Sum,
    as_it_was_said,
)
from inspector_app.exchange.tables.chat.tokens import Token

_YEAR, _SPOKEN_YEAR, _OWED = re.compile(r"20\d{2}年"), re.compile(r"[今去前]年|\d{2}年"), re.compile("[欠差]")
_BY_DAY = re.compile(r"^(?:点工|工)价\D*(\d+)\D*$")
_BARE_YEAR = re.compile("年底?$")


def lines_of(person: Person) -> list[Plain]:
    """The lines of a person. Raises :class:`Doubt` where the sums do not go together."""
    stated = person.of(*STATED)
    if person.is_settled and not (stated or person.counts):
        return [Plain({"name": person.name, "owed": "0"}, rest=("已结清",))] if person.name != MYSELF else []
    if person.is_settled and person.of("bare") and not person.of("owed"):  # 9000 已经结清了
        raise Doubt
    if not stated and (
        person.shared or (person.of("received") and not person.counts)
    ):  # nobody knows whose part is what
        return [as_said(person)]
    person.beside, person.shared = [*person.beside, *person.shared], []
    _rate_of_bare(person)
    if person.odd:
        raise Doubt
    _wages_together(person)
    parts = _parts(person)
    named = _in_years([each.months for each in parts])
    if len(parts) > 1 and not any(map(_BARE_YEAR.search, named)):
        first, *others = parts
        person.counts = [each for each in person.counts if all(each is not other.work for other in others)]
        sums = [{"name": person.name, "owed": as_it_was_said(each)} | _work_of(each) for each in others]
        return [_plain(person, first, None, named[0]), *map(Plain, sums, named[1:])]
    if len(parts) > 1:  # of which months nobody says
        person.beside += [f"{told}{as_it_was_said(each)}" for each, told in zip(parts, named, strict=True)]
        person.sums = [Sum(_fen(parts), role="owed"), *(each for each in person.sums if each.role not in STATED)]
    months = _joined([*person.months, *(each.months for each in person.of("owed", "bare"))])
    return [_plain(person, *balance(person, months), months)]


def _joined(months: Sequence[str]) -> str:
    told = dict.fromkeys(filter(None, months))
    return "、".join(each for each in told if not any(each.rstrip("份") in other for other in told if other != each))


def as_said(person: Person) -> Plain:
    """The line of a person of whom the sums do not go together: those that words name, and the others as words."""
    is_open = bool(person.of("received")) and any(each.is_wage for each in person.of("owed"))  # 工资6200没发，借了2000
    wages = [each for each in person.of("bare") if each.is_wage and person.of("owed")]
    kinds = ([] if is_open else person.of("owed"), [*person.of("earned"), *wages], person.of("received"))
    owed, earned, received = (of[0] if len({each.fen for each in of}) == 1 else None for of in kinds)
    months = [*person.months, *(each.months for of in (*kinds, person.of("owed")) for each in of)]
    kept = [received] if received else []
    told = _plain(replace(person, sums=[*kept, *person.of("less")]), owed, earned, _joined(months))
    others = [each for of in kinds if len({each.fen for each in of}) > 1 for each in of]
    others += [each for each in person.of("parts", "unsure", "bare") if each not in wages]
    others += person.of("owed") if is_open else []
    return told._replace(rest=(*told.rest, *person.odd, *person.shared, *(each.text for each in others)))


def _rate_of_bare(person: Person) -> None:
    """48天 350 支4000: a sum without a word beside days is what a day is paid."""
    first = next(iter(person.of("bare")), Sum(0))
    if person.counts and not person.rates and person.counts[0].unit == DAY and 60_00 <= first.fen <= 1000_00:
        person.rates.append(Token("rate", "", first.fen, DAY))
        taken = [each for each in person.of("bare") if each.fen == first.fen]
        person.months += [each.months for each in taken if each.months]
        person.sums = [each for each in person.sums if each not in taken]


def _wages_together(person: Person) -> None:
    """The wages of several months of which some was received as one: 7月8600 8月9200 已付3000."""
    if not person.of("received", "less") or any(each.months for each in person.of("owed")):
        return
    sums = [each for each in person.of("earned", "bare") if each.months]
    if len(sums) < 2 or len({each.months for each in sums}) < len(sums):
        return
    whole = Sum(_fen(sums), role="earned")
    person.months += [each.months for each in sums if each.months not in person.months]
    person.sums = [whole, *(e for e in person.sums if e not in sums and (e.role, e.fen) != ("earned", whole.fen))]


def _parts(person: Person) -> list[Sum]:
    """The sums of single months; nothing where there are none, or they are not all that is owed."""
    sums = [each for each in person.of("bare", "owed") if each.months]
    if len({each.months for each in sums}) < 2 or len({each.months for each in sums}) < len(sums):
        return []
    others = [each for each in person.of(*STATED) if each not in sums]
    if any(each.fen != _fen(sums) for each in others):
        raise Doubt
    person.beside += [f"收到{as_it_was_said(each)}" for each in person.of("received")]  # nobody says of which month
    person.sums = [each for each in person.sums if each.role != "received"]
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


def _sum(sums: Sequence[Sum]) -> Sum:
    """What sums come to; one as it was said."""
    return sums[0] if len(sums) == 1 else Sum(_fen(sums))


def _plain(person: Person, owed: Sum | None, earned: Sum | None, months: str) -> Plain:
    """A line of a person."""
    received, less = person.of("received"), _fen(person.of("less"))
    rates = [
        _BY_DAY.sub(r"\1一天", each.text) or f"{as_it_was_said(each)}一{each.unit or DAY}" for each in person.rates[:1]
    ]
    rated = {rate.unit or DAY for rate in person.rates}  # 两个半月没给 beside 75天 at so much a day
    units = sorted(dict.fromkeys(each.unit for each in person.counts), key=lambda unit: unit not in rated)
    work = [_work(unit, [each for each in person.counts if each.unit == unit]) for unit in units]
    told = {
        "name": person.name,
        "owed": as_it_was_said(owed) if owed else "",
        "earned": as_it_was_said(earned) if earned else "",
        "received": as_it_was_said(_sum(received)) if received or person.is_none_paid else "",
        "deducted": as_it_was_said(Sum(less)) if less else "",
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
    said = "个工" if all("工" in each.text for each in counts) else "个月" if unit == MONTH else unit
    return f"{sum(each.fen for each in counts) / 100:g}{said}"
