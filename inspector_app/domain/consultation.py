"""咨询 and 法律援助: what people asked (24-hour telephone, at the counter), and whom the law offices took on."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Consultation:
    """An entry of the book of calls and consultations; ``heads`` persons asked at once, ``lead_rid`` what it became."""

    rid: str
    at: datetime
    channel: str = ""
    topic: str = ""
    answer: str = ""
    heads: int = 1
    caller: str = ""
    phone: str = ""
    taken_by: str = ""
    project_rid: str = ""
    lead_rid: str = ""


class AidResult(StrEnum):
    APPLIED = "applied"
    GRANTED = "granted"
    REFUSED = "refused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class AidApplication:
    """法律援助申请: workers whom we helped to apply, or of whom the law office told us.

    ``heads`` is None while nobody told how many they are.
    """

    rid: str
    applied_on: date
    body: str = ""
    channel: str = ""
    matter: str = ""
    person_rids: tuple[str, ...] = ()
    heads: int | None = None
    outer_number: str = ""
    result: AidResult = AidResult.APPLIED
    decided_on: date | None = None
    closed_on: date | None = None
    outcome: str = ""
    case_rid: str = ""
    lead_rid: str = ""


def known_heads(heads: int | None, named: int) -> int | None:
    """How many an application is about: as told, else those who are named; None while neither is known."""
    return heads if heads is not None else named or None
