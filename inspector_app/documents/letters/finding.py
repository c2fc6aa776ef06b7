"""Where writing stands in a picture: a model says how likely each pixel is writing, and islands of it become boxes."""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_LIKELY, _SURE = 0.3, 0.5  # of a pixel, and of the whole of a box
_GROWN = 1.6  # the model sees the core of the letters; a box is larger by this much of area over girth
_LEAST_ROWS, _LEAST_SIDE = 3, 5
_GRID = 32  # the model wants sides that are multiples of it


def sides_for(width: int, height: int, longest: int) -> tuple[int, int]:
    """Width and height in which the model looks at a picture."""
    scale = min(1.0, longest / max(width, height))
    return max(_GRID, round(width * scale / _GRID) * _GRID), max(_GRID, round(height * scale / _GRID) * _GRID)


def fed(pixels: Array) -> Array:
    """Pixels by row, column and colour (blue, green, red) as the models want them: colours first, from -1 to 1."""
    return np.ascontiguousarray(((pixels.astype(np.float32) / 255 - 0.5) / 0.5).transpose(2, 0, 1))


def boxes(likely: Array) -> list[Array]:
    """Corners of every box, four points from top left clockwise, in pixels of ``likely``."""
    mask = likely > _LIKELY
    mask[1:, :] |= mask[:-1, :].copy()
    mask[:, 1:] |= mask[:, :-1].copy()
    found = []
    for runs in _islands(mask):
        if len(runs) >= _LEAST_ROWS and np.concatenate([likely[y, a:b] for y, a, b in runs]).mean() >= _SURE:
            box = _around(np.array([(x, y) for y, a, b in runs for x in (a, b - 1)], float))
            if box is not None:
                found.append(box)
    return found


def _islands(mask: Array) -> list[list[tuple[int, int, int]]]:
    """Connected pixels, each island as its runs: row, first column, column behind the last."""
    leads: list[int] = []
    runs: list[tuple[int, int, int]] = []

    def lead(at: int) -> int:
        while leads[at] != at:
            leads[at] = leads[leads[at]]
            at = leads[at]
        return at

    above: list[tuple[int, int, int]] = []
    for y in range(mask.shape[0]):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], mask[y].view(np.int8), [0]))))
        here = []
        for a, b in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
            number = len(runs)
            leads.append(number)
            runs.append((y, a, b))
            here.append((a, b, number))
            for start, end, other in above:
                if start < b and a < end:
                    leads[lead(number)] = lead(other)
        above = here
    islands: dict[int, list[tuple[int, int, int]]] = {}
    for number, run in enumerate(runs):
        islands.setdefault(lead(number), []).append(run)
    return list(islands.values())


def _around(points: Array) -> Array | None:
    """The smallest rectangle around points, grown; None when it is too small for a letter."""
    hull = _hull(points)
    along = np.roll(hull, -1, 0) - hull
    best: tuple[float, Array, Array] | None = None
    for angle in np.unique(np.round(np.arctan2(along[:, 1], along[:, 0]) % (np.pi / 2), 3)):
        axes = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        seen = hull @ axes.T
        area = float(np.prod(np.ptp(seen, 0)))
        if best is None or area < best[0]:
            best = area, axes, np.array([seen.min(0), seen.max(0)])
    if best is None:
        return None
    _, axes, (low, high) = best
    wide, tall = high - low + 1
    more = wide * tall * _GROWN / (2 * (wide + tall))
    low, high = low - more, high + more
    if min(high - low) < _LEAST_SIDE:
        return None
    corners = np.array([(low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1])]) @ axes
    return _from_top_left(corners)


def _hull(points: Array) -> Array:
    """The convex hull (Andrew's monotone chain)."""
    ordered = points[np.lexsort((points[:, 1], points[:, 0]))]
    found: list[Array] = []
    for side in (ordered, ordered[::-1]):
        chain: list[Array] = []
        for point in side:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        found += chain[:-1]
    return np.array(found or [ordered[0]], float)


def _turn(one: Array, two: Array, three: Array) -> float:
    return float((two[0] - one[0]) * (three[1] - one[1]) - (two[1] - one[1]) * (three[0] - one[0]))


def _from_top_left(corners: Array) -> Array:
    ordered = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = ordered[:2][np.argsort(ordered[:2, 1])], ordered[2:][np.argsort(ordered[2:, 1])]
    return np.array([left[0], right[0], right[1], left[1]])


def size_of(box: Array) -> tuple[float, float]:
    """Width and height of a box along its own edges."""
    edges = np.linalg.norm(np.roll(box, -1, 0) - box, axis=1)
    return float(max(edges[0], edges[2])), float(max(edges[1], edges[3]))


def in_batches(widths: list[int], most: int) -> Iterator[list[int]]:
    """Places of lines of about the same width, so many together: short ones first."""
    order = sorted(range(len(widths)), key=lambda at: widths[at])
    yield from (order[start : start + most] for start in range(0, len(order), most))
