"""What every block is set with: the values, the sheet, whether it is a draft; and text as strips."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from inspector_app.documents.lines import UNITS, UNPARTED, Line, Span, TextStyle, break_lines, paragraphs
from inspector_app.documents.page import Sheet
from inspector_app.documents.pen import Pen
from inspector_app.documents.strips import Place, Strip, keep_paragraph
from inspector_app.documents.values import Values


@dataclass(frozen=True, slots=True)
class Setting:
    """The paper that a block is set for."""

    values: Values
    sheet: Sheet
    draft: bool

    @property
    def width(self) -> float:
        return self.sheet.frame_width

    @property
    def is_tidy(self) -> bool:
        """Whether the edition is of the second layout; one of the first prints as it did when it was issued."""
        return self.values.form.layout > 1

    @property
    def unparted(self) -> re.Pattern[str]:
        """What running text never parts."""
        return UNPARTED if self.is_tidy else UNITS


def shift(line: Line, width: float, align: str) -> float:
    """How far a line moves to the right inside ``width`` to stand left, in the centre or right."""
    slack = width - line.indent - line.extent
    return {"center": slack / 2, "right": slack}.get(align, 0)


def line_strip(line: Line, style: TextStyle, moved: float = 0, height: float = 0) -> Strip:
    """A strip with one line of text, ``moved`` points to the right."""

    def draw(pen: Pen, place: Place) -> None:
        pen.line(line, place.left + moved, place.top, style)

    return Strip(height or style.pitch, draw, cut="text" if line.cut else "")


def line_strips(lines: Sequence[Line], style: TextStyle, width: float, align: str) -> list[Strip]:
    """One paragraph of lines."""
    return keep_paragraph([line_strip(line, style, shift(line, width, align)) for line in lines])


def _joined(spans: Iterable[Span]) -> list[Span]:
    """Spans in which the words that stand beside each other are one text: a bracket may be a pattern's around a value's
    words."""
    found: list[Span] = []
    for span in spans:
        if isinstance(span, str) and found and isinstance(found[-1], str):
            found[-1] += span
        else:
            found.append(span)
    return found


def text_strips(
    spans: Iterable[Span],
    style: TextStyle,
    width: float,
    align: str = "",
    first: float = 0,
    indent: float = 0,
    parts: re.Pattern[str] = UNITS,
) -> list[Strip]:
    """Running text: each line feed begins a paragraph, its first line indented by ``first``, the others by ``indent``.
    ``parts`` finds what is never parted.

    Text that is centred or right is not justified and not indented.
    """
    strips: list[Strip] = []
    plain = align in ("", "left")
    for paragraph in paragraphs(spans):
        begin, rest = (first, indent) if plain else (0, 0)
        told = paragraph if parts is UNITS else _joined(paragraph)
        lines = break_lines(told, style, width, begin, rest, justify=plain, parts=parts)
        strips += line_strips(lines, style, width, align)
    return strips
