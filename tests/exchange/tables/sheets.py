"""Sheets made in memory, as the reading process would hand them over."""

from datetime import date, datetime

from inspector_app.exchange.tables.formats.shown import day_cell, number_cell
from inspector_app.exchange.tables.grid import Book, Cell, Grid


def cell(value):
    match value:
        case Cell():
            return value
        case date():
            return day_cell(datetime(value.year, value.month, value.day))
        case int() | float():
            return number_cell(value, "")
        case _:
            return Cell(str(value))


def sheet(*rows, name="Sheet1", **more):
    cells = {
        at: {column: cell(value) for column, value in enumerate(row, start=1) if value not in ("", None)}
        for at, row in enumerate(rows, start=1)
    }
    return Grid(name, {at: row for at, row in cells.items() if row}, **more)


def book(*rows, **more):
    return Book("示例.xlsx", (sheet(*rows, **more),))
