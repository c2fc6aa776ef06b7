"""欠薪, 责任 and 支付: one debt, several liable parties, one balance that is never counted twice."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from inspector_app.domain.claim import WageClaim, besides, heads
from inspector_app.domain.dates import full_months, joined
from inspector_app.domain.threshold import MONTHS, Owed


class PartyKind(StrEnum):
    COMPANY = "company"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Debt:
    """欠薪: the lines of a case that are owed together."""

    rid: str
    case_rid: str
    claim_rids: tuple[str, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Liability:
    """责任: one party liable for a debt, on a ground of ``resources/law/payers.toml``; ``cap_fen`` limits it (垫付)."""

    rid: str
    debt_rid: str
    party_kind: PartyKind
    party_rid: str
    ground: str
    cap_fen: int | None = None
    note: str = ""


class PaymentMethod(StrEnum):
    SPECIAL_ACCOUNT = "special_account"
    BANK = "bank"
    CASH = "cash"
    DEPOSIT = "deposit"
    EMERGENCY_FUND = "emergency_fund"


@dataclass(frozen=True, slots=True)
class Payment:
    """支付 to one worker. A crew leader who took the money (``to_worker`` False) has not paid the worker."""

    rid: str
    case_rid: str
    claim_rid: str
    amount_fen: int
    paid_on: date
    method: PaymentMethod
    payer_rid: str = ""
    voucher: str = ""
    to_worker: bool = True
    evidence_rids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Balance:
    """What was found, what reached the workers, and what is still owed, in 分 and persons. Always derived.

    ``untold`` are persons to whom wages are owed of which nobody has found how much: no sum here speaks of those.
    """

    found_fen: int
    paid_fen: int
    heads: int
    heads_open: int
    untold: int = 0

    @property
    def open_fen(self) -> int:
        return self.found_fen - self.paid_fen

    @property
    def besides(self) -> str:
        """（另有2人未填）: what is said behind each of the sums, nothing when everything is known."""
        return besides(self.untold)


def open_fen(claim: WageClaim, payments: Iterable[Payment]) -> int | None:
    """What one line still owes, None while its finding is unknown; an overpayment never lowers another line."""
    return rests((claim,), payments)[0]


def rests(claims: Iterable[WageClaim], payments: Iterable[Payment]) -> list[int | None]:
    """What each of some lines still owes, in their order, as :func:`open_fen`."""
    paid: dict[str, int] = {}
    for payment in payments:
        if payment.to_worker:
            paid[payment.claim_rid] = paid.get(payment.claim_rid, 0) + payment.amount_fen
    asked = [(claim.ordered_fen, paid.get(claim.rid, 0)) for claim in claims]
    return [None if ordered is None else max(0, ordered - given) for ordered, given in asked]


def known_sum(amounts: Iterable[int | None]) -> int:
    """What the known ones among some amounts add up to; how many are unknown is to be said beside it."""
    return sum(amount for amount in amounts if amount is not None)


def owed_by_person(
    claims: Iterable[WageClaim], payments: Iterable[Payment], same: Mapping[str, str] = MappingProxyType({})
) -> list[Owed]:
    """For J2013-3 art. 3: what is still owed to each person.

    The lines of one person are added: their amounts, and their months where they do not cover the same days twice.
    A line that owes nothing any more brings no months either; where all of them are settled that nothing is owed stands
    for all. ``same`` tells, by rid, who is taken for whom.
    """
    every = tuple(claims)
    by_person: dict[str, list[tuple[WageClaim, int | None]]] = {}
    for claim, rest in zip(every, rests(every, payments), strict=True):
        if rest:
            by_person.setdefault(same.get(claim.person_rid, claim.person_rid), []).append((claim, rest))
        elif claim.owed_unknown:
            by_person.setdefault(same.get(claim.person_rid, claim.person_rid), []).append((claim, None))
    found = [_together(lines) for lines in by_person.values()]
    return found or ([Owed(0, None)] if every else [])


def _together(lines: list[tuple[WageClaim, int | None]]) -> Owed:
    known = [fen for _, fen in lines if fen is not None]
    more = 0 < len(known) < len(lines)
    return Owed(sum(known) if known else None, _months([claim for claim, _ in lines]), more)


def _months(claims: list[WageClaim]) -> int | None:
    told = [claim.spans for claim in claims if claim.spans]
    known = sum(full_months(*span) for span in joined(span for spans in told for span in spans))
    return known if len(told) == len(claims) or known >= MONTHS else None


def balance(claims: Iterable[WageClaim], payments: Iterable[Payment]) -> Balance:
    """The one balance of a set of lines."""
    every = tuple(claims)
    asked = [claim for claim in every if claim.ordered_fen]
    rest = rests(asked, payments)
    found, still = known_sum(claim.ordered_fen for claim in asked), known_sum(rest)
    still_open = [claim for claim, owed in zip(asked, rest, strict=True) if owed]
    untold = heads(claim for claim in every if claim.owed_unknown)
    return Balance(found, found - still, heads(asked), heads(still_open), untold)
