"""群体性事件 with what was reported of them and advanced because of them; false claims made in the name of wages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Incident:
    """群体性事件. ``level`` is that of the bureau's own plan, ``heads`` how many took part, None while nobody counted.

    ``bypasses``: 越级, they went to a higher body. ``attended`` is who was there to deal with it.
    """

    rid: str
    began_at: datetime
    place: str
    town: str = ""
    project_rid: str = ""
    company_rid: str = ""
    case_rid: str = ""
    level: str = ""
    heads: int | None = None
    demand: str = ""
    facts: str = ""
    attended: str = ""
    bypasses: bool = False
    ended_on: date | None = None
    outcome: str = ""


class IncidentReportKind(StrEnum):
    FIRST = "first"  # 初报
    FURTHER = "further"  # 续报
    LAST = "last"  # 终报


@dataclass(frozen=True, slots=True)
class IncidentReport:
    """初报, 续报 or 终报: what was told to whom at a moment, and how many took part by then."""

    rid: str
    incident_rid: str
    kind: IncidentReportKind
    at: datetime
    to: str = ""
    heads: int | None = None
    text: str = ""


def heads_told(incident: Incident, reports: Iterable[IncidentReport]) -> int | None:
    """The most people that the entry or a report of it tells of; None while nobody counted."""
    own = (each.heads for each in reports if each.incident_rid == incident.rid)
    return max((heads for heads in (incident.heads, *own) if heads is not None), default=None)


class AdvanceSource(StrEnum):
    """Where the money of an advance comes from."""

    EMERGENCY_FUND = "emergency_fund"  # 应急周转金 (R724 art. 63)
    DEPOSIT = "deposit"  # 工资保证金


class AdvancePurpose(StrEnum):
    WAGES = "wages"
    LIVING = "living"  # 基本生活费


@dataclass(frozen=True, slots=True)
class Advance:
    """垫付: what was advanced to workers for those who owe it, and is to be recovered from ``company_rid``."""

    rid: str
    source: AdvanceSource
    purpose: AdvancePurpose
    paid_on: date
    amount_fen: int
    heads: int | None = None
    approved_by: str = ""
    incident_rid: str = ""
    project_rid: str = ""
    company_rid: str = ""
    case_rid: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Recovery:
    """追偿: what came back of an advance."""

    rid: str
    advance_rid: str
    on: date
    amount_fen: int
    payer: str = ""
    note: str = ""


def still_out(advance: Advance, recoveries: Iterable[Recovery]) -> int:
    """What was not recovered of an advance, in 分."""
    return advance.amount_fen - sum(each.amount_fen for each in recoveries if each.advance_rid == advance.rid)


class FalseClaimKind(StrEnum):
    """What R724 art. 52 names."""

    FABRICATED = "fabricated"  # 编造虚假事实
    UNLAWFUL = "unlawful"  # 采取非法手段
    PROJECT_MONEY = "project_money"  # 以拖欠农民工工资为名讨要工程款


class PoliceOutcome(StrEnum):
    """What the police decided upon what was handed to them."""

    FILED = "filed"
    NOT_FILED = "not_filed"
    RETURNED = "returned"  # 退回补充材料
    PASSED_ON = "passed_on"  # 转送有管辖权的机关
    PENALTY = "penalty"  # 治安管理处罚 instead of a case for a crime


WITHOUT_CASE = (PoliceOutcome.NOT_FILED, PoliceOutcome.PENALTY)
"""What says that the police made no case for a crime of it."""


@dataclass(frozen=True, slots=True)
class FalseClaim:
    """恶意讨薪: what was found, and how it was met: warned, made public, handed to the police."""

    rid: str
    kind: FalseClaimKind
    found_on: date
    facts: str = ""
    who: str = ""
    heads: int | None = None
    claimed_fen: int | None = None
    project_rid: str = ""
    company_rid: str = ""
    case_rid: str = ""
    warned_on: date | None = None
    warning: str = ""
    exposed_on: date | None = None
    exposure: str = ""
    referred_on: date | None = None
    referred_to: str = ""
    answered_on: date | None = None
    decision: PoliceOutcome | None = None
    closed_on: date | None = None
    outcome: str = ""

    @property
    def is_with_police(self) -> bool:
        """Whether the police have it and did not answer yet."""
        return self.referred_on is not None and self.decision is None

    @property
    def is_closed(self) -> bool:
        """Closed, and nothing became of it since: what the police have goes on, and what they answered is closed after
        that answer, whatever was entered before."""
        if self.closed_on is None or self.is_with_police:
            return False
        return self.answered_on is None or self.answered_on <= self.closed_on
