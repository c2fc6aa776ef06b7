"""The line above a chat's people that is its title and tells for which months they are owed."""

import re
from collections.abc import Sequence

from inspector_app.domain.periods import calendar_days, parse_period
from inspector_app.exchange.tables.chat_amounts import figure_in
from inspector_app.exchange.tables.context import months_told

_LONGEST, _MOST_WORDS = 40, 16
_CLAUSES = re.compile(r"[，,。；;：:!！]")
_YEAR = re.compile(r"[（(]?20\d{2}年?[)）]?")
_BEHIND_SUM = re.compile(r"(?:欠薪|拖欠|工资)(?:金额|数额|总额)?[（(]([^（）()]{4,30})[)）]\s*[:：]?$")
_UNTIL = re.compile("底前|之前|以前|前发|前报|截止|截至")
_UNPAID = re.compile(
    r"((?:20\d{2}年)?\d{1,2}月份?(?:[、和到至\-~～](?:20\d{2}年)?\d{1,2}月份?){0,5})的?[没未][有]?[发给付结]的(?:钱|工资|工钱)"
)
_WORKED = re.compile(r"(月份?)(?:[干做]|一直[干做])到(?=.{0,6}月)")  # 从3月干到4月底
_MONTHS = re.compile(r"20\d{2}\s*[年.\-/]\s*\d{1,2}|[（(]?20\d{2}年?[)）]")
_OF_ALL = re.compile("合计|总计|小计|总额")  # a title may tell it; any other sum is somebody's
_NO_TITLE = re.compile("前付|底前|之前|以前|前发|前报|截止|截至|开会|通知|大家|请|报一下|填|收到|发工资|[?？!！]|@")


def title_in(lines: Sequence[str]) -> str:
    """The line nearest to the people that names months and little else (钢筋班 2025年9月至12月); empty for none."""
    for line in reversed(lines):
        text = line.strip()
        if months := months_of_title(text):
            is_within = _of_column(text) or _WORKED.search(text) or _asked_for(text) == months
            return months if is_within else text
    return ""


def months_of_title(line: str) -> str:
    """The months that a line names that says little else; empty where it names none."""
    text = _WORKED.sub(r"\1到", line.strip())
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
