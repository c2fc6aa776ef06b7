"""A page or a picture as pixels."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageImage:
    """A bitmap: rows of ``stride`` bytes from the top, each pixel four bytes blue, green, red, unused."""

    width: int
    height: int
    stride: int
    pixels: bytes
