"""欠条 that are written into a sheet: each is told as the line of a list, as one that is pasted."""

from dataclasses import replace

from inspector_app.exchange.tables.chat.iou import ious
from inspector_app.exchange.tables.chat.message import chat_book
from inspector_app.exchange.tables.chat.speakers import Headed
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.grid import Book, Grid

_LONGEST_LETTER = 60


def with_ious_as_lists(book: Book, kind: ListKind, headed: Headed) -> Book | None:
    """The book with each sheet on which a 欠条 is written told as the list of it; None where there is none."""
    sheets = [_iou_sheet(grid, book.name, kind, headed) for grid in book.sheets]
    return None if not any(sheets) else replace(
        book, sheets=tuple(told or grid for told, grid in zip(sheets, book.sheets, strict=True))
    )  # fmt: skip


def _iou_sheet(grid: Grid, name: str, kind: ListKind, headed: Headed) -> Grid | None:
    last = max(grid.rows, default=0)
    if grid.hidden or last > _LONGEST_LETTER:
        return None
    lines = [
        " ".join("".join(c.text.split("\n")) for _, c in sorted(grid.rows.get(row, {}).items()))
        for row in range(1, last + 1)
    ]
    if not any(iou.told for _, iou in ious(lines)):
        return None
    found = chat_book("\n".join(lines), name, kind, headed)
    if found is None:
        return None
    told = found.sheets[0]
    first = {row: (row, min(cells)) for row, cells in grid.rows.items() if cells}
    origin = {(row, at): first[row] for row, cells in told.rows.items() if row in first for at in cells}
    return replace(told, name=grid.name, in_file=grid, origin=origin, said_in={})
