"""Months and serial numbers in a line of a chat: months stand as words of their own, the number of the line goes.

7、8月份51天 are 7和8月份 and 51天 where the lines of the text have no numbers; 1、8月份 is the first line of a list.
"""

import re

from inspector_app.domain.pasted import HAN

_ORDINAL = re.compile(rf"^\s*[（(]?\d{{1,3}}[)）.、．:：]\s*|^\s*\d{{1,3}}\s+(?=[{HAN}]{{2,4}}[\s:：,，])")
_MONTHS_LISTED = re.compile(r"(?<!\d)(\d{1,2}(?:月份?)?)、(?=(?:\d{1,2}(?:月份?)?、)*\d{1,2}月)")
_MONTH_AND_SUM = re.compile(
    r"(?<![\d.])(?P<me>[我俺咱]的?)?(?P<months>(?:20\d{2}年)?\d{1,2}(?:月份?)?(?:(?:[-—~～至到、和及]|(?<=月)|(?<=月份))\d{1,2}(?:月份?)?)*(?<=[月份]))[:：]?"
    r"(?=(?:工资)?(?:一共|总共|共)?[￥¥]?\d{3}|(?:一共|总共|共|我?[干做上]了?)?\d{1,3}(?:\.\d)?(?:个?工|天|个?小时))"
)
_TWO_MONTHS = re.compile(r"^(?:[一二三四五六七八九十]|\d{1,2})、\d{1,2}月")
_FIRST_OF_LIST = re.compile(r"^\s*[（(]?1[)）.、．:：]", re.MULTILINE)


def has_numbers(text: str) -> bool:
    """Whether the lines of a text are numbered."""
    return bool(_FIRST_OF_LIST.search(text))


def with_months_apart(line: str, *, is_numbered: bool) -> str:
    """The line without its number, its months apart from the sums and days behind them."""
    bare = line if not is_numbered and _TWO_MONTHS.match(line) else _ORDINAL.sub("", line)
    return _MONTH_AND_SUM.sub(_apart, _MONTHS_LISTED.sub(r"\1和", bare))


def _apart(found: re.Match[str]) -> str:
    """Months as a word of their own: 7和8月份51天 are 7和8月份 and 51天."""
    me = f"{found['me']} " if found["me"] else ""
    return f"{me}{found['months']} "
