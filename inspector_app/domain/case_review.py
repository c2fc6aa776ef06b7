"""案卷评查: what a lawyer of the other side would look for in a file; the words of each are data (``review.toml``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.role import Role


class Check(StrEnum):
    """One thing that is looked for."""

    NOT_FILED = "not_filed"
    UNMET = "unmet"
    OVERRIDDEN = "overridden"
    NO_FILING_FORM = "no_filing_form"
    DATES = "dates"
    ORDER_BEFORE_INQUIRY = "order_before_inquiry"
    ASKED_BEFORE_FILING = "asked_before_filing"
    ONE_INSPECTOR = "one_inspector"
    CERTIFICATE = "certificate"
    OVERLAP = "overlap"
    AGAINST_OPINION = "against_opinion"
    NUMBERS_DIFFER = "numbers_differ"
    ID_NUMBER = "id_number"
    WEEKDAY = "weekday"
    WRONG_PARTY = "wrong_party"
    STEP_MISSING = "step_missing"
    GROUNDLESS = "groundless"
    SAME_DEBT = "same_debt"
    PHONED = "phoned"
    RECEIVER = "receiver"
    SERVICE_UNPROVED = "service_unproved"
    UNSIGNED = "unsigned"
    NO_SCAN = "no_scan"
    PAGES_LACK = "pages_lack"
    DOUBTED = "doubted"
    NOT_ASKED = "not_asked"
    UNANSWERED = "unanswered"
    BLANK_SPACE = "blank_space"
    NUMBER_BLANK = "number_blank"
    BY_HAND = "by_hand"
    NOT_CLAIMED = "not_claimed"
    NOT_RECKONED = "not_reckoned"
    UNPROVED = "unproved"
    GROUND = "ground"
    ELEMENT = "element"
    OBJECTION_OPEN = "objection_open"
    HEARING_REFUSED = "hearing_refused"
    HEARING_EMPTY = "hearing_empty"
    OTHER_NAME = "other_name"
    SAID_OTHERWISE = "said_otherwise"
    OTHER_NOTIFIED = "other_notified"
    FEW_VOTERS = "few_voters"
    TOO_SHORT = "too_short"
    ONE_SIDED = "one_sided"
    REST_DAY = "rest_day"
    CLOSED_LACKING = "closed_lacking"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class CheckRule:
    """What a check is called, what is to be done, how grave it is (3 may void a paper, 1 is a blemish; ``grave`` in
    words), its source."""

    check: Check
    title: str
    mend: str
    weight: int
    grave: str
    basis_text: str


@dataclass(frozen=True, slots=True)
class Pace:
    """How long one answer of a transcript, and one item of a visit, takes at least."""

    answer: timedelta
    item: timedelta


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """What a file is looked through for, in the order of the data.

    ``points`` are taken off ``full`` once for each check that found something, by its weight; while one of ``void``
    found something no score counts. ``score_basis`` says whose points these are. ``receivers``: words that name
    somebody who may sign for a company or a person, ``offices`` for a public body or a bank; ``unfit`` are words of
    one who may not, though he lives there. ``relied``: which charge of 要件表 the papers of a role rely upon. ``pace``:
    how long one answer, and one item of a checklist, takes at least to be put and written down.
    """

    checks: Mapping[Check, CheckRule]
    full: int
    points: Mapping[int, int]
    void: int
    score_basis: str
    receivers: Mapping[PartyKind, tuple[str, ...]] = field(default_factory=dict)
    offices: tuple[str, ...] = ()
    unfit: tuple[str, ...] = ()
    relied: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    pace: Pace = Pace(timedelta(), timedelta())


class Place(StrEnum):
    """What kind of record a weakness stands in."""

    PAPER = "paper"
    INTERVIEW = "interview"
    VISIT = "visit"
    LINE = "line"
    ELEMENT = "element"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is weak: in words, and the record in which that is mended."""

    called: str
    place: Place
    rid: str = ""


@dataclass(frozen=True, slots=True)
class Weakness:
    """What a check came to: ``where`` are the records that it found, none where nothing is weak."""

    rule: CheckRule
    where: tuple[Spot, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Where, each in words, once."""
        return tuple(dict.fromkeys(spot.called for spot in self.where))


def score(rules: ReviewRules, found: tuple[Weakness, ...]) -> int | None:
    """What is left of the full points; None while something may be void, and no points say anything."""
    weak = [each.rule.weight for each in found if each.where]
    if any(weight >= rules.void for weight in weak):
        return None
    return max(0, rules.full - sum(rules.points[weight] for weight in weak))
