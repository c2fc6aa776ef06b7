"""What evidence looks like: originals read here, decoded in a process that holds no key."""

from collections.abc import Callable, Mapping

from inspector_app.documents.foreign import Sight, look, reader
from inspector_app.support.errors import Level, Problem
from inspector_app.support.progress import Progress
from inspector_app.support.stranger import Reader

__all__ = ["DPI", "Read", "Sight", "more_pages", "reader", "sights"]

Read = Callable[[Progress], Mapping[str, bytes]]
DPI = 110.0


def sights(read: Read, side: int, dpi: float = DPI, by: Reader | None = None) -> Callable[[Progress], dict[str, Sight]]:
    """A job for the worker: what can be seen of each original that ``read`` gives, by its rid.

    Pictures come no larger than ``side`` pixels, scans as pages at ``dpi`` (the first twenty); what cannot be
    shown brings its problem. ``by`` is a :func:`reader` that stays for further ones.
    """

    def work(progress: Progress) -> dict[str, Sight]:
        found = read(progress)
        seen = look(list(found.values()), side, dpi, lambda done: progress.step(done, len(found), ""), by)
        return dict(zip(found, seen, strict=True))

    return work


def more_pages(sight: Sight) -> Problem | None:
    """``foreign-more-pages`` when a scan has more pages than are shown."""
    if sight.total <= len(sight.pages):
        return None
    details = {"total": str(sight.total), "shown": str(len(sight.pages))}
    return Problem("foreign-more-pages", "file", Level.INFO, details)
