"""What stands in the wage list as typed and not in the store: red cells, new rows, the open cell, as a draft has it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inspector_app.support.errors import Problem
from inspector_app.usecases.claim_cells import Kind, cells
from inspector_app.usecases.claim_rows import (
    BadCell,
    GridRow,
    Texts,
    Tried,
    cell_text,
    marked,
    new_line,
    refused_texts,
    typed,
    waiting,
    with_room,
)  # fmt: skip
from inspector_app.usecases.draft_values import TOLD

_DRAFTED = "claim-drafted"


@dataclass(frozen=True, slots=True)
class OpenCell:
    """A cell that is being typed in: its place, the key of its column, and its text so far."""

    place: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class DraftedRow:
    """Cells of a row that the store does not have, by the key of their column; ``open_key``: one was not left yet."""

    rid: str
    number: int
    cells: Texts
    open_key: str = ""


def drafted_rows(rows: Sequence[GridRow], case_rid: str, open_cell: OpenCell | None = None) -> list[DraftedRow]:
    """What of these rows, and of the cell that is being typed in, the store does not have."""
    if open_cell is not None:
        rows = with_room(rows, open_cell.place, case_rid)
    found = []
    for place, row in enumerate(rows):
        texts = _unkept(row)
        is_open = open_cell is not None and open_cell.place == place
        if open_cell is not None and is_open:
            texts = {**texts, open_cell.key: open_cell.text}
        if texts:
            open_key = open_cell.key if open_cell is not None and is_open else ""
            found.append(DraftedRow(row.rid, row.line.claim.line, texts, open_key))
    return found


def rows_with(
    rows: Sequence[GridRow], drafted: Sequence[DraftedRow], case_rid: str, tried: Tried, today: date | None = None
) -> list[GridRow]:
    """The rows that the store has, with what a draft says marked in them; nothing of it counts as kept.

    ``tried`` gives rows whose people are known by the store, and by rid why they may not be kept as they are.
    """
    known = {row.rid: row for row in rows}
    before = [known.get(each.rid) or _empty(case_rid, each) for each in drafted]
    typed_in = [typed(row, each.cells, today) for row, each in zip(before, drafted, strict=True)]
    meant, refused = tried(typed_in)
    for row, then, each in zip(meant, before, drafted, strict=True):
        known[row.rid] = _marked_row(then, row, each, refused.get(row.rid, ()))
    return list(known.values())


def _marked_row(before: GridRow, row: GridRow, each: DraftedRow, problems: Sequence[Problem]) -> GridRow:
    texts = {key: text for key, text in each.cells.items() if text != cell_text(key, before)}
    unsure = {key: BadCell(text, Problem(_DRAFTED, key)) for key, text in texts.items()}
    if before.saved:
        return marked(before, {**unsure, **(refused_texts(texts, problems) if texts else {}), **row.bad})
    row = waiting(row, each.cells, problems)
    wanted = each.open_key or ("" if row.bad else next(reversed(unsure), ""))
    return marked(row, {wanted: unsure[wanted]}) if wanted in unsure and wanted not in row.bad else row


def _unkept(row: GridRow) -> dict[str, str]:
    """Cells of a row that the store does not have; of a new row all that say something."""
    if row.saved:
        return {key: cell.text for key, cell in row.bad.items()}
    blank = GridRow(new_line(row.line.claim.case_rid, row.line.claim.line), saved=False)
    texts = {key: cell_text(key, row) for key, cell in cells().items() if cell.kind is not Kind.FIXED}
    return {key: text for key, text in texts.items() if text != cell_text(key, blank)}


def _empty(case_rid: str, each: DraftedRow) -> GridRow:
    """A row without cells."""
    line = new_line(case_rid, each.number)
    return GridRow(replace(line, claim=replace(line.claim, rid=each.rid)), saved=False)


def written(drafted: Sequence[DraftedRow]) -> str:
    """The body of the draft."""
    rows = [
        {"rid": each.rid, "number": each.number, "cells": dict(each.cells), "open": each.open_key, TOLD: _told(each)}
        for each in drafted
    ]
    return json.dumps({"rows": rows}, ensure_ascii=False)


def _told(row: DraftedRow) -> dict[str, list[str]]:
    """What the grid calls the cells: a name alone could be anybody's."""
    return {key: [cells()[key].title, ""] for key in row.cells}


def read_back(body: Any) -> list[DraftedRow]:
    """The rows of a draft's body."""
    found = []
    for row in body["rows"]:
        texts = {key: text for key, text in row["cells"].items() if key in cells()}
        if texts:
            found.append(DraftedRow(row["rid"], row["number"], texts, row["open"]))
    return found
