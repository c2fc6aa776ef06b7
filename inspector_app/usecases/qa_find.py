"""Finding and replacing words in a transcript: plain functions over its lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from inspector_app.usecases.qa_lines import Line, Lines, is_required, with_part

_PARTS = ("question", "answer")
_SMALL = str.maketrans({letter: letter.lower() for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"})


@dataclass(frozen=True, slots=True)
class Found:
    """Where words stand: in which line, its ``question`` or ``answer``, and behind how many characters."""

    number: int
    part: str
    start: int


def found(lines: Lines, words: str) -> tuple[Found, ...]:
    """Every place of some words, in the order in which they are read; of letters capital and small are alike."""
    wanted = _low(words)
    if not wanted:
        return ()
    return tuple(
        Found(line.number, part, start)
        for line in lines
        for part in _PARTS
        for start in _places(_low(getattr(line.qa, part)), wanted)
    )


def following(places: tuple[Found, ...], lines: Lines, here: Found | None, step: int = 1) -> Found | None:
    """The place after (or, with ``step`` -1, before) where one is; from the end it goes on at the beginning."""
    if not places:
        return None
    order = {line.number: place for place, line in enumerate(lines)}

    def rank(each: Found) -> tuple[int, int, int]:
        return order.get(each.number, -1), _PARTS.index(each.part), each.start

    if here is None:
        return places[0] if step > 0 else places[-1]
    beyond = [each for each in places if (rank(each) > rank(here) if step > 0 else rank(each) < rank(here))]
    return (beyond or list(places))[0 if step > 0 else -1]


def replaced(lines: Lines, words: str, by: str, only: Found | None = None) -> Lines:
    """Lines with other words at one place, or at all of them; a question that procedure demands keeps its words."""
    places = [each for each in found(lines, words) if only in (None, each)]
    return tuple(_with(line, [each for each in places if each.number == line.number], words, by) for line in lines)


def kept(lines: Lines, words: str) -> int:
    """How many places lie in questions that procedure demands and are never replaced."""
    official = {line.number for line in lines if is_required(line)}
    return sum(each.number in official and each.part == "question" for each in found(lines, words))


def _with(line: Line, places: list[Found], words: str, by: str) -> Line:
    qa = line.qa
    for each in reversed(places):
        if each.part == "question" and is_required(line):
            continue
        text = getattr(qa, each.part)
        changed = with_part(qa, each.part, f"{text[: each.start]}{by}{text[each.start + len(words) :]}")
        qa = replace(changed, shared=qa.shared)  # other words for it are not the person's own
    return line if qa == line.qa else Line(line.number, qa)


def _low(text: str) -> str:
    """With small Latin letters: only they, for others may become several and places would shift."""
    return text.translate(_SMALL)


def _places(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + len(wanted))
