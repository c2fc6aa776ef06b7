"""分包链 as a diagram on paper: who hired whom as boxes below each other, joined by rules, page after page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from inspector_app.documents.archive import Imprint, archive
from inspector_app.documents.characters import unprintable
from inspector_app.documents.fonts import FANG, HEI, SONG
from inspector_app.documents.lines import Line, TextStyle, break_lines
from inspector_app.documents.page import Furniture, draw_pages, sheet_for
from inspector_app.documents.pen import MEDIUM, THIN, Pen
from inspector_app.documents.render import ONE_PAPER
from inspector_app.documents.strips import Place, Strip, paginate
from inspector_app.domain.agency import practises
from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import Form
from inspector_app.support.errors import Problem, Refused

_TITLE, _LEAD = TextStyle(HEI, 20, 30), TextStyle(SONG, 10.5, 15)
_NAME, _DETAILS = TextStyle(HEI, 12, 17), TextStyle(FANG, 10.5, 14.5)
_STEP, _DEEPEST = 26.0, 8  # points a level stands further right, and from which level on no further
_INSIDE, _BETWEEN = 5.0, 9.0  # points inside a box, and between two


class ChainBox(NamedTuple):
    """One party of the chain: how deep it stands (0: on top), its name with its part, and what is told of it."""

    depth: int
    name: str
    details: str


@dataclass(frozen=True, slots=True)
class ChainSheet:
    """A chain to be drawn: a title, lines below it, and the boxes from the top down."""

    title: str
    lead: Sequence[str]
    boxes: Sequence[ChainBox]
    author: str
    made_at: datetime


def chain_pdf(chain: ChainSheet) -> bytes:
    """The diagram as PDF/A on A4. Raises :class:`Refused` for a character that no font has."""
    texts = [chain.title, *chain.lead, *(text for box in chain.boxes for text in (box.name, box.details))]
    bad = {character: code for text in texts for character, code in unprintable(text).items()}
    if bad:
        told = [(f"U+{ord(character):04X}", code) for character, code in bad.items()]
        raise Refused(*(Problem(code, "", details={"character": each, "fact": chain.title}) for each, code in told))
    form = Form(
        "chain", "", chain.title, DocumentKind.RECORD, date.min, None, (), "", (), (), ()
    )  # fmt: skip
    with ONE_PAPER:
        furniture = Furniture(sheet_for(form), chain.title, None, (), draft=False, practice=practises(chain.author))
        strips = list(_strips(chain, furniture.sheet.frame_width))
        raw = draw_pages(paginate(strips, furniture.text_height), furniture)
    return archive(raw, Imprint(chain.title, chain.author, chain.made_at))


def _strips(chain: ChainSheet, width: float) -> Iterator[Strip]:
    for line in break_lines([chain.title], _TITLE, width, justify=False):
        yield Strip(_TITLE.pitch, _Text(line, _TITLE, (width - line.width) / 2))
    for text in chain.lead:
        for line in break_lines([text], _LEAD, width, justify=False):
            yield Strip(_LEAD.pitch, _Text(line, _LEAD, 0))
    for at, box in enumerate(chain.boxes):
        yield _box_strip(box, _rails(chain.boxes, at), width)


def _rails(boxes: Sequence[ChainBox], at: int) -> tuple[int, ...]:
    """The levels whose rule goes on below a box: somebody further down hangs on the same one above."""
    found = []
    for level in range(boxes[at].depth + 1):
        for later in boxes[at + 1 :]:
            if later.depth <= level:
                break
            if later.depth == level + 1:
                found.append(level)
                break
    return tuple(found)


def _box_strip(box: ChainBox, rails: tuple[int, ...], width: float) -> Strip:
    left = _left(box.depth)
    inner = width - left - 2 * _INSIDE
    lines = [(line, _NAME) for line in break_lines([box.name], _NAME, inner, justify=False)]
    if box.details:
        lines += [(line, _DETAILS) for line in break_lines([box.details], _DETAILS, inner, justify=False)]
    height = sum(style.pitch for _, style in lines) + 2 * _INSIDE + _BETWEEN
    return Strip(height, _Box(box.depth, tuple(lines), rails, width, height))


def _left(depth: int) -> float:
    return min(depth, _DEEPEST) * _STEP


@dataclass(frozen=True, slots=True)
class _Text:
    line: Line
    style: TextStyle
    left: float

    def __call__(self, pen: Pen, place: Place) -> None:
        pen.line(self.line, place.left + self.left, place.top, self.style)


@dataclass(frozen=True, slots=True)
class _Box:
    """Draws a box, the rule that comes to it from above, and those that go past it."""

    depth: int
    lines: tuple[tuple[Line, TextStyle], ...]
    rails: tuple[int, ...]
    width: float
    height: float

    def __call__(self, pen: Pen, place: Place) -> None:
        left, top = place.left + _left(self.depth), place.top + _BETWEEN
        bottom = place.top + self.height
        pen.box(left, top, self.width - _left(self.depth), self.height - _BETWEEN, MEDIUM)
        down = top + _INSIDE
        for line, style in self.lines:
            pen.line(line, left + _INSIDE, down, style)
            down += style.pitch
        if self.depth:
            spine, middle = place.left + _left(self.depth - 1) + _STEP / 2, top + _INSIDE + _NAME.pitch / 2
            pen.rule(spine, place.top, spine, middle, THIN)
            pen.rule(spine, middle, left, middle, THIN)
        for level in self.rails:
            spine = place.left + _left(level) + _STEP / 2
            if level < self.depth:
                pen.rule(spine, place.top, spine, bottom, THIN)
