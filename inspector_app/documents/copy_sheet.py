"""复印件 on A4: the sides of a paper above the words that it agrees with the original, and the lines to sign on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from inspector_app.documents.archive import Imprint, archive
from inspector_app.documents.characters import BY_HAND, unprintable
from inspector_app.documents.fonts import HEI, SONG
from inspector_app.documents.lines import Blank, Line, Span, TextStyle, break_lines
from inspector_app.documents.page import Furniture, Sheet, draw_pages
from inspector_app.documents.pen import Pen
from inspector_app.documents.render import ONE_PAPER
from inspector_app.documents.strips import Place, Strip, paginate
from inspector_app.documents.volume import Packed
from inspector_app.domain.agency import practises
from inspector_app.domain.dates import chinese
from inspector_app.domain.true_copy import CopyLayout
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused

CARD = (85.6 * mm, 53.98 * mm)
"""Width and height of an identity or bank card in points (ISO/IEC 7810, ID-1; the second generation card is one)."""
_A4_SHAPE, _NEARLY = A4[1] / A4[0], 0.12  # a page that nearly has this shape had it before the camera saw it
_EDGE, _BELOW = 14 * mm, 17 * mm
_AGREED, _SIGN, _SOURCE = TextStyle(HEI, 13, 24), TextStyle(SONG, 11, 25), TextStyle(SONG, 7.5, 10)
_BETWEEN = 7 * mm


@dataclass(frozen=True, slots=True)
class CopiedSide:
    """A side made straight, and what tells its source: title and SHA-256 of the file it was made from."""

    picture: Packed
    source: str


@dataclass(frozen=True, slots=True)
class CopySheet:
    """A copy to be drawn; place, day and who provided the original may be left to be written by hand."""

    title: str
    layout: CopyLayout
    sides: Sequence[CopiedSide]
    checked_at: str
    checked_on: date | None
    provided_by: str
    author: str
    made_at: datetime


def copy_pdf(copy: CopySheet) -> bytes:
    """The copy as PDF/A on A4. Raises :class:`Refused` for a character that no font has."""
    texts = [copy.title, copy.checked_at, copy.provided_by, *(side.source for side in copy.sides)]
    bad = {character: code for text in texts for character, code in unprintable(text).items() if code not in BY_HAND}
    if bad:
        told = [(f"U+{ord(character):04X}", code) for character, code in bad.items()]
        raise Refused(*(Problem(code, "", details={"character": each, "fact": copy.title}) for each, code in told))
    sheet = Sheet(A4[0], A4[1], _EDGE, _EDGE, _EDGE, _BELOW, _SIGN, dense=True)
    with ONE_PAPER:
        furniture = Furniture(
            sheet, copy.title, None, tuple(_foot(copy, sheet.frame_width)), draft=False, practice=practises(copy.author)
        )
        strips = list(_sides(copy, sheet.frame_width, furniture.text_height))
        raw = draw_pages(paginate(strips, furniture.text_height), furniture)
    return archive(raw, Imprint(copy.title, copy.author, copy.made_at))


def _sides(copy: CopySheet, width: float, height: float) -> Iterator[Strip]:
    room = (height - _BETWEEN) / 2 if copy.layout is CopyLayout.TWO else height
    for at, side in enumerate(copy.sides):
        across, down = _size(side.picture, copy.layout, width, room)
        strip = Strip(down, _Picture(side.picture.jpeg, across, down, (width - across) / 2), before=_BETWEEN)
        yield strip._replace(new_page=copy.layout is CopyLayout.WHOLE and at > 0)


def _size(picture: Packed, layout: CopyLayout, width: float, height: float) -> tuple[float, float]:
    """In points: a card in its own size, else as large as there is room; what nearly is A4 in shape becomes so."""
    lies = picture.width > picture.height
    if layout is CopyLayout.CARD:
        return CARD if lies else CARD[::-1]
    shape = picture.height / picture.width
    wanted = 1 / _A4_SHAPE if lies else _A4_SHAPE
    if abs(shape / wanted - 1) <= _NEARLY:
        shape = wanted
    across = min(width, height / shape)
    return across, across * shape


def _foot(copy: CopySheet, width: float) -> Iterator[Strip]:
    """What stands below the sides on every page."""
    day = chinese(copy.checked_on) if copy.checked_on else vocabulary.entry("true_copy.checked_on").blank
    place: Span = copy.checked_at or Blank(14)
    label = vocabulary.label
    yield from _lines([label("true_copy.agreed")], _AGREED, width)
    where: list[Span] = [f"{label('true_copy.checked_at')}：", place, f"　{label('true_copy.checked_on')}：{day}"]
    yield from _lines(where, _SIGN, width)
    who = f"{label('true_copy.provided_by')}{f'（{copy.provided_by}）' if copy.provided_by else ''}签名（盖章）："
    yield from _lines([who, Blank(12)], _SIGN, width)
    checked = f"{label('true_copy.checked_by')}签名："
    yield from _lines([checked, Blank(10), "　", Blank(10)], _SIGN, width)
    for side in copy.sides:
        yield from _lines([side.source], _SOURCE, width)


def _lines(spans: Sequence[Span], style: TextStyle, width: float) -> Iterator[Strip]:
    for line in break_lines(spans, style, width, justify=False):
        yield Strip(style.pitch, _Text(line, style))


@dataclass(frozen=True, slots=True)
class _Text:
    line: Line
    style: TextStyle

    def __call__(self, pen: Pen, place: Place) -> None:
        pen.line(self.line, place.left, place.top, self.style)


@dataclass(frozen=True, slots=True)
class _Picture:
    jpeg: bytes
    across: float
    down: float
    left: float

    def __call__(self, pen: Pen, place: Place) -> None:
        pen.picture(self.jpeg, place.left + self.left, place.top, self.across, self.down)
