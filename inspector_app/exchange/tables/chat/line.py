"""A line of a chat as it was read, and what others say of it: titles their months, or that all is paid; a later message
that a sum was wrong: 更正一下 示例甲是9500, 打错了，是9900 of the same sender."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from inspector_app.domain.pasted import words_of
from inspector_app.exchange.tables.chat.months import months_of_title
from inspector_app.exchange.tables.chat.senders import sent_by
from inspector_app.exchange.tables.chat.tokens import tokens
from inspector_app.exchange.tables.chat.words import AMOUNT_FIELDS, CORRECTS, MARKS, fen_of, figure_in, is_name

DAYS = ("last_day", "first_day")
"""Fields that only tell since or until when; they stay words beside the line."""
_PAID = re.compile("已经?(?:发|付|领|拿|给|结|支付|收)|收到了|到[账手]了|(?:发|付|给|领|拿|结)(?:了|过|完|清|到)")
_OWED = re.compile("没|未|欠|差|剩|拖")
_SPEAKS, _FEW_WORDS = re.compile("[我俺]"), 6
ABOVE = re.compile(
    r"以上|这些?(?:都|全)?是(?=.{0,8}月)|上面|上述|(?:他们|大家|我们)(?:都|全)|(?:时间|月份)[都全均]是?(?=.{0,8}月)"
)
"""What begins a line that speaks of all in the lines above it."""
_BEFORE = "原来写"
_SUM = r"(?:\d{3,7}(?:\.\d{1,2})?|[\d.一二两三四五六七八九]+[万千百][\d一二两三四五六七八九零千百]*)(?:元|块钱?)?"
_WRONGLY = "(?:[写报打弄搞说发记算输]?错了?|不对|作废|写反了?)"
_RIGHTLY = "(?:[应实]际?该?是|应为|改[成为]|更正为|正确的?是|是)"
_SAID_BEFORE = "(?:的?(?:工资|工钱))?(?:[前上之][面次回前]|刚才|昨天|开始)?(?:[写报打弄说发记算][成了的]?|[了的])?是?"
_IN_ONE_LINE = (
    re.compile(rf"是?[\s:：]*(?P<right>{_SUM})[,，\s]*(?:而?不是|不对是)(?P<wrong>{_SUM})(?=$|[\s,，。])"),
    re.compile(rf"[\s,，:：]*不是(?P<wrong>{_SUM})[,，\s]*{_RIGHTLY}(?P<right>{_SUM})(?=$|[\s,，。])"),
    re.compile(
        rf"[\s,，:：]*{_SAID_BEFORE}(?P<wrong>{_SUM})(?:是|[,，])?{_WRONGLY}[,，。\s]*{_RIGHTLY}(?P<right>{_SUM})(?=$|[\s,，。])"
    ),
)
_SAYS_SO = re.compile(
    "^(?:我?(?:刚才)?[写报打弄搞说发记算输]错了?|错了|更正(?:一下)?|纠正(?:一下)?|不对)[,，:：\\s]+(?=\\S)"
)
_WRONG = "不是"
CORRECTED = re.compile(rf"{_BEFORE}(\S+)")
"""What was told before, in the words beside a line."""


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A line of a chat with its number in the text (empty where nothing is read of it), the words of the chat that it
    comes from, what it tells of one person by the fields of a list (nothing: it names nobody), and the words that
    nobody understood. ``is_heading``: it says which column each word is of; ``is_iou``: it is a 欠条; ``is_sender``: it
    says who sent what follows; ``sent_in``: the number of the line that says who sent it, of whom it tells; ``dated``:
    its months as written, which got their year from the day on which it was sent."""

    number: int
    text: str
    words: str = ""
    told: Mapping[str, str] = field(default_factory=dict)
    rest: tuple[str, ...] = ()
    is_heading: bool = False
    is_iou: bool = False
    is_sender: bool = False
    sent_in: int = 0
    dated: str = ""


def under_titles(lines: Sequence[ChatLine]) -> list[ChatLine]:
    """The lines, each with the months of the title above it where several stand among them (2025年6月：, its people,
    2025年7月：, its people). A sum below a title that speaks of what was paid (已发名单) is not said to be owed."""
    titles = ["" if line.told or line.is_sender else months_of_title(line.text) for line in lines]
    if (below := _months_below(lines, titles)) is not None:
        return below
    last = max((at for at, line in enumerate(lines) if line.told), default=0)
    first = next((at for at, line in enumerate(lines) if line.told), last)
    is_parted, months, is_paid = any(titles[first:last]), "", False
    behind = _months_behind(lines, titles, first)
    found = list[ChatLine]()
    for line, title in zip(lines, titles, strict=True):
        if not line.told:
            is_read = bool(title) and bool(behind)  # its months are in the lines above
            title = "" if is_read or ABOVE.match(line.text) else title  # of those above it
            months, is_paid = title or months, _says_paid(line.text, is_paid) and not line.is_sender
            found.append(replace(line, is_heading=True) if is_read else line)
            continue
        own = any(name in line.told for name in ("period", *DAYS))
        months = behind if behind and _tells_sum(line) else months
        told = line.told if own or not (months and (is_parted or behind)) else {**line.told, "period": months}
        line = replace(line, told=told)
        found.append(_unsure(line) if is_paid else line)
    return found


def _months_below(lines: Sequence[ChatLine], titles: Sequence[str]) -> list[ChatLine] | None:
    """The lines, each with the months that stand below it, where several such lines speak of those above them (…,
    以上8月, …, 以上9月); None where none do."""
    told = [at for at, line in enumerate(lines) if line.told]
    named = [at for at, title in enumerate(titles) if title]
    if len(named) < 2 or not told or told[0] > named[0] or not ABOVE.match(lines[named[0]].text):
        return None
    found, months = list[ChatLine](), ""
    for line, title in zip(reversed(lines), reversed(titles), strict=True):
        months = title or months
        is_open = line.told and months and "period" not in line.told
        found.append(replace(line, told={**line.told, "period": months}) if is_open else line)
    back = zip(reversed(found), titles, strict=True)
    return [replace(line, is_heading=True) if title else line for line, title in back]


def months_apart(lines: Sequence[str]) -> list[int]:
    """The places of lines that name months for those below them (all that do, where one stands above the first name),
    or for those above (以上8月, of several)."""
    titles = [at for at, line in enumerate(lines) if months_of_title(line) and not _is_of_somebody(line)]
    first = next((at for at, line in enumerate(lines) if any(part.kind == "name" for part in tokens(line))), 0)
    is_below = len(titles) > 1 and ABOVE.match(lines[titles[0]])
    return titles if is_below or any(at < first for at in titles) else []


def _is_of_somebody(line: str) -> bool:
    return any(part.kind in ("name", "me", "sum") for part in tokens(line))


def _months_behind(lines: Sequence[ChatLine], titles: Sequence[str], first: int) -> str:
    """The months that are told alone behind all who are owed, as an answer to whoever asked for them, or of all above
    (以上都是2026年1月到3月的工资): of those who have none of their own; else empty."""
    told = [at for at, title in enumerate(titles) if title]
    after = lines[told[0] :] if len(told) == 1 and told[0] > first else ()
    if not after or any(map(_tells_sum, after)):
        return ""
    is_of_all = ABOVE.match(after[0].text)
    is_alone = len(after[0].text) <= len(titles[told[0]]) + _FEW_WORDS
    has_own = any("period" in line.told for line in lines)
    return titles[told[0]] if is_of_all or (is_alone and not has_own) else ""


def _tells_sum(line: ChatLine) -> bool:
    return any(field in line.told for field in AMOUNT_FIELDS)


def tells_paid(words: str) -> bool:
    """Whether words say that something was paid, and nothing of what is not: 已经拿到钱的."""
    return bool(_PAID.search(words)) and not _OWED.search(words)


def _says_paid(text: str, was_paid: bool) -> bool:
    """Whether the lines below a title are of what was paid; any word of what is not, and any message, ends that."""
    if sent_by(text) is not None or _OWED.search(text) or _SPEAKS.search(text):
        return False
    if any(map(is_name, words_of(text, MARKS)[:1])):
        return was_paid  # 示例甲 已结清 tells of him alone
    return was_paid or bool(_PAID.search(text))


def _unsure(line: ChatLine) -> ChatLine:
    """The line with its sum as one of which nobody knows whether it is owed, unless its own words say so."""
    if "owed" not in line.told or _OWED.search(line.text):
        return line
    told = {name: value for name, value in line.told.items() if name != "owed"}
    return replace(line, told=told, rest=(*line.rest, line.told["owed"]))


def correction_apart(line: str) -> str:
    """A line that tells the right sum and the wrong one, with each as a word of its own: 示例甲4200不是2400, and
    示例甲的8600报错了，应该是6800."""
    if lead := _SAYS_SO.match(line):  # 打错了，示例甲是8600不是6800
        line = f"{line[lead.end() :]} {lead[0].strip(' ,，:：')}" if any(s.search(line) for s in _IN_ONE_LINE) else line
    for shape in _IN_ONE_LINE:
        line = shape.sub(rf" 应该是\g<right> {_WRONG}\g<wrong>", line, count=1)
    return line.strip()


def with_corrections(lines: Sequence[ChatLine]) -> tuple[list[ChatLine], Mapping[int, int]]:
    """The lines with what was put right later, and the number of each line that does so with that of the one it is of.

    Only where one earlier line tells what somebody of that name is owed, and the later one what is right; else both
    stay as they are, to be asked about. A line of somebody of whom no other tells may say itself which of its sums
    is wrong.
    """
    found, of, places = list(lines), dict[int, int](), dict[str, list[int]]()
    for at, line in enumerate(lines):
        name = line.told.get("name", "")
        earlier = [at for at in places.get(name, ()) if found[at].number not in of]
        places.setdefault(name, []).append(at)
        right = _right(line) or (_less_what_was_paid(line, found[earlier[0]]) if name and len(earlier) == 1 else {})
        if not right:
            continue
        wrong = [figure_in(word) for word in line.rest if word.startswith(_WRONG)]
        if not earlier and wrong and all(each.told.get("name") != name for each in found[at + 1 :]):
            found[at] = replace(line, told={**line.told, **right}, rest=(f"{_BEFORE}{wrong[0]}",))
            of[line.number] = line.number
        if len(earlier) != 1 or "owed" not in found[earlier[0]].told:
            continue
        first = found[earlier[0]]
        rest = (*first.rest, f"{_BEFORE}{first.told['owed']}")
        found[earlier[0]] = replace(first, told={**first.told, **right}, rest=rest)
        found[at] = replace(line, told={})
        of[line.number] = first.number
    return found, of


def _right(line: ChatLine) -> Mapping[str, str]:
    """What a line that corrects another says to be right: sums with a word of what they are, or its only one."""
    if set(line.told) - {"period"} != {"name"} or not any(map(CORRECTS.search, line.rest)):
        return {}
    words = [word for word in line.rest if not word.startswith(_WRONG)]
    told = [[part for part in tokens(word) if part.text.strip()] for word in words]
    pairs = [pair for parts in told for pair in pairwise(parts)]
    said = {one.kind: sum_.text for one, sum_ in pairs if sum_.kind == "sum" and one.kind in AMOUNT_FIELDS}
    sums = {figure for word in words if (figure := figure_in(word))}
    return said if "owed" in said else {"owed": sums.pop()} if len(sums) == 1 else {}


def _less_what_was_paid(line: ChatLine, first: ChatLine) -> Mapping[str, str]:
    """What a line tells of somebody who got some of what an earlier one says that he is owed: 今天给了2000 还剩6000."""
    told = [fen_of(of.told.get(name, "")) for of, name in ((first, "owed"), (line, "owed"), (line, "received"))]
    before, owed, got = (fen or 0 for fen in told)
    is_so = bool(owed and got) and before == owed + got and "received" not in first.told
    return {"owed": line.told["owed"], "received": line.told["received"]} if is_so else {}
