"""A rate and an amount of work as records tell them, each with its unit. 天, 日 and 工 are one unit."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from inspector_app.domain.figures import closed_up
from inspector_app.domain.spoken import spoken_count, spoken_rate
from inspector_app.support.errors import Refused

DAY, MONTH, HOUR = "天", "月", "小时"
_UNITS = {
    "天": DAY, "日": DAY, "工": DAY, "个工": DAY, "工日": DAY, "月": MONTH, "个月": MONTH, "小时": HOUR, "个小时": HOUR,
    "平方米": "平方米", "㎡": "平方米", "立方米": "方", "方": "方", "吨": "吨", "米": "米",
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?)"
_RATE = re.compile(rf"[￥¥]?{_FIGURE}元?(?:/(?P<unit>{_UNIT}))?")
_COUNT = re.compile(rf"{_FIGURE}(?P<unit>{_UNIT})?")
_AGREED = re.compile(
    r"[(,;](?:每月|一个月)?(?:按|以|做满|满|做)?(?P<days>\d{1,2}(?:\.\d{1,2})?)(?:天|日|个?工)(?:计算|折算|算|计)?\)?$"
)
_MOST_DAYS = 31
_STROKES = {"": 0, "一": 1, "丁": 2, "丅": 2, "T": 2, "下": 3, "止": 4}
_TALLY = re.compile(f"(?P<fives>正+)(?P<rest>[{''.join(_STROKES)}]?)")
_AND_A_HALF = re.compile(r"(\d{1,3})(?:个|天)半(?:工|天)?")


@dataclass(frozen=True, slots=True)
class Measure:
    """So much of a unit: of money in 元 for one of it, or of work; ``unit`` is empty for a bare figure.

    ``days``: of how many days a month is, where a rate tells it (9000元/月，每月26天).
    """

    figure: Decimal
    unit: str
    days: Decimal | None = None

    @property
    def words(self) -> str:
        """47.5元/小时 of a rate."""
        return f"{self.figure:f}元/{self.unit}" if self.unit else f"{self.figure:f}"


@lru_cache(maxsize=4096)  # the lines of a list tell the same few rates
def rate_of(text: str) -> Measure | None:
    """380元/日, 9000元/月，每月26天 or 260一天 as yuan for one unit; None for anything else, 计件 among it."""
    plain = _plain(text)
    agreed = _AGREED.search(plain)
    if agreed is None:
        return _measure(_RATE, plain if _RATE.fullmatch(plain) else spoken_rate(text) or "")
    told = rate_of(plain[: agreed.start()])
    days = Decimal(agreed["days"])
    if told is None or told.unit != MONTH or not 1 <= days <= _MOST_DAYS:
        return None
    return Measure(told.figure, told.unit, days)


@lru_cache(maxsize=4096)
def work_of(text: str) -> Measure | None:
    """97.5工, 2月, 1,236.5㎡ or 两个半月 as so much of a unit; None for anything else."""
    return _measure(_COUNT, _plain(text) if _COUNT.fullmatch(_plain(text)) else spoken_count(text) or "")


def tally_of(text: str) -> Decimal | None:
    """Days that somebody counted in strokes of 正, five each (正正T is 12), or with 个半 behind them (24个半); None for
    anything else."""
    plain = "".join(text.split())
    if half := _AND_A_HALF.fullmatch(plain):
        return Decimal(half[1]) + Decimal("0.5")
    found = _TALLY.fullmatch(plain)
    return Decimal(5 * len(found["fives"]) + _STROKES[found["rest"]]) if found else None


def _plain(text: str) -> str:
    try:
        return closed_up(text, "")
    except Refused:
        return ""


def _measure(shape: re.Pattern[str], text: str) -> Measure | None:
    found = shape.fullmatch(text)
    return Measure(Decimal(found["figure"].replace(",", "")), _UNITS.get(found["unit"], "")) if found else None
