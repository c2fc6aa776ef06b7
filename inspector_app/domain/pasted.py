"""Lines as people paste them from a chat or a bank: parted into words, the commas of thousands understood."""

import re

HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
"""Chinese letters, for a class of a pattern."""
CARD = re.compile(r"\d{16,19}")
CARD_WITHIN = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
_THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?!\d)")


def words_of(line: str, also: str = "") -> list[str]:
    """The words of a line, parted by blanks, commas, semicolons, bars and the marks in ``also``; 12,000 stays one."""
    return [part for part in re.split(rf"[\s;；|,，{re.escape(also)}]+", thousands_closed(line)) if part]


def thousands_closed(line: str) -> str:
    """The line with the commas of thousands away: 12,000 is 12000."""
    return _THOUSANDS.sub(lambda found: found[0].replace(",", "").replace("，", ""), line)
