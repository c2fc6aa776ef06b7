"""An .xlsb workbook: the same parts as an .xlsx one, as binary records instead of elements (MS-XLSB 2.1, 2.4).

Each record is told to the handler that reads the like element of an .xlsx file, so that formats, hidden rows and looks
mean the same. python-calamine, which reads these files too, tells neither number formats nor what is hidden: 2025.10
could not be told from 2025.1.
"""

import struct
from collections.abc import Callable, Iterator, Mapping
from typing import Protocol

from inspector_app.exchange.tables.formats.damage import Damaged
from inspector_app.exchange.tables.formats.limits import LONGEST_TEXT, Count, TooMuch
from inspector_app.exchange.tables.formats.xlsx_parts import Comments, Sheet, Strings, Styles, Workbook
from inspector_app.exchange.tables.grid import Grid, letter

START = "xl/workbook.bin"
_MOST_PART = 64 << 20
_STATES = ("visible", "hidden", "veryHidden")
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_FORMULA_FROM = 8  # records of cells from here on hold a formula and what it came to
_SHORT_FROM, _CELLS_TO = 12, 18  # those from here on stand in the column behind the one before
_RUN = struct.Struct("<HH")


class Parts(Protocol):
    """The archive whose parts are read."""

    count: Count

    def pieces(self, part: str) -> Iterator[bytes]: ...
    def relations(self, part: str) -> dict[str, tuple[str, str]]: ...


class _Body:
    """The bytes of one record, taken from the front. Raises :class:`Damaged` where they end too early."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, form: str) -> tuple[int, ...]:
        """Numbers in a layout of :mod:`struct`, little-endian."""
        layout = struct.Struct("<" + form)
        if self._at + layout.size > len(self._data):
            raise Damaged("record")
        found = layout.unpack_from(self._data, self._at)
        self._at += layout.size
        return found

    def real(self) -> float:
        (value,) = self.take("d")
        return value

    def text(self) -> str:
        """A text with its length before it; nothing where there is none."""
        (length,) = self.take("I")
        if length == 0xFFFFFFFF:
            return ""
        if length > LONGEST_TEXT:
            raise TooMuch
        end = self._at + 2 * length
        if end > len(self._data):
            raise Damaged("record")
        found = self._data[self._at : end].decode("utf-16-le", "replace")
        self._at = end
        return found

    def rich(self) -> tuple[str, tuple[int, ...]]:
        """A text and the fonts of its stretches."""
        (flags,) = self.take("B")
        text = self.text()
        runs = self.take("I")[0] if flags & 1 else 0
        return text, tuple(font for _, font in _RUN.iter_unpack(self._left(runs * _RUN.size)))

    def _left(self, size: int) -> bytes:
        found = self._data[self._at : self._at + size]
        if len(found) < size:
            raise Damaged("record")
        return found


def sheets(parts: Parts, start: str) -> Iterator[Grid]:
    """The sheets of a workbook. Raises :class:`Damaged` or :class:`TooMuch`."""
    book, strings, styles = Workbook(), Strings(parts.count), _Looks()
    for number, body in _records(parts, start):
        _tell_book(book, number, body)
    relations = parts.relations(start)
    by_kind = {kind.rpartition("/")[2]: to for to, kind in relations.values()}
    for number, body in _records(parts, by_kind.get("styles", "")):
        styles.tell(number, body)
    for number, body in _records(parts, by_kind.get("sharedStrings", "")):
        _tell_string(strings, styles, number, body)
    for name, state, rid in book.sheets:
        target, kind = relations.get(rid, ("", ""))
        if kind.endswith("/worksheet"):
            parts.count.sheet()
            sheet = _Cells(Sheet(parts.count, strings=strings, styles=styles.told, epoch_1904=book.epoch_1904))
            for number, body in _records(parts, target):
                sheet.tell(number, body)
            yield sheet.told.grid(name, _remarks(parts, target), hidden=state != _STATES[0])


def _records(parts: Parts, part: str) -> Iterator[tuple[int, _Body]]:
    """Number and body of each record of a part; none of a part that is not there."""
    data = bytearray()
    for piece in parts.pieces(part):
        data += piece
        if len(data) > _MOST_PART:
            raise TooMuch
    at = 0
    while at < len(data):
        number, at = _varied(data, at, 2)
        size, at = _varied(data, at, 4)
        if at + size > len(data):
            raise Damaged("record")
        parts.count.mark()
        yield number, _Body(bytes(data[at : at + size]))
        at += size


def _varied(data: bytearray, at: int, most: int) -> tuple[int, int]:
    """A number of as many bytes as it needs, seven bits in each, and where it ends."""
    value = 0
    for place in range(most):
        if at + place >= len(data):
            raise Damaged("record")
        value |= (data[at + place] & 0x7F) << (7 * place)
        if not data[at + place] & 0x80:
            return value, at + place + 1
    return value, at + most


def _tell_book(book: Workbook, number: int, body: _Body) -> None:
    begins = book.begins()
    if number == 153:  # BrtWbProp
        begins["workbookPr"]({"date1904": str(body.take("I")[0] & 1)})
    elif number == 156:  # BrtBundleSh
        state, _ = body.take("II")
        told = {"r:id": body.text(), "name": body.text(), "state": _STATES[state] if state < len(_STATES) else "hidden"}
        begins["sheet"](told)


def _tell_string(strings: Strings, styles: "_Looks", number: int, body: _Body) -> None:
    if number != 19:  # BrtSSTItem
        return
    text, fonts = body.rich()
    if styles.struck_fonts.intersection(fonts):
        strings.begins()["strike"]({})
    _say(strings, text)
    strings.ends()["si"]()


def _say(handler: Strings | Comments, text: str) -> None:
    handler.begins()["t"]({})
    handler.text(text)
    handler.ends()["t"]()


class _Looks:
    """Formats and looks. ``struck_fonts`` are those that strike through."""

    _PARTS: Mapping[int, str] = {611: "fonts", 603: "fills", 626: "cellStyleXfs", 617: "cellXfs", 505: "dxfs"}

    def __init__(self) -> None:
        self.told = Styles()
        self.struck_fonts: set[int] = set()
        self._fonts = 0
        self._begins = self.told.begins()
        self._records: Mapping[int, Callable[[_Body], None]] = {
            44: self._format, 43: self._font, 45: self._fill, 47: self._look,
        }  # fmt: skip

    def tell(self, number: int, body: _Body) -> None:
        if number in self._PARTS:
            self._begins[self._PARTS[number]]({})
        elif number in self._records:
            self._records[number](body)

    def _format(self, body: _Body) -> None:
        (number,) = body.take("H")
        self._begins["numFmt"]({"numFmtId": str(number), "formatCode": body.text()})

    def _font(self, body: _Body) -> None:
        _, flags = body.take("HH")
        self._begins["font"]({})
        if flags & 0x8:
            self._begins["strike"]({})
            self.struck_fonts.add(self._fonts)
        self._fonts += 1

    def _fill(self, body: _Body) -> None:
        pattern, kind, index, tint, red, green, blue, _ = body.take("IBBhBBBB")
        self._begins["fill"]({})
        self._begins["patternFill"]({"patternType": "solid" if pattern == 1 else "none"})
        colours = {
            1: {"indexed": str(index)},
            2: {"rgb": f"FF{red:02X}{green:02X}{blue:02X}"},
            3: {"theme": str(index), **({"tint": str(tint)} if tint else {})},
        }
        self._begins["fgColor"](colours.get(kind >> 1, {"indexed": "65"}))

    def _look(self, body: _Body) -> None:
        _, number, font, fill = body.take("HHHH")
        self._begins["xf"]({"numFmtId": str(number), "fontId": str(font), "fillId": str(fill)})


class _Cells:
    """A sheet's rows, cells, columns and merged ranges."""

    def __init__(self, told: Sheet) -> None:
        self.told = told
        self._begins, self._ends = told.begins(), told.ends()
        self._column = 0

    def tell(self, number: int, body: _Body) -> None:
        if number == 0:  # BrtRowHdr
            self._row(body)
        elif number <= _CELLS_TO:
            self._cell(number, body)
        elif number == 62:  # BrtCellRString
            self._place(body)
            self._value("str", body.rich()[0])
        elif number == 60:  # BrtColInfo
            first, last, width, _, flags = body.take("IIIIH")
            hidden = "1" if flags & 1 or width == 0 else "0"
            self._begins["col"]({"min": str(first + 1), "max": str(last + 1), "hidden": hidden})
        elif number == 176:  # BrtMergeCell
            top, bottom, left, right = body.take("IIII")
            self._begins["mergeCell"]({"ref": f"{letter(left + 1)}{top + 1}:{letter(right + 1)}{bottom + 1}"})

    def _row(self, body: _Body) -> None:
        row, _, height, _, flags = body.take("IIHBB")
        self._begins["row"]({"r": str(row + 1), "hidden": "1" if flags & 0x10 or height == 0 else "0"})
        self._column = 0

    def _place(self, body: _Body, *, is_short: bool = False) -> None:
        self._column = self._column + 1 if is_short else body.take("I")[0] + 1
        (look,) = body.take("I")
        self._look = str(look & 0xFFFFFF)

    def _cell(self, number: int, body: _Body) -> None:
        is_short = number >= _SHORT_FROM
        self._place(body, is_short=is_short)
        kind = number - 11 if is_short else number
        if kind in (7, 8):  # an item of the shared texts; a formula that came to a text
            value = ("s", str(body.take("I")[0])) if kind == 7 else ("str", body.text())
        elif kind in (3, 11):
            value = ("e", _ERRORS.get(body.take("B")[0], "#N/A"))
        elif kind in (4, 10):
            value = ("b", str(body.take("B")[0]))
        elif kind in (5, 9):
            value = ("n", repr(body.real()))
        elif kind == 2:
            value = ("n", _packed(body.take("i")[0]))
        elif kind == 6:
            value = ("str", body.text())
        else:  # a blank one
            return
        self._value(*value, is_formula=_FORMULA_FROM <= number < _SHORT_FROM)

    def _value(self, kind: str, text: str, *, is_formula: bool = False) -> None:
        self._begins["c"]({"r": letter(self._column), "t": kind, "s": self._look})
        if is_formula:
            self._begins["f"]({})
        self._begins["v"]({})
        self.told.text(text)
        self._ends["v"]()
        self._ends["c"]()


def _packed(value: int) -> str:
    """A number in four bytes (RkNumber): a whole one or the front half of a real one, perhaps a hundredth of it."""
    if value & 2:
        number: float = value >> 2
    else:
        (number,) = struct.unpack("<d", struct.pack("<iI", 0, value & 0xFFFFFFFC))
    return repr(number / 100 if value & 1 else number)


def _remarks(parts: Parts, sheet: str) -> Mapping[tuple[int, int], str]:
    """What is remarked on the cells of a sheet."""
    comments = Comments(parts.count)
    begins, ends = comments.begins(), comments.ends()
    for part, kind in parts.relations(sheet).values():
        for number, body in _records(parts, part) if kind.endswith("/comments") else ():
            if number == 635:  # BrtBeginComment
                _, row, _, column, _ = body.take("IIIII")
                begins["comment"]({"ref": f"{letter(column + 1)}{row + 1}"})
            elif number == 637:  # BrtCommentText
                _say(comments, body.rich()[0])
                ends["comment"]()
    return comments.found
