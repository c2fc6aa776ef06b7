"""The spans for which wages are owed, as lists write them: months, days, and from the one to the other."""

import re
from datetime import date, timedelta

from inspector_app.domain.dates import add_months, parse_date
from inspector_app.domain.figures import closed_up
from inspector_app.support.errors import Refused

_MONTH = re.compile(r"(\d{4})[-./年]?(\d{1,2})月?")
_ONE_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_EDGE = r"\d{8}|\d{4}[-./年]?\d{1,2}(?:[-./月]\d{1,2}日?|月?)"
_PERIOD = re.compile(rf"(?P<first>{_EDGE})[-—–~～至到]+(?P<last>{_EDGE}|\d{{1,2}}月?)")


def parse_period(text: str) -> tuple[date, date] | None:
    """2025年9月至12月, 2025.9-2025.12, 20250901-20251215 or 2025年9月 as first and last day; None for anything else."""
    try:
        plain = closed_up(text, "")
        if _MONTH.fullmatch(plain):
            return day_or_month(plain, "", end=False), day_or_month(plain, "", end=True)
        found = _PERIOD.fullmatch(plain)
        if not found or _ONE_DAY.fullmatch(plain):
            return None
        last = found["last"]
        if len(last.removesuffix("月")) <= 2:
            last = f"{plain[:4]}年{last.removesuffix('月')}月"
        return day_or_month(found["first"], "", end=False), day_or_month(last, "", end=True)
    except Refused:
        return None


def day_or_month(text: str, where: str, *, end: bool) -> date:
    """A day, or a month as its first or last day. Raises :class:`Refused` as :func:`~.dates.parse_date`."""
    month = _MONTH.fullmatch(closed_up(text, where))
    if not month:
        return parse_date(text, where)
    first = parse_date(f"{month[1]}-{month[2]}-1", where)
    return add_months(first, 1) - timedelta(days=1) if end else first
