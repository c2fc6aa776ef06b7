"""A list on paper, copied beside its picture: what stands in each cell, where in the picture, who answers for it.

Whether a cell may be believed is judged in :mod:`.photo_check`; where cells lie is found in :mod:`.photo_layout`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Any

Place = tuple[float, float, float, float]
"""Left, top, right and bottom in the picture as parts of its width and height."""


@dataclass(frozen=True, slots=True)
class PhotoCell:
    """A cell: its text, how sure the machine was (0 to 1), whether a person typed or confirmed it, and its place.

    ``read`` is what the machine had read there, whatever a person made of it.
    """

    text: str = ""
    by_person: bool = False
    score: float = 1.0
    place: Place | None = None
    read: str = ""

    def is_doubtful(self, clear: float) -> bool:
        """Whether a machine read it and was less sure than ``clear``, or a person wrote something else."""
        return bool(self.read) and (self.score < clear or self.read != self.text)


_USUAL = 24  # lines of a page
BY_HAND = PhotoCell(by_person=True)
Rows = tuple[tuple[PhotoCell, ...], ...]


@dataclass(frozen=True, slots=True)
class PhotoSheet:
    """All lines of the list from the top, each with as many cells; ``heading`` is the line that names the columns."""

    rows: Rows
    heading: int = 0

    @property
    def width(self) -> int:
        """How many columns there are."""
        return max(map(len, self.rows), default=0)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the columns are called; empty texts where no line names them."""
        return tuple(self.cell(self.heading, column).text.strip() for column in range(self.width))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands below the headings."""
        return not any(cell.text.strip() for row in self.rows[self.heading + 1 :] for cell in row)

    def cell(self, row: int, column: int) -> PhotoCell:
        """A cell; a blank one for a person where the sheet ends."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return BY_HAND

    def cells(self) -> Iterator[tuple[int, int, PhotoCell]]:
        """Row, column and cell, from the top."""
        for number, row in enumerate(self.rows):
            yield from ((number, column, cell) for column, cell in enumerate(row))

    def texts(self) -> list[list[str]]:
        """The sheet as plain texts, every line equally wide."""
        return [[self.cell(row, column).text for column in range(self.width)] for row in range(len(self.rows))]

    def typed(self, row: int, column: int, text: str) -> "PhotoSheet":
        """The sheet with a cell as a person writes it; lines are added where there are none yet."""
        missing = row + 1 - len(self.rows)
        wide = max(self.width, column + 1)
        rows = [*map(list, self.rows), *([BY_HAND] * wide for _ in range(missing))]
        rows[row] += [BY_HAND] * (wide - len(rows[row]))
        rows[row][column] = replace(rows[row][column], text=text, by_person=True)
        return replace(self, rows=tuple(map(tuple, rows)))

    def confirmed(self, places: Sequence[tuple[int, int]]) -> "PhotoSheet":
        """The sheet with these cells as a person has compared them with the picture."""
        wanted = set(places)
        rows = (
            tuple(replace(cell, by_person=True) if (row, at) in wanted else cell for at, cell in enumerate(cells))
            for row, cells in enumerate(self.rows)
        )
        return replace(self, rows=tuple(rows))

    def without(self, gone: Sequence[int]) -> "PhotoSheet":
        """The sheet without some lines; the one with the headings stays."""
        out = set(gone) - {self.heading}
        rows = tuple(row for number, row in enumerate(self.rows) if number not in out)
        return PhotoSheet(rows, self.heading - sum(number < self.heading for number in out))

    def with_line(self, at: int) -> "PhotoSheet":
        """The sheet with an empty line before that one."""
        blank = (BY_HAND,) * self.width
        return PhotoSheet((*self.rows[:at], blank, *self.rows[at:]), self.heading + (at <= self.heading))

    def unplaced(self) -> "PhotoSheet":
        """The sheet beside another picture, in which nothing is known to stand anywhere."""
        return replace(self, rows=tuple(tuple(replace(cell, place=None) for cell in row) for row in self.rows))

    def unchecked(self) -> "PhotoSheet":
        """The sheet beside a picture with which nobody has compared anything: what is written wants to be looked at."""
        sheet = self.unplaced()
        rows = (tuple(replace(cell, by_person=not cell.text.strip()) for cell in row) for row in sheet.rows)
        return replace(sheet, rows=tuple(rows))

    def with_column(self) -> "PhotoSheet":
        """The sheet with an empty column behind the last one."""
        wide = self.width
        return replace(self, rows=tuple((*row, *(BY_HAND,) * (wide + 1 - len(row))) for row in self.rows))

    def headed_at(self, row: int) -> "PhotoSheet":
        """The sheet with another line as its headings."""
        return replace(self, heading=row)

    def place(self, row: int, column: int, lines: int = 0, bands: Sequence[tuple[float, float]] = ()) -> Place:
        """Where a cell is in the picture: as it was read, else level with the lines around it that were read, else in
        its line of ``bands`` (top and bottom of each line that shows in the picture, the headings first).

        Without any of this it has an even share, as of a picture cut at its frame. ``lines`` is how many lines the
        picture shows as a person counted them, which overrules bands; a page of the usual size where nobody said (0).
        """
        found = self.cell(row, column).place
        if found is not None:
            return found
        span = self._span(row)
        if span is not None:
            below = self._nearest([(at, column) for at in range(len(self.rows))], (row, column)) or (0.0, 0.0, 1.0, 1.0)
            return (below[0], span[0], below[2], span[1])
        band = self._band(row, lines, bands)
        if band is not None:
            return (0.0, band[0], 1.0, band[1])
        count = max(lines or _USUAL, len(self.rows), row + 1)
        return (0.0, row / count, 1.0, (row + 1) / count)

    def is_placed(self, row: int, lines: int = 0, bands: Sequence[tuple[float, float]] = ()) -> bool:
        """Whether anything tells where a line is; else :meth:`place` gives it an even share, which is a guess."""
        return self._span(row) is not None or self._band(row, lines, bands) is not None

    def _band(self, row: int, lines: int, bands: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
        at = row - self.heading
        return bands[at] if lines in (0, len(bands)) and 0 <= at < len(bands) else None

    def _span(self, row: int) -> tuple[float, float] | None:
        """Top and bottom of a line, between or beside the lines of which cells were read; None where there are none."""
        known = {at: span for at in range(len(self.rows)) if (span := self._read_span(at))}
        if row in known:
            return known[row]
        near = sorted(known, key=lambda at: (abs(at - row), at))[:2]
        if len(near) < 2:
            return None
        one, other = near
        part = (row - one) / (other - one)
        top, bottom = (now + (then - now) * part for now, then in zip(known[one], known[other], strict=True))
        return (min(max(top, 0.0), 1.0), min(max(bottom, 0.0), 1.0))

    def _read_span(self, row: int) -> tuple[float, float] | None:
        """Top and bottom of a line that a machine read: of the cells in it as they are usually high."""
        spots = [cell.place for cell in self.rows[row] if cell.place is not None]
        return (median(spot[1] for spot in spots), median(spot[3] for spot in spots)) if spots else None

    def places_of(self, clear: float) -> dict[int, Place]:
        """Where the lines are that hold doubtful cells, by number; as far as their cells were found in the picture."""
        found = {}
        for number, row in enumerate(self.rows):
            spots = [cell.place for cell in row if cell.place is not None]
            if number != self.heading and spots and any(cell.is_doubtful(clear) for cell in row):
                lefts, tops, rights, bottoms = zip(*spots, strict=True)
                found[number] = (min(lefts), min(tops), max(rights), max(bottoms))
        return found

    def _nearest(self, spots: Sequence[tuple[int, int]], here: tuple[int, int]) -> Place | None:
        """The place of the cell nearest to a blank one among these."""
        known = [(abs(row - here[0]) + abs(column - here[1]), self.cell(row, column).place) for row, column in spots]
        return min(((away, place) for away, place in known if place is not None), default=(0, None))[1]


def sheet_of(texts: Sequence[Sequence[str]]) -> PhotoSheet:
    """A sheet as a person begins it, the first line with the headings."""
    return PhotoSheet(tuple(tuple(PhotoCell(text, by_person=True) for text in row) for row in texts))


def plain(sheet: PhotoSheet) -> dict[str, Any]:
    """The sheet for a draft: ``cells`` are its texts as a person would name their places, each one text so that a key
    changes nothing else; ``marks`` is what belongs to them. Blank lines at the end are left out."""
    every = [(f"第{row + 1}行第{column + 1}列", cell) for row, column, cell in sheet.cells()]
    known = {
        spot: [cell.by_person, cell.score, list(cell.place or ()), cell.read]
        for spot, cell in every
        if replace(cell, text="") != BY_HAND
    }
    marks = {"heading": sheet.heading, "wide": sheet.width, "known": known}
    return {"cells": {spot: cell.text for spot, cell in every if cell.text}, "marks": marks}


def read_back(value: Any) -> PhotoSheet:
    """What :func:`plain` wrote. Raises ValueError, TypeError or KeyError for anything else."""
    texts, marks = value["cells"], value["marks"]
    known, wide, heading = marks["known"], int(marks["wide"]), int(marks["heading"])
    lines = max([heading + 1, *(int(spot[1 : spot.index("行")]) for spot in (*texts, *known))])
    rows = tuple(
        tuple(
            _cell(texts.get(spot, ""), known.get(spot)) for spot in (f"第{row}行第{at}列" for at in range(1, wide + 1))
        )
        for row in range(1, lines + 1)
    )
    return PhotoSheet(rows, heading)


def _cell(text: str, mark: Sequence[Any] | None) -> PhotoCell:
    if mark is None:
        return PhotoCell(str(text), by_person=True)
    by_person, score, place, *read = mark  # drafts of an earlier version have nothing more
    where = tuple(map(float, place))
    told = str(read[0]) if read else ""
    return PhotoCell(str(text), bool(by_person), float(score), (*where,) if len(where) == 4 else None, told)
