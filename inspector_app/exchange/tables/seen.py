"""How the columns of a list were taken, for a person to look at."""

from collections.abc import Mapping
from dataclasses import replace

from inspector_app.domain.roster import SeenColumn
from inspector_app.exchange.tables.columns.column import TAKEN, Column, Role
from inspector_app.exchange.tables.fields import ListKind
from inspector_app.exchange.tables.reading import Reading, Table
from inspector_app.support import vocabulary


def seen_columns(reading: Reading) -> tuple[SeenColumn, ...]:
    """How each column was taken, for a person to look at; one entry for pages of one table."""
    found: dict[tuple[str, str, str], SeenColumn] = {}
    for table in reading.tables:
        sheet = table.sheet if reading.sheets > 1 else ""
        days = [column.number for column in table.columns if column.is_day]
        for column in table.columns:
            if not (column.is_day and column.number in days[1:]):  # the days of a month as one of them
                seen = seen_column(column, reading.kind, sheet)
                seen = replace(seen, heading=f"{column.heading}…共{len(days)}列") if column.is_day else seen
                found.setdefault((sheet, column.letter, column.heading), seen)
    return tuple(found.values())


def seen_column(column: Column, kind: ListKind, sheet: str = "") -> SeenColumn:
    """How a column was taken."""
    is_taken = column.role in TAKEN
    field = column.field if is_taken else ""
    title = kind.by_name[column.field].title if is_taken else ""
    title = vocabulary.label("wage_claim.overtime") if column.role is Role.OVERTIME else title
    return SeenColumn(
        sheet,
        column.letter,
        column.heading,
        field,
        title,
        column.reason,
        column.unit,
        column.told,
        hidden=column.hidden,
        is_day=column.is_day,
    )


def letters_of(table: Table) -> Mapping[str, str]:
    """The letter of each field's column in a table; of several that add up, the first."""
    letters: dict[str, str] = {}
    for column in table.columns:
        if column.role in TAKEN:
            letters.setdefault(column.field, column.letter)
    return letters
