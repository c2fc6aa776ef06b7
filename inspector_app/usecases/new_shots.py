"""The pictures on a card or a telephone that were taken since a visit began and are not in the store yet."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from inspector_app.documents import foreign
from inspector_app.documents.foreign import Sight
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.media import KNOWN
from inspector_app.store.columns import read_columns
from inspector_app.support.camera_folders import Shot, shots
from inspector_app.support.files import sha256
from inspector_app.support.progress import Progress
from inspector_app.support.regular import read_regular
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import MAX_BYTES
from inspector_app.usecases.sights import DPI

_PICTURES = frozenset(end for media in KNOWN if media.kind is EvidenceKind.PHOTO for end in media.endings)


def new_shots(
    context: Context, since: datetime, find_roots: Callable[[], Iterable[Path]]
) -> Callable[[], Sequence[Shot]]:
    """A question that may take long, for a thread of its own: the roots are looked for there too.

    Which pictures are known is told by their bytes; only those of the same length are read for it, each once: the same
    question may be asked again every few seconds.
    """
    known: dict[int, set[str]] = defaultdict(set)
    for size, digest in read_columns(context.store, "evidence", ("size", "sha256")):
        known[size].add(digest)

    judged: dict[Shot, bool] = {}

    def look() -> Sequence[Shot]:
        found = shots(find_roots(), _PICTURES, since)
        for shot in found:
            if shot not in judged:
                judged[shot] = _is_known(shot, known.get(shot.size))
        return [shot for shot in found if not judged[shot]]

    return look


def shots_seen(paths: Sequence[Path], side: int) -> Callable[[Progress], dict[str, Sight]]:
    """A job for the worker: what pictures look like, no larger than ``side`` pixels, and what their cameras wrote, by
    their paths. What cannot be read is left out: it is named when it is taken in."""

    def look_at(_progress: Progress) -> dict[str, Sight]:
        read: dict[str, bytes] = {}
        for path in paths:
            with suppress(OSError):
                read[str(path)] = read_regular(path, MAX_BYTES)
        return dict(zip(read, foreign.look(list(read.values()), side, DPI), strict=True))

    return look_at


def _is_known(shot: Shot, digests: set[str] | None) -> bool:
    if not digests:
        return False
    try:
        return sha256(read_regular(shot.path, MAX_BYTES)) in digests
    except OSError:
        return False
