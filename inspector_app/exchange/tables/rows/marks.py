"""Days of work out of the marks of single days: √, 半, 0.5, 8; a mark that says nothing certain leaves the sum open."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from inspector_app.exchange.tables.structure import structure

_FIGURE = re.compile(r"\d{1,2}(?:\.\d{1,2})?")
_HOURS, _DECIMAL = re.compile(r"(\d{1,2}(?:\.\d)?)(?:\+(\d{1,2}(?:\.\d)?))?"), re.compile(r"\d{1,4}(?:\.\d{1,2})?")
_WORKING_DAY = Decimal(8)
_MOST = Decimal(3)  # days' work in a day; more than that are hours
_HALF, _WHOLE = Decimal("0.5"), Decimal(1)
_BEHIND = r"[\s”’\"']*[:：=＝为是表示代打划画记用算计—－-]*[\s“‘\"']*"
_COUNT = r"(?:出勤|上班|计|算|记|为)?(?P<count>\d(?:\.\d{1,2})?)\s*(?:天|日|个?工)"


@dataclass(frozen=True, slots=True)
class Marked:
    """What the marks of a row add up to, None where some of them are not understood: ``unknown`` names these."""

    days: Decimal | None
    unknown: tuple[str, ...] = ()
    hours: bool = False


def counted(marks: Iterable[str], half: str, legend: Mapping[str, Decimal | None]) -> Marked:
    """The days in the marks of one row. ``half`` is the part of the day to which they belong, ``legend`` what the sheet
    says of its own marks. Hours are no days: what makes a day of them nobody has told."""
    words = structure()
    if half in (*words.answers["overtime"], *words.answers["night"]):
        return Marked(Decimal(0))
    is_half = bool(half) and half not in words.marks["whole"]  # 白班 is the whole day
    days, unknown, hours = Decimal(0), [], False
    for mark in marks:
        worth = _worth(mark, legend)
        if worth is None:
            unknown.append(mark)
        elif worth > _MOST:
            hours = True
        else:
            days += worth * _HALF if is_half and worth == _WHOLE else worth
    return Marked(None if unknown or hours else days, tuple(dict.fromkeys(unknown)), hours)


def counted_in(marks: Sequence[str], halves: Sequence[str], half: str, legend: Mapping[str, Decimal | None]) -> Marked:
    """The same of marks of which each may have a part of the day of its own: 上午 and 下午 beside each other."""
    each = [(mark, own or half) for mark, own in zip(marks, halves, strict=True)]
    parts = [
        counted([mark for mark, of in each if of == part], part, legend) for part in dict.fromkeys(of for _, of in each)
    ]
    days = [part.days for part in parts if part.days is not None]
    unknown = tuple(dict.fromkeys(mark for part in parts for mark in part.unknown))
    whole = sum(days, Decimal(0)) if len(days) == len(parts) else None
    return Marked(whole, unknown, any(part.hours for part in parts))


def marks_alone(marks: Iterable[str], legend: Mapping[str, Decimal | None]) -> Decimal:
    """How many marks say that somebody worked, whatever part of the day they belong to; the unknown say nothing."""
    return sum((worth for mark in marks if (worth := _worth(mark, legend))), Decimal(0))


def days_by_hours(marks: Iterable[str], stated: str) -> Decimal | None:
    """The days in marks that are hours (8, 8+3, 休), where the first figures come to what the list ``stated`` as usual
    hours, and no day has more of them than the eight of a working day (劳动法第三十六条); None where they do not."""
    told = [mark for mark in marks if mark not in structure().marks["none"]]
    found = [_HOURS.fullmatch(mark) for mark in told]
    usual = [Decimal(each[1]) for each in found if each is not None]
    is_told = len(usual) == len(told) > 0 and max(usual) == _WORKING_DAY
    is_proved = _DECIMAL.fullmatch(stated) and sum(usual, Decimal(0)) == Decimal(stated) if is_told else False
    return sum(usual, Decimal(0)) / _WORKING_DAY if is_proved else None


def added(marks: Sequence[str]) -> str:
    """What the figures of a row come to; its marks as they stand, where one is no figure."""
    told = [mark for mark in marks if mark]
    if all(map(_FIGURE.fullmatch, told)):
        return format(sum(map(Decimal, told), Decimal(0)).normalize(), "f") if told else ""
    return " ".join(told)


def _worth(mark: str, legend: Mapping[str, Decimal | None]) -> Decimal | None:
    if mark in legend:
        return legend[mark]
    for name, worth in (("whole", _WHOLE), ("half", _HALF), ("none", Decimal(0))):
        if mark in structure().marks[name]:
            return worth
    return Decimal(mark) if _FIGURE.fullmatch(mark) else None


def is_mark(text: str) -> bool:
    """Whether a text is a mark of a day that needs no legend, or a figure of hours or days."""
    return _worth(text, {}) is not None or _HOURS.fullmatch(text) is not None


def legend_of(texts: Iterable[str]) -> dict[str, Decimal | None]:
    """What a sheet says of its marks: 出勤√ 半天○ 请假△, or △：请假. Mark or word, what stands first at the beginning
    of a line stands first in all of it. None for what it calls two things, and for a cross that it calls work."""
    found: dict[str, set[Decimal]] = {}
    marks = structure().marks
    by_word = {word: worth for name, worth in (("whole", _WHOLE), ("half", _HALF), ("none", Decimal(0)))
               for word in marks[name] if len(word) > 1 and not word[0].isascii()}  # fmt: skip
    words = "|".join(sorted(map(re.escape, by_word), key=len, reverse=True))
    sign = r"([^\w\s，。；、,;:：（）()“”‘’\"']|[○〇◯])"
    first = re.compile(rf"(?P<sign>{sign})|{words}")
    orders = {
        True: re.compile(rf"(?P<sign>{sign})(?:[/／、或]\S)?{_BEHIND}(?:{_COUNT}|(?P<word>{words}))"),
        False: re.compile(rf"(?:{_COUNT}|(?P<word>{words})){_BEHIND}(?P<sign>{sign})"),
    }
    for text in texts:
        begins = first.search(text)
        for each in orders[bool(begins["sign"])].finditer(text) if begins else ():
            worth = Decimal(each["count"]) if each["count"] else by_word[each["word"]]
            found.setdefault(each["sign"], set()).add(worth)
    return {
        mark: next(iter(worths)) if len(worths) == 1 and not (mark in marks["crosses"] and any(worths)) else None
        for mark, worths in found.items()
    }
