"""移送 and 告知: what was handed to another body, or a person was told to turn to."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.incident import PoliceOutcome


class ReferralKind(StrEnum):
    POLICE = "police"
    DEPARTMENT = "department"
    ARBITRATION = "arbitration"
    LEGAL_AID = "legal_aid"


@dataclass(frozen=True, slots=True)
class Referral:
    """移送 (police, department) or 告知 (arbitration, legal aid).

    ``receipt_on`` is when the receipt (回执) was signed, by ``receipt_by``; ``decision`` what was decided on
    ``answered_on``, ``answer`` in their words; ``review_on`` when they were asked to decide again (T310 art. 9),
    ``handed_on`` when exhibits and materials of a case that they filed were handed over (art. 12).
    """

    rid: str
    case_rid: str
    kind: ReferralKind
    to: str
    on: date
    document_rid: str = ""
    claim_rids: tuple[str, ...] = ()
    answer: str = ""
    answered_on: date | None = None
    number: str = ""
    receipt_on: date | None = None
    receipt_by: str = ""
    decision: PoliceOutcome | None = None
    review_on: date | None = None
    handed_on: date | None = None


_FILED, _NOT_FILED = "立案", ("不予立案", "不立案", "未立案")


def was_filed(decision: PoliceOutcome | None, answer: str) -> bool:
    """Whether the police filed it: as decided, or before decisions were recorded as the answer says."""
    if decision is not None:
        return decision is PoliceOutcome.FILED
    return _FILED in answer and not any(no in answer for no in _NOT_FILED)
