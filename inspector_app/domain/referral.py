"""移送 and 告知: what was handed to another body, or a person was told to turn to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReferralKind(StrEnum):
    POLICE = "police"
    DEPARTMENT = "department"
    ARBITRATION = "arbitration"
    LEGAL_AID = "legal_aid"


@dataclass(frozen=True, slots=True)
class Referral:
    """移送 (police, department) or 告知 (arbitration, legal aid)."""

    rid: str
    case_rid: str
    kind: ReferralKind
    to: str
    on: date
    document_rid: str = ""
    claim_rids: tuple[str, ...] = ()
    answer: str = ""
    answered_on: date | None = None
