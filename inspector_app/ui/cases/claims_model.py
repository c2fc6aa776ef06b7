"""The wage list as a table to be written into: every change is kept at once through the use case and can be undone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.grid.model import EditableModel, GridColumn, Index, Texts
from inspector_app.usecases.claim_cells import Kind, cells
from inspector_app.usecases.claim_drafts import DraftedRow, rows_with
from inspector_app.usecases.claim_lines import CORRECTED, ClaimLine
from inspector_app.usecases.claim_rows import (
    GridRow,
    cell_text,
    changed_range,
    judged,
    not_kept,
    numbered_anew,
    of_one_person,
    over_others,
    readings,
    said_seen,
    unseen,
    with_room,
)  # fmt: skip

Rows = Sequence[GridRow]


class RowsEdit(QUndoCommand):
    """Pushed once it is kept and shown; ``show`` brings rows in sight. Whether they can be kept is asked before."""

    def __init__(self, before: Rows, after: Rows, reason: str, show: Callable[[Rows], None]) -> None:
        super().__init__(reason)
        self.before, self.after, self.reason = before, after, reason
        self._show = show
        self._is_new = True

    def redo(self) -> None:
        if not self._is_new:
            self._show(self.after)
        self._is_new = False

    def undo(self) -> None:
        self._show(self.before)


Write = Callable[[Sequence[ClaimLine], Sequence[ClaimLine], str], bool]
Judge = Callable[[Sequence[ClaimLine]], Mapping[str, Sequence[Problem]]]
Settle = Callable[[Sequence[ClaimLine]], Sequence[ClaimLine]]
_WIDTHS = {
    "name": 104, "id_number": 196, "identity_checked": 92, "job": 76, "crew": 104, "rate": 96, "attendance": 84,
    "overtime": 150, "hours_system": 104, "deductions": 140,
    "first_day": 108, "last_day": 108,
    "months": 58, "deducted_fen": 96, "disputed_fen": 104, "nature": 98, "disposition": 132, "phone": 132, "bank": 120,
    "card": 190, "card_keeper": 150, "card_told_by": 150, "card_told_on": 108, "note": 200,
}  # fmt: skip
_AMOUNT_WIDTH = 108
_REPEATED = ("job", "crew", "bank", "card_keeper", "card_told_by", "card_told_on")


def _columns() -> list[GridColumn]:
    return [
        GridColumn(
            cell.key, cell.title, _WIDTHS.get(cell.key, _AMOUNT_WIDTH), cell.kind in (Kind.MONEY, Kind.FIXED),
            cell.mask, cell.choices, cell.kind is Kind.FIXED, repeats=cell.key in _REPEATED,
            brief=cell.kind is Kind.FIXED,
        )
        for cell in cells().values()
    ]  # fmt: skip


class ClaimsModel(EditableModel):
    """``write`` keeps lines (False when refused), ``restore`` brings back what stood there before; ``judge`` tells
    beforehand which may not be kept, ``settle`` which of them mean somebody who is registered.

    Below the last line stands an empty one: writing there adds a line. A step of undo is everything one act changed
    in the rows, kept or refused; ``came_back`` tells top, left, bottom and right of what undo or redo changed.

    ``correction_wished``: rid of the line, key of the cell and text that were written over who somebody is, whom more
    than this line tells of; nothing happens in the table then, while it ``leads`` there. ``identity_unseen``: in how
    many rows 已核对 came with a number and was not taken.
    """

    editing = "修改明细"
    changed = Signal()
    came_back = Signal(int, int, int, int)
    correction_wished = Signal(str, str, str)
    steps_gone = Signal()
    identity_unseen = Signal(int)

    def __init__(
        self, write: Write, restore: Write, judge: Judge, parent: QObject | None = None, settle: Settle = tuple,
        today: Callable[[], date] = date.today,
    ) -> None:  # fmt: skip
        super().__init__(_columns(), parent)
        self._write = write
        self._restore = restore
        self._judge = judge
        self._settle = settle
        self._today = today
        self._case_rid = ""
        self._rows: list[GridRow] = []
        self._ordered: frozenset[str] = frozenset()
        self._open = False
        self.names_rows = False
        self._writing = False
        self.leads = True
        self.undo_stack = QUndoStack(self)

    @property
    def rows(self) -> Sequence[GridRow]:
        """The lines, without the empty one."""
        return tuple(self._rows)

    @property
    def is_open(self) -> bool:
        """Whether identity, card and telephone numbers can be read."""
        return self._open

    @property
    def is_writing(self) -> bool:
        """Whether a step of our own is being kept just now."""
        return self._writing

    def show(self, case_rid: str, lines: Sequence[ClaimLine], ordered: Iterable[str]) -> None:
        """Show the list of a case. What was typed and not kept stays, and so do undo steps when nothing differs."""
        self._ordered = frozenset(ordered)
        if case_rid == self._case_rid and [row.line for row in self._rows if row.saved] == list(lines):
            self._tell_all()
            return
        kept = self._rows if case_rid == self._case_rid else []
        bad = {row.rid: row.bad for row in kept}
        self.beginResetModel()
        self._case_rid = case_rid
        rows = [GridRow(line, bad.get(line.rid, {})) for line in lines]
        rids = {line.rid for line in lines}
        rows += [row for row in kept if not row.saved and row.rid not in rids]
        self._rows = list(numbered_anew(rows))
        self.endResetModel()
        had_steps = bool(kept) and self.undo_stack.count() > 0
        self.undo_stack.clear()
        self.changed.emit()
        if had_steps:
            self.steps_gone.emit()

    def put_back(self, drafted: Sequence[DraftedRow]) -> None:
        """Show what a draft has besides the lines of the store; nothing is written."""
        stored = [GridRow(row.line) for row in self._rows if row.saved]
        rows = numbered_anew(rows_with(stored, drafted, self._case_rid, self._tried, self._today()))
        self.undo_stack.clear()
        self._show_rows(rows)

    def drop_unkept(self, reason: str) -> None:
        """Show the lines as the store has them, in one step."""
        self._do([GridRow(row.line) for row in self._rows if row.saved], reason, _nowhere)

    def _tried(self, rows: Sequence[GridRow]) -> tuple[Sequence[GridRow], Mapping[str, Sequence[Problem]]]:
        """Rows with the people whom they mean, and why they may not be kept, by rid."""
        lines = self._settle([row.line for row in rows])
        return [replace(row, line=line) for row, line in zip(rows, lines, strict=True)], self._judge(lines)

    def name_rows(self, wanted: bool) -> None:
        """Say in the heading of each row whose it is, for when the names are scrolled out of sight."""
        self.names_rows = wanted
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, self.rowCount() - 1)

    def set_open(self, is_open: bool) -> None:
        """Show the whole numbers, or mask them."""
        self._open = is_open
        self._tell_all()

    def row(self, place: int) -> GridRow | None:
        """The row at a place, None for the empty one."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rid_at(self, place: int) -> str:
        """Whose row it is, by the rid of its line; empty for the empty one."""
        found = self.row(place)
        return found.rid if found is not None else ""

    def put(self, edits: Mapping[int, Texts], reason: str) -> None:
        """Write texts into rows by place, in one step; places behind the last line add lines.

        A row that may not be kept shows what was typed and why; that too is part of the step.
        """
        told_seen = said_seen(edits.values())
        edits = {place: unseen(texts) for place, texts in edits.items()}
        rows = with_room(self._rows, max(edits, default=-1), self._case_rid)
        wanted = judged({place: rows[place] for place in edits}, edits, self._tried, self._today())
        wish = _correction(wanted, edits) if self.leads else None
        if wish is not None:
            self.correction_wished.emit(*wish)
            return
        kept = [row for place, row in wanted.items() if row.saved and row.line.person != rows[place].line.person]
        if not self._do(of_one_person(_with(rows, wanted), kept), reason, self._write):
            lost = {place: not_kept(rows[place], texts) for place, texts in edits.items()}
            self._do(_with(rows, lost), reason, _nowhere)
        if told_seen:
            self.identity_unseen.emit(told_seen)

    def keep_waiting(self, reason: str) -> None:
        """Write again, in one step, what was typed while the store could not take anything; leads nowhere."""
        found = {place: row.waits for place, row in enumerate(self._rows) if row.waits}
        if found:
            led, self.leads = self.leads, False
            self.put(found, reason)
            self.leads = led

    def renamed(self, edits: Mapping[int, Texts]) -> list[str]:
        """Whom these texts would call otherwise, or give another number; not those whom only a correction may."""
        if not over_others(self._rows, edits):
            return []
        rows = {place: self._rows[place] for place in edits if self.is_there(place)}
        wanted = judged(rows, {place: edits[place] for place in rows}, self._tried, self._today())
        return over_others(
            self._rows, {place: edits[place] for place, row in wanted.items() if not _is_corrected_only(row)}
        )

    def take_readings(self, reason: str) -> int:
        """Say yes to every figure that was read out of somebody's words, in one step; how many there were."""
        found = readings(self._rows)
        if found:
            self.put(found, reason)
        return sum(map(len, found.values()))

    def reading_count(self) -> int:
        """How many cells hold somebody's words that were read as figures and wait for a person's yes."""
        return sum(map(len, readings(self._rows).values()))

    def put_lines(self, lines: Sequence[ClaimLine], reason: str, write: Write) -> bool:
        """Take whole lines in, new ones or others in the place of what stood there, in one step. False when refused."""
        wanted = {line.rid: line for line in lines}
        rows = [replace(row, line=wanted.pop(row.rid)) if row.rid in wanted else row for row in self._rows]
        return self._do([*rows, *map(GridRow, wanted.values())], reason, write)

    def remove(self, places: Iterable[int], reason: str) -> None:
        """Take rows out in one step."""
        gone = set(places)
        self._do([row for place, row in enumerate(self._rows) if place not in gone], reason, self._write)

    def undo(self) -> None:
        """Take the last step back, in the store and in sight; it stays when the store refuses."""
        edit = self.undo_stack.command(self.undo_stack.index() - 1)
        if isinstance(edit, RowsEdit) and self._keep(edit.before, f"撤销：{edit.reason}", self._restore):
            self.undo_stack.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        edit = self.undo_stack.command(self.undo_stack.index())
        if isinstance(edit, RowsEdit) and self._keep(edit.after, f"重做：{edit.reason}", self._restore):
            self.undo_stack.redo()

    def text(self, row: int, column: int) -> str:
        """The words of a cell as they would be typed, never masked."""
        found = self.row(row)
        return cell_text(self.columns[column].key, found) if found is not None else ""

    def hides(self, column: int) -> bool:
        """Whether the words of a column are masked now."""
        return super().hides(column) and not self._open

    def begun(self, row: int, column: int) -> str:
        """What stands in a cell that is opened: nothing where the number is masked."""
        return "" if self.hides(column) else self.text(row, column)

    def waits(self, row: int, column: int, text: str) -> bool:
        """Whether the cell is not kept yet and its whole text is in the editor, for the person to say yes to."""
        found = self.row(row)
        cell = found.bad.get(self.columns[column].key) if found is not None else None
        return cell is not None and bool(text) and text == cell.text

    def is_locked(self, row: int, column: int) -> bool:
        """Whether an order in force fixes the cell, or it is derived."""
        return super().is_locked(row, column) or self.is_fixed_by_order(row, column)

    def is_fixed_by_order(self, row: int, column: int) -> bool:
        """Whether an order in force states what stands in the cell."""
        found = self.row(row)
        return found is not None and cells()[self.columns[column].key].ordered and found.rid in self._ordered

    def complaint(self, row: int, column: int) -> tuple[Level, str] | None:
        """What is wrong or doubtful in a cell, in words."""
        found = self.row(row)
        problem = found.problem(self.columns[column].key) if found is not None else None
        return (problem.level, sentence(problem.code, problem.details)) if problem is not None else None

    def row_title(self, row: int, is_read_aloud: bool) -> str:
        """The number of a row, and whose it is where the names are not in sight."""
        found = self.row(row)
        named = found is not None and (self.names_rows or is_read_aloud)
        return f"{row + 1}  {_name(found)}" if found is not None and named else f"{row + 1}"

    def is_there(self, row: int) -> bool:
        """Whether a row is a line, and not the empty one below."""
        return self.row(row) is not None

    def problem_places(self) -> list[tuple[int, int]]:
        """Row and column of each cell that is wrong or doubtful, from the top."""
        return [
            (place, number)
            for place, row in enumerate(self._rows)
            if row.problems
            for number, column in enumerate(self.columns)
            if row.problem(column.key) is not None
        ]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        return 0 if parent.isValid() else len(self._rows) + 1

    def _do(self, rows: Sequence[GridRow], reason: str, write: Write) -> bool:
        """Keep and show rows as one step; nothing happens when they are as they were. False when refused."""
        before, after = tuple(self._rows), numbered_anew(rows)
        if after == before:
            return True
        if not self._keep(after, reason, write):
            self._tell_all()
            return False
        self._show_rows(after)
        self.undo_stack.push(RowsEdit(before, after, reason, self._come_back))
        return True

    def _keep(self, rows: Sequence[GridRow], reason: str, write: Write) -> bool:
        """Write the difference between what the store has and what it shall have."""
        old = {row.rid: row.line for row in self._rows if row.saved}
        new = {row.rid: row.line for row in rows if row.saved}
        lines = [line for rid, line in new.items() if old.get(rid) is not line and old.get(rid) != line]
        gone = [line for rid, line in old.items() if rid not in new]
        self._writing = True
        try:
            return not (lines or gone) or write(lines, gone, reason)
        finally:
            self._writing = False

    def _come_back(self, rows: Sequence[GridRow]) -> None:
        """Undo and redo: show rows, and tell what differs from those shown until now."""
        before = tuple(self._rows)
        self._show_rows(rows)
        self.came_back.emit(*changed_range(before, rows))

    def _show_rows(self, rows: Sequence[GridRow]) -> None:
        shown, more = self._rows, len(rows) - len(self._rows)
        if more >= 0 and all(old is new or old.rid == new.rid for old, new in zip(shown, rows, strict=False)):
            if more:  # a cell that is being left stays open while its line is added
                self.beginInsertRows(QModelIndex(), len(shown) + 1, len(shown) + more)
            self._rows = list(rows)
            if more:
                self.endInsertRows()
            changed = [place for place, row in enumerate(rows) if place >= len(shown) or shown[place] is not row]
            renamed = [place for place in changed if place < len(shown) and _name(shown[place]) != _name(rows[place])]
            self._tell(changed, renamed)
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        self.changed.emit()

    def _tell_all(self) -> None:
        self._tell(range(self.rowCount()), range(self.rowCount()))

    def _tell(self, changed: Sequence[int], renamed: Sequence[int]) -> None:
        """Rows look otherwise than before, and the headings of some: a view lays itself out anew for those."""
        if changed:
            corners = self.index(changed[0], 0), self.index(changed[-1], len(self.columns) - 1)
            self.dataChanged.emit(*corners)
        if renamed:
            self.headerDataChanged.emit(Qt.Orientation.Vertical, renamed[0], renamed[-1])


def _correction(wanted: Mapping[int, GridRow], edits: Mapping[int, Texts]) -> tuple[str, str, str] | None:
    """The one cell that was written, where it says who somebody is and only a correction may."""
    written = [(row, key, text) for place, row in wanted.items() for key, text in edits[place].items()]
    if len(written) != 1:
        return None
    ((row, key, text),) = written
    leads = key in row.bad and row.bad[key].problem.code == CORRECTED and bool(text.strip())
    return (row.rid, key, text.strip()) if leads else None


def _is_corrected_only(row: GridRow) -> bool:
    return any(cell.problem.code == CORRECTED for cell in row.bad.values())


def _name(row: GridRow) -> str:
    return row.line.person.name


def _nowhere(_lines: object, _gone: object, _reason: str) -> bool:
    """Nothing is written: what is shown are cells that could not be kept."""
    return True


def _with(rows: Sequence[GridRow], others: Mapping[int, GridRow]) -> list[GridRow]:
    """Rows with others in some places."""
    return [others.get(place, row) for place, row in enumerate(rows)]
