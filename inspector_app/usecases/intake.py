"""Whether files are whole before they are sealed: a copy that was cut off is noticed while the original is at hand."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from inspector_app.documents import foreign
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.media import KNOWN, PDF, media_of
from inspector_app.support.errors import Level, Problem
from inspector_app.support.progress import Progress
from inspector_app.support.regular import read_regular
from inspector_app.usecases.evidence import MAX_BYTES

_AT_ONCE = 4
_SIDE, _DPI = 64, 8.0  # whether it can be read is asked, not how it looks
_PDF_END, _END_WITHIN = b"%%EOF", 2048
_CODES = {
    "foreign-too-large": "intake-too-large",
    "foreign-locked": "intake-locked",
    "foreign-damaged": "intake-torn",
    "foreign-broke": "intake-torn",
}


def doubts(files: Iterable[Path]) -> Callable[[Progress], tuple[Problem, ...]]:
    """A job for the worker: a warning for each picture or PDF that is not whole, ``where`` its place counted from 0.

    They are decoded in the process without keys. Files of other kinds and those that cannot be read at all are left to
    :func:`take_in_files`.
    """
    paths = tuple(files)

    def look(progress: Progress) -> tuple[Problem, ...]:
        found: list[Problem] = []
        for start in range(0, len(paths), _AT_ONCE):
            progress.step(start, len(paths), "核对文件")
            part = paths[start : start + _AT_ONCE]
            for number, (path, code) in enumerate(zip(part, _codes(part), strict=True), start):
                if code:
                    found.append(Problem(code, str(number), Level.WARNING, {"name": shown(path.name)}))
        return tuple(found)

    return look


def _codes(paths: Sequence[Path]) -> list[str]:
    contents = [_read(path) for path in paths]
    sights = foreign.look(contents, _SIDE, _DPI)
    return [_code(*each) for each in zip(paths, contents, sights, strict=True)]


def _read(path: Path) -> bytes:
    try:
        data = read_regular(path, MAX_BYTES)
    except OSError:
        return b""
    return data if len(data) <= MAX_BYTES else b""


def _code(path: Path, data: bytes, sight: foreign.Sight) -> str:
    media = media_of(data)
    if media is None:
        by_name = any(path.suffix.lower() in each.endings for each in KNOWN)
        return "intake-torn" if data and by_name else ""
    if sight.problem is not None:
        return _CODES.get(sight.problem.code, "")
    # A reader of PDF makes the best of one that breaks off: pages are lacking then, and nothing says so.
    return "intake-torn" if media is PDF and _PDF_END not in data[-_END_WITHIN:] else ""
