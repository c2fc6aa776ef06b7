"""Which kind of list a book looks like, where that is another one than it is brought as.

Told by the columns that only one kind has: balances of an account, days of attendance, the day a contract was signed,
what is owed. A book that has columns of its own kind is never taken for another, but for a statement of an account.
"""

from dataclasses import replace

from inspector_app.exchange.tables.columns import Role
from inspector_app.exchange.tables.fields import kinds
from inspector_app.exchange.tables.grid import Book, Grid
from inspector_app.exchange.tables.reading import read_list
from inspector_app.support.errors import Problem

_ROWS = 40  # of each sheet: enough for a heading and some lines of it
_MOST_SHEETS = 12
_AMOUNTS = frozenset({"owed", "earned", "received", "net"})
_SIGNED = frozenset({"signed", "signed_on", "entered_on"})
_OWN = {
    "wages": _AMOUNTS, "attendance": frozenset({"days"}), "contracts": _SIGNED,
    "payments": frozenset({"paid", "earned"}),
}  # fmt: skip
_TELLING = {
    "wages": frozenset({"owed", "earned"}), "attendance": frozenset({"days"}),
    "contracts": frozenset({"signed", "signed_on"}),
}  # fmt: skip
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
    found = _other(replace(book, sheets=tuple(map(_head, book.sheets[:_MOST_SHEETS]))), wanted)
    return Problem(_CODES[found], "file") if found else None


def _other(book: Book, wanted: str) -> str:
    if _is_statement(book):
        return "" if wanted in _ACCOUNT else "statement"
    if wanted in _ACCOUNT:
        fields = _fields(book, "wages")
        return "wages" if {"owed", "earned"} <= fields and not _fields(book, "statement") & {"day", "outcome"} else ""
    if _fields(book, wanted) & _OWN[wanted]:
        return ""
    return next((kind for kind, own in _TELLING.items() if kind != wanted and _fields(book, kind) & own), "")


def _is_statement(book: Book) -> bool:
    """A day with money that came in and went out, or with the balance after it; no list of people has their numbers
    left out and that."""
    fields = _fields(book, "statement")
    moved = {"income", "outgo"} <= fields or ("balance" in fields and bool(fields & {"income", "outgo", "amount"}))
    return "day" in fields and moved and "id_number" not in _fields(book, "wages")


def _fields(book: Book, kind: str) -> set[str]:
    tables = read_list(book, kinds()[kind]).tables
    return {column.field for table in tables for column in table.columns if column.role is not Role.UNREAD}


def _head(grid: Grid) -> Grid:
    rows = sorted(grid.rows)[:_ROWS]
    return replace(grid, rows={row: grid.rows[row] for row in rows})
