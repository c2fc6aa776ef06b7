"""Whether words give a reason."""

_LEAST = 2


def says_why(words: str) -> bool:
    """Whether words can be a reason: a mark, a blank or a single character says nothing."""
    return sum(character.isalpha() for character in words) >= _LEAST
