"""Rows and columns of a list from the places of its words in a picture, though the paper lies at a slant or is bent.

The words tell the slant themselves: they lie along their line, and the longer one is the better it shows. Lines are
followed from left to right by that slant; columns from the line with most words up and down, for each line's words
stand below those of the line before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from inspector_app.domain.photo_sheet import PhotoCell, PhotoSheet

Point = tuple[float, float]
_ENOUGH = 6  # words that tell how the slant changes over the paper
_NEAR = 0.62  # of a line's height: how far beside its line a word may stand
_FEW = 3
_TORN_LINES, _TORN_SHARE, _TORN_GAP = 2, 0.15, 0.6  # lines, their share of all, and the gap as a part of their height


@dataclass(frozen=True, slots=True)
class Written:
    """A piece of writing: its corners from top left clockwise as parts of the picture, its text, how sure it is."""

    corners: tuple[Point, Point, Point, Point]
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class _Word:
    """A piece of writing in pixels: middle, left and right end, height, and its own slant (down by so much a pixel)."""

    part: Written
    x: float
    y: float
    left: float
    right: float
    height: float
    slant: float

    @property
    def width(self) -> float:
        return self.right - self.left


def sheet_from(parts: Sequence[Written], size: tuple[int, int]) -> PhotoSheet:
    """The list that stands in a picture of ``size`` pixels: every piece of writing is in one of its cells.

    The headings are left at the first line; who knows the words of lists looks for them.
    """
    words = [_word(part, size) for part in parts]
    if not words:
        return PhotoSheet(())
    height = median(word.height for word in words)
    slant = _slant(words, height)
    lines = _lines(words, slant, height, size[0] / 2)
    places = _mended(lines, _columns(lines), height)
    wide = 1 + max(column for line in places for column in line)
    rows = []
    for line, columns in zip(lines, places, strict=True):
        of = [[word for word, at in zip(line, columns, strict=True) if at == column] for column in range(wide)]
        rows.append(tuple(map(_cell, of)))
    return PhotoSheet(tuple(rows))


def _word(part: Written, size: tuple[int, int]) -> _Word:
    points = [(x * size[0], y * size[1]) for x, y in part.corners]
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = points
    x, y = sum(point[0] for point in points) / 4, sum(point[1] for point in points) / 4
    left, right = (ax + dx) / 2, (bx + cx) / 2
    height = (((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5 + ((cx - bx) ** 2 + (cy - by) ** 2) ** 0.5) / 2
    slant = ((by + cy) / 2 - (ay + dy) / 2) / max(right - left, 1.0)
    return _Word(part, x, y, left, right, max(height, 1.0), slant)


class _Plane:
    """The slant at a place of the paper: ``across`` and ``down`` tell how it changes."""

    def __init__(self, across: float, down: float, level: float) -> None:
        self.across, self.down, self.level = across, down, level

    def at(self, x: float, y: float) -> float:
        return self.across * x + self.down * y + self.level


def _slant(words: Sequence[_Word], height: float) -> _Plane:
    """The plane that fits the slants of the words best (least squares): the longer a word, the better it knows."""
    lying = [word for word in words if word.width > height]
    known = [(word.width**2, word) for word in lying]
    whole = sum(weight for weight, _ in known)
    if not whole:
        return _Plane(0.0, 0.0, 0.0)
    x, y, slant = (
        sum(weight * value for (weight, _), value in zip(known, values, strict=True)) / whole
        for values in zip(*((word.x, word.y, word.slant) for word in lying), strict=True)
    )
    apart = [(weight, word.x - x, word.y - y, word.slant - slant) for weight, word in known]
    xx, yy = sum(w * a * a for w, a, _, _ in apart), sum(w * b * b for w, _, b, _ in apart)
    xy = sum(w * a * b for w, a, b, _ in apart)
    xs, ys = sum(w * a * s for w, a, _, s in apart), sum(w * b * s for w, _, b, s in apart)
    area = xx * yy - xy * xy
    if len(lying) < _ENOUGH or area <= 1e-6 * xx * yy:
        return _Plane(0.0, 0.0, slant)
    across, down = (xs * yy - ys * xy) / area, (ys * xx - xs * xy) / area
    return _Plane(across, down, slant - across * x - down * y)


def _lines(words: Sequence[_Word], slant: _Plane, height: float, middle: float) -> list[list[_Word]]:
    """Words of a line together, from left to right; lines from the top."""
    lines: list[list[_Word]] = []
    for word in sorted(words, key=lambda each: each.x):
        own = slant.at(word.x, word.y)
        best, away = None, _NEAR * height
        for line in lines:
            last = line[-1]
            mean = (slant.at(last.x, last.y) + own) / 2
            off = abs(word.y - last.y - mean * (word.x - last.x))
            if off < away and last.right - word.left < max(last.width, word.width) / 2:
                best, away = line, off
        if best is None:
            lines.append([word])
        else:
            best.append(word)
    return sorted(lines, key=lambda line: _level(line, slant, middle))


def _level(line: Sequence[_Word], slant: _Plane, middle: float) -> float:
    """How far down a line runs through the middle of the paper."""
    falls = (slant.at((word.x + middle) / 2, word.y) * (word.x - middle) for word in line)
    return sum(word.y - fall for word, fall in zip(line, falls, strict=True)) / len(line)


@dataclass
class _Column:
    """Where a column stood in the line looked at last: its middle, and how far its words reach to both sides."""

    x: float
    left: float
    right: float

    def away(self, word: _Word, shift: float) -> tuple[float, float]:
        """How far a word is from the column, then from its middle; less than nought is how much of it stands there."""
        x = self.x + shift
        apart = max(x - self.left - word.right, word.left - x - self.right)
        return (max(apart, 0.0), -min(word.right, x + self.right) + max(word.left, x - self.left))

    def take(self, word: _Word) -> None:
        """The column leans to its word, and is as wide as the widest."""
        self.x = (self.x + word.x) / 2
        self.left, self.right = max(self.left, self.x - word.left), max(self.right, word.right - self.x)


def _columns(lines: Sequence[Sequence[_Word]]) -> list[list[int]]:
    """Of each line the columns of its words, counted from the left."""
    start = _fullest(lines)
    found: dict[int, list[int]] = {start: list(range(len(lines[start])))}
    for way in (range(start + 1, len(lines)), range(start - 1, -1, -1)):
        columns = [_Column(word.x, word.width / 2, word.width / 2) for word in lines[start]]
        for at in way:
            found[at] = _follow(lines[at], columns)
    return [found[at] for at in range(len(lines))]


def _mended(
    lines: Sequence[Sequence[_Word]], places: Sequence[Sequence[int]], height: float
) -> Sequence[Sequence[int]]:
    """Without columns that are no columns: a crease in the paper tore a few words, and their ends stand by themselves.

    Such an end follows its beginning closer than two cells of a table stand, and few lines have anything there.
    """
    most = min(max(_TORN_LINES, len(lines) * _TORN_SHARE), len(lines) / 3)
    for column in range(1 + max(column for line in places for column in line), 0, -1):
        torn = [at for at, line in enumerate(places) if column in line]
        if torn and len(torn) <= most and all(_follows(lines[at], places[at], column, height) for at in torn):
            places = [[at - (at >= column) for at in line] for line in places]
    return places


def _follows(line: Sequence[_Word], places: Sequence[int], column: int, height: float) -> bool:
    """Whether the words of a column in a line follow closely on a word of the column before."""
    before = [word.right for word, at in zip(line, places, strict=True) if at == column - 1]
    here = [word.left for word, at in zip(line, places, strict=True) if at == column]
    return bool(before) and min(here) - max(before) < height * _TORN_GAP


def _fullest(lines: Sequence[Sequence[_Word]]) -> int:
    """A line with a word in every column: most words, but not more than any other line, for one may be torn."""
    counts = [len(line) for line in lines]
    twice = [count for count in counts if counts.count(count) > 1 and count >= _FEW]
    return counts.index(max(twice or counts))


def _follow(line: Sequence[_Word], columns: list[_Column]) -> list[int]:
    """The column of each word; the columns move with the line, for on slanted paper they lean."""
    shift = 0.0
    if len(line) >= _FEW:
        shift = median(min((word.x - column.x for column in columns), key=abs) for word in line)
    places = [min(range(len(columns)), key=lambda at: columns[at].away(word, shift)) for word in line]
    if len(line) >= _FEW:
        for column in columns:
            column.x += shift
        for word, at in zip(line, places, strict=True):
            if places.count(at) == 1:
                columns[at].take(word)
    return places


def _cell(words: Sequence[_Word]) -> PhotoCell:
    """The words of one cell in their order; as sure as the least sure of them."""
    if not words:
        return PhotoCell()
    ordered = sorted(words, key=lambda word: word.x)
    points = [point for word in ordered for point in word.part.corners]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    text = "".join(word.part.text for word in ordered)
    return PhotoCell(text, False, min(word.part.score for word in ordered), (min(xs), min(ys), max(xs), max(ys)), text)
