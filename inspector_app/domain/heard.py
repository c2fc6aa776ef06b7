"""Counts and days as people say them in an entry (五十个人, 昨天, 欠到九月), and figures that are too vague for one.

Like :mod:`.spoken`: what is read is a proposal that a person says yes to; what may be read two ways is not read.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from inspector_app.domain.figures import closed_up
from inspector_app.domain.numerals import amount
from inspector_app.domain.spoken import NUMBER, spoken_month
from inspector_app.support.errors import Problem, Refused

Hear = Callable[[str], object]

_COUNT = re.compile(rf"(?P<count>{NUMBER})(?:号人|个人|个月|人|名|位|个|份|张|页|次|天|月|岁|层|台)?")
_RUN = re.compile("[一二两三四五六七八九]{2}")  # 五六, said as a range or as digits one by one
_MOST = 999_999_999
_AROUND = re.compile(
    "大约|大概|差不多|估计|将近|接近|可能|好像|左右|上下|前后|出头|不到|不足|不满|超过|至少|最多|以上|以下|好几|若干|"
    "[约近几数多来余]|[上中下]旬"
)
_RANGE = re.compile("(?<![十百千万])[一二两三四五六七八九][一二三四五六七八九](?=[十百千万个天月号人块])")
_FIGURE = re.compile("[0-9一二两三四五六七八九十百千万几数]")
_DAYS = {"今天": 0, "今日": 0, "昨天": 1, "昨日": 1, "前天": 2, "大前天": 3, "明天": -1, "明日": -1, "后天": -2}
_DAY = re.compile(
    r"(?:(?P<year>今年|去年|前年|\d{4}年|\d{2}年))?(?P<month>\d{1,2}|十?[一二三四五六七八九]|十)月"
    r"(?P<day>\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]?"
)
_SHORT = re.compile(r"(?P<month>\d{1,2})[-./](?P<day>\d{1,2})")
_SOON = 31  # days: as far ahead as a limit that is set by hand, mostly
_YEARS_AGO = {"今年": 0, "去年": 1, "前年": 2}


def heard_count(text: str) -> int | None:
    """50 for 五十个人, 12 for 十二, 2000 for 两千; None for plain digits, halves, ranges and anything else."""
    plain = _closed(text)
    found = _COUNT.fullmatch(plain)
    if not found or not found["count"] or plain.isascii() or _RUN.search(plain):
        return None
    value = amount(found["count"])
    return int(value) if value == int(value) and value <= _MOST else None


def heard_day(text: str, today: date | None) -> date | None:
    """The day of 昨天, 九月十五号, 去年3月5日 or 3.18, and the edge of 欠到九月 (its last day) or 从三月 (its first).

    A day without a year is the latest that has begun by ``today`` or begins within a month; a bare month is no day.
    None where nobody told what day it is today, and for anything else.
    """
    if today is None:
        return None
    plain = _closed(text)
    if plain in _DAYS:
        return today - timedelta(days=_DAYS[plain])
    if found := _DAY.fullmatch(plain):
        return _day(found["year"], int(_number(found["month"])), int(_number(found["day"])), today)
    if found := _SHORT.fullmatch(plain):
        return _day(None, int(found["month"]), int(found["day"]), today)
    month = spoken_month(text, today)
    if month is None or month.begins == month.ends:
        return None
    return month.first if month.begins else month.last


def is_vague(text: str) -> bool:
    """Whether a figure is told only about (五十来号, 一万多, 五六千, 九月上旬)."""
    plain = _closed(text)
    return bool(_FIGURE.search(plain) and (_AROUND.search(plain) or _RANGE.search(plain)))


def refusal(text: str, problem: Problem) -> Problem:
    """Why a text is no figure: for a vague one that an exact one is wanted, for others what was wrong in it anyway."""
    if not is_vague(text):
        return problem
    return Problem("figure-vague", problem.where, problem.level, {"text": text.strip()[:20]})


def _closed(text: str) -> str:
    try:
        return closed_up(text, "")
    except Refused:
        return ""


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else int(amount(text))


def _day(year: str | None, month: int, day: int, today: date) -> date | None:
    years = (_year(year, today),) if year is not None else (today.year + 1, today.year, today.year - 1)
    found = (made for each in years if (made := _made(each, month, day)) is not None)
    return next((made for made in found if year is not None or (made - today).days <= _SOON), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(said: str, today: date) -> int:
    if said in _YEARS_AGO:
        return today.year - _YEARS_AGO[said]
    number = int(said.removesuffix("年"))
    return number if number >= 1000 else today.year // 100 * 100 + number
