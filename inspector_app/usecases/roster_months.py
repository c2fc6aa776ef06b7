"""The months of one person in a wage list: added up to one line, and laid beside the months that are recorded.

A claim keeps the months that lists told of it (``WageClaim.parts``); one without any is a month of its own as long as
its days are known. Plain functions over values.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

from inspector_app.domain.claim import MonthPart, WageClaim
from inspector_app.domain.dates import joined
from inspector_app.domain.roster import RosterLine
from inspector_app.domain.spans import Spans
from inspector_app.domain.wage_card import KeptCard
from inspector_app.domain.work import rate_of, work_of

AMOUNTS = ("earned_fen", "deducted_fen", "received_fen", "claimed_fen")
_WORDS = ("id_number", "phone", "address", "job", "crew", "employer", "bank", "card")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class PartAsked:
    """An amount of a month that the list gives otherwise than it is recorded, in 分. A blank (None) is asked about
    where another amount of the month differs: the list may tell of other work."""

    part: MonthPart
    field: str
    old: int | None
    new: int


@dataclass(frozen=True, slots=True)
class Months:
    """What a list does to the months of a claim: how they are then, which are new, and what would change."""

    parts: tuple[MonthPart, ...]
    new: tuple[MonthPart, ...]
    filled: bool
    asked: tuple[PartAsked, ...]


def together(lines: Sequence[RosterLine]) -> RosterLine:
    """The lines of one person as one: amounts added up, the span over all of them; of words the first that is told."""
    first = lines[0]
    if len(lines) == 1:
        return first
    texts: dict[str, Any] = {name: _first_told(lines, name) for name in _WORDS}
    days = _ends(lines, "first_day"), _ends(lines, "last_day")
    months = [line.months for line in lines if line.months is not None]
    return replace(
        first,
        **texts,
        first_day=min(days[0]) if days[0] else None,
        last_day=max(days[1]) if days[1] else None,
        months=sum(months) if len(months) == len(lines) else None,
        spans=_worked(lines),
        rate=_one_or_each(line.rate for line in lines),
        attendance=_counted([line.attendance for line in lines]),
        overtime="；".join(filter(None, {(each.sheet, each.span, each.row): each.overtime for each in lines}.values())),
        earned_fen=added(line.earned_fen for line in lines),
        deducted_fen=added(line.deducted_fen for line in lines),
        received_fen=added(line.received_fen for line in lines),
        owed_fen=added(line.owed_fen for line in lines),
        advance_fen=_advanced(lines),
        leader_fen=_of_each(lines, "leader_fen"),
        admitted_fen=_of_each(lines, "admitted_fen"),
        note=_one_or_each(line.note for line in lines),
        kept_card=_only(line.kept_card for line in lines),
        own=_own(lines),
        owed_derived=all(line.owed_derived for line in lines),
    )


def _own(lines: Sequence[RosterLine]) -> tuple[tuple[str, Any], ...]:
    """What each of a list of ours tells of one claim: amounts added up, of anything else the first that is told."""
    told: dict[str, Any] = {}
    for field, value in (each for line in lines for each in line.own):
        told[field] = told.get(field, 0) + value if field.endswith("_fen") else told.get(field, value)
    return tuple(told.items())


def perhaps_twice(lines: Sequence[RosterLine]) -> RosterLine:
    """The lines of one person of which nobody knows whether they tell one thing twice: neither amounts nor work are
    added up, and of the work stands what each tells, so that nothing is reckoned from it."""
    told: dict[str, set[Any]] = {name: {getattr(line, name) for line in lines} for name in _SAID_OF_ALL}
    alike: dict[str, Any] = {name: values.pop() if len(values) == 1 else None for name, values in told.items()}
    return replace(
        together(lines),
        owed_fen=None,
        earned_fen=None,
        deducted_fen=None,
        received_fen=None,
        attendance="；".join(line.attendance for line in lines if line.attendance),
        **alike,
    )


_SAID_OF_ALL = ("months", "leader_fen", "admitted_fen")


def parts_of(lines: Iterable[RosterLine]) -> tuple[MonthPart, ...]:
    """The months of which the lines of one person tell, in their order, also those of which only others tell amounts;
    none when any does not say its days, or tells one sum of months that do not follow each other."""
    parts: list[MonthPart] = []
    every = tuple(lines)
    if all(fen is None for line in every for fen in _amounts(line)) or any(_has_gap(line) for line in every):
        return ()
    for line in every:
        if line.first_day is None or line.last_day is None or line.last_day < line.first_day:
            return ()
        parts.append(MonthPart(line.first_day, line.last_day, *_amounts(line)))
    return tuple(sorted(parts, key=days_of))


def months_of(line: RosterLine) -> tuple[MonthPart, ...]:
    """The months in which somebody worked whose amounts the list tells as one sum; one for all that follow each other
    without a gap."""
    apart, told = joined(line.spans), sorted(set(line.spans))
    is_each = len(apart) > 1 and all(before[1] < after[0] for before, after in pairwise(told))
    return tuple(MonthPart(*span) for span in (told if is_each else apart))


def _has_gap(line: RosterLine) -> bool:
    """Whether a line tells one sum of months that do not follow each other."""
    return len(joined(line.spans)) > 1


def _worked(lines: Sequence[RosterLine]) -> tuple[Days, ...]:
    """The months of all lines where one of them has a gap; none where one that tells amounts does not say its days."""
    told = [(line, line.spans or _whole(line)) for line in lines if any(fen is not None for fen in _amounts(line))]
    is_known = any(_has_gap(line) for line, _ in told) and all(spans for _, spans in told)
    return tuple(span for _, spans in told for span in spans) if is_known else ()


def _whole(line: RosterLine) -> tuple[Days, ...]:
    first, last = line.first_day, line.last_day
    return ((first, last),) if first and last and first <= last else ()


def is_partly_known(lines: Sequence[RosterLine]) -> bool:
    """Whether some lines of a person tell what is owed, and others do not."""
    return 0 < sum(line.owed_fen is not None for line in lines) < len(lines)


def recorded_parts(claim: WageClaim) -> tuple[MonthPart, ...]:
    """The months of a recorded claim; the whole of it as one where no list told them, none where its days are open."""
    if claim.parts or claim.first_day is None or claim.last_day is None or claim.last_day < claim.first_day:
        return claim.parts
    return (MonthPart(claim.first_day, claim.last_day, *(getattr(claim, name) for name in AMOUNTS)),)


def laid_beside(claim: WageClaim, told: Sequence[MonthPart]) -> Months | None:
    """What the months of a list do to those of a claim.

    None where they cannot be laid beside each other: one of them overlaps another without being the same, or the days
    of the claim are not known.
    """
    spans: Spans[MonthPart] = Spans()
    for part in recorded_parts(claim):
        spans.put(*days_of(part), part)
    known = {days_of(part): part for part in recorded_parts(claim)}
    if not known or not told or len({days_of(part) for part in told}) < len(told):
        return None
    new: list[MonthPart] = []
    asked: list[PartAsked] = []
    for part in told:
        same = known.get(days_of(part))
        if same is None:
            if spans.meet(*days_of(part)) is not None:
                return None
            spans.put(*days_of(part), part)
            new.append(part)
            continue
        pairs = [(name, getattr(same, name), getattr(part, name)) for name in AMOUNTS]
        is_other = any(None not in (before, after) and before != after for _, before, after in pairs)
        for name, before, after in pairs:
            if after is None or after == before:
                continue
            if before is None and not is_other:
                known[days_of(part)] = same = replace(same, **{name: after})
            else:
                asked.append(PartAsked(same, name, before, after))
    filled = tuple(known.values()) != recorded_parts(claim)
    return Months(tuple(sorted((*known.values(), *new), key=days_of)), tuple(new), filled, tuple(asked))


def amounts_of(part: MonthPart) -> tuple[int | None, ...]:
    """The amounts of a month, in 分."""
    return tuple(getattr(part, name) for name in AMOUNTS)


def _ends(lines: Sequence[RosterLine], name: str) -> list[date]:
    """The first or last days of all lines that tell amounts; none where one of them is not known, since nobody knows
    then for when the sum of all is."""
    told = [getattr(line, name) for line in lines if any(fen is not None for fen in _amounts(line))]
    return [day for day in told if day] if all(told) else []


def _amounts(line: RosterLine) -> tuple[int | None, ...]:
    return line.earned_fen, line.deducted_fen, line.received_fen, line.owed_fen


def _of_each(lines: Sequence[RosterLine], name: str) -> int | None:
    """The sum where each row tells one; that of some rows would speak of less than is claimed. What one row tells of
    all its months counts once."""
    told = {(line.sheet, line.span, line.row): getattr(line, name) for line in lines}
    return None if None in told.values() else added(told.values())


def _advanced(lines: Iterable[RosterLine]) -> int | None:
    """What was paid ahead in all these lines, each row of a list once; None where none tells it."""
    return added({(line.sheet, line.span, line.row): line.advance_fen for line in lines}.values())


def added(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is told; None when nothing is."""
    told = [fen for fen in amounts if fen is not None]
    return sum(told) if told else None


def work_with(claim: WageClaim, lines: Sequence[RosterLine], new: Sequence[MonthPart]) -> dict[str, Any]:
    """Attendance, rate, overtime and advances of a claim to which the lines of a list add months: what is told of only
    some of the months stands with them."""
    months = {days_of(part): words_of(part) for part in new}
    fresh = [(line, months[days]) for line in lines if (days := (line.first_day, line.last_day)) in months]
    before = recorded_parts(claim)
    span = f"{words_of(before[0])}至{words_of(before[-1])}" if len(before) > 1 else "".join(map(words_of, before))
    attendance = [(claim.attendance, span), *((line.attendance, words) for line, words in fresh)]
    rates = [(claim.rate, span), *((line.rate, words) for line, words in fresh)]
    is_whole = all(work_of(text) is not None for text, _ in attendance)
    units = {work.unit for text, _ in attendance if (work := work_of(text)) is not None}
    added_up = (
        _counted([text for text, _ in attendance]) if is_whole and len(units) == 1 else _each_with_month(attendance)
    )
    told = {part for text, _ in rates for part in text.split("；")}
    overtime = {(line.sheet, line.span, line.row): line.overtime for line, _ in fresh}
    return {
        "attendance": added_up,
        "rate": claim.rate if told == {claim.rate} else _each_with_month(rates),
        "overtime": "；".join(filter(None, (claim.overtime, *overtime.values()))),
        "advance_fen": added((claim.advance_fen, _advanced([line for line, _ in fresh]))),
    }


def _each_with_month(texts: Iterable[tuple[str, str]]) -> str:
    """Texts with the months of which they were told; what has its months with it already stays."""
    told = ((text if "（" in text else f"{text}（{words}）") for text, words in texts if text)
    return "；".join(dict.fromkeys(told))


def with_part(claim: WageClaim, part: MonthPart, name: str, new: int) -> WageClaim:
    """A claim with another amount for one of its months; its sum follows."""
    old = getattr(part, name)
    change: dict[str, Any] = {name: new}
    parts = tuple(replace(each, **change) if days_of(each) == days_of(part) else each for each in claim.parts)
    total = getattr(claim, name)
    change = {name: new if total is None else total - (old or 0) + new}
    return replace(claim, parts=parts, **change)


def days_of(part: MonthPart) -> Days:
    """From when to when a part runs."""
    return part.first_day, part.last_day


def words_of(part: MonthPart) -> str:
    """2026年1月, or the days where it is no single month."""
    first, last = days_of(part)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{first.year}年{first.month}月"
    return f"{first}至{last}"


def is_same_work(field: str, old: str, new: str) -> bool:
    """Whether a bare figure of a list (260) is the rate or the work that is recorded with its unit (260元/天)."""
    read = rate_of if field == "rate" else work_of
    before, after = read(old), read(new)
    return before is not None and after is not None and not after.unit and before.figure == after.figure


def _first_told(lines: Sequence[RosterLine], name: str) -> str:
    return next((value for line in lines if (value := getattr(line, name))), "")


def _only(cards: Iterable[KeptCard]) -> KeptCard:
    """What all lines say that say anything; nothing where they differ, which whoever checks the list has said."""
    told = {card for card in cards if card.keeper}
    return told.pop() if len(told) == 1 else KeptCard()


def _one_or_each(texts: Iterable[str]) -> str:
    return "；".join(dict.fromkeys(text for text in texts if text))


def _counted(texts: Sequence[str]) -> str:
    """Days or hours of several months together, also those written with their unit (20天 and 22天 are 42天); what is no
    count, or counts in another way, stands beside each other."""
    told = [text for text in texts if text]
    counts = [work for text in told if (work := work_of(text)) is not None]
    units = {work.unit for work in counts}
    if not told or len(counts) < len(told) or len(units) > 1:
        return _one_or_each(told)
    total = sum((work.figure for work in counts), Decimal(0))
    return f"{total.normalize():f}{next(iter(units), '')}"
