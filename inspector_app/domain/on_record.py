"""The figures that stand on record of a case, against which those of a free text are held."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from inspector_app.domain.fine import fines
from inspector_app.domain.mentions import DAY, IN_CAPITALS, MONEY, MONTH, PEOPLE, Mention, mentions
from inspector_app.domain.vagueness import OVER, UNDER

MONTHS = "月"
_SUMS = (MONEY, IN_CAPITALS)
_HELD = (*_SUMS, PEOPLE, MONTH, MONTHS)
_OF_WAGES = re.compile("[欠薪付发]|工资|报酬|清偿")
_SENTENCE = re.compile(r"[。；！？\n]")
_ROUNDED = re.compile(r"\d\.(\d+)\s*([万亿wW])")
_UNIT = {"万": 10_000, "亿": 100_000_000, "w": 10_000, "W": 10_000}
_MORE = re.compile("[多余几]")
_NEAR = Decimal("0.1")
_FAR = 2


@dataclass(frozen=True, slots=True)
class OnRecord:
    """Sums in 分, head counts, calendar months as (year, month), and numbers of months."""

    sums: frozenset[int] = frozenset()
    heads: frozenset[int] = frozenset()
    months: frozenset[tuple[int, int]] = frozenset()
    lengths: frozenset[int] = frozenset()

    def __or__(self, other: "OnRecord") -> "OnRecord":
        pairs = ((getattr(self, each.name), getattr(other, each.name)) for each in fields(self))
        return OnRecord(*(one | two for one, two in pairs))

    def strange(self, text: str) -> list[Mention]:
        """The sums, head counts and months of a text that no record tells, in its order.

        Months are looked at where the sentence speaks of wages: 2025年6月进场 is none of ours. Of a figure that is not
        told at all (数十人) nothing can be said, and a fine stands on no list of wages.
        """
        imposed = fines(text)
        return [
            each
            for each in mentions(text)
            if each.kind in _HELD and each.value and not (_is_month(each) and not _of_wages(text, each))
            if each not in imposed and not self._tells(each) and not _since_a_day(text, each)
        ]

    def _tells(self, said: Mention) -> bool:
        if said.kind == MONTH:
            year, month = said.value  # type: ignore[misc]
            return any(month == other and year in (0, then) for then, other in self.months)
        known: Iterable[int] = self.sums if said.kind in _SUMS else self.heads if said.kind == PEOPLE else self.lengths
        value = Decimal(said.value)  # type: ignore[arg-type]
        return any(_agrees(value, Decimal(each), said) for each in known)


def _since_a_day(text: str, said: Mention) -> bool:
    """Whether a number of months is told as one that passed since a term was over or a paper was served: no span of
    arrears (期限届满后超过一个月仍未支付)."""
    return said.kind == MONTHS and _SINCE.search(text[: said.start]) is not None


_SINCE = re.compile(
    "(?:届满|期满|到期|逾期|送达)(?:之日|之后|以后|后|起|已经|已|又|仍|，)*(?:超过|超|满|逾|近|将近|达|约)?$"
)


def _is_month(said: Mention) -> bool:
    return said.kind in (MONTH, MONTHS)


def _of_wages(text: str, said: Mention) -> bool:
    sentence = _SENTENCE.split(text[: said.start])[-1] + _SENTENCE.split(text[said.start :])[0]
    return _OF_WAGES.search(sentence) is not None


def _agrees(value: Decimal, known: Decimal, said: Mention) -> bool:
    """Whether a figure may be told like that: exactly, rounded as 6.54万 is, or as vaguely as 近60名 is."""
    match said.vague:
        case "":
            return abs(value - known) <= _rounding(said)
        case _ if said.vague == OVER or _MORE.search(said.words):
            return value <= known <= value * _FAR
        case _ if said.vague == UNDER:
            return known <= value <= known * _FAR
        case _:
            return abs(value - known) <= value * _NEAR


def _rounding(said: Mention) -> Decimal:
    """How far, in 分, a sum may be from one that is told in 万 with decimals; others are told to the last 分."""
    told = _ROUNDED.search(said.words) if said.kind in _SUMS else None
    return Decimal(_UNIT[told[2]]) * 100 / Decimal(10) ** len(told[1]) / 2 if told else Decimal(0)


def stated(text: str) -> OnRecord:
    """What a text on record itself tells: a complaint, an answer."""
    found = mentions(text)
    days = {each.value[:2] for each in found if each.kind in (DAY, MONTH) and isinstance(each.value, tuple)}
    return OnRecord(
        frozenset(int(each.value) for each in found if each.kind in _SUMS and not isinstance(each.value, tuple)),
        frozenset(int(each.value) for each in found if each.kind == PEOPLE and not isinstance(each.value, tuple)),
        frozenset((each[0], each[1]) for each in days),
        frozenset(int(each.value) for each in found if each.kind == MONTHS and not isinstance(each.value, tuple)),
    )


def of_record(value: Any, name: str = "", texts: bool = False) -> OnRecord:
    """Every sum (``…_fen``), head count (``…heads``) and day of a record or of plain values.

    With ``texts`` also what its texts state.
    """
    sums, heads, months, told = set(), set(), set(), OnRecord()
    for key, each in _values(value, name):
        match each:
            case bool():
                continue
            case int() if key.endswith("_fen"):
                sums.add(each)
            case int() if key.endswith("heads"):
                heads.add(each)
            case date():
                months.add((each.year, each.month))
            case str() if day := _DAY.match(each):
                months.add((int(day[1]), int(day[2])))
            case str() if texts and each:
                told |= stated(each)
    return OnRecord(frozenset(sums), frozenset(heads), frozenset(months)) | told


_DAY = re.compile(r"(\d{4})-(\d{2})-\d{2}")


def _values(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """The single values inside a record, with the names under which they stand."""
    if is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from _values(getattr(value, each.name), each.name)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _values(each, str(key))
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from _values(each, name)
    elif isinstance(value, str | int | date | datetime):
        yield name, value
