"""Pages of a finished PDF as bitmaps for the preview and the printer."""

from io import BytesIO
from threading import Lock

import pypdfium2
from PIL import Image, ImageOps

from inspector_app.documents.bitmap import PageImage

_PDFIUM = Lock()  # the library serves one thread at a time
_POINTS_PER_INCH = 72
_AROUND = 12.0  # points of white around what is cut out
_FOOT, _LINE = 100.0, 16.0  # points: how high above the edge a page's number stands at most, and how high it is


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page, in points."""
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        return [document.get_page_size(number) for number in range(len(document))]


def page_images(pdf: bytes, dpi: float, first: int = 0, count: int | None = None) -> list[PageImage]:
    """The pages from ``first`` (counted from 0) on, ``count`` of them or all, at ``dpi`` dots per inch."""
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        last = len(document) if count is None else min(first + count, len(document))
        return [_image(document, number, dpi) for number in range(first, last)]


def page_png(pdf: bytes, dpi: float) -> bytes:
    """The first page as a PNG file."""
    written = BytesIO()
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        document[0].render(scale=dpi / _POINTS_PER_INCH).to_pil().save(written, "PNG")
    return written.getvalue()


def strip_png(pdf: bytes, dpi: float) -> bytes:
    """All pages below each other without their margins, as one PNG file: a table for a chat."""
    written = BytesIO()
    _strip(pdf, dpi).save(written, "PNG")
    return written.getvalue()


def strip_image(pdf: bytes, dpi: float) -> PageImage:
    """The same as pixels, for the clipboard."""
    whole = _strip(pdf, dpi)
    return PageImage(whole.width, whole.height, 4 * whole.width, whole.convert("RGBX").tobytes("raw", "BGRX"))


def _without_foot(page: Image.Image, scale: float) -> Image.Image:
    """A page without its number, the last line in its lower edge: below each other pages need none."""
    _, inked = ImageOps.invert(page.convert("L")).getprojection()
    last = max((row for row, ink in enumerate(inked) if ink), default=0)
    first = last
    while first and any(inked[max(first - round(2 * scale), 0) : first]):
        first -= 1
    is_foot = page.height - last < _FOOT * scale and last - first < _LINE * scale
    return page.crop((0, 0, page.width, first)) if is_foot else page


def _strip(pdf: bytes, dpi: float) -> Image.Image:
    margin = round(_AROUND * dpi / _POINTS_PER_INCH)
    with _PDFIUM, pypdfium2.PdfDocument(pdf) as document:
        pages = [page.render(scale=dpi / _POINTS_PER_INCH).to_pil().convert("RGB") for page in document]
    bare = [_without_foot(page, dpi / _POINTS_PER_INCH) for page in pages]
    cut = [page.crop(box) for page in bare if (box := ImageOps.invert(page.convert("L")).getbbox())]
    width = max(page.width for page in cut) + 2 * margin
    whole = Image.new("RGB", (width, sum(page.height + margin for page in cut) + margin), "white")
    top = margin
    for page in cut:
        whole.paste(page, (margin, top))
        top += page.height + margin
    return whole


def _image(document: pypdfium2.PdfDocument, number: int, dpi: float) -> PageImage:
    page = document[number]
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, prefer_bgrx=True, force_bitmap_format=None)
    image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return image
