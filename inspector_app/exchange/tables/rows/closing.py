"""Rows that tell the months of the lines above them: 以上为2026年3月, 3月份小计."""

import re

from inspector_app.domain.periods import calendar_spans, parse_spans
from inspector_app.exchange.tables.rows.line import Line, LineKind

_LONGEST = 40
_MONTHS = r"(?P<months>(?:20)?\d[\d年月份日.\-—–~～至到、/ 上下半]*)"
_OF_WAGES = "(?:的|工资|欠薪|工钱|出勤|考勤|拖欠|未发|未付|人工费|欠款)*"
_ABOVE = re.compile(
    rf"[(（]?(?:以上|上面|上述)(?:人员|工人|各?人|名单|工资|欠薪)*(?:均|都|全|皆)?(?:为|是|系|属于?)?\s*{_MONTHS}{_OF_WAGES}[)）。]?"
)
_TOTAL = re.compile(rf"{_MONTHS}(?:的|工资|欠薪)*(?:小计|合计|共计|总计)[^\d]*")


def months_above(line: Line) -> str:
    """The months that a row tells for the lines above it; empty for any other row."""
    shape = {LineKind.FOOT: _ABOVE, LineKind.TOTAL: _TOTAL}.get(line.kind)
    found = shape.fullmatch(line.text.strip()) if shape is not None and len(line.text) <= _LONGEST else None
    months = found["months"].strip() if found else ""
    return months if months and (parse_spans(months) or calendar_spans(months)) else ""
