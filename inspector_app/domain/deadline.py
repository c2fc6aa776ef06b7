"""期限: a last day that a rule of law computes from an act; keeps the rule and the calendar it was computed with."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Deadline:
    """期限. ``provisional`` (暂定) means that the year's holiday notice was not yet known."""

    rid: str
    rule: str
    starts_on: date
    due: date
    provisional: bool
    calendar: str
    case_rid: str = ""
    document_rid: str = ""
    act_rid: str = ""
    title: str = ""
    done_on: date | None = None
