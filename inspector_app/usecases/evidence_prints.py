"""A photo or scan for the printer: decoded in the process without keys, page after page, on A4."""

from collections.abc import Callable

from inspector_app.documents.foreign import straightened
from inspector_app.documents.straighten import WHOLE
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.support.errors import Refused
from inspector_app.support.progress import Progress
from inspector_app.usecases.context import Context

_SIDE = 2400  # pixels of the longer side: 200 to an inch on A4


def printable(context: Context, piece: Evidence) -> Callable[[Progress], bytes]:
    """A job for the worker: a PDF of our own of all its pages, those of a scan in their own size.

    It raises :class:`Trouble` as the sealed store does, :class:`Refused` ``foreign-…`` for what cannot be decoded.
    """
    sealed = context.store.sealed

    def work(progress: Progress) -> bytes:
        from inspector_app.documents.volume import Packed, packed, pictures_pdf

        data = sealed.read(piece.sha256)
        pages: list[Packed] = []
        total = 1
        while len(pages) < total:
            progress.step(len(pages), total, piece.title)
            sight = straightened(data, _SIDE, WHOLE, len(pages))
            if sight.problem is not None:
                raise Refused(sight.problem)
            pages.append(packed(sight.pages[0]))
            total = sight.total
        return pictures_pdf(pages, is_sheet=piece.kind is EvidenceKind.SCAN)

    return work
