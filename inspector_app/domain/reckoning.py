"""工资核算: what a worker earned by rate and attendance, what was taken off and paid, and how the claim stands to it.

Only what is told is reckoned with: a rate without an amount of work, or of another unit, gives nothing. 天, 日 and 工
are one unit; a month's rate is not turned into a day's, for nobody has told by how many days. Two bare figures are
taken for rate and work only where their product is what is recorded as earned.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.figures import closed_up
from inspector_app.domain.money import MAX_FEN, round_fen, yuan
from inspector_app.domain.spoken import spoken_count, spoken_rate
from inspector_app.support import vocabulary
from inspector_app.support.errors import Refused

_UNITS = {"天": "天", "日": "天", "工": "天", "个工": "天", "工日": "天", "月": "月", "个月": "月", "小时": "小时",
          "平方米": "平方米", "㎡": "平方米", "立方米": "方", "方": "方", "吨": "吨", "米": "米"}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_FIGURE = r"(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d{1,4})?|\d{1,9}(?:\.\d{1,4})?)"
_RATE = re.compile(rf"[￥¥]?{_FIGURE}元?(?:/(?P<unit>{_UNIT}))?")
_COUNT = re.compile(rf"{_FIGURE}(?P<unit>{_UNIT})?")


@dataclass(frozen=True, slots=True)
class Measure:
    """So much of a unit: of money in 元 for one of it, or of work; ``unit`` is empty for a bare figure."""

    figure: Decimal
    unit: str


def rate_of(text: str) -> Measure | None:
    """380元/日, 9,000元/月, or 260一天 as yuan for one unit; None for anything else, 计件 without a price among it."""
    return _measure(_RATE, _plain(text) if _RATE.fullmatch(_plain(text)) else spoken_rate(text) or "")


def work_of(text: str) -> Measure | None:
    """97.5工, 2月, 1,236.5㎡ or 两个半月 as so much of a unit; None for anything else."""
    return _measure(_COUNT, _plain(text) if _COUNT.fullmatch(_plain(text)) else spoken_count(text) or "")


def _plain(text: str) -> str:
    try:
        return closed_up(text, "")
    except Refused:
        return ""


def _measure(shape: re.Pattern[str], text: str) -> Measure | None:
    found = shape.fullmatch(text)
    return Measure(Decimal(found["figure"].replace(",", "")), _UNITS.get(found["unit"], "")) if found else None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One line reckoned, in 分. None where something is missing: what nobody told is neither nought nor right.

    ``earned_fen`` is rate × work, else what is recorded as earned; ``rest_fen`` what of it is left after what was taken
    off and paid; ``over_fen`` by how much the claim is above it (below: negative). ``reasoning`` says how.
    """

    earned_fen: int | None
    rest_fen: int | None
    over_fen: int | None
    reasoning: str


def reckon(claim: WageClaim) -> Reckoning:
    """What one line comes to, with its reasoning in a sentence without a final stop."""
    product, told = product_of(claim)
    earned = claim.earned_fen if product is None else product
    parts = [told] if told else []
    if product is not None and claim.earned_fen is not None and product != claim.earned_fen:
        parts.append(f"记载{vocabulary.short('wage_claim.earned_fen')}{yuan(claim.earned_fen)}元")
    word = vocabulary.short("wage_claim.earned_fen")
    off = {vocabulary.short(f"wage_claim.{name}"): getattr(claim, name) for name in ("deducted_fen", "received_fen")}
    missing = [each for each, fen in {word: earned, **off}.items() if fen is None]
    if earned is None or missing:
        return Reckoning(earned, None, None, "；".join([*parts, f"{'、'.join(missing)}未填，不能得出欠发"]))
    rest = earned - sum(fen for fen in off.values() if fen is not None)
    less = "".join(f"－{each}{yuan(fen or 0)}元" for each, fen in off.items())
    parts.append(f"{word}{yuan(earned)}元{less}＝{yuan(rest)}元")
    over = None if claim.claimed_fen is None else claim.claimed_fen - rest
    if over:
        parts.append(f"主张{yuan(claim.claimed_fen or 0)}元，{'多' if over > 0 else '少'}{yuan(abs(over))}元")
    return Reckoning(earned, rest, over, "；".join(parts))


def product_of(claim: WageClaim) -> tuple[int | None, str]:
    """Rate × work and how it reads; nothing where the one is missing or they are of different units."""
    rate, work = rate_of(claim.rate), work_of(claim.attendance)
    if rate is None or work is None or rate.unit != work.unit:
        return None, ""
    fen = round_fen(rate.figure * work.figure)
    if fen > MAX_FEN or (not rate.unit and fen != claim.earned_fen):
        return None, ""
    price = f"{rate.figure:f}元/{rate.unit}" if rate.unit else f"{rate.figure:f}"
    return fen, f"{price}×{work.figure:f}{work.unit}＝{yuan(fen)}元"


def late_pay(fen: int, percent: int) -> int:
    """加付赔偿金 on what is payable, rounded once to 分, half up (LCL art. 85, R423 art. 26: 50 to 100 percent)."""
    return int((Decimal(fen) * percent / 100).quantize(Decimal(1), ROUND_HALF_UP))
