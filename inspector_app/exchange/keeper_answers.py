"""Columns that ask of each worker whether the wage card is with somebody, and are answered with yes or no."""

import re
from collections.abc import Mapping

from inspector_app.exchange.tables.columns.column import TAKEN
from inspector_app.exchange.tables.reading import Table
from inspector_app.exchange.tables.rows.line import Line
from inspector_app.exchange.tables.structure import structure

_WHOM = re.compile("本人|自己|班组长|班长|组长|包工头|公司|项目部|单位")
_OWN = ("本人", "自己")


def keeper_by_answer(table: Table, line: Line) -> Mapping[str, str]:
    """Who keeps the card, in words, where the heading names somebody and the cell only says whether it is so."""
    text = line.values.get("card_keeper", "").strip()
    words = structure().answers
    is_yes, is_no = text in words["yes"], text in words["no"]
    column = next((c for c in table.columns if c.field == "card_keeper" and c.role in TAKEN), None)
    whom = _WHOM.search(column.heading) if column is not None else None
    if whom is None or not (is_yes or (is_no and whom[0] in _OWN)):
        return {}
    return {"card_keeper": whom[0] if is_yes else f"不在{whom[0]}手里"}
