"""The parts of an .xlsx workbook, element by element: relations, sheets' names, number formats, texts, and a sheet."""

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from inspector_app.exchange.tables.formats.damage import Damaged
from inspector_app.exchange.tables.formats.limits import LONGEST_TEXT, Count, TooMuch
from inspector_app.exchange.tables.formats.shown import built_in, day_cell, number_cell
from inspector_app.exchange.tables.formats.xml_stream import Attributes
from inspector_app.exchange.tables.grid import Area, Cell, CellKind, Grid, column_of

_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_MOST_AREAS = 50_000
_YES = ("1", "true")
_STYLE_PARTS = ("fonts", "fills", "cellStyleXfs", "cellXfs", "dxfs")
_LONGEST_REMARK = 200
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
    """Which number format each look has, and which looks are struck through or have a colour behind them."""

    own: dict[int, str] = field(default_factory=dict)
    looks: list[int] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)
    filled: set[int] = field(default_factory=set)
    _fonts: list[bool] = field(default_factory=list)
    _fills: list[bool] = field(default_factory=list)
    _part: str = ""
    _is_solid: bool = False

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        parts = {name: partial(self._begin_part, name) for name in _STYLE_PARTS}
        return {
            "numFmt": self._format, "xf": self._look, "font": self._font, "strike": self._strike, "fill": self._fill,
            "patternFill": self._pattern, "fgColor": self._colour, **parts,
        }  # fmt: skip

    def _format(self, told: Attributes) -> None:
        self.own[_number(told.get("numFmtId", ""))] = told.get("formatCode", "")

    def _begin_part(self, name: str, _told: Attributes) -> None:
        self._part = name

    def _font(self, _told: Attributes) -> None:
        if self._part == "fonts":
            self._fonts.append(False)

    def _strike(self, told: Attributes) -> None:
        if self._part == "fonts" and self._fonts:
            self._fonts[-1] = told.get("val", "1") in _YES

    def _fill(self, _told: Attributes) -> None:
        if self._part == "fills":
            self._fills.append(False)

    def _pattern(self, told: Attributes) -> None:
        self._is_solid = told.get("patternType") == "solid"

    def _colour(self, told: Attributes) -> None:
        """A colour behind cells; white is none."""
        is_white = told.get("rgb", "")[-6:].upper() == "FFFFFF" or told.get("indexed") in ("1", "9", "65")
        is_paper = told.get("theme") == "0" and "tint" not in told
        if self._part == "fills" and self._fills and self._is_solid:
            self._fills[-1] = not (is_white or is_paper)

    def _look(self, told: Attributes) -> None:
        if self._part != "cellXfs":
            return
        at = len(self.looks)
        self.looks.append(_number(told.get("numFmtId", "")))
        for name, of, found in (("fontId", self._fonts, self.struck), ("fillId", self._fills, self.filled)):
            number = _number(told.get(name, ""))
            if 0 <= number < len(of) and of[number]:
                found.add(at)

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
    """The texts that cells share, and which of them are struck through in part."""

    texts: list[str] = field(default_factory=list)
    struck: set[int] = field(default_factory=set)

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {"t": self._begin_text, "rPh": self._begin_reading, "strike": self._strike}

    def _strike(self, told: Attributes) -> None:
        if told.get("val", "1") in _YES:
            self.struck.add(len(self.texts))

    def ends(self) -> Mapping[str, Callable[[], None]]:
        return {"si": self._end_string, "t": self._end_text, "rPh": self._end_reading}

    def _end_string(self) -> None:
        self.texts.append("".join(self._parts))
        self.count.cell(self.texts[-1])
        self._fresh()


@dataclass
class Comments(_Texts):
    """What is remarked on cells, by row and column."""

    found: dict[tuple[int, int], str] = field(default_factory=dict)
    _place: tuple[int, int] = (0, 0)

    def begins(self) -> Mapping[str, Callable[[Attributes], None]]:
        return {"comment": self._begin_comment, "t": self._begin_text, "rPh": self._begin_reading}

    def ends(self) -> Mapping[str, Callable[[], None]]:
        return {"comment": self._end_comment, "t": self._end_text, "rPh": self._end_reading}

    def _begin_comment(self, told: Attributes) -> None:
        reference = told.get("ref", "")
        self._place = _number(reference.lstrip(_LETTERS)), column_of(reference.rstrip("0123456789"))
        self._fresh()

    def _end_comment(self) -> None:
        text = "".join("".join(self._parts).split())[:_LONGEST_REMARK]
        self.count.cell(text)
        if text and min(self._place) > 0:
            self.found[self._place] = text


@dataclass
class Sheet(_Texts):
    """One sheet being read."""

    strings: Strings = field(kw_only=True)
    styles: Styles = field(kw_only=True)
    epoch_1904: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    struck_rows: set[int] = field(default_factory=set)
    filled_rows: set[int] = field(default_factory=set)
    _codes: list[str] = field(default_factory=list)
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

    def __post_init__(self) -> None:
        self._codes = self.styles.codes()

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

    def grid(self, name: str, remarks: Mapping[tuple[int, int], str], *, hidden: bool) -> Grid:
        """The sheet as read, with what is remarked on its cells."""
        return Grid(
            name, self.rows, hidden, self.areas, frozenset(self.hidden_rows), frozenset(self.hidden_columns),
            frozenset(self.struck_rows), frozenset(self.filled_rows), remarks,
        )  # fmt: skip

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
        self._mark(text)

    def _mark(self, text: str) -> None:
        """Note how the cell looks."""
        look = _number(self._look)
        if look in self.styles.struck or (self._type == "s" and _number(text) in self.strings.struck):
            self.struck_rows.add(self._row)
        if look in self.styles.filled:
            self.filled_rows.add(self._row)

    def _cell(self, text: str) -> Cell | None:
        if not text:
            return Cell("", CellKind.FORMULA) if self._has_formula and self._type != "str" else None
        match self._type:
            case "s":
                at = _number(text)
                return (
                    _text(self.strings.texts[at]) if 0 <= at < len(self.strings.texts) else Cell("#N/A", CellKind.ERROR)
                )
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
        code = self._codes[at] if 0 <= at < len(self._codes) else ""
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
