"""Totals that go on from sheet to sheet, such as 本年累计 below each month."""

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.exchange.tables.sums.totals import Compared

_RUNNING = ("累计", "总累计", "累积")


def runs_on(line: Line, total: Compared, before: Sequence[Table]) -> bool:
    """Whether a total is what the lines of its own table and of those before it add up to."""
    if not any(word in line.text for word in _RUNNING):
        return False
    texts = [each.values.get(total.column.field, "") for table in before for each in table.lines]
    return total.stated == total.table + sum(map(_figure, texts), Decimal(0))


def _figure(text: str) -> Decimal:
    try:
        return Decimal(text or "0")
    except InvalidOperation:
        return Decimal(0)
