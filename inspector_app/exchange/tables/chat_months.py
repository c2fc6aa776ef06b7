"""Months and serial numbers in a line of a chat: months stand as words of their own, the number of the line goes.

7、8月份51天 are 7和8月份 and 51天 where the lines of the text have no numbers; 1、8月份 is the first line of a list.
Months without a year that somebody speaks of in a message are the last ones before the day on which it was sent.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from inspector_app.domain.identity import half_width
from inspector_app.domain.periods import calendar_spans, has_spoken_year, parse_spans, spans_text

_FIRST_OF_LIST = re.compile(r"^\s*[（(]?1[)）.、．:：]", re.MULTILINE)
_FROM_TO = re.compile(
    r"(?:从|自)?(?P<first>.{1,9}?月份?(?:\d{1,2}[日号])?)(?:[欠拖干做]|上班)*(?:到|至|[-—~～])"
    r"(?P<last>.{0,6}?月份?(?:\d{1,2}[日号])?)(?:底|止)?"
)
_BEGINS_SPAN = re.compile(r"(?:[从自]|[今去前]年|\d).*\d")
_MONTHS_ALONE = re.compile(
    "^(?:[我俺咱]们?)?的?(?:就?是)?(\\S*?月份?)的?(?:工资|工钱|活|钱)?"
    "(?:(?:[一二两三四五六七八九十\\d]+个月)?的?(?:工资|工钱)?(?:都|也|一直|还|全)?(?:没有?|未)[发给付结拿]清?)?$"
)
_ANY_ORDER = re.compile(r"(?:\d{1,2}(?:月份?[、和及\s]*|[、和及\s]+))+(?<=[月份])")
_NAMES_MONTHS = re.compile("月|年度$|半年$")
_LATE, _EARLY = 10, 3
_ALONE = re.compile(r"(?:20\d{2}年)?\d{1,2}月份?")
_OF_ME = re.compile("^[我俺咱](?:是|的)*")
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


def is_span(word: str) -> bool:
    """Whether a word tells from which month to which: 从2025年3月干到6月."""
    return bool(_FROM_TO.fullmatch(word) and _BEGINS_SPAN.match(word))


def with_span(person: dict[str, str], rest: Sequence[str], sent: Sent | None) -> tuple[list[str], str]:
    """Put in the months from and to which somebody speaks of. The words that are left, and those of months that got
    their year from the day on which the message was sent."""
    left = list(rest)
    is_open = sum(bool(_ALONE.fullmatch(half_width(word))) for word in rest) > 1  # of which sum each is nobody says
    for word in () if is_open else rest if "period" not in person else ():
        said = _FROM_TO.fullmatch(_OF_ME.sub("", half_width(word)).removesuffix("的"))
        named = _month_in(half_width(word), sent) if _NAMES_MONTHS.search(word) else ""
        text = f"{said['first']}至{said['last']}" if said else named
        spans = parse_spans(text, sent.year if sent else None)
        if text and (spans or calendar_spans(text) or (said and has_spoken_year(text))):
            person["period"] = spans_text(spans) if spans and not parse_spans(text) and "年" in text else text
            left = [each for each in rest if each is not word]
            break
    told = person.get("period", "")
    if sent is None or not (dated := _last_before(told, sent)):
        return left, ""
    person["period"] = dated
    return left, told


def in_order(text: str) -> str:
    """Months told in any order (7月8月和6月) from the first on; as they are where they have a year, or may run into the
    next one (12月和1月)."""
    if not _ANY_ORDER.fullmatch(text):
        return text
    months = [int(each) for each in re.findall(r"\d+", text)]
    turns = any(before >= _LATE and after <= _EARLY for before, after in pairwise(months))
    is_told = months == sorted(months) or turns or len(set(months)) < len(months)
    return text if is_told else "、".join(f"{month}月" for month in sorted(months))


def _month_in(plain: str, sent: Sent | None) -> str:
    """The months alone in a word that tells little else: 我是2026年4月和5月的. Which 上个月 is the message tells."""
    text = in_order(_MONTHS_ALONE.sub(r"\1", plain))
    if sent is None or text not in (*_LAST, *_THIS):
        return text
    back = text in _LAST
    year, month = (sent.year - 1, 12) if back and sent.month == 1 else (sent.year, sent.month - back)
    return f"{year}年{month}月"


def _last_before(told: str, sent: Sent) -> str:
    """The last such months that had begun when a message was sent; empty where they have a year, or are none."""
    spans = () if has_spoken_year(told) else calendar_spans(told)
    return spans_text(parse_spans(told, sent.year - (spans[-1][1].month > sent.month))) if spans else ""
