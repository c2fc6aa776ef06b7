"""A list read whole: all sheets, all tables, every line; what was not taken in is named with its place and reason.

Every cell with content is in a line, explains lines (a heading, unit, month, total), or stands in ``not_read``.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from inspector_app.domain.identity import numbers_masked
from inspector_app.exchange.tables.blocks import Block, find_blocks
from inspector_app.exchange.tables.columns.column import BY_NAMES, TAKEN, Column, Role
from inspector_app.exchange.tables.columns.judged import judged
from inspector_app.exchange.tables.context import Above, Choice, Context, context_of, take_wider
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Area, Book, Cell, CellKind, Correction, Grid, letter
from inspector_app.exchange.tables.people import is_id, with_sum
from inspector_app.exchange.tables.rows.heading_rows import is_labelled
from inspector_app.exchange.tables.rows.line import LEFT_LINES, Line, LineKind, tell_sum_of_all
from inspector_app.exchange.tables.rows.line_said import LinesSaid, lines_of
from inspector_app.exchange.tables.rows.lines import Rows
from inspector_app.exchange.tables.rows.whole_names import with_whole_names
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.digits import with_whole_amounts
from inspector_app.exchange.tables.sums.figures_in_words import with_proved_figures
from inspector_app.exchange.tables.sums.totals import Sums
from inspector_app.exchange.tables.years import months_of_lines, take_years, texts_beside
from inspector_app.support.errors import Trouble
from inspector_app.support.groups import grouped
from inspector_app.support.progress import Watch, unwatched

_SHOWN = 30
_FIGURE = re.compile(r"[￥¥]?\d[\d,]{2,}(?:\.\d+)?元?")
_GLANCE = 500  # lines between two looks whether anybody still waits
_MATTERS = (
    "list-sheet-hidden", "list-sheet-no-table", "list-row-nobody", "list-column-unread", "list-column-double",
    "list-column-open", "list-cells-outside",
)  # fmt: skip
_ROWS = ("list-row-words", "list-row-nobody", "list-row-example", "list-sheet-notes")


@dataclass(frozen=True, slots=True)
class NotRead:
    """A part of a sheet that was not taken in: where, what stands there (numbers masked), and the code of why; of a
    message the line in which it is said (``said_in``) counts."""

    sheet: str
    area: Area
    code: str
    text: str = ""
    reason: str = ""
    said_in: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", numbers_masked(self.text))

    @property
    def place(self) -> str:
        """As spreadsheets write it: B5, or B5:D9; 第5行 of what was said."""
        top, left, bottom, right = self.area
        if self.said_in:
            return f"第{self.said_in}行"
        first, last = f"{letter(left)}{top}", f"{letter(right)}{bottom}"
        return first if first == last else f"{first}:{last}"

    @property
    def matters(self) -> bool:
        """Whether it may tell of somebody or of money."""
        return self.code in _MATTERS

    @property
    def is_told(self) -> bool:
        """Whether it is worth a word beside the list: remarks and signatures have a line of their own, and what a
        template of ours explains is known."""
        return self.code not in _ROWS

    @property
    def words(self) -> str:
        """What was not read and why, as one of several things in a sentence."""
        told = structure().left[self.code]
        return told.format(text=self.text, reason=self.reason, place=self.place, sheet=self.sheet)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: where it is, what counts for all of it, its columns and its lines."""

    block: Block
    context: Context
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]

    @property
    def sheet(self) -> str:
        return self.block.grid.name

    @property
    def period_taken(self) -> bool:
        """Whether lines have no span of their own, nor months in columns, and take the one above the table."""
        own = {"period", "first_day", "last_day"} & {
            column.field for column in self.columns if column.role is Role.FIELD
        }
        told = [bool(line.months) for line in self.lines if line.kind is LineKind.ENTRY]
        return self.context.period is not None and not own and not (told and all(told))

    @property
    def heading_row(self) -> int:
        """The lowest row of the heading; the row before the first line where there is none."""
        return self.block.heading_row


@dataclass(frozen=True, slots=True)
class Reading:
    """What a book holds of a kind of list; ``file`` is what the book is called, ``values_only`` and
    ``corrected`` as of the book."""

    kind: ListKind
    tables: tuple[Table, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    missing: tuple[str, ...] = ()
    sheets: int = 1
    file: str = ""
    values_only: bool = False
    lines_said: LinesSaid = field(default_factory=dict)
    corrected: tuple[Correction, ...] = ()

    def span(self, table: Table) -> str:
        """Which columns a table takes, where another one stands beside it; else empty."""
        if not _is_beside(table, self.tables):
            return ""
        columns = sorted(table.block.titles)
        return f"{letter(columns[0])}至{letter(columns[-1])}列"

    def lines(self, kind: LineKind) -> Iterator[tuple[Table, Line]]:
        """The lines of a kind, with the table they stand in."""
        return ((table, line) for table in self.tables for line in table.lines if line.kind is kind)


def _is_beside(table: Table, tables: Sequence[Table]) -> bool:
    """Whether another table stands in the same rows."""
    return any(
        other is not table and other.block.grid is table.block.grid and other.block.heading == table.block.heading
        for other in tables
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A table whose columns are known and whose lines were not read yet."""

    block: Block
    context: Context
    columns: tuple[Column, ...]
    sums: Sums


@dataclass
class _Work:
    """The reading under way."""

    kind: ListKind
    choices: Sequence[Choice]
    above: Sequence[Above] = ()
    lines: LinesSaid = field(default_factory=dict)
    tell: Watch = unwatched
    tables: list[Table] = field(default_factory=list)
    not_read: list[NotRead] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)

    def found(self, grid: Grid) -> list[_Found]:
        """The tables of a sheet with what stands above them."""
        if not grid.rows or self._is_hidden(grid):
            return []
        found: list[_Found] = []
        pages: dict[tuple[object, ...], tuple[Context, Sums]] = {}
        as_told = any(each.sheet in ("", grid.name) for each in self.choices)
        for block in find_blocks(grid, self.kind, as_told=as_told, told=self._lines_told(grid)):
            page = (block.columns.start, *sorted(block.titles.items()))
            earlier = pages.get(page)
            context = context_of(block, self.kind, earlier[0] if earlier else None, self.above)
            columns = judged(block, self.kind, self.choices, context)
            if self._is_left_out(block) or not self._is_list(columns, block):
                continue
            sums = earlier[1] if earlier else Sums()
            pages[page] = context, sums
            context.line_months = months_of_lines(block, columns)
            found.append(_Found(block, context, columns, sums))
        return found

    def read(self, grid: Grid, found: Sequence[_Found]) -> None:
        """The lines of the tables of a sheet, and what was not taken in of it."""
        if not grid.rows:
            return
        if self._is_hidden(grid):
            self.not_read.append(NotRead(grid.name, _whole(grid), "list-sheet-hidden"))
            return
        tables = []
        proved = with_proved_figures(grid, found, self.kind)
        for each in (replace(each, block=replace(each.block, grid=proved)) for each in found):
            told = self._lines_told(grid)
            rows = Rows(each.block, each.columns, self.kind, each.context, each.sums, told=told)
            tables.append(Table(each.block, each.context, each.columns, tuple(self._watched(rows.lines()))))
        self.tables += tables
        for beside in grouped(tables, lambda table: table.block.heading).values():
            if len(beside) > 1:
                tell_sum_of_all([line for table in beside for line in table.lines])
        if tables:
            self.not_read += _left(grid, tables, self.kind)
        else:
            is_said = any(c.field == self.kind.anchor and not c.letters and c.sheet == grid.name for c in self.choices)
            code = "list-sheet-left-out" if is_said else _no_list(grid, self.kind)
            self.not_read.append(NotRead(grid.name, _whole(grid), code, _first_text(grid)))

    def _lines_told(self, grid: Grid) -> dict[int, LineKind]:
        """What was said of its lines, by row: of a chat they are the lines of the text."""
        told = lines_of(self.lines, grid.name)
        said = {row: told[line] for row, lines in grid.said_in.items() for line in lines if line in told}
        return said if grid.said_in else told

    def _is_hidden(self, grid: Grid) -> bool:
        """Whether a sheet is hidden and nobody says what its columns are."""
        return grid.hidden and not any(each.sheet == grid.name for each in self.choices)

    def _watched(self, lines: Iterator[Line]) -> Iterator[Line]:
        for number, line in enumerate(lines):
            if number % _GLANCE == 0:
                self.tell()
            yield line

    def _is_left_out(self, block: Block) -> bool:
        """Whether a person said that no column of a table is the one that every line needs: it is none of the list."""
        return any(c.field == self.kind.anchor and not c.letters and c.is_of(block) for c in self.choices)

    def _is_list(self, columns: Sequence[Column], block: Block) -> bool:
        """Whether the column that every line needs was found."""
        found = {column.field for column in columns if column.role in (Role.FIELD, Role.PART)}
        if self._may_be_machines(columns, block, found):
            return False
        if self.kind.anchor in found or (self.kind.identity in found and self.kind.identity):
            return True
        if not block.heading:
            return False
        self.missing.append(self.kind.by_name[self.kind.anchor].title)
        return False

    def _may_be_machines(self, columns: Sequence[Column], block: Block, found: Collection[str]) -> bool:
        """Whether what stands below an unknown heading only looks like names, beside no number of a person, and nobody
        said anything of the columns."""
        guessed = any(column.reason == BY_NAMES for column in columns)
        return guessed and bool(block.heading) and self.kind.identity not in found and not (self.choices or self.lines)


def read_list(
    book: Book,
    kind: ListKind,
    choices: Sequence[Choice] = (),
    above: Sequence[Above] = (),
    tell: Watch = unwatched,
    lines: LinesSaid = MappingProxyType({}),
) -> Reading:
    """All tables of a kind in a book. ``choices`` of a person overrule the guess of a column, what they say of a whole
    table what stands ``above`` it, and of single ``lines`` what these are. ``tell`` is called now and then, and ends
    the reading by what it raises."""
    work = _Work(kind, choices, above, lines, tell)
    grids = [with_whole_names(with_whole_amounts(grid)) for grid in book.sheets]
    found = []
    for grid in grids:
        tell()
        found.append(work.found(grid))
    if kind.has_months:
        take_wider([each.context for of in found for each in of])
        read = [each.block.grid.name for of in found for each in of]
        take_years([(each.block.grid.name, each.context) for of in found for each in of], texts_beside(book, read))
    for grid, of in zip(grids, found, strict=True):
        tell()
        work.read(grid, of)
    filled = sum(bool(grid.rows) for grid in book.sheets)
    return Reading(
        kind,
        tuple(work.tables),
        tuple(work.not_read),
        tuple(dict.fromkeys(work.missing)),
        filled,
        book.name,
        book.values_only,
        lines,
        book.corrected,
    )


def refuse_none(reading: Reading, name: str) -> None:
    """Raises :class:`Trouble` ``sheet-no-heading`` or ``sheet-column-missing`` where a file has no list in it."""
    if not reading.tables:
        code = "sheet-column-missing" if reading.missing else "sheet-no-heading"
        raise Trouble(code, file=name, columns=reading.kind.by_name[reading.kind.anchor].title)


def _left(grid: Grid, tables: Sequence[Table], kind: ListKind) -> Iterator[NotRead]:
    """The parts of a sheet with tables that none of them takes in."""
    for table in tables:
        yield from _columns_left(table, is_beside=_is_beside(table, tables))
        for line in table.lines:
            if code := LEFT_LINES.get(line.kind):
                text, said_in = numbers_masked(line.text)[:_SHOWN], 0
                if line.row in grid.spoken:
                    said_in = next(iter(grid.said_in.get(line.row, ())), line.row)
                yield NotRead(grid.name, _across(table, line.row), code, text, said_in=said_in)
    yield from _outside(grid, tables, kind)


def _columns_left(table: Table, *, is_beside: bool) -> Iterator[NotRead]:
    codes = {
        Role.EXPLAINED: "list-column-part", Role.DOUBLE: "list-column-double",
        Role.OPEN: "list-column-open",
    }  # fmt: skip
    rows = [line.row for line in table.lines if line.kind in (LineKind.ENTRY, LineKind.MORE)]
    first, last = min(rows, default=table.heading_row), max(rows, default=table.heading_row)
    days = [column for column in table.columns if column.is_day and column.role is Role.UNREAD and column.told]
    if days:
        has_sum = any(column.field == "attendance" and column.role in TAKEN for column in table.columns)
        told = f"{days[0].letter}至{days[-1].letter}列逐日考勤共{len(days)}列"
        area = (first, days[0].number, last, days[-1].number)
        code = "list-column-aside" if has_sum else "list-column-unread"
        yield NotRead(table.sheet, area, code, told, "有的记号不明，或者一人几行，没有加总")
    for column in table.columns:
        if column.is_day:
            continue
        code = codes.get(column.role, "")
        if column.role is Role.UNREAD:
            code = "list-column-aside" if column.is_aside else "list-column-unread"
        if code and column.told:
            area = (first, column.number, last, column.number)
            named = f"{column.letter}列“{column.heading}”" if is_beside and column.heading else column.heading
            named = f"{'隐藏的' * column.hidden}{named or f'{column.letter}列'}"
            yield NotRead(table.sheet, area, code, named, column.reason)


def _across(table: Table, row: int) -> Area:
    columns = [column for column in table.block.grid.rows[row] if column in table.block.columns]
    return (row, min(columns), row, max(columns))


def _outside(grid: Grid, tables: Sequence[Table], kind: ListKind) -> Iterator[NotRead]:
    """Rows and cells that stand in no table, and what stands above one without telling anything that is understood."""
    explained = {place for table in tables for place in table.context.explained}
    above = {row for table in tables for row in table.block.above}
    spans_of: dict[int, list[range]] = {}
    for table in tables:
        for span in (table.block.heading, table.block.rows):
            for row in grid.filled(span):
                spans_of.setdefault(row, []).append(table.block.columns)
    for row in grid.order:
        spans = spans_of.get(row, [])
        if len(spans) == 1 and spans[0].start == 1 and max(grid.rows[row]) < spans[0].stop:
            continue
        left = [
            column for column in sorted(grid.rows[row])
            if not any(column in span for span in spans) and (row, column) not in explained
        ]  # fmt: skip
        if left:
            cells = [grid.rows[row][column] for column in left]
            is_compared = row in above and is_labelled(grid.rows[row], kind)  # 欠薪总额 | 19000元
            code = "list-cells-outside" if _may_be_money(cells, kind) and not is_compared else "list-row-words"
            text = numbers_masked("　".join(cell.text for cell in cells))[:_SHOWN]
            yield NotRead(grid.name, (row, left[0], row, left[-1]), code, text)


def _may_be_money(cells: Sequence[Cell], kind: ListKind) -> bool:
    """Whether cells outside of a list hold a figure, or tell of somebody with a sum; in a .csv figures are texts."""
    if any(cell.kind is CellKind.NUMBER or _FIGURE.fullmatch(cell.text) for cell in cells):
        return True
    return kind.is_of_people and bool(with_sum("　".join(cell.text for cell in cells)))


def _whole(grid: Grid) -> Area:
    columns = [column for cells in grid.rows.values() for column in (min(cells), max(cells))]
    return (min(grid.rows), min(columns), max(grid.rows), max(columns))


def _first_text(grid: Grid) -> str:
    return numbers_masked(next((cell.text for _, _, cell in grid.cells()), ""))[:_SHOWN]


def _no_list(grid: Grid, kind: ListKind) -> str:
    """Why nothing was taken of a sheet without a list: it may be one, or words alone, such as our own notes."""
    if _has_figures(grid, kind):
        return "list-sheet-no-table"
    notes = structure().notes
    is_ours = (grid.name, _first_text(grid)) == (notes["sheet"], notes["first"])
    return "list-sheet-notes" if is_ours else "list-sheet-words"


def _has_figures(grid: Grid, kind: ListKind) -> bool:
    """Whether a sheet holds anything but words."""
    if any(cell.kind is not CellKind.TEXT or is_id(cell.text) for _, _, cell in grid.cells()):
        return True
    return any(_may_be_money([cells[at] for at in sorted(cells)], kind) for cells in grid.rows.values())
