"""Blocks of cells on the clipboard, to spreadsheets and from them: nothing copied here becomes a formula there.

A spreadsheet takes text that begins with an equals sign or the like for a formula, even one that starts programs, and
rounds numbers of more than fifteen digits. So the block goes out twice: as a table whose cells are text, which
spreadsheets prefer, and as plain text with the apostrophe before such a cell that spreadsheets know as a mark of text.
"""

import html
import re
from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

_STARTS = "=+-@＝＋－＠"  # the wide ones too: East Asian spreadsheets take them alike
_PLAIN_NUMBER = re.compile(r"[+-]?[\d,]+(\.\d+)?")
_MARKED = re.compile(rf"'[{re.escape(_STARTS)}'\d]")
_BREAKS = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]")
_AS_TEXT = "mso-number-format:'\\@'"
Rows = Sequence[Sequence[str]]


def cells(text: str) -> list[list[str]]:
    """A block copied from a spreadsheet or from here; an empty last line is no row."""
    rows = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n").split("\n")
    return [[cell[1:] if _MARKED.match(cell) else cell for cell in row.split("\t")] for row in rows]


def block(rows: Rows) -> str:
    """Cells as plain text, parted by tabs; :func:`cells` gives them back."""
    return "\n".join("\t".join(_guarded(cell) for cell in row) for row in rows)


def table(rows: Rows) -> str:
    """Cells as a table in HTML, every cell marked as text."""
    lines = ("".join(f'<td style="{_AS_TEXT}">{html.escape(cell)}</td>' for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def copy(rows: Rows) -> None:
    """Put cells on the clipboard."""
    data = QMimeData()
    data.setText(block(rows))
    data.setHtml(table(rows))
    QApplication.clipboard().setMimeData(data)


def _guarded(cell: str) -> str:
    cell = _BREAKS.sub(" ", cell)
    risky = cell[:1] in tuple(_STARTS) and not _PLAIN_NUMBER.fullmatch(cell)
    return f"'{cell}" if risky or cell.startswith("'") else cell
