"""Workbooks as others bring them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from inspector_app.domain.roster import RosterCheck
from inspector_app.exchange.ledger import LedgerReading, ledger_of, read_projects
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said
from inspector_app.exchange.tables.context import Choice
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.source import read_book
from inspector_app.exchange.wage_list import check_book


def write_book(path: Path, *rows: Iterable[Any], change: Callable[[Any], object] | None = None) -> Path:
    """A workbook of one sheet with these rows; ``change`` may do something to the sheet before it is kept."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    workbook.save(path)
    return path


def read_ledger(path: Path, agency_rid: str, choices: Sequence[Choice] = (), *, on: date) -> LedgerReading:
    """The ledger in a file, read without a store."""
    return ledger_in(read_book(path), agency_rid, choices, on=on)


def ledger_in(book: Book, agency_rid: str, choices: Sequence[Choice] = (), *, on: date) -> LedgerReading:
    """The ledger in a book."""
    return ledger_of(read_projects(book, Said(tuple(choices)))[1], book.name, agency_rid, on=on)


def check_roster(path: Path, today: date, said: Said = NOTHING_SAID) -> RosterCheck:
    """The wage list in a file, read and checked without a store."""
    return check_book(read_book(path), today, said)
