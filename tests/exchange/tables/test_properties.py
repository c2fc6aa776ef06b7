"""What holds for every list of the corpus, however its sheet is turned: nothing is lost, and places do not matter."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.exchange.tables.as_lists import told_as_lists
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.columns.owners import names_other
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book, Cell, Grid
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.tables.rows.whole_names import with_whole_names
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.digits import with_whole_amounts
from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.corpus import CORPUS, TODAY, made
from tests.exchange.tables.rows.test_lines import accounts
from tests.exchange.tables.test_corpus import SAID

READ = [name for name in CORPUS if name not in SAID and "say" not in CORPUS[name]]
ACCOUNTS = {name for name in CORPUS if {"list-movements", "list-own-sums"} & set(CORPUS[name].get("told", ()))}
"""Lists of which many cells are added up to one."""
SHEETS = [name for name in READ if "sheets" in CORPUS[name]]


def moved(grid, row_of, column_of):
    """The sheet with its rows and columns at other places."""
    rows = {row_of(row): {column_of(c): cell for c, cell in cells.items()} for row, cells in grid.rows.items()}
    merged = [(row_of(t), column_of(left), row_of(b), column_of(right)) for t, left, b, right in grid.merged]
    hidden = frozenset(map(column_of, grid.hidden_columns))
    return Grid(grid.name, rows, grid.hidden, merged, frozenset(map(row_of, grid.hidden_rows)), hidden)


def with_sheets(book, change):
    return Book(book.name, tuple(change(grid) for grid in book.sheets), book.text)


def people(book):
    found = check_book(book, TODAY)
    return [
        (line.name, line.id_number, line.earned_fen, line.deducted_fen, line.received_fen, line.owed_fen, line.crew,
         line.first_day, line.last_day, line.attendance)
        for line in found.lines
    ]  # fmt: skip


@pytest.mark.parametrize("name", CORPUS)
def test_every_cell_is_taken_or_explains_or_is_named(name):
    book = told_as_lists(made(CORPUS[name]), kinds()["wages"])
    reading = read_list(book, kinds()["wages"])
    for grid in map(with_whole_names, map(with_whole_amounts, book.sheets)):
        named = [each.area for each in reading.not_read if each.sheet == grid.name]
        tables = [table for table in reading.tables if table.block.grid == grid]
        for row, column, cell in grid.cells():
            is_named = any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in named)
            assert is_named or any(accounts(table, row, column) for table in tables), (row, column, cell.text)


@pytest.mark.parametrize("name", [name for name in CORPUS if "sheets" in CORPUS[name] and name not in ACCOUNTS])
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


@pytest.mark.parametrize("name", [name for name in READ if name not in SHEETS])
def test_a_chat_is_read_the_same_way_every_time(name):
    """So is a list in a sheet, which is read once more from its file (test_files.py)."""
    assert people(made(CORPUS[name])) == people(made(CORPUS[name]))


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(SHEETS), st.integers(0, 3))
def test_blank_rows_and_columns_in_front_change_nothing(name, count):
    book = made(CORPUS[name])
    further = with_sheets(book, lambda grid: moved(grid, lambda row: row + count, lambda column: column + count))
    assert people(further) == people(book)


@settings(max_examples=120, deadline=None)
@given(st.sampled_from(SHEETS), st.integers(1, 40))
def test_a_blank_row_between_changes_nothing(name, at):
    book = made(CORPUS[name])

    def change(grid):
        if any(top < at <= bottom for top, _, bottom, _ in grid.merged):
            return grid  # nobody parts a merged cell
        return moved(grid, lambda row: row + (row >= at), lambda column: column)

    first = min((row for grid in book.sheets for row in grid.rows), default=1)
    if at > first + 3:  # a blank row within the heading parts it
        assert people(with_sheets(book, change)) == people(book)


def told_of_others(sheet):
    """Whether somebody else than the workers has a column, whose numbers are not theirs."""
    texts = [text for text in map(str.strip, re.split(r"[|\n]", sheet["rows"])) if len(text) <= 6]
    named = [found for text in texts if (found := kinds()["wages"].match(text)) and found.field == "name"]
    return len(named) > 1 or any(map(names_other, texts))


PLAIN = [
    name for name in SHEETS
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

    assert sorted(map(str, people(with_sheets(book, change)))) == sorted(map(str, people(book)))
