"""What is done with the entries of 重点监管: which acts stand open on each, what each asks, and whether it is over."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from inspector_app.domain.incident import WITHOUT_CASE, Advance, FalseClaim, Incident, PoliceOutcome
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.watching import Advice, CreditRating, Listing, ListingState, Watch

Entry = Watch | CreditRating | Listing | Advice | Incident | FalseClaim | Referral | Advance


class WatchAct(StrEnum):
    RELEASE = "release"
    TELL = "tell"
    OBJECT = "object"
    ANSWER = "answer"
    DECIDE = "decide"
    PUBLISH = "publish"
    APPLY = "apply"
    REFUSE = "refuse"
    REMOVE = "remove"
    REPLY = "reply"
    CALM = "calm"
    WARN = "warn"
    EXPOSE = "expose"
    REFER = "refer"
    RECEIPT = "receipt"
    POLICE = "police"
    REVIEW = "review"
    HAND_OVER = "hand_over"
    CLOSE = "close"


class Asked(NamedTuple):
    """An act: when it stands open, the fields that it asks, and those of them that may stay empty."""

    open: Callable[[Any], bool]
    fields: tuple[str, ...]
    free: tuple[str, ...] = ()


def _proposed(listing: Listing) -> bool:
    return listing.state is ListingState.PROPOSED


def _listed(listing: Listing) -> bool:
    return listing.state is ListingState.LISTED


def _by_police(referral: Referral) -> bool:
    return referral.kind is ReferralKind.POLICE


ACTS: Mapping[type[Any], Mapping[WatchAct, Asked]] = {
    Watch: {WatchAct.RELEASE: Asked(lambda it: it.ended_on is None, ("ended_on", "end_reason"))},
    CreditRating: {WatchAct.TELL: Asked(lambda it: it.told_on is None, ("told_on",))},
    Listing: {
        WatchAct.OBJECT: Asked(lambda it: _proposed(it) and it.objected_on is None, ("objected_on", "note"), ("note",)),
        WatchAct.ANSWER: Asked(
            lambda it: _proposed(it) and it.objected_on and it.answered_on is None, ("answered_on", "note"), ("note",)
        ),
        WatchAct.DECIDE: Asked(_proposed, ("decided_on", "outcome", "number", "note"), ("number", "note")),
        WatchAct.PUBLISH: Asked(lambda it: _listed(it) and it.published_on is None, ("published_on", "published_at")),
        WatchAct.APPLY: Asked(
            lambda it: _listed(it) and not it.asks_removal, ("applied_on", "evidence_rids", "note"),
            ("evidence_rids", "note"),
        ),
        WatchAct.REFUSE: Asked(lambda it: it.asks_removal, ("refused_on", "note")),
        WatchAct.REMOVE: Asked(_listed, ("removed_on", "removal", "note"), ("note",)),
    },
    Advice: {WatchAct.REPLY: Asked(lambda it: it.replied_on is None, ("replied_on", "reply"))},
    Incident: {WatchAct.CALM: Asked(lambda it: it.ended_on is None, ("ended_on", "outcome"))},
    FalseClaim: {
        WatchAct.WARN: Asked(lambda it: it.warned_on is None, ("warned_on", "warning")),
        WatchAct.EXPOSE: Asked(lambda it: it.exposed_on is None, ("exposed_on", "exposure")),
        WatchAct.REFER: Asked(lambda it: it.referred_on is None, ("referred_on", "referred_to")),
        WatchAct.POLICE: Asked(
            lambda it: it.referred_on and it.decision in (None, PoliceOutcome.RETURNED, PoliceOutcome.PASSED_ON),
            ("answered_on", "decision"),
        ),
        WatchAct.CLOSE: Asked(lambda it: not it.is_closed and not it.is_with_police, ("closed_on", "outcome")),
    },
    Referral: {
        WatchAct.RECEIPT: Asked(lambda it: _by_police(it) and it.receipt_on is None, ("receipt_on", "receipt_by")),
        WatchAct.POLICE: Asked(
            lambda it: _by_police(it) and it.decision is not PoliceOutcome.FILED, ("answered_on", "decision", "answer"),
            ("answer",),
        ),
        WatchAct.REVIEW: Asked(
            lambda it: it.decision in WITHOUT_CASE and it.review_on is None, ("review_on",)
        ),
        WatchAct.HAND_OVER: Asked(
            lambda it: it.decision is PoliceOutcome.FILED and it.handed_on is None, ("handed_on",)
        ),
        WatchAct.REPLY: Asked(lambda it: not _by_police(it) and it.answered_on is None, ("answered_on", "answer")),
    },
    Advance: {},
}  # fmt: skip
"""By class, in the order in which they come as a rule."""


def open_acts(entry: Entry) -> tuple[WatchAct, ...]:
    """What may be done with an entry now."""
    return tuple(act for act, asked in ACTS[type(entry)].items() if asked.open(entry))


def is_over(entry: Entry, still_out: int = 0) -> bool:
    """Whether nothing more is expected of it; ``still_out`` is what was not recovered of an advance."""
    match entry:
        case Watch() | Incident():
            return entry.ended_on is not None
        case CreditRating():
            return True
        case Listing():
            return entry.state in (ListingState.NOT_LISTED, ListingState.REMOVED)
        case Advice():
            return entry.replied_on is not None
        case FalseClaim():
            return entry.is_closed
        case Referral():
            if entry.decision is PoliceOutcome.FILED:
                return entry.handed_on is not None
            settled = entry.decision is not None and entry.decision is not PoliceOutcome.RETURNED
            return settled if _by_police(entry) else entry.answered_on is not None
        case Advance():
            return still_out <= 0
