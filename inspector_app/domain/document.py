"""文书: outgoing papers, records and internal forms; three chains of states, all derived from acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from inspector_app.domain.act import Act, ActKind, ReviewResult, current_on


class DocumentKind(StrEnum):
    OUTGOING = "outgoing"
    RECORD = "record"
    INTERNAL = "internal"


class DocumentState(StrEnum):
    DRAFT = "draft"
    RETURNED = "returned"
    SUBMITTED = "submitted"
    REVIEWED = "reviewed"
    SIGNED_OFF = "signed_off"
    SEALED = "sealed"
    SERVED = "served"
    READ_BACK = "read_back"
    SIGNED = "signed"
    APPROVED = "approved"
    ARCHIVED = "archived"
    VOIDED = "voided"
    WITHDRAWN = "withdrawn"


SIGNED_STATES = (DocumentState.SIGNED, DocumentState.ARCHIVED)
"""A 笔录 in one of these stays as it is."""


@dataclass(frozen=True, slots=True)
class FrozenCopy:
    """One PDF as issued: its label (交付联, 存档联…), the hash under which the sealed store keeps it, its pages."""

    label: str
    sha256: str
    size: int
    pages: int


ON_PAPER = "纸质原件"
"""The copy of a paper that was issued without the program: pictures of its original."""


@dataclass(frozen=True, slots=True)
class About:
    """The records that a paper was made from and goes on speaking of; empty for what it does not speak of.

    ``order_rid`` is the order that a later paper follows, ``served_rid`` the paper whose service (``service_rid``)
    it records, or that was served and is followed or taken back by it. No ``claim_rids``: all lines of the case. In
    papers from before 2026.12 empty may mean unknown. A paper that was made from a lead, a hazard, a meeting or an
    entry of 重点监管 names it.
    """

    person_rid: str = ""
    interview_rid: str = ""
    inspection_rid: str = ""
    liability_rid: str = ""
    order_rid: str = ""
    served_rid: str = ""
    service_rid: str = ""
    claim_rids: tuple[str, ...] = ()
    payment_rids: tuple[str, ...] = ()
    inspector_rids: tuple[str, ...] = ()
    lead_rid: str = ""
    hazard_rid: str = ""
    meeting_rid: str = ""
    advice_rid: str = ""
    incident_rid: str = ""

    @property
    def subject_rid(self) -> str:
        """The record that the paper records or serves, or on whose page it was made."""
        named = (
            self.interview_rid, self.inspection_rid, self.served_rid, self.lead_rid, self.hazard_rid, self.meeting_rid,
            self.advice_rid, self.incident_rid,
        )  # fmt: skip
        return next(filter(None, named), "")


ABOUT_NOTHING = About()


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """文书 as lists show it, without the facts that it prints.

    ``number`` is the printed 文号; ``serial`` the running number inside its block (None when typed or left blank).
    ``due`` is the last day an order sets; ``edition`` that of the form file; ``subject_rid`` that of ``about``, kept
    apart so that the papers of a record are found by it.
    """

    rid: str
    form: str
    edition: str
    kind: DocumentKind
    title: str
    created_at: datetime
    case_rid: str = ""
    project_rid: str = ""
    subject_rid: str = ""
    addressee: str = ""
    addressee_rid: str = ""
    number: str = ""
    block_rid: str = ""
    serial: int | None = None
    version: int = 1
    due: date | None = None
    about: About = ABOUT_NOTHING
    facts_sha256: str = ""
    form_sha256: str = ""
    copies: tuple[FrozenCopy, ...] = ()
    reasons: tuple[str, ...] = ()
    replaces: str = ""

    @property
    def was_on_paper(self) -> bool:
        """Whether it was issued without the program: its facts are those by which it is known, not all that it says."""
        return any(copy.label == ON_PAPER for copy in self.copies)

    @property
    def called(self) -> str:
        """《title》（number）, as sentences name a paper; without the brackets while it has no number."""
        return f"《{self.title}》（{self.number}）" if self.number else f"《{self.title}》"


@dataclass(frozen=True, slots=True)
class Document(DocumentHead):
    """文书. ``facts`` is the canonical JSON that was frozen and hashed at sign-off (empty for a draft)."""

    facts: str = ""


_LADDER = {
    ActKind.SUBMITTED: DocumentState.SUBMITTED,
    ActKind.REVIEWED: DocumentState.REVIEWED,
    ActKind.SIGNED_OFF: DocumentState.SIGNED_OFF,
    ActKind.SEALED: DocumentState.SEALED,
    ActKind.SERVED: DocumentState.SERVED,
    ActKind.READ_BACK: DocumentState.READ_BACK,
    ActKind.SIGNED: DocumentState.SIGNED,
    ActKind.APPROVED: DocumentState.APPROVED,
    ActKind.ARCHIVED: DocumentState.ARCHIVED,
    ActKind.VOIDED: DocumentState.VOIDED,
    ActKind.WITHDRAWN: DocumentState.WITHDRAWN,
}

_CHAINS = {
    DocumentKind.OUTGOING: (
        ActKind.SUBMITTED, ActKind.REVIEWED, ActKind.SIGNED_OFF, ActKind.SEALED, ActKind.SERVED,
        ActKind.ARCHIVED, ActKind.VOIDED, ActKind.WITHDRAWN,
    ),
    DocumentKind.RECORD: (ActKind.READ_BACK, ActKind.SIGNED, ActKind.ARCHIVED, ActKind.VOIDED),
    DocumentKind.INTERNAL: (ActKind.APPROVED, ActKind.ARCHIVED, ActKind.VOIDED),
}  # fmt: skip


def document_state(document: DocumentHead, acts: Iterable[Act]) -> DocumentState:
    """How far a paper has come: the furthest rung of its kind's chain that an act reached.

    A review counts while the paper is kept as it was passed; one that was sent back waits to be submitted again.
    """
    chain = _CHAINS[document.kind]
    own = [act for act in current_on(document.rid, acts) if act.kind in chain]
    review = last_review(document, own)
    passed = review is not None and review_stands(document, review)
    reached = [chain.index(act.kind) for act in own if act.kind is not ActKind.REVIEWED or passed]
    state = _LADDER[chain[max(reached)]] if reached else DocumentState.DRAFT
    if state is DocumentState.SUBMITTED and review and is_returned(review) and not submitted_since(review, own):
        return DocumentState.RETURNED
    return state


def last_review(document: DocumentHead, acts: Iterable[Act]) -> Act | None:
    """The latest 法制审核 of a paper that was not taken back, whatever came of it."""
    reviews = [act for act in current_on(document.rid, acts) if act.kind is ActKind.REVIEWED]
    return reviews[-1] if reviews else None


def is_returned(review: Act) -> bool:
    """Whether the paper was sent back to be changed."""
    return review.result is ReviewResult.RETURNED


def review_stands(document: DocumentHead, review: Act) -> bool:
    """Whether a paper was passed as it is kept now; of an early review nobody knows, and it counts."""
    return not is_returned(review) and review.facts_sha256 in ("", document.facts_sha256)


def submitted_since(review: Act, acts: Iterable[Act]) -> bool:
    """Whether the paper was submitted again after a review of it."""
    return any(act.kind is ActKind.SUBMITTED and act.at > review.at for act in current_on(review.subject_rid, acts))


def awaits_signature(document: DocumentHead, state: DocumentState) -> bool:
    """Whether a record was issued and is not signed: no draft any more, also after its signature was taken back."""
    before = (DocumentState.DRAFT, DocumentState.READ_BACK)
    return document.kind is DocumentKind.RECORD and bool(document.copies) and state in before


def served_act(document: DocumentHead, acts: Iterable[Act]) -> Act | None:
    """The first service that stands, or None."""
    return next((act for act in current_on(document.rid, acts) if act.kind is ActKind.SERVED and act.service), None)


def issuing_act(document: DocumentHead, acts: Iterable[Act]) -> Act | None:
    """The act that issued a paper: its sign-off, of an internal one its approval; None while it is not out."""
    issuing = (ActKind.SIGNED_OFF, ActKind.APPROVED)
    return next((act for act in current_on(document.rid, acts) if act.kind in issuing), None)


def in_force(document: DocumentHead, acts: Iterable[Act]) -> bool:
    """Signed off and neither voided nor withdrawn."""
    state = document_state(document, acts)
    return bool(document.copies) and state not in (DocumentState.VOIDED, DocumentState.WITHDRAWN)
