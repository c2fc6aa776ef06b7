"""Whether words that are looked for stand somewhere."""

from collections.abc import Iterable


def holds(text: str, parts: Iterable[str]) -> bool:
    """Whether every word of ``text`` occurs in one of the parts, capitals or not."""
    whole = "\n".join(parts).casefold()
    return all(word in whole for word in text.casefold().split())
