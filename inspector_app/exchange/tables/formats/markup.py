"""A table in HTML: what many web systems hand out under the name .xls."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from inspector_app.exchange.tables.formats.damage import NoWorkbook
from inspector_app.exchange.tables.formats.delimited import decoded
from inspector_app.exchange.tables.formats.limits import Count, TooMuch
from inspector_app.exchange.tables.grid import Area, Cell, Grid

_BEGINNING = 2048
_MOST_SPAN = 1000


def is_markup(data: bytes) -> bool:
    """Whether the bytes begin like a page or a part of one."""
    start = data[:_BEGINNING].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta", b"<?xml")) or b"<table" in start


def read(data: bytes, count: Count) -> Iterator[Grid]:
    """Every table of a page as a sheet. Raises :class:`NoWorkbook` where there is none, or :class:`TooMuch`."""
    parser = _Tables(count)
    parser.feed(decoded(data))
    parser.close()
    if not parser.tables:
        raise NoWorkbook
    for number, table in enumerate(parser.tables, start=1):
        name = f"表{number}" if len(parser.tables) > 1 else ""
        rows = {row: cells for row, cells in table.rows.items() if cells}
        yield Grid(name, rows, merged=table.areas, values_only=True)


@dataclass
class _Table:
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    row: int = 0
    column: int = 0


class _Tables(HTMLParser):
    """Rows and cells of all tables; a table inside a table ends the cell it stands in."""

    def __init__(self, count: Count) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self._count = count
        self._texts: list[str] | None = None
        self._spans = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._count.mark()
        if tag == "table":
            self._count.sheet()
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].row += 1
            self.tables[-1].column = 0
        elif tag in ("td", "th") and self.tables:
            self._end_cell()
            told = dict(attrs)
            self._spans = (_span(told.get("rowspan")), _span(told.get("colspan")))
            self._texts = []
        elif tag == "br" and self._texts is not None:
            self._texts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._texts is not None:
            self._texts.append(data)

    def _end_cell(self) -> None:
        if self._texts is None:
            return
        text = "".join(self._texts).strip()
        self._texts = None
        table = self.tables[-1]
        table.column += 1
        while (table.row, table.column) in table.taken:
            table.column += 1
        down, across = self._spans
        if down * across > 1:
            self._count.mark(down * across)
            table.areas.append((table.row, table.column, table.row + down - 1, table.column + across - 1))
            table.taken |= {(table.row + r, table.column + c) for r in range(down) for c in range(across)}
        if text:
            self._count.cell(text)
            cells = table.rows.setdefault(table.row, {})
            if not cells:
                self._count.row()
            cells[table.column] = Cell(text)
        table.column += across - 1


def _span(told: str | None) -> int:
    number = int(told) if told and told.isascii() and told.isdigit() and len(told) < 6 else 1
    if number > _MOST_SPAN:
        raise TooMuch
    return max(number, 1)
