"""What lies in the volume of a case (卷内文件), in the order in which it was done: papers with scans, then proof."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspector_app.domain.act import ActKind, current_on
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import SIGNED_STATES, Document, DocumentKind, document_state, in_force
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.role import Role
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.paper import day_told
from inspector_app.usecases.paper_list import whom

_DONE = (ActKind.SIGNED_OFF, ActKind.APPROVED, ActKind.SIGNED)
_OF_THE_VOLUME = (Role.COVER, Role.CONTENTS)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One entry: a paper as it was issued with the scans of its signing and service, or a piece of proof alone.

    ``note`` says that its paper was taken back after it had been served, and when.
    """

    title: str
    day: date
    number: str = ""
    paper: Document | None = None
    scans: tuple[Evidence, ...] = ()
    note: str = ""


def volume_leaves(whole: CaseFile) -> tuple[Leaf, ...]:
    """Papers that stand, or had reached their party before they were taken back, by the day that they bear; records by
    that of their signature; then what else is proof.

    What was made to order the volume itself (封面, 目录) is no part of it.
    """
    papers = sorted(_papers(whole), key=lambda leaf: leaf.day)
    held = {scan.rid for leaf in papers for scan in leaf.scans}
    return (*papers, *sorted(_proof(whole, held), key=lambda leaf: leaf.day))


def _papers(whole: CaseFile) -> Iterator[Leaf]:
    pieces = {piece.rid: piece for piece in whole.evidence}
    for document in whole.documents:
        if not document.copies or not _is_of_file(whole, document) or whole.roles.get(document.form) in _OF_THE_VOLUME:
            continue
        acts = current_on(document.rid, whole.acts)
        done = [civil_date(act.at) for act in acts if act.kind in _DONE]
        rids = dict.fromkeys(rid for act in acts for rid in act.evidence_rids)
        title = f"{document.title}（{name}）" if (name := whom(document)) else document.title
        scans = tuple(pieces[rid] for rid in rids if rid in pieces)
        day = day_told(document) if document.kind is not DocumentKind.RECORD else min(done, default=day_told(document))
        back = [civil_date(act.at) for act in acts if act.kind is ActKind.WITHDRAWN]
        yield Leaf(title, day, document.number, document, scans, f"{chinese(back[-1])}撤销" if back else "")


def _is_of_file(whole: CaseFile, document: Document) -> bool:
    """Whether it was issued and not taken back, or its party had it by then: both hold it, and later papers speak of
    it. A record that nobody signed is none."""
    if document.kind is DocumentKind.RECORD and whole.roles.get(document.form) not in _KEPT:
        return document_state(document, whole.acts) in SIGNED_STATES
    return in_force(document, whole.acts) or document.rid in whole.served_days


_KEPT = (Role.REGISTER, Role.PROMISE, Role.MEDIATION, Role.CONFIRMATION, Role.TALK)


def _proof(whole: CaseFile, held: set[str]) -> Iterator[Leaf]:
    for piece in whole.evidence:
        if piece.rid not in held:
            yield Leaf(piece.title, civil_date(piece.taken_at or piece.received_at), scans=(piece,))


def volume_lines(whole: CaseFile) -> list[dict[str, Any]]:
    """The entries as the index prints them. On paper the pages are numbered by hand."""
    return [
        {
            "line": number, "paper_number": leaf.number, "paper_title": leaf.title, "paper_day": leaf.day.isoformat(),
            "first_page": "", "note": leaf.note,
        }
        for number, leaf in enumerate(volume_leaves(whole), start=1)
    ]  # fmt: skip
