"""The columns of the tables of a book, as a person looks at them and may correct them.

Tables that have the same columns in the same places, such as the months of a year on sheets of their own or the pages
of one table, are one outline: what is said of it is said of all of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from inspector_app.domain.roster import SeenColumn
from inspector_app.exchange.tables.blocks import Block, find_blocks
from inspector_app.exchange.tables.columns.choices import Said
from inspector_app.exchange.tables.columns.column import Column
from inspector_app.exchange.tables.columns.guess import guess
from inspector_app.exchange.tables.context import CHOSEN, Above, Choice
from inspector_app.exchange.tables.fields import ListKind, Shape
from inspector_app.exchange.tables.grid import Book, Grid
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.exchange.tables.rows.line_said import lines_of, lines_said, lines_words
from inspector_app.exchange.tables.seen import seen_column

_SAMPLES, _LONGEST_SAMPLE = 3, 30


@dataclass(frozen=True, slots=True)
class Outline:
    """Tables of one make: where they are, their columns, and what counts for all their lines.

    ``places`` are sheet and place of each; ``is_list`` is false where nobody would be read. ``period`` and ``unit`` are
    in the words of the file, empty where it tells none; ``takes_period`` when the lines take the one above the table.
    ``lines`` is what was said of single lines (:mod:`.rows.line_said`).
    """

    places: tuple[tuple[str, str], ...]
    heading_row: int
    columns: tuple[SeenColumn, ...]
    unit: str = ""
    period: str = ""
    is_list: bool = True
    lines: str = ""

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of the sheets it is on."""
        return tuple(dict.fromkeys(sheet for sheet, _ in self.places))

    @property
    def taken(self) -> dict[str, str]:
        """Letter → field of the columns that are read."""
        return self.guessed if self.is_list else {}

    @property
    def guessed(self) -> dict[str, str]:
        """Letter → field of the columns that are read, or would be if this were a list."""
        return {column.letter: column.field for column in self.columns if column.field}


@dataclass
class Chosen:
    """What a person chooses for the tables of an outline, beginning with what was read: ``taken`` is letter → field."""

    outline: Outline
    taken: dict[str, str] = field(default_factory=dict)
    unit: str = ""
    period: str = ""
    lines: str = ""
    _told: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self._told = {column.letter for column in self.outline.columns if column.reason == CHOSEN}

    def choose(self, kind: ListKind, letter: str, name: str) -> tuple[str, ...]:
        """Read a column as a field, or as none. What a person says goes before every guess, as it does on the command
        line, so the columns that were only guessed to be that amount are no more read: their letters. Those that the
        person chose too add up with it. Of what cannot be added up two columns stay, and are asked about."""
        self.taken.pop(letter, None)
        self._told.add(letter)
        if not name:
            return ()
        adds_up = kind.by_name[name].shape is Shape.AMOUNT
        yielded = tuple(each for each, of in self.taken.items() if adds_up and of == name and each not in self._told)
        for each in yielded:
            del self.taken[each]
        self.taken[letter] = name
        return yielded


def outlines(book: Book, reading: Reading) -> tuple[Outline, ...]:
    """The tables of a book as they were read, and the sheets in which no list was found."""
    read = {table.sheet for table in reading.tables}
    if read:  # sheets of words are no lists, unless there is none at all
        read |= {each.sheet for each in reading.not_read if each.code in ("list-sheet-words", "list-sheet-notes")}
    found = [_of_table(table, reading) for table in reading.tables]
    found += [_unread(grid, reading) for grid in book.sheets if grid.rows and not grid.hidden and grid.name not in read]
    together: dict[object, Outline] = {}
    for each in found:
        make = (
            each.is_list,
            each.unit,
            each.period,
            each.lines,
            tuple((c.letter, c.heading, c.field) for c in each.columns),
        )
        same = together.get(make if each.is_list else id(each))
        if same is None:
            together[make if each.is_list else id(each)] = each
        else:
            together[make] = replace(same, places=(*same.places, *each.places))
    return tuple(together.values())


def said_of(outline: Outline, taken: Mapping[str, str], unit: str, period: str, lines: str = "") -> Said:
    """What a person says of the columns of an outline (letter → field) and of its lines, where it is not what was read
    already. Raises as :func:`~.rows.line_said.lines_said`."""
    choices = []
    for name in dict.fromkeys((*outline.taken.values(), *taken.values())):
        letters = tuple(letter for letter, of in taken.items() if of == name)
        if letters != tuple(letter for letter, of in outline.taken.items() if of == name):
            choices += [Choice(name, letters, sheet, tables=(place,)) for sheet, place in outline.places]
    above = Above(unit if unit != outline.unit else None, period if period != outline.period else None)
    is_other = above != Above()
    return Said(
        tuple(choices),
        tuple(replace(above, sheet=sheet, tables=(place,)) for sheet, place in outline.places if is_other),
        lines={} if lines == outline.lines else {sheet: lines_of(lines_said(lines), sheet) for sheet in outline.sheets},
    )


def _of_table(table: Table, reading: Reading) -> Outline:
    period = table.context.period_words if table.context.period else ""
    seen = _seen(table.block, table.columns, reading.kind, _rows(table))
    return Outline(
        ((table.sheet, table.block.place),), table.heading_row, seen,
        table.context.unit, period, lines=lines_words(lines_of(reading.lines_said, table.sheet)),
    )  # fmt: skip


def _unread(grid: Grid, reading: Reading) -> Outline:
    """A sheet by its first line of words, or the one that a person says is the heading."""
    told = lines_of(reading.lines_said, grid.name)
    block = find_blocks(grid, reading.kind, as_told=True, told=told)[0]
    seen = _seen(block, guess(block, reading.kind, (), "", ""), reading.kind, block.grid.filled(block.rows))
    return Outline(((grid.name, block.place),), block.heading_row, seen, is_list=False, lines=lines_words(told))


def _rows(table: Table) -> list[int]:
    """The rows of which examples are shown: no totals, where there are others."""
    lines = [line.row for line in table.lines if line.kind is LineKind.ENTRY]
    return lines or [line.row for line in table.lines]


def _seen(block: Block, columns: Iterable[Column], kind: ListKind, rows: Sequence[int]) -> tuple[SeenColumn, ...]:
    def samples(column: Column) -> tuple[str, ...]:
        texts = (block.grid.at(row, column.number).text[:_LONGEST_SAMPLE] for row in rows)
        return tuple(islice(dict.fromkeys(filter(None, texts)), _SAMPLES))

    return tuple(replace(seen_column(column, kind), samples=samples(column)) for column in columns)
