"""Months of which somebody speaks in a chat or that stand in its title, and when a message was sent.

Months without a year are the last ones before the day on which the message was sent; which 上个月 is the message tells.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from inspector_app.domain.numerals import numeral
from inspector_app.domain.periods import (
    calendar_days,
    calendar_spans,
    has_spoken_year,
    open_start,
    parse_period,
    parse_spans,
    spans_text,
    without_spoken_year,
)
from inspector_app.exchange.tables.chat.grammar import SPAN
from inspector_app.exchange.tables.chat.words import figure_in
from inspector_app.exchange.tables.context import months_told

_NUMBER = re.compile(r"^\s*[（(]?([12])[)）.、．:：](\d{1,2}月)?", re.MULTILINE)
_ANY_ORDER = re.compile(r"(?:\d{1,2}(?:月份?[、和及\s]*|[、和及\s]+))+(?<=[月份])")
_LATE, _EARLY = 10, 3
_LAST, _THIS = ("上个月", "上月"), ("这个月", "本月")
_DAY_SENT = re.compile(r"(20\d{2})\s*[-/年.]\s*(\d{1,2})\s*[-/月.]")
_LONGEST, _MOST_WORDS = 40, 16
_SPOKEN_YEAR = re.compile("[今去前]年")
_SPAN = re.compile(SPAN)
_CLAUSES = re.compile(r"[，,。；;：:!！]")
_YEAR = re.compile(r"[（(]?20\d{2}年?[)）]?")
_YEAR_ALONE = re.compile(r"(20\d{2}年)(?!\d|\s*\d{1,2}月)")
_YEAR_OF_ALL = re.compile(r"(?:^|(?:都|全部?)是)(20\d{2}年)(?:度|的|工资)*(?=$|[,，。!！])")
_BEHIND_SUM = re.compile(r"(?:欠薪|拖欠|工资)(?:金额|数额|总额)?[（(]([^（）()]{4,30})[)）]\s*[:：]?$")
_UNTIL = re.compile("底前|之前|以前|前发|前报|截止|截至")
_UNPAID = re.compile(
    r"((?:20\d{2}年)?\d{1,2}月份?(?:[、和到至\-~～](?:20\d{2}年)?\d{1,2}月份?){0,5})的?[没未][有]?[发给付结]的(?:钱|工资|工钱)"
)
_WORKED = re.compile(r"(月份?)(?:[干做]|一直[干做])到(?=.{0,6}月)")  # 从3月干到4月底
_IN_LETTERS = re.compile(r"(?:十[一二]?|[一二三四五六七八九])(?=月)")
_MONTHS = re.compile(r"20\d{2}\s*[年.\-/]\s*\d{1,2}|[（(]?20\d{2}年?[)）]")
_OF_ALL = re.compile("合计|总计|小计|总额")  # a title may tell it; any other sum is somebody's
_NO_TITLE = re.compile(
    "(?:^|[^月份号日底初年\\d\\s~～—-])\\s*[到至]\\d{1,2}月|前付|底前|之前|以前|前发|前报|截止|截至|开会|通知|大家|请|报一下|填|收到|发工资|[?？!！]|@"
)


class Sent(NamedTuple):
    """The year and month in which a message was sent."""

    year: int
    month: int


def in_figures(text: str) -> str:
    """Months in figures: 十一月 is 11月."""
    return _IN_LETTERS.sub(lambda month: str(numeral(month[0])), text)


def sent_in(line: str) -> Sent | None:
    """When a message was sent, by the line that says so; None where it tells no year."""
    told = _DAY_SENT.search(line)
    return Sent(int(told[1]), int(told[2])) if told else None


def has_numbers(text: str) -> bool:
    """Whether the lines of a text are numbered; 1、2月 alone are months."""
    found = _NUMBER.findall(text)
    return any(not months for _, months in found) or len({number for number, _ in found}) > 1


def told_months(months: str, sent: Sent | None) -> tuple[str, str]:
    """The months that somebody speaks of as a span is written, and those words where they got their year from the day
    on which the message was sent; nothing where they are none."""
    text = _relative(in_order(months), sent)
    spans = parse_spans(text, sent.year if sent else None)
    if not (spans or calendar_spans(text) or (re.search(r"\d月", text) and has_spoken_year(text))):
        return _open_span(text, sent) if _SPAN.fullmatch(text) else ("", "")
    period = spans_text(spans) if spans and not parse_spans(text) and "年" in text else text
    dated = _last_before(period, sent) if sent else ""
    return (dated, period) if dated else (period, "")


def _open_span(text: str, sent: Sent | None) -> tuple[str, str]:
    """A span of which one end is no plain month, as a list's cell may say it; since a month of the year that the day of
    the message tells."""
    years = (sent.year, sent.year - 1) if sent else ()
    starts = ((f"{year}年{text}", open_start(f"{year}年{text}")) for year in years)
    found = next((told for told, start in starts if start and sent and (start.year, start.month) <= sent), "")
    return (found, text) if found else (text, "")


def whole_months(months: str) -> int:
    """How many months are told; 0 where that is not known, or they do not begin with their first day."""
    spans = calendar_spans(months) or parse_spans(months, 2000)
    if any(first.day != 1 for first, _ in spans):
        return 0
    return sum((last.year - first.year) * 12 + last.month - first.month + 1 for first, last in spans)


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


def title_in(lines: Sequence[str]) -> str:
    """The line nearest to the people that names months and little else (钢筋班 2025年9月至12月); empty for none."""
    for line in reversed(lines):
        text = _of_any_year(line.strip())
        if months := months_of_title(text):
            is_within = _of_column(text) or _WORKED.search(text) or _asked_for(text) == months
            return months if is_within else text
    return ""


def year_of_all(above: Sequence[str], below: Sequence[str]) -> str:
    """The year alone that lines above the people tell (2025年欠的工资), or one below them (都是2025年的); empty for
    none, and for more than one."""
    found = {each for line in above for each in _YEAR_ALONE.findall(line)}
    found |= {each for line in below for each in _YEAR_OF_ALL.findall(line)}
    return found.pop() if len(found) == 1 else ""


def _of_any_year(text: str) -> str:
    """Months of one year as people speak (去年10月到12月), of which nobody knows when it was said."""
    return without_spoken_year(text) if len(_SPOKEN_YEAR.findall(text)) == 1 else text


def months_of_title(line: str) -> str:
    """The months that a line names that says little else; empty where it names none."""
    text = in_figures(_WORKED.sub(r"\1到", _of_any_year(line.strip())))
    if months := _of_column(text):
        return months
    tells_sum = figure_in(_MONTHS.sub("", text)) and not _OF_ALL.search(text)
    if len(text) > _LONGEST or _NO_TITLE.search(text) or tells_sum:
        return _asked_for(text)
    found = [words for words in months_told(text) if parse_period(words) or calendar_days(words)]
    return found[0] if found and _words_beside(text, found[0]) <= _MOST_WORDS else ""


def _asked_for(text: str) -> str:
    """The months of which somebody asks all who were not paid to tell: @所有人 5月份没发的钱我统计一下."""
    found = _UNPAID.search(text) if _NO_TITLE.search(text) else None
    return found[1] if found else ""


def _of_column(text: str) -> str:
    """The months in brackets behind the sum that is asked for: 请填写：姓名、电话、欠薪金额（2026年5月—8月）."""
    found = _BEHIND_SUM.search(text)
    return found[1] if found and parse_period(found[1]) and not _UNTIL.search(text) else ""


def _words_beside(text: str, months: str) -> int:
    """How many letters stand beside the months in their clause, the year apart: 你好，我们班9月份（2026年）."""
    clause = next((each for each in _CLAUSES.split(text) if months in each), text)
    return len(_YEAR.sub("", clause.replace(months, "")))
