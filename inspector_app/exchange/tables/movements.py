"""Accounts, in which all that happened has a line of its own (上工, 借支, 结算), gathered into a line a person.

What a line did is told by its column (工钱, 借支), by the balance that runs on in it, by its sign, or by a word (点工);
what none of these tells stays a line of its own, with its amount in its remark.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from inspector_app.domain.periods import Edge
from inspector_app.domain.work import work_of
from inspector_app.exchange.tables.account_columns import MONEY, AccountColumns, month_told
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Book, Cell, CellKind, Grid, Place
from inspector_app.exchange.tables.people import is_name
from inspector_app.exchange.tables.rows.heading_rows import headings, joined_titles
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.totals import is_total_word
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem

_MOST_ROWS = 20_000
_MOST = Decimal("0.8")  # of the lines must tell what they did
_MOST_WORDS = 6
_NOTHING = Decimal(0)


def with_movements_gathered(book: Book, kind: ListKind) -> Book:
    """The book with each sheet of such accounts told as one line a person; any other sheet as it is."""
    if not {*MONEY, "owed"} <= kind.by_name.keys():
        return book
    return replace(book, sheets=tuple(_gathered(grid, kind) for grid in book.sheets))


def _gathered(grid: Grid, kind: ListKind) -> Grid:
    is_as_it_is = not (grid.hidden or grid.spoken or grid.told_as)
    found = headings(grid, kind) if is_as_it_is and 0 < len(grid.rows) <= _MOST_ROWS else []
    titles = [joined_titles(grid, each) for each in found]
    every = {at: title for each in titles for at, title in each.items()}
    if not found or any(every[at] != title for each in titles for at, title in each.items()):
        return grid
    heading = {row for each in found for row in each}
    below = [row for row in grid.order if row >= found[0].stop and row not in heading]
    columns = AccountColumns(grid, kind, every, below)
    if not (columns.name and columns.of_time):
        return grid
    rows = [row for row in below if _is_of_somebody(columns, row)]
    account = _Account(grid, replace(columns, rows=rows), found[0][-1], frozenset(heading))
    return account.gathered() if account.is_one else grid


def _is_of_somebody(columns: AccountColumns, row: int) -> bool:
    """Whether a row is a line of an account: somebody's, or one of a day below the name."""
    cells, name = columns.grid.rows[row], columns.grid.spread(row, columns.name).text.strip()
    if any(cell.kind is CellKind.TEXT and is_total_word(cell.text) for cell in cells.values()):
        return False
    return is_name(name) if name else any(month_told(columns.grid.at(row, at)) for at in columns.of_time)


@dataclass(frozen=True)
class _Account:
    """A sheet of accounts with the row of its headings, and all rows in which headings stand."""

    grid: Grid
    columns: AccountColumns
    heading: int
    headings: frozenset[int]

    @property
    def is_one(self) -> bool:
        """Whether lines of people tell what was earned or paid on a day, one at a time or with a balance that runs on,
        so that they are no lists of months."""
        columns = self.columns
        is_several = any(len(rows) > 1 for rows in columns.of_each.values())
        if columns.when == columns.name or not (is_several and columns.amounts):
            return False
        told = [each for row in columns.rows if (each := columns.movement(row)) is not None]
        fields = {field for each in told for field in each} | columns.said
        is_owed = any(field in ("owed", "net") for at, field in columns.fields.items() if at != columns.balance)
        is_told = len(told) >= _MOST * len(columns.rows) and "earned" in fields and not is_owed
        is_apart = len(fields) > 1 and all(len(each) <= 1 for each in told)
        return is_told and (bool(columns.balance) or is_apart)

    def gathered(self) -> Grid:
        """The sheet with a line a person."""
        rows: dict[int, dict[int, Cell]] = {}
        origin: dict[Place, Place] = {}
        first = {row: each[0] for each in self._lines() for row in each}
        for (row, column), of, cell in self._moved():
            rows.setdefault(row, {})[column] = cell
            origin[row, column] = self._in_file(of)
        hidden = {row for each in self._lines() for row in each[:1] if self.grid.hidden_rows.issuperset(each)}
        return replace(
            self.grid,
            rows={row: rows[row] for row in sorted(rows)},
            merged=[area for area in self.grid.merged if area[2] < min(self.headings)],
            hidden_rows=frozenset(hidden | {row for row in self.grid.hidden_rows if row not in first}),
            hidden_columns=frozenset(),
            struck_rows=frozenset(first.get(row, row) for row in self.grid.struck_rows),
            filled_rows=frozenset(first.get(row, row) for row in self.grid.filled_rows),
            remarks={
                (first.get(row, row), self._at.get(at, at)): text for (row, at), text in self.grid.remarks.items()
            },
            told_as=tuple(self._told()),
            in_file=self.grid.in_file or self.grid,
            origin=origin,
        )

    def _in_file(self, place: Place) -> Place:
        """Where a place of the sheet stands in the file."""
        return self.grid.in_its_file(*place) or place

    def _lines(self) -> Iterator[list[int]]:
        """The rows of each line: all of a person of which somebody can tell what they did, and each other one."""
        for rows in self.columns.of_each.values():
            known = [row for row in rows if self.columns.movement(row) is not None]
            yield from ([known] if known else [])
            yield from ([row] for row in rows if row not in known)

    @cached_property
    def _at(self) -> Mapping[int, int]:
        """Where the columns of the sheet stand now; what is told otherwise stands behind them."""
        columns = self.columns
        gone = {columns.when, columns.words, columns.work, columns.balance, *columns.amounts}
        gone |= {at for at, field in columns.fields.items() if field in _ADDED}
        order = [columns.name, *(at for at in columns.titles if at not in gone and at != columns.name)]
        return {at: number for number, at in enumerate(order, 1)}

    @cached_property
    def _fields(self) -> Mapping[str, int]:
        """The columns of what is told otherwise."""
        columns = self.columns
        told = [each for row in columns.rows if (each := columns.movement(row))]
        used = {"period", "earned", "note", *(field for each in told for field in each)}
        used |= {"owed"} if columns.balance else set()
        used |= {"received"} if columns.balance or "deducted" in used else set()
        used |= {name for name, at in (("attendance", columns.work), ("rate", columns.rate)) if at}
        return {name: number for number, name in enumerate((n for n in _ADDED if n in used), len(self._at) + 1)}

    def _moved(self) -> Iterator[tuple[Place, Place, Cell]]:
        """Where each cell stands now, where it stood, and what it says."""
        columns, top = self.columns, min(self.headings)
        yield from (((row, at), (row, at), cell) for row, at, cell in self.grid.cells() if row < top)
        for at, now in self._at.items():
            yield (self.heading, now), (self.heading, at), Cell(columns.titles[at])
        for field, now in self._fields.items():
            yield (self.heading, now), (self.heading, self._stood(field)), Cell(self._title(field))
        for rows in self._lines():
            yield from self._line(rows)
        taken = {*columns.rows, *self.headings}
        for row in (row for row in self.grid.order if row > top and row not in taken):
            yield from self._other(row)

    def _stood(self, field: str) -> int:
        """A column of the sheet from which a field is told."""
        columns = self.columns
        of = {
            "period": columns.when,
            "owed": columns.balance,
            "attendance": columns.work,
            "rate": columns.rate,
        }
        amounts = (at for at, each in columns.amounts.items() if each in ("", field))
        return of.get(field, 0) or next(amounts, columns.name)

    def _title(self, field: str) -> str:
        """What the column of a field is called: the words of the sheet for work that it calls so, else ours."""
        columns = self.columns
        if field in ("attendance", "rate") and columns.fields.get(self._stood(field)) == field:
            return columns.titles[self._stood(field)]
        if field == "received" and (ahead := self._ahead):
            return ahead
        return vocabulary.label(f"wage_claim.{field}" + "_fen" * (field in (*MONEY, "owed")))

    @property
    def _ahead(self) -> str:
        """What it is called that was paid, if all of it was paid ahead; else empty."""
        columns = self.columns
        rows = [row for row in columns.rows if "received" in (columns.movement(row) or {})]
        titles = [columns.titles[at] for at, field in columns.amounts.items() if field == "received"]
        told = titles or [self.grid.at(row, columns.words).text for row in rows]
        return next(iter(told), "") if all(heading_key(text) in structure().advances for text in told) else ""

    def _line(self, rows: Sequence[int]) -> Iterator[tuple[Place, Place, Cell]]:
        """The line of some rows of one person."""
        for at, now in self._at.items():
            texts = list(dict.fromkeys(cell.text for row in rows if (cell := self._cell(row, at)).text))
            if texts:
                row = next(row for row in rows if self._cell(row, at).text)
                yield (rows[0], now), (row, at), self._cell(row, at) if len(texts) == 1 else Cell("、".join(texts))
        for field, now in self._fields.items():
            if text := self._text(field, rows):
                is_figure = field in (*MONEY, "owed")
                yield (rows[0], now), (rows[0], self._stood(field)), _figure(text) if is_figure else Cell(text)

    def _cell(self, row: int, at: int) -> Cell:
        return self.grid.spread(row, at) if at == self.columns.name else self.grid.at(row, at)

    def _text(self, field: str, rows: Sequence[int]) -> str:
        """What some rows of one person tell together; nothing of amounts where one of them tells no amount of its work,
        or nobody knows what it did."""
        match field:
            case "period":
                worked = [row for row in rows if "received" not in (self.columns.movement(row) or ())] or rows
                worked = [row for row in worked if row not in self.columns.openings]
                return months_text(
                    [each for row in worked if (each := month_told(self.grid.at(row, self.columns.when)))]
                )
            case "attendance":
                return self._work(rows)
            case "rate":
                told = [text for row in rows if (text := self.grid.at(row, self.columns.rate).text)]
                return "、".join(dict.fromkeys(told))
            case "owed":
                told_in = [row for row in rows if self.columns.balance in self.columns.figures[row]]
                return f"{self.columns.figures[told_in[-1]][self.columns.balance]:f}" if told_in else ""
            case "note":
                return self._note(rows)
            case _:
                return self._sum(field, rows)

    def _sum(self, field: str, rows: Sequence[int]) -> str:
        told = [self.columns.movement(row) for row in rows]
        is_open = field == "earned" and any(
            each == {} and self._work([row]) for each, row in zip(told, rows, strict=True)
        )
        if is_open or None in told:
            return ""
        return f"{sum((each.get(field, _NOTHING) for each in told if each is not None), _NOTHING):f}"

    def _work(self, rows: Sequence[int]) -> str:
        """The days of some rows together; as they stand where some are no figures."""
        texts = [text for row in rows if (text := self.grid.at(row, self.columns.work).text.strip())]
        measures = [work_of(text) for text in texts]
        told = [each for each in measures if each is not None]
        units = {each.unit for each in told}
        if len(told) < len(texts) or len(units) > 1:
            return "、".join(texts)
        return f"{sum((each.figure for each in told), _NOTHING):f}{units.pop()}" if told else ""

    def _note(self, rows: Sequence[int]) -> str:
        """The remarks of some rows, what each kind of work came to, and an amount of which nobody knows what it did."""
        columns, sums = self.columns, dict[str, Decimal]()
        for row in rows if columns.words else ():
            word, movement = self.grid.at(row, columns.words).text, columns.movement(row)
            for yuan in self._open(row) if movement is None else (movement.get("earned", _NOTHING),):
                sums[word] = sums.get(word, _NOTHING) + yuan
        work = [f"{word}{yuan:f}元" for word, yuan in sums.items() if yuan]
        told = work if 1 < len(work) <= _MOST_WORDS or None in map(columns.movement, rows) else []
        remarks = [at for at, field in columns.fields.items() if field == "note"]
        for row in rows:
            texts = [text for at in remarks if (text := self.grid.at(row, at).text.strip())]
            told += [f"{self.grid.at(row, columns.when).text}：{text}" for text in texts]
        return "；".join(told)

    def _open(self, row: int) -> list[Decimal]:
        return [self.columns.figures[row][at] for at in self.columns.amounts if at in self.columns.figures[row]]

    def _other(self, row: int) -> Iterator[tuple[Place, Place, Cell]]:
        """A row of nobody, such as a total or a remark, in the columns that there are now."""
        columns, cells = self.columns, self.grid.rows[row]
        of = {columns.balance: "owed", columns.when: "name"} | {
            at: field or "owed" for at, field in columns.amounts.items()
        }
        of |= {at: field for at, field in columns.fields.items() if field in ("attendance", "rate", "note")}
        places: dict[int, Cell] = {}
        for at in sorted(cells):
            now = self._at.get(at) or self._fields.get(of.get(at, ""), 1)
            while now in places:
                now += 1
            places[now] = cells[at]
            yield (row, now), (row, at), cells[at]

    def _told(self) -> Iterator[tuple[Place, Problem]]:
        """That accounts were gathered, how each kind of line was taken, and of whom the balance does not tie."""
        yield (0, 0), Problem("list-movements", level=Level.WARNING, details={"words": self._words()})
        for name, rows in self.columns.of_each.items():
            differing = [row for row in rows if row in self.columns.differing]
            if differing:
                place = rows[0], self._fields["owed"]
                file = [self._in_file((row, self.columns.balance)) for row in differing]
                details = {"name": name, "rows": "、".join(f"{row}" for row, _ in file)}
                yield place, Problem("list-balance-differs", f"第{rows[0]}行", Level.WARNING, details)

    def _words(self) -> str:
        """Which words, columns or signs were taken for what."""
        columns, found = self.columns, dict[str, dict[str, None]]()
        for at, field in columns.amounts.items():
            found.setdefault(field, {})[columns.titles[at]] = None
        for row in columns.rows if columns.words and "" in found else ():
            text = self.grid.at(row, columns.words).text
            for field in columns.movement(row) or (structure().movement_of(text),):
                found.setdefault(field, {})[text] = None
        if not columns.words and "" in found:
            found |= {"earned": {"加上的": None}, "received": {"减去的": None}}
        return "，".join(
            f"“{'、'.join([*words][:_MOST_WORDS])}”记作{vocabulary.label(f'wage_claim.{field}_fen')}"
            for field, words in found.items()
            if field
        )


_ADDED = ("period", "attendance", "rate", *MONEY, "owed", "note")


def _figure(text: str) -> Cell:
    return Cell(text, CellKind.NUMBER, text)


def months_text(edges: Sequence[Edge]) -> str:
    """Months in order, each once, those that follow each other as one span: 2026年3月至5月、8月."""
    known = list(dict.fromkeys((edge.year, edge.month) for edge in edges))
    if all(year is not None for year, _ in known):
        known.sort(key=lambda each: (each[0] or 0, each[1]))
    spans: list[list[tuple[int | None, int]]] = []
    for each in known:
        if spans and _follows(spans[-1][-1], each):
            spans[-1].append(each)
        else:
            spans.append([each])
    told, year = [], None
    for span in spans:
        (first_year, first), (last_year, last) = span[0], span[-1]
        words = f"{first_year}年{first}月" if first_year is not None and first_year != year else f"{first}月"
        if len(span) > 1:
            words += f"至{last_year}年{last}月" if last_year != first_year else f"至{last}月"
        told.append(words)
        year = last_year
    return "、".join(told)


def _follows(one: tuple[int | None, int], other: tuple[int | None, int]) -> bool:
    """Whether a month is the next one after another."""
    if one[0] is None or other[0] is None:
        return one[0] is other[0] and other[1] == one[1] + 1
    return other[0] * 12 + other[1] == one[0] * 12 + one[1] + 1
