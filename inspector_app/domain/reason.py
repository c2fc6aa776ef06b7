"""Whether words say what they are asked for: a reason, or who somebody is."""

import re
from collections.abc import Mapping

from inspector_app.support.errors import Problem

_LEAST = 2


def says_why(words: str) -> bool:
    """Whether words can be a reason: a mark, a blank or a single character says nothing."""
    return sum(character.isalpha() for character in words) >= _LEAST


def in_full(reasons: Mapping[str, str]) -> dict[str, str]:
    """Reasons that stand below each other; 同上 stands for the one above, which is then kept with each line that it
    answers. Above the first there is none."""
    found: dict[str, str] = {}
    last = ""
    for line, words in reasons.items():
        last = last if _SAME.fullmatch(words.strip()) else words
        found[line] = last
    return found


_SAME = re.compile("(?:理由)?同(?:上|前)(?:一?项)?[。.]?")


def reason_problem(words: str, where: str = "reason") -> Problem:
    """Why words are no reason: nothing stands there, or what stands there says nothing."""
    return Problem("void-no-reason" if words.strip() else "setup-missing", where)


def says_who(words: str) -> bool:
    """Whether words can name somebody: marks, blanks, digits and a day alone name nobody."""
    return any(character.isalpha() for character in _DAY.sub("", words))


_DAY = re.compile(r"\d{2,4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号])?|\d{1,2}\s*月\s*\d{1,2}\s*[日号]")

_WHO = (
    "name legal_representative respondent owner_name contractor_name manager_name recorder recorder_name taken_by "
    "receiver witness receipt_by watched_by approved_by answered_by signed_by by chair leader suspect_name "
    "helped_by archived_by card_keeper_name"
)
_NAMING = frozenset(_WHO.split())


def who_problems(field: str, value: object) -> list[Problem]:
    """``name-says-nobody`` at a field that names somebody, whichever record or paper it stands on, where what was
    typed names nobody. That nothing was typed is not looked at."""
    if field.rpartition(".")[2] not in _NAMING or not isinstance(value, str) or not value.strip():
        return []
    return [] if says_who(value) else [name_problem(value, field)]


def name_problem(words: str, where: str) -> Problem:
    """Why words name nobody: nothing stands there, or only marks and digits."""
    return Problem("name-says-nobody" if words.strip() else "setup-missing", where)
