"""A list as a file: an Excel workbook whose numbers of identity are text, or a table on paper; its head says what was
looked for and chosen, so that nobody takes a part for the whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import Block, BlockKind, Column, FactDef, FactType, Form, Origin
from inspector_app.support.breadth import letters, shared
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import write_durably
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context

if TYPE_CHECKING:
    from inspector_app.documents.bitmap import PageImage
    from inspector_app.exchange.workbook import Number

MOST_PRINTED = 5000
"""More lines are no list that anybody reads on paper."""
MOST_WRITTEN = 2000
"""More lines are no table that anybody edits in a document of text."""
MOST_PICTURED = 120
"""More lines are no picture that anybody reads in a chat."""
_DPI = 144.0
_WRITING, _ROWS = "写入列表", "rows"
_LEAST, _MOST = 4, 44  # letters of a column
_UPRIGHT = 76  # letters that stand beside each other on a sheet that is not turned
_FIGURE = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d+)?|-?\d{1,12}(\.\d+)?")


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: its heading, and whether it holds figures, which are added up and stand at the right."""

    title: str
    is_figure: bool = False


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A list as it is seen. ``said`` are lines on what was looked for, chosen and how it is ordered, ``sums`` what it
    adds up to in words; numbers of identity are masked as the list shows them. ``is_a3``: on paper its sheets are of
    A3, laid across. ``from_top``: its cells hold running text, so that a short one stands beside the beginning of a
    long one. ``size``: points of its letters on paper, 0 as in every list."""

    title: str
    columns: Sequence[ListColumn]
    rows: Sequence[Sequence[str]]
    said: Sequence[str] = ()
    sums: str = ""
    is_a3: bool = False
    from_top: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class ListOrder:
    """What the worker thread gets: the list, in whose name and when it is told."""

    sheet: ListSheet
    agency: str
    made_at: datetime
    path: Path | None = None

    @property
    def lead(self) -> tuple[str, ...]:
        """What stands between title and table."""
        told = f"{self.agency}　{chinese_minute(self.made_at)}"
        return (told, *filter(None, (*self.sheet.said, self.sheet.sums)))


def prepare_list_file(context: Context, sheet: ListSheet, path: Path | None = None) -> ListOrder:
    """Freeze a list that becomes the file ``path`` (.xlsx, .pdf, .docx, .png), or sheets of paper.

    One without lines says so as :func:`or_none` does. Raises :class:`Refused` ``list-file-ending`` and, for paper,
    ``list-file-long``.
    """
    ending = ".pdf" if path is None else path.suffix.lower()
    if path is not None and ending not in (".xlsx", ".pdf", ".docx", ".png"):
        raise Refused(Problem("list-file-ending", details={"name": path.name}))
    most = {".pdf": MOST_PRINTED, ".docx": MOST_WRITTEN}.get(ending, len(sheet.rows))
    if len(sheet.rows) > most:
        raise Refused(Problem("list-file-long", details={"rows": f"{len(sheet.rows):,}", "most": f"{most:,}"}))
    return ListOrder(or_none(context, sheet), context.agency.name, context.clock.now(), path)


def or_none(context: Context, sheet: ListSheet) -> ListSheet:
    """The list; where it has no lines, a line 无 and the sentence of a 零报告: until when there was nothing of what
    was chosen. A heading over nothing might be one that was not finished."""
    if sheet.rows:
        return sheet
    what = "没有符合上述条件的记录" if sheet.said else "没有记录"
    told = f"截至{chinese_minute(context.clock.now())}{what}，为0（零报告）。"
    line = ["无", *[""] * (len(sheet.columns) - 1)]
    return replace(sheet, rows=[line], said=(*sheet.said, told))


def perform_list_file(order: ListOrder, progress: Progress) -> Path:
    """Write the file. Raises :class:`Refused` for a character that no font has, :class:`Trouble`
    ``disk-write-failed``."""
    path = order.path
    assert path is not None
    progress.step(0, 1, _WRITING)
    if path.suffix.lower() == ".pdf":
        write_durably(path, list_pdf(order))
    elif path.suffix.lower() == ".png":
        write_durably(path, list_png(order))
    elif path.suffix.lower() == ".docx":
        write_durably(path, _word(order))
    else:
        _save_book(order, path)
    progress.step(1, 1, _WRITING)
    return path


def list_pdf(order: ListOrder) -> bytes:
    """The list as PDF/A on A4, or A3 where that is wanted. Raises :class:`Refused` for a character that no font
    has."""
    from inspector_app.documents.render import Mark, render  # the first page is shown without what draws papers

    order = replace(order, sheet=_on_paper(order.sheet))
    names = [f"c{at}" for at in range(len(order.sheet.columns))]
    facts = {
        "title": order.sheet.title,
        "lead": "\n".join(order.lead),
        _ROWS: [dict(zip(names, row, strict=True)) for row in order.sheet.rows],
    }
    form = _form(order.sheet, names)
    return render(form, facts, copy=None, mark=Mark.FINAL, made_at=order.made_at, author=order.agency)


def _on_paper(sheet: ListSheet) -> ListSheet:
    """A sheet of very many columns without those in which every line says the same, or nothing: its head tells that
    once. They would leave the others no room for a figure in one line."""
    if len(sheet.columns) < _MANY_COLUMNS:
        return sheet
    told = [{row[at].strip() for row in sheet.rows} for at in range(len(sheet.columns))]
    is_many = len(sheet.rows) >= _FEWEST_ALIKE
    empty = [at for at, words in enumerate(told) if words <= _NOTHING]
    alike = [at for at, words in enumerate(told) if is_many and len(words) == 1 and at not in empty]
    named = (f"{sheet.columns[at].title}：{next(iter(told[at]))}" for at in alike)
    left = [f"没有内容、没有印的列：{'、'.join(sheet.columns[at].title for at in empty)}。"] if empty else []
    once = [f"各行相同、不再逐行印的列：{'；'.join(named)}。"] if alike else []
    kept = [at for at in range(len(sheet.columns)) if at not in empty and at not in alike]
    rows = [[row[at] for at in kept] for row in sheet.rows]
    return replace(sheet, columns=[sheet.columns[at] for at in kept], rows=rows, said=(*sheet.said, *once, *left))


_MANY_COLUMNS = 12
_FEWEST_ALIKE = 3
_NOTHING = frozenset(("", "—"))


def list_text(sheet: ListSheet) -> str:
    """The list as plain text for a chat or a sheet: head, then line by line with a tab between two cells."""
    lines = ([column.title for column in sheet.columns], *sheet.rows)
    cells = ("\t".join(" ".join(cell.split()) for cell in line) for line in lines)
    return "\n".join(filter(None, (sheet.title, *sheet.said, *cells, sheet.sums)))


def _word(order: ListOrder) -> bytes:
    """The list as .docx, its figures locked."""
    from inspector_app.exchange.word_report import WordTable, word_table  # writes only, and is slow to load

    sheet, widths = order.sheet, [round(width) for width in _letters(order.sheet)]
    figures = [at for at, column in enumerate(sheet.columns) if column.is_figure]
    table = WordTable(
        sheet.title, [column.title for column in sheet.columns], widths, sheet.rows, figures, size=sheet.size
    )
    return word_table(table, order.lead, order.agency, order.made_at, upright=sum(widths) <= _UPRIGHT)


def list_png(order: ListOrder) -> bytes:
    """The list as one PNG picture, for a chat or a paper of others.

    Raises :class:`Refused` ``list-picture-long``, or for a character that no font has.
    """
    from inspector_app.documents.images import strip_png

    _check_length(order)
    return strip_png(list_pdf(order), _DPI)


def list_image(order: ListOrder) -> "PageImage":
    """The same as pixels, for the clipboard. Raises as :func:`list_png`."""
    from inspector_app.documents.images import strip_image

    _check_length(order)
    return strip_image(list_pdf(order), _DPI)


def _check_length(order: ListOrder) -> None:
    rows = len(order.sheet.rows)
    if rows > MOST_PICTURED:
        raise Refused(Problem("list-picture-long", details={"rows": f"{rows:,}", "most": str(MOST_PICTURED)}))


def _form(sheet: ListSheet, names: Sequence[str]) -> Form:
    """The paper of a list: title, what was chosen, one table; it has no number and binds nothing."""
    from inspector_app.documents.page import frame_width

    widths = list(_letters(sheet))
    is_turned = sheet.is_a3 or sum(widths) > _UPRIGHT
    room = frame_width(is_turned, is_a3=sheet.is_a3)
    items = tuple(
        FactDef(name, column.title, FactType.TEXT, Origin.FROM)
        for name, column in zip(names, sheet.columns, strict=True)
    )
    columns = tuple(
        Column(column.title, f"{{{name}}}", width, "right" if column.is_figure else "left", size=sheet.size)
        for name, column, width in zip(names, sheet.columns, _fitted(widths, room), strict=True)
    )
    return Form(
        id="list",
        edition="",
        title=sheet.title,
        kind=DocumentKind.RECORD,
        valid_from=date.min,
        valid_until=None,
        basis=(),
        number_pattern="",
        facts=(
            FactDef("title", sheet.title, FactType.TEXT, Origin.FROM),
            FactDef("lead", sheet.title, FactType.LONG_TEXT, Origin.FROM),
            FactDef(_ROWS, sheet.title, FactType.LIST, Origin.FROM, items=items),
        ),
        blocks=(
            Block(BlockKind.TITLE, "{title}"),
            Block(BlockKind.PARAGRAPH, "{lead}", indent=False),
            Block(BlockKind.TABLE, fact=_ROWS, columns=columns, from_top=sheet.from_top),
        ),
        copies=(),
        landscape=is_turned,
        a3=sheet.is_a3,
        layout=2,  # no figure is broken
    )


def _letters(sheet: ListSheet) -> Iterator[float]:
    """How wide each column wants to be, in narrow letters: as its heading and its longest cell, within bounds."""
    for at, column in enumerate(sheet.columns):
        longest = max((letters(row[at]) for row in sheet.rows), default=0)
        yield float(max(_LEAST, letters(column.title), min(longest, _MOST)) + 1)


def _fitted(wanted: Sequence[float], room: float) -> Sequence[float]:
    """The widths of the columns in points, ``room`` in all: short words, days and figures stand in one line, long words
    share the rest; where there is no room for that, each has its part."""
    from inspector_app.documents.tables import column_room

    wishes = [column_room(letters, len(wanted)) for letters in wanted]
    for whole in _WHOLE:
        least = [column_room(min(letters, whole), len(wanted)) for letters in wanted]
        if sum(least) <= room:
            return shared(wishes, least, room)
    return wishes


_WHOLE = (18, 14, 10, 8)
"""Letters of what stands in one line, as far as there is room for it."""


def _save_book(order: ListOrder, path: Path) -> None:
    from inspector_app.exchange.workbook import add_rows, new_workbook, save  # writes only, and is slow to load

    sheet = order.sheet
    widths = [round(width) + 2 for width in _letters(sheet)]
    lead = (sheet.title, *order.lead)
    workbook, written = new_workbook("列表", [column.title for column in sheet.columns], widths, lead)
    add_rows(written, (map(_cell, sheet.columns, row) for row in sheet.rows), from_top=sheet.from_top)
    save(workbook, path)


def _cell(column: ListColumn, text: str) -> "str | Number":
    """A figure as a number, everything else as text: 拾贰 and numbers of identity stay what they are."""
    if not column.is_figure or not _FIGURE.fullmatch(text):
        return text
    from inspector_app.exchange.workbook import Number

    value = Decimal(text.replace(",", ""))
    return Number(value, "#,##0.00" if "." in text else "#,##0")
