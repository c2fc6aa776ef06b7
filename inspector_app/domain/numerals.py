"""Chinese numerals, small (三千六百) and in capitals (叁仟陆佰), read as whole numbers."""

_BY_VALUE = ("〇零○", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")
_DIGITS = {character: value for value, characters in enumerate(_BY_VALUE) for character in characters}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}

SMALL = "〇零○一二两三四五六七八九十百千"
CAPITALS = "零壹贰叁肆伍陆柒捌玖拾佰仟"


def numeral(text: str) -> int:
    """The value of 十八, 一百零五, 二〇二六, 三万五千 or 叁仟陆佰. Raises ValueError for other text."""
    if not text or not all(character in _DIGITS or character in _UNITS or character in _GROUPS for character in text):
        raise ValueError(text)
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text))
    total = group = digit = 0
    for character in text:
        if size := _GROUPS.get(character):
            here = group + digit
            total = (total + here) * size if size > total else total + here * size
            group = digit = 0
        elif size := _UNITS.get(character):
            group += (digit or 1) * size
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + group + digit
