"""The sheet of paper: margins, text sizes, and what stands on every page around the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO

from reportlab import rl_config
from reportlab.lib.pagesizes import A3, A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from inspector_app.documents.codes import code_drawing
from inspector_app.documents.fonts import FANG, HEI, SONG, initial_font
from inspector_app.documents.lines import Line, TextStyle, break_lines
from inspector_app.documents.pen import Pen
from inspector_app.documents.strips import Page, Place, Strip
from inspector_app.domain.agency import PRACTICE
from inspector_app.domain.document import DocumentKind
from inspector_app.formdefs.model import CopyDef, Form

rl_config.useA85 = 0

FOOT = TextStyle(SONG, 10.5, 13)
NOTE = TextStyle(SONG, 9, 12)
_COPY = TextStyle(HEI, 10.5, 13)
_DRAFT = TextStyle(HEI, 150, 150)
_DRAFT_GREY = 0.91
_PRACTICE, _PRACTICE_AT = TextStyle(HEI, 110, 110), (0.2, 0.8)
_NUMBER_BELOW = 7 * mm  # below the type area (GB/T 9704)
_COPY_ABOVE = 9 * mm
_HEAD_LINES = 2
_LABEL = 25 * mm  # of the upper margin, kept for the copy's label
_LEAST_STRUCK = 20 * mm  # less room than that takes no sentence
_FROM_EDGE = 2 * mm
_CODE, _CODE_BELOW = 13 * mm, 3 * mm
_BY_HAND = "本页方框为字库没有字形的字，请照证件手写，依次为："
_LEFT, _RIGHT, _ACROSS = 28 * mm, 22 * mm, 22 * mm  # margins of records and internal forms, upright and turned
_PITCH = 225 * mm / 22  # 22 lines on a page of an outgoing paper (GB/T 9704)
_TIGHTER = (28.0, 27.0, 26.0, 25.0)  # points a line
_LOOSER = (33.0, 32.0, 31.0, 30.0)
_DENSER = ((0.95, 3.0), (0.92, 2.0), (0.9, 1.5))  # of the usual pitch, and points around the text of a ruled row
_EDGE = 4.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The geometry of a paper in points, the style of its running text, the room above and below that of a ruled row,
    and the ``share`` of their usual pitch that the lines of rows and the places to sign have.

    Outgoing papers follow GB/T 9704: 37, 28, 26, 35 mm, 22 lines of 28 characters. Records and internal forms, and
    everything on a sheet laid across, are denser.
    """

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float
    body: TextStyle
    dense: bool
    edge: float = _EDGE
    share: float = 1.0

    @property
    def frame_width(self) -> float:
        return self.width - self.left - self.right

    @property
    def frame_height(self) -> float:
        return self.height - self.top - self.bottom

    @property
    def indent(self) -> float:
        """The first line of a paragraph: two characters."""
        return 2 * self.body.size

    @property
    def is_tight(self) -> bool:
        """Whether the lines stand closer than the standard's grid."""
        return not self.dense and self.body.pitch < _PITCH

    def tighter(self) -> Iterator["Sheet"]:
        """The same sheet with its lines closer and closer, for a seal that has no room left, or for a record that could
        be signed on the sheet that tells what is signed.

        GB/T 9704-2012 wants that met by the space of lines, not by a page with the seal and no text (7.3.5.5).
        """
        if self.dense:
            for share, edge in _DENSER:
                closer = replace(self, edge=edge, share=share)
                yield replace(closer, body=closer.close(self.body))
        else:
            yield from (replace(self, body=replace(self.body, pitch=pitch)) for pitch in _TIGHTER)

    def looser(self) -> Iterator["Sheet"]:
        """The same sheet with its lines further apart, the widest first, for one that would end early since the seal
        takes the end of the text along; the same means (GB/T 9704-2012, 7.3.5.5)."""
        yield from () if self.dense else (replace(self, body=replace(self.body, pitch=pitch)) for pitch in _LOOSER)

    def close(self, style: TextStyle) -> TextStyle:
        """A style with its lines as close as this sheet has them."""
        return style if self.share == 1 else replace(style, pitch=style.pitch * self.share)


def frame_width(is_turned: bool, *, is_a3: bool = False) -> float:
    """How much room across a record or an internal form has in points, upright or turned."""
    width, height = A3 if is_a3 else A4
    return float(height - 2 * _ACROSS if is_turned else width - _LEFT - _RIGHT)


def sheet_for(form: Form) -> Sheet:
    """The sheet a form is printed on."""
    width, height = A3 if form.a3 else A4
    dense = TextStyle(FANG, 12, 21)
    if form.landscape:
        return Sheet(height, width, _ACROSS, 28 * mm, _ACROSS, 21 * mm, dense, dense=True)
    if form.kind is DocumentKind.OUTGOING:
        # 28 characters of 15.75 pt fill the 156 mm that 16 pt would overrun; 22 lines share 225 mm.
        body = TextStyle(FANG, 15.75, _PITCH)
        return Sheet(width, height, 28 * mm, 37 * mm, 26 * mm, 35 * mm, body, dense=False)
    return Sheet(width, height, _LEFT, 25 * mm, _RIGHT, 23 * mm, dense, dense=True)


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is repeated on every page: the copy's label and note, the strips to sign at the foot, the draft mark.

    ``number`` is that of the paper or its case: it tells the pages of two papers apart. Where there is none yet, its
    further pages bear ``heading`` instead, what it is and of which case. ``code`` is what the code in the corner says.
    ``practice``: a paper of a practice store says so across each page.
    """

    sheet: Sheet
    title: str
    copy: CopyDef | None
    foot: tuple[Strip, ...]
    draft: bool
    number: str = ""
    heading: str = ""
    code: str = ""
    practice: bool = False

    @property
    def foot_height(self) -> float:
        return sum(strip.before + strip.height for strip in self.foot)

    @property
    def text_height(self) -> float:
        """What is left for the text between the margins."""
        return self.sheet.frame_height - self.foot_height

    def under(self, pen: Pen) -> None:
        """Draw what lies below the text."""
        if self.draft:
            pen.watermark("草稿", self.sheet.width / 2, self.sheet.height / 2, _DRAFT, _DRAFT_GREY)
        for share in _PRACTICE_AT if self.practice else ():
            pen.watermark(PRACTICE, self.sheet.width / 2, self.sheet.height * share, _PRACTICE, _DRAFT_GREY)

    def around(self, pen: Pen, number: int, count: int) -> None:
        """Draw label, note, signature strips and the page's number."""
        sheet = self.sheet
        bottom = sheet.height - sheet.bottom
        down = bottom - self.foot_height
        for strip in self.foot:
            strip.draw(pen, Place(sheet.left, down + strip.before))
            down += strip.before + strip.height
        words = f"第 {number} 页  共 {count} 页"
        line = break_lines([words], FOOT, sheet.width, justify=False)[0]
        pen.line(line, sheet.left + (sheet.frame_width - line.width) / 2, bottom + _NUMBER_BELOW - FOOT.pitch, FOOT)
        if self.number:
            own = break_lines([self.number], NOTE, sheet.frame_width, justify=False)[0]
            pen.line(own, sheet.left, bottom + _NUMBER_BELOW - FOOT.pitch, NOTE)
        elif self.heading and number > 1:
            self._head(pen)
        if self.code:
            right = sheet.left + sheet.frame_width
            pen.drawing(code_drawing(self.code, _CODE, border=0), right - _CODE, bottom + _CODE_BELOW)
        under = bottom + _NUMBER_BELOW + 3
        if self.copy is not None:
            under = self._copy(pen, self.copy, under)
        if pen.by_hand:
            codes = "、".join(dict.fromkeys(f"U+{ord(character):04X}" for character in pen.by_hand))
            self._note(pen, f"{_BY_HAND}{codes}", under)

    def _head(self, pen: Pen) -> None:
        """The heading in the upper margin, at most two lines of it, beside the copy's label."""
        lines = self._head_lines()
        for line, up in zip(lines, range(len(lines) - 1, -1, -1), strict=True):
            pen.line(line, self.sheet.left, self.sheet.top - _COPY_ABOVE - up * NOTE.pitch, NOTE)

    def _head_lines(self) -> list[Line]:
        """The heading on two lines; of a longer one the beginning, with … for what is left out."""
        broken = partial(break_lines, style=NOTE, width=self.sheet.frame_width - _LABEL, justify=False)
        lines, kept = broken([self.heading]), len(self.heading)
        if len(lines) > _HEAD_LINES:
            kept = sum(len(line.text) for line in lines[:_HEAD_LINES])
        while len(lines) > _HEAD_LINES:
            kept -= 1
            lines = broken([f"{self.heading[:kept]}…"])
        return lines

    def strike(self, pen: Pen, filled: float) -> None:
        """A stroke through what is left empty of the page, so that nothing can be added there."""
        left, top = self.sheet.left, self.sheet.top + filled
        bottom = self.sheet.top + self.text_height
        if bottom - top >= _LEAST_STRUCK:
            pen.rule(left, bottom - _FROM_EDGE, left + self.sheet.frame_width, top + _FROM_EDGE)

    def _copy(self, pen: Pen, copy: CopyDef, top: float) -> float:
        label = break_lines([f"〔{copy.label}〕"], _COPY, self.sheet.width, justify=False)[0]
        right = self.sheet.left + self.sheet.frame_width
        pen.line(label, right - label.width, self.sheet.top - _COPY_ABOVE, _COPY)
        return self._note(pen, copy.note, top)

    def _note(self, pen: Pen, words: str, top: float) -> float:
        """Small words in the middle of the lower margin; gives back where they end."""
        room = self.sheet.frame_width - (2 * _CODE + 12 if self.code else 0)  # in the middle, beside the code
        for line in break_lines([words], NOTE, room, justify=False):
            left = self.sheet.left + (self.sheet.frame_width - line.width) / 2
            pen.line(line, left, top, NOTE)
            top += NOTE.pitch
        return top


def draw_pages(pages: Sequence[Page], furniture: Furniture) -> bytes:
    """The pages as a plain PDF, before the archive step."""
    sheet = furniture.sheet
    written = BytesIO()
    canvas = Canvas(
        written,
        pagesize=(sheet.width, sheet.height),
        invariant=1,
        pageCompression=0,  # the archive step compresses
        initialFontName=initial_font(),
        lang="zh-CN",
    )
    canvas.setTitle(furniture.title)
    is_closed = bool(pages) and bool(pages[-1].placed) and pages[-1].placed[-1][1].ends
    for number, page in enumerate(pages, start=1):
        pen = Pen(canvas, sheet.height)
        furniture.under(pen)
        page.draw(pen, sheet.left, sheet.top)
        if is_closed:
            furniture.strike(pen, page.filled)
        furniture.around(pen, number, len(pages))
        canvas.showPage()
    canvas.save()
    return written.getvalue()
