"""An XML spreadsheet of 2003: what many web systems write by a template and hand out under the name .xls."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from inspector_app.exchange.tables.formats.damage import NoWorkbook
from inspector_app.exchange.tables.formats.limits import LONGEST_TEXT, Count, TooMuch
from inspector_app.exchange.tables.formats.shown import day_cell, number_cell
from inspector_app.exchange.tables.formats.xml_stream import Attributes, own, parse, whole_number
from inspector_app.exchange.tables.grid import Area, Cell, CellKind, Grid

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_BEGINNING = 4096
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def is_spreadsheet(data: bytes) -> bool:
    """Whether the bytes begin like one."""
    return _NAMESPACE in data[:_BEGINNING]


def read(data: bytes, count: Count) -> Iterator[Grid]:
    """The sheets. Raises :class:`NoWorkbook`, :class:`~.damage.Damaged` or :class:`TooMuch`."""
    book = _Book(count)
    parse([data], book, count)
    if not book.sheets:
        raise NoWorkbook
    for sheet in book.sheets:
        yield Grid(
            sheet.name, sheet.rows, sheet.hidden, sheet.areas, frozenset(sheet.hidden_rows),
            frozenset(sheet.hidden_columns), values_only=True,
        )  # fmt: skip


@dataclass
class _Sheet:
    name: str
    hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0


@dataclass
class _Book:
    """The work on the elements; a prefix before a name or an attribute says nothing."""

    count: Count
    sheets: list[_Sheet] = field(default_factory=list)
    _type: str = ""
    _texts: list[str] | None = None
    _visible: list[str] | None = None
    _length: int = 0
    _next_column: int = 0

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {
            "Worksheet": self._worksheet, "Column": self._a_column, "Row": self._a_row, "Cell": self._a_cell,
            "Data": self._data, "Visible": self._visibility,
        }  # fmt: skip

    def ends(self) -> Mapping[str, Callable[[], None]]:
        return {"Data": self._end_data, "Visible": self._end_visibility}

    def text(self, text: str) -> None:
        if self._visible is not None:
            self._visible.append(text[:20])
        if self._texts is not None:
            self._texts.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise TooMuch

    def _worksheet(self, told: Attributes) -> None:
        self.count.sheet()
        self.sheets.append(_Sheet(own(told, "Name")[:100]))
        self._next_column = 0

    def _a_column(self, told: Attributes) -> None:
        self._next_column = _index(told, "Index", self._next_column + 1, _LAST_COLUMN)
        last = min(self._next_column + whole_number(own(told, "Span")), _LAST_COLUMN)
        if self.sheets and own(told, "Hidden") == "1":
            self.sheets[-1].hidden_columns.update(range(self._next_column, last + 1))
        self._next_column = last

    def _a_row(self, told: Attributes) -> None:
        if self.sheets:
            sheet = self.sheets[-1]
            sheet.row, sheet.column = _index(told, "Index", sheet.row + 1, _LAST_ROW), 0
            if own(told, "Hidden") == "1":
                sheet.hidden_rows.add(sheet.row)

    def _a_cell(self, told: Attributes) -> None:
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        sheet.column = _index(told, "Index", sheet.column + 1, _LAST_COLUMN)
        across, down = whole_number(own(told, "MergeAcross")), whole_number(own(told, "MergeDown"))
        if across or down:
            right, bottom = min(sheet.column + across, _LAST_COLUMN), min(sheet.row + down, _LAST_ROW)
            sheet.areas.append((sheet.row, sheet.column, bottom, right))
        self._across = across

    _across: int = 0

    def _data(self, told: Attributes) -> None:
        self._type, self._texts, self._length = own(told, "Type"), [], 0

    def _end_data(self) -> None:
        text, self._texts = "".join(self._texts or ()).strip(), None
        if not text or not self.sheets:
            return
        sheet, cell = self.sheets[-1], _cell(self._type, text)
        self.count.cell(cell.text)
        if sheet.row not in sheet.rows:
            self.count.row()
            sheet.rows[sheet.row] = {}
        sheet.rows[sheet.row][sheet.column] = cell
        sheet.column += self._across

    def _visibility(self, _told: Attributes) -> None:
        self._visible = []

    def _end_visibility(self) -> None:
        if self.sheets and "Hidden" in "".join(self._visible or ()):
            self.sheets[-1].hidden = True
        self._visible = None


def _cell(kind: str, text: str) -> Cell:
    match kind:
        case "Number":
            try:
                return number_cell(float(text), "")
            except ValueError:
                return Cell(text)
        case "DateTime":
            try:
                return day_cell(datetime.fromisoformat(text))
            except ValueError:
                return Cell(text)
        case "Boolean":
            return Cell("是" if text == "1" else "否", CellKind.TRUTH)
        case "Error":
            return Cell(text, CellKind.ERROR)
        case _:
            return Cell(text)


def _index(told: Attributes, name: str, otherwise: int, most: int) -> int:
    number = whole_number(own(told, name)) or otherwise
    if number > most:
        raise TooMuch
    return number
