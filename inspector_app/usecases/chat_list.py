"""Lines of a chat with names, numbers and amounts, as they are pasted into a wage list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width, masked_id
from inspector_app.domain.pasted import CARD, HAN, words_of
from inspector_app.domain.spoken import spoken_count, spoken_month, spoken_rate, spoken_yuan
from inspector_app.usecases.rosters import headed_fields

_ORDINAL = re.compile(r"^\s*[（(]?\d{1,3}[)）.、．:：]\s*")
_MARKS = "、:："
_PHONE = re.compile(r"1[3-9]\d{9}")
_OWED = re.compile(r"^(?:拖欠|欠薪|欠|工资|共计|共)+")
_AMOUNT = re.compile(r"[￥¥]?\d{1,8}(?:\.\d{1,2})?元?")
_NAME = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}·•]{{3,20}}")
_NO_NAME = re.compile(
    "姓名|身份证|证件|电话|手机|卡号|银行|欠薪|工资|拖欠|合计|总计|小计|共计|名单|明细|人员|班组|工地|项目|公司|"
    "如下|收到|各位|大家|工友|欠$"
)
_LABEL = re.compile("姓名|身份证号?码?|电话|手机号?|银行卡号?|卡号|元")
_NAME_AND_DEBT = re.compile(r"(\D{2,4}?)((?:拖欠|欠).+)")
_ANY_DAY = date(2000, 12, 31)  # whether a word names a month does not depend on the day
_LONG_NUMBER = re.compile(r"\d{10,}[\dXx]")
_COLUMNS = {
    "name": "name", "id_number": "id_number", "phone": "phone", "card": "card", "bank": "bank", "job": "job",
    "crew": "crew", "earned": "earned_fen", "deducted": "deducted_fen", "received": "received_fen",
    "owed": "claimed_fen", "rate": "rate", "attendance": "attendance",
}  # fmt: skip
"""The grid's column of a heading's field; a heading of another field is not written."""


@dataclass(frozen=True, slots=True)
class ChatList:
    """Column keys and texts for each person, and what was not read: whole lines, or words beside a name."""

    people: tuple[dict[str, str], ...]
    left_out: tuple[str, ...]

    @property
    def tells_of_people(self) -> bool:
        """Whether it is a list of people at all: somebody is named with something more."""
        return any(len(person) > 1 for person in self.people)


def is_block(text: str) -> bool:
    """Whether the text comes from a spreadsheet."""
    return "\t" in text


def read(text: str) -> ChatList:
    """Lines such as “3、张示例 3499…12 欠 12,000元”. A line of headings tells which column each word is of.

    Several amounts in a line without headings are none: which of them is owed is not known. Nothing is passed over in
    silence: what is not read stands in ``left_out``, long numbers masked.
    """
    people: list[dict[str, str]] = []
    left_out: list[str] = []
    fields: tuple[str, ...] = ()
    for line in filter(None, map(str.strip, text.splitlines())):
        parts = _parts(line)
        if headed := headed_fields(parts):
            fields = headed
            left_out.append(line)
            continue
        person, rest = _by_heading(parts, fields) if len(parts) == len(fields) else _by_shape(parts)
        if person.get("name"):
            people.append(person)
            left_out += [f"{person['name']} {part}" for part in rest]
        else:
            left_out.append(line)
    return ChatList(tuple(people), tuple(_LONG_NUMBER.sub(lambda long: masked_id(long[0]), each) for each in left_out))


def _parts(line: str) -> list[str]:
    return words_of(_ORDINAL.sub("", line), _MARKS)


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text)) and not _NO_NAME.search(text)


def _by_heading(parts: Sequence[str], fields: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A line with as many words as there are headings."""
    found = {_COLUMNS[field]: half_width(part) for part, field in zip(parts, fields, strict=True) if field in _COLUMNS}
    if not _is_name(found.get("name", "")):
        return {}, []
    return found, [part for part, field in zip(parts, fields, strict=True) if field not in _COLUMNS]


def _by_shape(parts: Sequence[str]) -> tuple[dict[str, str], list[str]]:
    """A line whose words tell by their form what they are."""
    person: dict[str, str] = {}
    rest: list[str] = []
    amounts: list[tuple[str, str, bool]] = []
    is_owed = False
    for part in _apart(parts):
        plain = half_width(part)
        bare = _OWED.sub("", plain)
        told, is_owed = is_owed or bare != plain, False
        if not bare:  # 欠 before the sum
            is_owed = True
        elif _is_amount(bare):
            amounts.append((part, bare, told))
        elif ((key := _said(plain)) and key not in person) or ((key := _shape(plain)) and key not in person):
            person[key] = plain
        elif not _LABEL.fullmatch(plain):
            rest.append(part)
    owed = [amount for amount in amounts if amount[2]] or amounts
    if len(owed) == 1:
        person["claimed_fen"] = owed[0][1]
    return person, rest + [part for part, bare, _ in amounts if bare != person.get("claimed_fen")]


def _is_amount(bare: str) -> bool:
    """An amount in figures or as people say it: 12000, 一万八."""
    return bool(_AMOUNT.fullmatch(bare) and not _PHONE.fullmatch(bare)) or spoken_yuan(bare) is not None


def _apart(parts: Sequence[str]) -> Iterator[str]:
    """The words, those apart that nobody parted: 张示例欠一万八."""
    for part in parts:
        found = _NAME_AND_DEBT.fullmatch(part)
        told = _OWED.sub("", half_width(found[2])) if found else ""
        if found and _is_name(found[1]) and (_is_amount(told) or _said(half_width(found[2]))):
            yield from found.groups()
        else:
            yield part


def _said(plain: str) -> str:
    """The column of words that tell a rate, how long somebody worked, or since or until when."""
    if spoken_rate(plain):
        return "rate"
    if spoken_count(plain):
        return "attendance"
    month = spoken_month(plain, _ANY_DAY)
    if month is None:
        return ""
    return "first_day" if month.begins else "last_day" if month.ends else ""


def _shape(plain: str) -> str:
    shapes = (("id_number", IN_TEXT), ("phone", _PHONE), ("card", CARD))
    return next((key for key, shape in shapes if shape.fullmatch(plain)), "name" if _is_name(plain) else "")
