"""What figures of the register look at besides the leads themselves."""

from datetime import date
from typing import NamedTuple

from inspector_app.domain.consultation import AidResult


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
