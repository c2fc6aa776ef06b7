"""A sum in a chat that a later message puts right: 更正一下 示例甲是9500, 打错了，是9900 of the same sender."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from inspector_app.exchange.tables.chat_amounts import figure_in
from inspector_app.exchange.tables.chat_line import ChatLine
from inspector_app.exchange.tables.chat_people import corrects

_BEFORE = "原来写"
CORRECTED = re.compile(rf"{_BEFORE}(\S+)")
"""What was told before, in the words beside a line."""


def with_corrections(lines: Sequence[ChatLine]) -> tuple[list[ChatLine], Mapping[int, int]]:
    """The lines with what was put right later, and the number of each line that does so with that of the one it is of.

    Only where one earlier line tells what somebody of that name is owed, and the later one a single other sum; else
    both stay as they are, to be asked about.
    """
    found, of = list(lines), dict[int, int]()
    for at, line in enumerate(lines):
        sums = {figure for word in line.rest if (figure := figure_in(word))}
        if set(line.told) != {"name"} or len(sums) != 1 or not any(map(corrects, line.rest)):
            continue
        earlier = [
            place for place, each in enumerate(found[:at])
            if each.told.get("name") == line.told["name"] and each.number not in of
        ]  # fmt: skip
        if len(earlier) != 1 or "owed" not in found[earlier[0]].told:
            continue
        first = found[earlier[0]]
        rest = (*first.rest, f"{_BEFORE}{first.told['owed']}")
        found[earlier[0]] = replace(first, told={**first.told, "owed": sums.pop()}, rest=rest)
        found[at] = replace(line, told={})
        of[line.number] = first.number
    return found, of
