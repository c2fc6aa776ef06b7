"""办理: what was done to a paper or a case. States are derived from acts, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from inspector_app.domain.dates import whole_minute


class ActKind(StrEnum):
    SUBMITTED = "submitted"  # 报批
    REVIEWED = "reviewed"  # 法制审核
    SIGNED_OFF = "signed_off"  # 签发
    SEALED = "sealed"  # 用印
    READ_BACK = "read_back"  # 核对/宣读
    SIGNED = "signed"  # 签字
    SCANNED = "scanned"  # 补交扫描件
    APPROVED = "approved"  # 审批（内部）
    RATIFIED = "ratified"  # 补办审批
    SERVED = "served"  # 送达
    OBJECTED = "objected"  # 提出异议
    OBJECTION_ANSWERED = "objection_answered"  # 异议核实答复
    WAIVED = "waived"  # 放弃异议、陈述申辩
    EXTENDED = "extended"  # 延长期限
    MET = "met"  # 期限办结
    VOIDED = "voided"  # 作废
    WITHDRAWN = "withdrawn"  # 撤销
    CORRECTED = "corrected"  # 补正
    PRINTED = "printed"  # 打印
    ARCHIVED = "archived"  # 归档
    FILED = "filed"  # 立案
    FILING_CANCELLED = "filing_cancelled"  # 撤销立案
    CLOSED = "closed"  # 结案
    HINT_SETTLED = "hint_settled"  # 名单提示已核实
    UNDONE = "undone"  # 更正误登


class ReviewResult(StrEnum):
    """What came of a 法制审核."""

    PASSED = "passed"
    RETURNED = "returned"


class ServiceMethod(StrEnum):
    DIRECT = "direct"
    LEFT = "left"
    ELECTRONIC = "electronic"
    MAIL = "mail"
    ENTRUSTED = "entrusted"
    PUBLIC_NOTICE = "public_notice"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class Service:
    """How a paper reached its addressee (送达): the proof that procedure asks for with each method."""

    method: ServiceMethod
    receiver: str
    receiver_relation: str = ""
    place: str = ""
    witness: str = ""
    refusal: str = ""
    tracking: str = ""
    confirmed: bool = False
    inspector_rids: tuple[str, ...] = ()
    evidence_rids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhoneApproval:
    """电话请示: when a leader was called, at which number, and what was said. Who signed off had approved."""

    at: datetime
    number: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """办理 on one paper or case (``subject_rid``). ``by`` names who did it: an inspector or a leader.

    ``at`` is when it happened, not when it was typed. ``due`` is the last day an act set or extended. A wrong entry is
    taken back by an act of kind UNDONE whose ``undoes`` names it. ``facts_sha256`` tells what a paper held when it was
    submitted, reviewed or printed, ``result`` what came of its review; of acts from before 2026.12 nobody kept either.
    Of a print that was signed or sealed ``corrected`` tells what was changed in ink, ``printed`` where it was printed
    when no print was counted here, ``answered`` what was done about answers that want it.
    A paper that was signed off by telephone tells of the call (``phone``).
    """

    rid: str
    kind: ActKind
    subject_rid: str
    at: datetime
    by: str
    case_rid: str = ""
    note: str = ""
    due: date | None = None
    copy: str = ""
    copies: int = 0
    service: Service | None = None
    undoes: str = ""
    evidence_rids: tuple[str, ...] = ()
    facts_sha256: str = ""
    result: ReviewResult | None = None
    corrected: str = ""
    printed: str = ""
    answered: str = ""
    phone: PhoneApproval | None = None


def by_minute(act: Act) -> datetime:
    """Sorts acts as they were done. Some are told by the minute, others by the clock: of one minute the order in which
    they were recorded stands, and the store gives them in that."""
    return whole_minute(act.at)


def current(acts: Iterable[Act]) -> list[Act]:
    """The acts that stand, oldest first: without those taken back and without the takings-back."""
    every = sorted(acts, key=by_minute)
    undone = {act.undoes for act in every if act.kind is ActKind.UNDONE}
    return [act for act in every if act.kind is not ActKind.UNDONE and act.rid not in undone]


def current_on(rid: str, acts: Iterable[Act]) -> list[Act]:
    """Of the acts of a whole case those on one record that stand, oldest first."""
    return current(act for act in acts if act.subject_rid == rid or act.kind is ActKind.UNDONE)
