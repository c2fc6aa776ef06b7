"""Whose account each line of a list of a bank is of, where columns tell it line by line (账号, 户名)."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.domain.identity import half_width
from inspector_app.exchange.bank_heads import Head
from inspector_app.exchange.bank_words import words
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.support.groups import grouped

_NAMES = ("holder", "account")
_OTHERS = ("party", "party_account", "payer", "payee")


def by_account(table: Table, entries: Sequence[Line], above: Head) -> list[tuple[Head, list[Line]]]:
    """The lines of each account, with what tells it: the columns where they tell several beside the other side, else
    what stands ``above`` the list and after it the columns."""
    columns = [(name, column) for column in table.columns if (name := _own(column))]
    told = grouped(entries, lambda line: tuple(_text(table, line, name, column) for name, column in columns))
    if len({key for key in told if any(key)}) > 1:
        if not any(c.field in _OTHERS and c.role in TAKEN for c in table.columns):
            return [(above, list(entries))]  # whom the account dealt with, and not whose it is
        above = Head(bank=above.bank)
    else:
        told = {next((key for key in told if any(key)), ()): list(entries)}
    found = []
    for texts, lines in told.items():
        head = above
        for (name, _), text in zip(columns, texts, strict=False):
            if text and not getattr(head, name):
                head = replace(head, **{name: text})
        found.append((head, list(lines)))
    return found


def is_own_column(table: Table, number: int) -> bool:
    """Whether a column tells whose account the lines are of."""
    return any(column.number == number and _own(column) for column in table.columns)


def _own(column: Column) -> str:
    """Which part of a head an unread column tells: whose account it is, or its number."""
    key = heading_key(column.heading)
    return next((each for each in _NAMES if column.role is Role.UNREAD and key in words(each)), "")


def _text(table: Table, line: Line, name: str, column: Column) -> str:
    text = table.block.grid.spread(line.row, column.number).text
    return half_width(text) if name == "account" else text.strip()
