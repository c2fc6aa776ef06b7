"""The columns of a table as its words, contents and amounts tell them, under what a person said of some of them."""

from collections.abc import Sequence
from dataclasses import replace

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role, is_said
from inspector_app.exchange.tables.columns.days import day_columns
from inspector_app.exchange.tables.columns.guess import guess
from inspector_app.exchange.tables.context import OTHERWISE, Choice, Context
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.sums.settle import settled


def judged(block: Block, kind: ListKind, choices: Sequence[Choice], context: Context) -> tuple[Column, ...]:
    """The columns from left to right; one that only the correction of another took away says what it was before."""
    columns = _under(choices, block, kind, context)
    if not any(map(is_said, columns)):
        return columns
    before = {each.number: each for each in _under((), block, kind, context) if each.role in TAKEN}
    return tuple(_with_before(each, before.get(each.number), kind) for each in columns)


def _under(choices: Sequence[Choice], block: Block, kind: ListKind, context: Context) -> tuple[Column, ...]:
    guessed = guess(block, kind, choices, context.amount, context.unit)
    none = {choice.field for choice in choices if not choice.letters and choice.is_of(block)}
    return tuple(
        replace(column, role=Role.UNREAD, field="", reason=OTHERWISE)
        if column.field in none and column.role in TAKEN and not column.is_day
        else column
        for column in settled(day_columns(guessed, kind, block), block, kind)
    )


def _with_before(column: Column, before: Column | None, kind: ListKind) -> Column:
    """A column with what it was before a person corrected others, where it is no more read and nobody chose that."""
    if before is None or column.role in TAKEN or column.reason == OTHERWISE or is_said(column):
        return column
    title = kind.by_name[before.field].title
    return replace(column, reason=f"{column.reason}；您指定别的列以前，读作“{title}”")
