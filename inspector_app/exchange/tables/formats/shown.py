"""A number as its cell shows it: 2025.1 in the format 0.00 is 2025.10, and 45931 may be a day.

openpyxl, which takes half of the time in which the reading process starts, is loaded when a format is met.
"""

import re
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from inspector_app.exchange.tables.grid import Cell, CellKind

_QUOTED = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|[_*].')
_DIGITS = re.compile(r"[0#?][0#?,]*(?:\.([0#?]+))?")
_CHINESE_DAYS = frozenset({*range(27, 37), *range(50, 59)})  # built-in formats of Chinese editions: all are days
_MONTHS_ONLY = frozenset({27, 36, 50, 52, 57})
_GENERAL = frozenset({"", "General", "@", "GENERAL", "G/通用格式"})


class Shape(NamedTuple):
    """What a format does with a number: days with or without the day of the month, or decimals and what stands round
    them (``decimals`` None: as many as there are)."""

    is_day: bool = False
    has_month_only: bool = False
    has_time_only: bool = False
    decimals: int | None = None
    percent: bool = False
    suffix: str = ""


def built_in(number: int) -> str:
    """The code of a built-in format."""
    if number in _CHINESE_DAYS:
        return 'yyyy"年"m"月"' if number in _MONTHS_ONLY else 'yyyy"年"m"月"d"日"'
    if number == 0:
        return "General"
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    return str(BUILTIN_FORMATS.get(number, "General"))


@lru_cache(maxsize=512)
def shape_of(code: str) -> Shape:
    """What a format code does; codes longer than any real one show the number as it is."""
    if code in _GENERAL or len(code) > 255:
        return Shape()
    first = code.split(";")[0]
    bare = _QUOTED.sub("", first).lower()
    from openpyxl.styles.numbers import is_date_format

    if is_date_format(first):
        is_time = not any(mark in bare for mark in "ymd") or ("h" in bare and "y" not in bare)
        return Shape(is_day=True, has_month_only="d" not in bare, has_time_only=is_time)
    digits = _DIGITS.search(bare)
    if digits is None:
        return Shape()
    plain = _QUOTED.sub(lambda found: found[1] or found[2] or "", first)
    behind = re.split(r"[0#?.,]+", plain)[-1].strip()
    return Shape(decimals=len(digits[1] or ""), percent="%" in bare, suffix="" if "%" in behind else behind)


def plain_number(value: float | Decimal) -> str:
    """Digits without exponent. Fifteen are what spreadsheets keep; the rest is noise (0.30000000000000004)."""
    number = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.15g}")
    if not number.is_finite():
        return ""
    whole = number == number.to_integral_value() if abs(number) < Decimal(10) ** 30 else True
    return format(number.quantize(Decimal(1)) if whole and abs(number) < Decimal(10) ** 27 else number, "f")


def number_cell(value: float, code: str, *, epoch_1904: bool = False) -> Cell:
    """The cell of a number in a format."""
    shape = shape_of(code)
    if shape.is_day and (cell := _day_cell(value, shape, epoch_1904=epoch_1904)):
        return cell
    raw = plain_number(value)
    if not raw:
        return Cell("#NUM!", CellKind.ERROR)
    text = raw
    if shape.decimals is not None and not shape.is_day and len(raw) <= 40:
        number = Decimal(raw) * (100 if shape.percent else 1)
        text = format(round(number, shape.decimals), "f") if shape.decimals else format(round(number), "d")
        text += "%" if shape.percent else shape.suffix
    return Cell(text, CellKind.NUMBER, raw)


def _day_cell(value: float, shape: Shape, *, epoch_1904: bool) -> Cell | None:
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        moment = from_excel(value, MAC_EPOCH if epoch_1904 else WINDOWS_EPOCH)
    except (OverflowError, ValueError):
        return None
    if isinstance(moment, timedelta):
        return None
    if isinstance(moment, time):
        return Cell(moment.isoformat("minutes"), CellKind.NUMBER, plain_number(value))
    return day_cell(moment, has_month_only=shape.has_month_only, has_time_only=shape.has_time_only)


def day_cell(moment: datetime, *, has_month_only: bool = False, has_time_only: bool = False) -> Cell:
    """The cell of a day; the time of day is kept in what it shows where there is one."""
    day = moment.date().isoformat()
    if has_time_only:
        return Cell(moment.time().isoformat("minutes"), CellKind.DAY, day)
    if has_month_only:
        return Cell(f"{moment.year}年{moment.month}月", CellKind.DAY, day)
    return Cell(day if moment.time() == time() else moment.isoformat(" ", "minutes"), CellKind.DAY, day)
