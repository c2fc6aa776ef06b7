"""The process that reads a stranger's list: it has no keys, and it says no before a file can grow without end.

It answers with lines of JSON: one for each sheet, then one for each row of it.
"""

import json
from collections.abc import Iterator

from inspector_app.exchange.tables.formats import delimited, markup, pdf, xls, xlsx, xml2003
from inspector_app.exchange.tables.formats.damage import Damaged, Locked, NoText, NoWorkbook
from inspector_app.exchange.tables.formats.limits import MEMORY, Count, TooMuch
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid
from inspector_app.support import stranger
from inspector_app.support.stranger import Frame

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PDF = b"%PDF"
_NOTHING = b"\0 \r\n\t"
_WORDS, _WORKBOOK = "WordDocument".encode("utf-16-le"), "Workbook".encode("utf-16-le")
_OTHER = {
    b"\xff\xd8\xff": "picture", b"\x89PNG": "picture", b"GIF8": "picture", b"II*\0": "picture",
    b"{\\rtf": "letter", b"Rar!": "archive", b"7z\xbc\xaf": "archive", b"\x1f\x8b": "archive",
}  # fmt: skip


def answer(question: Frame) -> Frame:
    """The sheets of the file in ``question.blob``, or the code of why it cannot be read."""
    try:
        return Frame({}, b"".join(_lines(question.blob, is_text=bool(question.head.get("text")))))
    except (TooMuch, MemoryError):
        return Frame({"problem": "sheet-too-large"})
    except NoWorkbook as other:
        return Frame({"problem": "sheet-not-excel", "other": str(other)})
    except NoText:
        return Frame({"problem": "sheet-no-text"})
    except Locked:
        return Frame({"problem": "sheet-encrypted"})
    except Damaged as damage:
        return Frame({"problem": "sheet-unreadable", "reason": str(damage)[:60]})


def _grids(data: bytes, *, is_text: bool) -> Iterator[Grid]:
    count = Count()
    if data.startswith(b"PK"):
        return xlsx.read(data, count)
    if data.startswith(OLE):
        if _ENCRYPTED in data[: 1 << 20]:
            raise Locked
        if _WORDS in data and _WORKBOOK not in data:
            raise NoWorkbook("letter")
        return xls.read(data, count)
    if data.startswith(_PDF):
        return pdf.read(data, count)
    if not data.strip(_NOTHING):
        raise NoWorkbook
    if other := next((kind for start, kind in _OTHER.items() if data.startswith(start)), ""):
        raise NoWorkbook(other)
    if xml2003.is_spreadsheet(data):
        return xml2003.read(data, count)
    if markup.is_markup(data):
        return markup.read(data, count)
    return delimited.read(data, count, is_text=is_text)


def _lines(data: bytes, *, is_text: bool) -> Iterator[bytes]:
    for grid in _grids(data, is_text=is_text):
        told = {
            "name": grid.name,
            "hidden": grid.hidden,
            "merged": list(grid.merged),
            "hidden_rows": sorted(grid.hidden_rows & grid.rows.keys()),
            "hidden_columns": sorted(grid.hidden_columns & {column for row in grid.rows.values() for column in row}),
            "struck_rows": sorted(grid.struck_rows),
            "filled_rows": sorted(grid.filled_rows),
            "values_only": grid.values_only,
            "remarks": [[row, column, text] for (row, column), text in sorted(grid.remarks.items())],
        }
        yield _json(told)
        for row in sorted(grid.rows):
            yield _json([row, *(_cell(column, cell) for column, cell in sorted(grid.rows[row].items()))])


def _cell(column: int, cell: Cell) -> list[object]:
    """A text as it is; of anything else also its kind and what stands behind it."""
    return [column, cell.text] if cell.kind is CellKind.TEXT else [column, cell.text, cell.kind.value, cell.raw]


def _json(told: object) -> bytes:
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def main() -> None:
    """Answer what comes on standard input."""
    stranger.serve(answer, MEMORY)


if __name__ == "__main__":
    main()
