"""A list of others that was opened: its sheets, how they were read, and what a person says otherwise.

Reading a file takes its time and is done once; what a person says of its columns is laid over what is there.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Generic, TypeVar

from inspector_app.exchange.tables.columns.choices import NOTHING_SAID, Said, period_problems, word_key
from inspector_app.exchange.tables.context import CHOSEN, OTHERWISE
from inspector_app.exchange.tables.corrections import corrected_book
from inspector_app.exchange.tables.fields import ListKind, Shape, kinds
from inspector_app.exchange.tables.grid import Book, Cell, Grid, letter
from inspector_app.exchange.tables.likely import rather
from inspector_app.exchange.tables.memory import Memory, learned, words_recalled
from inspector_app.exchange.tables.outline import Chosen, Outline, outlines, said_of
from inspector_app.exchange.tables.reading import Reading
from inspector_app.exchange.tables.rows.line_said import lines_problems
from inspector_app.exchange.tables.source import read_book, text_book
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.progress import Progress, Watch
from inspector_app.usecases.context import Context
from inspector_app.usecases.list_columns import remembered

__all__ = [
    "CHOSEN", "NOTHING_SAID", "OTHERWISE", "Book", "Chosen", "Grid", "ListKind", "Outline", "Reading", "Said", "kinds",
    "letter", "said_of", "word_key",
]  # fmt: skip

PASTED, _SAID = "粘贴的表格", "原话"
UNITS = ("元", "万元", "千元", "百元", "角", "分", "百万元", "亿元")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class ListOrder:
    """What the worker thread gets to read a list: a file, a text that was copied in another program, or the sheets of
    one that was opened before, and what a person says of it. Once it is open (:func:`opened_order`) ``brought`` is the
    book as it was brought, and the source reads as the person corrects its cells."""

    source: Path | str | Book
    said: Said
    memory: Memory = field(repr=False)
    today: date
    brought: Book | None = None


@dataclass(frozen=True, slots=True)
class OpenList:
    """The sheets of a list, and how they were read with what a person said of them."""

    book: Book
    reading: Reading
    said: Said = NOTHING_SAID
    memory: Memory = field(default_factory=dict, repr=False)
    rather: Problem | None = None
    """What to say where it looks like a list of another kind, before it is taken in all the same."""
    brought: Book | None = None

    @property
    def source(self) -> Book:
        """The book before any cell was corrected, any sheet told as a list or any line of a chat parted: what is read
        when it is read once more."""
        return self.brought or self.book

    @property
    def shown(self) -> tuple[Grid, ...]:
        """Its sheets as a person looks at them, cells as they were brought: lines of a chat with what was said beside
        what was understood."""
        corrected = {each.sheet for each in self.reading.corrected if each.column}
        there = {grid.name: grid for grid in self.source.sheets if grid.name in corrected}
        return tuple(
            there.get(grid.name) or grid.in_file or _with_said(grid, self.book.text, self._lines_brought)
            for grid in self.book.sheets
            if grid.rows
        )

    @property
    def _lines_brought(self) -> dict[int, str]:
        """The lines of a text as they were brought, where one of them is corrected."""
        has_any = any(not each.column for each in self.reading.corrected)
        text = self.source.text if has_any else ""
        return dict(enumerate(map(str.strip, text.splitlines()), start=1))

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """The columns of its tables, for a person to look at."""
        return outlines(self.book, self.reading)

    @property
    def learned(self) -> Memory:
        """What is worth remembering of what was said (:func:`~.list_columns.remember`)."""
        return learned(self.reading, self.said)

    @property
    def meanings(self) -> Mapping[str, str]:
        """What words of others mean, as it was said now or before."""
        return {**words_recalled(self.reading, self.memory), **self.said.words}


@dataclass(frozen=True, slots=True)
class Opened(Generic[R]):
    """A list that was opened and what it tells; or ``why`` nothing can be taken from it as it is read now."""

    list: OpenList
    told: R | None
    why: Trouble | None = None

    @property
    def found(self) -> R:
        """What it tells. Raises the trouble when that is nothing."""
        if self.told is None:
            raise self.why or ValueError
        return self.told


def _with_said(grid: Grid, text: str, brought: Mapping[int, str]) -> Grid:
    """A chat stands in the rows of its lines, its headings in row 0; what was ``brought`` goes before what is read."""
    if 0 not in grid.rows:
        return grid
    width = max(max(cells) for cells in grid.rows.values() if cells)
    rows = {row: dict(cells) for row, cells in grid.rows.items()}
    rows[0][width + 1] = Cell(_SAID)
    for number, line in enumerate(text.splitlines(), 1):
        of = grid.said_in.get(number, () if grid.said_in else (number,))
        lines = [brought.get(at, "") for at in of]
        if words := " ".join(filter(None, lines)) or line.strip():
            rows.setdefault(number, {})[width + 1] = Cell(words)
    return Grid(grid.name, rows, said_in=grid.said_in)


def words_column(grid: Grid) -> int:
    """The column of a sheet in which the words of a chat stand beside what was understood; 0 where there is none."""
    return next((column for column, cell in grid.rows.get(0, {}).items() if cell.text == _SAID), 0)


def prepare_list(context: Context, source: Path | str | Book, said: Said = NOTHING_SAID) -> ListOrder:
    """Freeze what reading needs."""
    return ListOrder(source, said, remembered(context), context.clock.today())


Reads = Callable[[Book, Said, Memory, Watch], tuple[Book, Reading]]
"""How a kind of list is read, and the book it was read from: a text may be laid out anew."""


def opened_order(order: ListOrder, progress: Progress) -> ListOrder:
    """The order with its book, the cells of which read as a person says. Raises :class:`Trouble` as ``read_book``,
    :class:`Refused` as :func:`corrections`, and :class:`~.support.progress.Cancelled` when the person does not want to
    wait: then the reading process is ended."""

    def opens() -> None:
        progress.step(0, 0, "正在打开文件…")

    match order.source:
        case Book() as book:
            pass
        case Path() as path:
            book = read_book(path, opens)
        case text:
            book = text_book(text, PASTED)
    return replace(order, source=corrected_book(book, order.said.cells), brought=book)


def open_list(order: ListOrder, reads: Reads, progress: Progress) -> OpenList:
    """Read a list, whatever there is in it. Raises as :func:`opened_order`."""

    def sorts() -> None:
        progress.step(0, 0, "正在认各列各行…")

    if order.brought is None:
        order = opened_order(order, progress)
    assert isinstance(order.source, Book)
    book, reading = reads(order.source, order.said, order.memory, sorts)
    other = None if order.said.choices else rather(book, reading.kind.name)
    return OpenList(book, reading, order.said, order.memory, other, order.brought)


@dataclass(frozen=True, slots=True)
class ListField:
    """A field that a column may be, by the title we print; ``adds_up`` when several columns may be it together."""

    name: str
    title: str
    required: bool = False
    adds_up: bool = False


def list_fields(kind: ListKind) -> tuple[ListField, ...]:
    """The fields of a kind of list, in the order of its template."""
    return tuple(
        ListField(each.name, each.title, each.name == kind.anchor, each.shape is Shape.AMOUNT) for each in kind.fields
    )


def mapping_problems(
    kind: ListKind, taken: Mapping[str, str], period: str = "", *, read: Mapping[str, str] = MappingProxyType({}),
    needed: bool = False, lines: str = "",
) -> list[Problem]:  # fmt: skip
    """What keeps a choice (letter → field) from being read: no column of names, one field by two columns that cannot be
    added up, but as they were ``read`` (the months of an attendance list); a month or ``lines`` that are none.
    Nothing may be chosen of a sheet that is no list, unless it is ``needed``."""
    problems: list[Problem] = []
    used: dict[str, str] = {}
    fields = {each.name: each for each in list_fields(kind)}
    if (taken or needed) and not {kind.anchor, kind.identity} & set(taken.values()):
        problems.append(Problem("list-column-needed", "", details={"title": fields[kind.anchor].title}))
    for column, name in taken.items():
        is_as_read = read.get(column) == name and read.get(used.get(name, "")) == name
        if name in used and not (fields[name].adds_up or is_as_read):
            details = {"title": fields[name].title, "other": used[name]}
            problems.append(Problem("list-column-once", column, details=details))
        used.setdefault(name, column)
    return problems + period_problems(period, "period") + lines_problems(lines)
