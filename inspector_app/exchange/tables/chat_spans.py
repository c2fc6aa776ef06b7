"""Several spans of time with their sums in one line of a chat: 2024年欠9000，2025年欠5000 is 14000 of one person.

Where each span is a month the line becomes one for each (:mod:`.chat_blocks`); here spans are whole years or several
months, so that the line tells their sum, and the words of each stand beside it.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN

_SUM = r"(?P<sum>\d{3,7}(?:\.\d{1,2})?)"
_SPAN = (
    r"(?P<span>(?:20\d{2}|\d{2})年(?:度|全年|[上下]半年)?(?:\d{1,2}月?份?\s*[-—~～到至]\s*\d{1,2}月份?|\d{1,2}月份?)?|"
    r"\d{1,2}月?份?\s*[-—~～到至]\s*\d{1,2}月份?|[今去前]年(?:[上下]半年|年?底)?)"
)
_PART = re.compile(
    rf"^(?:[我俺]的?)?{_SPAN}(?:的|度|还有?|又|[欠差剩拖]了?|我|工资|工钱|没发|是|[:：])*[￥¥]?{_SUM}(?:元|块钱?)?(?:都|还)?(?:没有?[给发付结]清?)?$"
)
_ALL = re.compile(
    rf"^(?:一共|总共|共计|合计|总计|加起来|共)(?:还?[欠差]我?|是)?[:：]?[￥¥]?{_SUM}(?:元|块钱?)?(?:没有?[给发付结])?$"
)
_NAMED = re.compile(
    rf"^(?P<name>[{HAN}]{{2,4}}?)[\s:：,，]*(?:[还尚]?[欠差])?(?P<rest>(?:[我俺]的?)?(?:\d{{1,4}}|[今去前])[年月].*)$"
)
_MARKED, _APART = re.compile(r"[,，;；、。]+"), re.compile(r"[,，;；、。\s]+")
_LEAST = 2


def with_spans_together(line: str, is_name: Callable[[str], bool]) -> str:
    """The line with the sum of its spans; as it is where it tells anything else, or the total that it says differs."""
    found = _NAMED.match(line.strip())
    name = found["name"] if found and is_name(found["name"]) else ""
    words = found["rest"] if found and name else line.strip()
    total, spans = next(filter(any, (_told(words, apart) for apart in (_MARKED, _APART))), (None, []))
    if not any("年" in each["span"] for each in spans):
        return line
    if all(re.search(r"\d月份?$", each["span"]) and not re.search("[-—~～到至]", each["span"]) for each in spans):
        return line  # months: each becomes a line
    added = sum(Decimal(each["sum"]) for each in spans)
    if total and Decimal(total["sum"]) != added:
        return line
    words = "、".join(f"{each['span']}{each['sum']}" for each in spans)
    return f"{name} 欠{added}（{words}）" if name else f"我欠{added}（{words}）"


def _told(words: str, apart: re.Pattern[str]) -> tuple[re.Match[str] | None, list[re.Match[str]]]:
    """The total and the spans that words tell; nothing where they tell anything else, or fewer than two."""
    parts = [half_width(part) for part in apart.split(words) if part]
    total = _ALL.match(parts[-1]) if len(parts) > _LEAST else None
    told = [_PART.match(part) for part in (parts[:-1] if total else parts)]
    spans = [each for each in told if each is not None]
    return (None, []) if len(spans) < max(_LEAST, len(told)) else (total, spans)
