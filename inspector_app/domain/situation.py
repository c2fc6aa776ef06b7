"""Everything that the gates of law may look at, frozen on one day."""

from dataclasses import dataclass
from datetime import date

from inspector_app.domain.act import Act, Service
from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.contact import Hiding
from inspector_app.domain.debt import Balance, Liability
from inspector_app.domain.document import Document
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.payer import Duty, Payer
from inspector_app.domain.person import Person
from inspector_app.domain.role import ListingGround
from inspector_app.domain.threshold import ThresholdState

NOTHING_OWED = Balance(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class OrderInForce:
    """An order to pay with what became of it: service (None = not served), the balance on the day it ran out, until
    when its approval by telephone was to be made up for in writing, where it was not, and to which day its term goes on
    where its last day was one of rest (CPL art. 85(3))."""

    document: Document
    served: Act | None
    served_on: date | None
    at_expiry: Balance
    threshold_at_expiry: ThresholdState
    ratify_by: date | None = None
    goes_on_to: date | None = None

    @property
    def last_day(self) -> date | None:
        """With which day its term is over."""
        return self.goes_on_to or self.document.due


@dataclass(frozen=True, slots=True)
class Told:
    """A notice to the party with what became of it: service, the last day of the party's term, an open objection,
    whether the party was heard and answered, or gave it up in writing; ``of_old`` that it is of a day before there was
    the law by which such a paper tells what it must."""

    served_on: date | None
    objections_until: date | None
    objection_open: bool
    was_heard: bool = False
    waived_on: date | None = None
    of_old: bool = False

    def runs_on(self, day: date) -> bool:
        """Whether the party may still say something against it on a day; not from the day on which it gave that up."""
        is_waived = self.waived_on is not None and self.waived_on <= day
        return not is_waived and self.objections_until is not None and day <= self.objections_until


@dataclass(frozen=True, slots=True)
class Correction:
    """A paper that ordered the party to put something right: when it was served, and by which day it was to be done."""

    served_on: date | None
    due: date


@dataclass(frozen=True, slots=True)
class Approval:
    """By whom the paper says that it was approved, and when."""

    agency: str = ""
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything a gate may look at, frozen on one day.

    ``acted_on`` is the day of the questioning or visit that the paper records: certificates must hold on it, not today;
    ``questioned`` whom the ``interview`` asks.
    ``written_on`` is the day on which a paper that is typed back was written by hand.
    ``barred_after`` is the last day on which the violation could be noticed (it was on ``noticed_on``), ``usual_days``
    the least and most calendar days for a day that the paper sets, without a reason, ``due_rests`` that its day is none
    of work; all come from the law's data. ``orders`` are those it follows, ``running`` later ones on the same debt
    whose day is still to come. ``ground`` is what it states. ``duty`` is that of an order's ground, ``limited``
    that the order says within which sum it is, ``payer`` the party
    on which it is laid, ``employers`` the 用人单位. ``service`` is that which is being entered. To the paper's own
    party went ``notices`` (before a listing; ``others_told``: who answers for the company was told too, or the company
    itself where the paper is to one who answers for it, ``is_head``),
    ``decision_notices``, ``penalty_notices`` and ``demands``; ``follows`` are those that the paper cannot be without,
    one of each group, ``hearing_told``: a penalty notice told of that right,
    ``hearing_asked`` that the party asked for it in time and did not give it up, ``hearing_held``, ``discussed``:
    the signed record of it is on file, ``hearing_early`` that it was called later than law wants; ``referred``: the
    case went to the police, ``referral_approved`` that the leader approved this on its form, ``reported`` that a
    report of the investigation is on file. ``investigate_by`` is the last day for the investigation, where no paper
    ended it by then and none tells why. ``sue_until`` is the last day for a suit against the decision that the
    court is asked to enforce, where nothing on file ended that term before.
    ``decide_by`` is the last day for a listing, or for going to the court where the paper does, ``decided`` that a
    listing stands.
    ``corrections`` are all papers that set the party a day, and ``punishes_management`` says that the paper cites R724
    arts 54 to 57, ``compensates`` that it lays 加付赔偿金 upon its party or says that it will;
    ``approval`` is what it states of its own. ``hides`` is what attempts to reach the addressee prove, ``agreed``
    whether it signed that papers may be served electronically, ``reached`` that who received it may sign for it,
    ``to_person`` that it addresses a person, ``on_record`` as what and under which name the register knows who signs
    for the addressee himself, ``sought`` that it was looked for in vain where the way wants that, ``elsewhere`` who
    gets the paper where its party (known by ``party_names``) does not; all of the paper whose service is entered.
    """

    today: date
    inspectors: tuple[Inspector, ...] = ()
    acted_on: date | None = None
    case: Case | None = None
    claims: tuple[WageClaim, ...] = ()
    liabilities: tuple[Liability, ...] = ()
    duty: Duty | None = None
    limited: bool = False
    payer: Payer | None = None
    employers: frozenset[str] | None = None
    balance: Balance = NOTHING_OWED
    threshold: ThresholdState | None = None
    orders: tuple[OrderInForce, ...] = ()
    running: tuple[OrderInForce, ...] = ()
    listed: bool = False
    interview: Interview | None = None
    questioned: Person | None = None
    other_interviews: tuple[InterviewHead, ...] = ()
    inspection: Inspection | None = None
    visited_meanwhile: tuple[str, ...] = ()
    talked_meanwhile: tuple[str, ...] = ()
    due: date | None = None
    written_on: date | None = None
    usual_days: tuple[int, int] | None = None
    due_rests: bool = False
    barred_after: date | None = None
    noticed_on: date | None = None
    ground: ListingGround | None = None
    notices: tuple[Told, ...] = ()
    others_told: bool = True
    is_head: bool = False
    penalty_notices: tuple[Told, ...] = ()
    decision_notices: tuple[Told, ...] = ()
    demands: tuple[Told, ...] = ()
    follows: tuple[tuple[Told, ...], ...] = ()
    hearing_told: bool = True
    hearing_asked: bool = False
    hearing_held: bool = False
    hearing_early: bool = False
    discussed: bool = False
    referred: bool = False
    referral_approved: bool = False
    reported: bool = False
    investigate_by: date | None = None
    sue_until: date | None = None
    decide_by: date | None = None
    decided: bool = False
    corrections: tuple[Correction, ...] = ()
    compensates: bool = False
    punishes_management: bool = False
    approval: Approval = Approval()
    service: Service | None = None
    hides: Hiding | None = None
    agreed: bool = False
    reached: bool = True
    to_person: bool = False
    on_record: tuple[str, str] = ("", "")
    sought: bool = True
    elsewhere: str = ""
    party_names: tuple[str, ...] = ()
