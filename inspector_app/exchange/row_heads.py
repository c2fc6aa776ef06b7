"""Rows of a list of wages that say themselves of how many people they tell: 涉及人数 | 6."""

import re
from collections.abc import Mapping

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.columns.column import Role
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line

_HEADS = re.compile("人数$|人员数量$")
_COUNT = re.compile(r"(\d{1,4})人?")


def heads_of_row(table: Table, line: Line) -> Mapping[str, str]:
    """How many people a row is of, where a column beside the amounts says that it is of more than one."""
    for column in table.columns:
        if column.role is Role.UNREAD and _HEADS.search(heading_key(column.heading)):
            told = _COUNT.fullmatch(half_width(table.block.grid.at(line.row, column.number).text))
            if told and int(told[1]) > 1:
                return {"heads": told[1]}
    return {}
