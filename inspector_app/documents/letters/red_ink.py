"""Seals and thumb prints over a list: red ink is as bright as paper in the red part of a picture, and so leaves it.

What was written in red leaves it too. It is looked for in the picture as it came: figures that stand alone are read,
all else is counted and told, for it may be a seal's words or somebody's writing.
"""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]
_REDDER, _LEAST = 0.25, 12  # by so much of itself, and more, red must be above the other colours
_DARKEST = 50
_SOME = 0.0004  # of the pixels: less is no seal and no thumb
_COVERED = 0.3
_SURE = 0.95
_FIGURE = re.compile(r"[￥¥]?\d{1,3}(?:[,，]?\d{3})*(?:\.\d{1,2})?元?")


def has_red(image: Any) -> bool:
    """Whether there is red ink enough in a picture to be in the way."""
    pixels = np.asarray(image.convert("RGB").reduce(2), np.int16)
    red, other = pixels[..., 0], pixels[..., 1:].max(2)
    return bool(((red > _DARKEST) & (red - other > red * _REDDER + _LEAST)).mean() > _SOME)


def without_red(image: Any) -> Any:
    """The picture as its red part alone shows it."""
    return image.convert("RGB").getchannel("R").convert("RGB")


def alone(boxes: list[Array], others: list[Array]) -> list[Array]:
    """Those boxes that none of the others covers."""
    spans = [(*box.min(0), *box.max(0)) for box in others]
    return [box for box in boxes if not any(_covered((*box.min(0), *box.max(0)), span) for span in spans)]


def is_figure(text: str, score: float) -> bool:
    """Whether red writing is surely an amount or a count, and no part of a seal."""
    return score >= _SURE and bool(_FIGURE.fullmatch(text.replace(" ", "")))


def _covered(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    own = max((one[2] - one[0]) * (one[3] - one[1]), 1.0)
    return wide > 0 and tall > 0 and wide * tall / own > _COVERED
