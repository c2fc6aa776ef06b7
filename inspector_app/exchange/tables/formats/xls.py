"""An .xls workbook (Excel 97–2003, and what WPS saves as .et), by xlrd."""

import os
import struct
from collections.abc import Iterator
from pathlib import Path

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book as OldBook
from xlrd.compdoc import CompDocError
from xlrd.sheet import Sheet

from inspector_app.exchange.tables.formats.damage import Damaged, Locked
from inspector_app.exchange.tables.formats.limits import Count
from inspector_app.exchange.tables.formats.shown import number_cell
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid

_BROKEN = (XLRDError, CompDocError, struct.error, LookupError, ValueError, AssertionError, TypeError, AttributeError)


def read(data: bytes, count: Count) -> Iterator[Grid]:
    """The sheets of a workbook. Raises :class:`Locked`, :class:`Damaged` or :class:`TooMuch`."""
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            book = xlrd.open_workbook(
                file_contents=data, logfile=nowhere, formatting_info=True, on_demand=True, ragged_rows=True
            )
            for number in range(book.nsheets):
                count.sheet()
                yield _grid(book, book.sheet_by_index(number), count)
                book.unload_sheet(number)
    except _BROKEN as error:  # what xlrd raises for damaged files, one way or the other
        if "encrypted" in str(error):
            raise Locked from error
        raise Damaged(type(error).__name__) from error


def _grid(book: OldBook, sheet: Sheet, count: Count) -> Grid:
    rows: dict[int, dict[int, Cell]] = {}
    for row in range(sheet.nrows):
        length = sheet.row_len(row)
        count.mark(length + 1)
        cells = {column + 1: cell for column in range(length) if (cell := _cell(book, sheet, row, column)) is not None}
        if cells:
            count.row()
            rows[row + 1] = cells
            for cell in cells.values():
                count.cell(cell.text)
    merged = [(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells]
    hidden_rows = frozenset(row + 1 for row, told in sheet.rowinfo_map.items() if told.hidden)
    hidden_columns = frozenset(column + 1 for column, told in sheet.colinfo_map.items() if told.hidden)
    return Grid(sheet.name, rows, sheet.visibility != 0, merged, hidden_rows, hidden_columns, values_only=True)


def _cell(book: OldBook, sheet: Sheet, row: int, column: int) -> Cell | None:
    kind, value = sheet.cell_type(row, column), sheet.cell_value(row, column)
    match kind:
        case xlrd.XL_CELL_TEXT:
            text = str(value).strip()
            return Cell(text) if text else None
        case xlrd.XL_CELL_NUMBER | xlrd.XL_CELL_DATE:
            look = book.xf_list[sheet.cell_xf_index(row, column)]
            code = book.format_map[look.format_key].format_str if look.format_key in book.format_map else ""
            return number_cell(value, code, epoch_1904=bool(book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return Cell("是" if value else "否", CellKind.TRUTH)
        case xlrd.XL_CELL_ERROR:
            return Cell(xlrd.error_text_from_code.get(value, "#N/A"), CellKind.ERROR)
        case _:
            return None
