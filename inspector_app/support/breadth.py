"""How much room a text takes beside others: for columns that are as wide as what stands in them."""

from unicodedata import east_asian_width


def letters(text: str) -> int:
    """The room of the longest line of a text in narrow letters; a Chinese character takes two."""
    return max((sum(2 if east_asian_width(c) in "WF" else 1 for c in line) for line in text.split("\n")), default=0)
