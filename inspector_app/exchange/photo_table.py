"""A list copied from a picture as the table that the reader of lists takes."""

from collections.abc import Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from inspector_app.domain.photo_check import LINE
from inspector_app.domain.photo_sheet import PhotoCell, PhotoSheet, Place
from inspector_app.domain.roster import RosterCheck
from inspector_app.exchange.tables.chat.iou import ious
from inspector_app.exchange.tables.columns.choices import NOTHING_SAID
from inspector_app.exchange.tables.columns.column import TAKEN, Role
from inspector_app.exchange.tables.grid import Book, Cell, Grid
from inspector_app.exchange.tables.memory import Memory, read_as_before
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.exchange.tables.rows.line import LineKind
from inspector_app.exchange.wage_list import WAGES, checked_reading, fields_named, read_wages, refuse_no_wages
from inspector_app.support.errors import Problem, Refused

_NOTHING: Memory = MappingProxyType({})
_OF_IOU, _ALWAYS = ("name", "id_number", "phone", "period", "owed"), ("name", "owed")


def book_of(sheet: PhotoSheet) -> Book:
    """The sheet as the reader of lists knows it: its lines and columns keep their places."""
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, cell in sheet.cells():
        if text := cell.text.strip():
            rows.setdefault(row + 1, {})[column + 1] = Cell(text)
    return Book("", (Grid("", rows),))


class AsRead(NamedTuple):
    """What the reader takes each column for (a field of ``RosterLine``, the counter of the lines, or empty), and the
    lines, by number, that it holds for signatures and remarks."""

    fields: tuple[str, ...]
    feet: frozenset[int] = frozenset()


def as_read(sheet: PhotoSheet, memory: Memory = _NOTHING) -> AsRead:
    """How the reader takes a sheet. While it finds no list yet, such as below headings alone, the headings tell.
    ``memory`` is what was said of lists of the same make."""
    table = _table(read_as_before(book_of(sheet), WAGES, NOTHING_SAID, memory), sheet)
    if table is None:
        return AsRead(fields_named(sheet.titles))
    found = {
        column.number - 1: LINE if column.role is Role.SERIAL else column.field
        for column in table.columns
        if column.role in (*TAKEN, Role.SERIAL)
    }
    feet = frozenset(line.row - 1 for line in table.lines if line.kind is LineKind.FOOT)
    return AsRead(tuple(found.get(at, "") for at in range(sheet.width)), feet)


def named_in(texts: Sequence[str]) -> int:
    """How many of these texts are headings of a wage list."""
    return sum(map(bool, fields_named(texts)))


def with_ious(sheet: PhotoSheet) -> PhotoSheet:
    """A sheet that holds 欠条 instead of a list as one: each note is a line that tells who is owed, since when and how
    much, its words behind them. Any other sheet as it is."""
    lines = ["".join(cell.text for cell in row) for row in sheet.rows]
    found = [(span, iou) for span, iou in ious(lines) if iou.told.get("name")]
    if not found:
        return sheet
    fields = [name for name in _OF_IOU if name in _ALWAYS or any(name in iou.told for _, iou in found)]
    titles = [WAGES.by_name[name].title for name in (*fields, "note")]
    rows = [tuple(PhotoCell(title, by_person=True) for title in titles)]
    for span, iou in found:
        cells = [cell for number in span for cell in sheet.rows[number - 1]]
        score, place = min(cell.score for cell in cells), _around([cell.place for cell in cells if cell.place])
        texts = (*(iou.told.get(name, "") for name in fields), iou.text)
        rows.append(tuple(PhotoCell(text, not text, score, place, text) for text in texts))
    return PhotoSheet(tuple(rows))


def _around(places: Sequence[Place]) -> Place | None:
    """The part of the picture that holds all of these."""
    if not places:
        return None
    left, top, right, bottom = zip(*places, strict=True)
    return min(left), min(top), max(right), max(bottom)


def check_sheet(sheet: PhotoSheet, today: date, memory: Memory = _NOTHING) -> RosterCheck:
    """Check the list in a sheet; problems are placed by row and letter.

    Raises :class:`Trouble` as :func:`refuse_no_wages`, and :class:`Refused` ``photo-heading`` where the reader finds
    workers above the line that the sheet takes for the headings: nobody would have compared them.
    """
    book, reading = read_wages(book_of(sheet), memory=memory)
    refuse_no_wages(book, reading)
    if any(line.row <= sheet.heading + 1 for _, line in reading.lines(LineKind.ENTRY)):
        raise Refused(Problem("photo-heading", "list"))
    return checked_reading(reading, today)


def _table(reading: Reading, sheet: PhotoSheet) -> Table | None:
    """The table below the headings of the sheet; else the first one."""
    below = (table for table in reading.tables if table.heading_row == sheet.heading + 1)
    return next(below, reading.tables[0] if reading.tables else None)
