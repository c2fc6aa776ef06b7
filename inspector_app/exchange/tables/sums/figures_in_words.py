"""Figures with words beside them (6000（6000）, 3600元（算过账）, 约3600) that the sums of a list prove: they are read,
and each is told with its cell. Of any other nobody knows what the words take from it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Protocol

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import TAKEN, Column
from inspector_app.exchange.tables.fields import ListKind, Shape
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid, Place, letter
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.arithmetic import DEDUCTED, EARNED, OWED, RECEIVED
from inspector_app.exchange.tables.sums.totals import is_total_row
from inspector_app.support.errors import Level, Problem

_WITH_WORDS = re.compile(
    r"(?:大?约|大概|共)?\s*[￥¥]?(?P<figure>\d[\d,]*(?:\.\d{1,2})?)元?\s*(?:左右|[(（【].{1,20}[)）】])?"
)
_LONGEST = 40
_SIGNS = {EARNED: 1, DEDUCTED: -1, RECEIVED: -1, OWED: -1}


class Headed(Protocol):
    """A table whose columns are known."""

    @property
    def block(self) -> Block: ...

    @property
    def columns(self) -> Sequence[Column]: ...


def with_proved_figures(grid: Grid, tables: Sequence[Headed], kind: ListKind) -> Grid:
    """The sheet with those figures as figures, of a kind of list that says how its sheets were told."""
    found: dict[Place, tuple[Column, Decimal]] = {}
    for table in tables if kind.has_months else ():
        money = [c for c in table.columns if c.role in TAKEN and kind.by_name[c.field].shape is Shape.AMOUNT]
        for column in money:
            found |= {(row, column.number): (column, yuan) for row, yuan in _by_total(table.block, column)}
        found |= dict(_by_lines(table.block, money))
    if not found:
        return grid
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    said = []
    for (row, at), (column, yuan) in found.items():
        told, taken = rows[row][at].text, format(yuan, "f")
        details = {"heading": column.heading or column.letter, "told": told[:20], "taken": taken}
        said.append(((row, at), Problem("cell-said", f"{letter(at)}{row}", Level.WARNING, details)))
        rows[row][at] = Cell(f"{taken}元")
    return replace(grid, rows=rows, told_as=(*grid.told_as, *said))


def _with_words(cell: Cell, column: Column) -> Decimal | None:
    """The figure in a cell that is none by itself."""
    is_text = cell.kind is CellKind.TEXT and len(cell.text) <= _LONGEST
    is_paid = any(word in cell.text for word in structure().tells[RECEIVED])  # 6000（已付2000）
    if not is_text or is_paid or amount(cell, column.unit).yuan is not None:
        return None
    told = _WITH_WORDS.fullmatch(cell.text.strip())
    return amount(Cell(told["figure"]), column.unit).yuan if told else None


def _by_total(block: Block, column: Column) -> Iterator[tuple[int, Decimal]]:
    """The rows whose figures, taken as such, make a total of their column, and what they are."""
    known, open_ = [Decimal(0), Decimal(0)], [dict[int, Decimal](), dict[int, Decimal]()]
    for row in block.grid.filled(block.rows):
        cell = block.grid.at(row, column.number)
        yuan = amount(cell, column.unit).yuan if cell.text else None
        if is_total_row(block.grid.rows[row]):
            for added, told in zip(known, open_, strict=True):
                if told and yuan == added + sum(told.values()):
                    yield from told.items()
                    break
            known[0], open_[0] = Decimal(0), {}
        elif yuan is not None:
            known = [each + yuan for each in known]
        elif (figure := _with_words(cell, column)) is not None:
            open_ = [{**each, row: figure} for each in open_]


def _by_lines(block: Block, money: Sequence[Column]) -> Iterator[tuple[Place, tuple[Column, Decimal]]]:
    """The figures with which what was earned, less what was deducted and paid, is what is owed."""
    columns = [column for column in money if column.field in _SIGNS]
    if not {EARNED, OWED} <= {column.field for column in columns}:
        return
    for row in block.grid.filled(block.rows):
        rest, told = Decimal(0), dict[Place, tuple[Column, Decimal]]()
        for column in columns:
            cell = block.grid.at(row, column.number)
            yuan = amount(cell, column.unit).yuan if cell.text else Decimal(0)
            if yuan is None and (yuan := _with_words(cell, column)) is not None:
                told[row, column.number] = column, yuan
            if yuan is None:
                break
            rest += _SIGNS[column.field] * yuan
        else:
            if rest == 0:
                yield from told.items()
