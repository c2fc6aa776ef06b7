"""The sheets of a list beside the plan of its import: where a line of the plan stands, and what became of a cell.

Made once for a plan; each look at a cell is quick however long the list is.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from inspector_app.domain.identity import numbers_masked
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role
from inspector_app.exchange.tables.grid import Grid, letter
from inspector_app.exchange.tables.grid import Place as Place
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.support import vocabulary
from inspector_app.usecases.cell_corrections import CellToCorrect, CorrectedCells
from inspector_app.usecases.list_plan import Fate, PlanLine
from inspector_app.usecases.open_lists import OpenList, words_column

_SHOWN = 40
_BESIDE_VALUES = "列名、标题一类的字，它旁边的内容读作一行"
_KINDS = {
    LineKind.HEADING: "又一次写的列名，不是人",
    LineKind.EXAMPLE: "示例行，不读",
    LineKind.BLANK: "空白行，只有序号",
    LineKind.FOOT: "签字、说明一类的行，不是名单上的人",
    LineKind.NOBODY: "没有姓名，没有读入",
}


class Mark(StrEnum):
    """What became of a cell, as it is told apart at a glance."""

    READ = "read"
    EXPLAINS = "explains"
    LEFT = "left"
    NONE = "none"


class Sight:
    """``sheets`` in their order; ``lines`` are the plan's."""

    def __init__(self, opened: OpenList, lines: Sequence[PlanLine]) -> None:
        self.sheets: tuple[Grid, ...] = opened.shown
        self.lines = tuple(lines)
        self.corrected = CorrectedCells(opened)
        self._kind = opened.reading.kind
        self._grids = {grid.name: grid for grid in self.sheets}
        self._told = {grid.name: grid for grid in opened.book.sheets if grid.in_file is not None}
        self._read = {name: {there: here for here, there in grid.origin.items()} for name, grid in self._told.items()}
        self._tables: dict[str, list[Table]] = {}
        self._of_row: dict[tuple[str, int], list[tuple[Table, Line]]] = {}
        for table in opened.reading.tables:
            self._tables.setdefault(table.sheet, []).append(table)
            for line in table.lines:
                self._of_row.setdefault((table.sheet, line.row), []).append((table, line))
        self._columns = {
            id(table): {column.number: column for column in table.columns} for table in opened.reading.tables
        }
        self._at_row: dict[tuple[str, int], list[int]] = {}
        self._wide: dict[str, list[int]] = {}
        for at, each in enumerate(self.lines):
            for spot in each.spots:
                if spot.area[0] == spot.area[2]:
                    self._at_row.setdefault((spot.sheet, spot.row), []).append(at)
                else:
                    self._wide.setdefault(spot.sheet, []).append(at)

    def sheet(self, line: PlanLine) -> str:
        """The sheet in which a line of the plan begins; empty when it stands nowhere."""
        return line.spots[0].sheet if line.spots else ""

    def cells(self, line: PlanLine, sheet: str) -> frozenset[Place]:
        """The cells of a sheet in which a line of the plan stands: of a worker or project those that were read."""
        told = self._told.get(sheet)
        here = (place for spot in line.spots if spot.sheet == sheet for place in self._cells_of(sheet, spot.area, line))
        there = here if told is None else (told.in_its_file(*place) for place in here)
        return frozenset(place for place in there if place is not None)

    def line_at(self, sheet: str, row: int, column: int) -> int | None:
        """The line of the plan that a cell belongs to: what is said of that very cell first, then its worker."""
        return self._line_at(sheet, *self._as_read(sheet, row, column))

    def _line_at(self, sheet: str, row: int, column: int) -> int | None:
        column = self._understood(sheet, row, column)
        found = [at for at in self._at_row.get((sheet, row), ()) if self._covers(at, sheet, row, column)]
        wide = [at for at in self._wide.get(sheet, ()) if self._covers(at, sheet, row, column)]
        return min(found + wide, key=lambda at: (self._rank(at, sheet), at), default=None)

    def mark(self, sheet: str, row: int, column: int) -> Mark:
        """What became of a cell."""
        if sheet not in self._grids or not self._grids[sheet].at(row, column).text:
            return Mark.NONE
        row, column = self._as_read(sheet, row, column)
        if not row:
            return Mark.EXPLAINS
        found = self._line_of(sheet, row, self._understood(sheet, row, column))
        if found is None and row > 0 and self._is_said(sheet, column):
            return Mark.READ  # who sent what stands below
        if found is None:
            return Mark.EXPLAINS if self._stands_above(sheet, row, column) else Mark.LEFT
        table, line = found
        if line.kind is LineKind.ENTRY and self._is_said(sheet, column):
            return Mark.READ
        if line.kind is LineKind.ENTRY:
            return _mark_of(self._columns[id(table)].get(column))
        return Mark.LEFT if line.kind in (LineKind.FOOT, LineKind.NOBODY, LineKind.EXAMPLE) else Mark.EXPLAINS

    def words(self, sheet: str, row: int, column: int) -> str:
        """What became of a cell, in a sentence for people."""
        row, column = self._as_read(sheet, row, column)
        if not row:
            return _BESIDE_VALUES
        found = self._line_of(sheet, row, self._understood(sheet, row, column))
        if self._is_said(sheet, column) and (found is None or found[1].kind is LineKind.ENTRY):
            return "聊天里的原话"
        if found is None:
            return self._words_outside(sheet, row, column)
        table, line = found
        if line.kind is LineKind.TOTAL:
            return _total_words(line)
        if line.kind is LineKind.GROUP:
            return f"“{line.text}”算作下面各行的班组或乡镇"
        if line.kind is not LineKind.ENTRY:
            return _KINDS[line.kind]
        told = self._columns[id(table)].get(column)
        return "这一列没有列名，没有读" if told is None else _column_words(told, self._title(told))

    def told(self, sheet: str, row: int, column: int) -> str:
        """The same with the cell itself before it, and behind it what becomes of the line it belongs to."""
        text = numbers_masked(self._grids[sheet].spread(row, column).text)[:_SHOWN] if sheet in self._grids else ""
        cell = f"{letter(column)}{row}“{text}”" if text else f"{letter(column)}{row}（空）"
        at = self.line_at(sheet, row, column)
        line = self.lines[at] if at is not None else None
        is_corrected = sheet in self._grids and self.reads(sheet, row, column) is not None
        words = self.words(sheet, row, column) if text or is_corrected else "没有内容"
        rest = (
            "" if line is None or line.words == words else "：".join(filter(None, (line.place, line.who, line.words)))
        )
        return f"{cell}：{words}。{rest}"

    def to_correct(self, sheet: str, row: int, column: int) -> CellToCorrect | None:
        """A cell as a person may say what it reads; None where nothing of the file stands."""
        return self.corrected.at(self._grids[sheet], row, column) if sheet in self._grids else None

    def reads(self, sheet: str, row: int, column: int) -> str | None:
        """What a cell reads as a person says; None where nobody said anything."""
        if not self.corrected.all or (0 in self._grids[sheet].rows and not self._is_said(sheet, column)):
            return None
        cell = self.to_correct(sheet, row, column)
        return cell.reads if cell is not None and cell.is_corrected else None

    def _as_read(self, sheet: str, row: int, column: int) -> Place:
        """Where a cell of the file stands as it is read; row 0 where it is only beside what is."""
        return self._read[sheet].get((row, column), (0, 0)) if sheet in self._told else (row, column)

    def _is_said(self, sheet: str, column: int) -> bool:
        """Whether the words of a chat stand in a column."""
        return sheet in self._grids and column == words_column(self._grids[sheet]) > 0

    def _understood(self, sheet: str, row: int, column: int) -> int:
        """The column itself; for the words of a chat the first in which stands what was understood of them."""
        if not self._is_said(sheet, column):
            return column
        return min(self._grids[sheet].rows.get(row, {column: None}))

    def _title(self, column: Column) -> str:
        return self._kind.by_name[column.field].title if column.field in self._kind.by_name else ""

    def _words_outside(self, sheet: str, row: int, column: int) -> str:
        for table in self._tables.get(sheet, ()):
            if row in table.block.heading and column in table.block.columns:
                told = self._columns[id(table)].get(column)
                return "列名" if told is None else f"列名：{_column_words(told, self._title(told))}"
            if (row, column) in table.context.explained:
                return "表上方的说明：标题、单位、月份或班组，算在各行上"
        at = self._line_at(sheet, row, column)
        return self.lines[at].words if at is not None else "在名单以外"

    def _stands_above(self, sheet: str, row: int, column: int) -> bool:
        return any(
            (row in table.block.heading and column in table.block.columns) or (row, column) in table.context.explained
            for table in self._tables.get(sheet, ())
        )

    def _line_of(self, sheet: str, row: int, column: int) -> tuple[Table, Line] | None:
        return next((each for each in self._of_row.get((sheet, row), ()) if column in each[0].block.columns), None)

    def _cells_of(self, sheet: str, area: tuple[int, int, int, int], line: PlanLine) -> Iterator[Place]:
        top, left, bottom, right = area
        grid = self._told.get(sheet) or self._grids.get(sheet)
        if grid is None:
            return
        if not line.is_entry:
            for row in grid.filled(range(top, bottom + 1)):
                for column in range(left, right + 1):
                    if grid.at(row, column).text or left == right:
                        yield row, column
            return
        found = self._line_of(sheet, top, left)
        for told in found[0].columns if found else ():
            if told.role in TAKEN:
                place = grid.area(top, told.number)[:2]
                if grid.at(*place).text:
                    yield place

    def _covers(self, at: int, sheet: str, row: int, column: int) -> bool:
        return any(
            spot.sheet == sheet and spot.area[0] <= row <= spot.area[2] and spot.area[1] <= column <= spot.area[3]
            for spot in self.lines[at].spots
        )

    def _rank(self, at: int, sheet: str) -> int:
        """What is said of a part of the row goes before the row, what was read of it before the column."""
        line = self.lines[at]
        spot = next(spot for spot in line.spots if spot.sheet == sheet)
        is_cell = spot.area[0] == spot.area[2] and spot.area[1] == spot.area[3]
        return 0 if is_cell and not line.is_entry else 1 if line.fate is Fate.UNREAD else 2 if line.is_entry else 3


def _mark_of(column: Column | None) -> Mark:
    if column is None:
        return Mark.LEFT
    if column.role in TAKEN:
        return Mark.READ
    return Mark.READ if column.role in (Role.SERIAL, Role.YEAR, Role.DAY, Role.OVERTIME) else Mark.LEFT


def _column_words(column: Column, title: str) -> str:
    if column.role in TAKEN or column.role is Role.DAY:
        return f"读作“{title}”（{column.reason}）"
    if column.role is Role.OVERTIME:
        return f"读作“{vocabulary.label('wage_claim.overtime')}”（{column.reason}）"
    return f"没有读：{column.reason}"


def _total_words(line: Line) -> str:
    """A total says whether it is what the lines add up to."""
    wrong = [compared for compared in line.compared if not compared.ties]
    if not line.compared:
        return "合计行，没有可以核对的数"
    if not wrong:
        return "合计行，与逐行相加一致"
    first = wrong[0]
    added = first.section if first.is_part else first.table
    return f"合计行：“{first.column.heading}”写的是{first.stated}，逐行相加是{added}"
