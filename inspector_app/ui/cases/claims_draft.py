"""What stands in the wage grid and not in the store, as the draft of its case: red cells, new rows, the open cell."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.support.errors import Problem
from inspector_app.ui.cases.claims_columns import UNCHECKED, Column, Kind
from inspector_app.ui.cases.claims_rows import (
    BadCell,
    GridRow,
    Texts,
    cell_text,
    marked,
    new_line,
    refused_texts,
    typed,
    waiting,
    with_room,
)  # fmt: skip
from inspector_app.ui.draft_key import DraftKey
from inspector_app.ui.drafts import DraftKeeper
from inspector_app.ui.session import Session
from inspector_app.ui.targets import CASES
from inspector_app.ui.unwritten_dialog import may_leave_record
from inspector_app.usecases.context import Context
from inspector_app.usecases.drafts import Draft, discard_draft, draft, drop_draft, keep_draft

CLAIMS = "claims"
_DRAFTED = "claim-drafted"
Judge = Callable[[Sequence[GridRow]], tuple[Sequence[GridRow], Mapping[str, Sequence[Problem]]]]


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


def drafted_rows(
    columns: Sequence[Column], rows: Sequence[GridRow], case_rid: str, open_cell: OpenCell | None = None
) -> list[DraftedRow]:
    """What of these rows, and of the cell that is being typed in, the store does not have."""
    if open_cell is not None:
        rows = with_room(rows, open_cell.place, case_rid)
    found = []
    for place, row in enumerate(rows):
        cells = _unkept(columns, row)
        is_open = open_cell is not None and open_cell.place == place
        if open_cell is not None and is_open:
            cells = {**cells, open_cell.key: open_cell.text}
        if cells:
            found.append(
                DraftedRow(row.rid, row.line.claim.line, cells, open_cell.key if open_cell and is_open else "")
            )
    return found


def rows_with(
    columns: Mapping[str, Column], rows: Sequence[GridRow], drafted: Sequence[DraftedRow], case_rid: str, judge: Judge
) -> list[GridRow]:
    """The rows that the store has, with what a draft says marked in them; nothing of it counts as kept.

    ``judge`` gives rows whose people are known by the store, and by rid why they may not be kept as they are.
    """
    known = {row.rid: row for row in rows}
    before = [known.get(each.rid) or _empty(case_rid, each) for each in drafted]
    tried = [typed(columns, row, each.cells) for row, each in zip(before, drafted, strict=True)]
    meant, refused = judge(tried)
    for row, then, each in zip(meant, before, drafted, strict=True):
        known[row.rid] = _marked_row(columns, then, row, each, refused.get(row.rid, ()))
    return list(known.values())


def _marked_row(
    columns: Mapping[str, Column], before: GridRow, row: GridRow, each: DraftedRow, problems: Sequence[Problem]
) -> GridRow:
    texts = {key: text for key, text in each.cells.items() if text != cell_text(columns[key], before)}
    unsure = {key: BadCell(text, Problem(_DRAFTED, key)) for key, text in texts.items()}
    if before.saved:
        return marked(before, {**unsure, **(refused_texts(texts, problems) if texts else {}), **row.bad})
    row = waiting(columns, row, each.cells, problems)
    wanted = each.open_key or ("" if row.bad else next(reversed(unsure), ""))
    return marked(row, {wanted: unsure[wanted]}) if wanted in unsure and wanted not in row.bad else row


def _unkept(columns: Sequence[Column], row: GridRow) -> dict[str, str]:
    """Cells of a row that the store does not have; of a new row all that say something."""
    if row.saved:
        return {key: cell.text for key, cell in row.bad.items()}
    blank = GridRow(new_line(row.line.claim.case_rid, row.line.claim.line), saved=False)
    texts = {column.key: cell_text(column, row) for column in columns if column.kind is not Kind.FIXED}
    return {column.key: texts[column.key] for column in columns
            if column.key in texts and texts[column.key] != cell_text(column, blank)}  # fmt: skip


def _empty(case_rid: str, each: DraftedRow) -> GridRow:
    """A row without cells; a number typed into it makes the identity checked, a draft says so itself."""
    line = new_line(case_rid, each.number)
    return GridRow(replace(line, claim=replace(line.claim, rid=each.rid)), saved=False)


def _written(drafted: Sequence[DraftedRow]) -> str:
    rows = [
        {"rid": each.rid, "number": each.number, "cells": dict(each.cells), "open": each.open_key} for each in drafted
    ]
    return json.dumps({"rows": rows}, ensure_ascii=False)


def _read_back(body: Any, keys: Sequence[str]) -> list[DraftedRow]:
    """The rows of a draft's body. The identity is said before the number would say it."""
    found = []
    for row in body["rows"]:
        cells = {key: text for key, text in row["cells"].items() if key in keys}
        if "id_number" in cells:
            cells.setdefault("identity_checked", UNCHECKED)
        if cells:
            found.append(DraftedRow(row["rid"], row["number"], cells, row["open"]))
    return found


class ClaimsDraft(QObject):
    """Keeps the draft of the case in sight. ``read`` gives what is to be kept now; ``failed`` says why it cannot be."""

    failed = Signal(object)

    def __init__(self, place: QWidget, session: Session[Context], read: Callable[[], Sequence[DraftedRow]]) -> None:
        super().__init__(place)
        self._place, self._session, self._rows = place, session, read
        self._title = ""
        self._is_stored = False
        self.keeper = DraftKeeper(place, session, "", self._read, save=self._save)
        self.keeper.failed.connect(self.failed)

    def open(self, case_rid: str, title: str, keys: Sequence[str]) -> tuple[Draft, list[DraftedRow]] | None:
        """Keep the drafts of this case from now on; the one that was kept, unless it is in sight already."""
        key = str(DraftKey(CASES, case_rid, CLAIMS))
        self._title = self.tr("拖欠工资明细：{0}").format(title)
        if key == self.keeper.key and not self._session.take_resumed(key):
            return None
        self._session.take_resumed(key)
        self.keeper.stop()
        self.keeper.key = key
        found = self._session.read(draft, key)
        self._is_stored = found is not None
        return None if found is None else (found, _read_back(found.body, keys))

    def throw_away(self) -> bool:
        """Into the bin with what is kept. False when that was refused."""
        self.keeper.flush()
        if not self._session.do(discard_draft, self.keeper.key):
            return False
        self._is_stored = False
        return True

    def may_leave(self) -> bool:
        """Keep everything typed; False when it cannot be and the person stays."""
        return may_leave_record(self._session, self.keeper, self._place.window())

    def _read(self) -> tuple[str, str]:
        return self._title, _written(self._rows())

    def _save(self, key: str, title: str, body: str) -> None:
        """What was accepted or taken back is no draft."""
        if not json.loads(body)["rows"]:
            if self._is_stored:
                self._session.read(drop_draft, key)
            self._is_stored = False
            return
        self._session.read(keep_draft, key, title, body)
        self._is_stored = True
