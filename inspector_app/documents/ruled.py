"""Where the lines of a ruled list lie in a straight picture of it: between the rules that run across.

A rule is as dark all the way across as writing is nowhere, and thin: darker than what is a little above and below it.
Runs in the process that decodes pictures (:mod:`.foreign`), with Pillow alone.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

Band = tuple[float, float]
"""Top and bottom of a line of the list, in parts of the picture's height."""
_WIDTH, _PARTS = 960, 24  # pixels to which the picture is reduced, and parts across in which a rule is looked for
_THIN, _DARK = 4, 6.0  # pixels above and below, and by how many steps of grey a rule is darker than what is there
_MOST_SLANT = 12  # pixels by which rules may still fall from the left edge to the right one
_ACROSS = 0.55  # of the parts in which a rule shows: a list need not fill its picture
_EVEN = (0.5, 1.5)  # of the usual height: a line of the list is not much lower or higher
_FEWEST, _NEARLY = 3, 0.97


def bands(picture: Any) -> list[Band]:
    """The lines of the list from the top, the one with the headings too; none where too few rules are seen."""
    small = picture.convert("L")
    small.thumbnail((_WIDTH, 10 * _WIDTH))
    dark = _darkness(small)
    if len(dark) <= 2 * _THIN:
        return []
    found = max((_rules(dark, slant) for slant in range(-_MOST_SLANT, _MOST_SLANT + 1)), key=_clearness)
    return [(top / len(dark), bottom / len(dark)) for top, bottom in _widest(found)]


def _widest(shares: Sequence[float]) -> list[tuple[float, float]]:
    """The lines that take most of the picture's height. Of rules that show equally far across the fewest are enough:
    the edges of large writing show in many parts too, and never as far as the rules between which it stands."""
    levels = sorted({share for share in shares if share >= _ACROSS}, reverse=True)
    found = [_longest(list(_middles(shares, level))) for level in levels]
    most = max(map(_height, found), default=0.0)
    return next((lines for lines in found if lines and _height(lines) >= _NEARLY * most), [])


def _height(lines: Sequence[tuple[float, float]]) -> float:
    return lines[-1][1] - lines[0][0] if lines else 0.0


def _darkness(small: Any) -> list[list[float]]:
    """For each row of pixels, by how much each part across is darker than above and below."""
    from PIL import Image

    narrow = small.resize((_PARTS, small.height), Image.Resampling.BOX).tobytes()
    rows = [narrow[at : at + _PARTS] for at in range(0, len(narrow), _PARTS)]
    empty = [0.0] * _PARTS
    inner = [
        [min(above, below) - here for above, here, below in zip(rows[y - _THIN], rows[y], rows[y + _THIN], strict=True)]
        for y in range(_THIN, len(rows) - _THIN)
    ]
    return [*[empty] * _THIN, *inner, *[empty] * _THIN]


def _rules(dark: Sequence[Sequence[float]], slant: int) -> list[float]:
    """For each row of pixels, in which share of the parts a rule that falls by ``slant`` pixels is seen."""
    shifts = [round(slant * (part + 0.5) / _PARTS - slant / 2) for part in range(_PARTS)]
    seen = [[False] * len(dark) for _ in range(_PARTS)]
    for part, shift in enumerate(shifts):
        for y in range(max(0, -shift), min(len(dark), len(dark) - shift)):
            seen[part][y] = dark[y + shift][part] >= _DARK
    return [sum(column) / _PARTS for column in zip(*seen, strict=True)]


def _clearness(shares: Sequence[float]) -> float:
    return sum(share * share for share in shares if share >= _ACROSS)


def _middles(shares: Sequence[float], least: float) -> Iterator[float]:
    """The middle of every rule that shows in so many parts: rows of pixels beside each other are one."""
    start: int | None = None
    for y, share in enumerate([*shares, 0.0]):
        if share >= least and start is None:
            start = y
        elif share < least and start is not None:
            yield (start + y - 1) / 2
            start = None


def _longest(rules: Sequence[float]) -> list[tuple[float, float]]:
    """Most lines below each other that are about equally high; where one rule was not seen, there are two of them."""
    gaps = list(pairwise(rules))
    if len(gaps) < _FEWEST:
        return []
    usual = median(bottom - top for top, bottom in gaps)
    runs: list[list[tuple[float, float]]] = [[]]
    for top, bottom in gaps:
        count = max(1, round((bottom - top) / usual))
        if count > 2 or not _EVEN[0] <= (bottom - top) / count / usual <= _EVEN[1]:
            runs.append([])
            continue
        step = (bottom - top) / count
        runs[-1] += [(top + at * step, top + (at + 1) * step) for at in range(count)]
    longest = max(runs, key=len)
    return longest if len(longest) >= _FEWEST else []
