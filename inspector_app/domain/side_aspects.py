"""Which of the aspects of a worker could be laid beside the brought lists at all, and why another one could not.

That nothing differs is said of what was compared only: a list that tells no figure, speaks of other months or counts in
another unit is no agreement. The looks of :mod:`~.side_looks` are silent wherever a reason stands here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.brought_list import Side, month_words
from inspector_app.domain.four_sides import Sides, Told, Worker
from inspector_app.domain.side_pay_looks import is_paid_untold
from inspector_app.domain.side_places import is_doubled, side_is_unclear
from inspector_app.domain.side_sums import (
    SINGLE_PAYMENTS,
    claimed_days,
    claimed_earned,
    claimed_months,
    claimed_paid,
    days_of,
    in_months,
    months_words,
    paid_lines,
    paid_sum,
)
from inspector_app.domain.work import rate_of
from inspector_app.support import vocabulary


@dataclass(frozen=True, slots=True)
class Aspect:
    """One thing that list and brought lists may tell differently. ``why_not`` says why it was not compared, without a
    final stop; empty: it was. ``is_missing``: since nobody brought a list of that side."""

    title: str
    why_not: str = ""
    is_missing: bool = False


def aspects(worker: Worker, sides: Sides) -> tuple[Aspect, ...]:
    """Days, rate and sums of somebody of the list of wages; nothing of others, of whom the list tells nothing."""
    if not worker.claims:
        return ()
    told = (
        (Side.ATTENDANCE, "天数", _days),
        (Side.CONTRACTS, vocabulary.label("wage_claim.rate"), _rate),
        (Side.PAYMENTS, "已付数额", _paid),
        (Side.PAYMENTS, "应发数额", _earned),
    )
    return tuple(
        Aspect(title, next(why(worker, sides), "")) if sides.has(side)
        else Aspect(title, f"没有收到{vocabulary.word(side)}的名单", is_missing=True)
        for side, title, why in told
    )  # fmt: skip


def _nobody(worker: Worker, sides: Sides, side: Side) -> Iterator[str]:
    """A side that does not name the worker; empty where the looks tell that as a difference."""
    word, claimed = vocabulary.word(side), claimed_months(worker)
    if side_is_unclear(worker, side):
        yield f"{word}表里同名的行没有对应"
    elif not [told for told in worker.of(side) if told.list_rid]:
        covered = sides.months(side) & (claimed or sides.months(side))
        is_told = side is Side.CONTRACTS or (side is Side.ATTENDANCE and (covered or sides.is_undated(side)))
        yield "" if is_told else f"{word}表里没有此人"


def _other_months(worker: Worker, lines: list[Told], side: Side) -> Iterator[str]:
    """Why no line of a side, or not all of them, can be laid beside the months of the list."""
    claimed, word = claimed_months(worker), vocabulary.word(side)
    known = {month for told in lines for month in told.months}
    if claimed and any(not told.months for told in lines) and not in_months(lines, claimed):
        yield f"{word}表没有写明月份，名单是{month_words(claimed)}"
    elif claimed and not in_months(lines, claimed):
        yield f"{word}表是{months_words(lines)}，名单是{month_words(claimed)}"
    elif known and not claimed:
        yield f"名单没有写明起止月份，{word}表是{months_words(lines)}"


def _part(worker: Worker, covered: frozenset[tuple[int, int]], side: Side) -> Iterator[str]:
    claimed = claimed_months(worker)
    if not claimed <= covered:
        missing = month_words(claimed - covered)
        yield f"{vocabulary.word(side)}表没有{missing}的，名单{month_words(claimed)}只有合计"


def _days(worker: Worker, sides: Sides) -> Iterator[str]:
    lines = worker.of(Side.ATTENDANCE)
    yield from _nobody(worker, sides, Side.ATTENDANCE)
    if claimed_days(worker) is None:
        yield "名单没有写明天数，或者不按天计"
    yield from _other_months(worker, lines, Side.ATTENDANCE)
    inside = in_months(lines, claimed_months(worker))
    if days_of(inside) is None:
        yield "考勤表没有写明天数"
    if is_doubled(inside):
        yield "考勤表里同名的有几行"
    yield from _part(worker, sides.months(Side.ATTENDANCE), Side.ATTENDANCE)


def _rate(worker: Worker, sides: Sides) -> Iterator[str]:
    yield from _nobody(worker, sides, Side.CONTRACTS)
    agreed = [told.line.rate for told in worker.of(Side.CONTRACTS) if told.line.rate]
    if not agreed:
        yield "合同台账（名册）没有写明工资标准"
    for claim in worker.claims:
        if not claim.rate:
            yield "名单没有写明工资标准"
        for rate in agreed:
            yield from _other_unit(claim.rate, rate)


def _other_unit(claimed: str, agreed: str) -> Iterator[str]:
    ours, theirs = rate_of(claimed), rate_of(agreed)
    said = f"名单“{claimed}”，合同“{agreed}”"
    if ours is None or theirs is None:
        yield f"{said}，读不出每天、每月多少"
    elif not (ours.unit and theirs.unit):
        yield f"{said}，没有都写明单位"
    elif ours.unit != theirs.unit:
        yield f"{said}，单位不同"


def _paid(worker: Worker, sides: Sides) -> Iterator[str]:
    yield from _nobody(worker, sides, Side.PAYMENTS)
    known = claimed_paid(worker)
    if known is None:
        yield "" if is_paid_untold(worker) else "名单没有写明已付数额"
    every = worker.of(Side.PAYMENTS)
    sheets, bank = paid_lines(worker)
    if is_doubled(sheets):
        yield "支付表里同名的有几行"
    if sheets:
        if paid_sum(sheets, every) is None:
            yield "支付表没有写明实发数额"
        yield from _other_months(worker, sheets, Side.PAYMENTS)
        yield from _part(worker, sides.months(Side.PAYMENTS), Side.PAYMENTS)
        return
    undated = [told for told in every if told.list_rid and not told.line.paid_on and told.line.failed is False]
    yield from _other_months(worker, undated, Side.PAYMENTS) if undated else ()
    if not bank:
        yield "名单所欠月份里没有付款记载"
    elif (paid_sum(bank, every) or 0) != known:
        yield f"{SINGLE_PAYMENTS}是否记全了付款不清楚，只看是否多付"


def _earned(worker: Worker, sides: Sides) -> Iterator[str]:
    yield from _nobody(worker, sides, Side.PAYMENTS)
    if claimed_earned(worker) is None:
        yield "名单没有写明应发数额"
    lines = [told for told in worker.of(Side.PAYMENTS) if told.line.earned_fen is not None]
    if not lines:
        yield "支付表没有写明应发数额"
    yield from _other_months(worker, lines, Side.PAYMENTS)
    inside = in_months(lines, claimed_months(worker))
    if is_doubled(inside):
        yield "支付表里同名的有几行"
    yield from _part(worker, frozenset(month for told in inside for month in told.months), Side.PAYMENTS)
