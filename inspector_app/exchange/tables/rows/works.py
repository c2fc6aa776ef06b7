"""Several lines of one person below each other that tell of different work: 墙砖 and 地砖 of one tiler, each with its
quantity and sum."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from inspector_app.exchange.tables.blocks import Block
from inspector_app.exchange.tables.columns.column import Column, Role
from inspector_app.exchange.tables.columns.heading_key import heading_key
from inspector_app.exchange.tables.rows.line import Line, LineKind
from inspector_app.exchange.tables.structure import structure

_OTHER = "同一个人的几行各不相同，是各做的活"
_NUMBERS = ("id_number", "phone", "card")


def work_by_lines(columns: Sequence[Column], block: Block) -> list[Column]:
    """The columns, where none tells the trade that of unknown words (项目) which parts the lines of one person that
    stand below each other: it may also be the site of all lines."""
    name = next((c.number for c in columns if c.field == "name" and c.role is Role.FIELD), 0)
    is_known = any(c.field == "job" and c.role is Role.FIELD for c in columns)
    works = [c for c in columns if c.role is Role.UNREAD and heading_key(c.heading) in structure().works]
    if is_known or not name or len(works) != 1:
        return list(columns)
    rows = block.grid.filled(block.rows)
    told = [(block.grid.spread(row, name).text, block.grid.spread(row, works[0].number).text) for row in rows]
    if not any(one[0] and one[0] == two[0] and one[1] and two[1] and one[1] != two[1] for one, two in pairwise(told)):
        return list(columns)
    return [replace(c, role=Role.FIELD, field="job", reason=_OTHER) if c is works[0] else c for c in columns]


def is_other_work(line: Line, before: Line | None) -> bool:
    """Whether a line tells of other work of the person in the line right above: of the same name, and nothing says that
    it is another one."""
    if before is None or before.kind is not LineKind.ENTRY or before.row + 1 != line.row:
        return False
    one, two = before.values, line.values
    is_same = bool(one.get("name")) and one.get("name") == two.get("name")
    is_apart = any(one.get(name) and two.get(name) and one[name] != two[name] for name in _NUMBERS)
    jobs = one.get("job"), two.get("job")
    return is_same and not is_apart and all(jobs) and jobs[0] != jobs[1]
