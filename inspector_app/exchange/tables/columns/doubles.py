"""Several columns that would be one field: which of them is, and what the others are."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from inspector_app.exchange.tables.columns.column import BY_TITLE, OF_DEBT, UNKNOWN, WHOLE_WORDS, Column, Role, is_said
from inspector_app.exchange.tables.columns.contents import is_id_cell, share_of
from inspector_app.exchange.tables.fields import ListKind, Shape
from inspector_app.exchange.tables.grid import Cell

_FEW = 0.4  # share of cells that tell the numbers of a column


def settled_doubles(
    columns: list[Column], kind: ListKind, samples: Mapping[int, Sequence[Cell]]
) -> list[Column]:  # fmt: skip
    """One column for each field: the visible one, the one with contents, the one whose heading says most surely."""
    by_field: dict[str, list[Column]] = {}
    for column in columns:
        if column.role is Role.FIELD:
            by_field.setdefault(column.field, []).append(column)
    best = {field: min(found, key=lambda column: _rank(column, samples)).number for field, found in by_field.items()}
    result = []
    for column in columns:
        if column.role is Role.FIELD and best[column.field] != column.number:
            winner = next(each for each in columns if each.number == best[column.field])
            column = _beside_winner(column, winner, is_text=kind.by_name[column.field].shape is Shape.TEXT)
        result.append(column)
    return result


def _beside_winner(column: Column, winner: Column, *, is_text: bool) -> Column:
    """A column that another one was taken for; by words 专户状态 is no second 项目状态."""
    if is_text and "列名里有" in column.reason and "列名就是" in winner.reason:
        return replace(column, role=Role.UNREAD, field="", reason=UNKNOWN)
    if column.field == "payee" and "代" in column.heading:  # 代领人 beside 领款人签字: read line by line
        return replace(column, role=Role.EXPLAINED, reason="谁代领的，逐行读入", told="")
    return replace(column, role=Role.DOUBLE, reason=f"“{winner.heading}”已取{winner.letter}列")


def _rank(column: Column, samples: Mapping[int, Sequence[Cell]]) -> tuple[bool, bool, bool, bool, bool, int, int]:
    """Lower is better."""
    cells = samples.get(column.number, ())
    chosen = is_said(column)
    odd = column.field == "id_number" and share_of(cells, is_id_cell) < _FEW if cells else False
    whole = not (WHOLE_WORDS.search(column.heading) and column.field in ("earned", "attendance", "days"))
    guessed = column.reason == BY_TITLE or "列名里有" in column.reason
    of_debt = column.field == "heads" and bool(OF_DEBT.search(column.heading))
    return (not chosen, column.hidden, not cells or odd, of_debt, whole, guessed, column.number)
