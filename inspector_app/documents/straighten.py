"""A page photographed at a slant made straight: the part of a picture between four corners as a rectangle."""

from collections.abc import Sequence
from math import dist

Corner = tuple[float, float]
WHOLE: tuple[Corner, ...] = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
"""The corners of the picture itself: top left, top right, bottom right, bottom left, as parts of width and height."""
_LEAST = 16  # pixels of a side


def quarters_of(points: Sequence[Corner]) -> int:
    """How many quarters to the right the picture is turned in which these corners come from the top left clockwise."""
    return min(range(len(points)), key=lambda at: sum(points[at]))


def turned(point: Corner, quarters: int) -> Corner:
    """Where a point of a picture is once it was turned so many quarters to the right (back: to the left)."""
    x, y = point
    for _ in range(quarters % 4):
        x, y = 1 - y, x
    return x, y


def is_part(points: Sequence[Corner]) -> bool:
    """Whether corners cut something off; the whole picture, however it is turned, is none."""
    return sorted(points) != sorted(WHOLE)


def size_within(points: Sequence[Corner], side: int) -> tuple[int, int]:
    """Width and height in pixels of the page between corners, no larger than ``side``. Raises as :func:`size_of`."""
    width, height = size_of(points)
    scale = min(1.0, side / max(width, height))
    return max(_LEAST, round(width * scale)), max(_LEAST, round(height * scale))


def size_of(points: Sequence[Corner]) -> tuple[float, float]:
    """Width and height of the page, as its longer edges are seen. Raises ValueError where the corners are no page's."""
    first, second, third, fourth = points
    turns = [_turn(points[at], points[(at + 1) % 4], points[(at + 2) % 4]) for at in range(4)]
    if not (all(each > 0 for each in turns) or all(each < 0 for each in turns)):
        raise ValueError("the corners cross or lie on one line")
    return max(dist(first, second), dist(fourth, third)), max(dist(first, fourth), dist(second, third))


def coefficients(points: Sequence[Corner], size: tuple[int, int]) -> list[float]:
    """What Pillow's PERSPECTIVE wants: a, b, c, d, e, f, g, h with x' = (ax + by + c) / (gx + hy + 1), y' alike."""
    width, height = size
    targets = ((0, 0), (width, 0), (width, height), (0, height))
    rows = []
    for (x, y), (u, v) in zip(points, targets, strict=True):
        rows.append([u, v, 1, 0, 0, 0, -u * x, -v * x, x])
        rows.append([0, 0, 0, u, v, 1, -u * y, -v * y, y])
    return solved(rows)


def solved(rows: Sequence[Sequence[float]]) -> list[float]:
    """The solution of linear equations, each row its factors and its right side. Raises ValueError without one."""
    table = [list(map(float, row)) for row in rows]
    count = len(table)
    for at in range(count):
        pivot = max(range(at, count), key=lambda row: abs(table[row][at]))
        if abs(table[pivot][at]) < 1e-9:
            raise ValueError("no single solution")
        table[at], table[pivot] = table[pivot], table[at]
        for row in range(count):
            if row != at:
                factor = table[row][at] / table[at][at]
                table[row] = [a - factor * b for a, b in zip(table[row], table[at], strict=True)]
    return [table[at][count] / table[at][at] for at in range(count)]


def _turn(one: Corner, two: Corner, three: Corner) -> float:
    return (two[0] - one[0]) * (three[1] - two[1]) - (two[1] - one[1]) * (three[0] - two[0])
