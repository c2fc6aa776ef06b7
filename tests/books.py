"""Workbooks as others bring them."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import openpyxl


def write_book(path: Path, *rows: Iterable[Any], change: Callable[[Any], object] | None = None) -> Path:
    """A workbook of one sheet with these rows; ``change`` may do something to the sheet before it is kept."""
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in rows:
        sheet.append(row)
    if change:
        change(sheet)
    workbook.save(path)
    return path
