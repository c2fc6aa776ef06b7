"""明细: one line for each worker and case: five amounts, the nature of the money, months, and how the line ended."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from inspector_app.domain.dates import full_months, joined, period_words, periods_words, with_near_joined
from inspector_app.domain.wage_card import CardKeeper, KeptCard
from inspector_app.support.errors import Level, Problem


class MoneyNature(StrEnum):
    WAGES = "wages"
    PROJECT_MONEY = "project_money"
    MATERIALS = "materials"
    ADVANCE = "advance"


class Disposition(StrEnum):
    """How a line ends; a case closes when every line has one."""

    PAID = "paid"
    PARTLY_PAID = "partly_paid"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"
    TO_COURT = "to_court"
    NOT_WAGES = "not_wages"
    UNREACHABLE = "unreachable"


class HoursSystem(StrEnum):
    """工时制度: the standard hours; other systems need an approval (LL art. 39)."""

    STANDARD = "standard"
    COMPREHENSIVE = "comprehensive"
    FLEXIBLE = "flexible"


OVER = (Disposition.SETTLED, Disposition.WITHDRAWN, Disposition.NOT_WAGES)
"""Endings after which the wages are no longer asked for."""


def is_asked(nature: MoneyNature, disposition: Disposition | None) -> bool:
    """Whether what was found of a line is asked for: it is wages, and the line did not end otherwise."""
    return nature is MoneyNature.WAGES and disposition not in OVER


@dataclass(frozen=True, slots=True)
class MonthPart:
    """What a list tells of one month (or other span) of a worker, in 分; None where it does not tell."""

    first_day: date
    last_day: date
    earned_fen: int | None = None
    deducted_fen: int | None = None
    received_fen: int | None = None
    claimed_fen: int | None = None


@dataclass(frozen=True, slots=True)
class WageClaim:
    """明细. Money in 分; a missing amount is None (not asked), zero is an answer.

    主张 ``claimed_fen``, 班组长确认 ``leader_fen``, 单位认可 ``admitted_fen``, 认定 ``found_fen``,
    争议额 ``disputed_fen``; 应发 ``earned_fen``, 扣款 ``deducted_fen``, 已发 ``received_fen``.
    Only 认定 of the nature 工资 goes into an order. ``parts`` are the months that lists told one by one, in
    their order; none where the line was told whole. 加班 ``overtime`` and 扣款项目 ``deductions`` stand as told
    (平时30小时；休息日2天 and 伙食600元；罚款200元); 借支 ``advance_fen`` is a part of 已发. Who keeps the wage card
    is None while nobody asked; ``card_told_by`` is what it is known from, ``card_told_on`` the day it was told.
    The remark ``note`` stands as the lists told it, each once.
    """

    rid: str
    case_rid: str
    person_rid: str
    line: int
    employer_rid: str = ""
    crew: str = ""
    job: str = ""
    first_day: date | None = None
    last_day: date | None = None
    rate: str = ""
    attendance: str = ""
    earned_fen: int | None = None
    deducted_fen: int | None = None
    received_fen: int | None = None
    claimed_fen: int | None = None
    leader_fen: int | None = None
    admitted_fen: int | None = None
    found_fen: int | None = None
    disputed_fen: int | None = None
    nature: MoneyNature = MoneyNature.WAGES
    identity_checked: bool = True
    disposition: Disposition | None = None
    disposition_note: str = ""
    evidence_rids: tuple[str, ...] = ()
    parts: tuple[MonthPart, ...] = ()
    overtime: str = ""
    hours_system: HoursSystem | None = None
    deductions: str = ""
    advance_fen: int | None = None
    card_keeper: CardKeeper | None = None
    card_keeper_name: str = ""
    card_told_by: str = ""
    card_told_on: date | None = None
    note: str = ""

    @property
    def kept_card(self) -> KeptCard:
        """In whose hands the wage card is."""
        return KeptCard(self.card_keeper, self.card_keeper_name, self.card_told_on, self.card_told_by)

    def with_card(self, kept: KeptCard) -> "WageClaim":
        """The line with what is told of the wage card; without who keeps it nothing else of it is told either."""
        told = kept if kept.keeper is not None else KeptCard()
        return replace(
            self, card_keeper=told.keeper, card_keeper_name=told.name, card_told_by=told.told_by,
            card_told_on=told.told_on,
        )  # fmt: skip

    @property
    def ordered_fen(self) -> int | None:
        """What is asked for: the finding when it is wages and the line did not end otherwise, else nothing.

        None while wages are asked for of which nobody has found how much they are.
        """
        return self.found_fen if is_asked(self.nature, self.disposition) else 0

    @property
    def most_owed_fen(self) -> int | None:
        """What 应发 leaves after what is known of 扣款 and 已发; None while 应发 is unknown."""
        off = sum(fen for fen in (self.deducted_fen, self.received_fen) if fen is not None)
        return None if self.earned_fen is None else self.earned_fen - off

    @property
    def claimed_open(self) -> bool:
        """Whether lists tell of months of which nobody knows what is claimed, and 主张 is only what the others come to;
        a sum that a person has put in its place stands for all of them."""
        told = [part.claimed_fen for part in self.parts if part.claimed_fen is not None]
        return self.claimed_fen is not None and 0 < len(told) < len(self.parts) and self.claimed_fen == sum(told)

    @property
    def findable_fen(self) -> int | None:
        """What may be found as it was claimed: the claim, None where it is not known, or not known wholly."""
        return None if self.claimed_open else self.claimed_fen

    @property
    def owed_unknown(self) -> bool:
        """Whether wages are claimed of which nobody has found how much they are."""
        return self.ordered_fen is None and self.disposition is not Disposition.PAID

    @property
    def may_be_ordered(self) -> bool:
        """Whether an order to pay may name it: what lies before a court or arbitration may not (R423 art. 21)."""
        return bool(self.ordered_fen) and self.disposition is not Disposition.TO_COURT

    @property
    def months(self) -> int | None:
        """Whole months owed, None while nobody has told both days."""
        if self.first_day is None or self.last_day is None:
            return None
        return sum(full_months(*span) for span in joined(self.spans))

    @property
    def spans(self) -> tuple[tuple[date, date], ...]:
        """The days for which something is owed: those of :attr:`told_spans` without months that are paid."""
        if len(self.told_spans) < 2:
            return self.told_spans
        owed = [(part.first_day, part.last_day) for part in self.parts if part.claimed_fen != 0]
        return tuple(owed) or self._whole

    @property
    def told_spans(self) -> tuple[tuple[date, date], ...]:
        """The days of which the line tells: those of its months, paid ones too, where these reach from the first to
        the last day; else all from the first to the last. None while nobody has told both."""
        told = tuple((part.first_day, part.last_day) for part in self.parts)
        if not told or ((min(told)[0], max(last for _, last in told)),) != self._whole:
            return self._whole  # a person has put other days in the place of those that lists told
        return told

    @property
    def _whole(self) -> tuple[tuple[date, date], ...]:
        first, last = self.first_day, self.last_day
        return () if first is None or last is None else ((first, last),)

    def overlaps(self, other: "WageClaim") -> bool:
        """Whether both are owed to one person for some of the same days; what nobody knows overlaps nothing."""
        return self.person_rid == other.person_rid and self.days_with(other) is not None

    def days_with(self, other: "WageClaim") -> tuple[date, date] | None:
        """The first and the last of the days of which both lines tell; None when there is none that anybody knows."""
        both = [(max(one[0], two[0]), min(one[1], two[1])) for one in self.told_spans for two in other.told_spans]
        same = [(first, last) for first, last in both if first <= last]
        return (min(same)[0], max(last for _, last in same)) if same else None


def period_of(claims: Iterable[WageClaim]) -> str:
    """2026年5月、8月: for when something is owed of some lines; gaps are told from a whole month on. From the first
    day to the last that are known while a line tells only one of them."""
    every = tuple(claims)
    if any((claim.first_day is None) != (claim.last_day is None) for claim in every):
        first = min((claim.first_day for claim in every if claim.first_day), default=None)
        return period_words(first, max((claim.last_day for claim in every if claim.last_day), default=None))
    return periods_words(with_near_joined(span for claim in every for span in claim.spans))


def claim_problems(claim: WageClaim) -> list[Problem]:
    """What does not tie in one line: 欠发 must be 应发 − 扣款 − 已发; the period must run forwards.

    While 扣款 or 已发 is unknown, 欠发 may be less than what the known ones leave, and never more.
    """
    where = f"line {claim.line}"
    problems = []
    if claim.first_day and claim.last_day and claim.last_day < claim.first_day:
        problems.append(Problem("claim-period-order", where))
    most = claim.most_owed_fen
    if most is not None and claim.found_fen is not None and claim.nature is MoneyNature.WAGES:
        known = None not in (claim.deducted_fen, claim.received_fen)
        if claim.found_fen > most or (known and claim.found_fen != most):
            problems.append(Problem("claim-does-not-tie", where, Level.WARNING))
    if claim.claimed_open and claim.found_fen is None:
        problems.append(Problem("claim-months-open", where, Level.WARNING, {"months": _open_months(claim)}))
    if (
        claim.claimed_fen is not None
        and not claim.claimed_open
        and (claim.found_fen or 0) + (claim.disputed_fen or 0) > claim.claimed_fen
    ):
        problems.append(Problem("claim-more-than-claimed", where, Level.WARNING))
    return problems


def _open_months(claim: WageClaim) -> str:
    first_days = [part.first_day for part in claim.parts if part.claimed_fen is None]
    return "、".join(f"{day.year}年{day.month}月" for day in first_days)


def heads(claims: Iterable[WageClaim]) -> int:
    """How many persons the lines belong to: several lines of one person are one, two namesakes are two."""
    return len({claim.person_rid for claim in claims})


def besides(untold: int, partly: int = 0) -> str:
    """（另有2人未填，3人有数额不明的月份）: of how many persons the sum before it does not speak, or not wholly;
    nothing when there are none."""
    told = [f"{untold}人未填"] * bool(untold) + [f"{partly}人有数额不明的月份"] * bool(partly)
    return f"（另有{'，'.join(told)}）" if told else ""
