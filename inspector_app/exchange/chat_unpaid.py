"""Months of which a message says that nothing was paid for them, and that the sum read of it does not hold.

6月的结了一半，还有3200，7月8月一分没有，一个月6500: the 3200 are of June, and July and August were counted nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from inspector_app.domain.pasted import thousands_closed
from inspector_app.domain.periods import calendar_spans, parse_spans
from inspector_app.exchange.tables.chat.tokens import Token, spanned, tokens

_MONTHS = re.compile(r"[^的份都已还没给发付结拿领见支收]+")
_NOTHING = re.compile("没|未|分文")
_TAKEN_BEFORE = re.compile("没[支拿借领]|没借支")
_PROMISED = re.compile("说|答应|保证|承诺|定于|之前|[号日]前|底前")
_UNTIL = re.compile("(?:说好?|到|等|拖|约定)的?$")
_IS = re.compile("是$")
_DAY, _MONTH, _YEAR, _ANY_YEAR = "天", "月", 12, 2000
_LEAST_FEN = 300_00
_NOT_OWED = ("received", "less")


@dataclass(slots=True)
class _Part:
    """What is said of some months: these, counted from the year 0, sums in 分, work, and that nothing was paid."""

    named: str = ""
    months: frozenset[int] = frozenset()
    sums: list[int] = field(default_factory=list)
    counts: list[Token] = field(default_factory=list)
    is_unpaid: bool = False
    words: str = ""

    def of_year(self) -> set[int]:
        """The months whatever their year, which is rarely told."""
        return {month % _YEAR for month in self.months}

    def comes_to(self, rates: Sequence[Token]) -> int:
        """What the months or days come to at what is paid for each, in 分; 0 where that is not told."""
        for rate in rates:
            unit = rate.unit or _DAY
            work = sum(each.fen for each in self.counts if each.unit == unit)
            if work or unit == _MONTH:
                return rate.fen * (work or 100 * len(self.months)) // 100
        return 0


def months_left_out(words: str, owed_fen: int, taken_fen: int) -> str:
    """The months of which words say that nothing was paid, where what is read as owed beside what was received and
    deducted does not hold what they come to; empty where it does, or where nobody can tell."""
    told = tokens(thousands_closed(words))
    parts = list(_parts(told))
    rates = [each for each in told if each.kind == "rate"]
    others = [each for each in parts if each.sums]
    dated = sum(sum(each.sums) for each in others if each.months)
    for part in parts:
        is_told = any(part.of_year() <= each.of_year() for each in others)
        if part.sums or is_told or not (part.months and part.is_unpaid) or _PROMISED.search(part.words):
            continue
        fen = part.comes_to(rates)
        if (dated and owed_fen <= dated) or (fen and owed_fen + taken_fen < fen):
            return part.named
    return ""


def _parts(told: Sequence[Token]) -> Iterator[_Part]:
    """What is said of the months, in its order; before the first of them of none."""
    part, before, promised = _Part(), Token("mark", ""), frozenset[int]()
    for each in told:
        months = _months(each.text) if each.kind in ("months", "past") else promised
        if _UNTIL.search(before.text):
            promised |= months
        if not months <= promised:
            is_of_sum = not part.months and bool(part.sums) and bool(before.kind == "sum" or _IS.search(before.text))
            if not is_of_sum and months != part.months:
                yield part
                part = _Part()
            part.named, part.months = part.named or _named(each.text), months
        _hear(part, each, before)
        before = each if each.text.strip() else before
    yield part


def _hear(part: _Part, told: Token, before: Token) -> None:
    """Take in one more token of what is said of some months."""
    part.words += told.text
    if told.kind == "sum" and told.fen >= _LEAST_FEN and before.kind not in _NOT_OWED:
        part.sums.append(told.fen)
    elif told.kind == "count":
        part.counts.append(told)
    elif told.kind in ("none", "unpaid", "past"):
        is_nothing = _NOTHING.search(told.text) and not _TAKEN_BEFORE.match(told.text)
        part.is_unpaid = part.is_unpaid or bool(is_nothing)


def _named(text: str) -> str:
    found = _MONTHS.match(text)
    return found[0].strip() if found else text


def _months(text: str) -> frozenset[int]:
    """The months that words name."""
    named = spanned(_named(text))
    spans = calendar_spans(named) or parse_spans(named, _ANY_YEAR)
    return frozenset(
        month
        for first, last in spans or ()
        for month in range(first.year * _YEAR + first.month, last.year * _YEAR + last.month + 1)
    )
