"""Lists in which the amounts of one person stand below each other, each named in a column (应发, 已发, 欠发), gathered
into one line of that person. Nothing is left out: what a row has beside its amounts moves with it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from inspector_app.domain.periods import month_of
from inspector_app.exchange.tables.columns.heading_key import heading_key, unit_of
from inspector_app.exchange.tables.fields import ListKind, Shape
from inspector_app.exchange.tables.grid import Book, Cell, Grid, Place
from inspector_app.exchange.tables.rows.heading_rows import headings, joined_titles
from inspector_app.exchange.tables.structure import structure
from inspector_app.support.errors import Level, Problem

_MOST_ROWS, _FEWEST_FIELDS, _MOST = 3000, 2, 0.7
_WORK = ("attendance", "rate", "days", "overtime")
_OF_WHOM = ("name", "period")


def with_amounts_beside(book: Book, kind: ListKind) -> Book:
    """The book with each sheet on which the amounts of a person stand below each other told as one line a person; any
    other sheet as it is."""
    return replace(book, sheets=tuple(_gathered(grid, kind) for grid in book.sheets))


def _gathered(grid: Grid, kind: ListKind) -> Grid:
    is_as_it_is = not (grid.hidden or grid.spoken or grid.from_forms or grid.told_as)
    if not is_as_it_is or not 0 < len(grid.rows) <= _MOST_ROWS:
        return grid
    found = headings(grid, kind)
    if len(found) != 1:
        return grid
    rows = [row for row in grid.order if row >= found[0].stop]
    heads = sorted({at for row in found[0] for at in grid.rows[row]})
    lists = (_List(grid, kind, found[0], rows, at) for at in heads)
    told = next((each for each in lists if each.is_one), None)
    return grid if told is None else told.gathered()


@dataclass(frozen=True)
class _List:
    """A table whose column ``named`` tells in each row which amount stands there."""

    grid: Grid
    kind: ListKind
    heading: range
    rows: Sequence[int]
    named: int

    @cached_property
    def titles(self) -> Mapping[int, str]:
        """The heading of each column."""
        return joined_titles(self.grid, self.heading)

    @cached_property
    def amounts(self) -> list[int]:
        """The columns of amounts: headed by a month, or by no word of their own."""
        return [at for at, title in self.titles.items() if at != self.named and _is_open(title)]

    @property
    def anchor(self) -> int:
        """The column of the names; 0 where there is none."""
        named = (at for at, title in self.titles.items() if self._field(title) == self.kind.anchor)
        return next(named, 0)

    @property
    def is_one(self) -> bool:
        """Whether what stands in the column are names of amounts, several of a person, and no other column has one; a
        few may be words that nobody knows."""
        if (
            not (self.amounts and self.anchor)
            or self.named == self.anchor
            or self._is_amount(self.titles.get(self.named, ""))
        ):
            return False
        labels = [text for row in self.rows if (text := self._label(row))]
        fields = {self._field(text) for text in labels}
        others = [self._is_amount(t) for at, t in self.titles.items() if at not in (self.named, *self.amounts)]
        are_names = sum(map(self._is_name, labels)) >= _MOST * len(labels) and not any(others)
        shapes = (Shape.AMOUNT, *((Shape.FIGURE, Shape.COUNT) if self.kind.days else ()))
        amounts = {field for field in fields if field and self.kind.by_name[field].shape in shapes}
        groups = list(self._groups()) if are_names and len(amounts) >= _FEWEST_FIELDS else []
        is_alike = all(self._kept(row).items() <= self._kept(group[0]).items() for group in groups for row in group)
        whose = [group[0] for group in groups if self._label(group[0])]
        is_told = all(any(self._field(self.titles.get(at, "")) in _OF_WHOM for at in self._kept(row)) for row in whose)
        return is_alike and is_told and 2 * sum(len(group) > 1 for group in groups) > len(groups)

    def _field(self, text: str) -> str:
        found = self.kind.match(text)
        return found.field if found is not None else ""

    def _is_amount(self, text: str) -> bool:
        field = self._field(text)
        return bool(field) and self.kind.by_name[field].shape is Shape.AMOUNT

    def _is_name(self, text: str) -> bool:
        return self._is_amount(text) or self._field(text) in _WORK or bool(structure().rest.search(text))

    def _label(self, row: int) -> str:
        return self.grid.at(row, self.named).text.strip()

    def _kept(self, row: int) -> Mapping[int, str]:
        """What tells a row from those of others: all beside the amounts and their names, but for remarks."""
        cells = self.grid.rows[row]
        kept = (at for at in cells if at not in (self.named, *self.amounts))
        return {at: cells[at].text for at in kept if self._field(self.titles.get(at, "")) != "note"}

    def _groups(self) -> Iterator[list[int]]:
        """The rows of each person; one without the name of an amount is a group of its own."""
        group: list[int] = []
        told: dict[int, str] = {}
        for row in self.rows:
            own, label = self._kept(row), self._label(row)
            is_other = any(told.get(at, text) != text for at, text in own.items())
            if group and (not label or is_other or label in map(self._label, group) or not self._label(group[0])):
                yield group
                group, told = [], {}
            told |= own
            group.append(row)
        if group:
            yield group

    def gathered(self) -> Grid:
        """The sheet with a line a person."""
        rows: dict[int, dict[int, Cell]] = {}
        origin: dict[Place, Place] = {}
        for (row, column), of, cell in self._moved():
            before = rows.get(row, {}).get(column)
            if before is not None and before.text != cell.text:
                cell = Cell(f"{before.text}；{cell.text}")
            rows.setdefault(row, {})[column] = cell
            origin.setdefault((row, column), of)
        first = {row: group[0] for group in self._groups() for row in group}
        now = {of: place for place, of in origin.items()}
        hidden = {now[place][1] for place in now if place[1] in self.grid.hidden_columns}
        return replace(
            self.grid,
            rows={row: rows[row] for row in sorted(rows)},
            merged=[area for area in self.grid.merged if area[2] < self.heading.start],
            hidden_rows=frozenset(first.get(row, row) for row in self.grid.hidden_rows),
            hidden_columns=frozenset(hidden),
            struck_rows=frozenset(first.get(row, row) for row in self.grid.struck_rows),
            filled_rows=frozenset(first.get(row, row) for row in self.grid.filled_rows),
            remarks={now.get(place, place): text for place, text in self.grid.remarks.items()},
            told_as=(((0, 0), Problem("list-gathered", level=Level.WARNING)),),
            in_file=self.grid,
            origin=origin,
        )

    def _moved(self) -> Iterator[tuple[Place, Place, Cell]]:
        """Where each cell stands now, where in the file, and what it says."""
        places = self._places(list(dict.fromkeys(text for row in self.rows if (text := self._label(row)))))
        yield from (((row, at), (row, at), cell) for row, at, cell in self.grid.cells() if row < self.heading.start)
        last, is_alone = self.heading[-1], len(self.amounts) == 1
        for (at, label), column in places.items():
            if title := _title(self.titles.get(at, ""), label, is_alone=is_alone):
                yield (last, column), (last, at), Cell(title)
        for group in self._groups():
            for row in group:
                for at, cell in self.grid.rows[row].items():
                    if at != self.named:
                        yield (group[0], places[at, self._label(row) if at in self.amounts else ""]), (row, at), cell

    def _places(self, labels: Sequence[str]) -> Mapping[tuple[int, str], int]:
        """The columns of the new list, by that in the file and the name of the amount in it; of the names only the
        heading stays."""
        used = sorted({*self.titles, *(at for row in self.rows for at in self.grid.rows[row])})
        open_rows = [row for row in self.rows if not self._label(row)]
        found: list[tuple[int, str]] = []
        for at in used:
            is_bare = any(at in self.grid.rows[row] for row in open_rows)
            found += [(at, label) for label in labels] if at in self.amounts else []
            found += [(at, "")] if at not in self.amounts or is_bare else []
        return {place: number for number, place in enumerate(found, 1)}


def _is_open(title: str) -> bool:
    """Whether a heading names no amount: a month, 金额, 合计."""
    key = heading_key(title)
    return key in structure().generic or month_of(key) is not None


def _title(title: str, label: str, *, is_alone: bool) -> str:
    """The heading of an amount: 应发 for 金额, 3月应发, 应发合计."""
    if not label:
        return title
    if heading_key(title) not in structure().generic:
        return f"{title}{label}"
    unit = f"（{unit_of(title)}）" if unit_of(title) and not unit_of(label) else ""
    return f"{label}{unit}" if is_alone else f"{label}{title}"
