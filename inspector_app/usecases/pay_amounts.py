"""The amounts of a payment while they are entered: what each says, why one cannot be taken, what all add up to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain.heard import refusal
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.spoken import spoken_yuan
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.payments import PayLine

Amounts = Mapping[str, int | str]
"""分 by claim, or the text as typed where it is no amount."""


@dataclass(frozen=True, slots=True)
class PaymentSums:
    """Heads and 分 of this payment, what is open behind it, and how many amounts cannot be taken."""

    heads: int
    total_fen: int
    heads_open: int
    open_fen: int
    wrong: int


def payment_sums(lines: Sequence[PayLine], amounts: Amounts, to_worker: bool) -> PaymentSums:
    """What the entries add up to; money that a crew leader takes leaves the balance as it is."""
    good = {rid: fen for rid, fen in amounts.items() if isinstance(fen, int)}
    rests = [line.open_fen - (good.get(line.claim_rid, 0) if to_worker else 0) for line in lines]
    wrong = sum(1 for line in lines if amount_problem(line, amounts.get(line.claim_rid)))
    return PaymentSums(
        len({line.person_rid for line in lines if line.claim_rid in good}),
        sum(good.values()),
        len({line.person_rid for line, rest in zip(lines, rests, strict=True) if rest > 0}),
        sum(max(rest, 0) for rest in rests),
        wrong,
    )


def heard_amounts(amounts: Amounts) -> dict[str, int]:
    """What the texts among the amounts were read as that people say so (三千二), for somebody to say yes to."""
    said = {rid: spoken_yuan(text) for rid, text in amounts.items() if isinstance(text, str)}
    return {rid: fen for rid, fen in said.items() if fen is not None}


def read_amount(text: str) -> int | str | None:
    """分, the text as typed when it is no amount, None when it is empty."""
    text = text.strip()
    if not text:
        return None
    try:
        return parse_yuan(text, "amount")
    except Refused:
        return text


def amount_problem(line: PayLine, amount: int | str | None) -> Problem | None:
    """Why an amount cannot be taken for a line."""
    if isinstance(amount, str):
        return _unread(amount)
    if amount is None:
        return None
    if amount <= 0:
        return Problem("payment-not-positive", "amount")
    return Problem("payment-too-much", "amount") if amount > line.open_fen else None


def _unread(text: str) -> Problem:
    said = spoken_yuan(text)
    if said is not None:
        return Problem("amount-spoken", "amount", details={"text": text[:20], "read": yuan(said)})
    try:
        parse_yuan(text, "amount")
    except Refused as refused:
        return refusal(text, refused.problems[0])
    return Problem("money-shape", "amount", details={"text": text[:20]})  # a draft's text that is an amount by now
