"""A line of a chat as it was read, and what titles say of the lines below: their months, or that all is paid."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import words_of
from inspector_app.exchange.tables.chat_amounts import AMOUNT_FIELDS, MARKS, holds_sum, is_vague
from inspector_app.exchange.tables.chat_people import is_name
from inspector_app.exchange.tables.chat_title import months_of_title
from inspector_app.exchange.tables.senders import sent_by
from inspector_app.support.groups import grouped

DAYS = ("last_day", "first_day")
"""Fields that only tell since or until when; they stay words beside the line."""
_PAID = re.compile("已经?(?:发|付|领|拿|给|结|支付)|(?:发|付|给|领|拿|结)(?:了|过|完|清|到)")
_LIST_OWED = re.compile("(?:[欠差拖]|[没未][发给付结]).*(?:工资|工钱|薪|名单|钱)|欠薪")
_WHO = {"name", "id_number", "phone", "job", "card"}
_BESIDE_SUM = {"owed", "received", "deducted", "rate", "attendance"}
_OWED = re.compile("没|未|欠|差|剩|拖")
_FEW_WORDS = 6


@dataclass(frozen=True, slots=True)
class ChatLine:
    """A line of a chat with its number in the text: what it tells of one person by the fields of a list (nothing: it
    names nobody), and the words that nobody understood. ``is_heading``: it says which column each word is of;
    ``is_iou``: it is a 欠条; ``is_sender``: it says who sent what follows; ``sent_in``: the number of the line that
    says who sent it, of whom it tells; ``dated``: its months as written, which got their year from the day on which
    it was sent."""

    number: int
    text: str
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
    titles = ["" if line.told else months_of_title(line.text) for line in lines]
    last = max((at for at, line in enumerate(lines) if line.told), default=0)
    first = next((at for at, line in enumerate(lines) if line.told), last)
    is_parted, months, is_paid, is_owed = any(titles[first:last]), "", False, False
    behind = _months_behind(lines, titles, first)
    titles = ["" for _ in titles] if behind else titles
    found = list[ChatLine]()
    for line, title in zip(lines, titles, strict=True):
        if not line.told:
            months, is_paid = title or months, _says_paid(line.text, is_paid)
            is_owed = not is_paid and (is_owed or bool(_LIST_OWED.search(line.text)))
            found.append(line)
            continue
        own = any(name in line.told for name in ("period", *DAYS))
        months = behind if behind and _tells_sum(line) else months
        told = line.told if own or not (months and (is_parted or behind)) else {**line.told, "period": months}
        line = replace(line, told=told)
        found.append(_unsure(line) if is_paid else _all_owed(line) if is_owed else line)
    return found


def _months_behind(lines: Sequence[ChatLine], titles: Sequence[str], first: int) -> str:
    """The months that are told alone behind all who are owed, as an answer to whoever asked for them; else empty."""
    told = [at for at, title in enumerate(titles) if title]
    after = lines[told[0] :] if len(told) == 1 and told[0] > first else ()
    is_all = after and not any(map(_tells_sum, after)) and not any("period" in line.told for line in lines)
    is_alone = is_all and len(lines[told[0]].text) <= len(titles[told[0]]) + _FEW_WORDS
    return titles[told[0]] if is_alone else ""


def _tells_sum(line: ChatLine) -> bool:
    return any(field in line.told for field in AMOUNT_FIELDS)


def with_identities(lines: Sequence[ChatLine]) -> tuple[list[ChatLine], set[int]]:
    """The lines, and the numbers of those that tell nothing but who somebody is, of whom others tell a sum: his number
    and what else they say stand in the first of these (我叫示例甲，身份证…, and later 还欠20840)."""
    found, merged = list(lines), set[int]()
    for of in grouped((line for line in lines if "name" in line.told), lambda line: line.told["name"]).values():
        who = [line for line in of if set(line.told) <= _WHO and len(line.told) > 1 and not _holds_sum(line)]
        others = [line for line in of if line not in who and any(field in line.told for field in AMOUNT_FIELDS)]
        if len(who) != 1 or not others or any(_contradicts(who[0], line) for line in others):
            continue
        told = replace(others[0], told={**who[0].told, **others[0].told}, rest=(*others[0].rest, *who[0].rest))
        found[found.index(others[0])], found[found.index(who[0])] = told, replace(who[0], told={})
        merged.add(who[0].number)
    return found, merged


def _contradicts(who: ChatLine, line: ChatLine) -> bool:
    """Whether two lines tell different numbers or trades."""
    return any(line.told.get(field, value) != value for field, value in who.told.items())


def _holds_sum(line: ChatLine) -> bool:
    return any(holds_sum(word) or is_vague(half_width(word)) for word in line.rest)


def tells_paid(words: str) -> bool:
    """Whether words say that something was paid, and nothing of what is not: 已经拿到钱的."""
    return bool(_PAID.search(words)) and not _OWED.search(words)


def _says_paid(text: str, was_paid: bool) -> bool:
    """Whether the lines below a title are of what was paid; any word of what is not, and any message, ends that."""
    if sent_by(text) is not None or _OWED.search(text):
        return False
    if any(map(is_name, words_of(text, MARKS)[:1])):
        return was_paid  # 示例甲 已结清 tells of him alone
    return was_paid or bool(_PAID.search(text))


def _all_owed(line: ChatLine) -> ChatLine:
    """The line below a title that speaks of what is owed (欠我们5个人的工资), with its one sum as owed: 一共11000."""
    if "earned" not in line.told or set(line.told) & _BESIDE_SUM or _PAID.search(line.text):
        return line
    return replace(line, told={"owed" if name == "earned" else name: value for name, value in line.told.items()})


def _unsure(line: ChatLine) -> ChatLine:
    """The line with its sum as one of which nobody knows whether it is owed, unless its own words say so."""
    if "owed" not in line.told or _OWED.search(line.text):
        return line
    told = {name: value for name, value in line.told.items() if name != "owed"}
    return replace(line, told=told, rest=(*line.rest, line.told["owed"]))
