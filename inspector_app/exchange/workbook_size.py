"""How much a workbook holds, read once as a stream, before a library makes an object of every cell.

A few hundred bytes may unpack to millions of cells: by repetition, by merged ranges, by one endless text. What a part
is called and how its XML is written does not matter here; what is no XML is not looked at.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from openpyxl.utils import range_boundaries

from inspector_app.support.errors import Trouble

MOST_ROWS = 50_000
"""Rows with content in one part."""
_MOST_UNPACKED = 128 << 20
_MOST_ROW_MARKS = 120_000  # with the rows that have a look and no content
_MOST_ELEMENTS = 4_000_000
_MOST_CELLS = 1_500_000
_MOST_MERGED = 2_000_000
_LONGEST_TEXT = 100_000  # a cell of a spreadsheet holds 32,767
_PIECE = 1 << 18
_XML_STARTS = (b"<", b"\xef\xbb\xbf<", b"\xff\xfe", b"\xfe\xff")


def check_size(path: Path) -> bool:
    """Whether a sheet has formulas. Raises :class:`Trouble` ``sheet-too-large`` within a second or two, or
    ``sheet-not-excel``; :class:`zipfile.BadZipFile` and the like for what is no archive."""
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
        if "xl/workbook.xml" not in archive.namelist():
            raise Trouble("sheet-not-excel", file=path.name)
        if sum(part.file_size for part in parts) > _MOST_UNPACKED:  # no more than this is unpacked: zipfile sees to it
            raise Trouble("sheet-too-large", file=path.name)
        measure = _Measure(path.name)
        for part in parts:
            measure.read(archive, part)
    return measure.has_formulas


@dataclass(slots=True)
class _Measure:
    """Counts over all parts of a workbook."""

    file: str
    elements: int = 0
    cells: int = 0
    merged: int = 0
    texts: int = 0
    rows: int = 0
    row_marks: int = 0
    has_formulas: bool = False
    _is_row_counted: bool = False

    def read(self, archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
        self.rows = self.row_marks = 0
        with archive.open(part) as stream:
            piece = stream.read(_PIECE)
            if not piece.lstrip().startswith(_XML_STARTS):
                return
            parser = expat.ParserCreate(namespace_separator="}")
            parser.StartElementHandler = self._begin
            parser.CharacterDataHandler = self._text
            while piece:
                try:
                    parser.Parse(piece)
                except expat.ExpatError:  # the library says so, where it reads this part at all
                    return
                piece = stream.read(_PIECE)

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        self.texts = 0
        self.elements += 1
        match name.rpartition("}")[2]:
            case "c":
                self.cells += 1
            case "v" | "is" if not self._is_row_counted:
                self._is_row_counted = True
                self.rows += 1
            case "row":
                self._is_row_counted = False
                self.row_marks += 1
            case "f":
                self.has_formulas = True
            case "mergeCell" | "hyperlink":
                self.merged += _area(attributes.get("ref", ""))
        is_over = self.elements > _MOST_ELEMENTS or self.cells > _MOST_CELLS or self.merged > _MOST_MERGED
        if is_over or self.rows > MOST_ROWS or self.row_marks > _MOST_ROW_MARKS:
            raise Trouble("sheet-too-large", file=self.file)

    def _text(self, text: str) -> None:
        self.texts += len(text)
        if self.texts > _LONGEST_TEXT:
            raise Trouble("sheet-too-large", file=self.file)


def _area(reference: str) -> int:
    """How many cells a reference such as A1:C3 covers; none where it is no reference."""
    try:
        left, top, right, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return 0
    return ((right or 0) - (left or 0) + 1) * ((bottom or 0) - (top or 0) + 1)
