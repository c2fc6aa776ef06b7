"""约谈→指令→告知→移送: how far an agency has gone against one company in one case, and which rung comes next."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.debt import Balance


class Rung(StrEnum):
    """A step of the ladder, the mildest first."""

    TALK = "talk"
    ORDER = "order"
    NOTICE = "notice"
    REFERRAL = "referral"


class Proof(StrEnum):
    """By which kind of record a step is proved."""

    INTERVIEW = "interview"
    DOCUMENT = "document"
    REFERRAL = "referral"


@dataclass(frozen=True, slots=True)
class Footing:
    """One step that was taken: when, in words, and the record that proves it."""

    rung: Rung
    on: date
    told: str
    proof: Proof
    rid: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps taken in a case, the oldest first. ``balance`` is that of the case, whoever else is liable in it.

    ``next`` is None where nothing comes; ``why`` says what the next one waits for or wants, or why there is none;
    ``by`` is the day that counts for it.
    """

    case: Case
    state: CaseState
    balance: Balance
    done: tuple[Footing, ...]
    next: Rung | None
    why: str
    by: date | None = None

    def of(self, rung: Rung) -> tuple[Footing, ...]:
        """The steps of one rung."""
        return tuple(each for each in self.done if each.rung is rung)
