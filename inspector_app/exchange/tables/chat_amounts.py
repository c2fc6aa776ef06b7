"""Sums as people say them in a chat: 8700, 一万八, 差不多17250."""

import re
from decimal import Decimal

from inspector_app.domain.identity import half_width
from inspector_app.domain.pasted import words_of
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.domain.vagueness import AFTER, BEFORE

MARKS = "、:："
"""What parts the words of a line beside blanks, commas and semicolons."""
PHONE = re.compile(r"1[3-9]\d{9}")
AMOUNT_FIELDS = ("owed", "received", "earned")
"""The fields of the sums that words speak of."""
_AMOUNT = re.compile(r"[￥¥]?\d{1,8}(?:\.\d{1,2})?元?")
_PLAIN_AMOUNT = re.compile(r"\d{1,8}(?:\.\d{1,2})?")
_FIGURE = re.compile(
    r"\d{1,3}(?:\.\d{1,4})?[万千wWkK]\d?|\d{3,}(?![\d年])|[一二两三四五六七八九十百千]*[百千万][一二两三四五六七八九十百千]*"
)
_UNSAID = re.compile(
    r"(?<![\d.])\d{3,7}(?![\d年号平方米吨天]|个(?!月)|立方|[一每/](?:平|方|米|吨|天|日|个|工|月))|[一二两三四五六七八九十][百千万]"
)
_ABOUT, _OR_SO = re.compile(BEFORE), re.compile(rf"{AFTER}$")


def is_amount(bare: str) -> bool:
    """Whether it is an amount in figures or as people say it: 12000, 一万八."""
    return bool(_AMOUNT.fullmatch(bare) and not PHONE.fullmatch(bare)) or spoken_yuan(bare) is not None


def fen_of(bare: str) -> int | None:
    """The amount in 分; None where it is none."""
    plain = half_width(bare).strip("￥¥元")
    return int(Decimal(plain) * 100) if _PLAIN_AMOUNT.fullmatch(plain) else spoken_yuan(bare)


def is_vague(bare: str) -> bool:
    """Whether a sum is said to be about so much: 差不多17250, 一万八左右. It is left for whoever asks."""
    about, so = _ABOUT.match(bare), _OR_SO.search(bare)
    begin, end = about.end() if about else 0, so.start() if so else len(bare)
    return (begin > 0 or end < len(bare)) and is_amount(bare[begin:end])


def holds_sum(word: str) -> bool:
    """Whether there is a sum in a word, whatever else it tells; the number of a document is none."""
    return bool(_UNSAID.search(half_width(word)))


def begins_vaguely(word: str) -> bool:
    """Whether a word only says that the sum behind it is about so much: 差不多."""
    about = _ABOUT.fullmatch(half_width(word))
    return bool(about and about[0])


def figure_in(text: str) -> str:
    """The first sum in a text in figures, also one that is spoken; empty where there is none."""
    for found in _FIGURE.finditer(" ".join(map(half_width, text.split()))):
        if found[0].isdecimal() and not PHONE.fullmatch(found[0]):
            return found[0]
        if (spoken := spoken_yuan(found[0])) is not None:
            return f"{Decimal(spoken) / 100:f}"
    words = (spoken_yuan(half_width(word)) for word in words_of(text, MARKS))  # 1w2
    return next((f"{Decimal(fen) / 100:f}" for fen in words if fen), "")
