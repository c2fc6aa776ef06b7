"""Days and months that head columns beside each other, by their order."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, product

from inspector_app.exchange.tables.columns.column import DAY_NUMBER, FEWEST_DAYS
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Cell, CellKind
from inspector_app.exchange.tables.structure import structure

_DOTTED = re.compile(r"(?:20)?([12]\d|3[0-5])[.\-/](\d{1,2})")
_DAY_OF_MONTH = re.compile(r"(?:(20\d{2})[-/.年])?(\d{1,2})[-/月]\d{1,2}[日号]?")
_A_DATE = re.compile(r"(?:1[0-2]|[1-9])\.(?:3[01]|[12]\d|[1-9])")
_FEWEST_MONTHS, _FEWEST_TURNS = 3, 2
_TENTH = re.compile(r"\d{1,2}\.[123]")
_WEEKDAY = re.compile("(?:星期|周|礼拜)?[一二三四五六日天]")
_WEEK = "日一二三四五六"


def times_in_order(cells: Mapping[int, Cell]) -> set[int]:
    """The columns of a row that days or months head like words."""
    return {*days_in_order(cells), *months_in_order(cells), *_dates_in_order(cells)}


def _dates_in_order(cells: Mapping[int, Cell]) -> set[int]:
    """The columns of 9.15, 10.20 beside headings in so many words: days on which something was paid."""
    dates = {
        column: cell.text.strip() for column, cell in sorted(cells.items()) if _A_DATE.fullmatch(cell.text.strip())
    }
    days = [tuple(map(int, text.split("."))) for text in dates.values()]
    others = [cell.text for column, cell in cells.items() if column not in dates]
    named = [text for text in others if kinds()["wages"].is_named(text)]
    known = [text for text in others if text in named or structure().is_known(heading_key(text))]
    turns = sum(one >= two for one, two in pairwise(days))  # at most one turn of the year
    is_sure = len(known) > 1 or turns < _FEWEST_TURNS
    return set(dates) if len(set(days)) == len(days) > 1 and named and is_sure else set()


def days_in_order(cells: Mapping[int, Cell]) -> set[int]:
    """The columns of 1, 2, 3 …, of 3月1日, 3月2日 … or of dates in a row: the days of an attendance sheet, which head
    columns like words."""
    told = {
        column: DAY_NUMBER.fullmatch(cell.raw if cell.kind is CellKind.DAY else cell.text)
        for column, cell in cells.items()
    }
    numbers = {column: int(found[1]) for column, found in told.items() if found}
    for column in sorted(numbers):  # 5.9, 5.1, 5.11: a spreadsheet left the nought of 5.10 away
        if _TENTH.fullmatch(cells[column].text) and numbers.get(column - 1) == 10 * numbers[column] - 1:
            numbers[column] *= 10
    days = {column for column, number in numbers.items() if numbers.get(column + 1) == number + 1}
    days |= {column + 1 for column in days}
    return days if len(days) >= FEWEST_DAYS else set()


def months_in_order(cells: Mapping[int, Cell]) -> dict[int, str]:
    """The columns headed by first days of months that follow each other, as a spreadsheet keeps 2026年2月, or by 24.11,
    24.12, 25.1 (at least three of them), with the months in words."""
    days = {
        column: ((int(cell.raw[:4]), int(cell.raw[5:7])),)
        for column, cell in sorted(cells.items())
        if cell.kind is CellKind.DAY and cell.raw.endswith("-01")
    }
    dotted = _following({column: _dotted(cell) for column, cell in sorted(cells.items()) if _dotted(cell)})
    return _following(days) | (dotted if len(dotted) >= _FEWEST_MONTHS else _apart(cells))


def _apart(cells: Mapping[int, Cell]) -> dict[int, str]:
    """The months of 24.11 | 25.1, which do not follow each other, in a line that is a heading by its other words: as
    they are written (:func:`may_be_october`)."""
    told = {column: months[0] for column, cell in sorted(cells.items()) if (months := _dotted(cell))}
    is_heading = len(told) > 1 and any(kinds()["wages"].is_named(cell.text) for cell in cells.values())
    if not is_heading or len(set(told.values())) < len(told):
        return {}
    return {column: f"{year}年{month}月" for column, (year, month) in told.items()}


def are_weekdays(cells: Mapping[int, Cell]) -> bool:
    """Whether a row tells the day of the week of each column, and nothing else but what it is: 星期 | 一 | 二 | 三."""
    texts = [text for text in (cell.text.strip() for cell in cells.values()) if text not in ("星期", "周")]
    if len(texts) < FEWEST_DAYS or not all(map(_WEEKDAY.fullmatch, texts)):
        return False
    days = [_WEEK.index(text[-1].replace("天", "日")) for text in texts]
    return all(after == (before + 1) % len(_WEEK) for before, after in pairwise(days))


def are_halves(cells: Mapping[int, Cell]) -> bool:
    """Whether a row tells the part of the day of each column, and nothing else: 上午 | 下午 | 上午 | 下午."""
    return len(cells) > 1 and all(structure().half_of(cell.text) for cell in cells.values())


def month_of_days(cells: Iterable[Cell]) -> tuple[int | None, int] | None:
    """The year, where it is told, and the month of days that are written with it (3月1日, 2025-03-02); None where they
    are too few to be the days of a list, or of several months."""
    texts = (cell.raw if cell.kind is CellKind.DAY else cell.text for cell in cells)
    told = [found for text in texts if (found := _DAY_OF_MONTH.fullmatch(text))]
    months = {(int(found[1]) if found[1] else None, int(found[2])) for found in told}
    return months.pop() if len(told) >= FEWEST_DAYS and len(months) == 1 else None


def may_be_october(cell: Cell) -> bool:
    """Whether 25.1 is a number of which a spreadsheet left the nought away that would make it October."""
    return cell.kind is CellKind.NUMBER and len(_dotted(cell)) > 1


def _following(told: Mapping[int, Sequence[tuple[int, int]]]) -> dict[int, str]:
    """The months of columns that follow each other; of what may be two months the one that does."""
    found: dict[int, str] = {}
    for (one, first), (other, after) in pairwise(told.items()):
        for (year, month), (next_year, next_month) in product(first, after):
            if 12 * next_year + next_month == 12 * year + month + 1:
                found |= {one: f"{year}年{month}月", other: f"{next_year}年{next_month}月"}
    return found


def _dotted(cell: Cell) -> tuple[tuple[int, int], ...]:
    """The months that 24.11 may be: 25.1 of a spreadsheet is January, or October without its nought."""
    told = _DOTTED.fullmatch(cell.text.strip()) if cell.kind in (CellKind.TEXT, CellKind.NUMBER) else None
    if told is None:
        return ()
    year, month = 2000 + int(told[1]), int(told[2])
    both = (month, 10) if told[2] == "1" else (month,)
    return tuple((year, each) for each in both if 1 <= each <= 12)
