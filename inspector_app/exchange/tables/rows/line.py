"""A row of a table as it was read: what it is, and what its cells say."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from inspector_app.exchange.tables.rows.line_kind import LineKind
from inspector_app.exchange.tables.rows.values import Found, MonthCell
from inspector_app.exchange.tables.sums.totals import Compared

__all__ = ["LEFT_LINES", "Line", "LineKind", "tell_sum_of_all"]

_FIGURE = re.compile(r"-?\d+(?:\.\d+)?")

LEFT_LINES = {
    LineKind.FOOT: "list-row-words",
    LineKind.LEFT: "list-row-left-out",
    LineKind.EXAMPLE: "list-row-example",
    LineKind.NOBODY: "list-row-nobody",
}
"""Lines that are not taken in, and what says so."""


@dataclass(slots=True)
class Line:
    """A row: what it is, the text of each field with the letter of its column, and what was doubtful in its cells.

    ``open`` are the headings of amounts in it of which nobody knows whether they count; ``marks`` is what stands in the
    columns of single days, ``half`` the part of the day (上午) to which they belong, ``halves`` that of each mark where
    columns tell it. ``continues``: it has no name and
    is of the person above; ``is_piece``: nothing but its place says so, as one more piece of work.
    """

    row: int
    kind: LineKind
    values: dict[str, str] = field(default_factory=dict)
    letters: Mapping[str, str] = field(default_factory=dict)
    found: list[Found] = field(default_factory=list)
    compared: tuple[Compared, ...] = ()
    text: str = ""
    hidden: bool = False
    continues: bool = False
    is_piece: bool = False
    months: tuple[MonthCell, ...] = ()
    noughts: tuple[MonthCell, ...] = ()
    marks: tuple[str, ...] = ()
    half: str = ""
    halves: tuple[str, ...] = ()
    has_figures: bool = False
    open: tuple[str, ...] = ()
    leader: str = ""
    person_row: int = 0


def tell_sum_of_all(lines: Iterable[Line]) -> None:
    """Tell the totals of tables beside each other what the lines of all of these come to: one may stand below all."""
    of_tables = list(lines)
    for line in of_tables:
        line.compared = tuple(replace(each, beside=_added(of_tables, each.column.field)) for each in line.compared)


def _added(lines: Iterable[Line], field: str) -> Decimal:
    texts = (line.values.get(field, "") for line in lines if line.kind is LineKind.ENTRY)
    return sum(map(Decimal, filter(_FIGURE.fullmatch, texts)), Decimal(0))
