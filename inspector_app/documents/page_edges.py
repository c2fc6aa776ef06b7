"""The four corners of a light sheet of paper on something darker, where they are sure; nothing where they are not.

Runs in the process that decodes pictures (:mod:`.foreign`), with Pillow alone. The largest light patch is taken for
the paper, else, where a shadow lies over it, the largest that has no colour; it is believed only where its four corners
explain it: just inside every edge there is paper, just outside there is none.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from inspector_app.documents.straighten import Corner, size_of

_SIDE = 240  # pixels to which the picture is reduced
_CLOSED = 5  # pixels of writing that are no hole in the paper
_LEAST_APART = 36  # steps of grey between the paper and what lies around it
_LEAST_PART = 0.12  # of the picture
_FULL = (0.6, 1.06)  # the patch against what lies between its corners: a picture on a card is a hole in it
_BESIDE = 0.025  # of the picture's sides: how far from an edge it is looked for
_SAMPLES, _SURE = 24, 0.9
_FRAME = 0.012  # of the sides: a corner so near to the edge of the picture may lie beyond it


def page_corners(picture: Any) -> tuple[Corner, ...]:
    """From top left clockwise as shares of width and height; empty where no sheet is sure."""
    from PIL import ImageChops

    small = picture.convert("RGB")
    small.thumbnail((_SIDE, _SIDE))
    colourless = ImageChops.invert(small.convert("HSV").getchannel("S"))
    return _corners(small.convert("L")) or _corners(colourless)


def _corners(small: Any) -> tuple[Corner, ...]:
    """Where what stands out as light in a picture of greys is a page."""
    from PIL import ImageFilter

    small = small.filter(ImageFilter.GaussianBlur(1.2))
    level, apart = _threshold(small.histogram())
    if apart < _LEAST_APART:
        return ()
    light = small.point(lambda grey: 255 if grey > level else 0)
    light = light.filter(ImageFilter.MaxFilter(_CLOSED)).filter(ImageFilter.MinFilter(_CLOSED))
    patch = _largest(light.tobytes(), light.width, light.height)
    if len(patch) < _LEAST_PART * light.width * light.height:
        return ()
    points = _extremes(patch, light.width)
    return _believed(points, patch, light.width, light.height)


def _threshold(histogram: Sequence[int]) -> tuple[int, float]:
    """The grey that parts light from dark best (Otsu), and how many steps of grey the two lie apart on average."""
    count, whole = sum(histogram), sum(grey * many for grey, many in enumerate(histogram))
    best, level, apart = 0.0, 0, 0.0
    dark, dark_sum = 0, 0
    for grey, many in enumerate(histogram):
        dark, dark_sum = dark + many, dark_sum + grey * many
        light = count - dark
        if dark and light:
            between = (whole - dark_sum) / light - dark_sum / dark
            if dark * light * between * between > best:
                best, level, apart = dark * light * between * between, grey, between
    return level, apart


def _largest(light: bytes, width: int, height: int) -> set[int]:
    """The largest patch of light pixels that touch, each by its place in the rows."""
    left = {at for at, grey in enumerate(light) if grey}
    largest: set[int] = set()
    while len(left) > len(largest):
        start = left.pop()
        patch, edge = {start}, [start]
        while edge:
            at = edge.pop()
            for near in _around(at, width, height):
                if near in left:
                    left.remove(near)
                    patch.add(near)
                    edge.append(near)
        largest = max(largest, patch, key=len)
    return largest


def _around(at: int, width: int, height: int) -> Iterator[int]:
    row, column = divmod(at, width)
    if row:
        yield at - width
    if row < height - 1:
        yield at + width
    if column:
        yield at - 1
    if column < width - 1:
        yield at + 1


def _extremes(patch: set[int], width: int) -> tuple[Corner, ...]:
    """The pixels furthest to the top left, top right, bottom right and bottom left."""
    spots = [(at % width, at // width) for at in patch]
    down, up = (lambda spot: spot[0] + spot[1]), (lambda spot: spot[0] - spot[1])
    return min(spots, key=down), max(spots, key=up), max(spots, key=down), min(spots, key=up)


def _believed(points: Sequence[Corner], patch: set[int], width: int, height: int) -> tuple[Corner, ...]:
    """The corners as shares, where they are a page's, wholly in the picture, and the patch is what they say."""
    shares = tuple(((x + 0.5) / width, (y + 0.5) / height) for x, y in points)
    if any(not _FRAME < each < 1 - _FRAME for corner in shares for each in corner):
        return ()
    try:
        size_of(points)
    except ValueError:
        return ()
    is_full = _FULL[0] <= len(patch) / max(_area(points), 1.0) <= _FULL[1]
    is_edged = all(_is_edge(points, at, patch, width, height) for at in range(4))
    return shares if is_full and is_edged else ()


def _area(points: Sequence[Corner]) -> float:
    turns = (points[at][0] * points[at - 3][1] - points[at - 3][0] * points[at][1] for at in range(4))
    return abs(sum(turns)) / 2


def _is_edge(points: Sequence[Corner], at: int, patch: set[int], width: int, height: int) -> bool:
    """Whether between two corners there is paper just inside and none just outside."""
    (ax, ay), (bx, by) = points[at], points[at - 3]
    length = max(((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, 1.0)
    across, down = (by - ay) / length * _BESIDE * width, -(bx - ax) / length * _BESIDE * height  # to the outside
    inside = outside = 0
    for step in range(1, _SAMPLES):
        x, y = ax + (bx - ax) * step / _SAMPLES, ay + (by - ay) * step / _SAMPLES
        inside += _in(x - across, y - down, patch, width, height)
        outside += not _in(x + across, y + down, patch, width, height)
    return min(inside, outside) >= _SURE * (_SAMPLES - 1)


def _in(x: float, y: float, patch: set[int], width: int, height: int) -> bool:
    column, row = round(x), round(y)
    return 0 <= column < width and 0 <= row < height and row * width + column in patch
