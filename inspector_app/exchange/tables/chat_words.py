"""The words of one line of a chat, and what they tell below headings; the name to which a sum is glued."""

import re
from collections.abc import Sequence

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN, words_of
from inspector_app.exchange.tables.chat_amounts import MARKS
from inspector_app.exchange.tables.chat_months import with_months_apart
from inspector_app.exchange.tables.chat_people import TRADE_THEN_SUM, is_name
from inspector_app.exchange.tables.chat_plain import without_pictures
from inspector_app.exchange.tables.chat_sums import with_reckonings_apart
from inspector_app.exchange.tables.chat_tokens import tokens

_BEHIND_SUM = re.compile(r"(?<=[\d元块万千百整一二三四五六七八九])[(（]([^()（）]{1,40})[)）]")
_DASHED = re.compile(
    rf"^(\s*(?:\d{{1,3}}\s*[)）.、．]\s*)?[{HAN}]{{2,4}})(?:\s*(?:[-—=＝.…·~～]{{2,6}}|[=＝~～+])\s*|[-—.·])(?=[￥¥]?\d)"
)
_QUOTED = re.compile(rf"[“\"「\[]([{HAN}]{{2,4}})[”\"」\]](?=\s*[￥¥]?\d)")
_MONTHS_IN_BRACKETS = re.compile(rf"(?<=[{HAN}])[(（]([^()（）]{{0,12}}月份?)[)）]")
_SUM_IN_BRACKETS = re.compile(rf"(?<=[{HAN}])[(（]([￥¥]?\d[\d.,]*(?:元|块)?)[)）]")
_SLASHED = re.compile(
    rf"(?<=[{HAN}])/(?=[￥¥]?\d)|(?<=\d{{4}})/(?=\d{{3}})|(?<=[{HAN}\d])/(?=[{HAN}]{{2}})(?!工[日天]|小时|平方|平米|个[月工]|立方)"
)
_YEAR_THEN_SUM = re.compile(
    r"(?:20\d{2}年|[今去前]年)(?:年?[底初]|[上下]半年)?的?(?:工资|工钱)?(?=(?:到现在|现在|到今天|还|一共|总共|都)*[欠差剩]我?\d{3})|"
    r"[今去前]年(?:年?[底初]|[上下]半年)?的(?:工资|工钱)?(?=\d{3})"
)
_MYSELF = ("我", "俺", "咱", "本人", "我的")
_IS = re.compile("^(?:的(?:工资|工钱)?)?也?(?:应该?是|应为|是)?(?=[￥¥]?\\d|[一二两三四五六七八九十])")
_TELL = ("sum", "owe", "got", "all", "due", "count", "rate", "phone", "id")
_DOTTED, _LONGEST_NAME = re.compile("[·•]"), 4


def words_in(line: str, *, is_numbered: bool = True) -> list[str]:
    """The words of a line without its number; 我：1万2 is said by whoever sent it. 7、8月份 are two months where the
    lines of the text have no numbers."""
    line = _SLASHED.sub(" ", without_pictures(line)) if "/" in line else without_pictures(line)
    line = _MONTHS_IN_BRACKETS.sub(r" \1 ", line.rstrip(".。"))
    line = " ".join(line.split("+")) if line.count("+") > 1 else line
    line = _SUM_IN_BRACKETS.sub(r" \1", _DASHED.sub(r"\1 ", _QUOTED.sub(r"\1", line)))
    line = TRADE_THEN_SUM.sub(r" \1 ", _YEAR_THEN_SUM.sub(r" \g<0> ", line))
    plain = with_reckonings_apart(with_months_apart(line, is_numbered=is_numbered))
    parts = words_of(_BEHIND_SUM.sub(r" \1", plain), MARKS)
    return parts[1:] if len(parts) > 1 and parts[0] in _MYSELF else parts


def by_heading(parts: Sequence[str], fields: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A line with as many words as there are headings."""
    found = {name: half_width(part) for part, name in zip(parts, fields, strict=True) if name}
    if not is_name(found.get("name", "")):
        return {}, []
    return found, [part for part, name in zip(parts, fields, strict=True) if not name]


def name_before_sum(part: str) -> str:
    """The name that a word begins with, where a sum, days or a number are glued to it: 张示例欠一万八; empty where none
    is, and where the name may end at two places (示例有余5000)."""
    longest = len(part) - 1 if _DOTTED.search(part) else _LONGEST_NAME
    named = [size for size in range(2, min(longest, len(part) - 1) + 1) if is_name(part[:size])]
    found = [size for size in named if _tells(_IS.sub("", part[size:]))]
    return part[: found[0]] if len(found) == 1 and not is_name(part) else ""


def _tells(words: str) -> bool:
    """Whether words begin with a sum, or tell days, a rate or a number."""
    first = next(iter(tokens(words)), None)
    return first is not None and first.kind in _TELL


def named_by_debtor(part: str) -> str:
    """The name behind 我欠, where a sum follows it: 我欠示例甲12000 is said by who owes, or of what is no wage."""
    return name_before_sum(part[2:]) if part[:1] in _MYSELF and part[1:2] == "欠" else ""
