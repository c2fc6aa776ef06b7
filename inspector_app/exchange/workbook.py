"""Writing a plain, well-formatted workbook: headings, text columns, choices, notes."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from inspector_app.exchange.tables.structure import structure
from inspector_app.support.files import write_durably

_HEADING = PatternFill("solid", start_color="FFD9E5F2")
_EXAMPLE = Font(name="宋体", size=11, color="FF808080", italic=True)
_PLAIN, _WRAPPED = Font(name="宋体", size=11), Alignment(vertical="center", wrap_text=True)
_LINE = Side(style="thin", color="FFB0B0B0")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TEXT = "@"
_CHOICE_ROWS = 5000


def new_workbook(
    title: str, headings: Sequence[str], widths: Sequence[int], lead: Sequence[str] = ()
) -> tuple[Workbook, Worksheet]:
    """A workbook with one sheet whose first row, below the lines of ``lead``, holds the headings. Columns are text, so
    that no digit is lost."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = title
    for row, text in enumerate(lead, start=1):
        cell = sheet.cell(row, 1, ILLEGAL_CHARACTERS_RE.sub("", text))
        cell.data_type, cell.font = "s", Font(name="黑体" if row == 1 else "宋体", size=14 if row == 1 else 11)
    _head(sheet, headings, widths, len(lead) + 1)
    return workbook, sheet


def add_sheet(workbook: Workbook, title: str, headings: Sequence[str], widths: Sequence[int]) -> Worksheet:
    """One more sheet of the same look."""
    sheet: Worksheet = workbook.create_sheet(title)
    _head(sheet, headings, widths)
    return sheet


def _head(sheet: Worksheet, headings: Sequence[str], widths: Sequence[int], row: int = 1) -> None:
    for index, (heading, width) in enumerate(zip(headings, widths, strict=True), start=1):
        cell = sheet.cell(row, index, heading)
        cell.font, cell.fill, cell.border = Font(name="黑体", size=11), _HEADING, _GRID
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        column = sheet.column_dimensions[get_column_letter(index)]
        column.width, column.number_format = width, _TEXT
    sheet.row_dimensions[row].height = 32
    sheet.freeze_panes = f"A{row + 1}"
    sheet.print_title_rows = f"{row}:{row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


class Number(NamedTuple):
    """A value that is added up and sorted as a number, and how it is shown: ``#,##0``."""

    value: int | Decimal
    shown: str


def add_row(sheet: Worksheet, values: Iterable[str | Number], *, example: bool = False) -> None:
    """Append a line of cells: texts, and numbers where they are given as such."""
    row = sheet.max_row + 1
    for index, value in enumerate(values, start=1):
        cell = sheet.cell(row, index)
        if isinstance(value, Number):
            cell.value, cell.number_format = value
        else:
            cell.value, cell.number_format = ILLEGAL_CHARACTERS_RE.sub("", value), _TEXT
            if value:
                cell.data_type = "s"  # a text that begins with "=" stays text and never becomes a formula
        cell.border, cell.font, cell.alignment = _GRID, _EXAMPLE if example else _PLAIN, _WRAPPED


def add_rows(sheet: Worksheet, rows: Iterable[Iterable[str | Number]], *, from_top: bool = False) -> None:
    """Append many lines at once, as :func:`add_row` does one: where the last one stands is looked up only once, and how
    cells look is said once for all of a kind. Words stand in the middle of their row, or begin ``from_top``."""
    placed = Alignment(vertical="top", wrap_text=True) if from_top else _WRAPPED
    known: dict[str, str] = {}
    for row, values in enumerate(rows, start=sheet.max_row + 1):
        for index, value in enumerate(values, start=1):
            cell = sheet.cell(row, index)
            shown = value.shown if isinstance(value, Number) else _TEXT
            if shown not in known:
                known[shown] = f"列表 {shown}"
                look = NamedStyle(known[shown], _PLAIN, border=_GRID, alignment=placed, number_format=shown)
                cell.style = look
            else:
                cell.style = known[shown]
            cell.value = value.value if isinstance(value, Number) else ILLEGAL_CHARACTERS_RE.sub("", value)
            if value and not isinstance(value, Number):
                cell.data_type = "s"  # as in add_row


def add_choices(sheet: Worksheet, column: int, choices: Iterable[str], *, strict: bool = True) -> None:
    """Offer a list of words in a column; ``strict`` refuses anything else."""
    offer = DataValidation(type="list", formula1=f'"{",".join(choices)}"', allow_blank=True, showErrorMessage=strict)
    offer.errorTitle, offer.error = "请从列表中选择", "本列只能填写下拉列表中的词。"
    letter = get_column_letter(column)
    offer.add(f"{letter}2:{letter}{_CHOICE_ROWS}")
    sheet.add_data_validation(offer)


def add_notes(workbook: Workbook, notes: Mapping[str, str]) -> None:
    """A second sheet that explains each column."""
    sheet = workbook.create_sheet(structure().notes["sheet"])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    for row, (name, text) in enumerate(notes.items(), start=1):
        sheet.cell(row, 1, name).font = Font(name="黑体", size=11)
        cell = sheet.cell(row, 2, text)
        cell.font, cell.alignment = Font(name="宋体", size=11), Alignment(wrap_text=True, vertical="top")


def save(workbook: Workbook, path: Path) -> None:
    """Write the workbook durably. Raises :class:`Trouble` ``disk-write-failed``."""
    memory = BytesIO()
    workbook.save(memory)
    write_durably(path, memory.getvalue())
