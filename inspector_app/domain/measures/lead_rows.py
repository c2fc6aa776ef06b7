"""What figures of the register look at: leads, their terms, consultations, legal aid."""

from datetime import date
from typing import NamedTuple

from inspector_app.domain.consultation import AidResult
from inspector_app.domain.lead import LeadKind


class LeadRow(NamedTuple):
    rid: str
    kind: LeadKind
    received_on: date
    case_rid: str
    project_rid: str
    company_rid: str
    heads: int | None
    reply_by: date | None = None
    refused_on: date | None = None
    handed_on: date | None = None
    replied_on: date | None = None
    merged_into: str = ""
    accepted_on: date | None = None
    case_on: date | None = None
    merged_on: date | None = None

    def is_merged(self, day: date) -> bool:
        """Whether another one went on for it by a day; one of which nobody kept when, ever since."""
        return bool(self.merged_into) and (self.merged_on is None or self.merged_on <= day)


class LeadTermRow(NamedTuple):
    """The term for deciding upon a complaint; ``done_on`` when that was done."""

    lead_rid: str
    due: date
    done_on: date | None


class ConsultationRow(NamedTuple):
    rid: str
    on: date
    heads: int
    project_rid: str


class AidRow(NamedTuple):
    """An application for legal aid; ``named`` counts who is known by name, ``heads`` who was told of."""

    rid: str
    case_rid: str
    applied_on: date
    decided_on: date | None
    result: AidResult
    heads: int | None
    named: int


class OwnTermRow(NamedTuple):
    """A limit that binds us, of a case, a paper or a lead; ``until_paid``: until all that its order names was paid."""

    rid: str
    case_rid: str
    document_rid: str
    due: date
    done_on: date | None
    until_paid: bool
