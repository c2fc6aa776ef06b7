"""Amounts month by month in one cell: 2025年7月3600，8月4200，都没发 or 8600元（6月3000，7月5600）."""

import re
import unicodedata
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

_LONGEST = 200
_SUM = r"\s*[￥¥]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)\s*(?:元|块钱?)?"
_OF_MONTH = re.compile(
    rf"(?P<year>(?:20)?\d{{2}}年)?(?P<month>1[0-2]|0?[1-9])月份?(?:工资|工钱|还?欠|拖欠|还?差|未[发付])*\s*[:是]?{_SUM}(?![\d月日号天年.])"
)
_WHOLE = re.compile(
    rf"(?<![\d月])(?:一共|总共|共计|合计|共|计)?(?:还?欠|拖欠|还?差)?\s*[:是]?{_SUM}(?![\d月日号天年.])"
)
_BESIDE = re.compile(
    r"[\s,、;.。+()\[\]=]*(?:还?[欠差])?(?:都?(?:还?没有?|未|尚未)[发付给结领拿](?:放|清)?了?)?[\s,、;.。()\[\]]*(?:其中)?[:]?"
)
_FEWEST = 2


class MonthSum(NamedTuple):
    """An amount of a month; without a year where neither it nor a month before it has one."""

    year: int | None
    month: int
    yuan: Decimal


def month_sums(text: str) -> tuple[MonthSum, ...]:
    """The amounts of a text that tells nothing but those of several months, and perhaps what they come to; none of a
    text in which anything else stands, a month stands twice, or the sum is another one."""
    plain = unicodedata.normalize("NFKC", " ".join(text[: _LONGEST + 1].split()))
    if "月" not in plain or len(plain) > _LONGEST:
        return ()
    told = tuple(_OF_MONTH.finditer(plain))
    rest = _OF_MONTH.sub(" ", plain)
    wholes = [_yuan(found[1]) for found in _WHOLE.finditer(rest)]
    sums = _with_years([(found["year"], int(found["month"]), _yuan(found[3])) for found in told])
    is_all = all(_BESIDE.fullmatch(part) for part in re.split(" +", _WHOLE.sub(" ", rest)))
    is_sum = wholes in ([], [sum((each.yuan for each in sums), Decimal(0))])
    months = {each[:2] for each in sums}
    return sums if is_all and is_sum and len(months) == len(sums) >= _FEWEST else ()


def _yuan(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))


def _with_years(told: list[tuple[str | None, int, Decimal]]) -> tuple[MonthSum, ...]:
    """The year of a month counts for those behind it; behind December January is of the next one."""
    months = [0, *(month for _, month, _ in told)]
    year: int | None = None
    found = []
    for (before, month), (words, _, yuan) in zip(pairwise(months), told, strict=True):
        if words:
            year = int(words[:-1]) + (2000 if len(words) == 3 else 0)
        elif year is not None and (before, month) == (12, 1):
            year += 1
        found.append(MonthSum(year, month, yuan))
    return tuple(found)
