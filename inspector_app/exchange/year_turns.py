"""Months without a year: which year was taken for them and from where, and tables of months that run over the turn of
a year, while all of them were read as of one year."""

from collections.abc import Iterator
from itertools import pairwise

from inspector_app.domain.periods import parse_spans
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.columns.column import Role
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped

_HALF_A_YEAR = 6


def turned_years(reading: Reading) -> Iterator[RowProblem]:
    """The tables of 元月 behind one of 十二月 that got the same year, out of a title or by a person's word."""
    named = [table for table in reading.tables if table.context.month_words and table.context.period]
    for before, table in pairwise(named):
        one, other = before.context.period, table.context.period
        if one and other and one[0].year == other[0].year and one[0].month - other[0].month > _HALF_A_YEAR:
            details = {
                "month": table.context.month_words,
                "before": before.context.month_words,
                "year": str(one[0].year),
            }
            problem = Problem("roster-year-turns", f"{table.heading_row}", Level.WARNING, details)
            yield RowProblem(table.heading_row, "", problem, table.sheet if reading.sheets > 1 else "")


def years_taken(reading: Reading) -> Iterator[RowProblem]:
    """The tables whose months got their year from elsewhere in the file: which, and where it stands."""
    yield from _years_of_messages(reading)
    for table in reading.tables:
        words = _yearless(table) if table.context.year_from else ""
        if words:
            details = {"words": words[:30], "where": table.context.year_from, "year": str(table.context.year)}
            problem = Problem("list-year-taken", f"第{table.heading_row}行", Level.WARNING, details)
            sheet = table.sheet if reading.sheets > 1 else ""
            yield RowProblem(table.heading_row, "", problem, sheet, reading.span(table))


def _years_of_messages(reading: Reading) -> Iterator[RowProblem]:
    """The months of lines of a chat that got their year from the day on which the message was sent, once for a year."""
    for table in reading.tables:
        dated = [line for line in table.lines if line.row in table.block.grid.dated]
        for year, lines in grouped(dated, lambda line: line.values.get("period", "")[:4]).items():
            words = "、".join(dict.fromkeys(table.block.grid.dated[line.row] for line in lines))
            details = {"words": words[:30], "where": "消息的日期", "year": year}
            yield RowProblem(
                lines[0].row, "", Problem("list-year-taken", f"第{lines[0].row}行", Level.WARNING, details)
            )


def _yearless(table: Table) -> str:
    """The months that a table tells without a year, as it writes them; nothing where it tells none."""
    if table.context.month_words and table.period_taken:
        return table.context.month_words
    months = [f"{c.month.month}月" for c in table.columns if c.role is Role.MONTH and c.month and not c.month.year]
    column = next((c.number for c in table.columns if c.field == "period" and c.role is Role.FIELD), 0)
    cells = [table.block.grid.spread(line.row, column).text for line in table.lines if line.kind is LineKind.ENTRY]
    told = [text for text in cells if column and text and not parse_spans(text) and parse_spans(text, 2000)]
    return "、".join(dict.fromkeys((*months, *told)))
