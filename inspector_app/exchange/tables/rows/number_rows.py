"""Numbers of persons out of their columns: in rows of their own, below the names whose they are or above, and several
of one person in a cell."""

import re
from collections.abc import Sequence
from enum import StrEnum

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.contents import is_card, is_mobile
from inspector_app.exchange.tables.grid import Cell
from inspector_app.exchange.tables.people import is_id, is_name

_BETWEEN = re.compile(r"[\s/／,，;；、|]+")


class Order(StrEnum):
    """Where the numbers of a table stand."""

    ABOVE = "above"
    BELOW = "below"
    NONE = "none"


def order_of(block: Block, names: Sequence[int]) -> Order:
    """Where the numbers of all people of a table stand; none where they keep no order, so that nobody knows whose they
    are. ``names`` are the columns of the names."""
    marks = ""
    for row in block.grid.filled(block.rows):
        own = [cell.text for at, cell in block.grid.rows[row].items() if at in block.columns]
        is_named = any(is_name(block.grid.at(row, at).text) for at in names)
        marks += "#" if len(own) == 1 and number_field(own[0]) else "N" if is_named else "-"
    if marks.lstrip("-").startswith("#"):
        return Order.NONE if re.search("#(?![#N])", marks) else Order.ABOVE
    return Order.BELOW if re.match("-*N#", marks) and not re.search("(?<![#N])#", marks) else Order.NONE


def number_field(text: str) -> str:
    """Which number of a person a text is; empty for any other text."""
    number = half_width(text)
    tests = (("id_number", is_id(number)), ("phone", is_mobile(Cell(number))), ("card", is_card(Cell(number))))
    return next((field for field, fits in tests if fits), "")


def apart(told: dict[str, str]) -> None:
    """Numbers of several kinds in one cell of a line, each where it is not told elsewhere: 身份证号/电话 below one
    heading."""
    for name in ("id_number", "phone", "card"):
        parts = [part for part in _BETWEEN.split(told.get(name, "")) if part]
        fields = [number_field(part) for part in parts]
        is_each = len(parts) > 1 and all(fields) and len(set(fields)) == len(fields)
        if is_each and all(field == name or not told.get(field) for field in fields):
            told[name] = ""
            told.update(zip(fields, map(half_width, parts), strict=True))
