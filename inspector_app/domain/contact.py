"""联系记录: each attempt to reach somebody, and what the attempts together prove of somebody who hides.

N100 item 1(2): who was notified in writing, by telephone or SMS in a way that confirms the receipt, and does not appear
at the appointed time or openly refuses, may be taken to evade payment by hiding. J2013-3 art. 4(2): an order may be
posted when he hides and it cannot be handed to himself, an adult of his household or who receives for his unit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class ContactWay(StrEnum):
    CALL = "call"
    SMS = "sms"
    MESSAGE = "message"  # 微信等
    LETTER = "letter"
    NOTICE = "notice"  # 当面送交书面通知
    VISIT = "visit"  # 上门


class ContactOutcome(StrEnum):
    """What came of an attempt; whether he came at the appointed time is told apart."""

    REACHED = "reached"  # 本人接听、见到本人
    RECEIVED = "received"  # 能够确认收到
    BY_OTHER = "by_other"  # 他人接听、他人在场
    REFUSED = "refused"  # 明确拒绝
    NO_ANSWER = "no_answer"
    SWITCHED_OFF = "switched_off"  # 关机、停机、空号
    RETURNED = "returned"  # 退回
    NOBODY_THERE = "nobody_there"  # 上门无人


CONFIRMED = (ContactOutcome.REACHED, ContactOutcome.RECEIVED, ContactOutcome.REFUSED)
"""Of these it is certain that he knows."""
MISSED = (
    ContactOutcome.NO_ANSWER, ContactOutcome.SWITCHED_OFF, ContactOutcome.RETURNED, ContactOutcome.NOBODY_THERE
)  # fmt: skip
"""Of these nobody was reached."""
BY_ADDRESS = (ContactWay.LETTER, ContactWay.NOTICE, ContactWay.VISIT)
"""Ways whose ``number`` is a place."""


@dataclass(frozen=True, slots=True)
class Contact:
    """联系记录 of a case: whom (``party``, with ``party_rid`` where he is on record) at which number or place, when.

    ``answered_by`` is who answered or was met, ``text`` what was said or sent, word by word; ``appointed_at`` when he
    was to come, ``came`` whether he did, None while that is not told. ``by`` is who tried.
    """

    rid: str
    case_rid: str
    at: datetime
    way: ContactWay
    outcome: ContactOutcome
    party: str
    party_rid: str = ""
    number: str = ""
    answered_by: str = ""
    text: str = ""
    appointed_at: datetime | None = None
    came: bool | None = None
    by: str = ""
    evidence_rids: tuple[str, ...] = ()


class HidingSign(StrEnum):
    """What must be proved of somebody who hides; the last two before an order is posted."""

    TOLD = "told"
    ABSENT = "absent"
    IN_VAIN = "in_vain"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be proved, and the attempts that prove it."""

    sign: HidingSign
    proof: tuple[Contact, ...]

    @property
    def is_met(self) -> bool:
        """Whether anything proves it."""
        return bool(self.proof)


@dataclass(frozen=True, slots=True)
class Hiding:
    """What the attempts to reach one party prove: told for certain, did not appear or refused, could not be handed
    anything, with pictures. ``open`` are appointments of which nobody told whether he came."""

    party: str
    conditions: tuple[Condition, ...]
    open: tuple[Contact, ...]

    @property
    def is_hiding(self) -> bool:
        """Whether N100 takes him to hide: he knows, and did not come or refused."""
        return all(each.is_met for each in self.conditions[:2])

    @property
    def may_be_posted(self) -> bool:
        """Whether an order to pay may be posted: besides, it could be handed to nobody, and pictures show it."""
        return all(each.is_met for each in self.conditions)


def hiding(party: str, contacts: Iterable[Contact], now: datetime) -> Hiding:
    """What the attempts prove of one party."""
    own = tuple(each for each in contacts if each.party == party)
    told = tuple(each for each in own if each.outcome in CONFIRMED)
    refused = tuple(each for each in own if each.outcome is ContactOutcome.REFUSED)
    absent = tuple(each for each in told if each.appointed_at and each.came is False)
    visits = tuple(each for each in own if each.way is ContactWay.VISIT)
    in_vain = tuple(each for each in visits if each.outcome is ContactOutcome.NOBODY_THERE)
    shown = tuple(each for each in in_vain if each.evidence_rids)
    waits = tuple(each for each in own if each.appointed_at and each.appointed_at < now and each.came is None)
    conditions = (
        Condition(HidingSign.TOLD, told), Condition(HidingSign.ABSENT, tuple(dict.fromkeys((*absent, *refused)))),
        Condition(HidingSign.IN_VAIN, in_vain), Condition(HidingSign.SHOWN, shown),
    )  # fmt: skip
    return Hiding(party, conditions, waits)


def parties(contacts: Sequence[Contact]) -> tuple[str, ...]:
    """Whom somebody tried to reach, in the order of the first attempts."""
    return tuple(dict.fromkeys(each.party for each in sorted(contacts, key=lambda each: each.at)))
