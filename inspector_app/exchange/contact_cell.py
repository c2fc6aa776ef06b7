"""A name and a telephone in one cell, as ledgers write them: 示例甲 13900000000, 示例甲（13900000000）."""

import re
from typing import NamedTuple

_HAN = r"[\u3400-\u9fff]"
_PHONE = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[-－—]?\d{7,8}|[2-9]\d{6,7})(?!\d)")
_NAME = re.compile(rf"\s*({_HAN}{{2,4}}(?:·{_HAN}{{1,8}})?)(?!{_HAN})")
_BETWEEN = re.compile(r"[\s:：,，;；、/\\|()（）【】\[\]\-—－。.]|电话|手机|联系")


class Contact(NamedTuple):
    """Who and by which number; ``is_whole`` is false where the cell tells more than these two."""

    name: str
    phone: str
    is_whole: bool


def is_contact_name(text: str) -> bool:
    """Whether a cell tells a name and nothing else."""
    return _NAME.fullmatch(text.strip()) is not None


def contact_of(text: str) -> Contact | None:
    """The name and the number that a cell tells together; None for a cell that tells one of them only."""
    phone = _PHONE.search(text)
    before = text if phone is None else text[: phone.start()] + text[phone.end() :]
    name = _NAME.match(_BETWEEN.sub(" ", before))
    if phone is None or name is None:
        return None
    rest = _BETWEEN.sub("", before).replace(name[1], "", 1)
    return Contact(name[1], phone[0].replace("－", "-").replace("—", "-"), not rest)
