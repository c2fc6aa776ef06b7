"""The list of proof that papers print: the signed records of a case, then what else was taken in, by day."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from inspector_app.domain.act import ActKind, current, current_on
from inspector_app.domain.camera import place_words
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.document import SIGNED_STATES, DocumentKind, document_state
from inspector_app.domain.evidence import Evidence
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile

_RECORD, _GROUP = "笔录", 8


def evidence_lines(whole: CaseFile) -> list[dict[str, Any]]:
    """Each piece of proof with its day. The scan of a signed record is that record and no second piece."""
    found = sorted((*_records(whole), *_pieces(whole)), key=lambda each: each[0])
    return [{"line": number, **told} for number, (_, told) in enumerate(found, start=1)]


def custody_lines(whole: CaseFile) -> list[dict[str, Any]]:
    """Each file that is kept of a case, in the order in which they came: its hash, when, where and by whom it was
    taken, where its original lies."""
    places = {visit.rid: visit.place or _site(whole, visit.project_rid) for visit in whole.inspections}
    pieces = sorted(whole.evidence, key=lambda piece: piece.received_at)
    return [
        {
            "line": number, "evidence_title": piece.title, "evidence_kind": vocabulary.word(piece.kind),
            "digest": _grouped(piece.sha256), "taken": chinese_minute(piece.taken_at or piece.received_at),
            "taken_place": places.get(piece.inspection_rid) or _told_place(piece), "taken_by": piece.taken_by,
            "kept_at": piece.kept_at,
        }
        for number, piece in enumerate(pieces, start=1)
    ]  # fmt: skip


def _grouped(digest: str) -> str:
    """A hash in groups of eight, as people compare it and lines break it."""
    return " ".join(digest[at : at + _GROUP] for at in range(0, len(digest), _GROUP))


def _site(whole: CaseFile, project_rid: str) -> str:
    return whole.project.name if whole.project is not None and whole.project.rid == project_rid else ""


def _told_place(piece: Evidence) -> str:
    place = piece.camera.place if piece.camera is not None else ""
    return f"{place_words(place)}（照片文件所记）" if place else ""


def _records(whole: CaseFile) -> Iterator[tuple[date, dict[str, Any]]]:
    for document in whole.documents:
        if document.kind is DocumentKind.RECORD and document_state(document, whole.acts) in SIGNED_STATES:
            signed = [act.at for act in current_on(document.rid, whole.acts) if act.kind is ActKind.SIGNED]
            day = civil_date(signed[0] if signed else document.created_at)
            title = f"{document.title}（{document.addressee}）" if document.addressee else document.title
            yield day, {"evidence_title": title, "evidence_kind": _RECORD, "got_on": day.isoformat()}


def own_pieces(whole: CaseFile) -> Iterator[Evidence]:
    """What was taken in as proof of its own: no scan of a signed or served paper."""
    scans = {rid for act in current(whole.acts) for rid in act.evidence_rids}
    return (piece for piece in whole.evidence if piece.rid not in scans)


def _pieces(whole: CaseFile) -> Iterator[tuple[date, dict[str, Any]]]:
    for piece in own_pieces(whole):
        day = civil_date(piece.taken_at or piece.received_at)
        told = {
            "evidence_title": piece.title, "evidence_kind": vocabulary.word(piece.kind), "shows": piece.shows,
            "got_on": day.isoformat(), "kept_at": piece.kept_at,
        }  # fmt: skip
        yield day, told
