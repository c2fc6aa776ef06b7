"""In which lines of a text the words of each row of a chat stand: several people may be told of in one line, and
several lines may be one message. What is said of a line is counted as the person sees it in the text."""

import re
from collections.abc import Iterator, Mapping, Sequence

_SENTENCES = re.compile("[；;。]")
_NEAR = 200  # lines of one message are not farther from each other


def lines_saying(text: str, words: Mapping[int, str]) -> dict[int, tuple[int, ...]]:
    """By row the lines of its words, counted from 1; a row whose words stand nowhere is not there."""
    lines = [_plain(line) for line in text.splitlines()]
    found: dict[int, tuple[int, ...]] = {}
    last = 0
    for row, said in words.items():
        if of := sorted(set(_lines_of(lines, said, last))):
            found[row] = tuple(at + 1 for at in of)
            last = of[0]
    return found


def _lines_of(lines: Sequence[str], said: str, last: int) -> Iterator[int]:
    """The places of the lines that say it all, each of its sentences, or a part of it: the next ones from ``last``."""
    order = (*range(last, len(lines)), *range(last))
    for parts in ([said], _SENTENCES.split(said)):
        plain = list(filter(None, map(_plain, parts)))
        whole = [next((at for at in order if each in lines[at]), None) for each in plain]
        if plain and None not in whole:
            yield from (at for at in whole if at is not None)
            return
    told, seen = _plain(said), set[str]()
    for at in order[:_NEAR]:
        if len(lines[at]) > 1 and lines[at] in told and lines[at] not in seen:
            seen.add(lines[at])
            yield at


def _plain(text: str) -> str:
    return "".join(text.split())
