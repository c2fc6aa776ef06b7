"""Several people, or several months of one, in one line of a chat: 钢筋班：示例甲8600、示例乙5000.

Each becomes a line of its own, so that it is read like any other.
"""

import re
from collections.abc import Callable

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN

_PARTS, _SENTENCES = re.compile(r"\s*[、，,]\s*"), re.compile(r"[；;。]\s*")
_SUM = r"(?P<sum>[￥¥]?\d{3,7}(?:\.\d{1,2})?(?:元|块)?)"
_PAIR = re.compile(rf"(?P<name>[{HAN}]{{2,4}})[\s:：]*{_SUM}")
_OF_MONTH = re.compile(rf"(?P<month>(?:20\d{{2}}年)?\d{{1,2}}月份?)[\s:：]*{_SUM}")
_ALL = re.compile(r"(?:一共|总共|共计|合计|共)[\s:：]*[￥¥]?\d+(?:\.\d{1,2})?(?:元|块)?")
_HEAD = re.compile(rf"^(?P<head>(?:\d{{1,3}}[、.．)）]\s*)?[{HAN}]{{2,8}})\s*[:：]\s*(?P<rest>.+)$")
IsName = Callable[[str], bool]


def one_a_line(text: str, is_name: IsName) -> str:
    """The text with a line for each person, and for each month of one; any other line stays as it is."""
    return "\n".join(line for each in text.splitlines() for line in _lines(each, is_name))


def _lines(line: str, is_name: IsName) -> list[str]:
    """The line, or one for each person or month where every sentence of it tells several, or the sum of all."""
    found: list[str] = []
    for sentence in filter(None, _SENTENCES.split(line.strip())):
        told = [sentence] if _ALL.fullmatch(half_width(sentence)) else _sentence(sentence, is_name)
        if not told:
            return [line]
        found += told
    return found if len(found) > 1 or _HEAD.match(line.strip()) else [line]


def _sentence(text: str, is_name: IsName) -> list[str]:
    head = _HEAD.match(text)
    named = head["head"].lstrip("0123456789、.．)） ") if head else ""
    months = _each(head["rest"], _OF_MONTH, lambda _: True) if head and is_name(named) else []
    if months:
        return [f"{named} {found['sum']} {found['month']}" if found else words for found, words in months]
    rest = head["rest"] if head and not _PAIR.fullmatch(text) else text
    pairs = _each(rest, _PAIR, lambda found: is_name(found["name"]))
    told = [f"{found['name']} {found['sum']}" if found else words for found, words in pairs]
    before = [f"（{head['head']}）" for _ in [rest] if head and rest != text]  # 钢筋班：, and nobody who sends
    return [*before, *told] if len(told) > 1 else []


def _each(
    text: str, shape: re.Pattern[str], fits: Callable[[re.Match[str]], bool]
) -> list[tuple[re.Match[str] | None, str]]:  # fmt: skip
    """Every part of a text with what it tells, where all of them do but for a sum of all; else nothing."""
    parts = [part for part in _PARTS.split(text.strip()) if part]
    found = [(told if (told := shape.fullmatch(half_width(part))) and fits(told) else None, part) for part in parts]
    is_told = any(told for told, _ in found) and all(told or _ALL.fullmatch(half_width(part)) for told, part in found)
    return found if is_told else []
