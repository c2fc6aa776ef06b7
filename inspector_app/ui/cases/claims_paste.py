"""What is pasted into the wage grid besides cells of a spreadsheet: lines of a chat with names, numbers, amounts."""

import re

from inspector_app.domain.id_kind import IN_TEXT
from inspector_app.domain.identity import half_width

_ORDINAL = re.compile(r"^\s*[（(]?\d{1,3}[)）.、．:：]\s*")
_PARTS = re.compile(r"[\s,，;；、|:：]+")
_CARD = re.compile(r"\d{16,19}")
_PHONE = re.compile(r"1[3-9]\d{9}")
_OWED = re.compile(r"^(?:拖欠|欠薪|欠|工资|共计|共)+")
_AMOUNT = re.compile(r"[￥¥]?\d{1,8}(?:\.\d{1,2})?元?")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?:\D|$))")
_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·•]{2,20}")
_NO_NAMES = frozenset({"身份证", "身份证号", "电话", "欠薪", "工资", "卡号", "银行卡", "合计", "姓名", "欠"})


def is_block(text: str) -> bool:
    """Whether the text comes from a spreadsheet."""
    return "\t" in text


def people(text: str) -> list[dict[str, str]]:
    """Lines such as “3、张示例 3499…12 欠 12,000元”: one dict of column keys and texts for each that names somebody."""
    found = (_person(line) for line in text.splitlines())
    return [person for person in found if person.get("name")]


def is_people(text: str) -> bool:
    """Whether pasted text tells of people: every line with a name and something more."""
    lines = [line for line in text.splitlines() if line.strip()]
    read = people(text)
    return bool(lines) and len(read) == len(lines) and any(len(person) > 1 for person in read)


def _person(line: str) -> dict[str, str]:
    person: dict[str, str] = {}
    for part in _PARTS.split(_THOUSANDS.sub("", _ORDINAL.sub("", line))):
        plain = half_width(part)
        amount = _OWED.sub("", plain)
        shapes = (
            ("id_number", IN_TEXT, plain), ("phone", _PHONE, plain), ("card", _CARD, plain),
            ("claimed_fen", _AMOUNT, amount), ("name", _NAME, plain),
        )  # fmt: skip
        for key, shape, text in shapes:
            if key not in person and text not in _NO_NAMES and shape.fullmatch(text):
                person[key] = text
                break
    return person
