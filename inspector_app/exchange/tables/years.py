"""The year of tables that tell months without one (2月份工资表), from what the rest of the file tells.

The tables of a file go on from month to month: the year of the one before counts as long as the months run on in it.
Behind 12月 the very next 1月 is of the next year. Where two years are possible nobody knows which is meant, and it
stays open. Every year that is taken so is kept with where it stands (:attr:`~.context.Context.year_from`), to be said.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.dates import chinese
from inspector_app.domain.periods import calendar_days, calendar_spans, has_spoken_year, parse_spans
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import Column, Role
from inspector_app.exchange.tables.context import Context, LineMonths, join_year, spans_in, years_in
from inspector_app.exchange.tables.grid import Book, Grid

_ROWS_OF_A_COVER = 12
_TURNED = "（12月后面的1月，按下一年）"
Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Told:
    """A year that the file tells, where it stands, and the months of it that are meant; none: any."""

    where: str
    first: Month
    last: Month
    has_month: bool = True

    @property
    def year(self) -> int | None:
        """The year, where it is one."""
        return self.first[0] if self.first[0] == self.last[0] else None


def take_years(tables: Sequence[tuple[str, Context]], beside: Sequence[tuple[str, str]]) -> None:
    """Give each table that tells no year the one that the others tell. ``tables`` are in the order of the file, each
    with the name of its sheet; ``beside`` are texts of no table, each with where it stands."""
    told = [_of_table(sheet, context) for sheet, context in tables]
    others = [each for where, text in beside if (each := _of_text(where, text))]
    for at, (sheet, context) in enumerate(tables):
        if told[at] is not None or context.year or context.period or context.is_said:
            continue
        days = calendar_days(context.month_words) if context.month_words else None
        if days is None:
            found = _of_lines(context) or _only([each for each in told if each] or others)
        else:
            found = _beside(days, told[:at], told[at + 1 :]) or _apart(context, days, others)
        if found is not None:
            context.year, context.year_from = found[0], found[1].replace(_table(sheet), "上面的表")
            join_year(context)
            told[at] = _again(context)


def months_of_lines(block: Block, columns: Iterable[Column]) -> LineMonths | None:
    """What the lines of a table tell of months in a column for them; None where none of them lacks a year, or one
    tells it as people speak (去年)."""
    number = next((c.number for c in columns if c.field == "period" and c.role is Role.FIELD), 0)
    texts = {block.grid.spread(row, number).text for row in block.grid.filled(block.rows)} if number else set()
    if any(map(has_spoken_year, texts)):
        return None
    open_spans = [span for text in texts for span in calendar_spans(text)]
    known = [span for text in texts for span in parse_spans(text)]
    if not open_spans:
        return None
    return LineMonths(max(days[1].month for days in open_spans), frozenset(day.year for span in known for day in span))


def _of_lines(context: Context) -> tuple[int, str] | None:
    """The year of months that lines tell: that of when the list was made, where no month is behind it and no other line
    tells another year. That other lines alone tell one says nothing: each is of somebody else."""
    lines, made = context.line_months, context.made_in
    if lines is None or made is None or lines.last > made[1] or lines.years - {made[0]}:
        return None
    context.explained.add(context.made_place)
    return made[0], f"表上写的截至（制表）时间{made[0]}年{made[1]}月"


def texts_beside(book: Book, read: Iterable[str]) -> list[tuple[str, str]]:
    """The words of a file that stand in none of the sheets that were ``read``: covers, and what the file is called."""
    lists = set(read)
    found = [
        (f"工作表“{grid.name}”", text)
        for grid in book.sheets
        if grid.name not in lists and not grid.hidden
        for text in _words_of(grid)
    ]
    stem, dot, _ = book.name.rpartition(".")
    return [*found, ("文件名", stem if dot else book.name)]


def _words_of(grid: Grid) -> list[str]:
    return [cell.text for row, _, cell in grid.cells() if row <= _ROWS_OF_A_COVER]


def _table(sheet: str) -> str:
    return f"“{sheet}”表"


def _of_table(sheet: str, context: Context) -> _Told | None:
    where = _table(sheet)
    if context.period is not None:
        return _Told(where, _month(context.period[0]), _month(context.period[1]))
    return _Told(where, (context.year, 1), (context.year, 12), has_month=False) if context.year else None


def _again(context: Context) -> _Told | None:
    """What a table tells that got its year from elsewhere: the next one gets it from there too."""
    if context.period is None:
        return None
    where = context.year_from.removesuffix(_TURNED)
    return _Told(where, _month(context.period[0]), _month(context.period[1]))


def _of_text(where: str, text: str) -> _Told | None:
    if spans := spans_in(text):
        return _Told(where, _month(spans[0][0]), _month(spans[0][1]))
    years = years_in(text)
    return _Told(where, (min(years), 1), (min(years), 12), has_month=False) if len(years) == 1 else None


def _month(day: date) -> Month:
    return day.year, day.month


def _only(told: Sequence[_Told]) -> tuple[int, str] | None:
    years = {each.year for each in told}
    year = next(iter(years)) if len(years) == 1 else None
    return (year, told[0].where) if year else None


def _beside(
    days: tuple[date, date], before: Sequence[_Told | None], after: Sequence[_Told | None]
) -> tuple[int, str] | None:
    """The year of some months between those of the tables before and behind."""
    last = next((each for each in reversed(before) if each), None)
    following = next((each for each in after if each), None)
    bounds = [each for each in (last, following) if each]
    wholes = [_year_in(each, days) for each in (*before, *after) if each and _whole(each, days)]
    if wholes and len({year for year, _ in filter(None, wholes)}) == 1:
        return wholes[0]
    found = {}
    for bound in bounds:
        for year in {bound.first[0], bound.last[0]}:
            first, end = (year, days[0].month), (year, days[1].month)
            rises = (last is None or _starts(last) <= first) and (following is None or end <= _ends(following))
            if rises or _falls(bound, last is bound, first, end):
                found[year] = bound.where
    if not found and last and following is None and last.has_month and (last.last[1], days[0].month) == (12, 1):
        return last.last[0] + 1, f"{last.where}{_TURNED}"
    return next(iter(found.items())) if len(found) == 1 else None


def _whole(told: _Told, days: tuple[date, date]) -> bool:
    """Whether something speaks of a span of several months in which these are."""
    return told.has_month and told.first != told.last and _year_in(told, days) is not None


def _year_in(told: _Told, days: tuple[date, date]) -> tuple[int, str] | None:
    years = range(told.first[0], told.last[0] + 1)
    found = [year for year in years if told.first <= (year, days[0].month) and (year, days[1].month) <= told.last]
    return (found[0], told.where) if len(found) == 1 else None


def _starts(told: _Told) -> Month:
    return told.first if told.has_month else (told.first[0], 1)


def _ends(told: _Told) -> Month:
    return told.last if told.has_month else (told.last[0], 12)


def _falls(bound: _Told, is_before: bool, first: Month, end: Month) -> bool:
    """Whether the months run backwards from table to table: the one before is the very next month."""
    if not bound.has_month or first[0] != bound.first[0]:
        return False
    return (bound.first[1] - end[1] == 1) if is_before else (first[1] - bound.last[1] == 1)


def _apart(context: Context, days: tuple[date, date], others: Sequence[_Told]) -> tuple[int, str] | None:
    """The year by covers, the name of the file and the day on which the list was made, where these agree."""
    found = {}
    for each in others:
        if told := (_year_in(each, days) if each.has_month else _only([each])):
            found[told[0]] = told[1]
        else:
            return None
    if made := context.made_on:
        ago = int(days[1].month > made.month)
        found.setdefault(made.year - ago, f"制表日期{chinese(made)}")
    return next(iter(found.items())) if len(found) == 1 else None
