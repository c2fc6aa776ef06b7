"""The answers of one transcript beside each other, and beside what is known also where nobody asked of it.

People answer out of turn and say the same thing twice. What differs is told neutrally beside the later answer and wants
a question; a part of a sum, one month of several and what nobody can compare are left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.cross_check import Held, Known, Period, differences, exact_sums, tells
from inspector_app.domain.interview import QA
from inspector_app.domain.mentions import DAY, mentions
from inspector_app.domain.said_facts import Fact, facts_of
from inspector_app.domain.work import work_of
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer: its facts, its sums in 分, and what is told otherwise elsewhere than in this transcript."""

    facts: tuple[Fact, ...] = ()
    sums: tuple[int, ...] = ()
    differs: tuple[Problem, ...] = ()

    def fact(self, name: str) -> Fact | None:
        """The fact of a name; None where the answer does not tell it."""
        return next((each for each in self.facts if each.name == name), None)

    @property
    def months(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The first and the last month, as (year, month), for which it says that wages are owed."""
        first, last = (fact.value if (fact := self.fact(name)) else None for name in ("first_day", "last_day"))
        if isinstance(first, date) and isinstance(last, date):
            return (first.year, first.month), (last.year, last.month)
        return None


def heard(known: Known, qa: QA, held: frozenset[Held]) -> Heard:
    """An answer against all that is known; ``held`` is what its question asks of. What procedure demands is asked of
    everybody alike."""
    if qa.key:
        return Heard()
    facts = facts_of(qa, held, known.day)
    found = [
        *differences(known, qa, held),
        *_unasked(known, facts),
        *_stay(known.own, qa.said),
        *_worked(known.own, facts),
    ]
    return Heard(facts, tuple(exact_sums(qa.said)), tuple(found))


_AS_ASKED = {
    "name": Held.REGISTER,
    "id_number": Held.REGISTER,
    "phone": Held.REGISTER,
    "rate": Held.RATE,
    "received_fen": Held.RECEIVED,
    "claimed_fen": Held.CLAIMED,
    "first_day": Held.CLAIMED,
}


def _unasked(known: Known, facts: Sequence[Fact]) -> Iterator[Problem]:
    """What was plainly said though nobody asked of it, held against what is known as if it had been asked."""
    for fact in facts:
        if not fact.is_asked and fact.name in _AS_ASKED:
            plain = f"我叫{fact.value}" if fact.name == "name" else fact.words
            words = str(fact.value) if fact.name in ("id_number", "phone") else plain
            yield from differences(known, QA("", words), frozenset({_AS_ASKED[fact.name]}))


def _worked(own: Sequence[WageClaim], facts: Sequence[Fact]) -> Iterator[Problem]:
    """Days of work, all of them, that the one line of the list counts otherwise in the same unit."""
    said = next((work_of(str(each.value)) for each in facts if each.name == "attendance"), None)
    listed = work_of(own[0].attendance) if len(own) == 1 else None
    if said and listed and said.unit == listed.unit and said.figure != listed.figure:
        label, line = vocabulary.label("wage_claim.attendance"), str(own[0].line)
        details = {"line": line, "who": "", "label": label, "value": own[0].attendance}
        yield Problem("answer-list-differs", "answer", Level.WARNING, details)


_CAME = re.compile(r"[^，,。；;]{0,6}?(?:进场|入职|到工地|来的|(?<!离)开工)")
_LEFT = re.compile(r"[^，,。；;]{0,6}?(?:离开|离场|离职|退场|走的|走了|不干)")


def _stay(own: Sequence[WageClaim], answer: str) -> Iterator[Problem]:
    """Days of arrival and departure that lie inside the days for which the list claims wages."""
    period = Period.of(own)
    if period is None:
        return
    for each in mentions(answer):
        if each.kind != DAY or not isinstance(each.value, tuple) or not each.value[1]:
            continue
        behind = answer[each.end :]
        if (_LEFT.match(behind) and (period.first <= _near(each.value, period.last) < period.last)) or (
            _CAME.match(behind) and (period.first < _near(each.value, period.first) <= period.last)
        ):
            yield period.problem


def _near(told: tuple[int, ...], other: date) -> date:
    """A day that was told, where its year was not, in the year that brings it nearest to another."""
    years = [told[0]] if told[0] else [other.year - 1, other.year, other.year + 1]
    days = [found for year in years if (found := _date(year, told[1], told[2])) is not None]
    return min(days, key=lambda each: abs((each - other).days), default=other)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None  # the 30th of February is told as it was said, and compared with nothing


def inconsistent(known: Known, answers: Sequence[Heard]) -> list[list[Problem]]:
    """Of each answer of a transcript, in their order, what the list or an earlier answer tells otherwise."""
    whole = {months for each in answers if each.months for months in each.months}
    found = []
    for at, each in enumerate(answers):
        told = [*each.differs, *_months(known.own, each, whole), *_earlier(answers[:at], each)]
        found.append([problem for place, problem in enumerate(told) if problem not in told[:place]])
    return found


def _months(own: Sequence[WageClaim], answer: Heard, whole: set[tuple[int, int]]) -> Iterator[Problem]:
    """Several months that begin or end otherwise than those of the list, unless all answers together tell those."""
    period, said = Period.of(own), answer.months
    if period is None or said is None or said[0] == said[1]:
        return
    listed = (period.first.year, period.first.month), (period.last.year, period.last.month)
    overlap = said[0] <= listed[1] and listed[0] <= said[1]
    if overlap and said != listed and (min(whole), max(whole)) != listed:
        yield period.problem


def _earlier(before: Sequence[Heard], answer: Heard) -> Iterator[Problem]:
    """What the last of the earlier answers that tells it says otherwise."""
    for fact in answer.facts:
        at = next((number for number in range(len(before), 0, -1) if before[number - 1].fact(fact.name)), 0)
        other = before[at - 1].fact(fact.name) if at else None
        if other is not None and _contradicts(fact, other, answer, before[at - 1]):
            name = _LABELS.get(fact.name, f"wage_claim.{fact.name}")
            details = {"number": str(at), "label": vocabulary.label(name), "value": other.words}
            yield Problem("answer-own-differs", "answer", Level.WARNING, details)


_LABELS = {
    "name": "person.name",
    "id_number": "person.id_number",
    "phone": "person.phone",
    "first_day": "wage_claim.period",
    "last_day": "wage_claim.period",
}


def _contradicts(fact: Fact, other: Fact, mine: Heard, theirs: Heard) -> bool:
    if fact.value == other.value:
        return False
    if fact.name == "claimed_fen":
        return not (_part(mine, theirs) or _part(theirs, mine))
    if fact.name in ("first_day", "last_day"):
        return mine.months != theirs.months and not any(each.months and len(set(each.months)) == 1
                                                        for each in (mine, theirs))  # fmt: skip
    if fact.name == "rate":
        units = {str(each.value).partition("/")[2] for each in (fact, other)}
        return len(units) == 1
    if fact.name == "attendance":  # of the days of some months and of others each is told by itself
        return False
    if fact.name in ("received_fen", "earned_fen"):  # told bit by bit; where both were asked of it they are to agree
        return (
            fact.is_asked and other.is_asked and not (tells(mine.sums, _fen(other)) or tells(theirs.sums, _fen(fact)))
        )
    return True


def _part(one: Heard, other: Heard) -> bool:
    """Whether what one answer claims stands in the other, or is that of one month alone."""
    claimed = one.fact("claimed_fen")
    one_month = one.months is not None and one.months[0] == one.months[1] and one.months != other.months
    return one_month or (claimed is not None and tells(other.sums, _fen(claimed)))


def _fen(fact: Fact) -> int:
    return fact.value if isinstance(fact.value, int) else 0
