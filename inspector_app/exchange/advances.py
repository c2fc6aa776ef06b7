"""Which part of what was paid was paid ahead: 借支 and 预支 in columns of their own."""

from decimal import Decimal

from inspector_app.exchange.tables.columns.column import Column, Role
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount


def advance_told(table: Table, line: Line) -> str:
    """What of the amount paid to somebody was paid ahead, in yuan; empty where no column that counts tells it."""
    columns = [column for column in table.columns if _is_ahead(column)]
    sums = [amount(table.block.grid.at(line.row, column.number), column.unit).yuan for column in columns]
    told = [yuan for yuan in sums if yuan is not None]
    return f"{sum(told, Decimal(0)):f}" if told else ""


def _is_ahead(column: Column) -> bool:
    """Whether a column that counts as paid holds advances."""
    own = heading_key(column.heading.rpartition("·")[2])
    return column.field == "received" and column.role in (Role.FIELD, Role.PART) and own in structure().advances
