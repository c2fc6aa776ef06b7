"""In what a passage that somebody wrote over differs from its draft: by clauses, not by words that somebody foresaw."""

import re
from dataclasses import dataclass

from inspector_app.domain.mentions import mentions


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The clauses that a passage has and its draft has not, and the other way round, as they stand there.

    Figures and days are those of the facts, which are laid beside the records elsewhere: another one is no other
    clause. Nor are other brackets, other quotes or another order.
    """

    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def rewritten(draft: str, text: str) -> Rewritten:
    """How a text differs from a draft; not at all where there is no draft."""
    if not draft:
        return Rewritten()
    return Rewritten(_beyond(text, draft), _beyond(draft, text))


def restated(draft: str, text: str, same: tuple[tuple[str, ...], ...] = ()) -> bool:
    """Whether a text says just what its draft says, in its order: marks, brackets and other ways to write a figure
    aside, and whichever of words that are the ``same`` (你单位, 你公司) it has."""
    return _letters(draft, same) == _letters(text, same)


def _letters(text: str, same: tuple[tuple[str, ...], ...]) -> str:
    """The letters of a text, each figure as its kind and value."""
    found, end = "", 0
    for each in mentions(text):
        found, end = f"{found}{text[end : each.start]}{each.kind}{each.value}", each.end
    found = _BESIDE.sub("", found + text[end:])
    for words in same:
        found = re.sub("|".join(sorted(words, key=len, reverse=True)), words[0], found)
    return found


def _beyond(one: str, other: str) -> tuple[str, ...]:
    """The clauses of one text that do not stand in the other."""
    whole = _core(other)
    clauses = (each.strip() for each in _CLAUSE.split(one))
    return tuple(each for each in clauses if (core := _core(each)) and core not in whole)


def _core(text: str) -> str:
    """The letters of a text, each figure as its kind."""
    found, end = "", 0
    for each in mentions(text):
        found, end = f"{found}{text[end : each.start]}{each.kind}", each.end
    return _BESIDE.sub("", found + text[end:])


_CLAUSE, _BESIDE = re.compile(r"[，。；;：！？\n]|,(?!\d)"), re.compile(r"\W")
