"""案卷评查: what a lawyer of the other side would look for in a file; the words of each are data (``review.toml``)."""

from dataclasses import dataclass
from enum import StrEnum


class Check(StrEnum):
    """One thing that is looked for."""

    NOT_FILED = "not_filed"
    ORDER_BEFORE_INQUIRY = "order_before_inquiry"
    ONE_INSPECTOR = "one_inspector"
    RECEIVER = "receiver"
    SERVICE_UNPROVED = "service_unproved"
    UNSIGNED = "unsigned"
    NO_SCAN = "no_scan"
    DOUBTED = "doubted"
    UNANSWERED = "unanswered"
    NUMBER_BLANK = "number_blank"
    BY_HAND = "by_hand"
    NOT_CLAIMED = "not_claimed"
    UNPROVED = "unproved"
    OBJECTION_OPEN = "objection_open"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What a check is called, what is to be done, how grave it is (3 may void a paper, 1 is a blemish; ``grave`` in
    words), its source."""

    check: Check
    title: str
    mend: str
    weight: int
    grave: str
    basis_text: str


@dataclass(frozen=True, slots=True)
class Weakness:
    """What a check came to: ``where`` are the records that it found, none where nothing is weak."""

    rule: CheckRule
    where: tuple[str, ...]
