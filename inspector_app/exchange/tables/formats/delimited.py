"""Text with separators: .csv as Chinese and other programs write it, and what is copied out of a spreadsheet."""

import codecs
import csv
import re
from collections.abc import Iterator
from io import StringIO

from inspector_app.exchange.tables.formats.damage import Damaged, NoWorkbook
from inspector_app.exchange.tables.formats.limits import LONGEST_TEXT, Count, TooMuch
from inspector_app.exchange.tables.grid import Cell, Grid

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = "\t,;|，；"
_BY_PROGRAMS = re.compile(r"[\t,;|]")
_SAMPLE = 1 << 14
_ENOUGH = 0.6
_FEWEST_MARKS, _FEWEST_ROWS = 4, 3
_BLANKS = re.compile(r"(?<=\S)[ \u3000\xa0]+(?=\S)")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_WITH_TEXT = re.compile(
    r"""(?<=[,;|，；"])\t+|\t+(?=[,;|，；])|\t+(?="(?:[,;|，；]|\r?$))|^\t+(?=[^\t\n]*[,;|，；])|\t+(?=\r?$)""",
    re.MULTILINE,
)
_AS_TEXT = re.compile(r'="?(.*?)"?')


def decoded(data: bytes) -> str:
    """The text of a file. Raises :class:`Damaged` for what is no text in any of the encodings in use here."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode(data, encoding)
    if b"\0" in data[:_SAMPLE]:
        return _decode(data, "utf-16-le" if data[1:2] == b"\0" or data[3:4] == b"\0" else "utf-16-be")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode(data, "gb18030")


def read(data: bytes, count: Count, *, is_text: bool = False) -> Iterator[Grid]:
    """The one sheet of a text. Raises :class:`Damaged` or :class:`TooMuch`, and :class:`NoWorkbook` where nothing parts
    its lines into cells, unless it ``is_text`` by its name: a chat."""
    text = decoded(data)
    grid = grid_of(text, count)
    if not (is_text or _parted_rows(grid)):
        raise NoWorkbook
    yield grid


def _parted_rows(grid: Grid) -> float:
    """In which share of its rows anything is parted."""
    return sum(len(cells) > 1 for cells in grid.rows.values()) / len(grid.rows) if grid.rows else 0


def grid_of(text: str, count: Count, name: str = "") -> Grid:
    """A text as a sheet: a line is a row, its cells parted by whatever parts most; by blanks where nothing else parts
    its lines, as people paste them. Raises :class:`TooMuch`."""
    separator = _separator(text)
    grid = _parted(text, separator, count, name)
    if _parted_rows(grid) >= _ENOUGH or _lines_with_blanks(text) < _ENOUGH or _is_filled_up(text, separator):
        return grid
    return _parted(_THOUSANDS.sub("", _BLANKS.sub("\t", text)), "\t", count, name)


def is_prose(text: str) -> bool:
    """Whether programs parted nothing in most lines of a text."""
    lines = [line for line in _THOUSANDS.sub("", text[:_SAMPLE]).splitlines() if line.strip()]
    return sum(not _BY_PROGRAMS.search(line) for line in lines) > _ENOUGH * len(lines)


def _is_filled_up(text: str, separator: str) -> bool:
    """Whether most lines have the same marks, as programs write them that fill up each line of a preamble; or, below a
    preamble of payment apps that is not filled up, most from the first line of a table on."""
    lines = [line for line in text[:_SAMPLE].splitlines() if line.strip()][:-1]
    counts = [line.count(separator) for line in lines]
    most = max(counts, key=counts.count, default=0)
    if most > 1 and counts.count(most) >= _ENOUGH * len(counts):
        return True
    counts = [_THOUSANDS.sub("", line).count(separator) for line in lines]
    most = max(counts, default=0)
    table = counts[counts.index(most) :] if most >= _FEWEST_MARKS else []
    return len(table) >= _FEWEST_ROWS and table.count(most) >= _ENOUGH * len(table)


def _lines_with_blanks(text: str) -> float:
    """In which share of its lines blanks part words."""
    lines = [line.strip() for line in text[:_SAMPLE].splitlines() if line.strip()]
    return sum(bool(_BLANKS.search(line)) for line in lines) / len(lines) if lines else 0


def _parted(text: str, separator: str, count: Count, name: str) -> Grid:
    csv.field_size_limit(LONGEST_TEXT)
    rows: dict[int, dict[int, Cell]] = {}
    try:
        for number, texts in enumerate(csv.reader(StringIO(text, newline=""), delimiter=separator), start=1):
            count.mark(len(texts) + 1)
            texts = texts[0].split("\t") if len(texts) == 1 else texts  # a preamble that is parted otherwise
            cells = {column: Cell(tidy) for column, each in enumerate(texts, start=1) if (tidy := _tidy(each))}
            if cells:
                count.row()
                rows[number] = cells
                for cell in cells.values():
                    count.cell(cell.text)
    except csv.Error as error:
        raise TooMuch from error
    return Grid(name, rows)


def _separator(text: str) -> str:
    """What parts the cells: the mark that most lines of the beginning have equally often; tabs where there are any, but
    in a preamble alone.

    Tabs that only stand beside another mark part nothing: banks and payment apps write them before or behind long
    numbers (,\\t6217…,), so that a spreadsheet keeps them whole.
    """
    sample = text[:_SAMPLE]
    lines = [line for line in _WITH_TEXT.sub("", sample).splitlines() if line.strip()][:40]
    others = _SEPARATORS.replace("\t", "")

    def fits(mark: str) -> tuple[int, int]:
        counts = [line.count(mark) for line in lines if mark in line]
        return len(counts), max((counts.count(each) for each in counts), default=0)

    best, tabbed = max(others, key=fits), sum("\t" in line for line in lines)
    return "\t" if tabbed and 2 * tabbed >= fits(best)[1] else best


def _tidy(text: str) -> str:
    tidy = text.strip()
    if tidy.startswith("=") and (found := _AS_TEXT.fullmatch(tidy)):  # ="3400…": so that Excel leaves it a text
        return found[1]
    return tidy


def _decode(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Damaged(encoding) from error
