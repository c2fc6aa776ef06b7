"""Article numbers between figures and Chinese numerals: 18 ↔ 十八, 276-1 ↔ 第二百七十六条之一."""

import re

_DIGITS = "零一二三四五六七八九"
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


def article_label(number: str) -> str:
    """第十八条 for ``18``, 第二百七十六条之一 for ``276-1``."""
    main, _, extra = number.partition("-")
    return f"第{chinese_number(int(main))}条" + (f"之{chinese_number(int(extra))}" if extra else "")
