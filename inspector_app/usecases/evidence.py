"""Take photos, scans and files into the sealed store, original bytes untouched; name videos by hash and place."""

import hashlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from inspector_app.documents.straighten import WHOLE
from inspector_app.domain.camera import Camera, oddities, time_believed
from inspector_app.domain.dates import iso_minute
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.identity import new_rid
from inspector_app.domain.media import Media, media_of
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem, Refused, Trouble, refuse_errors
from inspector_app.support.files import portions, size_of
from inspector_app.support.progress import NOT_WATCHED, NoProgress, Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular, unchanging
from inspector_app.support.words import sentences_of
from inspector_app.usecases.context import Context

MAX_BYTES = 64 << 20
PICTURES = (EvidenceKind.PHOTO, EvidenceKind.VIDEO)
_PART = 8 << 20  # bytes of a video read at a time
_CORNERS = ("左上", "右上", "右下", "左下")


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a piece of evidence belongs to."""

    case_rid: str = ""
    inspection_rid: str = ""
    project_rid: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file whose original bytes lie sealed already, and what its entry in the register will tell."""

    title: str
    sha256: str
    size: int
    media: Media | None
    shows: str = ""
    camera: Camera | None = None


def take_in(
    context: Context, data: bytes, title: str, belongs: Belongs, shows: str = "", camera: Camera | None = None
) -> Evidence:
    """Seal a photo, scan or file and register it; the same bytes twice give the same evidence of that object.

    Raises :class:`Refused`: ``evidence-empty``, ``evidence-too-large`` (64 MB) or ``evidence-no-title``.
    """
    _refuse_unfit(data, title)
    digest = context.store.sealed.add(data)
    return _register(context, _sealed(digest, data, title, shows, camera), belongs)


def _refuse_unfit(data: bytes, title: str) -> None:
    if not title.strip():
        raise Refused(Problem("evidence-no-title", "title"))
    if not data:
        raise Refused(Problem("evidence-empty", "file"))
    if len(data) > MAX_BYTES:
        raise Refused(Problem("evidence-too-large", "file"))


def _sealed(digest: str, data: bytes, title: str, shows: str, camera: Camera | None) -> Sealed:
    return Sealed(title.strip(), digest, len(data), media_of(data), shows, camera)


def _register(context: Context, sealed: Sealed, belongs: Belongs) -> Evidence:
    if (known := _known(context, sealed, belongs)) is not None:
        return known
    now, media, camera = context.clock.now(), sealed.media, sealed.camera
    evidence = Evidence(
        new_rid(), media.kind if media else EvidenceKind.FILE, sealed.title, sealed.sha256, sealed.size,
        media.media_type if media else "application/octet-stream", now,
        case_rid=belongs.case_rid, inspection_rid=belongs.inspection_rid, project_rid=belongs.project_rid,
        taken_at=time_believed(camera, now) if camera else None, taken_by=context.writer.name, shows=sealed.shows,
        camera=camera,
    )  # fmt: skip
    with context.unit("收取证据") as unit:
        unit.put(evidence)
    return evidence


def _known(context: Context, sealed: Sealed, belongs: Belongs) -> Evidence | None:
    """The same bytes of the same object, where they were taken in before."""
    for known in context.store.find(Evidence, sha256=sealed.sha256):
        if Belongs(known.case_rid, known.inspection_rid, known.project_rid) == belongs:
            return known
    return None


def doubles(context: Context, files: Sequence[Sealed], belongs: Belongs) -> tuple[str, ...]:
    """The names of those that will not be taken in: they were before, or stand twice among these."""
    first: set[str] = set()
    found = []
    for each in files:
        known = _known(context, each, belongs)
        if known is not None or each.sha256 in first:
            found.append(known.title if known is not None else each.title)
        first.add(each.sha256)
    return tuple(found)


def take_in_file(context: Context, path: Path, title: str, belongs: Belongs, shows: str = "") -> Evidence:
    """As :func:`take_in`, from a file. Raises :class:`Trouble` ``file-unreadable``, also while it is being written."""
    return take_in(context, _bytes_of(path), title or shown(path.stem), belongs, shows)


def _bytes_of(path: Path) -> bytes:
    try:
        return read_regular(path, MAX_BYTES)
    except OSError as error:
        raise Trouble("file-unreadable", name=path.name, reason=reason_of(error)) from error


def sealing(
    context: Context, files: Sequence[tuple[Path, str]], cameras: Mapping[str, Camera]
) -> Callable[[Progress], tuple[Sealed, ...]]:
    """A job for the worker: several files with their titles, sealed and ready for :func:`take_in_sealed`. ``cameras``
    tells by the hash of a picture what its camera wrote. What is sealed and never registered is put aside later.

    It raises :class:`Trouble` as :func:`take_in_file` and ``evidence-no-room``, before anything is written that would
    not fit; what it refuses of several files comes as ``evidence-not-taken`` with ``where`` ``title0`` for the first,
    ``title1`` …
    """
    store = context.store.sealed

    def work(progress: Progress) -> tuple[Sealed, ...]:
        ready: list[Sealed] = []
        _check_room(store.folder, [path for path, _title in files])
        for part in portions(path for path, _title in files):
            titles = [title or shown(path.stem) for path, title in files[len(ready) : len(ready) + len(part)]]
            contents = []
            for number, (path, title) in enumerate(zip(part, titles, strict=True), len(ready)):
                progress.step(number, len(files), "加密保存")
                contents.append(_fit(path, title, number, len(files)))
            sealed = zip(store.add_all(contents), contents, titles, strict=True)
            ready += [_sealed(digest, data, title, "", cameras.get(digest)) for digest, data, title in sealed]
        return tuple(ready)

    return work


def _fit(path: Path, title: str, number: int, count: int) -> bytes:
    """The bytes of one of several files. What is refused of it names the file."""
    data = _bytes_of(path)
    try:
        _refuse_unfit(data, title)
    except Refused as refusal:
        if count == 1:
            raise
        why = sentences_of(refusal.problems)
        problem = Problem("evidence-not-taken", f"title{number}", details={"name": path.name, "why": why})
        raise Refused(problem) from refusal
    return data


def _check_room(folder: Path, files: Sequence[Path]) -> None:
    """A card of photos on a full disk is told of at once, not after minutes."""
    try:
        needed, free = sum(map(size_of, files)), shutil.disk_usage(folder).free
    except OSError:
        return  # it is told where it is written
    if needed > free:
        details = {"needed": f"{needed >> 20} MB", "free": f"{free >> 20} MB"}
        raise Trouble("evidence-no-room", **details)


def take_in_files(context: Context, files: Sequence[tuple[Path, str]], belongs: Belongs) -> tuple[Evidence, ...]:
    """Several files with their titles, at once and as one act. Raises as :func:`sealing`."""
    return take_in_sealed(context, sealing(context, files, {})(NoProgress()), belongs)


def take_in_sealed(context: Context, files: Sequence[Sealed], belongs: Belongs) -> tuple[Evidence, ...]:
    """Register sealed files as one act: all of them or none."""
    with context.act("收取证据"):
        return tuple(_register(context, each, belongs) for each in files)


def numbered(name: str, count: int) -> tuple[str, ...]:
    """One name for many files: each with its number, as wide as the last one."""
    return tuple(f"{name}{number:0{len(str(count))}}" for number in range(1, count + 1))


def name_video(
    context: Context, path: Path, title: str, kept_at: str, belongs: Belongs, progress: Progress = NOT_WATCHED
) -> Evidence:
    """Register a video by name, hash and place; its bytes stay where they are. Gigabytes are hashed step by step.

    Raises :class:`Refused` ``evidence-no-title`` or ``evidence-no-place``, :class:`Trouble` ``file-unreadable``.
    """
    empty = {"evidence-no-title": (title, "title"), "evidence-no-place": (kept_at, "kept_at")}
    refuse_errors([Problem(code, where) for code, (text, where) in empty.items() if not text.strip()])
    try:
        with unchanging(path) as stream:
            digest, size = _hashed(stream, size_of(path), progress)
    except OSError as error:
        raise Trouble("file-unreadable", name=path.name, reason=reason_of(error)) from error
    evidence = Evidence(
        new_rid(), EvidenceKind.VIDEO, title.strip(), digest, size, "", context.clock.now(), sealed=False,
        case_rid=belongs.case_rid, inspection_rid=belongs.inspection_rid, project_rid=belongs.project_rid,
        taken_by=context.writer.name, kept_at=kept_at.strip(),
    )  # fmt: skip
    with context.unit("登记视频") as unit:
        unit.put(evidence)
    return evidence


def _hashed(stream: BinaryIO, size: int, progress: Progress) -> tuple[str, int]:
    """SHA-256 and length of what is read to its end; told in megabytes: Qt counts no gigabytes."""
    digest, read = hashlib.sha256(), 0
    while part := stream.read(_PART):
        digest.update(part)
        read += len(part)
        progress.step(read >> 20, max(size, read) >> 20, "计算校验值")
    return digest.hexdigest(), read


def keep_cut(
    context: Context, original_rid: str, data: bytes, title: str, corners: Sequence[tuple[float, float]]
) -> Evidence:
    """A part of a photo, made straight, as a piece of its own that names the original; the original stays as it is.

    ``corners`` are where it was cut, as shares of the original's width and height from top left clockwise. Raises
    :class:`Refused` as :func:`take_in`, and ``evidence-cut-nothing`` for the whole picture.
    """
    if tuple(corners) == WHOLE:
        raise Refused(Problem("evidence-cut-nothing", "cut"))
    original = piece(context, original_rid)
    shows = (
        f"由“{original.title}”裁切拉正得来，原件没有改动。原件SHA-256：{original.sha256}。"
        f"四角在原件中的位置（距左、距上）：{corner_words(corners)}。"
    )
    belongs = Belongs(original.case_rid, original.inspection_rid, original.project_rid)
    with context.act("裁切照片"):
        cut = take_in(context, data, title, belongs, shows)
        dated = replace(cut, taken_at=original.taken_at, taken_by=original.taken_by)
        with context.unit("裁切照片") as unit:
            unit.put(dated)
    return dated


def piece_names(pieces: Iterable[Evidence]) -> dict[str, str]:
    """照片1、视频2, 扫描件1: what the pieces of a visit are called on the screen and in its record, by their rids.

    Photos and videos are numbered together, as the record lists them; anything else of its kind for itself.
    """
    counts: Counter[str] = Counter()
    names = {}
    for each in pieces:
        of = "" if each.kind in PICTURES else each.kind
        counts[of] += 1
        names[each.rid] = f"{vocabulary.word(each.kind)}{counts[of]}"
    return names


def corner_words(corners: Sequence[tuple[float, float]]) -> str:
    """左上4.0%、5.0%；右上…: where corners are, from the left and from the top."""
    return "；".join(f"{name}{x:.1%}、{y:.1%}" for name, (x, y) in zip(_CORNERS, corners, strict=True))


def of_case(context: Context, case_rid: str) -> tuple[Evidence, ...]:
    """What was taken in for a case, the newest first."""
    return tuple(reversed(context.store.find(Evidence, case_rid=case_rid)))


def of_project(context: Context, project_rid: str) -> tuple[Evidence, ...]:
    """What was taken in for a project, the newest first."""
    return tuple(reversed(context.store.find(Evidence, project_rid=project_rid)))


def piece(context: Context, evidence_rid: str) -> Evidence:
    """One piece of evidence."""
    return context.store.need(Evidence, evidence_rid)


def camera_problems(piece: Evidence) -> list[Problem]:
    """What a person should know before a picture is relied on; nothing where a person told when it was taken."""
    if piece.camera is None or (piece.taken_at is not None and piece.taken_at != piece.camera.taken_at):
        return []
    camera, changed = piece.camera, piece.camera.changed_at
    times = {"camera-changed": changed, "camera-early": camera.taken_at, "camera-ahead": camera.taken_at}
    return [
        Problem(code, "taken_at", Level.WARNING, {"at": iso_minute(time)} if (time := times.get(code)) else {})
        for code in oddities(camera, piece.received_at)
    ]


def originals(context: Context, pieces: Iterable[Evidence]) -> Callable[[Progress], dict[str, bytes]]:
    """A job for the worker: the original bytes by rid. Videos and files that are missing or damaged are left out."""
    sealed, wanted = context.store.sealed, [piece for piece in pieces if piece.sealed]

    def read(progress: Progress) -> dict[str, bytes]:
        found = {}
        for number, piece in enumerate(wanted):
            progress.step(number, len(wanted), piece.title)
            try:
                found[piece.rid] = sealed.read(piece.sha256)
            except Trouble:  # the check of the store names it; a page shows the others
                continue
        return found

    return read


def describe(context: Context, changed: Evidence) -> Evidence:
    """Correct the title, what a piece of evidence shows, when and by whom it was taken, or where its original lies; its
    bytes never change. Of a picture that nobody is said to have taken it stays who took it in.

    Raises :class:`Refused` ``evidence-no-title``, ``evidence-taken-ahead``, or ``evidence-no-place`` for a video, which
    lies nowhere else.
    """
    known = context.store.need(Evidence, changed.rid)
    ahead = changed.taken_at is not None and changed.taken_at > context.clock.now()
    told = {
        "evidence-no-title": (not changed.title.strip(), "title"),
        "evidence-taken-ahead": (ahead and changed.taken_at != known.taken_at, "taken_at"),
        "evidence-no-place": (not known.sealed and not changed.kept_at.strip(), "kept_at"),
    }
    refuse_errors([Problem(code, where) for code, (is_so, where) in told.items() if is_so])
    evidence = replace(
        known, title=changed.title.strip(), shows=changed.shows, taken_at=changed.taken_at,
        kept_at=changed.kept_at.strip(), taken_by=changed.taken_by.strip() or known.taken_by,
    )  # fmt: skip
    with context.unit("补充证据说明") as unit:
        unit.put(evidence)
    return evidence
