"""人工费用: what is agreed to be paid for labour, and what a person says of the other sides of the accounts.

The law leaves the share to the contract (R724 art. 24(2)); a share without a source is marked as not verified.
"""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from inspector_app.domain.alike import person_key
from inspector_app.domain.identity import half_width
from inspector_app.domain.money import round_fen
from inspector_app.domain.project import SiteFact
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused

WHOLE_BP = 10_000
"""Hundredths of a percent in the whole."""


class FlowKind(StrEnum):
    """What a movement of an account means for the wages."""

    LABOUR_COST = "labour_cost"
    TRANSFER_IN = "transfer_in"
    RETURNED = "returned"
    INTEREST = "interest"
    OTHER_IN = "other_in"
    WAGE = "wage"
    BATCH = "batch"
    FAILED = "failed"
    LEADER = "leader"
    SUBCONTRACTOR = "subcontractor"
    BACK = "back"
    COMPANY = "company"
    FEE = "fee"
    OTHER_OUT = "other_out"
    UNKNOWN = "unknown"


INWARDS = (
    FlowKind.LABOUR_COST, FlowKind.TRANSFER_IN, FlowKind.RETURNED, FlowKind.INTEREST, FlowKind.OTHER_IN,
    FlowKind.UNKNOWN,
)  # fmt: skip
OUTWARDS = (
    FlowKind.WAGE, FlowKind.BATCH, FlowKind.FAILED, FlowKind.LEADER, FlowKind.SUBCONTRACTOR, FlowKind.BACK,
    FlowKind.COMPANY, FlowKind.FEE, FlowKind.OTHER_OUT, FlowKind.UNKNOWN,
)  # fmt: skip
NOT_WAGES = (FlowKind.LEADER, FlowKind.SUBCONTRACTOR, FlowKind.BACK, FlowKind.COMPANY, FlowKind.OTHER_OUT)
"""Where money of a special account went that did not go to a worker."""


def flow_word(kind: FlowKind, *, inwards: bool) -> str:
    """What a movement means, as shown: of what came in nobody knows the source, of what went out the use."""
    return "来源未认定" if inwards and kind is FlowKind.UNKNOWN else vocabulary.word(kind)


@dataclass(frozen=True, slots=True)
class Output:
    """产值 of a span, in 分; ``due_fen`` where the contract names what is to be paid for labour by then."""

    first_day: date | None
    last_day: date | None
    value_fen: int | None = None
    due_fen: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartyMeaning:
    """What a person said of one other side: what its movements mean, and of a worker whose money it is.

    ``inwards``: of what came from it, not of what went to it.
    """

    party: str
    party_account: str
    inwards: bool
    kind: FlowKind
    person_rid: str = ""


@dataclass(frozen=True, slots=True)
class Funding:
    """资金约定 of a project, or of a case without one.

    ``share_bp`` is the share of labour in hundredths of a percent; ``cards`` says who keeps the workers' wage cards.
    """

    rid: str
    project_rid: str = ""
    case_rid: str = ""
    share_bp: int | None = None
    share_source: str = ""
    share_verified: bool = False
    outputs: tuple[Output, ...] = ()
    cards: SiteFact = field(default_factory=SiteFact)
    meanings: tuple[PartyMeaning, ...] = ()

    def saying(self, meaning: PartyMeaning) -> "Funding":
        """The same with what a person says now in place of what was said of that side before."""
        others = [each for each in self.meanings if party_of(each) != party_of(meaning)]
        return replace(self, meanings=(*others, meaning))

    def forgetting(self, meaning: PartyMeaning) -> "Funding":
        """The same without what was said of a side."""
        return replace(self, meanings=tuple(each for each in self.meanings if party_of(each) != party_of(meaning)))


def party_of(meaning: PartyMeaning) -> tuple[str, str, bool]:
    """What tells one side from another: its name as it sounds, its account, and the direction."""
    return person_key(meaning.party), meaning.party_account, meaning.inwards


@dataclass(frozen=True, slots=True)
class Due:
    """应拨: the sum in 分 (None while nobody told what it follows from) and how it was computed, in words."""

    fen: int | None
    words: str
    verified: bool = False


def share_of(value_fen: int, share_bp: int) -> int:
    """What a share of a sum comes to, rounded to 分."""
    return round_fen(Decimal(value_fen) * share_bp / WHOLE_BP / 100)


def parse_percent(text: str, where: str) -> int:
    """Read 30, 30% or 12.5％ as hundredths of a percent. Raises :class:`Refused` ``funding-share``."""
    try:
        share = Decimal(half_width(text).rstrip("%")) * 100
    except InvalidOperation:
        raise Refused(Problem("funding-share", where)) from None
    if not share.is_finite() or share != share.to_integral_value() or not 0 < share <= WHOLE_BP:
        raise Refused(Problem("funding-share", where))
    return int(share)


def percent(share_bp: int) -> str:
    """30%, 12.5%."""
    return f"{(Decimal(share_bp) / 100).normalize():f}%"
