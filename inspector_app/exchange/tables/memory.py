"""What a person said about columns, kept for the next list of the same make: lists of one sender have one heading.

Kept by the words of the headings, never by what stands below them.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence

from inspector_app.exchange.tables.blocks import Block, find_blocks
from inspector_app.exchange.tables.columns.choices import Said
from inspector_app.exchange.tables.columns.column import Column
from inspector_app.exchange.tables.columns.guess import guess
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.context import Above, Choice
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Book
from inspector_app.exchange.tables.reading import Reading, read_list
from inspector_app.exchange.tables.sums.amounts import FACTORS
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import Watch, unwatched

Memory = Mapping[str, Mapping[str, Sequence[str]]]
"""For each make of list, by field the headings of its columns; none where the field has no column. ``*unit`` is the
unit of its amounts, ``=grade:红色`` what a word of others means."""
_UNIT, _WORD = "*unit", "="
_NAMED, _SHOWN = 8, 20
_AGAIN = "上次您为同样的表指定的"


def read_as_before(book: Book, kind: ListKind, said: Said, memory: Memory, tell: Watch = unwatched) -> Reading:
    """A list read with what a person says now, and what was said of lists of the same make.

    Raises :class:`Refused` ``list-sheet-unknown`` where that is of a sheet that the book does not have.
    """
    choices, above = said.choices, said.above
    refuse_unknown_sheets(book, [*(each.sheet for each in choices), *said.lines])
    reading = read_list(book, kind, choices, above, tell, said.lines)
    again: list[Choice] = []
    units: list[Above] = []
    for block, columns in (*_read(reading), *_not_understood(book, reading, memory)):
        now = {choice.field for choice in choices if choice.is_of(block)}
        recalled = _recalled(block, columns, memory)  # the same list may have been read as one of another kind
        again += [choice for choice in recalled if choice.field not in now and choice.field in kind.by_name]
        units += _unit_recalled(block, columns, memory)
    if not (again or units):
        return reading
    return read_list(book, kind, (*again, *choices), (*units, *above), tell, said.lines)


def refuse_unknown_sheets(book: Book, named: Sequence[str]) -> None:
    """Raises :class:`Refused` ``list-sheet-unknown`` for the name of a sheet that a book does not have."""
    known = [grid.name for grid in book.sheets]
    strange = [name for name in named if name and name not in known]
    if strange:
        details = {"sheet": strange[0][:_SHOWN], "known": "、".join(name[:_SHOWN] for name in known[:_NAMED])}
        raise Refused(Problem("list-sheet-unknown", "mapping", details=details))


def _read(reading: Reading) -> Iterator[tuple[Block, Sequence[Column]]]:
    return ((table.block, table.columns) for table in reading.tables)


def _not_understood(book: Book, reading: Reading, memory: Memory) -> Iterator[tuple[Block, Sequence[Column]]]:
    """The sheets in which no list was found: perhaps somebody said what their columns are."""
    read = {table.sheet for table in reading.tables}
    for grid in book.sheets if memory else ():
        if grid.rows and not grid.hidden and grid.name not in read:
            for block in find_blocks(grid, reading.kind, as_told=True):
                yield block, guess(block, reading.kind, (), "", "")


def words_recalled(reading: Reading, memory: Memory) -> dict[str, str]:
    """What words of others meant in lists of the same make (:func:`~.columns.choices.word_key`)."""
    return {
        name.removeprefix(_WORD): told[0]
        for table in reading.tables
        for name, told in memory.get(make_of(table.columns), {}).items()
        if name.startswith(_WORD) and told
    }


def learned(reading: Reading, said: Said) -> dict[str, dict[str, list[str]]]:
    """What was said of the makes of list in a reading; the month is another one next time."""
    found: dict[str, dict[str, list[str]]] = {}
    for table in reading.tables:
        headings = {column.letter: column.heading for column in table.columns if column.heading}
        for choice in said.choices:
            named = [headings[letter] for letter in choice.letters if letter in headings]
            if choice.is_of(table.block) and len(named) == len(choice.letters):
                found.setdefault(make_of(table.columns), {})[choice.field] = named
        for each in said.above:
            if each.unit and each.is_of(table.block):
                found.setdefault(make_of(table.columns), {})[_UNIT] = [each.unit]
        for key, meaning in said.words.items():
            found.setdefault(make_of(table.columns), {})[f"{_WORD}{key}"] = [meaning]
    return found


def make_of(columns: Sequence[Column]) -> str:
    """What tells one make of list from another: its headings."""
    keys = sorted(heading_key(column.heading) for column in columns if column.heading)
    return hashlib.sha256("\n".join(keys).encode("utf-8")).hexdigest()[:32]


def _recalled(block: Block, columns: Sequence[Column], memory: Memory) -> list[Choice]:
    letters: dict[str, str] = {}
    for column in columns:
        letters.setdefault(column.heading, column.letter)
    return [
        Choice(field, tuple(letters[heading] for heading in headings), block.grid.name, _AGAIN, (block.place,))
        for field, headings in memory.get(make_of(columns), {}).items()
        if not field.startswith((_UNIT, _WORD)) and all(heading in letters for heading in headings)
    ]


def _unit_recalled(block: Block, columns: Sequence[Column], memory: Memory) -> list[Above]:
    told = memory.get(make_of(columns), {}).get(_UNIT, ())
    return [Above(unit, None, block.grid.name, (block.place,)) for unit in told if unit in FACTORS]
