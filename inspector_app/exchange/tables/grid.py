"""What a sheet holds, whatever file it came from: cells as shown, what stands behind them, what is hidden or merged."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from inspector_app.support.errors import Problem

MOST_COLUMNS = 300
_MOST_MERGED_ROWS = 400_000


class CellKind(StrEnum):
    """What stands behind the text of a cell."""

    TEXT = "t"
    NUMBER = "n"
    DAY = "d"
    TRUTH = "b"
    ERROR = "e"
    FORMULA = "f"  # one that the file keeps no result of


class Cell(NamedTuple):
    """A cell that is not empty: its text as the sheet shows it, and the value behind it where that says more.

    ``raw`` is a number in plain digits, a day as 2026-03-01; of any other kind it is the text.
    """

    text: str
    kind: CellKind = CellKind.TEXT
    raw: str = ""


EMPTY = Cell("")
Place = tuple[int, int]
"""Row and column, counted from 1."""
Area = tuple[int, int, int, int]
"""Top, left, bottom, right of a merged range, counted from 1."""


@dataclass(frozen=True)
class Grid:
    """A sheet: cells by row and column, both counted from 1; only cells with content are there.

    ``struck_rows`` have a cell that is struck through, ``filled_rows`` one with a colour behind it; ``remarks`` are the
    comments on cells by row and column. ``from_forms``: how many forms of one person each were told as its lines, 0 for
    a sheet as it is in the file; ``told_as``: what is to be said of one that was turned or gathered from rows of one
    person, with its row and column (0: all of it). ``dated``: the months of lines of a chat as they
    were said, which got their year from the day on which the message was sent. ``spoken``: the words from which each
    row of a chat comes, ``said_in`` the lines of the text in which they stand; ``corrected``: rows that put right what
    the row said to which they lead. ``values_only``: in a file of this make nobody looked at what is struck through,
    coloured or remarked. ``in_file`` is the sheet as it stands in the file where it is told otherwise here, ``origin``
    where there each place stands.
    """

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    hidden: bool = False
    merged: Sequence[Area] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    struck_rows: frozenset[int] = frozenset()
    filled_rows: frozenset[int] = frozenset()
    remarks: Mapping[tuple[int, int], str] = field(default_factory=dict)
    from_forms: int = 0
    told_as: tuple[tuple[Place, Problem], ...] = ()
    dated: Mapping[int, str] = field(default_factory=dict)
    spoken: Mapping[int, str] = field(default_factory=dict)
    said_in: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    corrected: Mapping[int, int] = field(default_factory=dict)
    values_only: bool = False
    in_file: "Grid | None" = None
    origin: Mapping[Place, Place] = field(default_factory=dict)
    _covered: dict[int, list[Area]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        room = _MOST_MERGED_ROWS
        last = max(self.rows, default=0)
        for area in self.merged:
            bottom = min(area[2], last)
            room -= max(0, bottom - area[0] + 1)
            if room < 0:  # a file that merges everything with everything gets no say
                break
            for row in range(area[0], bottom + 1):
                self._covered.setdefault(row, []).append(area)

    @cached_property
    def order(self) -> list[int]:
        """The rows that are not empty, from the top."""
        return sorted(self.rows)

    def filled(self, span: range) -> list[int]:
        """Those of some rows that are not empty; a span may be as long as a sheet, its rows are few."""
        return self.order[bisect_left(self.order, span.start) : bisect_left(self.order, span.stop)]

    def at(self, row: int, column: int) -> Cell:
        """The cell itself, empty where it is covered by a merged one."""
        return self.rows.get(row, {}).get(column, EMPTY)

    def area(self, row: int, column: int) -> Area:
        """The merged range that covers a place, or the place alone."""
        found = (area for area in self._covered.get(row, ()) if area[1] <= column <= area[3])
        return next(found, (row, column, row, column))

    def spread(self, row: int, column: int) -> Cell:
        """What stands at a place, also when it is merged with the one above or beside it."""
        top, left, _, _ = self.area(row, column)
        return self.at(top, left)

    def in_its_file(self, row: int, column: int) -> Place | None:
        """Where a place stands in the file; of what stands nowhere there the next cell of its row that does, or any."""
        if self.in_file is None:
            return row, column
        others = [at for at in sorted(self.rows.get(row, ())) if (row, at) in self.origin]
        nearest = next((at for at in others if at >= column), next(iter(others), 0))
        return self.origin.get((row, column), self.origin.get((row, nearest)))

    def place_in_file(self, row: int, column: int) -> str:
        """The cell of the file (of a text: its line) in which a place stands; empty where that is the place itself."""
        if lines := self.said_in.get(row):
            return f"第{lines[0]}行" if lines[0] != row else ""
        place = self.in_its_file(row, column) if self.in_file is not None and row else None
        return f"{letter(place[1])}{place[0]}" if place is not None else ""

    def cells(self) -> Iterator[tuple[int, int, Cell]]:
        """Row, column and cell of all that is not empty, from the top."""
        for row in self.order:
            yield from ((row, column, self.rows[row][column]) for column in sorted(self.rows[row]))


@dataclass(frozen=True, slots=True)
class Correction:
    """A cell that a person reads otherwise (``column`` 0: a line of a text): what stands in the file, and what he says
    that it reads."""

    sheet: str
    row: int
    column: int
    was: str
    now: str

    @property
    def place(self) -> str:
        """As people write it: C5, 第3行."""
        return f"{letter(self.column)}{self.row}" if self.column else f"第{self.row}行"


@dataclass(frozen=True, slots=True)
class Book:
    """A file or a pasted text: its name, its sheets in their order, and the text as it was pasted. ``values_only`` as
    in a sheet of it. ``corrected`` are the cells that read otherwise here than in the file (:mod:`.corrections`)."""

    name: str
    sheets: tuple[Grid, ...]
    text: str = field(default="", repr=False)
    values_only: bool = False
    corrected: tuple[Correction, ...] = ()


def letter(column: int) -> str:
    """The letter by which spreadsheets call a column: 1 is A, 27 is AA."""
    found = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def column_of(text: str) -> int:
    """The number of a column's letter; 0 for what is none."""
    if not (text.isascii() and text.isalpha() and len(text) <= 3):
        return 0
    number = 0
    for character in text.upper():
        number = number * 26 + ord(character) - 64
    return number
