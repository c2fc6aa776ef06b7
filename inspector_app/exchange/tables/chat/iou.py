"""欠条: 今欠示例甲2025年3月至6月工资人民币壹万捌仟元整（￥18,000.00）… becomes a line of whom it is owed to.

Who owes, by when it is to be paid and who signed stays in the words beside the line. Where figures and capitals differ,
or several people or sums are named, nothing is chosen: the line is left to be asked. 借条 and 收条 are no wages owed.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from inspector_app.domain.mentions import IN_CAPITALS, MONEY, mentions
from inspector_app.domain.money import yuan
from inspector_app.domain.pasted import HAN, thousands_closed
from inspector_app.exchange.tables.chat.heard import Speech
from inspector_app.exchange.tables.chat.hearing import hear_clauses
from inspector_app.exchange.tables.chat.person import Doubt
from inspector_app.exchange.tables.chat.person_lines import lines_of
from inspector_app.exchange.tables.chat.tokens import spanned, tokens

_OWES = re.compile(
    r"^(?:欠\s*条[:：]?)?[^\d:：]{0,40}?(?:[今兹特]|(?<![^，,。])[现共尚仍])\s*欠(?:到|下|付|着)?"
    r"(?=\D)(?![一二两三四五六七八九十]+[百千万])"
)
_LENT = re.compile(r"^(?:借\s*条|收\s*条|收\s*据)?[^\d:：]{0,30}?[今兹]\s*(?:借|收)(?:到|得)?")
_SIGNED = re.compile(
    "^(?:欠款人|欠薪人|欠款单位|欠款方|立据人|立字人|立条人|出具人|具欠人|债务人|证明人|担保人|见证人|签[字名]|身份证|电话|联系)"
)
_ENDS = re.compile(r"[。；;]$")
_DATED = re.compile(r"^\d{4}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?$")
_LISTS = re.compile("(?:其中|如下|分别为|分别是|明细|名单|下列|以下)[^。；;]{0,6}$")
_LISTED = re.compile(rf"^(?:\d{{1,2}}\s*[、.．)）]\s*)?[{HAN}]{{2,4}}[\s:：,，]+[￥¥]?\d[\d,.]*元?[，,。；;]?$")
_MOST_LINES = 6
_MORE = re.compile(r"\s*(?:等|和|与|及|、)")
_DAY, _LABEL = re.compile("[日号]$"), re.compile("^[^\\dA-Za-z]+")


@dataclass(frozen=True, slots=True)
class Iou:
    """What one of them tells: the line in which it begins, all its words, the fields, and what is left beside these.
    ``told`` is empty where it names nobody alone, or is none of wages that are owed."""

    number: int
    text: str
    told: Mapping[str, str] = field(default_factory=dict)
    rest: tuple[str, ...] = ()


def ious(lines: Sequence[str]) -> Iterator[tuple[range, Iou]]:
    """Those in the lines of a text, each with the numbers of the lines it takes up, counted from 1; those who signed
    below are lines of their own that tell of nobody."""
    at, is_within = 0, False
    while at < len(lines):
        line = lines[at].strip()
        if (_OWES.match(line) or _LENT.match(line)) and not _is_of_several(line):
            end = _end(lines, at)
            text = "".join(each.strip() for each in lines[at:end])
            is_of_all = end < len(lines) and _LISTED.match(lines[end].strip())  # the people stand below, one in a line
            yield range(at + 1, end + 1), Iou(at + 1, text) if is_of_all else _read(at + 1, text)
            at, is_within = end, True
            continue
        if is_within and _SIGNED.match(line):
            yield range(at + 1, at + 2), Iou(at + 1, line)
        at += 1


def _is_of_several(line: str) -> bool:
    """Whether it tells a sum of each of several people, and is read like a chat."""
    parts = tokens(line)
    kinds = [part.kind for before, part in pairwise((parts[0], *parts)) if before.kind != "another"]
    return min(kinds.count("name"), kinds.count("sum")) > 1


def _end(lines: Sequence[str], start: int) -> int:
    """Where the words of one end that stand in several lines."""
    end = start + 1
    while end < min(len(lines), start + _MOST_LINES) and not any(
        ends.search(lines[end - 1].strip()) for ends in (_ENDS, _LISTS)
    ):
        line = lines[end].strip()
        if not line or any(other.match(line) for other in (_OWES, _LENT, _SIGNED, _DATED, _LISTED)):
            break
        end += 1
    return end


def _read(number: int, text: str) -> Iou:
    """What one tells; nothing where it does not begin with the one alone to whom it is owed."""
    owes = _OWES.match(text)
    behind = thousands_closed(text[owes.end() :]) if owes else ""
    parts = tokens(f"我是{behind}")[1:]
    if [part.kind for part in parts[:1]] != ["name"] or _MORE.match(behind, len(parts[0].text)):
        return Iou(number, text)
    said = {kind: [part.text for part in parts if part.kind == kind] for kind in ("id", "phone", "months")}
    months = {spanned(each) for each in said["months"] if not _DAY.search(each)}
    told = {
        "name": parts[0].text,
        "id_number": _LABEL.sub("", "".join(said["id"][:1])),
        "phone": _LABEL.sub("", "".join(said["phone"][:1])),
        "period": months.pop() if len(months) == 1 else "",
    } | _sums(number, parts[0].text, behind.removeprefix(parts[0].text))
    words = text.replace(told["id_number"] or text, "") or text
    words = words.replace(told["phone"] or text, "") or text
    rest = [] if "owed" in told else _amounts(text)
    return Iou(number, text, {field: each for field, each in told.items() if each}, (*rest, words))


def _amounts(text: str) -> dict[str, int]:
    """Its sums in 分, in figures and in capitals, as they are written."""
    found = (each for each in mentions(text) if each.kind in (MONEY, IN_CAPITALS) and not each.vague)
    return {each.words: each.value for each in found if isinstance(each.value, int) and each.value > 0}


def _sums(number: int, name: str, behind: str) -> dict[str, str]:
    """What is owed where figures and capitals agree, and of more sums where they go together: 共计…，已付…，余…"""
    fen = set(_amounts(behind).values())
    if len(fen) == 1:
        return {"owed": f"{yuan(fen.pop())}元"}
    speech = Speech("")
    try:
        hear_clauses(speech, number, f"{name}{behind}")
        plain = lines_of(speech.named(name))[0]
    except Doubt:
        return {}
    return {field: plain.told[field] for field in ("earned", "received", "owed") if field in plain.told}
