"""Sums that people reckon in a line of a chat: what all are owed, and what work by rate is said to come to."""

import re
from decimal import Decimal

from inspector_app.domain.identity import half_width

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
