"""The figures that a Chinese text states: sums, head counts, days, times, numbers of papers, each bound to its unit.

``12`` is no mention of 12人 in 3月12日, in 112人 or in 12,000元. Citations of articles are no figures.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from inspector_app.domain.money import round_fen
from inspector_app.domain.numerals import CAPITALS, SMALL, numeral

MONEY, IN_CAPITALS, PEOPLE, DAY, MONTH, TIME, NUMBER = "money", "capitals", "people", "day", "month", "time", "number"
TERMS = ("日", "天", "工作日", "月")

Value = int | Decimal | tuple[int, ...]
_Read = Callable[[re.Match[str]], tuple[str, Value] | None]


@dataclass(frozen=True, slots=True)
class Mention:
    """One figure. ``kind`` is one of the names above, else the unit (日, 倍, %); ``words`` are as they stand.

    ``value``: money and capitals in 分, people as a number, a day as (year, month, day) and a month as (year, month)
    with year 0 where none stands beside it, a time in minutes, the number of a paper as (year, serial).
    """

    kind: str
    value: Value
    words: str
    start: int
    end: int


def mentions(text: str) -> list[Mention]:
    """Every figure of a text, in its order."""
    left, found = text.translate(_PLAIN), []
    for pattern, read in _SHAPES:
        for match in list(pattern.finditer(left)):
            stated = read(match)
            if stated is not None:
                found.append(Mention(*stated, text[match.start() : match.end()].strip(), match.start(), match.end()))
            left = f"{left[: match.start()]}{_TAKEN * len(match[0])}{left[match.end() :]}"
    return sorted(found, key=lambda mention: mention.start)


_TAKEN = "\0"
_PLAIN = str.maketrans("０１２３４５６７８９．％：－／￥", "0123456789.%:-/¥")
_SCALES = {"万": 10_000, "亿": 100_000_000}


def _amount(match: re.Match[str]) -> Decimal:
    parts = match.groupdict()
    if parts.get("small"):
        return Decimal(numeral(parts["small"]))
    return Decimal(parts["figure"].replace(",", "")) * _SCALES.get(parts.get("scale") or "", 1)


def _money(match: re.Match[str]) -> tuple[str, Value]:
    parts = match.groupdict()
    return MONEY, round_fen(_amount(match)) + int(parts.get("jiao") or 0) * 10 + int(parts.get("cent") or 0)


def _capitals(match: re.Match[str]) -> tuple[str, Value]:
    parts = match.groupdict()
    whole, jiao, cent = (numeral(parts[name]) if parts.get(name) else 0 for name in ("whole", "jiao", "cent"))
    return IN_CAPITALS, whole * 100 + jiao * 10 + cent


def _time(match: re.Match[str]) -> tuple[str, Value]:
    hour, minute = int(match["hour"]), 30 if match["half"] else int(match["minute"] or 0)
    return TIME, (hour + (12 if match["later"] and hour < 12 else 0)) * 60 + minute


def _counted(match: re.Match[str]) -> tuple[str, Value]:
    return match["unit"].removeprefix("个"), _amount(match)


def _figures(kind: str, *before: int) -> _Read:
    """Reads the groups of a match as whole numbers, after those that the text leaves out."""
    return lambda match: (
        kind,
        (*before, *(int(part) if part.isdecimal() else numeral(part) for part in match.groups())),
    )


_FIGURE = r"(?<![\d.])(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?!\d)"
_NUMERAL = rf"(?<![第{SMALL}万亿])(?P<small>[{SMALL}][{SMALL}万亿]*)"
_EITHER = rf"(?:{_FIGURE}\s*(?P<scale>[万亿]?)|{_NUMERAL})"
_TEN = "一二三四五六七八九十"
_PART = rf"(?<![\d{_TEN}])(\d{{1,2}}|[{_TEN}]{{1,3}})"
_YEAR = r"(?<!\d)(\d{4}|[〇零○一二三四五六七八九]{4})"
_ONE = "[零壹贰叁肆伍陆柒捌玖]"
_CHANGE = rf"(?:零?(?P<jiao>{_ONE})角)?(?:零?(?P<cent>{_ONE})分)?[整正]?"
_MINUTE = r"(?:(?P<half>半)|\s*(?P<minute>\d{1,2})\s*分?)?"
_UNIT = r"\s*(?P<unit>个?工作日|个月|小时|[%\u4e00-\u9fff]?)"

# The longer shapes first: what one has read the next do not see.
_SHAPES: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (r"[〔\[［(（]\s*(\d{4})\s*[〕\]］)）]\s*第?\s*(\d+)\s*号", _figures(NUMBER)),
        (rf"第\s*[（(]?\s*(?:\d+|[{SMALL}]+)\s*[)）]?\s*[条款项章节目](?:之[{SMALL}]+)?", lambda _match: None),
        (r"(?<!\d)(\d{4})\s*[./-]\s*(\d{1,2})\s*[./-]\s*(\d{1,2})(?!\d)", _figures(DAY)),
        (r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)", _figures(DAY)),
        (rf"{_YEAR}\s*年\s*{_PART}\s*月\s*{_PART}\s*[日号]", _figures(DAY)),
        (rf"{_PART}\s*月\s*{_PART}\s*[日号]", _figures(DAY, 0)),
        (rf"{_YEAR}\s*年\s*{_PART}\s*月", _figures(MONTH)),
        (rf"{_PART}\s*月", _figures(MONTH, 0)),
        (
            r"(?:(?P<later>下午|晚上?)|上午|中午|凌晨)?\s*(?<!\d)(?P<hour>\d{1,2})\s*[时点:]" + _MINUTE,
            _time,
        ),
        (
            rf"(?P<whole>[零壹贰叁肆伍陆柒捌玖拾][{CAPITALS}万亿]*)[元圆]" + _CHANGE,
            _capitals,
        ),
        (rf"(?P<jiao>{_ONE})角(?:(?P<cent>{_ONE})分)?[整正]?", _capitals),
        (rf"(?P<cent>{_ONE})分[整正]?", _capitals),
        (rf"¥?\s*{_EITHER}\s*元(?:(?P<jiao>\d)角)?(?:(?P<cent>\d)分)?整?", _money),
        (rf"(?:¥|人民币)\s*{_FIGURE}\s*(?P<scale>[万亿]?)", _money),
        (rf"{_EITHER}\s*个?(?:人(?![民社力])|名|位)", lambda match: (PEOPLE, _amount(match))),
        (rf"{_NUMERAL}\s*(?P<unit>个?工作日|日|天|个月|倍)", _counted),
        (rf"{_FIGURE}\s*(?P<scale>[万亿]?){_UNIT}", _counted),
    )
)
