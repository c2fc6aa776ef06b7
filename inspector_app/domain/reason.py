"""Whether words give a reason."""

from inspector_app.support.errors import Problem

_LEAST = 2


def says_why(words: str) -> bool:
    """Whether words can be a reason: a mark, a blank or a single character says nothing."""
    return sum(character.isalpha() for character in words) >= _LEAST


def reason_problem(words: str, where: str = "reason") -> Problem:
    """Why words are no reason: nothing stands there, or what stands there says nothing."""
    return Problem("void-no-reason" if words.strip() else "setup-missing", where)
