"""Lists in which the pieces of work of one person stand below each other beside his name, and below them what they come
to (小计, 应付, 已付, 下欠): each person told as one line of these sums, with the pieces in words beside each other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from inspector_app.domain.money import yuan
from inspector_app.domain.periods import month_of
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import ListKind, Shape
from inspector_app.exchange.tables.grid import Book, Cell, CellKind, Grid, Place, letter
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.rows.heading_rows import headings, joined_titles
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount
from inspector_app.exchange.tables.sums.totals import is_total_word
from inspector_app.support.errors import Level, Problem

_MOST_ROWS, _FEWEST, _MOST = 3000, 3, 0.7


def with_own_sums(book: Book, kind: ListKind) -> Book:
    """The book with each sheet of such people told as one line a person; any other sheet as it is."""
    return replace(book, sheets=tuple(_summed(grid, kind) for grid in book.sheets))


def _summed(grid: Grid, kind: ListKind) -> Grid:
    is_as_it_is = not (grid.hidden or grid.spoken or grid.from_forms or grid.told_as) and bool(grid.merged)
    found = headings(grid, kind) if is_as_it_is and 0 < len(grid.rows) <= _MOST_ROWS else []
    if len(found) != 1:
        return grid
    told = _Pieces(grid, kind, found[0], joined_titles(grid, found[0]))
    return told.summed() if told.is_one else grid


@dataclass(frozen=True)
class _Pieces:
    """A table in which a name is merged over the rows of its pieces of work and of its sums."""

    grid: Grid
    kind: ListKind
    heading: range
    titles: Mapping[int, str]

    @cached_property
    def named(self) -> int:
        """The column of the names; 0 where there is none."""
        return next((at for at, title in self.titles.items() if self._field(title) == self.kind.anchor), 0)

    @cached_property
    def groups(self) -> Mapping[int, Sequence[int]]:
        """The rows of each person whose name is merged over several, by the first."""
        areas = sorted(area for area in self.grid.merged if area[1] == self.named and area[0] >= self.heading.stop)
        of_people = [area for area in areas if is_name(self.grid.at(*area[:2]).text)]
        return {area[0]: self.grid.filled(range(area[0], area[2] + 1)) for area in of_people if area[2] > area[0]}

    @property
    def is_one(self) -> bool:
        """Whether below the pieces of nearly every person stand their sums, and nothing but sums below these."""
        if not self.named or self._tells_months or self._is_apart:
            return False
        long = [rows for rows in self.groups.values() if len(rows) >= _FEWEST]
        summed = [rows for rows in long if 0 < len(sums := self._sums(rows)) < len(rows) and sums == rows[-len(sums) :]]
        return bool(summed) and len(summed) >= _MOST * len(self.groups)

    @property
    def _tells_months(self) -> bool:
        """Whether the rows or the columns of a person are months of wages, each of which is read for itself."""
        cells = (cell for rows in self.groups.values() for row in rows for cell in self.grid.rows[row].values())
        is_headed = any(
            self._field(title) == "period" or month_of(heading_key(part)) is not None
            for title in self.titles.values()
            for part in title.split("·")
        )
        return is_headed or any(cell.kind is CellKind.DAY or month_of(heading_key(cell.text)) for cell in cells)

    @property
    def _is_apart(self) -> bool:
        """Whether what was paid or is left stands in several columns of its row: which of them is all nobody says."""
        sums = ((row, self._label(row)) for rows in self.groups.values() for row in self._sums(rows))
        return any(
            sum(cell.text.strip() not in ("", label) for at, cell in self.grid.rows[row].items() if at != self.named)
            > 1
            for row, label in sums
            if not self._is_whole(label)
        )

    def _field(self, text: str) -> str:
        found = self.kind.match(text)
        return found.field if found is not None else ""

    def _label(self, row: int) -> str:
        """What a row is called that holds a sum of one person: 小计, 应付, 下欠; empty for any other."""
        texts = [cell.text.strip() for at, cell in self.grid.rows[row].items()
                 if at != self.named and cell.kind is CellKind.TEXT]  # fmt: skip
        if len(texts) != 1:
            return ""
        field = self._field(texts[0])
        is_amount = field in self.kind.by_name and self.kind.by_name[field].shape is Shape.AMOUNT
        is_sum = is_total_word(texts[0]) or (is_amount and self.kind.is_named(texts[0]))
        return texts[0] if is_sum or heading_key(texts[0]) in structure().alone["earned"] else ""

    def _sums(self, rows: Sequence[int]) -> list[int]:
        return [row for row in rows if self._label(row)]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """The columns behind the list of amounts that rows tell by their labels, other than what was earned."""
        labels = [self._label(row) for rows in self.groups.values() for row in self._sums(rows)]
        told = dict.fromkeys(label for label in labels if not self._is_whole(label))
        return {label: number for number, label in enumerate(told, max(self.titles) + 1)}

    def _is_whole(self, label: str) -> bool:
        """Whether a label is that of what all pieces come to."""
        is_earned = self._field(label) == "earned" or heading_key(label) in structure().alone["earned"]
        return is_total_word(label) or is_earned

    def summed(self) -> Grid:
        """The sheet with a line a person."""
        rows: dict[int, dict[int, Cell]] = {}
        origin: dict[Place, Place] = {}
        for place, of, cell in self._moved():
            rows.setdefault(place[0], {})[place[1]] = cell
            origin[place] = of
        first = {row: top for top, own in self.groups.items() for row in own}
        return replace(
            self.grid,
            rows={row: rows[row] for row in sorted(rows)},
            merged=[area for area in self.grid.merged if area[0] not in first],
            hidden_rows=frozenset(row for row in self.grid.hidden_rows if first.get(row, row) == row),
            struck_rows=frozenset(first.get(row, row) for row in self.grid.struck_rows),
            filled_rows=frozenset(first.get(row, row) for row in self.grid.filled_rows),
            remarks={(first.get(row, row), at): text for (row, at), text in self.grid.remarks.items()},
            told_as=(((0, 0), Problem("list-own-sums", level=Level.WARNING)), *self._differing()),
            in_file=self.grid,
            origin=origin,
        )

    def _differing(self) -> Iterator[tuple[Place, Problem]]:
        """The people whose pieces do not add up to their sum."""
        amounts = [at for at, title in self.titles.items()
                   if heading_key(title) in structure().generic or self._field(title) == "earned"]  # fmt: skip
        for top, rows in self.groups.items():
            sums = self._sums(rows)
            for at in amounts:
                stated = [amount(self.grid.at(row, at), "").yuan for row in sums if self._is_whole(self._label(row))]
                pieces = [amount(self.grid.at(row, at), "").yuan or 0 for row in rows if row not in sums]
                if stated and stated[0] is not None and stated[0] != sum(pieces):
                    details = {"stated": yuan(int(stated[0] * 100)), "added": yuan(int(sum(pieces) * 100))}
                    where = f"{letter(at)}{rows[0]}"
                    yield (top, at), Problem("roster-total-differs", where, Level.WARNING, details)

    def _moved(self) -> Iterator[tuple[Place, Place, Cell]]:
        """Where each cell stands now, where in the file, and what it says."""
        of_people = {row for rows in self.groups.values() for row in rows}
        yield from (((row, at), (row, at), cell) for row, at, cell in self.grid.cells() if row not in of_people)
        for label, at in self._places.items():
            yield (self.heading[-1], at), (self.heading[-1], self.named), Cell(label)
        for top, rows in self.groups.items():
            sums = self._sums(rows)
            yield from self._line(top, [row for row in rows if row not in sums], sums)

    def _line(self, top: int, pieces: Sequence[int], sums: Sequence[int]) -> Iterator[tuple[Place, Place, Cell]]:
        """The line of a person: what sums tell in a column, else what the pieces tell in it."""
        told = dict[int, tuple[Place, Cell]]()
        for row in sums:
            label = self._label(row)
            for at, cell in self.grid.rows[row].items():
                if cell.text.strip() != label and at != self.named:
                    now = at if self._is_whole(label) else self._places[label]
                    told.setdefault(now, ((row, at), cell))
        for at in self.titles:
            cells = {row: cell for row in pieces if (cell := self.grid.at(row, at)).text}
            texts = list(dict.fromkeys(cell.text for cell in cells.values()))
            if texts and at not in told:
                row = min(cells)
                told[at] = (row, at), cells[row] if len(texts) == 1 else Cell("、".join(texts))
        yield from (((top, at), of, cell) for at, (of, cell) in told.items())
