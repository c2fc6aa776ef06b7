"""What a paper is, whatever its form is called: its role binds gates, limits and contents (``law/roles.toml``).

Use cases ask for a role, never for a form; a form names its role and may add to what the role binds, never drop of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.passage import ToldRight
from inspector_app.domain.wording import Denials, Unfit, Wording


class Role(StrEnum):
    """What a paper does in a case. REGISTER and NOTICE bind nothing but their kind."""

    ORDER = "order"  # 责令限期支付
    PRE_NOTICE = "pre-notice"  # 拟列入告知
    WAGE_LIST = "wage-list"
    RECKONING = "reckoning"  # 工资核算
    COMPARISON = "comparison"  # 四方核对
    FUNDS = "funds"  # 资金链
    ELEMENTS = "elements"  # 要件表
    PAYMENT_CONFIRMATION = "payment-confirmation"
    INQUIRY = "inquiry"  # 调查询问通知
    FILING_APPROVAL = "filing-approval"
    CANCELLATION = "cancellation"  # 撤销立案审批
    EXTENSION = "extension"  # 延长期限审批
    CLOSING = "closing"  # 结案审批
    STRIKE_OFF = "strike-off"  # 隐患销号确认
    VISIT_APPROVAL = "visit-approval"  # 行政检查审批
    VISIT_NOTICE = "visit-notice"  # 行政检查通知
    APPROVAL = "approval"
    NOTICE = "notice"
    LETTER = "letter"  # 函件、通知，不设定义务
    ASSISTANCE = "assistance"  # 协助调查函
    ADVICE = "advice-letter"  # 建议函
    INCIDENT_REPORT = "incident-report"  # 突发事件快报
    SUPERVISION = "supervision"  # 督办函
    COMPLAINT_NOTICE = "complaint-notice"  # 受理告知、答复
    COMPLAINT_REFUSAL = "complaint-refusal"  # 不予受理告知
    CORRECTION = "correction"  # 责令限期改正（管理类）
    RECHECK = "recheck"  # 整改复查
    COVER = "cover"  # 案卷封面
    CONTENTS = "contents"  # 卷内目录
    REGISTER = "register"
    PROMISE = "promise"  # 信用承诺
    MEDIATION = "mediation"  # 调解协议
    CONFIRMATION = "confirmation"  # 司法确认申请
    TALK = "talk"  # 约谈记录
    DISPATCH = "dispatch"  # 调度议题、会商纪要
    REPORT = "report"  # 周报、月报、专项报告
    LISTING_DECISION = "listing-decision"
    DECISION_NOTICE = "decision-notice"  # 行政处理事先告知
    PENALTY_NOTICE = "penalty-notice"
    PLEA = "plea"  # 陈述申辩
    HEARING_CALL = "hearing-call"  # 听证通知
    HEARING = "hearing"  # 听证
    LEGAL_REVIEW = "legal-review"
    INVESTIGATION_REPORT = "investigation-report"  # 调查终结
    DISCUSSION = "discussion"  # 集体讨论
    PENALTY_DECISION = "penalty-decision"
    NO_PENALTY = "no-penalty"  # 不予行政处罚决定
    DECISION = "decision"  # 行政处理决定
    EXTRA_PAYMENT = "extra-payment"  # 责令加付赔偿金
    PRESERVATION = "preservation"  # 先行登记保存
    DEPOSIT_PAYMENT = "deposit-payment"  # 工资保证金支付
    RELEASE = "release"  # 先行登记保存的处理
    OBJECTION_ANSWER = "objection-answer"  # 异议核实结果告知
    DELISTING = "delisting"  # 移出名单决定
    LISTING_STAYS = "listing-stays"  # 不予提前移出
    REFERRAL_APPROVAL = "referral-approval"  # 移送审批
    REFERRAL = "referral"  # 移送
    DEMAND = "demand"  # 催告
    ENFORCEMENT = "enforcement"  # 申请强制执行
    ACCOUNT_INQUIRY = "account-inquiry"
    PUBLICATION = "publication"
    QUESTIONING = "record-of-questioning"
    INSPECTION = "record-of-inspection"
    SERVICE_RECORD = "service-record"
    UNDOING = "undoing"  # 撤销、变更、补正送达的文书
    DELIVERY_ADDRESS = "delivery-address"  # 送达地址确认


class Event(StrEnum):
    """What happens to a paper or its case and starts or ends a limit."""

    FILED = "filed"
    SIGNED_OFF = "signed_off"
    SIGNED = "signed"  # a record, by whoever it binds
    PHONED = "phoned"  # signed off by telephone
    RATIFIED = "ratified"  # that approval was made up for in writing
    SERVED = "served"
    DUE = "due"  # the last day that the paper itself sets
    OBJECTED = "objected"
    ANSWERED = "answered"
    PAID = "paid"  # everything that the paper ordered
    CLOSED = "closed"  # 结案
    SCANNED = "scanned"  # a picture of the signed sheet, or of its receipt, came in
    RECHECKED = "rechecked"  # a later check found that it was obeyed


class Decides(StrEnum):
    """What is done by the approval of an internal form itself."""

    FILING = "filing"
    CANCELLATION = "cancellation"
    EXTENSION = "extension"
    CLOSING = "closing"
    STRIKE_OFF = "strike_off"
    REVIEW = "review"


class Again(StrEnum):
    """Whether a party that a standing paper was made for may get a second one of its role in a case."""

    NEVER = "never"
    OTHER_LINES = "other_lines"  # for lines of the list that no standing one speaks of
    ASKED = "asked"  # for the same lines with a reason


class Offered(StrEnum):
    """From where a form is made."""

    CASE = "case"
    PROJECT = "project"
    VISIT = "visit"
    INTERVIEW = "interview"
    SERVICE = "service"
    LEAD = "lead"
    REPORT = "report"  # a lead that is a 举报: whoever made it is named nowhere
    HAZARD = "hazard"
    MEETING = "meeting"
    ADVICE = "advice"
    INCIDENT = "incident"


class ListingGround(StrEnum):
    """On which case of O45 art. 5 a listing stands."""

    THRESHOLD = "threshold"
    INCIDENT = "incident"


class Capacity(StrEnum):
    """As what somebody is told or decided upon (R724 art. 48)."""

    EMPLOYER = "employer"  # 用人单位
    HEAD = "head"  # 法定代表人或者主要负责人
    MANAGER = "manager"  # 直接负责的主管人员
    STAFF = "staff"  # 其他直接责任人员


class Hand(StrEnum):
    """Through whose hands a paper goes before it goes out."""

    HANDLER = "handler"  # 经办
    REVIEWER = "reviewer"  # 法制审核
    LEADER = "leader"  # 负责人


class Need(StrEnum):
    """A record that a paper speaks of, asked for before it begins."""

    PARTY = "party"
    LIABLE = "liable"
    CLAIMS = "claims"
    INTERVIEW = "interview"
    VISIT = "visit"
    SERVED = "served"
    ORDER = "order"
    PAYMENTS = "payments"
    WORKER = "worker"


PAPERS_BEFORE = ("told", "decision")
"""The nouns under which a paper tells of those that it follows: the notice that went before, the decision."""


_ITS_ADDRESSEE = "addressee.name"


@dataclass(frozen=True, slots=True)
class RoleLimit:
    """A limit that a paper of a role starts with an event, and the event that ends it.

    ``set_by`` names the fact by which the paper itself sets the last day, where the law fixes no length, ``days_by``
    the one by which it sets how many days of the limit's unit there are, ``counts_from`` the one from whose day it
    counts, be it backwards. ``within`` names a limit of the same paper:
    an event after its last day starts nothing. ``of_filing``: it counts from the day on which the case was filed,
    ``after``: from the last day of another limit of the same event. ``of_party``: a term in which a party may do
    something, nobody is late when it is over. ``told``: it begins only where the paper prints this sentence; ``prints``
    is the fact in which it prints the last day, which is no later one. ``of_employer``: it begins only where the paper
    goes to who owes as the 用人单位, of who pays in its place only with a paper that ``keeps`` it. ``costs`` is the
    money rule by which each day beyond it costs the party a share of what the paper imposes. ``asks`` are the steps
    that it wants, the best one first.
    """

    limit: str
    starts: Event
    ends: Event | None = None
    set_by: str = ""
    days_by: str = ""
    counts_from: str = ""
    within: str = ""
    of_party: bool = False
    of_filing: bool = False
    after: str = ""
    told: str = ""
    prints: str = ""
    of_employer: bool = False
    costs: str = ""
    asks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """A fact that must stand on a paper, with the law that wants it; forms that ended before ``since`` are free."""

    fact: str
    basis_text: str
    since: date | None = None


@dataclass(frozen=True, slots=True)
class PartyRule:
    """A capacity: the first words by which a paper states it, and whether it is one of a company or of a person."""

    capacity: Capacity
    words: str
    kind: PartyKind


@dataclass(frozen=True, slots=True)
class RoleRule:
    """What law binds to a role. ``meets`` are limits of the case that its event ends.

    Of its ``gates`` those ``at_once`` are asked already when its record is saved, those ``beforehand`` before it is
    offered as the next step, those ``at_signing`` only when its print was signed.
    ``route`` are the hands through which its paper goes, ``review_basis`` the law that demands its
    法制审核, if any. ``parties`` are the capacities in which it may address somebody; none where it states none.

    ``keeps`` are roles whose limits run on although all was paid, while a paper of this role stands; ``carries``
    limits of its order that begin with its service for a party who is not the one that was ordered. ``again``:
    whether its party may get a second one in a case; None where any may. ``posted``: may be served by posting it
    up. ``grounds`` are the first words by which its paper states the ground. ``before`` are the papers to the
    same party that it follows, by the noun under which its facts tell them (``told.number``). ``decides``: what
    is done as its form is approved. ``handed_to`` is the fact that names who gets its paper, where that is not
    the party of which it speaks; empty where it is. ``repeats`` are facts (* for any letters) that it says as the
    one paper of a role to its party said them. ``enforced_by`` is the law that sends its decision to the court,
    as a sentence goes on with it; empty where that is the general one alone. ``settled_by`` are words in the
    title of a piece of evidence that tells how review or suit ended before its term. ``after_case``: it answers what
    goes on when its case has ended (a listing, a complaint, a paper that was served), and is still made then.
    """

    role: Role
    kind: DocumentKind
    gates: tuple[str, ...] = ()
    at_once: tuple[str, ...] = ()
    beforehand: tuple[str, ...] = ()
    at_signing: tuple[str, ...] = ()
    contents: tuple[Content, ...] = ()
    wordings: tuple[Wording, ...] = ()
    limits: tuple[RoleLimit, ...] = ()
    meets: tuple[tuple[str, Event], ...] = ()
    keeps: tuple[Role, ...] = ()
    carries: tuple[str, ...] = ()
    again: Again | None = None
    posted: bool = False
    grounds: Mapping[ListingGround, str] = field(default_factory=dict)
    route: tuple[Hand, ...] = ()
    review_basis: str = ""
    parties: tuple[PartyRule, ...] = ()
    before: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    decides: Decides | None = None
    handed_to: str = ""
    repeats: tuple[tuple[Role, tuple[str, ...]], ...] = ()
    enforced_by: str = ""
    settled_by: tuple[str, ...] = ()
    after_case: bool = False

    @property
    def tells_of_party(self) -> bool:
        """Whether its paper goes to another body to tell of its party, whom it may have to name by his number."""
        return self.handed_to not in ("", _ITS_ADDRESSEE)

    def party(self, stated: str) -> PartyRule | None:
        """The capacity that a paper states; None while it states none."""
        return next((each for each in self.parties if stated.startswith(each.words)), None)

    def capacity_words(self, capacity: Capacity) -> str:
        """How its paper states a capacity; empty where it knows none."""
        return next((each.words for each in self.parties if each.capacity is capacity), "")

    def ground(self, stated: str) -> ListingGround | None:
        """The ground that a paper states; None while it states none."""
        return next((ground for ground, words in self.grounds.items() if stated.startswith(words)), None)

    @property
    def by_phone(self) -> bool:
        """Whether a leader may approve its paper by telephone: law then sets a term for the approval in writing."""
        return any(each.ends is Event.RATIFIED for each in self.limits)

    def set_day(self) -> RoleLimit | None:
        """The limit whose last day the paper itself sets, or None."""
        return next((each for each in self.limits if each.set_by), None)


@dataclass(frozen=True, slots=True)
class Procedure:
    """Every role, in the order in which papers are usually wanted, and what a case and a service bind without a paper.

    ``case_limits`` begin with the case's own events; ``filing``, ``closing`` and ``service`` are the gates asked at
    立案, 结案 and 送达, ``handled`` those asked of every paper that prints the fact ``handled_by``. ``accepting`` is
    the limit in which a complaint is decided upon, ``investigation`` that of an investigation,
    ``time_bar`` the one after which a violation is no more looked into, ``public_notice`` the one after which a public
    notice counts as service.
    ``gates`` and ``limits`` are all that the law knows, with their titles; ``endless`` the limits without a length,
    ``by_hand`` those that the program starts for nobody, with the reason. ``unfit`` are words that stand on no paper,
    ``rights`` the passages that tell of rights, ``denials`` the words by which one of these takes a right away.
    """

    roles: Mapping[Role, RoleRule]
    case_limits: tuple[RoleLimit, ...]
    accepting: str
    investigation: str
    time_bar: str
    public_notice: str
    by_hand: Mapping[str, str]
    gates: Mapping[str, str]
    limits: Mapping[str, str]
    endless: frozenset[str] = frozenset()
    filing: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    service: tuple[str, ...] = ()
    handled_by: str = ""
    handled: tuple[str, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    rights: tuple[ToldRight, ...] = ()
    denials: tuple[Denials, ...] = ()

    @property
    def every_limit(self) -> tuple[RoleLimit, ...]:
        """The limits of the case and of every role."""
        return (*self.case_limits, *(limit for rule in self.roles.values() for limit in rule.limits))

    def terms_of(self, role: Role) -> frozenset[str]:
        """The limits of which papers of a role set the last day themselves."""
        return frozenset(each.limit for each in self.roles[role].limits if each.set_by)

    def limit(self, limit_id: str) -> RoleLimit | None:
        """What starts and ends a limit; None for one that only a form adds."""
        return next((each for each in self.every_limit if each.limit == limit_id), None)
