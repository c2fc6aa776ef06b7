"""Columns of a list of wages that tell so many hours or days of overtime: 平时加班小时 with 10 is 平时10小时."""

import re
from collections.abc import Iterable
from dataclasses import replace

from inspector_app.exchange.tables.columns.column import NO_AMOUNT, TAKEN, Column, Role, is_said
from inspector_app.exchange.tables.grid import Grid
from inspector_app.support import vocabulary

HOURS_OR_DAYS = "写的是加班多少小时或者多少天，记入加班"
_BRACKETS = re.compile(r"[()（）\[\]【】\s·]")
_HEADING = re.compile(
    r"(?P<kind>.{0,8}?)(?:加班|加点|延时)(?:工作)?(?P<unit>小时|时数|时长|工时|[hH]|天数?|日数|工日)数?"
)
_KINDS = {
    "休息日": ("休息", "周末", "双休", "周六", "周日", "星期"), "法定节假日": ("法定", "节假", "节日", "假日"),
    "平时": ("平时", "平日", "工作日", "正常", "日常", "延时", "延长"),
}  # fmt: skip
_FIGURE = re.compile(r"\d{1,3}(?:\.\d{1,2})?")


def with_overtime(column: Column) -> Column:
    """The column, told apart where no amount was taken of it and it heads so much overtime."""
    is_words = column.heading != vocabulary.label("wage_claim.overtime") or column.reason == NO_AMOUNT
    if column.role in TAKEN or is_said(column) or not is_words or _heading(column) is None:
        return column
    return replace(column, role=Role.OVERTIME, field="", reason=HOURS_OR_DAYS)


def overtime_told(columns: Iterable[Column], grid: Grid, row: int) -> str:
    """平时10小时；休息日2天: what these columns tell in a row; of which days nobody named: 加班10小时."""
    told = []
    for column in (each for each in columns if each.role is Role.OVERTIME):
        heading = _heading(column)
        text = grid.spread(row, column.number).text.strip()
        if heading is not None and text and text.strip("0.") not in ("", "-", "—", "/"):
            kind, unit = heading
            told.append(f"{kind}{text}{unit if _FIGURE.fullmatch(text) else ''}")
    return "；".join(told)


def _heading(column: Column) -> tuple[str, str] | None:
    """Of which days a heading speaks, and whether of hours or days; None where it heads no overtime. Below 加班 alone
    stands all of it in words."""
    if column.heading == vocabulary.label("wage_claim.overtime"):
        return "", ""
    found = _HEADING.fullmatch(_BRACKETS.sub("", column.heading))
    if found is None:
        return None
    said = column.heading
    of_any = vocabulary.label("wage_claim.overtime")
    kind = next((kind for kind, words in _KINDS.items() if any(word in said for word in words)), of_any)
    return kind, "天" if found["unit"][0] in "天日" or found["unit"] == "工日" else "小时"
