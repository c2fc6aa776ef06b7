"""What a person says a cell reads: C5=13200, 3月!C5=示例甲; of a text or a chat a whole line: 3=红军欠13200."""

import re
from collections.abc import Iterable, Mapping

from inspector_app.domain.identity import half_width
from inspector_app.exchange.tables.grid import Place, column_of
from inspector_app.support.errors import Problem, Refused

CellsSaid = Mapping[tuple[str, Place], str]
"""By sheet (empty: the only one) and place in the file what stands there; of a text the place is its line, and 0."""
_PLACE = re.compile(r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[1-9]\d{0,6})|第?(?P<line>[1-9]\d{0,6})行?")
_SHOWN = 30


def cells_said(told: Iterable[str]) -> dict[tuple[str, Place], str]:
    """What is told of cells, one each. Raises :class:`Refused` ``list-cell-said`` for what tells none."""
    found: dict[tuple[str, Place], str] = {}
    for each in told:
        where, *text = re.split("[=＝]", each, maxsplit=1)
        sheet, _, at = where.replace("！", "!").rpartition("!")
        place = _PLACE.fullmatch(half_width(at))
        if not text or place is None:
            raise Refused(Problem("list-cell-said", "cells", details={"text": each[:_SHOWN]}))
        row, column = int(place["row"] or place["line"]), column_of(place["column"] or "")
        found[sheet.strip(), (row, column)] = text[0].strip()
    return found
