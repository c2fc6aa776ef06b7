"""A file or a pasted text as sheets. Files are read in a process without keys (:mod:`support.stranger`)."""

import json
from pathlib import Path
from typing import Any

from inspector_app.exchange.tables.formats.damage import Damaged
from inspector_app.exchange.tables.formats.delimited import decoded, grid_of, is_prose
from inspector_app.exchange.tables.formats.limits import CPU_SECONDS, MOST_BYTES, Count, TooMuch
from inspector_app.exchange.tables.grid import Book, Cell, CellKind, Grid
from inspector_app.exchange.tables.structure import structure
from inspector_app.support import stranger
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Watch, unwatched
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.support.stranger import Frame

_CHILD = "inspector_app.exchange.tables.formats.child"
_PROBLEMS = ("sheet-too-large", "sheet-not-excel", "sheet-encrypted", "sheet-unreadable", "sheet-no-text")
_NO_FILE = "文件里的内容不完整，或者不是表格"
"""Instead of the names that the makers of programs have for what is broken."""
_GLANCE = 500  # rows between two looks whether anybody still waits
_KINDS = {kind.value: kind for kind in CellKind}


def read_book(path: Path, tell: Watch = unwatched) -> Book:
    """The sheets of an .xlsx, .xls, .ods, .csv or .pdf file; of a PDF its text. What ``tell`` raises meanwhile, such as
    Cancelled, ends the reading process.

    Raises :class:`Trouble`: ``sheet-unreadable``, ``sheet-encrypted``, ``sheet-not-excel``, ``sheet-too-large``,
    ``sheet-no-text`` for a scanned PDF, or ``sheet-broke`` when the reading process gave up on it.
    """
    try:
        data = read_regular(path, MOST_BYTES)
    except OSError as error:
        raise Trouble("sheet-unreadable", file=path.name, reason=reason_of(error)) from error
    return book_of(data, path.name, tell)


def book_of(data: bytes, name: str, tell: Watch = unwatched) -> Book:
    """The same of the bytes of a file that is called so."""
    if len(data) > MOST_BYTES:
        raise Trouble("sheet-too-large", file=name)
    if not data:
        raise Trouble("sheet-blank", file=name)
    (answer,) = stranger.ask(_CHILD, [Frame({"text": is_text(name) or _is_delimited(name)}, data)], CPU_SECONDS, tell)
    if answer is None:
        raise Trouble("sheet-broke", file=name)
    problem = answer.head.get("problem")
    if problem in _PROBLEMS:
        other = structure().others.get(str(answer.head.get("other", "")))
        if other is not None:
            raise Trouble("sheet-other-kind", file=name, other=other)
        if problem == "sheet-unreadable":
            reason = str(answer.head.get("reason", ""))[:60]
            raise Trouble(problem, file=name, reason=_NO_FILE if reason.isascii() else reason)
        raise Trouble(problem, file=name)
    try:
        sheets = grids(answer.blob, tell)
        values_only = any(sheet.values_only for sheet in sheets)
        return Book(name, sheets, _words_in(data, name), values_only)
    except (
        Damaged,
        ValueError,
        TypeError,
        LookupError,
        RecursionError,
    ) as error:  # what comes back is not believed either
        raise Trouble("sheet-broke", file=name) from error


def text_book(text: str, name: str = "") -> Book:
    """A pasted text as one sheet. Raises :class:`Trouble` ``sheet-too-large``."""
    try:
        return Book(name, (grid_of(text, Count()),), text)
    except TooMuch as error:
        raise Trouble("sheet-too-large", file=name) from error


def is_text(name: str) -> bool:
    """Whether a file is one of plain text by its name."""
    return name.lower().endswith(".txt")


def _is_delimited(name: str) -> bool:
    return name.lower().endswith(".csv")


def _words_in(data: bytes, name: str) -> str:
    """The text of a file of plain text, also of notes that a telephone writes as .csv; empty for any other."""
    text = decoded(data) if is_text(name) or _is_delimited(name) else ""
    return text if is_text(name) or is_prose(text) else ""


def grids(blob: bytes, tell: Watch = unwatched) -> tuple[Grid, ...]:
    """The sheets in an answer of the reading process; what is not well formed raises one of Python's own errors."""
    sheets: list[tuple[dict[str, Any], dict[int, dict[int, Cell]]]] = []
    same: dict[Cell, Cell] = {}  # one object for cells that are alike: lists repeat themselves
    for number, line in enumerate(blob.splitlines()):
        if number % _GLANCE == 0:
            tell()
        told = json.loads(line)
        if isinstance(told, dict):
            sheets.append((told, {}))
        else:
            row, *cells = told
            read = ((int(each[0]), _cell(each)) for each in cells)
            sheets[-1][1][int(row)] = {column: same.setdefault(cell, cell) for column, cell in read}
    return tuple(_grid(told, rows) for told, rows in sheets)


def _grid(told: dict[str, Any], rows: dict[int, dict[int, Cell]]) -> Grid:
    merged = [(int(top), int(left), int(bottom), int(right)) for top, left, bottom, right in told["merged"]]
    hidden_rows, hidden_columns = frozenset(told["hidden_rows"]), frozenset(told["hidden_columns"])
    struck, filled = frozenset(told["struck_rows"]), frozenset(told["filled_rows"])
    remarks = {(int(row), int(column)): str(text) for row, column, text in told["remarks"]}
    name, hidden = str(told["name"]), bool(told["hidden"])
    return Grid(
        name, rows, hidden, merged, hidden_rows, hidden_columns, struck, filled, remarks,
        values_only=bool(told["values_only"]),
    )  # fmt: skip


def _cell(told: list[Any]) -> Cell:
    if len(told) == 2:
        return Cell(str(told[1]))
    _column, text, kind, raw = told
    return Cell(str(text), _KINDS[kind], str(raw))
