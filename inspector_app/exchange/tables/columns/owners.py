"""Whose numbers a column tells: the worker's, or those of somebody else (包工头身份证号, 代领人 | 身份证号).

A number that may be another's is never the worker's: it is left out and named.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role, is_said
from inspector_app.exchange.tables.columns.contents import share_of
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Cell
from inspector_app.exchange.tables.people import is_name, of_people

_NUMBERS = ("id_number", "phone", "card")
OF_PERSON = (*_NUMBERS, "bank", "address")
_MOST, _SAMPLE, _ALIKE = 0.6, 200, 2


def is_of_other(text: str, kind: ListKind, named: str = "") -> bool:
    """Whether a heading or label tells a number, bank or address of somebody by another word than the one that heads
    the names (``named``): 包工头身份证号, 联系人电话."""
    found = kind.match(text)
    if found is None or found.field not in OF_PERSON:
        return False
    before, own = heading_key(text).replace(found.word, "", 1), heading_key(named)
    return names_other(before) and not (own and own[:_ALIKE] == before[:_ALIKE])


def names_other(text: str) -> bool:
    """Whether words speak of a person or firm that is not the worker: 班组长, 代领人, 劳务公司."""
    workers, others = _words()
    return others.search(workers.sub("", heading_key(text))) is not None


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words for workers, and those for other people."""
    told = of_people()
    return re.compile(told["workers"]), re.compile(f"{told['roles']}|{told['other_people']}")


def without_others(
    columns: list[Column], kind: ListKind, block: Block, samples: Mapping[int, Sequence[Cell]]
) -> list[Column]:
    """The columns, those left out whose numbers are of somebody else, or of nobody knows whom."""
    names = [c for c in columns if c.field == kind.anchor and c.role is Role.FIELD]
    if not (kind.is_of_people and names):
        return columns
    named, found = min(names, key=lambda column: column.number), list[Column]()
    others = [c.number for c in columns if _holds_others(c, named, samples.get(c.number, ()))]
    for column in columns:
        is_number = column.field in OF_PERSON and column.role in (*TAKEN, Role.DOUBLE) and not is_said(column)
        beside = max((at for at in (named.number, *others) if at < column.number), default=named.number)
        own = column.heading.rpartition("·")[2]
        if is_number and (is_of_other(own, kind, named.heading) or _is_below_other(column.heading)):
            column = replace(column, role=Role.UNREAD, field="", reason="是别人的，不是工人本人的")
        elif is_number and column.field in _NUMBERS and beside in others and not _words()[0].search(own):
            column = _beside_other(column, block, named.number, beside)
        found.append(column)
    return found


def _is_below_other(heading: str) -> bool:
    """Whether a column stands below words for another person alone: 班组长·身份证号."""
    uppers = [heading_key(each) for each in heading.split("·")[:-1]]
    return any(_words()[1].fullmatch(each) for each in uppers)


def _holds_others(column: Column, named: Column, cells: Sequence[Cell]) -> bool:
    """Whether a column holds names of others beside those of the workers: 班组长, 代领人, 姓名 once more."""
    if column.number == named.number or (column.field == named.field and column.role is Role.PART):
        return False
    is_headed = column.field == named.field or names_other(column.heading.rpartition("·")[2])
    return is_headed and bool(cells) and share_of(cells, lambda cell: is_name(cell.text)) >= _MOST


def _beside_other(column: Column, block: Block, named: int, other: int) -> Column:
    """A column of numbers behind another person: the workers' if that person is mostly the worker (of whom else it is
    then said line by line), has several numbers, or numbers stand where none is named; else nobody knows whose."""
    told: dict[str, set[str]] = {}
    same = lines = 0
    for row in block.grid.filled(block.rows)[:_SAMPLE]:
        text, who = block.grid.spread(row, column.number).text, block.grid.spread(row, other).text.strip()
        if text and block.grid.spread(row, named).text:
            lines, same = lines + 1, same + (who == block.grid.spread(row, named).text.strip())
            told.setdefault(who, set()).add(text)
    if same and (2 * same >= lines or "" in told):
        return replace(column, whose=other)
    if not lines or "" in told or any(len(numbers) > 1 for numbers in told.values()):
        return column
    title = "".join(block.titles.get(other, ("",))[-1].split()) or "另一个人"
    return replace(column, role=Role.OPEN, reason=f"挨着“{title}”，看不出是谁的号码")
