"""The parts of an .xlsx workbook, element by element: relations, sheets' names, number formats, texts, and a sheet."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from inspector_app.exchange.tables.damage import Damaged
from inspector_app.exchange.tables.grid import Area, Cell, CellKind, Grid, column_of
from inspector_app.exchange.tables.limits import LONGEST_TEXT, Count, TooMuch
from inspector_app.exchange.tables.shown import built_in, day_cell, number_cell
from inspector_app.exchange.tables.xml_stream import Attributes

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_AREAS = 50_000
_YES = ("1", "true")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class _Silent:
    """A handler that looks at the beginnings only."""

    def ends(self) -> Mapping[str, Callable[[], None]]:
        return {}

    def text(self, text: str) -> None:
        return


@dataclass
class Relations(_Silent):
    """What a part points to: target and type by the id of the relation."""

    folder: str
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {"Relationship": self._relation}

    def _relation(self, told: Attributes) -> None:
        if told.get("TargetMode") != "External":
            target = told.get("Target", "")
            whole = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(self.folder, target))
            self.targets[told.get("Id", "")] = (whole, told.get("Type", ""))


@dataclass
class Workbook(_Silent):
    """The sheets of a workbook in their order: name, state, relation."""

    epoch_1904: bool = False
    is_workbook: bool = False
    sheets: list[tuple[str, str, str]] = field(default_factory=list)

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {"workbook": self._root, "workbookPr": self._look, "sheet": self._sheet}

    def _root(self, _told: Attributes) -> None:
        self.is_workbook = True

    def _look(self, told: Attributes) -> None:
        self.epoch_1904 = told.get("date1904") in _YES

    def _sheet(self, told: Attributes) -> None:
        rid = next((value for key, value in told.items() if key.rpartition(":")[2] == "id"), "")
        self.sheets.append((told.get("name", "")[:100], told.get("state", ""), rid))


@dataclass
class Styles(_Silent):
    """Which number format each look has."""

    own: dict[int, str] = field(default_factory=dict)
    looks: list[int] = field(default_factory=list)
    _is_inside: bool = False

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        groups = dict.fromkeys(("cellStyleXfs", "dxfs"), self._others)
        return {"numFmt": self._format, "cellXfs": self._cells, "xf": self._look, **groups}

    def _format(self, told: Attributes) -> None:
        self.own[_number(told.get("numFmtId", ""))] = told.get("formatCode", "")

    def _cells(self, _told: Attributes) -> None:
        self._is_inside = True

    def _others(self, _told: Attributes) -> None:
        self._is_inside = False

    def _look(self, told: Attributes) -> None:
        if self._is_inside:
            self.looks.append(_number(told.get("numFmtId", "")))

    def codes(self) -> list[str]:
        """The format code of each look."""
        return [self.own[number] if number in self.own else built_in(number) for number in self.looks]


@dataclass
class _Texts:
    """Elements whose text is gathered; readings of characters (rPh) are not part of it."""

    count: Count
    _parts: list[str] = field(default_factory=list)
    _is_text: bool = False
    _is_reading: bool = False
    _length: int = 0

    def text(self, text: str) -> None:
        if self._is_text and not self._is_reading:
            self._parts.append(text)
            self._length += len(text)
            if self._length > LONGEST_TEXT:
                raise TooMuch

    def _begin_text(self, _told: Attributes) -> None:
        self._is_text = True

    def _end_text(self) -> None:
        self._is_text = False

    def _begin_reading(self, _told: Attributes) -> None:
        self._is_reading = True

    def _end_reading(self) -> None:
        self._is_reading = False

    def _fresh(self) -> None:
        self._parts, self._length = [], 0


@dataclass
class Strings(_Texts):
    """The texts that cells share."""

    texts: list[str] = field(default_factory=list)

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {"t": self._begin_text, "rPh": self._begin_reading}

    def ends(self) -> Mapping[str, Callable[[], None]]:
        return {"si": self._end_string, "t": self._end_text, "rPh": self._end_reading}

    def _end_string(self) -> None:
        self.texts.append("".join(self._parts))
        self.count.cell(self.texts[-1])
        self._fresh()


@dataclass
class Sheet(_Texts):
    """One sheet being read."""

    strings: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    epoch_1904: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    _row: int = 0
    _column: int = 0
    _type: str = ""
    _look: str = ""
    _has_formula: bool = False

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {
            "c": self._begin_cell, "v": self._begin_text, "t": self._begin_text, "f": self._formula,
            "row": self._begin_row, "col": self._columns, "mergeCell": self._merge, "rPh": self._begin_reading,
        }  # fmt: skip

    def ends(self) -> Mapping[str, Callable[[], None]]:
        return {"c": self._end_cell, "v": self._end_text, "t": self._end_text, "rPh": self._end_reading}

    def _formula(self, _told: Attributes) -> None:
        self._has_formula = True

    def _begin_row(self, told: Attributes) -> None:
        self._row = _within(told.get("r"), self._row + 1, _LAST_ROW)
        self._column = 0
        if told.get("hidden") in _YES or told.get("ht") == "0":
            self.hidden_rows.add(self._row)

    def _columns(self, told: Attributes) -> None:
        if told.get("hidden") in _YES or told.get("width") == "0":
            first, last = _number(told.get("min", "")), _number(told.get("max", ""))
            self.hidden_columns.update(range(max(first, 1), min(last, _LAST_COLUMN) + 1))

    def grid(self, name: str, *, hidden: bool) -> Grid:
        """The sheet as read."""
        return Grid(name, self.rows, hidden, self.areas, frozenset(self.hidden_rows), frozenset(self.hidden_columns))

    def _begin_cell(self, told: Attributes) -> None:
        place = told.get("r", "").rstrip("0123456789")
        self._column = column_of(place) if place else self._column + 1
        if not 0 < self._column <= _LAST_COLUMN:
            raise Damaged("column")
        self._type, self._look = told.get("t", "n"), told.get("s", "")
        self._has_formula = False
        if self._parts:
            self._fresh()

    def _end_cell(self) -> None:
        text = self._parts[0] if len(self._parts) == 1 else "".join(self._parts)
        cell = self._cell(text)
        if cell is None:
            return
        self.count.cell(cell.text)
        if self._row not in self.rows:
            self.count.row()
            self.rows[self._row] = {}
        self.rows[self._row][self._column] = cell

    def _cell(self, text: str) -> Cell | None:
        if not text:
            return Cell("", CellKind.FORMULA) if self._has_formula and self._type != "str" else None
        match self._type:
            case "s":
                at = _number(text)
                return _text(self.strings[at]) if 0 <= at < len(self.strings) else Cell("#N/A", CellKind.ERROR)
            case "str" | "inlineStr":
                return _text(text)
            case "b":
                return Cell("是" if text in _YES else "否", CellKind.TRUTH)
            case "e":
                return Cell(text, CellKind.ERROR)
            case "d":
                return _iso_day(text)
            case _:
                return self._numeric(text)

    def _numeric(self, text: str) -> Cell:
        at = _number(self._look)
        code = self.codes[at] if 0 <= at < len(self.codes) else ""
        try:
            value = int(text) if len(text) < 16 and text.isdigit() else float(text)
        except ValueError:
            return Cell(text)
        return number_cell(value, code, epoch_1904=self.epoch_1904)

    def _merge(self, told: Attributes) -> None:
        reference = told.get("ref", "")
        first, _, last = reference.partition(":")
        corners = [(column_of(each.rstrip("0123456789")), _number(each.lstrip(_LETTERS))) for each in (first, last)]
        (left, top), (right, bottom) = corners
        if 0 < left <= right <= _LAST_COLUMN and 0 < top <= bottom <= _LAST_ROW:
            self.areas.append((top, left, bottom, right))
        if len(self.areas) > _MOST_AREAS:
            raise TooMuch


def _text(text: str) -> Cell | None:
    tidy = text.replace("_x000D_", "").strip()
    return Cell(tidy) if tidy else None


def _iso_day(text: str) -> Cell:
    try:
        return day_cell(datetime.fromisoformat(text.removesuffix("Z")))
    except ValueError:
        return Cell(text)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _within(text: str | None, otherwise: int, most: int) -> int:
    number = otherwise if text is None else _number(text)
    if not 0 < number <= most:
        raise Damaged("row")
    return number
