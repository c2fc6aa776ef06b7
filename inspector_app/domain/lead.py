"""线索 and 专项行动: where cases come from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class LeadKind(StrEnum):
    COMPLAINT = "complaint"
    REPORT = "report"
    ASSIGNED = "assigned"
    TRANSFERRED = "transferred"
    OWN_FINDING = "own_finding"


@dataclass(frozen=True, slots=True)
class Lead:
    """线索. ``secret`` leads (举报) never print their informant; several leads may merge into one case."""

    rid: str
    kind: LeadKind
    received_on: date
    channel: str = ""
    outer_number: str = ""
    case_rid: str = ""
    project_rid: str = ""
    company_rid: str = ""
    complainant_rids: tuple[str, ...] = ()
    respondent: str = ""
    heads: int | None = None
    facts: str = ""
    request: str = ""
    accepted_on: date | None = None
    refused_reason: str = ""
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Campaign:
    """专项行动: its days, plan and projects (none: all of them), who leads it, and who takes part."""

    rid: str
    title: str
    first_day: date
    last_day: date
    plan: str = ""
    project_rids: tuple[str, ...] = ()
    lead_body: str = ""
    departments: str = ""
