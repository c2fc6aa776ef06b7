"""欠薪, 责任 and 支付: one debt, several liable parties, one balance that is never counted twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.domain.claim import WageClaim


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
    """What was found, what reached the workers, and what is still owed, in 分 and heads. Always derived."""

    found_fen: int
    paid_fen: int
    heads: int
    heads_open: int

    @property
    def open_fen(self) -> int:
        return self.found_fen - self.paid_fen


def open_fen(claim: WageClaim, payments: Iterable[Payment]) -> int:
    """What one line still owes; an overpayment never lowers another line."""
    paid = sum(p.amount_fen for p in payments if p.claim_rid == claim.rid and p.to_worker)
    return max(0, claim.ordered_fen - paid)


def balance(claims: Iterable[WageClaim], payments: Iterable[Payment]) -> Balance:
    """The one balance of a set of lines."""
    all_payments = tuple(payments)
    by_claim: dict[str, list[Payment]] = {}
    for payment in all_payments:
        by_claim.setdefault(payment.claim_rid, []).append(payment)
    found = owed = heads = heads_open = 0
    for claim in claims:
        if not claim.ordered_fen:
            continue
        rest = open_fen(claim, by_claim.get(claim.rid, ()))
        found += claim.ordered_fen
        owed += rest
        heads += 1
        heads_open += bool(rest)
    return Balance(found, found - owed, heads, heads_open)
