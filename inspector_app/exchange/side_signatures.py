"""Who signed or took the money for somebody else, where a list of contracts or payments has a column for it."""

from collections.abc import Iterator
from dataclasses import replace

from inspector_app.domain.brought_list import BroughtLine, Side
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.column import Column
from inspector_app.exchange.tables.line import Line
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.reading import Table
from inspector_app.support.errors import Level, Problem

_TAKEN, _SIGNED, _BY_OTHER = "代领", "签", "代签"


def by_others(
    side: Side, table: Table, row: Line, line: BroughtLine, sheet: str, problems: list[RowProblem]
) -> BroughtLine:
    """The line with whoever took the money for the person; a contract that another one signed is not known to be the
    person's. What is to be said of it is added to ``problems``."""
    if side is Side.PAYMENTS:
        names = (_text(table, row, column) for column in _columns(table, _TAKEN))
        return replace(line, payee=next(filter(is_name, names), line.payee))
    for column in _columns(table, _SIGNED) if side is Side.CONTRACTS else ():
        text = _text(table, row, column)
        if _BY_OTHER in text:
            problem = Problem("side-signed-by-other", f"{column.letter}{row.row}", Level.WARNING, {"text": text[:20]})
            problems.append(RowProblem(row.row, column.letter, problem, sheet))
            return replace(line, signed=None)
    return line


def _columns(table: Table, word: str) -> Iterator[Column]:
    return (column for column in table.columns if word in column.heading and not column.hidden)


def _text(table: Table, row: Line, column: Column) -> str:
    return table.block.grid.at(row.row, column.number).text.strip()
