"""The spans for which wages are owed, as lists write them: months, days, and from the one to the other."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from inspector_app.domain.dates import add_months, full_months, joined, parse_date, periods_words
from inspector_app.domain.figures import closed_up
from inspector_app.support.errors import Refused

_MONTH = re.compile(r"(\d{4})[-./年]?(\d{1,2})月?")
_EDGE = re.compile(
    r"(?:(?P<year>\d{4}|\d{2}(?=年))(?P<behind>[-./年]))?(?P<month>\d{1,2})"
    r"(?:(?P<between>[-./月])(?P<day>\d{1,2})[日号]?|月)?|"
    r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})?"
)
_MARKS = ("年月", "--", "..", "//")
_LAST_DAY = re.compile(r"(\d{1,2})[日号]")
_TO = re.compile(r"[—–~～至到－]+|--+")
_AND = re.compile(r"[、,，和及]")
_PARTS_OF_YEAR = {
    "年度": (1, 12), "年全年": (1, 12), "全年": (1, 12),
    "年上半年": (1, 6), "年下半年": (7, 12), "年一季度": (1, 3), "年二季度": (4, 6),
    "年三季度": (7, 9), "年四季度": (10, 12),
}  # fmt: skip
# 25.11: no month has such a number, so it is a year
_SHORT_YEAR = re.compile(r"(?<![\d./])(?:1[3-9]|[23]\d)(?=[-./]\d{1,2}(?:[-—–~～至到]|$))")
_SPOKEN = {"前年": 2, "去年": 1, "上年": 1, "今年": 0, "本年": 0, "当年": 0}
_MONTH_WORDS = re.compile("(十[一二]?|[一二三四五六七八九元])月")
_IN_DIGITS = {word: str(number) for number, word in enumerate("一二三四五六七八九十", start=1)} | {
    "十一": "11", "十二": "12", "元": "1",
}  # fmt: skip
_YEAR_IN_WORDS = re.compile("二([〇○零])([一二三四五六七八九〇○零])([一二三四五六七八九〇○零])(?=年)")
_MONTH_BEHIND = re.compile(
    r"(?<=[年至到~～—－、和及])(十[一二]?|[一二三四五六七八九])"
    r"(?=(?:[至到~～—－、和及-](?:十[一二]?|[一二三四五六七八九]))*月)|(?<=年)元(?=月)"
)
_SPOKEN_YEAR = re.compile("|".join(_SPOKEN))
_NEXT_YEAR = re.compile("(?:次年|翌年|第二年|来年)")
_FIRST_YEAR = re.compile(r"^(?:(20\d{2})|(\d{2})(?=年))")
_COUNTED = re.compile(r"(?<=[月\d日底])[(（]?共?(\d{1,2}|[一二两三四五六七八九十]{1,2})个月[)）]?$")
_TO_END, _TO_YEARS_END = (
    re.compile("(?<=月)(?:初(?=[—–~～至到－-])|[底末]$)"),
    re.compile(r"(?<=[—–~～至到－-])年[底末]$"),
)
_TOUCHING, _POINTED = (
    re.compile(r"月[/+]?(?=(?:20\d{2}年)?\d{1,2}月)"),
    re.compile(r"(?<![\d.])(\d{1,2}(?:\.\d{1,2}){1,11})月$"),
)
_IN_A_ROW = re.compile("(十[一二]?|[一二三四五六七八九])(?=[、,，和及])")
_AROUND = re.compile(r"^[自从]|(?:工资|止)$")
_BEGINS = re.compile(r"(?<=[月日号\d])起(?=[至到—–~～－-])")  # 2026年3月1日起至2027年2月28日止
_BEHIND_DAY = re.compile(r"[ T　(（]|星期|周")
_NO_YEAR = re.compile(r"(\d{1,2})(?:月(?P<day>\d{1,2})[日号]|[./-](?P<number>\d{1,2}))")
_OPEN_END = re.compile(
    r"[自从]?((?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?|(?:19|20)\d{6})(?:开始|起)?(?:[至到—–~～－-]+[^\d]*)?"
)
_LONGEST = 60
ANY_YEAR = 2000
"""Stands for a year that nobody told, where only months are compared; a leap year, so that every day is in it."""


Days = tuple[date, date]
"""First and last day, both included."""


class Edge(NamedTuple):
    """A month or a day as written; what is not written is None."""

    year: int | None
    month: int
    day: int | None


@lru_cache(maxsize=4096)  # the lines of a list tell the same few months
def parse_spans(text: str, year: int | None = None) -> tuple[Days, ...]:
    """First and last day of each span of a text, in order; nothing for anything that is not certainly one or several.

    2025年9月至12月, 25年9-12月, 2025.9-2025.12, 20250901-20251215, 2025年10月1日-12月31日, 2025年9月、10月 and
    2025年9月 are understood, 二〇二五年九月, 25.11-12, 三月至五月, 2025年11月至次年1月 and 2025年9月至年底（4个月）
    too. Months that follow each other are one span, those with a gap several: 2025年6月、8月. ``year`` is the one that
    is meant where the text has none (9月), and the present one of whoever says 去年11月到今年3月.
    """
    if len(text) > _LONGEST:
        return ()
    try:
        plain = _AROUND.sub("", _in_figures(_BEGINS.sub("", closed_up(text, "").replace("月份", "月")), year))
        counted = _COUNTED.search(plain)
        spans = _dated(_edges(_COUNTED.sub("", plain)), year)
    except Refused:
        return ()
    return spans if counted is None or sum(full_months(*span) for span in spans) == _count(counted[1]) else ()


def parse_period(text: str, year: int | None = None) -> Days | None:
    """The one span of a text as :func:`parse_spans` understands it; None for anything else, months with a gap too."""
    spans = parse_spans(text, year)
    return spans[0] if len(spans) == 1 else None


def spans_text(spans: Sequence[Days]) -> str:
    """Spans as :func:`parse_spans` understands them: one day by day, several by their months."""
    return f"{spans[0][0]}至{spans[0][1]}" if len(spans) == 1 else periods_words(spans)


def _dated(edges: Sequence[tuple[Edge, Edge]], year: int | None) -> tuple[Days, ...]:
    """The days of spans; those without a year are of the one before them. Nothing where nobody knows a year, or which
    is meant (10月至1月). Raises :class:`Refused`."""
    found = list[Days]()
    for first, last in edges:
        start = first if first.year is not None else first._replace(year=year)
        if start.year is None:
            return ()
        end = last if last.year is not None else last._replace(year=start.year)
        if last.year is None and (end.month, end.day or 31) < (start.month, start.day or 1):
            return ()
        found.append((_day(start, end=False), _day(end, end=True)))
        year = end.year
    if any(after[0] <= before[1] for before, after in pairwise(found)):
        return ()
    return tuple(joined(found))


def with_figures(text: str) -> str:
    """The text with a year that is written in words in figures, and the months behind a year or another month:
    二〇二六年九月工资表 is 2026年9月工资表."""
    told = _YEAR_IN_WORDS.sub(lambda found: "2" + "".join(_IN_DIGITS.get(word, "0") for word in found.groups()), text)
    return _MONTH_BEHIND.sub(lambda found: _IN_DIGITS[found[0]], told)


def _in_figures(plain: str, year: int | None) -> str:
    """The text with its words for years and months in figures; words of a year that nobody told stay."""
    told = _MONTH_WORDS.sub(lambda found: f"{_IN_DIGITS[found[1]]}月", with_figures(plain))
    told = _IN_A_ROW.sub(lambda found: _IN_DIGITS[found[1]], told) if "月" in told else told
    told = _TO_YEARS_END.sub("12月", _TO_END.sub("", told) if _TO.search(told) else told)
    told = _TOUCHING.sub("月、", _POINTED.sub(_pointed, told))
    if (first := _FIRST_YEAR.match(told)) and _NEXT_YEAR.search(told):
        told = _NEXT_YEAR.sub(f"{int(first[1] or f'20{first[2]}') + 1}年", told)
    for word, ago in _SPOKEN.items() if year else ():
        told = told.replace(word, f"{(year or 0) - ago}年")
    return _SHORT_YEAR.sub(lambda found: f"20{found[0]}", told)


def _pointed(found: re.Match[str]) -> str:
    """9.10.11月, where the figures are months that follow each other: 9月、10月、11月."""
    months = [int(part) for part in found[1].split(".")]
    return (
        "、".join(f"{month}月" for month in months)
        if months == list(range(months[0], months[0] + len(months)))
        else found[0]
    )


def _count(text: str) -> int:
    return int(text) if text.isdecimal() else int(_IN_DIGITS.get(text.replace("两", "二"), "0"))


def has_spoken_year(text: str) -> bool:
    """Whether a span says its year as people speak (去年9月到12月), of which nobody knows when it was said."""
    return bool(_SPOKEN_YEAR.search(text))


def without_spoken_year(text: str) -> str:
    """The span without the words for its year: 去年9月到12月 is 9月到12月."""
    return _SPOKEN_YEAR.sub("", text)


def calendar_spans(text: str) -> tuple[Days, ...]:
    """First and last day of each span of which nobody told the year (2月份, 2月至4月), in a year that stands for any;
    nothing where its year is told, or it is none. A year as people speak (去年9月) is none that anybody knows."""
    text = without_spoken_year(text) if len(_SPOKEN_YEAR.findall(text)) == 1 else text
    spans = parse_spans(text, ANY_YEAR) if "月" in text and not parse_spans(text) else ()
    return spans if {day.year for span in spans for day in span} == {ANY_YEAR} else ()


def calendar_days(text: str) -> Days | None:
    """The one span of a text as :func:`calendar_spans` understands it; None for anything else."""
    spans = calendar_spans(text)
    return spans[0] if len(spans) == 1 else None


def month_of(text: str) -> Edge | None:
    """A month alone, such as 2025年9月, 25年9月, 9月份 or 2025.9; None for anything else."""
    plain = text.strip().replace("月份", "月")
    found = _edge(plain) if len(plain) <= 10 and not re.search(r"\s", plain) else None
    is_named = "月" in plain or (found is not None and found.year is not None)
    return found if found and found.day is None and is_named and 1 <= found.month <= 12 else None


def day_or_month(text: str, where: str, *, end: bool) -> date:
    """A day, or a month as its first or last day. Raises :class:`Refused` as :func:`~.dates.parse_date`."""
    month = _MONTH.fullmatch(closed_up(text, where))
    if not month:
        return parse_date(text, where)
    return _day(Edge(int(month[1]), int(month[2]), None), end=end, where=where)


def day_told(text: str, *, end: bool = False, year: int | None = None) -> date | None:
    """The day that a cell tells, also with its time or its day of the week behind it, as banks and clocks write it.
    ``year`` is that of a day without one (3月15日, 3.15). None where nobody can tell."""
    plain = text.strip()
    for told in (plain, _BEHIND_DAY.split(plain, maxsplit=1)[0]):
        if year and (found := _NO_YEAR.fullmatch(told)):
            told = f"{year}-{found[1]}-{found['day'] or found['number']}"
        try:
            return day_or_month(told, "day", end=end)
        except Refused:
            continue
    return None


def open_start(text: str) -> date | None:
    """The first day of a term that ends with something that happens, not on a day: 2025.7.1-工程结束, 2025年7月1日起;
    None for anything else."""
    found = _OPEN_END.fullmatch("".join(text.split())[:_LONGEST])
    try:
        return parse_date(found[1], "day") if found else None
    except Refused:
        return None


def _edges(plain: str) -> list[tuple[Edge, Edge]]:
    """The spans of a text as they are written; nothing where it is anything else."""
    part = _PARTS_OF_YEAR.get(plain[4:].replace("年第", "年")) if plain[:4].isdecimal() else None
    if part:
        return [(Edge(int(plain[:4]), part[0], None), Edge(int(plain[:4]), part[1], None))]
    if _AND.search(plain):
        spans = [_span(part) for part in _AND.split(plain) if part]
        is_of_months = all(span is not None and span[0].day is span[1].day is None for span in spans)
        return [span for span in spans if span is not None] if is_of_months else []
    span = _span(plain)
    return [span] if span else []


def _span(plain: str) -> tuple[Edge, Edge] | None:
    """A month, or from the one to the other."""
    parts = _TO.split(plain)
    if len(parts) == 2:
        return _both(*parts)
    if len(parts) > 2:
        return None
    alone = _edge(plain)
    if alone is not None:
        return (alone, alone) if alone.day is None else None
    found = [pair for at, mark in enumerate(plain) if mark == "-" and (pair := _both(plain[:at], plain[at + 1 :]))]
    return found[0] if len(found) == 1 else None


def _both(first: str, last: str) -> tuple[Edge, Edge] | None:
    start = _edge(first)
    if start is None:
        return None
    if start.day is not None and (day := _LAST_DAY.fullmatch(last)):
        return start, Edge(start.year, start.month, int(day[1]))
    end = _edge(last)
    return None if end is None or (start.year is None and end.year is not None) else (start, end)


def _edge(text: str) -> Edge | None:
    found = _EDGE.fullmatch(text)
    if not found or (found["behind"] and found["between"] and found["behind"] + found["between"] not in _MARKS):
        return None
    year, month, day = (found["y"], found["m"], found["d"]) if found["y"] else found.group("year", "month", "day")
    whole = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    return Edge(whole, int(month), None if day is None else int(day))


def _day(edge: Edge, *, end: bool, where: str = "") -> date:
    """The day of an edge, of a month alone its first or last. Raises :class:`Refused`."""
    first = parse_date(f"{edge.year}-{edge.month}-{edge.day or 1}", where)
    return add_months(first, 1) - timedelta(days=1) if end and edge.day is None else first
