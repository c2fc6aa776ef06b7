"""What the answers of a transcript say for the list of wages: rate, months, sums, number and telephone, each with its
place. Only proposals: a person looks at each beside the answer and takes it in."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.cross_check import CITIZEN, MOBILE, Held
from inspector_app.domain.identity import masked_id, masked_phone
from inspector_app.domain.interview import QA
from inspector_app.domain.mentions import DAY, MONEY, MONTH, Mention, mentions
from inspector_app.domain.spoken import NUMBER, spoken_rate

_OWED = re.compile(
    "(?:还|共|尚|总共|一共|合计|拖)?欠(?:我|薪|工资)*(?:的是|了|款)?|尚未支付|没有(?:发|给|付)的?(?:是|有)?|一共|合计|总共"
)
_NEAR = 8
_SPAN = "天|日|个?月|平方米?|平米|平|方|吨|米|个?工|小时|年"
_RATE = re.compile(
    rf"(?:每个?|一个?)(?:{_SPAN})(?:工资)?(?:是|按|算)?{NUMBER}(?:块钱?|元)?"
    rf"|{NUMBER}(?:块钱?|元)?(?:一个?|每个?|/)(?:{_SPAN})"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A fact that an answer tells: the field of the line or the person, its value, from which question, in which
    words."""

    name: str
    value: object
    number: int
    words: str


def said_facts(qas: tuple[QA, ...], held: Callable[[str], frozenset[Held]], day: date) -> tuple[Said, ...]:
    """The last telling of each fact, in the order in which the list has them; ``day`` is that of the talk."""
    found: dict[str, Said] = {}
    for number, qa in enumerate(qas, start=1):
        if qa.key or not qa.said.strip():
            continue
        for name, value, words in _facts(qa.said, held(qa.question), day):
            found[name] = Said(name, value, number, words)
    return tuple(found[name] for name in _ORDER if name in found)


_ORDER = ("id_number", "phone", "rate", "first_day", "last_day", "received_fen", "claimed_fen")


def _facts(answer: str, held: frozenset[Held], day: date) -> Iterator[tuple[str, object, str]]:
    if Held.REGISTER in held:
        for name, shape, masked in (("id_number", CITIZEN, masked_id), ("phone", MOBILE, masked_phone)):
            told = shape.findall(answer)
            if len(told) == 1:
                yield name, told[0].upper(), masked(told[0])
    if Held.RATE in held and (rate := _rate(answer)):
        yield "rate", *rate
    if Held.RECEIVED in held and Held.RATE not in held and (sums := _sums(answer)):
        yield "received_fen", sum(map(_fen, sums)), "、".join(each.words for each in sums)
    if Held.CLAIMED in held:
        if (owed := _owed(answer)) is not None:
            yield "claimed_fen", _fen(owed), owed.words
        if span := _months(answer, day):
            first, last = span
            words = f"{first.year}年{first.month}月至{last.year}年{last.month}月"
            yield "first_day", first, words
            yield "last_day", last, words


def _sums(answer: str) -> list[Mention]:
    return [each for each in mentions(answer) if each.kind == MONEY and each.value and not each.vague]


def _fen(mention: Mention) -> int:
    return 0 if isinstance(mention.value, tuple) else int(mention.value)


def _owed(answer: str) -> Mention | None:
    """The sum behind 欠 or 一共, the last of several; without such a word the only one."""
    sums = _sums(answer)
    named = [each for each in sums if _OWED.search(answer[max(each.start - _NEAR, 0) : each.start])]
    if named:
        return named[-1]
    return sums[0] if len(sums) == 1 else None


def _rate(answer: str) -> tuple[str, str] | None:
    for match in _RATE.finditer(answer.replace(",", "")):
        if rate := spoken_rate(match[0]):
            return rate, match[0]
    return None


def _months(answer: str, day: date) -> tuple[date, date] | None:
    """The first and the last day of the months that are told; a year stands for those behind it, and where none is
    told a month is the latest that had begun by the day of the talk."""
    year, found = 0, []
    for each in mentions(answer):
        if each.kind not in (MONTH, DAY) or not isinstance(each.value, tuple) or not 1 <= each.value[1] <= 12:
            continue
        year = each.value[0] or year
        month = each.value[1]
        found.append((year or day.year - (month > day.month), month))
    if not found:
        return None
    (first_year, first), (last_year, last) = min(found), max(found)
    return date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
