"""复印件: photographed sides of a paper made straight on A4, to be compared with the original and signed."""

from dataclasses import dataclass
from enum import StrEnum

Corners = tuple[tuple[float, float], ...]


class CopyLayout(StrEnum):
    """How sides lie on the sheets: each as large as its sheet lets it, two on one, or cards in their own size."""

    WHOLE = "whole"
    TWO = "two"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class CopySide:
    """One side: the piece of evidence that shows it, the page of a PDF (from 0), and its four corners there, from top
    left clockwise as shares of width and height."""

    evidence_rid: str
    corners: Corners
    page: int = 0
