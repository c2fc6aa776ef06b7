"""Entries of 重点监管 that papers tell of: a listing of each 拟列入告知书 served, a referral of each 移送书."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.document import Document, DocumentHead, in_force, served_act
from inspector_app.domain.identity import named_rid
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.watching import Listing, ListingOutcome, ListingRemoval, ListingState
from inspector_app.formdefs.binding import GROUND
from inspector_app.support.clock import civil_date
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context

_GOES_ON = (ListingState.PROPOSED, ListingState.LISTED)
Told = Listing | Referral


def make_from_papers(context: Context) -> int:
    """Keep what papers tell and no entry does yet; how many entries are new or filled in.

    A listing begins with its notice, takes the days of the objection and the decision, and never takes back what
    somebody entered; who was addressed by a typed name alone has no entry. They have the same identity on every laptop.
    """
    found = {each.rid: each for each in _told(context)}
    if found:
        with context.unit("按文书建立监管记录") as unit:
            for entry in found.values():
                unit.put(entry)
    return len(found)


def _told(context: Context) -> Iterator[Told]:
    """What is new or different, the papers in the order in which they were made."""
    roles = context.forms.roles
    heads = [each for each in context.store.all(DocumentHead) if roles.get(each.form) in (*_MOVES, Role.REFERRAL)]
    acts = grouped(
        current(context.store.find_among(Act, "subject_rid", [each.rid for each in heads])),
        lambda act: act.subject_rid,
    )
    listings = {each.rid: each for each in context.store.all(Listing)}
    referred = {each.document_rid for each in context.store.all(Referral)}
    for head in heads:
        done = acts.get(head.rid, [])
        if not in_force(head, done):
            continue
        role = roles[head.form]
        if role is Role.REFERRAL:
            if head.rid not in referred and head.case_rid:
                yield _referral(context, head, done)
            continue
        if not head.addressee_rid:
            continue
        before = _of_paper(head, listings.values())
        after = _MOVES[role](context, head, done, before)
        if after is not None and after != before:
            listings[after.rid] = after
            yield after


def _of_paper(head: DocumentHead, listings: Iterable[Listing]) -> Listing | None:
    """The listing that a paper speaks of: its own, else the one of the same party that goes on."""
    every = list(listings)
    own = next((each for each in every if each.notice_rid == head.rid), None)
    same = (each for each in every if each.party_rid == head.addressee_rid and each.state in _GOES_ON)
    return own or next((each for each in same if each.case_rid in ("", head.case_rid)), None)


Move = Callable[[Context, DocumentHead, list[Act], Listing | None], Listing | None]


def _begun(context: Context, head: DocumentHead, done: list[Act], before: Listing | None) -> Listing | None:
    """The listing as its notice tells; None for one that was not handed over."""
    served = served_act(head, done)
    if served is None:
        return None
    if before is None:
        rid = named_rid(context.agency.rid, "listing", head.rid)
        before = Listing(rid, head.addressee_rid, civil_date(served.at), _ground(context, head), head.case_rid)
    return replace(
        before,
        notice_rid=before.notice_rid or head.rid,
        objected_on=before.objected_on or _day(done, ActKind.OBJECTED),
        answered_on=before.answered_on or _day(done, ActKind.OBJECTION_ANSWERED),
    )


def _answered(
    _context: Context, head: DocumentHead, done: list[Act], before: Listing | None
) -> Listing | None:  # fmt: skip
    """A listing of which the objection was answered by a paper of its own, as it was handed over."""
    served = served_act(head, done)
    if before is None or before.objected_on is None or before.answered_on or served is None:
        return before
    return replace(before, answered_on=civil_date(served.at))


def _decided(_context: Context, head: DocumentHead, done: list[Act], before: Listing | None) -> Listing | None:
    """A listing that was only proposed, as the decision tells."""
    day = _day(done, ActKind.SIGNED_OFF)
    if before is None or before.state is not ListingState.PROPOSED or day is None:
        return before
    return replace(before, decided_on=day, outcome=ListingOutcome.LISTED, number=before.number or head.number)


def _removed(context: Context, head: DocumentHead, done: list[Act], before: Listing | None) -> Listing | None:
    """Somebody who is on the list, as the paper that takes him off tells, from the day that it names."""
    if before is None or before.state is not ListingState.LISTED:
        return before
    facts = _facts(context, head)
    stated = str(facts.get("delisting.on") or "")
    day = date.fromisoformat(stated) if stated else _day(done, ActKind.SIGNED_OFF)
    if day is None or day > context.clock.today():
        return before
    why = str(facts.get("delisting.reason") or "")
    removal = next((each for words, each in _WHY.items() if words in why), ListingRemoval.EARLY)
    return replace(before, removed_on=day, removal=removal)


def _stays(_context: Context, head: DocumentHead, done: list[Act], before: Listing | None) -> Listing | None:
    """Somebody who asked to be taken off early, as the paper that refuses it tells."""
    day = _day(done, ActKind.SIGNED_OFF)
    if before is None or day is None or not before.asks_removal:
        return before
    return replace(before, refused_on=day)


_MOVES: Mapping[Role, Move] = {
    Role.PRE_NOTICE: _begun, Role.OBJECTION_ANSWER: _answered, Role.LISTING_DECISION: _decided,
    Role.DELISTING: _removed, Role.LISTING_STAYS: _stays,
}  # fmt: skip
"""What a paper makes of the listing that it speaks of."""
_WHY = {"期限届满": ListingRemoval.EXPIRED, "撤销": ListingRemoval.ANNULLED}


def _referral(context: Context, head: DocumentHead, done: list[Act]) -> Referral:
    """What was signed off is handed over, and received on the day of its service."""
    rid, received = named_rid(context.agency.rid, "referral", head.rid), _day(done, ActKind.SERVED)
    day = received or _day(done, ActKind.SIGNED_OFF) or context.clock.today()
    return Referral(
        rid, head.case_rid, ReferralKind.POLICE, head.addressee, day, document_rid=head.rid, number=head.number,
        receipt_on=received,
    )  # fmt: skip


def _ground(context: Context, head: DocumentHead) -> ListingGround:
    told = str(_facts(context, head).get(GROUND) or "")
    return context.law.procedure.roles[Role.PRE_NOTICE].ground(told) or ListingGround.THRESHOLD


def _facts(context: Context, head: DocumentHead) -> Mapping[str, Any]:
    """What a paper printed."""
    facts: dict[str, Any] = json.loads(context.store.need(Document, head.rid).facts or "{}")
    return facts


def _day(done: Iterable[Act], kind: ActKind) -> date | None:
    return next((civil_date(act.at) for act in done if act.kind is kind), None)
