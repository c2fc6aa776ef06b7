"""Which kind of list a book looks like: where nobody says it, and where it is another one than it is brought as.

Told by the columns that only one kind has: balances of an account, days of attendance, the day a contract was signed,
what is owed. A book that has columns of its own kind is never taken for another, but for a statement of an account.
"""

import re
from dataclasses import replace
from itertools import chain

from inspector_app.domain.brought_list import Side
from inspector_app.exchange.tables.columns.column import NAMELESS, NO_AMOUNT, TAKEN, Role
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book, Grid
from inspector_app.exchange.tables.reading import read_list
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.exchange.tables.structure import structure
from inspector_app.support.errors import Problem

_ROWS = 40  # of each sheet: enough for a heading and some lines of it
_MOST_SHEETS = 12
_MOST_DAYS, _FIGURE = 31, re.compile(r"\d{1,8}(?:\.\d+)?")
_TELLING = {
    "wages": frozenset({"owed", "earned"}), "attendance": frozenset({"days", "clocked"}),
    "contracts": frozenset({"signed", "signed_on"}), "payments": frozenset({"paid"}),
}  # fmt: skip
"""Columns that only lists of this kind have."""
_BESIDE = {
    "wages": frozenset({"received", "net"}), "attendance": frozenset({"worked_on", "passed"}),
    "contracts": frozenset({"entered_on"}), "payments": frozenset({"earned"}),
}  # fmt: skip
"""Columns that such a list may have in their place, and others have too."""
_OWN = {kind: telling | _BESIDE[kind] for kind, telling in _TELLING.items()}
_ACCOUNT = ("statement", "payout")
_CODES = {
    "statement": "list-like-statement", "wages": "list-like-wages", "attendance": "list-like-attendance",
    "contracts": "list-like-contracts",
}  # fmt: skip


def rather(book: Book, wanted: str) -> Problem | None:
    """What to say of a book that looks like another kind of list than ``wanted``, a name of :func:`~.fields.kinds`;
    None where nothing speaks against it."""
    if wanted not in (*_OWN, *_ACCOUNT):
        return None
    found = _other(_heads(book), wanted)
    return Problem(_CODES[found], "file") if found else None


def guessed_side(book: Book) -> Side | None:
    """Which of the lists that are laid beside a list of wages a book looks like; None where it may be several.

    Lists of payments and contracts tell days of attendance too.
    """
    heads = _heads(book)
    fields = {side: _fields(heads, side) for side in Side}
    if _pays_days(heads):
        fields[Side.PAYMENTS] -= {"paid"}
    told = [side for side in Side if fields[side] & _TELLING[side]]
    more = [side for side in told if side is not Side.ATTENDANCE]
    if not told and fields[Side.CONTRACTS] & {"entered_on", "rate"}:
        return Side.CONTRACTS
    return more[0] if len(more) == 1 else Side.ATTENDANCE if told and not more else None


def _other(book: Book, wanted: str) -> str:
    if _is_statement(book):
        return "" if wanted in _ACCOUNT else "statement"
    if wanted in _ACCOUNT:
        fields = _fields(book, "wages")
        return "wages" if {"owed", "earned"} <= fields and not _fields(book, "statement") & {"day", "outcome"} else ""
    if wanted == Side.PAYMENTS and _pays_days(book):
        return "attendance"
    if _fields(book, wanted) & _OWN[wanted] or (wanted == "wages" and _has_open_amount(book)):
        return ""
    others = (kind for kind in _CODES if kind in _TELLING and kind != wanted)
    return next((kind for kind in others if _fields(book, kind) & _TELLING[kind]), "")


def _is_statement(book: Book) -> bool:
    """A day with money that came in and went out, or with the balance after it, or whether it came or went and who
    stood on the other side (a bill of WeChat or Alipay); no list of people has their numbers left out and that."""
    fields = _fields(book, "statement")
    moved = (
        {"income", "outgo"} <= fields
        or {"amount", "side", "party"} <= fields
        or ("balance" in fields and bool(fields & {"income", "outgo", "amount"}))
    )
    return "day" in fields and moved and "id_number" not in _fields(book, "wages")


def _pays_days(book: Book) -> bool:
    """Whether what a list of payments would take for money are days: the same columns are those of attendance, and no
    line tells more in them than a month has days."""
    paid, days = _told(book, Side.PAYMENTS, "paid"), _told(book, Side.ATTENDANCE, "days")
    return (
        bool(paid)
        and set(paid) <= set(days)
        and max(chain.from_iterable(paid.values()), default=_MOST_DAYS + 1) <= _MOST_DAYS
    )


def _told(book: Book, kind: str, field: str) -> dict[tuple[str, int], list[float]]:
    """The figures of the lines by the sheet and number of the columns that tell a field."""
    found = dict[tuple[str, int], list[float]]()
    for table in read_list(book, kinds()[kind]).tables:
        rows = [line.row for line in table.lines if line.kind is LineKind.ENTRY]
        for column in table.columns:
            if column.field == field and column.role in TAKEN:
                cells = (table.block.grid.at(row, column.number) for row in rows)
                told = [float(cell.text) for cell in cells if _FIGURE.fullmatch(cell.text)]
                found[table.sheet, column.number] = told
    return found


def _fields(book: Book, kind: str) -> set[str]:
    tables = read_list(book, kinds()[kind]).tables
    return {column.field for table in tables for column in table.columns if column.role is not Role.UNREAD}


def _has_open_amount(book: Book) -> bool:
    """Whether there are amounts of which only a person can say what they are."""
    tables = read_list(book, kinds()["wages"]).tables
    columns = [column for table in tables for column in table.columns if column.told]
    return any(c.reason == NAMELESS or (c.reason == NO_AMOUNT and _says_paid(c.told)) for c in columns)


def _says_paid(text: str) -> bool:
    return len(text) > 1 and structure().says_paid(text) is not None


def _heads(book: Book) -> Book:
    return replace(book, sheets=tuple(map(_head, book.sheets[:_MOST_SHEETS])))


def _head(grid: Grid) -> Grid:
    rows = sorted(grid.rows)[:_ROWS]
    return replace(grid, rows={row: grid.rows[row] for row in rows})
