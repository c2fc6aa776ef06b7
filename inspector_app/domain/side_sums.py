"""What each side of a worker adds up to. None where something of it is unknown: a sum of what is left would mislead."""

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal

from inspector_app.domain.brought_list import BroughtLine, Side, month_words, months_touched
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.four_sides import Month, Told, Worker
from inspector_app.domain.work import rate_of, work_of
from inspector_app.support.groups import grouped

PAY_SHEETS, SINGLE_PAYMENTS = "支付表", "付款明细"
"""What lists of payments are called: by months, and day by day, by a bank or in cash."""
_DAY = "天"
_MOST_DAYS = 31


def claimed_months(worker: Worker) -> frozenset[Month]:
    """The months for which wages are claimed; none while a line does not say them."""
    told = [months_touched(claim.told_spans) for claim in worker.claims]
    return frozenset(month for months in told for month in months) if all(told) else frozenset()


def claimed_days(worker: Worker) -> Decimal | None:
    """The days of work claimed; None where a line tells none, or counts in another unit."""
    days = [_days(claim) for claim in worker.claims]
    known = [each for each in days if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(days) else None


def _days(claim: WageClaim) -> Decimal | None:
    """A bare figure counts days only where nothing speaks against it: another unit's rate, more days than there are."""
    work, rate = work_of(claim.attendance), rate_of(claim.rate)
    if work is None or work.unit not in ("", _DAY):
        return None
    if not work.unit and rate is not None and rate.unit not in ("", _DAY):
        return None
    months = len(months_touched(claim.told_spans)) or 12
    return work.figure if work.unit or work.figure <= _MOST_DAYS * months else None


def claimed_paid(worker: Worker) -> int | None:
    """What the lines say was paid before, in 分."""
    return _of_all(worker, "received_fen")


def claimed_earned(worker: Worker) -> int | None:
    """What the lines say was earned, in 分."""
    return _of_all(worker, "earned_fen")


def claimed_owed(worker: Worker) -> int | None:
    """What is claimed, in 分."""
    return _of_all(worker, "claimed_fen")


def claimed_rest(worker: Worker) -> int | None:
    """What was earned without what is claimed and what was deducted, as far as the lines tell that, in 分."""
    earned, owed = claimed_earned(worker), claimed_owed(worker)
    return None if earned is None or owed is None else earned - owed - (_of_all(worker, "deducted_fen") or 0)


def _of_all(worker: Worker, name: str) -> int | None:
    amounts = [getattr(claim, name) for claim in worker.claims]
    return sum(amounts) if amounts and None not in amounts else None


def in_months(lines: Sequence[Told], months: Collection[Month]) -> list[Told]:
    """The lines that speak of some months only; where no months are wanted, all of them."""
    return [told for told in lines if told.months and set(told.months) <= set(months)] if months else list(lines)


def days_of(lines: Sequence[Told]) -> Decimal | None:
    """The days of some lines together; None when there are none or one does not tell."""
    days = [work_of(told.line.days) for told in lines]
    known = [each.figure for each in days if each is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(days) else None


def paid_lines(worker: Worker) -> tuple[list[Told], list[Told]]:
    """What brought lists tell of payments for the time claimed, apart: pay sheets, which say for which months, and
    single ones, of a bank or in cash, which say on which day; of these the ones since the first day claimed.

    Both may tell of the same payments, so they are never added to each other.
    """
    months = claimed_months(worker)
    lines = [told for told in worker.of(Side.PAYMENTS) if told.list_rid and told.line.failed is False]
    first = min((claim.first_day for claim in worker.claims if claim.first_day), default=None)
    sheets = [told for told in lines if told.months or not told.line.paid_on]
    bank = [told for told in lines if not told.months and told.line.paid_on]
    if not months or first is None:
        return sheets, bank
    return in_months(sheets, months), [told for told in bank if told.line.paid_on and told.line.paid_on >= first]


def paid_sum(brought: Sequence[Told], every: Sequence[Told]) -> int | None:
    """What these lists say was paid, in 分, and what was registered here and stands in none of them.

    A registered payment of the same amount on a day of the list (or of a list without days) is the same payment, and
    so is a payment that several lists tell alike.
    """
    told = [each.line.paid_fen for each in brought]
    if not brought or None in told:
        return None
    left = [each.line for each in each_once(brought)]
    total = sum(line.paid_fen or 0 for line in left)
    for each in every:
        if each.list_rid or each.line.payee:
            continue
        same = next((line for line in left if _is_one(line, each.line)), None)
        if same is not None:
            left.remove(same)
        else:
            total += each.line.paid_fen or 0
    return total


def each_once(lines: Sequence[Told]) -> list[Told]:
    """The payments that some lists tell, each once: of the same amount for the same month, or on the same day, there
    are as many as the list that tells most of them."""
    found: list[Told] = []
    for same in grouped(lines, _payment).values():
        by_list = list(grouped(same, lambda told: told.list_rid).values())
        longest: list[Told] = max(by_list, key=len)
        found += longest
    return found


def _payment(told: Told) -> tuple[object, ...]:
    line = told.line
    return (line.paid_fen, line.first_day, line.last_day, None if told.months else line.paid_on)


def _is_one(line: BroughtLine, other: BroughtLine) -> bool:
    return line.paid_fen == other.paid_fen and line.paid_on in (None, other.paid_on)


def months_words(lines: Iterable[Told]) -> str:
    """The months of which some lines speak, in words; nothing where they do not say."""
    return month_words(month for told in lines for month in told.months)


def plain_days(days: Decimal) -> str:
    """26.5, 26."""
    return f"{days.normalize():f}"
