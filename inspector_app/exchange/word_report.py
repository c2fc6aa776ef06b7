"""A report as .docx for leaders who edit in WPS or Word: sentences are theirs, figures are locked content controls."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from inspector_app.domain.hidden_characters import without_hidden
from inspector_app.support.breadth import letters, shared

_SONG, _FANG, _HEI = "宋体", "仿宋", "黑体"
_WIDTH = 156  # mm between the margins of an official paper
_NARROW = 15  # mm beside and above a wide table
_SHORT_MARGIN = 18  # mm above and below what is meant for one sheet
_SIZES = (10.5, 9.0, 7.5)  # points of a table's letters: the first at which no figure is broken over two lines
_NARROW_LETTER = 0.2  # mm of a narrow letter for each point, in the widest face that a program puts for 宋体
_CELL_EDGES = 4.5  # mm at both sides of a cell together
_LEAST_WORDS = 10  # narrow letters of a line in a column of words
_FIGURE = re.compile(
    r"((?<![\dA-Za-z.,第-])\d[\d,]*(?:\.\d+)?(?:%|万元|元|个百分点|[个件人项份次天名户处起轮场家笔张页行条]))"
)
"""A number with what it counts; no day, no time, no article and no number in a name."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a sentence; one that ``measure`` names is a figure, which is locked."""

    text: str
    measure: str = ""


def figures_apart(text: str, measure: str = "figure") -> Iterator[Piece]:
    """A sentence that is written from records: each of its figures is a piece of its own."""
    for at, part in enumerate(_FIGURE.split(text)):
        if part:
            yield Piece(part, measure if at % 2 else "")


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table under a heading: columns with their widths beside each other, rows of texts; ``locked`` columns hold
    figures, which stand at the right and in one line, ``kept`` ones words that are locked as well, ``apart`` ones words
    in which each figure is. ``size``: points of its letters, 0 as many as leave room for all."""

    heading: str
    columns: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[str]]
    locked: Sequence[int] = ()
    kept: Sequence[int] = ()
    apart: Sequence[int] = ()
    size: float = 0


@dataclass(frozen=True, slots=True)
class WordReport:
    """What is written: titles, a line of days, sections of paragraphs, the chart as PNG, tables, and notes; what
    ``is_short`` is meant for one sheet and set closer."""

    titles: Sequence[str]
    days: str
    sections: Sequence[tuple[str, Sequence[Sequence[Piece]]]]
    chart: bytes
    tables: Sequence[WordTable]
    notes: Sequence[tuple[str, Sequence[Sequence[Piece]]]]
    author: str
    made_at: datetime
    is_short: bool = False


def word_report(report: WordReport) -> bytes:
    """The bytes of a .docx file."""
    document = Document()
    _prepare(document, report.titles[-1], report.author, report.made_at)
    if report.is_short:
        section = document.sections[0]
        section.top_margin = section.bottom_margin = Mm(_SHORT_MARGIN)
    size, pitch = (12.0, 17.0) if report.is_short else (16.0, 28.0)
    for at, title in enumerate(report.titles):
        _plain(document, title, _HEI, 22 if at else 16, WD_ALIGN_PARAGRAPH.CENTER)
    _plain(document, report.days, _FANG, 12, WD_ALIGN_PARAGRAPH.CENTER)
    for heading, paragraphs in report.sections:
        if heading:
            _heading(document, heading, size)
        for pieces in paragraphs:
            _sentence(document, pieces, size, pitch)
    if report.chart:
        document.add_picture(BytesIO(report.chart), width=Mm(_WIDTH))
    for table in report.tables:
        _table(document, table, size)
    for heading, lines in report.notes:
        _heading(document, heading, size)
        for line in lines:
            _sentence(document, line, size, pitch)
    return _written(document)


def word_table(table: WordTable, lead: Sequence[str], author: str, made_at: datetime, upright: bool = True) -> bytes:
    """A table alone as .docx, below its heading and the lines of ``lead``; where not ``upright``, on turned sheets."""
    document = Document()
    _prepare(document, table.heading, author, made_at)
    width = _WIDTH
    if not upright:
        section = document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Mm(297), Mm(210)
        section.top_margin = section.bottom_margin = section.left_margin = section.right_margin = Mm(_NARROW)
        width = 297 - 2 * _NARROW
    _plain(document, table.heading, _HEI, 16, WD_ALIGN_PARAGRAPH.CENTER)
    for line in lead:
        _plain(document, line, _FANG, 12)
    _grid(document, table, width)
    return _written(document)


def _written(document: Any) -> bytes:
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _prepare(document: Any, title: str, author: str, made_at: datetime) -> None:
    """A4 with the margins of official papers; nothing of the machine in the properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    told = document.core_properties
    told.author = told.last_modified_by = author
    told.title, told.comments = title, ""
    told.created = told.modified = made_at.replace(tzinfo=None)


def _plain(document: Any, text: str, face: str, size: float, align: Any = None) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = align
    _run(paragraph, text, face, size)


def _heading(document: Any, text: str, size: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = True
    paragraph.paragraph_format.space_before = Pt(size / 2)
    paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    _run(paragraph, text, _HEI, size)


def _sentence(document: Any, pieces: Sequence[Piece], size: float, pitch: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    paragraph.paragraph_format.line_spacing = Pt(pitch)
    for piece in pieces:
        run = _run(paragraph, piece.text, _FANG, size)
        if piece.measure:
            _lock(run, piece.measure)


def _run(paragraph: Paragraph, text: str, face: str, size: float) -> Any:
    run = paragraph.add_run(_printable(text))
    run.font.name, run.font.size = face, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return run


def _printable(text: str) -> str:
    """XML holds no control characters; nobody sees them either."""
    return "\n".join(without_hidden(line) for line in text.split("\n"))


def _lock(run: Any, tag: str) -> None:
    """Put a run into a content control that can be neither changed nor removed by hand."""
    element = run._element
    control, properties, content = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "sdtContent"))
    for name, value in (("alias", "统计数字"), ("tag", tag), ("lock", "sdtContentLocked")):
        told = OxmlElement(f"w:{name}")
        told.set(qn("w:val"), value)
        properties.append(told)
    element.addprevious(control)
    control.append(properties)
    control.append(content)
    content.append(element)


def _table(document: Any, table: WordTable, size: float) -> None:
    if table.rows:
        _heading(document, table.heading, size)
        _grid(document, table, _WIDTH)


def _grid(document: Any, table: WordTable, whole: int) -> None:
    """The table itself, ``whole`` mm wide."""
    grid = document.add_table(rows=1, cols=len(table.columns))
    grid.style, grid.autofit = "Table Grid", False
    size, widths = _fitted(table, whole)
    for at, (cell, title) in enumerate(zip(grid.rows[0].cells, table.columns, strict=True)):
        _written_in(cell, title, _HEI, size, at in table.locked)
    _mark(grid.rows[0], "tblHeader")  # stands on every page
    for row in table.rows:
        line = grid.add_row()
        _mark(line, "cantSplit")
        for at, (cell, text) in enumerate(zip(line.cells, row, strict=True)):
            for piece in _pieces(table, at, text):
                run = _written_in(cell, piece.text, _SONG, size, at in table.locked)
                if piece.text and piece.measure:
                    _lock(run, piece.measure)
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)  # LibreOffice goes by these, Word and WPS by those of the cells
        for cell in column.cells:
            cell.width = Mm(width)


def _pieces(table: WordTable, at: int, text: str) -> Iterator[Piece]:
    """What stands in a cell of a column: all of it locked, its figures, or nothing."""
    if at in table.apart:
        return figures_apart(text, table.columns[at])
    return iter((Piece(text, table.columns[at] if at in table.locked or at in table.kept else ""),))


def _written_in(cell: Any, text: str, face: str, size: float, is_figure: bool) -> Any:
    paragraph = cell.paragraphs[0]
    if is_figure:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    return _run(paragraph, text, face, size)


def _fitted(table: WordTable, whole: int) -> tuple[float, list[float]]:
    """The size of the letters, and the columns in mm: as wide as told beside each other, none below what it needs."""
    for size in (table.size,) if table.size else _SIZES:
        least = [_least(table, at, size) for at in range(len(table.columns))]
        if sum(least) <= whole:
            return size, shared(table.widths, least, whole)
    return size, [whole * each / sum(least) for each in least]  # more figures than a sheet holds beside each other


def _least(table: WordTable, at: int, size: float) -> float:
    longest = max((letters(row[at]) for row in table.rows), default=0)
    return (longest if at in table.locked else min(longest, _LEAST_WORDS)) * size * _NARROW_LETTER + _CELL_EDGES


def _mark(row: Any, name: str) -> None:
    told = OxmlElement(f"w:{name}")
    told.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(told)
