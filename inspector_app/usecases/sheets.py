"""A PDF to be looked at: its pages' sizes, the pages in sight already drawn, the others drawn when they are seen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from inspector_app.documents.bitmap import PageImage
from inspector_app.documents.images import page_images, page_sizes
from inspector_app.documents.render import Mark, Places, Rendered, boxed, render_placed
from inspector_app.domain.document import Document
from inspector_app.domain.number import BLANK
from inspector_app.formdefs.facts import completed, from_json
from inspector_app.formdefs.model import Facts
from inspector_app.formdefs.placeholders import number_pattern
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.issuing import copy_bytes, form_for
from inspector_app.usecases.paper import Paper, kept_paper

__all__ = ["PageImage", "Places"]

_SAME_DPI = 0.5
NOWHERE: Places = {}


@dataclass(frozen=True, slots=True)
class Eye:
    """What is looked at now: from which page on (counted from 0), how many pages, and how sharp."""

    first: int = 0
    count: int = 2
    dpi: float = 96.0


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF with page sizes in points. ``drawn`` holds the pages that were in sight, at ``dpi``; ``places`` are those
    of the lines of its questions and facts, see :class:`~inspector_app.documents.render.Rendered`."""

    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    dpi: float
    drawn: Mapping[int, PageImage]
    places: Places = field(default_factory=dict)

    def image(self, page: int, dpi: float) -> PageImage:
        """A page as a picture: the one drawn beforehand when it is sharp enough, else drawn now."""
        if page in self.drawn and abs(self.dpi - dpi) < _SAME_DPI:
            return self.drawn[page]
        return page_images(self.pdf, dpi, page, 1)[0]


SheetWork = Callable[[Progress], Sheets]


def sheets(pdf: bytes, eye: Eye, places: Places = NOWHERE) -> Sheets:
    """Lay a PDF out and draw what is in sight."""
    sizes = tuple(page_sizes(pdf))
    seen = range(min(eye.first, len(sizes)), min(eye.first + eye.count, len(sizes)))
    return Sheets(pdf, sizes, eye.dpi, {page: page_images(pdf, eye.dpi, page, 1)[0] for page in seen}, places)


def prepare_preview(
    context: Context,
    paper: Paper,
    facts: Facts,
    *,
    for_review: bool = False,
    copy: int = -1,
    edition: str | None = None,
) -> Callable[[], Rendered]:
    """Freeze what a preview needs; calling the result draws it: marked 草稿, with □ for what cannot be printed, or
    unmarked as 送审稿, which is refused with such a character.

    ``copy`` counts the form's copies (-1: the last, which leaves nothing out).
    """
    form = form_for(context, paper, edition)
    whole = completed(form, facts)
    if form.number_pattern:
        number = number_pattern(form, context.agency.short_name)
        whole = {**whole, "document.number": number.format(year=context.clock.today().year, serial=BLANK)}
    mark = Mark.REVIEW if for_review else Mark.DRAFT
    chosen = form.copies[copy] if form.copies else None
    moment, author = context.clock.now(), context.agency.name

    def draw() -> Rendered:
        shown = whole if for_review else boxed(whole)
        return render_placed(form, shown, copy=chosen, mark=mark, made_at=moment, author=author)

    return draw


def preview(context: Context, paper: Paper, facts: Facts, *, for_review: bool = False, copy: int = -1) -> bytes:
    """The same PDF before sign-off, drawn at once."""
    return prepare_preview(context, paper, facts, for_review=for_review, copy=copy)().pdf


def draft_work(
    context: Context, paper: Paper, facts: Facts, eye: Eye, *, for_review: bool = False, copy: int = -1
) -> SheetWork:
    """A job for the worker: a paper that is not signed off yet. Everything it needs is read now."""
    draw = prepare_preview(context, paper, facts, for_review=for_review, copy=copy)
    return lambda _progress: _followed(draw(), eye)


def submitted_work(context: Context, document: Document, _label: str, eye: Eye) -> SheetWork:
    """A job for the worker: a paper as it was submitted, without number, in its own edition."""
    facts = from_json(document.facts)
    draw = prepare_preview(context, kept_paper(document), facts, for_review=True, edition=document.edition)
    return lambda _progress: _followed(draw(), eye)


def _followed(drawn: Rendered, eye: Eye) -> Sheets:
    return sheets(drawn.pdf, eye, drawn.places)


def issued_work(context: Context, document: Document, label: str, eye: Eye) -> SheetWork:
    """A job for the worker: one copy exactly as issued, its sealed bytes read and checked there."""
    return lambda _progress: sheets(copy_bytes(context, document, label), eye)
