"""Reads the yearly holiday notice as published: its pasted text becomes that year's file for the bureau's folder."""

import re
from collections.abc import Iterable
from datetime import date

from inspector_app.domain.dates import chinese, weekday
from inspector_app.lawbook.reading import law_problem
from inspector_app.support.errors import Refused

_BRACKETS = re.compile(r"[（(]([^）)]*)[）)]")
_WEEKDAY = re.compile(r"(?:周|星期)([一二三四五六日天])$")
_YEAR = re.compile(r"(20\d\d)\s*年\s*(?:部分\s*)?节假日\s*安排")  # a title stands in two lines
_ITEM = re.compile(r"[一二三四五六七八]、\s*([^：:，。\s\"\\]{2,12})[：:](.*?)(?=[一二三四五六七八]、|$)", re.DOTALL)
_DAY = r"(?:(?:20\d\d)年)?(?:\d{1,2}月)?\d{1,2}日(?:<[一二三四五六日天]>)?"
_OFF = re.compile(rf"({_DAY})(?:至({_DAY}))?放假")
_WORK = re.compile(rf"((?:{_DAY}[、，和]?)+)(?:为?正常)?上班")
_STATED = re.compile(r"共(\d+)天")
_PARTS = re.compile(r"(?:(20\d\d)年)?(?:(\d{1,2})月)?(\d{1,2})日(?:<(.)>)?")


def year_file(text: str, festivals: Iterable[str] = ()) -> tuple[int, str]:
    """The year of a notice and its calendar file as TOML, ready for ``calendar/<year>.toml`` and read like any other.

    Raises :class:`Refused` ``notice-not-understood`` when the year, a holiday or a day cannot be found in the text,
    ``notice-weekday`` when a day is none of the week that stands behind it, and ``notice-not-whole`` when it tells
    nothing of some of the ``festivals``: it was not copied to its end, and days off would count as working days.
    """
    plain = _BRACKETS.sub(_weekday_alone, re.sub(r"[ \t\u3000<>]", "", text))
    found = _YEAR.search(plain)
    items = _ITEM.findall(plain)
    if not found or len(items) < 5:
        raise _not_understood("年份或者节日")
    year = int(found[1])
    told = "、".join(name for name, _ in items)
    if missing := [each for each in festivals if each.removesuffix("节") not in told]:
        raise Refused(law_problem("notice-not-whole", "notice", what="、".join(missing)))
    lines = [
        f"year = {year}",
        "announced = true",
        f'source = "国务院办公厅关于{year}年部分节假日安排的通知"',
        'mark = "V"',
        'note = "按通知原文导入。"',
    ]
    for name, rest in items:
        lines += _holiday(name, rest, year)
    return year, "\n".join(lines) + "\n"


def _weekday_alone(bracket: re.Match[str]) -> str:
    """Of what stands in brackets behind a day only the day of the week, which proves it."""
    told = _WEEKDAY.search(bracket[1])
    return f"<{told[1]}>" if told else ""


def _holiday(name: str, rest: str, year: int) -> list[str]:
    off = _OFF.search(rest)
    if not off:
        raise _not_understood(name)
    first = _day(off[1], year, None, name)
    last = _day(off[2], year, first, name) if off[2] else first
    stated = _STATED.search(rest)
    if stated and int(stated[1]) != (last - first).days + 1:
        raise _not_understood(f"{name}（写的共{stated[1]}天与起止日期不一致）")
    workdays: list[date] = []
    for run in _WORK.findall(rest):
        for day in re.findall(_DAY, run):
            workdays.append(_day(day, year, workdays[-1] if workdays else last, name))
    lines = ["", "[[holiday]]", f'name = "{name}"', f"first = {first}", f"last = {last}"]
    return [*lines, f"workdays = [{', '.join(map(str, workdays))}]"] if workdays else lines


def _day(text: str, year: int, before: date | None, name: str) -> date:
    """A day whose year or month may be left out, because the day before it already said so."""
    parts = _PARTS.fullmatch(text)
    month = parts and (parts[2] or (before and str(before.month)))
    if not parts or not month:
        raise _not_understood(name)
    try:
        day = date(int(parts[1] or year), int(month), int(parts[3]))
    except ValueError:
        raise _not_understood(name) from None
    if parts[4] and parts[4].replace("天", "日") != weekday(day)[-1]:
        what = f"{name}：{chinese(day)}写的是“{parts[4]}”，实际是{weekday(day)}"
        raise Refused(law_problem("notice-weekday", "notice", what=what))
    return day


def _not_understood(what: str) -> Refused:
    return Refused(law_problem("notice-not-understood", "notice", what=what))
