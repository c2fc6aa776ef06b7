"""Pages as pictures for the screen and the printer; the window knows no PDF."""

from collections.abc import Callable

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.images import page_count, page_images, page_sizes
from inspector_app.domain.document import Document
from inspector_app.formdefs.model import Facts
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.documents import copy_bytes, prepare_preview
from inspector_app.usecases.paper import Paper

__all__ = ["PageImage", "page_count", "page_images", "page_sizes"]

Pages = tuple[PageImage, ...]


def preview_work(
    context: Context, paper: Paper, facts: Facts, dpi: float, *, for_review: bool = False, copy: int = -1
) -> Callable[[Progress], Pages]:
    """A job for the worker: the draft's pages as pictures. Everything it needs is read now."""
    draw = prepare_preview(context, paper, facts, for_review=for_review, copy=copy)
    return lambda _progress: tuple(page_images(draw(), dpi))


def issued_pages(context: Context, document: Document, label: str, dpi: float) -> Pages:
    """The pages of a copy exactly as issued."""
    return tuple(page_images(copy_bytes(context, document, label), dpi))
