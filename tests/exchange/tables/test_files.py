"""The corpus as files: written as workbooks and as texts, and read by the reading process, it says the same."""

import csv
import io
from functools import cache

import openpyxl
import pytest

from inspector_app.exchange.tables.formats import child
from inspector_app.exchange.tables.grid import Book, CellKind, letter
from inspector_app.exchange.tables.source import grids
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Trouble
from inspector_app.support.stranger import Frame
from tests.exchange.tables.corpus import CORPUS, TODAY, made

SHEETS = [name for name in CORPUS if "sheets" in CORPUS[name]]
TEXTS = [
    name
    for name in SHEETS
    if len(CORPUS[name]["sheets"]) == 1 and "merged" not in CORPUS[name]["sheets"][0]
    and "cell-formula-no-value" not in CORPUS[name].get("told", ())  # a text keeps no formula
]  # fmt: skip


def value(cell):
    match cell.kind:
        case CellKind.NUMBER:
            return float(cell.raw)
        case CellKind.FORMULA:
            return "=1"  # kept without its result
        case _:
            return cell.text


def workbook(book):
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for grid in book.sheets:
        sheet = made.create_sheet(grid.name)
        for row, column, cell in grid.cells():
            sheet.cell(row, column, value(cell))
        for top, left, bottom, right in grid.merged:
            sheet.merge_cells(f"{letter(left)}{top}:{letter(right)}{bottom}")
    memory = io.BytesIO()
    made.save(memory)
    return memory.getvalue()


def text(book, encoding):
    (grid,) = book.sheets
    memory = io.StringIO()
    write = csv.writer(memory)
    for row in range(1, max(grid.rows) + 1):
        cells = grid.rows.get(row, {})
        write.writerow(
            [cells[column].text if column in cells else "" for column in range(1, max(cells, default=1) + 1)]
        )
    return memory.getvalue().encode(encoding)


def told(book):
    try:
        found = check_book(book, TODAY)
    except Trouble as trouble:
        return trouble.code
    return [
        (line.row, line.name, line.id_number, line.earned_fen, line.deducted_fen, line.received_fen, line.owed_fen,
         line.crew, line.first_day, line.last_day, line.attendance)
        for line in found.lines
    ]  # fmt: skip


@cache
def told_as_made(name):
    return told(made(CORPUS[name]))


def read(data):
    reply = child.answer(Frame({}, data))
    assert "problem" not in reply.head
    return Book("示例", grids(reply.blob))


@pytest.mark.parametrize("name", SHEETS)
def test_a_workbook_says_the_same(name):
    assert told(read(workbook(made(CORPUS[name])))) == told_as_made(name)


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_another_program_says_the_same(name):
    assert told(read(text(made(CORPUS[name]), "gb18030"))) == told_as_made(name)
