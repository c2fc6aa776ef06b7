"""A PDF to be looked at: its pages' sizes, the pages in sight already drawn, the others drawn when they are seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.images import page_images, page_sizes
from inspector_app.domain.document import Document
from inspector_app.formdefs.model import Facts
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.documents import copy_bytes, prepare_preview
from inspector_app.usecases.paper import Paper

__all__ = ["PageImage"]

_SAME_DPI = 0.5


@dataclass(frozen=True, slots=True)
class Eye:
    """What is looked at now: from which page on (counted from 0), how many pages, and how sharp."""

    first: int = 0
    count: int = 2
    dpi: float = 96.0


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF with page sizes in points. ``drawn`` holds the pages that were in sight, at ``dpi``."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    dpi: float
    drawn: Mapping[int, PageImage]

    def image(self, page: int, dpi: float) -> PageImage:
        """A page as a picture: the one drawn beforehand when it is sharp enough, else drawn now."""
        if page in self.drawn and abs(self.dpi - dpi) < _SAME_DPI:
            return self.drawn[page]
        return page_images(self.pdf, dpi, page, 1)[0]


SheetWork = Callable[[Progress], Sheets]


def sheets(pdf: bytes, eye: Eye) -> Sheets:
    """Lay a PDF out and draw what is in sight."""
    sizes = tuple(page_sizes(pdf))
    seen = range(min(eye.first, len(sizes)), min(eye.first + eye.count, len(sizes)))
    return Sheets(pdf, sizes, eye.dpi, {page: page_images(pdf, eye.dpi, page, 1)[0] for page in seen})


def draft_work(
    context: Context, paper: Paper, facts: Facts, eye: Eye, *, for_review: bool = False, copy: int = -1
) -> SheetWork:
    """A job for the worker: a paper that is not signed off yet. Everything it needs is read now."""
    draw = prepare_preview(context, paper, facts, for_review=for_review, copy=copy)
    return lambda _progress: sheets(draw(), eye)


def issued_work(context: Context, document: Document, label: str, eye: Eye) -> SheetWork:
    """A job for the worker: one copy exactly as issued, its sealed bytes read and checked there."""
    return lambda _progress: sheets(copy_bytes(context, document, label), eye)
