"""An OpenDocument spreadsheet (.ods): its content goes through expat once, and everything is counted on the way.

Its cells hold what they show, so no format has to be known; python-calamine tells neither that nor hidden rows.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time

from inspector_app.exchange.tables.formats.damage import NoWorkbook
from inspector_app.exchange.tables.formats.limits import LONGEST_TEXT, Count, TooMuch
from inspector_app.exchange.tables.formats.shown import day_cell, plain_number
from inspector_app.exchange.tables.formats.xml_stream import Attributes, Handler, own, whole_number
from inspector_app.exchange.tables.grid import Area, Cell, CellKind, Grid

CONTENT = "content.xml"
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_HIDDEN = ("collapse", "filter")


def read(parse: Callable[[str, Handler], None], count: Count) -> Iterator[Grid]:
    """The sheets; ``parse`` sends the elements of a part of the file. Raises :class:`NoWorkbook`,
    :class:`~.damage.Damaged` or :class:`TooMuch`."""
    book = _Book(count)
    parse(CONTENT, book)
    if not book.sheets:
        raise NoWorkbook("letter" if book.is_letter else "ods")
    for sheet in book.sheets:
        yield Grid(
            sheet.name, sheet.rows, sheet.style in book.hidden_styles, sheet.areas, frozenset(sheet.hidden_rows),
            frozenset(sheet.hidden_columns), values_only=True,
        )  # fmt: skip


@dataclass
class _Sheet:
    name: str
    style: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    row: int = 0
    column: int = 0
    columns: int = 0
    repeated: int = 1
    is_hidden: bool = False
    """Of the row in hand."""


@dataclass
class _Book:
    """The work on the elements. What is said in a note at a cell is no content of it."""

    count: Count
    sheets: list[_Sheet] = field(default_factory=list)
    hidden_styles: set[str] = field(default_factory=set)
    is_letter: bool = False
    _style: str = ""
    _cell: Attributes | None = None
    _texts: list[str] = field(default_factory=list)
    _length: int = 0
    _in_text: bool = False
    _in_note: bool = False

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {
            "style": self._a_style, "table-properties": self._properties, "text": self._a_letter, "table": self._table,
            "table-column": self._a_column, "table-row": self._a_row, "table-cell": self._a_cell,
            "covered-table-cell": self._a_cell, "annotation": self._note, "p": self._paragraph, "s": self._blanks,
            "line-break": self._break,
        }  # fmt: skip

    def ends(self) -> Mapping[str, Callable[[], None]]:
        return {
            "table-row": self._end_row, "table-cell": self._end_cell, "covered-table-cell": self._end_covered,
            "annotation": self._end_note, "p": self._end_paragraph,
        }  # fmt: skip

    def text(self, text: str) -> None:
        if self._in_text and not self._in_note:
            self._texts.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise TooMuch

    def _a_style(self, told: Attributes) -> None:
        self._style = own(told, "name")

    def _properties(self, told: Attributes) -> None:
        if own(told, "display") == "false":
            self.hidden_styles.add(self._style)

    def _a_letter(self, _told: Attributes) -> None:
        self.is_letter = True

    def _table(self, told: Attributes) -> None:
        self.count.sheet()
        self.sheets.append(_Sheet(own(told, "name")[:100], own(told, "style-name")))

    def _a_column(self, told: Attributes) -> None:
        if self.sheets:
            sheet, first = self.sheets[-1], self.sheets[-1].columns + 1
            sheet.columns += whole_number(own(told, "number-columns-repeated")) or 1
            if own(told, "visibility") in _HIDDEN:
                sheet.hidden_columns.update(range(first, min(sheet.columns, _LAST_COLUMN) + 1))

    def _a_row(self, told: Attributes) -> None:
        if self.sheets:
            sheet = self.sheets[-1]
            sheet.row, sheet.column = sheet.row + 1, 0
            sheet.repeated = min(whole_number(own(told, "number-rows-repeated")) or 1, _LAST_ROW)
            sheet.is_hidden = own(told, "visibility") in _HIDDEN

    def _end_row(self) -> None:
        """A row that stands there several times is so many rows."""
        if not self.sheets:
            return
        sheet = self.sheets[-1]
        if cells := sheet.rows.get(sheet.row):
            for row in range(sheet.row + 1, sheet.row + sheet.repeated):
                self.count.row()
                for cell in cells.values():
                    self.count.cell(cell.text)
                sheet.rows[row] = dict(cells)
            if sheet.is_hidden:
                sheet.hidden_rows.update(range(sheet.row, sheet.row + sheet.repeated))
        sheet.row += sheet.repeated - 1

    def _a_cell(self, told: Attributes) -> None:
        self._cell, self._texts, self._length = told, [], 0

    def _end_covered(self) -> None:
        """What lies under a merged cell is not seen."""
        if self.sheets and self._cell is not None:
            self.sheets[-1].column += whole_number(own(self._cell, "number-columns-repeated")) or 1
        self._cell = None

    def _end_cell(self) -> None:
        told, self._cell = self._cell, None
        if not self.sheets or told is None:
            return
        sheet = self.sheets[-1]
        repeated = whole_number(own(told, "number-columns-repeated")) or 1
        self._merge(sheet, told)
        cell = _cell(told, "".join(self._texts).strip())
        if cell is not None and sheet.column + repeated <= _LAST_COLUMN:
            self._put(sheet, cell, repeated)
        sheet.column += repeated

    def _put(self, sheet: _Sheet, cell: Cell, repeated: int) -> None:
        if sheet.row > _LAST_ROW:
            raise TooMuch
        if sheet.row not in sheet.rows:
            self.count.row()
            sheet.rows[sheet.row] = {}
        for column in range(sheet.column + 1, sheet.column + repeated + 1):
            self.count.cell(cell.text)
            sheet.rows[sheet.row][column] = cell

    def _merge(self, sheet: _Sheet, told: Attributes) -> None:
        across = whole_number(own(told, "number-columns-spanned")) or 1
        down = whole_number(own(told, "number-rows-spanned")) or 1
        if across > 1 or down > 1:
            column = sheet.column + 1
            right, bottom = min(column + across - 1, _LAST_COLUMN), min(sheet.row + down - 1, _LAST_ROW)
            sheet.areas.append((sheet.row, column, bottom, right))

    def _note(self, _told: Attributes) -> None:
        self._in_note = True

    def _end_note(self) -> None:
        self._in_note = False

    def _paragraph(self, _told: Attributes) -> None:
        if self._cell is not None and not self._in_note:
            self._texts += ["\n"] * bool(self._texts)
            self._in_text = True

    def _end_paragraph(self) -> None:
        if not self._in_note:
            self._in_text = False

    def _blanks(self, told: Attributes) -> None:
        self.text(" " * min(whole_number(own(told, "c")) or 1, LONGEST_TEXT))

    def _break(self, _told: Attributes) -> None:
        self.text("\n")


def _cell(told: Attributes, shown: str) -> Cell | None:
    """A cell by its type, as it is shown; None for one without content."""
    match own(told, "value-type"):
        case "float" | "currency" | "percentage":
            return _number(own(told, "value"), shown)
        case "date":
            return _day(own(told, "date-value"), shown)
        case "boolean":
            return Cell("是" if own(told, "boolean-value") == "true" else "否", CellKind.TRUTH)
        case _:
            return Cell(shown) if shown else None


def _number(value: str, shown: str) -> Cell | None:
    try:
        raw = plain_number(float(value))
    except ValueError:
        return Cell(shown) if shown else None
    if not raw:
        return Cell("#NUM!", CellKind.ERROR)
    return Cell(shown or raw, CellKind.NUMBER, raw)


def _day(value: str, shown: str) -> Cell | None:
    """A day in one spelling, whatever the language of the program that wrote it; a month alone where it shows one."""
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return Cell(shown) if shown else None
    is_month = "月" in shown and "日" not in shown and moment.time() == time()
    return day_cell(moment, has_month_only=is_month)
