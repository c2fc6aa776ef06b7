"""Tables of months that run over the turn of a year, while all of them were read as of one year."""

from collections.abc import Iterator
from itertools import pairwise

from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.reading import Reading
from inspector_app.support.errors import Level, Problem

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
