"""工资核算: what a worker earned by rate and attendance, what was taken off and paid, and how the claim stands to it.

Only what is told is reckoned with: a rate without an amount of work, or of another unit, gives nothing. A month's wage
becomes a day's or an hour's by the days that the rate tells (9000元/月，每月26天), else by the rule on 月计薪天数 and
only where that cannot give more than the months of the period; the reasoning names it. Overtime counts as far as it
is recorded as such. Two bare figures are taken for rate and work only where their product is what is recorded as
earned.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deductions import Hint, deduction_hints, deductions_of
from inspector_app.domain.minimum_wage import minimum_hints
from inspector_app.domain.money import MAX_FEN, round_fen, yuan
from inspector_app.domain.overtime_pay import overtime_pay
from inspector_app.domain.wage_rules import WageRules
from inspector_app.domain.work import DAY, HOUR, MONTH, Measure, rate_of, work_of
from inspector_app.support import vocabulary


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One line reckoned, in 分. None where something is missing: what nobody told is neither nought nor right.

    ``earned_fen`` is rate × work and the overtime, else what is recorded as earned; ``overtime_fen`` the overtime in it
    (None: none recorded, or not to be reckoned); ``rest_fen`` what of it is left after what was taken off and paid;
    ``over_fen`` by how much the claim is above it (below: negative). ``reasoning`` says how, ``hints`` what to ask.
    """

    earned_fen: int | None
    overtime_fen: int | None
    deducted_fen: int | None
    rest_fen: int | None
    over_fen: int | None
    reasoning: str
    hints: tuple[Hint, ...] = ()


def reckon(claim: WageClaim, rules: WageRules, today: date | None = None) -> Reckoning:
    """What one line comes to, with its reasoning in a sentence without a final stop.

    ``today`` stands for the end of wages whose period nobody told.
    """
    day = claim.last_day or claim.first_day or today
    base, words = _base(claim, rules, day)
    extra = overtime_pay(claim, rate_of(claim.rate), rules, day)
    earned = _earned(claim, base, extra.fen, extra.is_open)
    parts = [*words, *extra.words]
    if earned is not None and extra.fen:
        parts.append(f"{_word('earned_fen')}{yuan(base or 0)}元＋加班{yuan(extra.fen)}元＝{yuan(earned)}元")
    if base is not None and claim.earned_fen is not None and claim.earned_fen != earned:
        parts.append(f"记载{_word('earned_fen')}{yuan(claim.earned_fen)}元")
    taken, unread = deductions_of(claim.deductions)
    deducted, told = _deducted(claim, sum(each.fen for each in taken), bool(taken), unread)
    parts += told
    if deducted is None and not unread and _ties_without(claim, earned):
        deducted = 0
        which = "核算" if claim.earned_fen is None else "记载"
        parts.append(f"{_word('deducted_fen')}未填，{which}的应发减已发正是主张数额，按没有扣款计算")
    rest, over, more = _rest(claim, earned, deducted, earned is None and bool(parts))
    hints = (
        *extra.hints,
        *deduction_hints(taken, earned, rules),
        *_advance_hints(claim, rules),
        *_overpaid_hints(claim, earned),
        *minimum_hints(claim, rate_of(claim.rate), rules, day),
    )
    return Reckoning(earned, extra.fen, deducted, rest, over, "；".join([*parts, *more]), hints)


def _word(name: str) -> str:
    return vocabulary.short(f"wage_claim.{name}")


def _base(claim: WageClaim, rules: WageRules, day: date | None) -> tuple[int | None, list[str]]:
    """Rate × work, the month's wage converted where it must be, and how it reads."""
    product, told = product_of(claim)
    if product is not None:
        return product, [told]
    rate, work = rate_of(claim.rate), work_of(claim.attendance)
    if rate is None or work is None or rate.unit != MONTH or work.unit not in (DAY, HOUR):
        return None, _why_not(claim, rate, work)
    hours = rules.day_hours if work.unit == HOUR else 1
    rule = rules.conversion(day) if day is not None else None
    days = rate.days or (rule.days if rule else None)
    if days is None:
        return None, ["月工资折算为日工资的天数没有写明，不能折算"]
    if rate.days is None and work.figure > days * hours * (claim.months or 1):
        return None, [f"{claim.attendance}多于每月{days:f}天，每月约定做多少天、有无休息日加班没有写明，不能折算"]
    fen = round_fen(rate.figure * work.figure / (days * hours))
    source = f"每月按约定的{days:f}天" if rate.days else f"月计薪天数{days:f}天，{rule.source_text if rule else ''}"
    by_hours = f"÷{hours}小时" if hours > 1 else ""
    words = f"{rate.words}÷{days:f}天{by_hours}×{work.figure:f}{work.unit}＝{yuan(fen)}元（{source}）"
    return (fen, [words]) if fen <= MAX_FEN else (None, [])


def _why_not(claim: WageClaim, rate: Measure | None, work: Measure | None) -> list[str]:
    """What keeps rate and attendance from being multiplied, where both are told: what to correct in the line."""
    if not claim.rate or not claim.attendance:
        return []
    said = {_word("rate"): (claim.rate, rate), _word("attendance"): (claim.attendance, work)}
    unread = [f"{word}“{text[:20]}”读不出多少" for word, (text, measure) in said.items() if measure is None]
    bare = [f"{word}{text}" for word, (text, measure) in said.items() if measure is not None and not measure.unit]
    if unread:
        return ["，".join([*unread, "不能相乘"])]
    if bare:
        return [f"{'、'.join(bare)}没有写明单位（如元/天、天），不能相乘"]
    return [f"{_word('rate')}{claim.rate}与{_word('attendance')}{claim.attendance}单位不同，不能相乘"]


def _earned(claim: WageClaim, base: int | None, overtime: int | None, is_open: bool) -> int | None:
    """With the overtime where it can be reckoned; what is recorded as earned may hold it already and stays as it is."""
    if base is None:
        return claim.earned_fen
    return None if is_open else base + (overtime or 0)


def _deducted(claim: WageClaim, listed: int, known: bool, unread: str) -> tuple[int | None, list[str]]:
    """What was taken off: as recorded, else what the kinds add up to where all of them could be read."""
    if unread:
        return claim.deducted_fen, [f"扣款项目“{unread[:20]}”读不出"]
    if not known or claim.deducted_fen == listed:
        return claim.deducted_fen, []
    if claim.deducted_fen is None:
        return listed, [f"{_word('deducted_fen')}按各项合计{yuan(listed)}元"]
    both = f"扣款各项合计{yuan(listed)}元，与{_word('deducted_fen')}{yuan(claim.deducted_fen)}元不一致"
    return claim.deducted_fen, [both]


def _ties_without(claim: WageClaim, earned: int | None) -> bool:
    """Whether the line itself proves that nothing was taken off: what is claimed is all that is left without it.

    That is of what is recorded as earned, and where nothing is recorded, of what rate and attendance come to.
    """
    whole = earned if claim.earned_fen is None else claim.earned_fen
    told = (whole, claim.received_fen, claim.claimed_fen)
    return None not in told and (whole or 0) - (claim.received_fen or 0) == claim.claimed_fen


def _rest(
    claim: WageClaim, earned: int | None, deducted: int | None, is_open: bool
) -> tuple[int | None, int | None, list[str]]:
    """What is left, how the claim stands to it, and how it reads; or what lacks (``is_open``: the words say why)."""
    if earned is None or deducted is None or claim.received_fen is None:
        told = {"earned_fen": 0 if is_open else earned, "deducted_fen": deducted, "received_fen": claim.received_fen}
        untold = "、".join(_word(name) for name, fen in told.items() if fen is None)
        lacks = [f"{untold}未填"] if untold else []
        lacks += [f"{_word('earned_fen')}不能得出"] if is_open else []
        return None, None, ["，".join([*lacks, "不能得出欠发"])]
    rest = earned - deducted - claim.received_fen
    advance = f"（{_word('advance_fen')}{yuan(claim.advance_fen)}元）" if claim.advance_fen else ""
    less = f"－{_word('deducted_fen')}{yuan(deducted)}元－{_word('received_fen')}{yuan(claim.received_fen)}元{advance}"
    words = [f"{_word('earned_fen')}{yuan(earned)}元{less}＝{yuan(rest)}元"]
    over = None if claim.claimed_fen is None or claim.claimed_open else claim.claimed_fen - rest
    if over:
        words.append(f"主张{yuan(claim.claimed_fen or 0)}元，{'多' if over > 0 else '少'}{yuan(abs(over))}元")
    if claim.claimed_open:
        words.append(f"主张{yuan(claim.claimed_fen or 0)}元，另有数额不明的月份")
    return rest, over, words


def _advance_hints(claim: WageClaim, rules: WageRules) -> Iterator[Hint]:
    """An advance counts as paid where the worker signed for it; it cannot be more than all that was paid."""
    if claim.advance_fen and claim.received_fen is not None and claim.advance_fen > claim.received_fen:
        words = f"借支{yuan(claim.advance_fen)}元多于已发{yuan(claim.received_fen)}元，已发中是否没有算借支，请问清"
        yield Hint(words, "")
    if claim.advance_fen:
        words = f"借支{yuan(claim.advance_fen)}元算作已发的，要有领取人签字的记录"
        yield Hint(words, rules.remarks.get("advance", ""))


def _overpaid_hints(claim: WageClaim, earned: int | None) -> Iterator[Hint]:
    """More paid than earned: other months may be in it, or somebody else's money; no rule decides it."""
    over = (claim.received_fen or 0) - (earned or 0)
    if earned is not None and over > 0:
        paid = f"{_word('received_fen')}{yuan(claim.received_fen or 0)}元"
        yield Hint(
            f"{paid}比{_word('earned_fen')}{yuan(earned)}元多{yuan(over)}元，多出的是哪几个月、哪一笔的，请问清", ""
        )


def product_of(claim: WageClaim) -> tuple[int | None, str]:
    """Rate × work and how it reads; nothing where the one is missing or they are of different units."""
    rate, work = rate_of(claim.rate), work_of(claim.attendance)
    if rate is None or work is None or rate.unit != work.unit:
        return None, ""
    fen = round_fen(rate.figure * work.figure)
    if fen > MAX_FEN or (not rate.unit and fen != claim.earned_fen):
        return None, ""
    return fen, f"{rate.words}×{work.figure:f}{work.unit}＝{yuan(fen)}元"


def late_pay(fen: int, percent: int) -> int:
    """加付赔偿金 on what is payable, rounded once to 分, half up (LCL art. 85, R423 art. 26: 50 to 100 percent)."""
    return int((Decimal(fen) * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))
