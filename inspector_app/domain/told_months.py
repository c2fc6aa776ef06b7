"""The months that an answer tells, each with its year: bare figures of a row (10、11、12月) are months too."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from inspector_app.domain.mentions import MONTH, Mention

_BETWEEN = r"\s*(?:[、,，和及跟与]|[到至]|[-—~～])\s*"
_IN_A_ROW = re.compile(rf"份?{_BETWEEN}")
_ROW = re.compile(
    rf"(?<![\d.])(?:(?P<year>\d{{4}})年)?(?P<months>\d{{1,2}}(?:月份?)?(?:{_BETWEEN}\d{{1,2}}(?:月份?)?)+)(?<!\d{{3}})"
    r"(?:(?<=月)|(?<=份)|(?=[一二两三四五六七八九十\d]个月))"
)
_FIGURE = re.compile(r"\d{1,2}")
STANDSTILL = re.compile(r"[^，,。；;]{0,4}(?:停工|复工)")
"""Behind a day or a month: the work stood still, and no wages are told of it."""
_YEARS_AGO = {"今年": 0, "去年": 1, "前年": 2}
_YEAR_BEFORE = re.compile(f"({'|'.join(_YEARS_AGO)})\\s*$")


def listed_months(answer: str, told: Sequence[Mention]) -> list[Mention]:
    """The months that are told, and the bare figures of their rows as months, in their order."""
    found = list(told)
    for row in _ROW.finditer(answer):
        for at, figure in enumerate(_FIGURE.finditer(answer, row.start("months"), row.end("months"))):
            is_told = any(each.start <= figure.start() < each.end for each in told)
            if not is_told and 1 <= int(figure[0]) <= 12:
                year = int(row["year"] or 0) if at == 0 else 0
                found.append(Mention(MONTH, (year, int(figure[0])), figure[0], figure.start(), figure.end()))
    return sorted(found, key=lambda each: each.start)


def dated_months(answer: str, months: Sequence[Mention], day: date) -> Iterator[tuple[Mention, int, int]]:
    """Each month with its year and number. A year stands for those behind it; in a row the year turns with the months
    (11月、12月和1月); where none is told the last of a row is the latest that had begun by ``day``."""
    carried = 0
    for row in _rows(answer, [each for each in months if 1 <= _month(each) <= 12]):
        years = [_told_year(answer, each, day) for each in row]
        at = next((place for place, year in enumerate(years) if year), 0 if carried else len(row) - 1)
        years[at] = years[at] or carried or day.year - (_month(row[at]) > day.month)
        for place in range(at - 1, -1, -1):
            years[place] = years[place + 1] - (_month(row[place]) > _month(row[place + 1]))
        for place in range(at + 1, len(row)):
            turned = years[place - 1] + 1, _month(row[place])
            turns = turned[1] < _month(row[place - 1]) and turned <= (day.year, day.month)
            years[place] = years[place] or years[place - 1] + turns
        if carried or any(_told_year(answer, each, day) for each in row):
            carried = years[-1]
        yield from ((each, year, _month(each)) for each, year in zip(row, years, strict=True))


def _rows(answer: str, months: Sequence[Mention]) -> Iterator[list[Mention]]:
    row = list(months[:1])
    for before, each in pairwise(months):
        if not _IN_A_ROW.fullmatch(answer[before.end : each.start]):
            yield row
            row = []
        row.append(each)
    if row:
        yield row


def _month(told: Mention) -> int:
    return told.value[1] if isinstance(told.value, tuple) else 0


def _told_year(answer: str, told: Mention, day: date) -> int:
    """The year that stands beside a month, also as 去年; 0 for none."""
    before = _YEAR_BEFORE.search(answer[: told.start])
    if before:
        return day.year - _YEARS_AGO[before[1]]
    return told.value[0] if isinstance(told.value, tuple) else 0
