"""Civil dates as people write them; the program knows the years 1949 to 2100."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from inspector_app.domain.figures import closed_up
from inspector_app.support.clock import local
from inspector_app.support.errors import Problem, Refused

FIRST, LAST = date(1949, 10, 1), date(2100, 12, 31)
_DATE = re.compile(r"(\d{4})(?:[-./年](\d{1,2})[-./月](\d{1,2})日?|(\d{2})(\d{2}))")
_TIME = re.compile(r"(\d{1,2})[:.时](\d{1,2})分?|(\d{2})(\d{2})")


def parse_date(text: str, where: str) -> date:
    """Read 2026-3-5, 2026/03/05, 2026.3.5, 20260305 or 2026年3月5日.

    Raises :class:`Refused`: ``date-shape``, ``date-impossible``, ``date-out-of-range``, and as
    :func:`~.figures.closed_up`.
    """
    found = _DATE.fullmatch(closed_up(text, where))
    if not found:
        raise Refused(Problem("date-shape", where, details={"text": text[:20]}))
    year, month, day = (int(part) for part in found.groups() if part is not None)
    try:
        value = date(year, month, day)
    except ValueError:
        raise Refused(Problem("date-impossible", where, details={"text": text[:20]})) from None
    check_range(value, where)
    return value


def check_range(value: date, where: str) -> None:
    """Raises :class:`Refused` ``date-out-of-range`` outside 1949-10-01 … 2100-12-31."""
    if not FIRST <= value <= LAST:
        raise Refused(Problem("date-out-of-range", where, details={"text": value.isoformat()}))


def chinese(day: date) -> str:
    """2026年3月5日: Arabic digits, no leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def chinese_time(moment: datetime) -> str:
    """2026年3月5日9时5分, on the Chinese wall clock."""
    seen = local(moment)
    return f"{chinese(seen.date())}{seen.hour}时{seen.minute}分"


def month_day(day: date) -> str:
    """3月5日, where the year is known."""
    return f"{day.month}月{day.day}日"


def weekday(day: date) -> str:
    """星期一."""
    return f"星期{'一二三四五六日'[day.weekday()]}"


_TOLD_WEEKDAY = re.compile(
    r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日\s*[（(]?(?:周|星期|礼拜)(?P<name>[一二三四五六日天])"
)


def wrong_weekdays(text: str, year: int) -> list[str]:
    """The days of a text that are another day of the week than the one behind them: 2026年3月16日是星期一，写作星期二.

    A day without its year is of ``year``, or of the one before or after, and wrong only where it is so in all three.
    """
    wrong = []
    for found in _TOLD_WEEKDAY.finditer(text):
        years = [int(found["year"])] if found["year"] else [year, year - 1, year + 1]
        try:
            days = [date(each, int(found["month"]), int(found["day"])) for each in years]
        except ValueError:  # no such day, which is told where days are read
            continue
        told = f"星期{found['name'].replace('天', '日')}"
        if told not in map(weekday, days):
            wrong.append(f"{chinese(days[0])}是{weekday(days[0])}，写作{told}")
    return wrong


def clock_time(moment: datetime) -> str:
    """09:05, on the Chinese wall clock."""
    return f"{local(moment):%H:%M}"


def chinese_minute(moment: datetime) -> str:
    """2026年3月5日 09:05, on the Chinese wall clock: how the screen says when something was done."""
    return f"{chinese(local(moment).date())} {clock_time(moment)}"


def iso_day(moment: datetime) -> str:
    """2026-03-05, on the Chinese wall clock, for columns."""
    return f"{local(moment):%Y-%m-%d}"


def iso_minute(moment: datetime) -> str:
    """2026-03-05 09:05, on the Chinese wall clock, for columns."""
    return f"{local(moment):%Y-%m-%d %H:%M}"


def whole_minute(moment: datetime) -> datetime:
    """The minute in which something was done, as a person tells it."""
    return moment.replace(second=0, microsecond=0)


def add_months(day: date, months: int) -> date:
    """The same-numbered day ``months`` later, or the last day of that month when it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


@lru_cache(maxsize=1024)  # the lines of a list share a few periods
def full_months(first: date, last: date) -> int:
    """Whole months in the period from ``first`` to ``last``, both days included."""
    months = max(0, (last.year - first.year) * 12 + last.month - first.month + 1)
    while months and add_months(first, months) - timedelta(days=1) > last:
        months -= 1
    return months


def joined(periods: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Periods in order, those that meet or overlap made one, so that no day stands twice; both ends are included."""
    found: list[tuple[date, date]] = []
    for first, last in sorted(periods):
        if found and first <= found[-1][1] + timedelta(days=1):
            found[-1] = found[-1][0], max(last, found[-1][1])
        else:
            found.append((first, last))
    return found


def period_words(first: date | None, last: date | None) -> str:
    """2026年1月至3月 for whole months, else both days in full; nothing while an end is not known."""
    if first is None or last is None:
        return ""
    if not _is_of_months(first, last):
        return f"{chinese(first)}至{chinese(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year}年{first.month}月"
    end = f"{last.month}月" if first.year == last.year else f"{last.year}年{last.month}月"
    return f"{first.year}年{first.month}月至{end}"


def periods_words(periods: Iterable[tuple[date, date]]) -> str:
    """2026年5月、8月: as :func:`period_words` those that do not meet beside each other, of months the year once."""
    told, year = [], 0
    apart = joined(periods)
    is_of_months = all(_is_of_months(*each) for each in apart)
    for first, last in apart:
        words = period_words(first, last)
        told.append(words.removeprefix(f"{year}年") if is_of_months else words)
        year = last.year
    return "、".join(told)


def with_near_joined(periods: Iterable[tuple[date, date]]) -> list[tuple[date, date]]:
    """Periods as :func:`joined`, those between which no whole month lies made one too."""
    found: list[tuple[date, date]] = []
    for first, last in joined(periods):
        if found and not full_months(found[-1][1] + timedelta(days=1), first - timedelta(days=1)):
            found[-1] = found[-1][0], last
        else:
            found.append((first, last))
    return found


def _is_of_months(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1


def parse_time(text: str, where: str) -> time:
    """Read 9:05, 9时5分, 0905 or full-width forms. Raises :class:`Refused` ``ui-time-shape``, and as
    :func:`~.figures.closed_up`."""
    found = _TIME.fullmatch(closed_up(text, where))
    parts = [int(part) for part in found.groups() if part is not None] if found else []
    if not parts or parts[0] > 23 or parts[1] > 59:
        raise Refused(Problem("ui-time-shape", where, details={"text": text[:20]}))
    return time(parts[0], parts[1])
