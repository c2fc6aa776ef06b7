"""What people mark in a list without words: rows struck through, rows with a colour behind them, comments on cells.

Nobody knows what such a mark means (paid, void, in dispute): it is said, and the row stays in.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import PurePath

from inspector_app.domain.identity import numbers_masked
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.columns.column import TAKEN
from inspector_app.exchange.tables.corrections import corrections_told
from inspector_app.exchange.tables.grid import letter
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.support.errors import Level, Problem

_SHOWN = 40


def _unseen(reading: Reading) -> Iterator[Problem]:
    """That nobody sees the marks of a file of a format of which only the values are read."""
    if reading.values_only and reading.tables:
        yield Problem("marks-unseen", "", Level.INFO, {"ending": PurePath(reading.file).suffix.lower()})


def marked(reading: Reading) -> Iterator[RowProblem]:
    """All of it for a whole file, and which cells a person reads otherwise."""
    yield from corrections_told(reading)
    yield from (RowProblem(0, "", problem) for problem in _unseen(reading))
    for table in reading.tables:
        sheet = table.sheet if reading.sheets > 1 else ""
        for row, column, problem in _marks(table):
            yield RowProblem(row, column, problem, sheet, reading.span(table))


def examples(reading: Reading, level: Level = Level.INFO, ours: Collection[str] = ()) -> Iterator[RowProblem]:
    """The rows that were left out since they say that they only show how to fill in: somebody may have typed over one.
    One that holds nothing but words of ``ours``, the example of a template, is not told."""
    for table, line in reading.lines(LineKind.EXAMPLE):
        cells = table.block.grid.rows[line.row].values()
        if not {cell.text for cell in cells if cell.text} <= set(ours):
            sheet = table.sheet if reading.sheets > 1 else ""
            yield RowProblem(line.row, "", Problem("row-example", f"第{line.row}行", level), sheet)


def _marks(table: Table) -> Iterator[tuple[int, str, Problem]]:
    """Row, letter of the column (empty: the whole row) and what is to be said of it."""
    grid = table.block.grid
    rows = [line.row for line in table.lines if line.kind is LineKind.ENTRY]
    own = set(rows)
    for hidden in table.columns:
        if hidden.hidden and hidden.role in TAKEN and rows:
            told = {"heading": hidden.heading[:20]}
            yield table.heading_row, hidden.letter, Problem("column-hidden", "", Level.INFO, told)
    for row in sorted(own & grid.struck_rows):
        yield row, "", Problem("row-struck", f"第{row}行", Level.WARNING)
    for row in _stands_out(rows, sorted(own & grid.filled_rows)):
        yield row, "", Problem("row-filled", f"第{row}行", Level.WARNING)
    for (row, column), text in sorted(grid.remarks.items()):
        if row in own and column in table.block.columns:
            told = {"text": numbers_masked(text)[:_SHOWN]}
            yield row, letter(column), Problem("cell-remark", f"{letter(column)}{row}", Level.WARNING, told)


def _stands_out(rows: list[int], filled: list[int]) -> list[int]:
    """The rows with a colour where most have none, and it is not every other one, as lists are often made."""
    place = {row: at for at, row in enumerate(rows)}
    steps = {place[after] - place[before] for before, after in pairwise(filled)}
    is_striped = len(filled) > 1 and steps == {2} and 2 * len(filled) >= len(rows) - 1
    return [] if 2 * len(filled) > len(rows) or is_striped else filled
