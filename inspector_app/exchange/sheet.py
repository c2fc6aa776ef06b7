"""Reading a table out of an Excel file as people really make them: titles above, merged cells, numbers as text."""

import re
import unicodedata
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Self
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from inspector_app.domain.figures import without_thousands
from inspector_app.domain.hidden_characters import NAME_FIELDS, without_hidden
from inspector_app.domain.roster import RowProblem
from inspector_app.exchange.workbook_size import MOST_ROWS, check_size
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import open_regular

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAX_COLUMNS = 200
_HEADING_DEPTH = 40
_LONGEST_HEADING = 200  # letters; taking brackets out of a longer text could take for ever
_EXACT_DIGITS = 15  # Excel keeps fifteen; a longer number in a numeric cell has already lost its tail
_BRACKETS = re.compile(r"[(\[【〔].*?[)\]】〕]")
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_LETTER = re.compile(r"[A-Z]{1,2}")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))


@dataclass(frozen=True, slots=True)
class Heading:
    """A column that a reader looks for: the field it fills, the name we print, other names it goes by
    (separated by blanks).

    ``identifier`` marks numbers that must not lose a digit (identity, card, telephone, code); ``amount`` marks values
    that must not be counted twice when a merged cell spans several rows.
    """

    field: str
    title: str
    synonyms: str = ""
    required: bool = False
    identifier: bool = False
    amount: bool = False

    @classmethod
    def of(
        cls, field: str, name: str, *, required: bool = False, identifier: bool = False, amount: bool = False
    ) -> Self:
        """The column of a field of the vocabulary (``person.name``), by every word that lists of others have for it."""
        entry = vocabulary.entry(name)
        synonyms = " ".join(dict.fromkeys((entry.label, entry.short, *entry.headings)))
        return cls(field, entry.with_unit, synonyms, required, identifier, amount or entry.type == "money")


@dataclass(frozen=True, slots=True)
class Column:
    """Where a field was found: letter, heading as written, and the unit in its brackets (元, 万元) if any."""

    field: str
    letter: str
    heading: str
    unit: str


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One line: its Excel row number and the text of each field that was found (empty when the cell is)."""

    row: int
    values: dict[str, str]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: the sheet's name, the heading's row, columns by field, lines, and what could not be read."""

    sheet: str
    heading_row: int
    columns: dict[str, Column]
    unused: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    problems: tuple[RowProblem, ...]


@dataclass(frozen=True, slots=True)
class SeenColumn:
    """A column as it stands in a file: its letter, its heading and the first text below it."""

    letter: str
    heading: str
    sample: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The sheet that would be read, its columns, and which field each is taken for (field → letter)."""

    sheet: str
    heading_row: int
    columns: tuple[SeenColumn, ...]
    taken: Mapping[str, str]


@dataclass(slots=True)
class _Reader:
    """The work on one sheet: what is sought, where it was found, and what was wrong on the way."""

    sheet: Worksheet
    formulas: Worksheet | None
    headings: dict[str, Heading]
    merged: dict[tuple[int, int], tuple[int, int]]
    problems: list[RowProblem] = field(default_factory=list)


def read_table(path: Path, headings: Sequence[Heading], mapping: Mapping[str, str] | None = None) -> Table:
    """The first sheet with a row of known headings, as text.

    ``mapping`` (field → column letter, empty: not in this file) overrules what the headings say.
    Raises :class:`Trouble`: ``sheet-unreadable``, ``sheet-old-format``, ``sheet-encrypted``, ``sheet-not-excel``,
    ``sheet-too-large``, ``sheet-no-heading`` or ``sheet-column-missing``; :class:`Refused` ``sheet-column-letter``.
    """
    chosen = {name: letter.strip().upper() for name, letter in (mapping or {}).items()}
    if bad := [letter for letter in chosen.values() if letter and not _LETTER.fullmatch(letter)]:
        raise Refused(Problem("sheet-column-letter", "mapping", details={"letter": bad[0][:8]}))
    values, formulas = _open(path)
    wanted = {heading.field: heading for heading in headings}
    nearest: list[str] = []
    for sheet in values.worksheets:
        merged = _merged(sheet)
        row, columns = _find_heading(sheet, merged, wanted, chosen)
        missing = [heading.title for heading in headings if heading.required and heading.field not in columns]
        if row and not missing:
            reader = _Reader(sheet, formulas[sheet.title] if formulas else None, wanted, merged)
            return _table(reader, row, columns)
        if row and (not nearest or len(missing) < len(nearest)):
            nearest = missing
    if nearest:
        raise Trouble("sheet-column-missing", file=path.name, columns="、".join(nearest))
    raise Trouble("sheet-no-heading", file=path.name, columns="、".join(h.title for h in headings if h.required))


def peek(path: Path, headings: Sequence[Heading]) -> Outline:
    """What columns a file has and how they would be taken, so that a person can say otherwise.

    Raises :class:`Trouble` as :func:`read_table`, but not for headings that are not understood.
    """
    wanted = {heading.field: heading for heading in headings}
    values, _ = _open(path)
    found = [(each, *_find_heading(each, _merged(each), wanted, {})) for each in values.worksheets]
    sheet, row, columns = max(found, key=lambda candidate: len(candidate[2]), default=(None, 0, {}))
    if sheet is None or not _last_filled(sheet):
        raise Trouble("sheet-no-heading", file=path.name, columns="、".join(h.title for h in headings if h.required))
    row = row or _first_filled(sheet)
    width = min(sheet.max_column, _MAX_COLUMNS)
    seen = [_seen_column(sheet, row, index) for index in range(1, width + 1)]
    shown = tuple(column for column in seen if column.heading or column.sample)
    return Outline(sheet.title, row, shown, {name: column.letter for name, column in columns.items()})


def _seen_column(sheet: Worksheet, heading_row: int, index: int) -> SeenColumn:
    below = (_plain_text(sheet.cell(row, index).value) for row in range(heading_row + 1, heading_row + 6))
    heading = _plain_text(sheet.cell(heading_row, index).value)
    return SeenColumn(get_column_letter(index), heading, next((text for text in below if text), ""))


def heading_key(text: str) -> str:
    """A heading for comparison: half-width, without blanks, brackets and what is in them, asterisks and colons."""
    folded = unicodedata.normalize("NFKC", text[:_LONGEST_HEADING]).translate(_INVISIBLE)
    return re.sub(r"[\s*:：、/\\_\-.]", "", _BRACKETS.sub("", folded)).lower()


def in_yuan(text: str, unit: str) -> str | Decimal:
    """An amount in yuan when its column or the cell itself says 万元; otherwise the text as it is."""
    try:
        number = without_thousands(text, "").removesuffix("元")
    except Refused:
        return text
    if unit != "万元" and not number.endswith("万"):
        return text
    try:
        return Decimal(number.removesuffix("万")) * 10_000
    except InvalidOperation:
        return text


def _open(path: Path) -> tuple[Workbook, Workbook | None]:
    """The workbook with the values Excel last calculated, and again with its formulas when it has any."""
    try:
        with open_regular(path) as file:
            start = file.read(8)
            rest = file.read(1 << 20) if start == _OLE else b""
    except OSError as error:
        raise Trouble("sheet-unreadable", file=path.name, reason=reason_of(error)) from error
    if start == _OLE:
        raise Trouble("sheet-encrypted" if _ENCRYPTED in rest else "sheet-old-format", file=path.name)
    if not start.startswith(b"PK"):
        raise Trouble("sheet-not-excel", file=path.name)
    try:
        has_formulas = check_size(path)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            values = openpyxl.load_workbook(path, data_only=True, keep_links=False)
            formulas = openpyxl.load_workbook(path, keep_links=False) if has_formulas else None
    except (
        InvalidFileException, zipfile.BadZipFile, zlib.error, ParseError, OSError, KeyError, ValueError, TypeError,
        IndexError, AttributeError, EOFError, NotImplementedError,
    ) as error:  # fmt: skip
        raise Trouble("sheet-unreadable", file=path.name, reason=type(error).__name__) from error
    return values, formulas


def _merged(sheet: Worksheet) -> dict[tuple[int, int], tuple[int, int]]:
    """For each covered cell of a merged range, the cell at its top left, which holds the value."""
    covered = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, area.max_col + 1):
                covered[row, column] = (area.min_row, area.min_col)
    return covered


def _find_heading(
    sheet: Worksheet,
    merged: Mapping[tuple[int, int], tuple[int, int]],
    wanted: Mapping[str, Heading],
    mapping: Mapping[str, str],
) -> tuple[int, dict[str, Column]]:
    """The row with the most known headings (the lower one of a two-storey heading) and its columns."""
    names = {heading_key(name): h.field for h in wanted.values() for name in (h.title, *h.synonyms.split())}
    best: tuple[int, dict[str, Column]] = (0, {})
    for row in range(1, min(sheet.max_row, _HEADING_DEPTH) + 1):
        columns: dict[str, Column] = {}
        for index in range(1, min(sheet.max_column, _MAX_COLUMNS) + 1):
            place = merged.get((row, index), (row, index))
            text = _plain_text(sheet.cell(*place).value)
            found = names.get(heading_key(text)) if text else None
            if found and found not in columns:
                columns[found] = Column(found, get_column_letter(index), text, _unit(text))
        two_storeys = row == best[0] + 1 and len(columns) == len(best[1])
        if len(columns) >= max(1, 2 - len(mapping)) and (len(columns) > len(best[1]) or two_storeys):
            best = (row, columns)
    row, columns = best
    for name, letter in mapping.items():
        if not letter:
            columns.pop(name, None)
            continue
        text = _plain_text(sheet[f"{letter}{row or 1}"].value)
        columns[name] = Column(name, letter, text, _unit(text))
    return row, columns


def _unit(heading: str) -> str:
    brackets = _BRACKETS.findall(unicodedata.normalize("NFKC", heading[:_LONGEST_HEADING]))
    return next((unit for text in brackets for unit in ("万元", "元") if unit in text), "")


def _table(reader: _Reader, heading_row: int, columns: dict[str, Column]) -> Table:
    sheet = reader.sheet
    last = _last_filled(sheet)
    if last - heading_row > MOST_ROWS:
        raise Trouble("sheet-too-large", file=sheet.title)
    rows = []
    for row in range(heading_row + 1, last + 1):
        before = len(reader.problems)
        values = {name: _value(reader, row, column) for name, column in columns.items()}
        repeated = sum(bool(text) and text == columns[name].heading for name, text in values.items()) > 1
        if repeated or not (any(values.values()) or len(reader.problems) > before):
            del reader.problems[before:]
            continue
        hidden = bool(sheet.row_dimensions[row].hidden)
        if hidden:
            reader.problems.append(RowProblem(row, "", Problem("row-hidden", str(row), Level.INFO)))
        rows.append(SheetRow(row, values, hidden))
    used = {column.letter for column in columns.values()}
    unused = tuple(
        text
        for index in range(1, min(sheet.max_column, _MAX_COLUMNS) + 1)
        if get_column_letter(index) not in used and (text := _plain_text(sheet.cell(heading_row, index).value))
    )
    return Table(sheet.title, heading_row, columns, unused, tuple(rows), tuple(reader.problems))


def _last_filled(sheet: Worksheet) -> int:
    """The last row with content; a sheet's own measure counts a million formatted but empty rows."""
    cells: Iterable[Any] = sheet._cells.values()
    return max((cell.row for cell in cells if cell.value not in (None, "")), default=0)


def _first_filled(sheet: Worksheet) -> int:
    cells: Iterable[Any] = sheet._cells.values()
    return min((cell.row for cell in cells if cell.value not in (None, "")), default=1)


def _value(reader: _Reader, row: int, column: Column) -> str:
    """The text of a field in a row; what cannot be trusted is named and left empty."""
    index = column_index_from_string(column.letter)
    heading = reader.headings[column.field]
    top, left = reader.merged.get((row, index), (row, index))
    if left != index:  # a label across columns (合计) belongs to its first column only
        return ""
    if top != row and heading.amount:
        if reader.sheet.cell(top, left).value is not None:
            _name(reader, row, column, "cell-merged-amount", Level.WARNING)
        return ""
    cell = reader.sheet.cell(top, left)
    text = _plain_text(cell.value)
    if column.field in NAME_FIELDS and isinstance(cell.value, str):
        text = _one_line(reader, row, column, cell.value)
    if cell.data_type == "e" or (text.startswith("#") and text.rstrip("!?").isupper()):
        return _name(reader, row, column, "cell-error-value")
    if not text and reader.formulas is not None and reader.formulas.cell(top, left).data_type == "f":
        return _name(reader, row, column, "cell-formula-no-value")
    if heading.identifier and _lost_digits(cell, text):
        return _name(reader, row, column, "cell-lost-digits")
    return text


def _one_line(reader: _Reader, row: int, column: Column, text: str) -> str:
    """A name or number as one line. What nobody sees in it is taken out, and the cell is named."""
    line = " ".join(text.replace("_x000D_", "").split())
    visible = without_hidden(line)
    if visible != line:
        _name(reader, row, column, "cell-hidden-character", Level.WARNING)
    return visible.strip()


def _lost_digits(cell: Cell | MergedCell, text: str) -> bool:
    """Whether an identifier went through Excel's floating point: more digits than it keeps, or 6.22E+18 as text."""
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return len(text.lstrip("-").replace(".", "")) > _EXACT_DIGITS or "." in text
    return bool(_SCIENTIFIC.fullmatch(text))


def _name(reader: _Reader, row: int, column: Column, code: str, level: Level = Level.ERROR) -> str:
    where = f"{column.letter}{row}"
    reader.problems.append(RowProblem(row, column.letter, Problem(code, where, level, {"heading": column.heading})))
    return ""


def _plain_text(value: Any) -> str:
    """A cell's value as text: numbers without exponent, whole numbers without point, days as 2026-11-24."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int():
            return str(value)
        case float() | Decimal():
            # Fifteen digits are what Excel keeps and shows; the rest is binary noise (0.30000000000000004).
            number = Decimal(f"{value:.15g}")
            if not number.is_finite():
                return ""
            return format(number.to_integral_value() if number == number.to_integral_value() else number, "f")
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value).translate(_INVISIBLE).replace("_x000D_", "").strip()
