"""Chinese numerals, small (三千六百), in capitals (叁仟陆佰) or mixed with digits (3万5千), read as numbers."""

import re
from decimal import Decimal

_BY_VALUE = ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {character: value for value, characters in enumerate(_BY_VALUE) for character in characters}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "k": 1000, "K": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000, "w": 10_000, "W": 10_000}
_TOKEN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|.")
_NO_ZERO = 100  # from here on a digit that ends a number without 零 counts the next lower unit

SMALL = "〇零○一二两三四五六七八九十百千"
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟"


def numeral(text: str) -> int:
    """The value of 十八, 一百零五, 二〇二六, 三万五千 or 叁仟陆佰. Raises ValueError for other text."""
    if not text or not all(character in _DIGITS or character in _UNITS or character in _GROUPS for character in text):
        raise ValueError(text)
    return int(amount(text))


def amount(text: str) -> Decimal:
    """The value of a numeral, and of 3,600, 0.36万, 3万5千 or 20w. What is spoken is understood: 三万五 is 35,000.

    Raises ValueError for other text.
    """
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return Decimal("".join(str(_DIGITS[character]) for character in text))
    total = group = digit = Decimal(0)
    last = 0
    for token in _TOKEN.findall(text):
        if size := _GROUPS.get(token):
            here = group + digit or (Decimal(1) if not total else Decimal(0))
            total = (total + here) * size if size > total else total + here * size
            group, digit, last = Decimal(0), Decimal(0), size
        elif size := _UNITS.get(token):
            group += (digit or 1) * size
            digit, last = Decimal(0), size
        elif token in _DIGITS:
            digit = Decimal(_DIGITS[token])
            last = last if digit else 0
        elif token[0].isascii() and token[0].isdecimal():
            digit = Decimal(token.replace(",", ""))
            last = last if digit < _NO_ZERO // 10 else 0
        else:
            raise ValueError(text)
    if not text:
        raise ValueError(text)
    return total + group + (digit * last / 10 if last >= _NO_ZERO else digit)
