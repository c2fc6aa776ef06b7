"""What a person says a cell reads, laid over a book before it is read; the file itself stays what it is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from inspector_app.domain.dates import parse_date
from inspector_app.domain.figures import beginning
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.tables.grid import EMPTY, Book, Cell, CellKind, Correction, Grid, letter
from inspector_app.exchange.tables.memory import refuse_unknown_sheets
from inspector_app.exchange.tables.reading import Reading
from inspector_app.exchange.tables.rows.cell_said import CellsSaid
from inspector_app.exchange.tables.source import text_book
from inspector_app.support.errors import Level, Problem, Refused

CORRECTED = "list-cell-corrected"
_SHOWN, _NONE = 60, "（空）"
_FIGURE = re.compile(r"[￥¥]?\s*(-?\d[\d,]*(?:\.\d+)?)")
_MOST_DIGITS = 15
"""More of them a spreadsheet keeps as a text."""


def corrections(book: Book, told: CellsSaid) -> tuple[Correction, ...]:
    """What is said of the cells of a book, in its order, but for those that read so already.

    Raises :class:`Refused` for a place that the book does not have: ``list-sheet-unknown``, ``list-cell-sheet``,
    ``list-cell-nowhere``, ``list-cell-no-line``.
    """
    refuse_unknown_sheets(book, [sheet for sheet, _ in told])
    found = []
    for (sheet, (row, column)), text in told.items():
        each = _of_cell(book, sheet, row, column, text) if column else _of_line(book, row, text)
        if each.was != each.now:
            found.append(each)
    return tuple(sorted(found, key=lambda each: (each.sheet, each.row, each.column)))


def _of_line(book: Book, row: int, text: str) -> Correction:
    lines = book.text.splitlines()
    if not 1 <= row <= len(lines):
        if not lines:
            raise Refused(Problem("list-cell-no-line", "cells", details={"line": str(row)}))
        details = {"line": f"第{row}行", "last": f"第{len(lines)}行"}
        raise Refused(Problem("list-cell-nowhere", "cells", details=details))
    return Correction("", row, 0, lines[row - 1].strip(), " ".join(text.split()))


def _of_cell(book: Book, sheet: str, row: int, column: int, text: str) -> Correction:
    filled = [grid for grid in book.sheets if grid.rows and sheet in ("", grid.name)]
    place = f"{letter(column)}{row}"
    if len(filled) > 1:
        raise Refused(Problem("list-cell-sheet", "cells", details={"place": place, "sheet": filled[0].name[:_SHOWN]}))
    grid = filled[0] if filled else Grid(sheet, {1: {1: EMPTY}})
    last = max(grid.rows), max(max(cells, default=0) for cells in grid.rows.values())
    if not filled or row > last[0] or column > last[1]:
        details = {"line": place, "last": f"{letter(last[1])}{last[0]}"}
        raise Refused(Problem("list-cell-nowhere", "cells", details=details))
    top, left, _, _ = grid.area(row, column)
    return Correction(grid.name, top, left, grid.at(top, left).text, text)


def corrected_book(book: Book, told: CellsSaid) -> Book:
    """The book with what is said of its cells. Raises :class:`Refused` as :func:`corrections`."""
    made = corrections(book, told)
    lines = book.text.splitlines()
    for each in made:
        if not each.column:
            lines[each.row - 1] = each.now
    if any(not each.column for each in made):
        text = "\n".join(lines)
        book = replace(book, text=text, sheets=text_book(text, book.name).sheets)
    return replace(book, sheets=tuple(_corrected(grid, made) for grid in book.sheets), corrected=made)


def _corrected(grid: Grid, made: Sequence[Correction]) -> Grid:
    own = [each for each in made if each.column and each.sheet == grid.name]
    if not own:
        return grid
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    for each in own:
        cells = rows.setdefault(each.row, {})
        cells.pop(each.column, None)
        if each.now:
            cells[each.column] = _cell(grid, each)
    return replace(grid, rows={row: cells for row, cells in rows.items() if cells})


def _cell(grid: Grid, told: Correction) -> Cell:
    """The cell as a spreadsheet takes what is typed: figures and days as the others of the column are kept."""
    kinds = {cells[told.column].kind for cells in grid.rows.values() if told.column in cells}
    figure = _FIGURE.fullmatch(told.now)
    digits = figure[1].replace(",", "") if figure else ""
    if CellKind.NUMBER in kinds and digits and len(digits) <= _MOST_DIGITS:
        return Cell(told.now, CellKind.NUMBER, digits)
    try:
        day = parse_date(told.now, "") if CellKind.DAY in kinds else None
    except Refused:
        day = None
    return Cell(told.now, CellKind.DAY, day.isoformat()) if day else Cell(told.now)


def refuse_cells_of_chat(book: Book) -> None:
    """Raises :class:`Refused` ``list-cell-of-chat`` for a cell of what is read line by line: it has none."""
    is_chat = any(grid.in_file is None and (grid.spoken or 0 in grid.rows) for grid in book.sheets)
    cell = next((each for each in book.corrected if each.column), None)
    if is_chat and cell is not None:
        raise Refused(Problem("list-cell-of-chat", "cells", details={"place": cell.place, "row": str(cell.row)}))


def corrections_told(reading: Reading) -> Iterator[RowProblem]:
    """Of each cell that was read as a person says: what stands in the file, and what was read."""
    for each in reading.corrected:
        row, column = _where_read(reading, each)
        details = {"was": beginning(each.was, _SHOWN) or _NONE, "now": beginning(each.now, _SHOWN) or _NONE}
        problem = Problem(CORRECTED, each.place, Level.INFO, details)
        sheet = each.sheet if reading.sheets > 1 else ""
        yield RowProblem(row, letter(column), problem, sheet, in_file=each.place)


def _where_read(reading: Reading, told: Correction) -> tuple[int, int]:
    """Row and column in the list as it was read; row 0 where it stands beside what was."""
    there = told.row, told.column
    for grid in (table.block.grid for table in reading.tables if told.sheet in ("", table.sheet)):
        if not told.column:
            return next((row for row, lines in grid.said_in.items() if told.row in lines), 0), 0
        if grid.in_file is not None:
            return next((here for here, at in grid.origin.items() if at == there), (0, 0))
    return there if told.column else (0, 0)
