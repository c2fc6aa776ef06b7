"""Lists that lie across: what is told of people stands below each other, and each person has a column."""

from collections.abc import Iterator

from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.columns.column import UNKNOWN
from inspector_app.exchange.tables.fields import Fit, kinds
from inspector_app.exchange.tables.grid import Grid
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.support.errors import Problem

_HEADINGS, _NAMES = 3, 2


def lying(reading: Reading) -> Iterator[RowProblem]:
    """That a table lies across, where nobody in it was read."""
    if any(reading.lines(LineKind.ENTRY)):
        return
    for table in reading.tables:
        if lies_across(table.block.grid) or _names_beside_each_other(table):
            yield RowProblem(0, "", Problem("roster-lying"), table.sheet if reading.sheets > 1 else "")


def lies_across(grid: Grid) -> bool:
    """Whether the headings of a sheet stand below each other."""
    first = [row[min(row)].text for row in grid.rows.values() if row]
    found = [kinds()["wages"].match(text) for text in first]
    return sum(each is not None and each.fit in (Fit.EXACT, Fit.PIECE) for each in found) >= _HEADINGS


def _names_beside_each_other(table: Table) -> bool:
    return sum(column.reason == UNKNOWN and is_name(column.heading) for column in table.columns) >= _NAMES
