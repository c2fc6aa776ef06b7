"""How much room a text takes beside others: for columns that are as wide as what stands in them."""

from collections.abc import Sequence
from unicodedata import east_asian_width


def letters(text: str) -> int:
    """The room of the longest line of a text in narrow letters; a Chinese character takes two."""
    return max((sum(2 if east_asian_width(c) in "WF" else 1 for c in line) for line in text.split("\n")), default=0)


def shared(widths: Sequence[float], least: Sequence[float], whole: float) -> list[float]:
    """``whole`` shared out in the proportion of ``widths``, to each its ``least`` at least: these fit into it."""
    fixed: set[int] = set()
    while True:
        left = whole - sum(least[at] for at in fixed)
        parts = sum(width for at, width in enumerate(widths) if at not in fixed)
        short = {at for at, width in enumerate(widths) if at not in fixed and left * width < least[at] * parts}
        if not short:
            return [least[at] if at in fixed else left * width / parts for at, width in enumerate(widths)]
        fixed |= short
