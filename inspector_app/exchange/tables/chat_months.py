"""Months of which somebody speaks in a chat, and when a message was sent.

Months without a year are the last ones before the day on which the message was sent; which 上个月 is the message tells.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from inspector_app.domain.periods import calendar_spans, has_spoken_year, parse_spans, spans_text

_FIRST_OF_LIST = re.compile(r"^\s*[（(]?1[)）.、．:：]", re.MULTILINE)
_ANY_ORDER = re.compile(r"(?:\d{1,2}(?:月份?[、和及\s]*|[、和及\s]+))+(?<=[月份])")
_LATE, _EARLY = 10, 3
_LAST, _THIS = ("上个月", "上月"), ("这个月", "本月")
_DAY_SENT = re.compile(r"(20\d{2})\s*[-/年.]\s*(\d{1,2})\s*[-/月.]")


class Sent(NamedTuple):
    """The year and month in which a message was sent."""

    year: int
    month: int


def sent_in(line: str) -> Sent | None:
    """When a message was sent, by the line that says so; None where it tells no year."""
    told = _DAY_SENT.search(line)
    return Sent(int(told[1]), int(told[2])) if told else None


def has_numbers(text: str) -> bool:
    """Whether the lines of a text are numbered."""
    return bool(_FIRST_OF_LIST.search(text))


def told_months(months: str, sent: Sent | None) -> tuple[str, str]:
    """The months that somebody speaks of as a span is written, and those words where they got their year from the day
    on which the message was sent; nothing where they are none."""
    text = _relative(in_order(months), sent)
    spans = parse_spans(text, sent.year if sent else None)
    if not (spans or calendar_spans(text) or (re.search(r"\d月", text) and has_spoken_year(text))):
        return "", ""
    period = spans_text(spans) if spans and not parse_spans(text) and "年" in text else text
    dated = _last_before(period, sent) if sent else ""
    return (dated, period) if dated else (period, "")


def in_order(text: str) -> str:
    """Months told in any order (7月8月和6月) from the first on; as they are where they have a year, or may run into the
    next one (12月和1月)."""
    if not _ANY_ORDER.fullmatch(text):
        return text
    months = [int(each) for each in re.findall(r"\d+", text)]
    turns = any(before >= _LATE and after <= _EARLY for before, after in pairwise(months))
    is_told = months == sorted(months) or turns or len(set(months)) < len(months)
    return text if is_told else "、".join(f"{month}月" for month in sorted(months))


def _relative(text: str, sent: Sent | None) -> str:
    """Which month 上个月 is the message tells."""
    if sent is None or text not in (*_LAST, *_THIS):
        return text
    back = text in _LAST
    year, month = (sent.year - 1, 12) if back and sent.month == 1 else (sent.year, sent.month - back)
    return f"{year}年{month}月"


def _last_before(told: str, sent: Sent) -> str:
    """The last such months that had begun when a message was sent; empty where they have a year, or are none."""
    spans = () if has_spoken_year(told) else calendar_spans(told)
    return spans_text(parse_spans(told, sent.year - (spans[-1][1].month > sent.month))) if spans else ""
