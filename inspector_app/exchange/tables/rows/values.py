"""The text of a field in a row, as the rules of the domain read it; what cannot be trusted is named and left empty."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from inspector_app.domain.hidden_characters import NAME_FIELDS, without_hidden
from inspector_app.domain.identity import is_masked, numbers_masked
from inspector_app.domain.name_cell import (
    name_with_numbers,
    remark_behind_name,
)
from inspector_app.domain.periods import (
    Days,
    Edge,
    calendar_spans,
    has_spoken_year,
    month_of,
    parse_spans,
    spans_text,
    without_spoken_year,
)
from inspector_app.exchange.tables.columns.column import PART_READ, TAKEN, Column, Role
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.headings import MONTH_FIRST, time_told
from inspector_app.exchange.tables.context import OTHERWISE, Context, parse_in
from inspector_app.exchange.tables.fields import ListField, Shape
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import EMPTY, amount
from inspector_app.support.errors import Level, Problem

_OF_WORK = ("attendance", "overtime", "months")
_EXACT_DIGITS = 15  # spreadsheets keep fifteen; a longer number in a numeric cell has already lost its tail
_FIGURE = re.compile(r"\d{1,9}(?:\.\d+)?")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_EPOCH = date(1899, 12, 30)
_SERIALS = range(29_221, 62_092)  # 1980 to 2069
_TENTH = re.compile(r"(?:(?:19|20)\d{2}|[23]\d)\.1")
_FIRST_DAY = re.compile(r"(20\d{2})[-/.年](\d{1,2})[-/.月]0?1日?(?: 0?0:00(?::00)?)?")
"""How programs write a month whose cell is a day in the sheet, as in :func:`_period` for such a cell."""
_TENTH_DAY = re.compile(r"(?:1[0-2]|[1-9])\.([123])")
"""5.3 of a number may be 5月3日, or 5月30日 whose nought the spreadsheet left away."""
_THIS_YEAR = re.compile("[今本当]年")
_A_TIME = re.compile(r"\d年|\d月|半年|季度")
_COUNTRY = re.compile(r"^\+?86[-\s]?(?=1)")
_BEHIND = re.compile(r"(?P<name>[\u3400-\u9fff]{2,4}?)\s*(?P<told>[男女]|\d{1,2})")
_LONG_SURNAME, _LONGEST_PLAIN = 2, 3
"""Characters of a long surname, and of a name with a short one."""
_NOT_MASKED = ("id_number", "phone", "card")
_APOSTROPHES = "'‘’`"


class Found(NamedTuple):
    """A problem in a cell, with its column's letter."""

    letter: str
    problem: Problem


def value(grid: Grid, row: int, column: Column, field: ListField, found: list[Found]) -> str:
    """The text of a field in a row. An amount merged over several rows counts in the first one only, and so does a
    figure merged over the rows of one person."""
    top, left, bottom, _ = grid.area(row, column.number)
    if left != column.number and not (field.shape is Shape.TEXT and top != row):
        return ""  # a label across columns (合计) belongs to its first column only
    cell = grid.at(top, left)
    if not cell.text and cell.kind is not CellKind.FORMULA:
        return ""

    def name(code: str, level: Level = Level.ERROR, **details: str) -> str:
        heading = column.heading or column.letter
        problem = Problem(code, f"{column.letter}{row}", level, {"heading": heading, **details})
        found.append(Found(column.letter, problem))
        return ""

    if top != row and field.shape is Shape.AMOUNT:
        return name("cell-merged-amount", Level.WARNING)
    is_of_work = field.shape is Shape.FIGURE or field.name in _OF_WORK
    if top != row and is_of_work and _is_of_one(grid, top, bottom, column.number):
        return ""
    if cell.kind is CellKind.ERROR or (cell.text.startswith("#") and cell.text.rstrip("!?/0A").isupper()):
        return name("cell-error-value")
    if cell.kind is CellKind.FORMULA:
        return name("cell-formula-no-value")
    return _read(cell, column, field, name)


def _is_of_one(grid: Grid, top: int, bottom: int, of: int) -> bool:
    """Whether a name is merged over just the rows over which a cell is merged."""
    names = (at for at, cell in grid.rows[top].items() if at != of and is_name(cell.text))
    return any(grid.area(top, at)[::2] == (top, bottom) for at in names)


def _read(cell: Cell, column: Column, field: ListField, name: Callable[..., str]) -> str:
    """The text of a cell that can be trusted, by what its field holds."""
    match field.shape:
        case Shape.AMOUNT:
            told = amount(cell, column.unit)
            if told.problem is not None:
                name(told.problem.code, told.problem.level, **told.problem.details)
            return told.text.removeprefix("-") if column.minus else told.text
        case Shape.NUMBER if _needs_all(field) and is_masked(cell.text):
            return name("cell-number-masked", Level.WARNING, text=numbers_masked(cell.text)[:20])
        case Shape.NUMBER:
            return name("cell-lost-digits") if _lost_digits(cell) else _line(cell, field, name)
        case Shape.DAY:
            return _day(cell, name)
        case Shape.PERIOD:
            return _period(cell, name)
        case Shape.TEXT if column.unit and _FIGURE.fullmatch(cell.text):
            return f"{_line(cell, field, name)}{column.unit}"
        case _:
            return _line(cell, field, name)


def _needs_all(field: ListField) -> bool:
    """Whether a number of which figures are left out is none of this field."""
    return field.name in _NOT_MASKED and not field.by_tail


def together(texts: Sequence[str], shape: Shape) -> str:
    """What several columns tell of one field: amounts and counts add up, a number in pieces is one, words stand side by
    side."""
    if shape is Shape.NUMBER:
        return "".join(texts)
    return " ".join(filter(None, texts)) if shape in (Shape.TEXT, Shape.DAY, Shape.PERIOD) else _added(texts)


def _added(texts: Sequence[str]) -> str:
    """Amounts that add up to one; one that is none stays as it is, for whoever judges it."""
    if len(texts) == 1:
        return texts[0]
    told = [text for text in texts if text and text not in EMPTY]
    if len(told) < 2:
        return told[0] if told else ""
    total = Decimal(0)
    for text in told:
        try:
            total += Decimal(text)
        except InvalidOperation:
            return text
    return format(total, "f")


class MonthCell(NamedTuple):
    """What stands of a field in the column of a month."""

    field: str
    month: str
    text: str
    letter: str


def month_words(month: Edge | None, year: int | None) -> str:
    """A month as a period, with the year where anybody told it."""
    if month is None:
        return ""
    known = month.year or year
    return f"{known}年{month.month}月" if known else f"{month.month}月"


def months_beside(columns: Sequence[Column], grid: Grid, row: int, year: int | None) -> str:
    """The months of which a row has amounts in columns that tell a time (1-3月工资), also in a whole that the lines
    prove or a person chose: from the first to the last of them; else those in which days of work stand by month.

    None where the amounts are of another time too: 2024年下欠, 去年结转.
    """

    def tells(column: Column) -> bool:
        return grid.at(row, column.number).text not in ("", "0", *EMPTY)

    if any(column.role is Role.MONTH for column in columns):  # an amount is told month by month
        return ""
    timed = [column for column in columns if _tells_time(column) and tells(column)]
    spans = [time_told(column, year) for column in timed]
    known = [span for span in spans if span is not None]
    if known and len(known) == len(spans):
        return f"{min(known)[0]}至{max(last for _, last in known)}"
    if timed:
        months = [month_words(column.month, year) for column in timed if column.month is not None]
        return "至".join(dict.fromkeys((months[0], months[-1]))) if len(months) == len(timed) else ""
    worked = [month for column in columns if (month := month_of_work(column)) and tells(column)]
    if year or all(month.year for month in worked):  # the columns may stand in any order
        worked.sort(key=lambda month: (month.year or year or 0, month.month))
    return "、".join(dict.fromkeys(month_words(month, year) for month in worked))


def _tells_time(column: Column) -> bool:
    """Whether a column has amounts of a time of its own that are owed or were earned: read, or contained in others."""
    is_within = column.role is Role.EXPLAINED or (column.role is Role.UNREAD and column.reason == OTHERWISE)
    is_open = column.reason in (OTHERWISE, PART_READ) and column.field != "attendance"
    is_amount = column.field in ("owed", "earned") or is_open
    is_time = column.month is not None or _A_TIME.search(column.heading) or structure().earlier.search(column.heading)
    return is_amount and (is_within or column.role in TAKEN) and bool(is_time)


def month_of_work(column: Column) -> Edge | None:
    """The month of a column with days of work: 2026年3月·工日, 3月工天, or 3月 beside the sum of all."""
    is_work = column.field == "attendance" and column.role in (Role.PART, Role.EXPLAINED)
    told = [found[0] for each in column.heading.split("·") if (found := MONTH_FIRST.match(heading_key(each)))]
    return month_of(told[-1]) if is_work and told else None


def apart_from_name(told: dict[str, str], found: list[Found], letter: str, row: int) -> None:
    """What stands behind a name in its cell goes where it belongs, and that is said: the number of a document, a remark
    in brackets."""
    name = told.get("name", "")
    cell = name_with_numbers(name)
    others = {"id_number": cell.id_number, "phone": cell.phone}
    if cell.name and all(not number or told.get(field, "") in ("", number) for field, number in others.items()):
        told |= {"name": cell.name} | {field: number for field, number in others.items() if number}
        found.append(Found(letter, Problem("cell-name-number", f"{letter}{row}", Level.INFO)))
        return
    whole = _with_long_surname(name)
    bare, remark = remark_behind_name(whole)
    if not remark and (behind := _BEHIND.fullmatch(whole)) and _is_no_name(behind, told):
        bare, remark = behind["name"], behind["told"]
    if remark:
        told |= {"name": bare, "note": "；".join(filter(None, (told.get("note", ""), remark)))}
        details = {"text": numbers_masked(remark)[:20], "name": bare}
        found.append(Found(letter, Problem("cell-name-remark", f"{letter}{row}", Level.WARNING, details)))
    elif whole:
        told["name"] = whole


def _is_no_name(behind: re.Match[str], told: Mapping[str, str]) -> bool:
    """Whether 男, 女 or a figure behind a name is no part of it: beside a number a figure tells no namesakes apart."""
    if behind["told"].isdecimal():
        return bool(told.get("id_number"))
    return len(behind["name"]) == _LONGEST_PLAIN and behind["name"][:_LONG_SURNAME] not in structure().surnames


def _with_long_surname(name: str) -> str:
    """欧阳 示例 is one name, as nobody is called by a surname of two characters alone."""
    surname, _, given = name.partition(" ")
    is_one = len(surname) == _LONG_SURNAME and surname in structure().surnames and is_name(f"{surname}{given.strip()}")
    return f"{surname}{given.strip()}" if is_one and len(given.strip()) <= _LONG_SURNAME else name


def with_period(
    told: dict[str, str], found: list[Found], context: Context, letters: Mapping[str, str], year: int | None
) -> None:
    """A span without a year takes the one above the table, a line without a span the month of the table."""
    text = told.get("period", "")
    if text and not parse_spans(text) and (spans := _with_year(text, context, year)):
        told["period"] = spans_text(spans)
    if text or told.get("first_day") or told.get("last_day"):
        return
    if context.period is None:
        told |= {"month_above": context.month_words} if context.month_words else {}
        return
    if any(problem.letter == letters.get("period", "-") for problem in found):
        return  # a span stands there, but nobody can read it
    if context.until_now:
        told["first_day"] = f"{context.period[0]}"
        return
    told["period"] = f"{context.period[0]}至{context.period[1]}"


def _with_year(text: str, context: Context, year: int | None) -> tuple[Days, ...]:
    """A span without a year by the year of its row, or in the one year of the months of the table in which it can be.
    Words that nobody understands (腊月) are the span that a person said."""
    is_spoken = has_spoken_year(text) and context.is_said and not _THIS_YEAR.search(text)
    if year and not is_spoken and (spans := parse_spans(text, year)):
        return spans  # the year that a person said is 今年; of 去年 alone nobody knows from when it counts
    if context.period is None:
        return ()
    if not calendar_spans(text):
        return parse_in(text, context.period) or ((context.period,) if context.is_said else ())
    return parse_in(without_spoken_year(text), context.period)


def _line(cell: Cell, field: ListField, name: Callable[..., str]) -> str:
    """A name or number as one line. What nobody sees in it is taken out, and the cell is named."""
    if field.name not in NAME_FIELDS and field.shape is Shape.TEXT:
        return cell.text
    line = " ".join(cell.text.split()) if cell.kind is CellKind.TEXT else cell.text
    visible = without_hidden(line)
    if visible != line:
        name("cell-hidden-character", Level.WARNING)
    bare = _without_label(visible.strip(), name) if field.name == "name" else visible.strip()
    if field.shape is Shape.NUMBER:  # an apostrophe before a number says that it is a text
        bare = bare.lstrip(_APOSTROPHES)
    return _COUNTRY.sub("", bare) if field.name.endswith("phone") else bare


_NUMBERED = re.compile(r"^[(（]?\d{1,3}[)）.．、]\s*")


def _without_label(text: str, name: Callable[..., str]) -> str:
    """班组长：示例丙 is 示例丙, 1.示例丙 too."""
    bare = _NUMBERED.sub("", text)
    text = bare if is_name(bare) else text
    label, mark, rest = text.replace("：", ":").partition(":")
    rest = rest.strip()
    if not mark or heading_key(label) not in structure().signers or not is_name(rest):
        return text
    name("cell-name-label", Level.WARNING, told=text[:20], name=rest)
    return rest


def _lost_digits(cell: Cell) -> bool:
    """Whether an identifier went through floating point: more digits than it keeps, or 6.22E+18 as text."""
    if cell.kind is CellKind.NUMBER:
        return len(cell.raw.lstrip("-").replace(".", "")) > _EXACT_DIGITS or "." in cell.raw
    return bool(_SCIENTIFIC.fullmatch(cell.text))


def _day(cell: Cell, name: Callable[..., str]) -> str:
    if cell.kind is CellKind.DAY:
        return cell.text if "月" in cell.text else cell.raw
    if (day := _serial_day(cell)) is not None:
        name("cell-serial-day", Level.WARNING, number=cell.raw, day=str(day))
        return day.isoformat()
    if cell.kind is CellKind.NUMBER and (told := _TENTH_DAY.fullmatch(cell.text)):
        return name("cell-day-tenth", Level.WARNING, text=cell.text, number=told[1])
    return cell.text


def _period(cell: Cell, name: Callable[..., str]) -> str:
    if cell.kind is CellKind.DAY:
        year, month, day = cell.raw.split("-")
        return f"{year}年{int(month)}月" if day == "01" or "月" in cell.text else cell.raw
    if cell.kind is CellKind.TEXT and (first := _FIRST_DAY.fullmatch(cell.text.strip())):
        return f"{first[1]}年{int(first[2])}月"
    if (serial := _serial_day(cell)) is not None:
        return name("cell-serial-asked", Level.WARNING, number=cell.raw, day=str(serial))
    if cell.kind is CellKind.NUMBER and cell.text == cell.raw and _TENTH.fullmatch(cell.raw):
        return name("cell-month-tenth", Level.WARNING, text=cell.raw)
    if cell.kind is CellKind.NUMBER and cell.raw.isdecimal() and 1 <= int(cell.raw) <= 12:
        return f"{cell.raw}月"
    return cell.text


def _serial_day(cell: Cell) -> date | None:
    """The day that a bare number of a spreadsheet may stand for."""
    is_whole = cell.text.isdecimal() and len(cell.text) == 5
    return _EPOCH + timedelta(int(cell.text)) if is_whole and int(cell.text) in _SERIALS else None
