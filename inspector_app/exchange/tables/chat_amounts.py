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
_SUM = r"\d{1,8}(?:\.\d{1,2})?"
_MULTIPLIED = re.compile(
    rf"(?<![\d.×xX*乘+])(?P<of>(?P<one>{_SUM})[^\d\s=×xX*乘,，。;；]{{0,4}}\s*[×xX*＊乘]\s*"
    rf"(?P<other>{_SUM})(?:元|块钱?)?(?:[/一每]?[天日工月方平吨米时个小]{{0,3}}))\s*(?:[=＝]|等于)\s*(?P<all>{_SUM})(?![\d×xX*乘万千])"
)
_HEADS = "(?:(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})个?人)?"
_ALL = re.compile(
    rf"(?:(?:总共|一共|共计|共)\d{{1,3}}个?人[,，\s]*)?(?:以上|这里|我们)?(?:{_HEADS}(?:一共|总共|共计|合计|总计|小计|加起来|共|总){_HEADS}|[=＝])"
    rf"(?:是|还?拖?欠薪?我?们?|差|工资|金额)?{_HEADS}[\s:：]*[￥¥]?(?P<sum>{_SUM})(?:元|块钱?)?"
    r"(?:[,，。!！~～\s]*(?:麻烦|谢谢|感谢|请|拜托|辛苦|希望|望)[^\d]*)?"
)


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


def total_in(text: str) -> str:
    """The figure in a line that tells nothing but a sum of all: 合计48300元; empty for other lines."""
    told = _ALL.fullmatch(half_width(text).strip("。.,"))
    return told["sum"] if told else ""


def wrong_products(text: str) -> list[tuple[str, Decimal, Decimal]]:
    """What a line says that work by rate comes to where it does not: as it is written, what it comes to, what is said:
    350*18=6500 comes to 6300. All in 元."""
    found = _MULTIPLIED.finditer(" ".join(map(half_width, text.split())))
    told = [(each["of"], Decimal(each["one"]) * Decimal(each["other"]), Decimal(each["all"])) for each in found]
    return [(of, right, said) for of, right, said in told if abs(right - said) >= 1]
