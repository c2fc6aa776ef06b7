"""Whether words say what they are asked for: a reason, or who somebody is."""

from inspector_app.support.errors import Problem

_LEAST = 2


def says_why(words: str) -> bool:
    """Whether words can be a reason: a mark, a blank or a single character says nothing."""
    return sum(character.isalpha() for character in words) >= _LEAST


def reason_problem(words: str, where: str = "reason") -> Problem:
    """Why words are no reason: nothing stands there, or what stands there says nothing."""
    return Problem("void-no-reason" if words.strip() else "setup-missing", where)


def says_who(words: str) -> bool:
    """Whether words can name somebody: marks, blanks and digits alone name nobody."""
    return any(character.isalpha() for character in words)


def name_problem(words: str, where: str) -> Problem:
    """Why words name nobody: nothing stands there, or only marks and digits."""
    return Problem("name-says-nobody" if words.strip() else "setup-missing", where)
