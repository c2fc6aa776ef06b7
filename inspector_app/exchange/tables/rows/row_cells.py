"""What the cells of a row tell, by the fields of the columns of its table."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role
from inspector_app.exchange.tables.context import Context
from inspector_app.exchange.tables.fields import ListKind, Shape
from inspector_app.exchange.tables.grid import Cell
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.rows.marks import counted
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.totals import Sums, is_total_word

LOOKED_AT = 200  # letters of a cell that say what its row is
_ACROSS = 3  # columns of a cell that heads the lines below it
_MOST_MONTHS = 120  # rows of one person


@dataclass
class RowCells:
    """The work on one table: its rows by the fields of its columns."""

    block: Block
    columns: Sequence[Column]
    kind: ListKind
    context: Context
    sums: Sums
    group: str = ""
    months: str = ""
    before: Line | None = None
    person: Line | None = None
    told: Mapping[int, LineKind] = field(default_factory=dict)
    leading: list[Line] = field(default_factory=list)
    untimed: list[Line] = field(default_factory=list)
    above: dict[str, str] = field(default_factory=dict)
    day: str = ""

    def __post_init__(self) -> None:
        self._taken = [column for column in self.columns if column.role in TAKEN or column.role is Role.OPEN]
        self._by_field: dict[str, list[Column]] = {}
        self._asked = [column for column in self._taken if column.role is Role.OPEN and column.field != "net"]
        for column in self._taken:
            if column in self._asked:
                continue
            self._by_field.setdefault(column.field, []).append(column)
        self._letters = {name: columns[0].letter for name, columns in self._by_field.items()}
        self._headings = {
            c.number: self.block.titles[c.number][-1] for c in self.columns if c.number in self.block.titles
        }
        self._money = [
            column for column in self._taken
            if self.kind.by_name[column.field].shape in (Shape.AMOUNT, Shape.FIGURE) or column.field == "heads"
        ]  # fmt: skip
        self._counted = [
            c for c in self._taken if self.kind.by_name[c.field].shape is Shape.COUNT and c not in self._money
        ]
        self._days = [column.number for column in self.columns if column.role is Role.DAY]
        self._serials = [column.number for column in self.columns if column.role is Role.SERIAL]
        self._numbers = {column.number for column in self._money}
        self._doubles: dict[str, list[Column]] = {}
        for column in self.columns:
            if column.role is Role.DOUBLE and not column.hidden:
                self._doubles.setdefault(column.field, []).append(column)
        self._marked = {column.number for column in self.columns if column.is_day and column.role is not Role.DAY}

    def _text(self, row: int, name: str) -> str:
        columns = self._by_field.get(name)
        return self.block.grid.spread(row, columns[0].number).text[:LOOKED_AT].strip() if columns else ""

    def _half_cell(self, row: int) -> str:
        """The cell with the part of the day to which the marks of a row belong: 上午, 加班（小时）."""
        cells = self.block.grid.rows[row].items() if self._days else ()
        texts = (cell.text for number, cell in cells if number not in self._days and number not in self._numbers)
        return next(filter(structure().half_of, texts), "")

    def _half(self, row: int) -> str:
        """That part of the day; empty for the whole day."""
        return structure().half_of(self._half_cell(row))

    def _figures(self, row: int) -> dict[int, Decimal]:
        found = {}
        for column in self._money:
            cell = self.block.grid.at(row, column.number)
            if cell.text and (figure := amount(cell, column.unit).yuan) is not None:
                found[column.number] = figure
            elif column.field == "heads" and (told := half_width(cell.text).removesuffix("人")).isdecimal():
                found[column.number] = Decimal(told)
            elif column.field == self.kind.days and cell.text and (days := counted((cell.text.strip(),), "", {}).days):
                found[column.number] = days  # √
        return found

    def _rows_of(self, name: str, row: int) -> list[int]:
        """The rows of a person just above a row, empty ones between them aside."""
        order, found = self.block.grid.order, list[int]()
        at = bisect_left(order, row)
        for above in reversed(order[max(0, at - _MOST_MONTHS) : at]):
            if above not in self.block.rows or self._text(above, self.kind.anchor) != name:
                break
            found.append(above)
        return found

    def _is_merged(self, row: int) -> bool:
        """Whether the row's person stands in a merged cell that begins above."""
        return self._top(row) < row

    def _top(self, row: int) -> int:
        """The row in which the person of a row stands."""
        columns = self._by_field.get(self.kind.anchor, ())
        return min((self.block.grid.area(row, column.number)[0] for column in columns), default=row)

    def _has_lines_below(self, row: int) -> bool:
        """Whether a line with more than a name or a total comes next."""
        rows = self.block.grid.filled(range(row + 1, self.block.rows.stop))
        cells = self.block.grid.rows[rows[0]] if rows else {}
        texts = [cell.text[:LOOKED_AT] for cell in cells.values()]
        return len(cells) > 1 and not any(is_total_word(text, any_name=self.kind.has_any_names) for text in texts)

    def _is_across(self, row: int, cells: Mapping[int, Cell]) -> bool:
        """Whether the first cell of a row lies across several columns."""
        _, left, _, right = self.block.grid.area(row, min(cells))
        return right - left + 1 >= _ACROSS
