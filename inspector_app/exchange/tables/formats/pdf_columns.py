"""Where the columns of a printed table are, by the words that stand below each other.

Lines that are no row of the table have words too: whose account it is, sums, the page. They lie across the gaps of the
table, and are not asked where its columns are.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from inspector_app.support.groups import grouped

_GAP = 1.0  # points between two columns at least
_ASKED = 3  # rows of each number of words are tried as the one that shows the columns
_LOOKED_AT = 200  # rows that decide between them


class Word(NamedTuple):
    """A text and where it stands, in points from the top left of its page."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


Row = list[Word]


class Columns:
    """Stretches that grow by the rows laid over them, and never into each other."""

    def __init__(self, row: Row) -> None:
        self._ends = [(word.left, word.right + _GAP) for word in sorted(row)]

    @property
    def starts(self) -> list[float]:
        """Where they begin, from the left."""
        return [left for left, _ in self._ends]

    def lay(self, row: Row) -> int:
        """Lay a row over them; over how many of them its words are, 0 where one lies across two (they stay then)."""
        grown = {at: self._ends[at] for at in range(len(self._ends))}
        own: list[tuple[float, float]] = []
        hit = set()
        for word in row:
            left, right = word.left, word.right + _GAP
            over = self._over(left, right)
            if len(over) > 1:
                return 0
            if over:
                at = over.start
                hit.add(at)
                grown[at] = min(grown[at][0], left), max(grown[at][1], right)
            else:
                own.append((left, right))
        together = sorted([*grown.values(), *own])
        if any(one[1] > two[0] for one, two in pairwise(together)):
            return 0
        self._ends = together
        return len(hit) + len(own)

    def _over(self, left: float, right: float) -> range:
        """Which of them a word lies over."""
        rights = [end for _, end in self._ends]
        first = last = bisect_left(rights, left)
        while last < len(self._ends) and self._ends[last][0] < right:
            last += 1
        return range(first, last)


def columns_of(rows: Sequence[Row]) -> tuple[list[float], list[bool]]:
    """Where the columns of some rows begin, and of each row whether it is one of the table."""
    if not rows:
        return [], []
    by_words = grouped(rows, len)
    asked = [row for same in by_words.values() for row in _spread(same)]
    step = max(1, len(rows) // _LOOKED_AT)
    sample = rows[::step]
    best = max(asked, key=lambda row: (_fitting(row, sample), len(row)))
    columns = Columns(best)
    ordered = sorted(range(len(rows)), key=lambda at: -len(rows[at]))
    fits = {at: columns.lay(rows[at]) > 0 for at in ordered}
    return columns.starts, [fits[at] for at in range(len(rows))]


def _spread(rows: Sequence[Row]) -> Iterable[Row]:
    """Some of the rows: from the beginning, the middle and the end."""
    return [rows[at * (len(rows) - 1) // (_ASKED - 1)] for at in range(_ASKED)] if len(rows) > 1 else rows


def _fitting(row: Row, rows: Sequence[Row]) -> int:
    """How many cells there would be, were the columns as this row has its words."""
    columns = Columns(row)
    return sum(columns.lay(other) for other in sorted(rows, key=len, reverse=True))
