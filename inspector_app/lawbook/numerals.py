"""Article numbers between figures and Chinese numerals: 18 ↔ 十八, 276-1 ↔ 第二百七十六条之一."""

import re

_DIGITS = "零一二三四五六七八九"
_UNITS = {"十": 10, "百": 100, "千": 1000}
ARTICLE = re.compile(r"第([零一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?(?=[\s　])")


def chinese_number(value: int) -> str:
    """1 … 9999 in Chinese numerals: 十八, 一百零五, 二百七十六."""
    text, gap = "", False
    for name, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = value // size % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return text.removeprefix("一") if 10 <= value < 20 else text


def plain_number(text: str) -> int:
    """The value of a Chinese numeral below ten thousand."""
    total, digit = 0, 0
    for character in text:
        if character in _UNITS:
            total += (digit or 1) * _UNITS[character]
            digit = 0
        else:
            digit = _DIGITS.index(character)
    return total + digit


def article_label(number: str) -> str:
    """第十八条 for ``18``, 第二百七十六条之一 for ``276-1``."""
    main, _, extra = number.partition("-")
    return f"第{chinese_number(int(main))}条" + (f"之{chinese_number(int(extra))}" if extra else "")
