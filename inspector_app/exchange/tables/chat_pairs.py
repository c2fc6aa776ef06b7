"""Several people, or several months of one, in one line of a chat: 钢筋班：示例甲8600、示例乙5000.

Each becomes a line of its own, so that it is read like any other.
"""

import re
from collections.abc import Callable

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import HAN
from inspector_app.domain.spoken import spoken_yuan

_PARTS, _SENTENCES = re.compile(r"\s*[、，,]\s*"), re.compile(r"[；;。]\s*")
_SUM = r"(?P<sum>[￥¥]?\d{3,7}(?:\.\d{1,2})?(?:元|块)?)"
_SPOKEN = r"(?P<spoken>[\d零一二两三四五六七八九十百千万]+)(?:元|块钱?)?"
_NOT_GIVEN = "(?:(?:没|未)有?[给发付结拿]清?)?"
_PAIR = re.compile(
    rf"(?P<name>[{HAN}]{{2,4}}?)(?P<owes>还?[欠差]我?|拖欠|还有|还剩)?[\s:：]*(?:{_SUM}|{_SPOKEN}){_NOT_GIVEN}"
)
_NO_SUM = re.compile("(?!.*[\\d十百千万])(?:(?:其他|其余|别)的?人|(?!.*[付给拿领清借支发])).+")
_OF_MONTH = re.compile(rf"(?P<month>(?:20\d{{2}}年)?\d{{1,2}}月份?)[\s:：]*{_SUM}")
_ALL = re.compile(r"(?:一共|总共|共计|合计|共)[\s:：]*[￥¥]?\d+(?:\.\d{1,2})?(?:元|块)?")
_HEAD = re.compile(rf"^(?P<head>(?:\d{{1,3}}[、.．)）]\s*)?[{HAN}]{{2,8}})\s*[:：]\s*(?P<rest>.+)$")
_SEVERAL, _LEAST_FEN = 2, 1000_00
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
    pairs = _each(rest, _PAIR, lambda found: is_name(found["name"]) and _is_sum(found))
    told = [_told(found) if found else words for found, words in pairs]
    before = [f"（{head['head']}）" for _ in [rest] if head and rest != text]  # 钢筋班：, and nobody who sends
    return [*before, *told] if len(told) > 1 else []


def _is_sum(found: re.Match[str]) -> bool:
    """Whether it tells a sum; 示例甲一百八 may be what a day is paid."""
    if found["sum"]:
        return True
    fen = spoken_yuan(found["spoken"])
    return fen is not None and (bool(found["owes"]) or fen >= _LEAST_FEN)


def _told(found: re.Match[str]) -> str:
    return f"{found['name']} {'欠' if found['owes'] else ''}{found['sum'] or found['spoken']}"


def _each(
    text: str, shape: re.Pattern[str], fits: Callable[[re.Match[str]], bool]
) -> list[tuple[re.Match[str] | None, str]]:  # fmt: skip
    """Every part of a text with what it tells, where all of them do but for a sum of all, or words without a sum beside
    several that do; else nothing."""
    parts = [part for part in _PARTS.split(text.strip()) if part]
    found = [(told if (told := shape.fullmatch(half_width(part))) and fits(told) else None, part) for part in parts]
    told_of = sum(told is not None for told, _ in found)
    others = [half_width(part) for told, part in found if told is None]
    is_told = all(_ALL.fullmatch(part) or (told_of >= _SEVERAL and _NO_SUM.fullmatch(part)) for part in others)
    return found if told_of and is_told else []
