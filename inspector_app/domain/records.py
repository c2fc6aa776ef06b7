"""The one codec between records and canonical JSON, with a version per kind and pure upcasters for old bodies.

Canonical JSON: UTF-8, keys sorted, no blanks, no floats, integers below 2**53, no lone surrogates, NFC is *not* applied
(a name is kept as it was typed). The same record always gives the same bytes, so that a hash of them means something.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, Protocol

from inspector_app.domain import older
from inspector_app.domain.act import Act
from inspector_app.domain.agency import Agency, Inspector
from inspector_app.domain.assignment import Assignment
from inspector_app.domain.brought_list import BroughtList
from inspector_app.domain.campaign import (
    Bulletin,
    CampaignStep,
    CampaignTeam,
    Criterion,
    Publicity,
    Score,
    SelfReport,
    Supervision,
)
from inspector_app.domain.canonical import BadRecord, canonical, read_json
from inspector_app.domain.case import Case
from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.codec import from_plain, plain, read_exactly, read_plain, shape
from inspector_app.domain.company import Company
from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.contact import Contact
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Debt, Liability, Payment
from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting
from inspector_app.domain.document import Document
from inspector_app.domain.draw import Draw
from inspector_app.domain.edition import Edition
from inspector_app.domain.element import ElementTie
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.funding import Funding
from inspector_app.domain.hazard import Hazard, HazardStep
from inspector_app.domain.incident import Advance, FalseClaim, Incident, IncidentReport, Recovery
from inspector_app.domain.inspection import Finding, Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Campaign, Lead
from inspector_app.domain.number import NumberBlock
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.numbered_sheet import Sheet, SheetStock
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, Project
from inspector_app.domain.referral import Referral
from inspector_app.domain.renaming import Renaming
from inspector_app.domain.reported import ReportedFigure, SentReport
from inspector_app.domain.statement import Statement
from inspector_app.domain.survey import LedgerStatement, Surveyed, SurveyRound
from inspector_app.domain.watching import Advice, CreditRating, Listing, Watch, WatchReport
from inspector_app.support.errors import Trouble

__all__ = ["BadRecord", "canonical", "from_plain", "plain", "shape"]


class Record(Protocol):
    """Anything with an identity that the journal can keep."""

    @property
    def rid(self) -> str:
        """The identity that never changes."""


class Kind(NamedTuple):
    """A kind of record: its class, the present version of its body, and the steps that lift older bodies.

    Records of a kind that is ``fixed`` are saved once and never changed or removed.
    """

    type: type[Any]
    version: int = 1
    upcasters: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
    fixed: bool = False


KINDS: dict[str, Kind] = {
    "agency": Kind(
        Agency,
        5,
        {
            1: older.without_organs,
            2: older.without_codes,
            3: older.where_codes_may_be_scanned,
            4: older.orders_as_before,
        },
    ),
    "inspector": Kind(Inspector),
    "project": Kind(  # 2: heads may be unknown; a 0 was told
        Project, 4, {1: lambda body: body, 2: older.in_no_trade, 3: older.not_asked_of_wages}
    ),
    "company": Kind(Company, 3, {1: older.not_merged, 2: older.in_no_trade}),
    "chain_link": Kind(ChainLink),
    "person": Kind(Person, 3, {1: lambda body: body, 2: older.not_merged}),  # 2: more kinds of identity documents
    "lead": Kind(
        Lead, 4, {1: lambda body: body, 2: older.undecided, 3: older.since_nobody_knows}
    ),  # 2: heads may be unknown
    "campaign": Kind(Campaign, 2, {1: older.led_by_nobody}),
    "case": Kind(Case),
    "inspection": Kind(  # 3: two more results
        Inspection,
        6,
        {
            1: older.contracts_not_counted,
            2: lambda body: body,
            3: older.without_entry_code,
            4: older.helped_by_nobody,
            5: older.scanned_when_nobody_said,
        },
    ),
    "finding": Kind(Finding, 2, {1: older.not_followed_up}),
    "interview": Kind(Interview, 2, {1: older.asked_alone}),
    "evidence": Kind(Evidence, 2, {1: older.of_no_camera}),
    "hazard": Kind(Hazard, 2, {1: older.answered_by_nobody}),
    "wage_claim": Kind(
        WageClaim,
        5,
        {1: older.told_whole, 2: older.reckoned_by, 3: older.card_not_asked, 4: older.without_remark},
    ),
    "debt": Kind(Debt),
    "liability": Kind(Liability),
    "payment": Kind(Payment),
    "number_block": Kind(NumberBlock),
    "sheet_stock": Kind(SheetStock),
    "sheet": Kind(Sheet),
    "document": Kind(
        Document, 4, {1: older.lines_into_about, 2: older.made_from_no_register, 3: older.made_from_no_entry}
    ),
    "act": Kind(  # 2: one more kind, 期限办结
        Act,
        5,
        {1: lambda body: body, 2: older.reviewed_what, 3: older.told_beside_the_note, 4: older.not_by_phone},
    ),
    "deadline": Kind(Deadline, 3, {1: older.causes_of_limits, 2: older.of_no_lead}),
    "referral": Kind(Referral, 3, {1: older.without_receipt, 2: older.without_handing_over}),
    "edition": Kind(Edition),
    "brought_list": Kind(BroughtList),
    "statement": Kind(Statement),
    "funding": Kind(Funding),
    "reported_figure": Kind(ReportedFigure),
    "survey_round": Kind(SurveyRound),
    "surveyed": Kind(Surveyed),
    "ledger_statement": Kind(LedgerStatement, fixed=True),
    "sent_report": Kind(SentReport),
    "campaign_step": Kind(CampaignStep),
    "campaign_team": Kind(CampaignTeam),
    "draw": Kind(Draw, 2, {1: older.drawn_without_witness}, fixed=True),
    "publicity": Kind(Publicity),
    "self_report": Kind(SelfReport),
    "supervision": Kind(Supervision),
    "criterion": Kind(Criterion),
    "score": Kind(Score),
    "bulletin": Kind(Bulletin),
    "consultation": Kind(Consultation),
    "aid_application": Kind(AidApplication),
    "contact": Kind(Contact),
    "element_tie": Kind(ElementTie),
    "hazard_step": Kind(HazardStep, 2, {1: older.proved_by_nothing}),
    "meeting": Kind(Meeting),
    "dispatch_task": Kind(DispatchTask, 2, {1: older.of_no_incident}),
    "activity": Kind(Activity),
    "watch": Kind(Watch),
    "watch_report": Kind(WatchReport, 2, {1: older.told_of_wages_alone}),
    "credit_rating": Kind(CreditRating),
    "listing": Kind(Listing, 2, {1: older.proved_by_nothing}),
    "advice": Kind(Advice),
    "incident": Kind(Incident),
    "incident_report": Kind(IncidentReport),
    "advance": Kind(Advance),
    "recovery": Kind(Recovery),
    "false_claim": Kind(FalseClaim),
    "assignment": Kind(Assignment),
    "case_transfer": Kind(CaseTransfer),
    "number_look": Kind(NumberLook, fixed=True),
    "renaming": Kind(Renaming),
}

_NAMES = {kind.type: name for name, kind in KINDS.items()}
_WORD_START = re.compile("(?<=[a-z])(?=[A-Z])")


def kind_of(record: Record | type[Any]) -> str:
    """The kind's name for a record or its class."""
    return _NAMES[record if isinstance(record, type) else type(record)]


def noun_of(part: type[Any]) -> str:
    """The vocabulary's noun for a record class, or for a class of values inside records: wage_claim, site_fact."""
    return _NAMES.get(part) or _WORD_START.sub("_", part.__name__).lower()


def encode(record: Record) -> str:
    """The canonical JSON body of a record."""
    return canonical(plain(record))


def decode(kind: str, version: int, body: str) -> Any:
    """The record of a stored body, lifted to the present version.

    Raises :class:`Trouble` ``record-too-new`` or ``record-unknown-kind``; :class:`BadRecord` for a malformed body, a
    version that never was, and an old body that cannot be lifted. Nothing else, whatever the body holds.
    """
    if kind not in KINDS:
        raise Trouble("record-unknown-kind", kind=kind)
    entry = KINDS[kind]
    if version > entry.version:
        raise Trouble("record-too-new", kind=kind)
    return read_plain(entry.type, _lifted(entry, version, read_json(body)), kind)


def decode_exact(kind: str, version: int, body: str) -> Any:
    """As :func:`decode`, of a body as :func:`encode` writes it to the letter; that of an earlier version was written by
    another program, and only its shape is looked at. Raises as :func:`decode`."""
    if kind not in KINDS or version != KINDS[kind].version:
        return decode(kind, version, body)
    return read_exactly(KINDS[kind].type, body.encode("utf-8", "replace"), kind)


def _lifted(entry: Kind, version: int, value: Any) -> Any:
    """The plain values of an old body in the present shape. Raises :class:`BadRecord`."""
    if version < 1:
        raise BadRecord("$", f"version {version} never was")
    for step in range(version, entry.version):
        if step not in entry.upcasters:
            raise BadRecord("$", f"nothing lifts version {step}")
        try:
            value = entry.upcasters[step](value)
        except (LookupError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            raise BadRecord("$", f"version {step} has another shape") from error  # an upcaster trusts its body's shape
    return value
