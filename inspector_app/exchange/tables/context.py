"""What stands above a table or in its sheet's name and counts for all its lines: unit, month, crew, what is listed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.domain.periods import Days, calendar_days, month_of, parse_period, parse_spans, with_figures
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.heading_times import month_of_days
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid
from inspector_app.exchange.tables.made_on import A_DAY, before_made_on, day_made_on, month_made_in
from inspector_app.exchange.tables.title_amount import amount_spoken_of

_COUNTED = r"(?:[人天日个户名项家月工次]{1,3}\s*[、,，;；/和及\s]\s*){0,3}"
_UNIT = re.compile(
    rf"单位[:：]?\s*[(（]?(?:人民币)?{_COUNTED}(亿元|百万元|万元|千元|百元|[元分](?![\u3400-\u9fff]))"
    rf"|[(（](?:单位[:：])?{_COUNTED}(亿元|万元|千元|元)[)）]\s*$"
)
_AND = r"(?:\s*[、,，和及/+]\s*|(?<=月)\s*|(?<=月份)\s*)"
"""What stands between months that are told one by one: 5月、6月, 5月 6月, 5月6月."""
_SPAN = re.compile(
    r"(?:20)?\d{2}[年.]\d{1,2}(?:月份?|[.]\d{1,2}|(?=[-—至到~～]))(?:\d{1,2}日)?\s*[-—至到~～]+\s*"
    r"(?:(?:20)?\d{2}[年.])?\d{1,2}(?:月份?|[.]\d{1,2})(?:\d{1,2}日)?(?![、和及](?:20\d{2}年)?\d{1,2}月)"
    r"|20\d{2}[-/.]\d{1,2}\s*[-—至到~～]+\s*20\d{2}[-/.]\d{1,2}(?![\d./-])"
    rf"|(?:20)?\d{{2}}年(?:\d{{1,2}}(?:月份?)?{_AND}(?:20\d{{2}}年)?)+\d{{1,2}}月份?(?![\d日号底初中上下])"
    r"|20\d{2}年(?:[上下]半年|第?[一二三四]季度)"
)
_MONTH = re.compile(
    r"(?<![、和及\d])(?:20)?\d{2}年\d{1,2}月份?(?!\s*[-—至到~～、和及]*\s*(?:20\d{2}年)?\d{1,2}[月、和及](?![底初中]))(?!\d)"
    r"(?!份?[底初]?(?:开工|进场|入场|竣工|完工|签订|签约|中标|退场))|(?<![\d./-])20\d{2}[-/.]\d{1,2}(?![\d./~～至到—-])"
)
_NUMBER = r"(?:(?<!\d)\d{1,2}|十[一二]?|(?<!十)[一二三四五六七八九元])"
_BARE_MONTHS = re.compile(
    rf"(?<![\d年.月第])(?<![\d月份][-—至到~～、和及])"
    rf"(?:{_NUMBER}(?:月份?)?(?:\s*[-—至到~～]+\s*|{_AND}))*"
    rf"{_NUMBER}月份?(?![\d日]|\s*[-—至到~～]+\s*{_NUMBER})"
)
_NUMBERED = re.compile(r"^\s*[（(]?([一二三四五六七八九十]{1,3})[)）、.．]\s*")
_YEAR_BEHIND = re.compile(r"[\s（(]20\d{2}年?[)）]?\s*[:：]?$")
_YEAR = re.compile(
    r"20\d{2}(?=年|[.\-/]\d{1,2}(?!\d)|\s?[-—~～至到、/和]\s?20\d{2}(?!\d))|(?<=20\d{2}[-—~～至到、/和])20\d{2}(?!\d)"
)  # 2025-2026 are two, and no second month
_SPAN_TOLD = re.compile(
    r"(?:日期|时间|周期|期间|区间)\s*[:：]\s*(20\d{2}[-/年.]\d{1,2}\S*\s*(?:至|到|[~～—]+|-)\s*20\d{2}[-/年.]\d{1,2}[-/月.]?\d{0,2}日?)"
)
"""统计日期：2025-11-01 至 2025-11-30: of when a list is, and not when it was made."""
_WHOLE_YEAR, _BEGINS = re.compile(r"20\d{2}年?(?:年度|度|全年)"), re.compile("(?<=[月日号])起(?=[至到—–~～-])")
_UNTIL_NOW = re.compile(r"\s*(?:[-—–~～至到]+\s*(?:今|现在|目前)|起(?![至到—–~～-])|以来|开始)")
_AROUND_MONTHS = "（）() 　:：-—"
_OF_ALL = re.compile(r"20\d{2}年(?:\d{1,2}月份?)?")
YEAR_ALONE = re.compile(r"(20\d{2})年?")
_CREW_NAMED = re.compile(r"(?:班组|施工班组|班组名称|队伍)[:：]\s*(\S{1,20})")
_CREW_FIRST = re.compile(
    r"^((?!.{0,7}(?:各|全|所有|每个|我们|咱们|本)班|以下|下面)[\u3400-\u9fff]{1,8}?(?:班组|班|施工队))(?:拖?欠薪|工资|农民工|人员|明细|名单|考勤|花名册|拖欠)"
)
CREW_LINE = re.compile(
    r"^(?:[一二三四五六七八九十\d]+[、.．])?\s*([\u3400-\u9fff]{1,8}(?:班组|班|队|组))"
    r"(?:\s*$|[\s（(,，]*(?:班组长|班长|组长|队长|带班|领班|负责人)[:：]?|[:：（(]\s*(?=[\u3400-\u9fff]{2,4}[)）]?$))"
)
"""A crew in a line of its own, alone or with who leads it: 木工班, 木工班　班长：示例丙, 木工班（示例丙）."""
_CREW_SHEET = re.compile(r"[\u3400-\u9fff]{1,8}(?:班组|班|队|组)")
_EMPLOYER = re.compile(r"(?:用人单位|用工单位|劳务公司|劳务单位|所属单位)[:：]\s*(\S{2,40})")
_TITLE = re.compile(r"(?:表|名单|名册|花名册|台账|明细|清单|汇总|工资单|公示)(?:[(（].*[)）])?$")
_LONGEST, _LONGEST_TITLE, _LONGEST_MONTHS = 120, 60, 10
CHOSEN, OTHERWISE = "您指定的", "改由别的列读"
"""Why a column is read as a field that a person chose for it, or is no more read as one that they chose another for."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person said: these columns (none: no column) of a sheet (empty: of every sheet) are the field.

    ``tables`` are the places of the tables of which it was said, none for all of the sheet's.
    """

    field: str
    letters: tuple[str, ...]
    sheet: str = ""
    reason: str = CHOSEN
    tables: tuple[str, ...] = ()

    def is_of(self, block: Block) -> bool:
        """Whether it speaks of a table."""
        return self.sheet in ("", block.grid.name) and (not self.tables or block.place in self.tables)


@dataclass(frozen=True, slots=True)
class Above:
    """What a person said for all lines of some tables (:class:`Choice` tells which): the unit of amounts
    whose heading has none, and the month, span or year of lines that tell none. None: nothing; empty: there is none."""

    unit: str | None = None
    period: str | None = None
    sheet: str = ""
    tables: tuple[str, ...] = ()

    def is_of(self, block: Block) -> bool:
        """Whether it speaks of a table."""
        return self.sheet in ("", block.grid.name) and (not self.tables or block.place in self.tables)


class LineMonths(NamedTuple):
    """What the lines of a table tell of months: the last one that is told without a year, and the years of others."""

    last: int
    years: frozenset[int]


@dataclass(slots=True)
class Context:
    """What counts for every line of a table. ``explained`` are the places that told it; ``until_now``: only
    from when on is told (2025年10月至今); ``month_words`` tell its month
    where the table does not tell the year. ``year_from`` is where the year was found that does not stand above the
    table (:mod:`.years`), ``made_on`` the day on which the list was made (``made_in`` its
    month, also where no day is told), ``line_months`` what its lines tell of months in a column,
    ``is_said`` when a person told its months,
    ``said_wider`` a span of the whole file that a person told, in which its own months are (:func:`take_wider`)."""

    unit: str = ""
    period: tuple[date, date] | None = None
    period_place: tuple[int, int] | None = None
    period_words: str = ""
    until_now: bool = False
    month_words: str = ""
    year: int | None = None
    year_from: str = ""
    made_on: date | None = None
    made_in: tuple[int, int] | None = None
    made_place: tuple[int, int] = (0, 0)
    line_months: LineMonths | None = None
    is_said: bool = False
    said_wider: tuple[tuple[date, date], str] | None = None
    crew: str = ""
    employer: str = ""
    amount: str = ""
    is_further_page: bool = False
    explained: set[tuple[int, int]] = field(default_factory=set)


def context_of(block: Block, kind: ListKind, before: Context | None = None, said: Sequence[Above] = ()) -> Context:
    """What stands above a table; what the nearest line says counts, and on a further page what stood ``before``. What
    a person ``said`` goes before it."""
    found = _above(block, kind)
    if before is not None:
        found.is_further_page = found.period is None and not found.month_words
        months = (
            "period",
            "period_words",
            "until_now",
            "month_words",
            "year",
        )  # none of them where it has a month of its own
        for name in ("unit", *months, "crew", "employer", "amount"):
            if not getattr(found, name) and (found.is_further_page or name not in months):
                setattr(found, name, getattr(before, name))
    for each in said:
        if each.is_of(block):
            _overrule(found, each)
    join_year(found)
    return found


def join_year(found: Context) -> None:
    """The month of a table with the year that somebody told for it."""
    if found.month_words and found.period is None and (period := parse_period(found.month_words, found.year)):
        found.period, found.period_words = period, f"{found.year}年{found.month_words}"


def _overrule(found: Context, said: Above) -> None:
    if said.unit is not None:
        found.unit = said.unit
    if said.period is None:
        return
    found.is_said = True
    if year := YEAR_ALONE.fullmatch(said.period):
        found.year = int(year[1])
        return
    span = parse_period(said.period, found.year)
    is_general = not (said.sheet or said.tables)
    if is_general and span and found.period and span[0] <= found.period[0] and found.period[1] <= span[1]:
        found.said_wider = span, said.period
        return  # said of all months of the file, this one is among them
    within = parse_in(found.month_words, span) if span and found.month_words else ()
    own = within[0] if len(within) == 1 else None
    if is_general and own and span and found.year:  # its year was told: the span is no frame to find it in
        found.said_wider = span, said.period
    found.period, found.period_place, found.until_now = own or span, None, False
    found.period_words = f"{found.period[0].year}年{found.month_words}" if own and found.period else said.period
    found.month_words = found.month_words if own else ""


def take_wider(contexts: Sequence[Context]) -> None:
    """Give all tables of a file the span that a person told, where none of them is a month of it for itself: then it
    puts right what was read above them."""
    if len({each.period for each in contexts}) == 1:
        for each in contexts:
            if each.said_wider is not None:
                (each.period, each.period_words), each.period_place, each.until_now = each.said_wider, None, False
                each.month_words = ""


def parse_in(words: str, span: Days) -> tuple[Days, ...]:
    """The months of a table in the one year of a span of months in which they can be; nothing where there is no such
    year."""
    spans = [parse_spans(words, year) for year in range(span[0].year, span[1].year + 1)]
    found = [each for each in spans if each and span[0] <= each[0][0] and each[-1][1] <= span[1]]
    return found[0] if len(found) == 1 else ()


def _above(block: Block, kind: ListKind) -> Context:
    found = Context()
    texts = [*_own_last(block), *_beside(block)]
    found.explained |= {(row, column) for row, column, cell in texts if _is_title(cell.text)}
    for row, column, cell in reversed(texts):
        beside = (
            block.grid.at(row, column + 1).text if cell.text.rstrip("：: ").endswith("单位") else ""
        )  # 单位： | 万元
        if unit := _UNIT.search(half_width_spaced(f"{cell.text}{beside}"[:_LONGEST])):
            found.unit = found.unit or next(part for part in unit.groups() if part)
            found.explained |= {(row, column), *([(row, column + 1)] if beside else [])}
    found.made_on = next(filter(None, (day_made_on(cell.text[:_LONGEST]) for _, _, cell in texts)), None)
    if not kind.has_months:
        return found
    said = " ".join([cell.text[:_LONGEST] for _, _, cell in texts])
    _find_year(found, " ".join([*(before_made_on(cell.text[:_LONGEST]) for _, _, cell in texts), block.grid.name]))
    _find_made_in(found, texts)
    for row, column, cell in reversed(texts):
        _find_in(found, cell.text[:_LONGEST], row, column, is_day=cell.kind is CellKind.DAY)
    for row, column, cell in reversed(texts):
        _find_month(found, cell.text[:_LONGEST], (row, column))
    uppers = dict.fromkeys(text for told in block.titles.values() for text in told[:-1])
    found.crew = found.crew or next((crew for text in uppers if (crew := _crew_in(text.strip()))), "")
    _find_in_name(found, block.grid)
    _find_in_days(found, block)
    found.amount = amount_spoken_of(f"{said} {block.grid.name}", block, kind)
    return found


def _own_last(block: Block) -> Iterator[tuple[int, int, Cell]]:
    """What stands above a table, row by row: what stands above its own columns last, so that it counts before what
    stands above a table beside it."""
    own = block.titles or block.columns
    yield from sorted(block.cells_above(), key=lambda each: (each[0], min(own) <= each[1] <= max(own), each[1]))


def _beside(block: Block) -> list[tuple[int, int, Cell]]:
    """The year or month that stands beside the headings above nothing; none where a heading is a month too."""
    cells = [(row, at, cell) for row in block.heading for at, cell in block.grid.rows.get(row, {}).items()]
    told = [each for each in cells if is_of_all(each[2].text)]
    below = {at for row in block.grid.filled(block.rows) for at in block.grid.rows[row]}
    has_months = any(month_of(cell.text) for row, at, cell in cells if (row, at, cell) not in told)
    if len(told) != 1 or told[0][1] in below:
        return []
    return told if not has_months or YEAR_ALONE.fullmatch(told[0][2].text) else []


def is_of_all(text: str) -> bool:
    """Whether a text is a year, or a month with its year, and nothing else."""
    return _OF_ALL.fullmatch("".join(text.split())) is not None


def _is_title(text: str) -> bool:
    """Whether a text names the list: 示例工地拖欠农民工工资明细表."""
    return len(text) <= _LONGEST_TITLE and bool(_TITLE.search(text))


def half_width_spaced(text: str) -> str:
    """Half-width with the blanks kept."""
    return " ".join(half_width(part) for part in text.split())


def _find_year(found: Context, said: str) -> None:
    years = {int(year) for year in _YEAR.findall(with_figures(said))}
    if len(years) == 1:
        (found.year,) = years


def _find_in(found: Context, text: str, row: int, column: int, *, is_day: bool) -> None:
    for pattern, name in ((_CREW_NAMED, "crew"), (CREW_LINE, "crew"), (_CREW_FIRST, "crew"), (_EMPLOYER, "employer")):
        told = pattern.search(text)
        if told and not getattr(found, name):
            setattr(found, name, told[1])
            found.explained.add((row, column))
    if found.period is None and (told := _SPAN_TOLD.search(text)) and (period := parse_period(told[1].strip())):
        found.period, found.period_place, found.period_words = period, (row, column), told[1].strip()
        found.explained.add((row, column))
    text = before_made_on(text)
    if found.period is not None or not text:
        return
    for words in _spans(text):
        period = parse_period(words, found.year)
        if period is not None and not (is_day and "月" not in text):
            behind = _UNTIL_NOW.match(with_figures(text).partition(words)[2])
            found.period, found.period_place, found.until_now = period, (row, column), behind is not None
            found.period_words = f"{words}{behind[0] if behind else ''}"
            found.explained.add((row, column))
            return


def months_told(text: str) -> list[str]:
    """The words of a text that may be its months, the longest first: with their year, or without it."""
    return [*_parts(text), *_BARE_MONTHS.findall(text)]


def _spans(text: str) -> Iterator[str]:
    """The parts of a text that may be a month or a span, the longest first."""
    if not _WHOLE_YEAR.fullmatch(text.strip()):  # 2025年度 above a list: nobody is owed all of its months by that
        yield text
    yield from _parts(text)


def _parts(text: str) -> Iterator[str]:
    for pattern in (_SPAN, _MONTH):
        yield from pattern.findall(_BEGINS.sub("", with_figures(text)))


def _find_made_in(found: Context, texts: Sequence[tuple[int, int, Cell]]) -> None:
    """The month behind the words that say when the list was made: 截至2026年9月."""
    for row, column, cell in texts:
        text = cell.text[:_LONGEST]
        if found.made_in is None and (month := month_made_in(text)):
            found.made_in, found.made_place = month, (row, column)


def spans_in(text: str) -> list[tuple[date, date]]:
    """The months and spans with their year that a text tells, but for the day on which something was made."""
    plain = A_DAY.sub("", before_made_on(text[:_LONGEST]))
    return [period for words in _spans(plain) if (period := parse_period(words)) is not None]


def years_in(text: str) -> set[int]:
    """The years that a text tells, but for the day on which something was made."""
    return {int(year) for year in _YEAR.findall(A_DAY.sub("", before_made_on(with_figures(text[:_LONGEST]))))}


def _crew_in(text: str) -> str:
    """The crew that a text names, alone or with who leads it."""
    named = CREW_LINE.match(text)
    return text if _CREW_SHEET.fullmatch(text) else named[1] if named else ""


def _find_in_name(found: Context, grid: Grid) -> None:
    """The sheet's own name: 3月, 2025年10月, 木工班."""
    name = grid.name.strip()
    if not found.crew and _CREW_SHEET.fullmatch(name):
        found.crew = name
    if found.period is None and not found.month_words:
        for words in _spans(name):
            period = parse_period(words, found.year)
            if period is not None:
                found.period, found.period_words = period, words
                return
        _find_month(found, name)


def _find_in_days(found: Context, block: Block) -> None:
    """The month of the days that head columns: 3月1日, 3月2日 …"""
    if found.period is not None or found.month_words:
        return
    days = month_of_days(cell for row in block.heading for cell in block.grid.rows.get(row, {}).values())
    if days is not None:
        year, month = days
        found.year, found.month_words = found.year or year, f"{month}月"


def _find_month(found: Context, text: str, place: tuple[int, int] | None = None) -> None:
    """A month, or a span of months, without a year in a title: 2月份工资表, 2月至4月."""
    text = before_made_on(text)
    if found.period is not None or found.month_words or not text:
        return
    told = _BARE_MONTHS.findall(_without_number(text))
    is_title = _is_title(text) or (len(told) == 1 and _is_title(text.replace(told[0], "").strip(_AROUND_MONTHS)))
    is_named = place is None or is_title or "月份" in text or len(text) <= _LONGEST_MONTHS or _YEAR_BEHIND.search(text)
    if is_named and len(told) == 1 and calendar_days(told[0]) is not None:
        found.month_words, found.period_place = told[0], place
        found.explained |= {place} if place else set()


def _without_number(text: str) -> str:
    """A title without its number: 三、九月份工资表. 六、七月份 has one, or is two months: it tells none."""
    number = _NUMBERED.match(text)
    if number is None:
        return text
    rest = text[number.end() :]
    found = _BARE_MONTHS.match(rest)
    return "" if found and calendar_days(f"{number[1]}、{found[0]}") else rest
