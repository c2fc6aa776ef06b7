"""Draws on one PDF page: lines of text, rules, boxes; places are points from the page's upper left corner."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import groupby

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from inspector_app.documents.fonts import BY_HAND, runs
from inspector_app.documents.lines import Blank, Line, TextStyle, Tick, Unit, break_lines

THIN, MEDIUM, THICK = 0.5, 0.75, 1.0
_BLACK, _GUIDE = 0.0, 0.6
_INVISIBLE = 3
_UNDER = 0.18  # of an em: how far a blank's rule lies below the baseline


def baseline(style: TextStyle) -> float:
    """How far below the top of its line the characters stand, so that they are in its middle."""
    return style.pitch / 2 + 0.38 * style.size


class Pen:
    """A canvas seen from its upper left corner."""

    def __init__(self, canvas: Canvas, page_height: float) -> None:
        self._canvas = canvas
        self._height = page_height
        self.by_hand: list[str] = []  # what is to be written into boxes, in order

    def line(self, line: Line, left: float, top: float, style: TextStyle) -> None:
        """Draw a line of text whose box begins at ``left``, ``top``."""
        x, y = left + line.indent, top + baseline(style)
        text = self._begin(x, y)
        for shaped, group in groupby(line.units, key=lambda unit: unit.shape is not None):
            part = list(group)
            if shaped:
                self._canvas.drawText(text)
                for unit in part:
                    self._shape(unit, x, y, style)
                    x += unit.width + line.gap
                text = self._begin(x, y)
            else:
                self.by_hand += _put(text, part, style, line.gap)
                x += sum([unit.width + line.gap for unit in part])
        self._canvas.drawText(text)

    def words(self, span: str, left: float, top: float, style: TextStyle) -> None:
        """Draw text that stands on one line, however long."""
        line = break_lines([span], style, float("inf"), justify=False)[0]
        self.line(line, left, top, style)

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = THIN) -> None:
        """Draw a straight rule of ``weight`` points."""
        self._canvas.setLineWidth(weight)
        self._canvas.line(x1, self._height - y1, x2, self._height - y2)

    def box(self, left: float, top: float, width: float, height: float, weight: float = THIN) -> None:
        """Draw an empty rectangle."""
        self._canvas.setLineWidth(weight)
        self._canvas.rect(left, self._height - top - height, width, height)

    @contextmanager
    def guide(self) -> Iterator[None]:
        """What is drawn inside is a grey, dashed help for the eye."""
        self._canvas.saveState()
        self._canvas.setStrokeGray(_GUIDE)
        self._canvas.setFillGray(_GUIDE)
        self._canvas.setDash(3, 2)
        yield
        self._canvas.restoreState()

    def circle(self, x: float, y: float, radius: float) -> None:
        """Draw a circle around a point."""
        self._canvas.setLineWidth(THIN)
        self._canvas.circle(x, self._height - y, radius)

    def watermark(self, word: str, x: float, y: float, style: TextStyle, grey: float) -> None:
        """Draw a large pale word, rising, centred on a point."""
        line = break_lines([word], style, float("inf"), justify=False)[0]
        self._canvas.saveState()
        self._canvas.translate(x, self._height - y)
        self._canvas.rotate(45)
        self._canvas.setFillGray(grey)
        text = self._canvas.beginText(-line.width / 2, -0.38 * style.size)
        _put(text, line.units, style, 0)
        self._canvas.drawText(text)
        self._canvas.restoreState()

    def drawing(self, drawing: Drawing, left: float, top: float) -> None:
        """Draw a chart with its upper left corner at ``left``, ``top``."""
        renderPDF.draw(drawing, self._canvas, left, self._height - top - drawing.height)

    def picture(self, jpeg: bytes, left: float, top: float, width: float, height: float) -> None:
        """Draw a JPEG as large as told, a thin rule around it: where white paper ends is seen."""
        self._canvas.drawImage(ImageReader(BytesIO(jpeg)), left, self._height - top - height, width, height)
        with self.guide():
            self.box(left, top, width, height)

    def bookmark(self, title: str, top: float) -> None:
        """Name this place in the reader's outline."""
        key = f"{self._canvas.getPageNumber()}-{top:.2f}"
        self._canvas.bookmarkHorizontal(key, 0, self._height - top)
        self._canvas.addOutlineEntry(title, key)

    def _begin(self, x: float, y: float) -> PDFTextObject:
        return self._canvas.beginText(x, self._height - y)

    def _shape(self, unit: Unit, x: float, y: float, style: TextStyle) -> None:
        if isinstance(unit.shape, Blank) and unit.shape.ruled:
            self.rule(x + 1, y + _UNDER * style.size, x + unit.width - 1, y + _UNDER * style.size, THIN)
        elif isinstance(unit.shape, Tick):
            self._tick(unit, x, y, style)

    def _tick(self, unit: Unit, x: float, y: float, style: TextStyle) -> None:
        """A box as lines; its character lies invisibly under it, so that the answer can be found and copied."""
        side = 0.72 * style.size
        left, top = x + (unit.width - side) / 2, y - 0.38 * style.size - side / 2
        self.box(left, top, side, side, MEDIUM)
        if isinstance(unit.shape, Tick) and unit.shape.ticked:
            self._canvas.setLineWidth(0.11 * style.size)
            path = self._canvas.beginPath()
            path.moveTo(left + 0.18 * side, self._height - (top + 0.5 * side))
            path.lineTo(left + 0.42 * side, self._height - (top + 0.76 * side))
            path.lineTo(left + 0.86 * side, self._height - (top + 0.2 * side))
            self._canvas.drawPath(path)
        text = self._begin(x, y)
        text.setTextRenderMode(_INVISIBLE)
        _put(text, (unit,), style, 0)
        text.setTextRenderMode(0)
        self._canvas.drawText(text)


def _put(text: PDFTextObject, part: list[Unit] | tuple[Unit, ...], style: TextStyle, gap: float) -> list[str]:
    """Write units into a text object: ``gap`` follows each unit, never a letter inside a word or figure. Gives back the
    characters that are boxes."""
    spacing, current = 0.0, ""
    boxes: list[str] = []
    for words, after in _spacings(part, gap):
        if after != spacing:
            text.setCharSpace(after)
            spacing = after
        for font, piece in runs(words, style.role):
            if font != current:
                text.setFont(font, style.size)
                current = font
            text.textOut(piece)
            boxes += piece if font == BY_HAND else ()
    if spacing:
        text.setCharSpace(0)
    return boxes


def _spacings(part: list[Unit] | tuple[Unit, ...], gap: float) -> Iterator[tuple[str, float]]:
    """Pieces of text with the space after each of their characters."""
    if not gap:
        yield "".join(unit.text for unit in part), 0
        return
    for solid, group in groupby(part, key=lambda unit: unit.solid):
        if not solid:
            yield "".join(unit.text for unit in group), gap
            continue
        for unit in group:
            yield unit.text[:-1], 0
            yield unit.text[-1], gap
