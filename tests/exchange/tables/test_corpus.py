"""What holds for every list of the corpus: it is read right, or after one look, or says why not; from a file of any
kind it says the same; and however its sheet is turned nothing is lost, and places do not matter.

One file, so that one worker reads each list once as it was made.
"""

import csv
import io
import re
from collections import Counter

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.exchange.tables.as_lists import told_as_lists
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.owners import names_other
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.formats import child
from inspector_app.exchange.tables.grid import Book, Cell, CellKind, Grid, letter
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.tables.rows.whole_names import with_whole_names
from inspector_app.exchange.tables.source import grids
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.digits import with_whole_amounts
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Trouble
from inspector_app.support.stranger import Frame
from tests.exchange.tables.corpus import CORPUS, MAPPED, RIGHT, TODAY, answer, checked, checked_book, made, verdict
from tests.exchange.tables.rows.test_lines import accounts

SHEETS = [name for name in CORPUS if "sheets" in CORPUS[name]]
SAID = {"people from left to right whose names are numbers"}
"""What cannot be read yet: nobody is taken in, and the list says so."""


@pytest.mark.parametrize("name", [name for name in CORPUS if name not in SAID])
def test_a_list_is_read_right_or_after_one_look(name):
    say = CORPUS[name].get("say")
    assert verdict(name) == (MAPPED if say else RIGHT), answer(name, say)


@pytest.mark.parametrize("name", sorted(SAID))
def test_what_cannot_be_read_is_said(name):
    owed, _, codes, is_open = answer(name)
    assert not owed
    assert is_open
    assert "roster-lying" in codes


def test_nineteen_of_twenty_are_right():
    assert len(SAID) <= 0.05 * len(CORPUS)
    assert len(CORPUS) >= 60


def person(line):
    return (
        line.name, line.id_number, line.earned_fen, line.deducted_fen, line.received_fen, line.owed_fen, line.crew,
        line.first_day, line.last_day, line.attendance,
    )  # fmt: skip


# The corpus as files: written as workbooks and as texts, and read by the reading process.


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


def told(found):
    """What is read, and where it stands; why nothing."""
    return found.code if isinstance(found, Trouble) else [(line.row, *person(line)) for line in found.lines]


def read(data):
    reply = child.answer(Frame({}, data))
    assert "problem" not in reply.head
    return checked_book(Book("示例", grids(reply.blob)))


@pytest.mark.parametrize("name", SHEETS)
def test_a_workbook_says_the_same(name):
    assert told(read(workbook(made(CORPUS[name])))) == told(checked(name))


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_another_program_says_the_same(name):
    assert told(read(text(made(CORPUS[name]), "gb18030"))) == told(checked(name))


# However a sheet is turned.

READ = [name for name in CORPUS if name not in SAID and "say" not in CORPUS[name]]
ACCOUNTS = {name for name in CORPUS if {"list-movements", "list-own-sums"} & set(CORPUS[name].get("told", ()))}
"""Lists of which many cells are added up to one."""
READ_SHEETS = [name for name in READ if name in SHEETS]


def moved(grid, row_of, column_of):
    """The sheet with its rows and columns at other places."""
    rows = {row_of(row): {column_of(c): cell for c, cell in cells.items()} for row, cells in grid.rows.items()}
    merged = [(row_of(t), column_of(left), row_of(b), column_of(right)) for t, left, b, right in grid.merged]
    hidden = frozenset(map(column_of, grid.hidden_columns))
    return Grid(grid.name, rows, grid.hidden, merged, frozenset(map(row_of, grid.hidden_rows)), hidden)


def with_sheets(book, change):
    return Book(book.name, tuple(change(grid) for grid in book.sheets), book.text)


def people(found):
    return [person(line) for line in found.lines]


@pytest.mark.parametrize("name", CORPUS)
def test_every_cell_is_taken_or_explains_or_is_named(name):
    book = told_as_lists(made(CORPUS[name]), kinds()["wages"])
    reading = read_list(book, kinds()["wages"])
    for grid in map(with_whole_names, map(with_whole_amounts, book.sheets)):
        named = [each.area for each in reading.not_read if each.sheet == grid.name]
        tables = [table for table in reading.tables if (table.sheet, table.block.grid.order) == (grid.name, grid.order)]
        for row, column, cell in grid.cells():
            is_named = any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in named)
            assert is_named or any(accounts(table, row, column) for table in tables), (row, column, cell.text)


@pytest.mark.parametrize("name", [name for name in SHEETS if name not in ACCOUNTS])
def test_a_sheet_told_as_a_list_keeps_every_cell(name):
    """But for the labels of forms, which are headings then, and titles that stand above each of them."""
    book = made(CORPUS[name])
    for grid, told in zip(book.sheets, told_as_lists(book, kinds()["wages"]).sheets, strict=True):
        kept = Counter(cell.text for _, _, cell in told.cells())
        values = Counter(text for _, _, cell in grid.cells() for text in values_of(cell.text, told))
        words = " ".join(kept)
        same = {text for text in values - kept if text in words or f"{amount(Cell(text), '').yuan}" in words}
        assert set(values - kept) <= (same if told.from_forms or told.told_as else set())


def values_of(text, told):
    """What a cell tells: all of it, or in a form what stands behind its labels; 月份 or 项目 in the corner is none
    of it, nor 金额 above amounts that have names of their own."""
    if not told.from_forms:
        return [] if told.told_as and is_label(text) else [text]
    parts = re.split("[：:；;　]", text)
    return [
        part for part in parts if part.strip() and not is_label(part) and not part.endswith(("单", "条", "表", "账"))
    ]


def is_label(text):
    key = heading_key(text)
    return kinds()["wages"].match(text) is not None or structure().is_known(key) or key in ("小写", "大写", "项目")


@pytest.mark.parametrize("name", [name for name in READ if name not in READ_SHEETS])
def test_a_chat_is_read_the_same_way_every_time(name):
    """So is a list in a sheet, which is read once more from its file."""
    assert people(check_book(made(CORPUS[name]), TODAY)) == people(checked(name))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(READ_SHEETS), st.integers(0, 3))
def test_blank_rows_and_columns_in_front_change_nothing(name, count):
    book = made(CORPUS[name])
    further = with_sheets(book, lambda grid: moved(grid, lambda row: row + count, lambda column: column + count))
    assert people(check_book(further, TODAY)) == people(checked(name))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(READ_SHEETS), st.integers(1, 40))
def test_a_blank_row_between_changes_nothing(name, at):
    book = made(CORPUS[name])

    def change(grid):
        if any(top < at <= bottom for top, _, bottom, _ in grid.merged):
            return grid  # nobody parts a merged cell
        return moved(grid, lambda row: row + (row >= at), lambda column: column)

    first = min((row for grid in book.sheets for row in grid.rows), default=1)
    if at > first + 3:  # a blank row within the heading parts it
        assert people(check_book(with_sheets(book, change), TODAY)) == people(checked(name))


def told_of_others(sheet):
    """Whether somebody else than the workers has a column, whose numbers are not theirs."""
    texts = [text for text in map(str.strip, re.split(r"[|\n]", sheet["rows"])) if len(text) <= 6]
    named = [found for text in texts if (found := kinds()["wages"].match(text)) and found.field == "name"]
    return len(named) > 1 or any(map(names_other, texts))


PLAIN = [
    name for name in READ_SHEETS
    if "two storeys of headings without" not in name  # each group above its own columns
    and all(not sheet.get("merged") and sheet["rows"].count("姓名") == 1 for sheet in CORPUS[name]["sheets"])
    and not any(re.search(r"9日? \| '?10日?|百 \| 十", sheet["rows"]) for sheet in CORPUS[name]["sheets"])  # in order
    and not {"list-forms-read", "list-turned"} & set(CORPUS[name].get("told", ()))  # each value stands behind its label
    and "a row of labels" not in name  # likewise
    and "cell-number-other" not in CORPUS[name].get("told", ())  # the first of two numbers is taken, and both are asked
    and not any(map(told_of_others, CORPUS[name]["sheets"]))  # whose numbers are is told by who stands beside them
    and not any(re.search("属实|经手人", sheet["rows"]) for sheet in CORPUS[name]["sheets"])  # before whoever signs
]  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLAIN), st.randoms(use_true_random=False))
def test_columns_in_another_order_change_nothing(name, random):
    book = made(CORPUS[name])

    def change(grid):
        columns = list(range(1, 1 + max(column for cells in grid.rows.values() for column in cells)))
        others = random.sample(columns, len(columns))
        places = dict(zip(columns, others, strict=True))
        return moved(grid, lambda row: row, lambda column: places[column])

    turned = people(check_book(with_sheets(book, change), TODAY))
    assert sorted(map(str, turned)) == sorted(map(str, people(checked(name))))
