"""Files looked at before they are sealed: a copy that was cut off is noticed while the original is at hand, and what a
camera wrote is read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from inspector_app.documents import foreign
from inspector_app.documents.foreign import Sight
from inspector_app.domain.camera import Camera, time_believed
from inspector_app.domain.dates import iso_minute
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.media import KNOWN, PDF, media_of
from inspector_app.support.errors import Level, Problem
from inspector_app.support.files import portions, sha256
from inspector_app.support.progress import Progress
from inspector_app.support.regular import read_regular
from inspector_app.usecases.evidence import MAX_BYTES

_SIDE, _DPI = 64, 8.0  # whether it can be read is asked, not how it looks
_PDF_END, _END_WITHIN = b"%%EOF", 2048
_CODES = {
    "foreign-too-large": "intake-too-large",
    "foreign-locked": "intake-locked",
    "foreign-damaged": "intake-torn",
    "foreign-broke": "intake-torn",
}


BEFORE = "intake-before"
_EMPTY, _TOO_BIG, FOLDER, _UNREAD = "intake-empty", "intake-too-big", "intake-folder", "intake-unread"
"""What no person can have taken in nevertheless."""


@dataclass(frozen=True, slots=True)
class Looked:
    """A warning for each picture or PDF that is not whole, or was taken too early, and an error for each file that
    cannot be taken in, ``where`` its place counted from 0; and what is written in pictures of how they were taken, by
    the hash of their bytes."""

    problems: tuple[Problem, ...] = ()
    cameras: Mapping[str, Camera] = field(default_factory=dict)


def look_over(files: Iterable[Path], since: datetime | None = None) -> Callable[[Progress], Looked]:
    """A job for the worker. Files are decoded in the process without keys; those of other kinds are taken in as
    they are. ``since``: a picture whose shutter's time is earlier is named."""
    paths = tuple(files)

    def look(progress: Progress) -> Looked:
        found: list[Problem] = []
        cameras: dict[str, Camera] = {}
        start = 0
        for part, read, sights in _seen(paths, progress):
            cameras |= _cameras([data for data, _code in read], sights)
            for number, (path, (data, never), sight) in enumerate(zip(part, read, sights, strict=True), start):
                if code := never or _code(path, data, sight):
                    level = Level.ERROR if never else Level.WARNING
                    found.append(Problem(code, str(number), level, {"name": shown(paths[number].name)}))
                elif before := _before(sight.camera, since):
                    details = {"name": shown(paths[number].name), "at": iso_minute(before)}
                    found.append(Problem(BEFORE, str(number), Level.WARNING, details))
            start += len(part)
        return Looked(tuple(found), cameras)

    return look


def _seen(
    paths: Sequence[Path], progress: Progress
) -> Iterator[tuple[list[Path], list[tuple[bytes, str]], list[Sight]]]:
    """Some files at a time with their bytes, or why there are none, and what can be seen of them: all by one
    process."""
    done = 0
    with foreign.reader() as reader:
        for part in portions(paths):
            progress.step(done, len(paths), "核对文件")
            read = [_read(path) for path in part]
            yield part, read, foreign.look([data for data, _code in read], _SIDE, _DPI, by=reader)
            done += len(part)


def cameras_of(data: bytes) -> Callable[[Progress], Mapping[str, Camera]]:
    """A job for the worker: what a picture that was pasted says of how it was taken."""
    return lambda _progress: _cameras([data], foreign.look([data], _SIDE, _DPI))


def _cameras(contents: Sequence[bytes], sights: Sequence[Sight]) -> dict[str, Camera]:
    seen = zip(contents, sights, strict=True)
    return {sha256(data): sight.camera for data, sight in seen if sight.camera is not None}


def _before(camera: Camera | None, since: datetime | None) -> datetime | None:
    """When a picture was taken, where that is earlier and the clock was set."""
    taken = time_believed(camera, since) if camera is not None and since is not None else None
    return taken if taken is not None and since is not None and taken < since else None


def _read(path: Path) -> tuple[bytes, str]:
    """The bytes, or none and why the file cannot be taken in at all."""
    try:
        data = read_regular(path, MAX_BYTES)
    except OSError:
        return b"", FOLDER if path.is_dir() else _UNREAD
    return (b"", _TOO_BIG) if len(data) > MAX_BYTES else (data, "" if data else _EMPTY)


def _code(path: Path, data: bytes, sight: Sight) -> str:
    media = media_of(data)
    if media is None:
        by_name = any(path.suffix.lower() in each.endings for each in KNOWN)
        return "intake-torn" if by_name else ""
    if sight.problem is not None:
        return _CODES.get(sight.problem.code, "")
    # A reader of PDF makes the best of one that breaks off: pages are lacking then, and nothing says so.
    return "intake-torn" if media is PDF and _PDF_END not in data[-_END_WITHIN:] else ""
