"""How far a 笔录 of a visit or an interview has come: the one derivation, from its prints and their acts."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TypeVar

from inspector_app.domain.act import Act
from inspector_app.domain.document import SIGNED_STATES, DocumentHead, DocumentState, document_state

P = TypeVar("P", bound=DocumentHead)


class RecordStage(StrEnum):
    """OPEN: the visit goes on; REWRITTEN: printed, then changed, so that the print may not be signed any more."""

    OPEN = "open"
    UNPRINTED = "unprinted"
    TO_SIGN = "to_sign"
    REWRITTEN = "rewritten"
    SIGNED = "signed"


def standing_print(papers: Iterable[P], acts: Mapping[str, Iterable[Act]]) -> P | None:
    """The print that counts: the signed one, else the newest that was not voided. ``acts`` are by paper."""
    printed = sorted((paper for paper in papers if paper.copies), key=lambda paper: paper.created_at)
    states = {paper.rid: document_state(paper, acts.get(paper.rid, ())) for paper in printed}
    signed = [paper for paper in printed if states[paper.rid] in SIGNED_STATES]
    standing = [paper for paper in printed if states[paper.rid] is not DocumentState.VOIDED]
    return next(reversed(signed or standing), None)


def record_stage(
    paper: DocumentHead | None, acts: Mapping[str, Iterable[Act]], *, goes_on: bool, rewritten: bool
) -> RecordStage:
    """The stage of a record whose standing print is ``paper``; without one ``goes_on`` tells whether it is written."""
    if paper is None:
        return RecordStage.OPEN if goes_on else RecordStage.UNPRINTED
    if document_state(paper, acts.get(paper.rid, ())) in SIGNED_STATES:
        return RecordStage.SIGNED
    return RecordStage.REWRITTEN if rewritten else RecordStage.TO_SIGN
