"""数额较大: whether unpaid wages reach the amount from which refusing to pay may be a crime (and O45 art. 5 lists).

法释〔2013〕3号 art. 3: one worker for three months or more and A or more, or ten workers or more and B or more
together; each province fixes A and B inside the national range. 以上 includes the figure itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from inspector_app.support import vocabulary

MONTHS = 3
HEADS = 10


class Reached(StrEnum):
    """UNKNOWN: amounts that nobody has told could still change the answer."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    BELOW = "below"
    UNKNOWN = "unknown"


_ORDER = (Reached.BELOW, Reached.UNKNOWN, Reached.POSSIBLE, Reached.CERTAIN)


class ThresholdTest(StrEnum):
    """Which of the two tests decided."""

    SINGLE = "single"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Threshold:
    """数额标准, in 分. A known standard has equal ends; where only a range is known, the truth lies between them.

    ``place`` and ``document`` are printed; ``mark`` says how well the figures are verified (V, V*, M, D).
    """

    single_low_fen: int
    single_high_fen: int
    group_low_fen: int
    group_high_fen: int
    place: str
    document: str
    mark: str = "V"
    note: str = ""

    @property
    def known(self) -> bool:
        """Whether both figures are known, not only a range."""
        return self.single_low_fen == self.single_high_fen and self.group_low_fen == self.group_high_fen

    @property
    def sentence(self) -> str:
        """The standard as a paper states it, by its upper figures: for a range this is what is surely enough."""
        who = f"{self.place}认定拒不支付劳动报酬罪的数额标准" if self.known else "认定拒不支付劳动报酬罪的数额标准上限"
        single, group = _yuan(self.single_high_fen), _yuan(self.group_high_fen)
        return (
            f"{who}为：一名劳动者三个月以上的劳动报酬{single}元以上，或者十名以上劳动者的劳动报酬累计{group}元以上，"
            f"见{self.document}。"
        )


def own_threshold(single_fen: int, group_fen: int, place: str, document: str) -> Threshold:
    """A standard that the inspector typed in, with the document it comes from."""
    return Threshold(single_fen, single_fen, group_fen, group_fen, place, document, mark="D", note="由使用人录入")


class Owed(NamedTuple):
    """What one worker is still owed: 分 and whole months, None when unknown; ``more``: and what nobody has found."""

    fen: int | None
    months: int | None
    more: bool = False

    @property
    def untold(self) -> bool:
        """Whether the whole amount is not known."""
        return self.fen is None or self.more


@dataclass(frozen=True, slots=True)
class ThresholdState:
    """Whether the amount is reached, by which test, and one Chinese sentence that may stand in a report.

    ``test`` is the test that got furthest (None when nothing is owed); ``single_fen`` the largest amount owed to one
    worker for three months or more, ``single_unsure_fen`` the largest whose months nobody has told. ``heads`` and
    ``total_fen`` are of the lines whose amount is known; ``unknown`` counts the others.
    """

    reached: Reached
    ground: str
    test: ThresholdTest | None
    heads: int
    total_fen: int
    single_fen: int
    single_unsure_fen: int
    threshold: Threshold
    unknown: int = 0

    @property
    def rank(self) -> int:
        """Higher when more surely reached: below, unknown, possible, certain."""
        return _ORDER.index(self.reached)


def threshold_state(owed: Iterable[Owed | tuple[int | None, int | None]], threshold: Threshold) -> ThresholdState:
    """Test one :class:`Owed`, or pair of its amount and months, for each worker; paid lines drop out."""
    every = tuple(Owed(*each) for each in owed)
    lines = [(each.fen, each.months) for each in every if each.fen is not None and each.fen > 0]
    untold = [each.months for each in every if each.untold]
    unmet = sum(each.fen is None for each in every)
    heads, total = len(lines), sum(fen for fen, _ in lines)
    single = max((fen for fen, months in lines if months is not None and months >= MONTHS), default=0)
    unsure = max((fen for fen, months in lines if months is None), default=0)
    by_single = _reached(single, threshold.single_low_fen, threshold.single_high_fen)
    if by_single is Reached.BELOW and unsure >= threshold.single_low_fen:
        by_single = Reached.POSSIBLE
    by_group = Reached.BELOW
    if heads >= HEADS:
        by_group = _reached(total, threshold.group_low_fen, threshold.group_high_fen)
    test = _deciding(by_single, by_group, heads)
    reached = max(by_single, by_group, key=_ORDER.index)
    if reached is not Reached.CERTAIN and _could_change(untold, heads + unmet):
        reached = Reached.UNKNOWN
    ground = _ground(reached, test, heads, total, max(single, unsure), threshold) if every else _NOTHING_RECORDED
    if untold:
        ground = _with_untold(ground, reached, len(untold), heads, total)
    return ThresholdState(reached, ground, test, heads, total, single, unsure, threshold, len(untold))


_NOTHING_RECORDED = "还没有登记欠薪明细，不能判断是否达到标准。"


def _could_change(untold: list[int | None], heads: int) -> bool:
    """Whether amounts that nobody has told could reach a standard: of one worker, or of ``heads`` together."""
    single = any(months is None or months >= MONTHS for months in untold)
    return single or (bool(untold) and heads >= HEADS)


def doubted(apart: ThresholdState, together: ThresholdState) -> ThresholdState:
    """The state where some lines may be those of one worker: once each of them counted apart, once counted together.

    What both say stands, with the least number of workers; else it is unknown until somebody finds out who they are.
    """
    of_known = "数额已知的" if together.unknown else ""
    least = f"，{of_known}现按至少{together.heads}人计" if together.heads else ""
    told = f"明细中有同名而没有证件号码的人，可能是同一人{least}。"
    if apart.reached is together.reached:
        return replace(together, ground=together.ground + told)
    if {apart.reached, together.reached} == {Reached.POSSIBLE, Reached.CERTAIN}:
        return replace(min(apart, together, key=lambda state: state.rank), heads=together.heads)
    told = (
        f"明细中有同名而没有证件号码的人，可能是同一人：人数至少{together.heads}人、至多{apart.heads}人，"
        f"共{_yuan(together.total_fen)}元，查明之前不能判断是否达到标准。"
    )
    return replace(together, reached=Reached.UNKNOWN, ground=told)


def _with_untold(ground: str, reached: Reached, untold: int, heads: int, total: int) -> str:
    """The sentence where some amounts are unknown: unknown is never said to be nothing."""
    if reached is Reached.UNKNOWN:
        known = f"已知{heads}人共{_yuan(total)}元；" if heads else ""
        return f"{untold}人的欠薪数额不明，{known}查明之前不能判断是否达到标准。"
    if not heads:
        return f"{untold}人的欠薪数额不明，但欠薪都不满{MONTHS}个月、也不足{HEADS}人，未达到标准。"
    return f"{ground}另有{untold}人的欠薪数额不明。"


def _reached(amount: int, low: int, high: int) -> Reached:
    if amount >= high:
        return Reached.CERTAIN
    return Reached.POSSIBLE if amount >= low else Reached.BELOW


def _deciding(by_single: Reached, by_group: Reached, heads: int) -> ThresholdTest | None:
    """The test that got furthest; when neither got anywhere, the one that the number of workers suggests."""
    if not heads:
        return None
    if by_single is by_group:
        return ThresholdTest.GROUP if heads >= HEADS else ThresholdTest.SINGLE
    return ThresholdTest.SINGLE if _ORDER.index(by_single) > _ORDER.index(by_group) else ThresholdTest.GROUP


def _ground(
    reached: Reached, test: ThresholdTest | None, heads: int, total: int, single: int, threshold: Threshold
) -> str:
    """One sentence: what is owed, against which standard, with which result."""
    if test is None:
        return "没有尚欠的工资。"
    if test is ThresholdTest.GROUP:
        fact = f"{heads}名劳动者共被拖欠{_yuan(total)}元"
        standard = _standard(f"{HEADS}名以上劳动者累计", threshold.group_low_fen, threshold.group_high_fen)
    else:
        most = f"单名劳动者被拖欠最多{_yuan(single)}元" if single else f"没有人被拖欠满{MONTHS}个月"
        fact = f"{most}（共{heads}人、{_yuan(total)}元）"
        standard = _standard(f"一名劳动者{MONTHS}个月以上且", threshold.single_low_fen, threshold.single_high_fen)
    return f"{fact}；{threshold.place}标准为{standard}以上：{vocabulary.word(reached)}。"


def _standard(lead: str, low: int, high: int) -> str:
    return f"{lead}{_yuan(low)}元" if low == high else f"{lead}{_yuan(low)}元至{_yuan(high)}元"


def _yuan(fen: int) -> str:
    """Whole yuan without decimals, else two of them."""
    return f"{fen // 100:,}" if fen % 100 == 0 else f"{fen // 100:,}.{fen % 100:02d}"
