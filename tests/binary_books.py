"""Writes .xlsb workbooks record by record (MS-XLSB), as Excel keeps them; python-calamine and pyxlsb read them too."""

import struct
import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_RELS = '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_REL = (
    '<Relationship Id="{}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}" Target="{}"/>'
)
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
GENERAL, TWO_PLACES, DAY, STRUCK, FILLED = range(5)
"""The looks that every workbook has."""


def record(number: int, body: bytes = b"") -> bytes:
    """One record: number and length in seven bits a byte, then the body."""
    return _varied(number, 2) + _varied(len(body), 4) + body


def _varied(value: int, most: int) -> bytes:
    made = bytearray()
    for place in range(most):
        value, rest = value >> 7, value & 0x7F
        made.append(rest | (0x80 if value else 0))
        if not value:
            break
        assert place < most - 1
    return bytes(made)


def text(words: str) -> bytes:
    return struct.pack("<I", len(words.encode("utf-16-le")) // 2) + words.encode("utf-16-le")


def cell(number: int, column: int, body: bytes, look: int = GENERAL) -> bytes:
    """A cell of any kind."""
    return record(number, struct.pack("<II", column, look) + body)


def value(column: int, told: Any, look: int = GENERAL) -> bytes:
    """A cell of a text, a whole number, a real one or a truth value."""
    if isinstance(told, bool):
        return cell(4, column, bytes([told]), look)
    if isinstance(told, int):
        return cell(2, column, struct.pack("<i", (told << 2) | 2), look)
    if isinstance(told, float):
        return cell(5, column, struct.pack("<d", told), look)
    return cell(6, column, text(told), look)


def row(number: int, *cells: bytes, hidden: bool = False) -> bytes:
    """A row, counted from 0, with its cells."""
    head = struct.pack("<IIHBBBI", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0)
    return record(0, head) + b"".join(cells)


def rows(lines: Iterable[Sequence[Any]]) -> bytes:
    """Plain rows; None is an empty cell."""
    return b"".join(
        row(at, *(value(column, told) for column, told in enumerate(line) if told is not None))
        for at, line in enumerate(lines)
    )


def sheet(data: bytes, columns: bytes = b"", merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
    """A sheet's part; ``merged`` are first and last row, first and last column, counted from 0."""
    areas = b"".join(record(176, struct.pack("<IIII", *each)) for each in merged)
    size = record(148, struct.pack("<IIII", 0, 100, 0, 20))
    widths = record(390) + columns + record(391) if columns else b""
    joined = record(177, struct.pack("<I", len(merged))) + areas + record(178) if merged else b""
    return record(129) + size + widths + record(145) + data + record(146) + joined + record(130)


def hidden_column(number: int) -> bytes:
    return record(60, struct.pack("<IIIIH", number, number, 2000, 0, 1))


def _styles() -> bytes:
    fonts = b"".join(record(43, struct.pack("<HH", 220, flags) + bytes(30)) for flags in (0, 8))
    fills = b"".join(
        record(45, struct.pack("<IBBhBBBB", pattern, 2 << 1 | 1, 0, 0, *colour, 255) + bytes(32))
        for pattern, colour in ((0, (0, 0, 0)), (1, (255, 255, 0)))
    )
    looks = [(0, 0, 0), (2, 0, 0), (164, 0, 0), (0, 1, 0), (0, 0, 1)]
    made = b"".join(record(47, struct.pack("<HHHHH", 0, *look, 0) + bytes(6)) for look in looks)
    one, two = struct.pack("<I", 1), struct.pack("<I", 2)
    formats = record(615, one) + record(44, struct.pack("<H", 164) + text('yyyy"年"m"月"d"日"')) + record(616)
    drawn = record(611, two) + fonts + record(612) + record(603, two) + fills + record(604)
    used = record(617, struct.pack("<I", len(looks))) + made + record(618)
    return record(278) + formats + drawn + used + record(279)


def write_binary_book(
    path: Path, sheets: dict[str, bytes], strings: Sequence[bytes] = (), states: dict[str, int] | None = None,
    more: dict[str, bytes] | None = None, relations: str = "",
) -> Path:  # fmt: skip
    """Write a workbook of these sheets' parts; ``relations`` are those of the first sheet."""
    bundle = b"".join(
        record(156, struct.pack("<II", (states or {}).get(name, 0), at) + text(f"rId{at}") + text(name))
        for at, name in enumerate(sheets, start=1)
    )
    book = record(131) + record(153, bytes(12)) + record(143) + bundle + record(144) + record(132)
    to = [_REL.format(f"rId{at}", "worksheet", f"worksheets/sheet{at}.bin") for at in range(1, len(sheets) + 1)]
    to += [_REL.format("rId90", "styles", "styles.bin"), _REL.format("rId91", "sharedStrings", "sharedStrings.bin")]
    items = b"".join(record(19, each) for each in strings)
    shared = record(159, struct.pack("<II", len(strings), len(strings))) + items + record(160)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", _TYPES)
        made.writestr("_rels/.rels", _RELS.format(_REL.format("rId1", "officeDocument", "xl/workbook.bin")))
        made.writestr("xl/workbook.bin", book)
        made.writestr("xl/_rels/workbook.bin.rels", _RELS.format("".join(to)))
        made.writestr("xl/styles.bin", _styles())
        made.writestr("xl/sharedStrings.bin", shared)
        for at, data in enumerate(sheets.values(), start=1):
            made.writestr(f"xl/worksheets/sheet{at}.bin", data)
        if relations:
            made.writestr("xl/worksheets/_rels/sheet1.bin.rels", _RELS.format(relations))
        for name, data in (more or {}).items():
            made.writestr(name, data)
    return path
