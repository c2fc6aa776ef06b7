"""Take photos, scans and files into the sealed store, original bytes untouched; name videos by hash and place."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspector_app.documents.straighten import WHOLE
from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.hidden_characters import shown
from inspector_app.domain.identity import new_rid
from inspector_app.domain.media import media_of
from inspector_app.support.errors import Problem, Refused, Trouble, refuse_errors
from inspector_app.support.files import sha256
from inspector_app.support.progress import Progress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular, unchanging
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context

MAX_BYTES = 64 << 20
_CORNERS = ("左上", "右上", "右下", "左下")


@dataclass(frozen=True, slots=True)
class Belongs:
    """What a piece of evidence belongs to."""

    case_rid: str = ""
    inspection_rid: str = ""
    project_rid: str = ""


def take_in(context: Context, data: bytes, title: str, belongs: Belongs, shows: str = "") -> Evidence:
    """Seal a photo, scan or file and register it; the same bytes twice give the same evidence of that object.

    Raises :class:`Refused`: ``evidence-empty``, ``evidence-too-large`` (64 MB) or ``evidence-no-title``.
    """
    if not title.strip():
        raise Refused(Problem("evidence-no-title", "title"))
    if not data:
        raise Refused(Problem("evidence-empty", "file"))
    if len(data) > MAX_BYTES:
        raise Refused(Problem("evidence-too-large", "file"))
    digest = sha256(data)
    for known in context.store.find(Evidence, sha256=digest):
        if (known.case_rid, known.inspection_rid, known.project_rid) == (
            belongs.case_rid,
            belongs.inspection_rid,
            belongs.project_rid,
        ):
            return known
    media = media_of(data)
    evidence = Evidence(
        rid=new_rid(),
        kind=media.kind if media else EvidenceKind.FILE,
        title=title.strip(),
        sha256=digest,
        size=len(data),
        media_type=media.media_type if media else "application/octet-stream",
        received_at=context.clock.now(),
        case_rid=belongs.case_rid,
        inspection_rid=belongs.inspection_rid,
        project_rid=belongs.project_rid,
        taken_by=context.writer.name,
        shows=shows,
    )
    context.store.sealed.add(data)
    with context.unit("收取证据") as unit:
        unit.put(evidence)
    return evidence


def take_in_file(context: Context, path: Path, title: str, belongs: Belongs, shows: str = "") -> Evidence:
    """As :func:`take_in`, from a file. Raises :class:`Trouble` ``file-unreadable``, also while it is being written."""
    try:
        data = read_regular(path, MAX_BYTES)
    except OSError as error:
        raise Trouble("file-unreadable", name=path.name, reason=reason_of(error)) from error
    return take_in(context, data, title or shown(path.stem), belongs, shows)


def take_in_files(context: Context, files: Sequence[tuple[Path, str]], belongs: Belongs) -> tuple[Evidence, ...]:
    """Several files with their titles as one act: all are taken in or none. Raises as :func:`take_in_file`, of several
    files as ``evidence-not-taken`` with ``where`` ``title0`` for the first, ``title1`` …
    """
    taken: list[Evidence] = []
    try:
        with context.act("收取证据"):
            for path, title in files:
                taken.append(take_in_file(context, path, title, belongs))
    except Refused as refusal:
        if len(files) == 1:
            raise
        why = "".join(sentence(problem.code, problem.details) for problem in refusal.problems)
        details = {"name": files[len(taken)][0].name, "why": why}
        raise Refused(Problem("evidence-not-taken", f"title{len(taken)}", details=details)) from refusal
    return tuple(taken)


def name_video(context: Context, path: Path, title: str, kept_at: str, belongs: Belongs) -> Evidence:
    """Register a video by name, hash and place; its bytes stay where they are.

    Raises :class:`Refused` ``evidence-no-title`` or ``evidence-no-place``, :class:`Trouble` ``file-unreadable``.
    """
    empty = {"evidence-no-title": (title, "title"), "evidence-no-place": (kept_at, "kept_at")}
    refuse_errors([Problem(code, where) for code, (text, where) in empty.items() if not text.strip()])
    try:
        with unchanging(path) as stream:
            digest, size = hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
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
    spots = "；".join(f"{name}{x:.1%}、{y:.1%}" for name, (x, y) in zip(_CORNERS, corners, strict=True))
    shows = (
        f"由“{original.title}”裁切拉正得来，原件没有改动。原件SHA-256：{original.sha256}。"
        f"四角在原件中的位置（距左、距上）：{spots}。"
    )
    belongs = Belongs(original.case_rid, original.inspection_rid, original.project_rid)
    with context.act("裁切照片"):
        cut = take_in(context, data, title, belongs, shows)
        dated = replace(cut, taken_at=original.taken_at, taken_by=original.taken_by)
        with context.unit("裁切照片") as unit:
            unit.put(dated)
    return dated


def of_project(context: Context, project_rid: str) -> tuple[Evidence, ...]:
    """What was taken in for a project, the newest first."""
    return tuple(reversed(context.store.find(Evidence, project_rid=project_rid)))


def piece(context: Context, evidence_rid: str) -> Evidence:
    """One piece of evidence."""
    return context.store.need(Evidence, evidence_rid)


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


def describe(context: Context, evidence_rid: str, title: str, shows: str) -> Evidence:
    """Correct the title or what a piece of evidence shows; its bytes never change. Raises ``evidence-no-title``."""
    if not title.strip():
        raise Refused(Problem("evidence-no-title", "title"))
    evidence = replace(context.store.need(Evidence, evidence_rid), title=title.strip(), shows=shows)
    with context.unit("补充证据说明") as unit:
        unit.put(evidence)
    return evidence
