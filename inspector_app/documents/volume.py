"""Finished papers and pictures bound as one PDF: every page numbered, an entry of the outline for each part."""

import gc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

import pikepdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from inspector_app.documents.archive import Imprint, archived
from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.fonts import SONG, initial_font
from inspector_app.documents.images import page_count
from inspector_app.documents.lines import TextStyle, break_lines
from inspector_app.documents.pen import Pen
from inspector_app.documents.render import ONE_PAPER

_NUMBER = TextStyle(SONG, 10.5, 13)
_MARGIN = 12 * mm
_QUALITY = 80


@dataclass(frozen=True, slots=True)
class Packed:
    """A picture as it goes into the volume: 200 of them as pixels would not fit into the memory of a laptop."""

    width: int
    height: int
    jpeg: bytes


def packed(picture: PageImage) -> Packed:
    """A picture without the room that its pixels take."""
    flat = Image.frombytes("RGB", (picture.width, picture.height), picture.pixels, "raw", "BGRX", picture.stride, 1)
    written = BytesIO()
    flat.save(written, "JPEG", quality=_QUALITY)
    return Packed(picture.width, picture.height, written.getvalue())


@dataclass(frozen=True, slots=True)
class Part:
    """What is bound under one title: a finished PDF of ours, pictures of scans behind it. ``numbered``: its pages count
    (cover and index do not)."""

    title: str
    pdf: bytes = b""
    pictures: tuple[Packed, ...] = ()
    numbered: bool = True

    @property
    def pages(self) -> int:
        """How many pages it fills."""
        return (page_count(self.pdf) if self.pdf else 0) + len(self.pictures)


def bind(parts: list[Part], imprint: Imprint, step: Callable[[int], None] = lambda _done: None) -> bytes:
    """The parts behind one another as PDF/A-2b. ``step`` is called with the number of parts that are in.

    Parts go out of the list as they come in: of pictures there is one copy at a time.
    """
    whole = pikepdf.new()
    with whole.open_outline() as outline:
        number = done = 0
        while parts:
            part, done = parts.pop(0), done + 1
            first = len(whole.pages)
            for raw in _pieces(part):
                with pikepdf.open(BytesIO(raw)) as piece:
                    whole.pages.extend(piece.pages)
            if len(whole.pages) > first:
                outline.root.append(pikepdf.OutlineItem(part.title, first))
            if part.numbered:
                number = _count(whole, first, number)
            if part.pictures:
                gc.collect()  # a canvas refers to itself, and would keep its pictures until somebody looks
            step(done)
    return archived(whole, imprint)


def pictures_pdf(pictures: Sequence[Packed], is_sheet: bool = False) -> bytes:
    """Each picture on a sheet of its own, as large as it fits between the margins; what was a sheet fills it again."""
    written = BytesIO()
    margin = 0.0 if is_sheet else _MARGIN
    canvas = Canvas(written, invariant=True, initialFontName=initial_font())
    for picture in pictures:
        width, height = A4 if picture.height >= picture.width else A4[::-1]
        canvas.setPageSize((width, height))
        scale = min((width - 2 * margin) / picture.width, (height - 2 * margin) / picture.height)
        across, down = picture.width * scale, picture.height * scale
        canvas.drawImage(ImageReader(BytesIO(picture.jpeg)), (width - across) / 2, (height - down) / 2, across, down)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _pieces(part: Part) -> list[bytes]:
    return [piece for piece in (part.pdf, pictures_pdf(part.pictures) if part.pictures else b"") if piece]


def _count(whole: pikepdf.Pdf, first: int, number: int) -> int:
    """Write the numbers that go on from ``number`` into the upper outer corner of the pages from ``first`` on."""
    pages = [whole.pages[at] for at in range(first, len(whole.pages))]
    sizes = [(float(page.mediabox[2]), float(page.mediabox[3])) for page in pages]
    with pikepdf.open(BytesIO(_numbers(sizes, number + 1))) as numbers:
        for page, over, size in zip(pages, numbers.pages, sizes, strict=True):
            page.add_overlay(over, pikepdf.Rectangle(0, 0, *size))
    return number + len(pages)


def _numbers(sizes: Sequence[tuple[float, float]], first: int) -> bytes:
    written = BytesIO()
    with ONE_PAPER:
        canvas = Canvas(written, invariant=True, initialFontName=initial_font())
        for at, (width, height) in enumerate(sizes, start=first):
            canvas.setPageSize((width, height))
            line = break_lines([str(at)], _NUMBER, width, justify=False)[0]
            left = width - _MARGIN - line.extent if at % 2 else _MARGIN
            Pen(canvas, height).line(line, left, _MARGIN / 2, _NUMBER)
            canvas.showPage()
        canvas.save()
    return written.getvalue()
