"""Entries of 重点监管 that papers tell of as they are signed off, served, objected to, taken back: a listing of each
拟列入告知书 served, a referral of each 移送书."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.document import Document, DocumentHead, in_force, served_act
from inspector_app.domain.identity import named_rid
from inspector_app.domain.incident import Incident
from inspector_app.domain.referral import Referral, ReferralKind
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.watching import Advice, Listing, ListingOutcome, ListingRemoval, ListingState
from inspector_app.formdefs.binding import GROUND
from inspector_app.store.unit import Unit
from inspector_app.support.clock import civil_date
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context

_GOES_ON = (ListingState.PROPOSED, ListingState.LISTED)
Told = Listing | Referral
Paper = DocumentHead | Document


def make_from_papers(context: Context) -> int:
    """Keep what papers of before tell and no entry does yet; how many entries are new or filled in.

    A listing begins with its notice, takes the days of the objection and the decision, and never takes back what
    somebody entered; who was addressed by a typed name alone has no entry. They have the same identity on every laptop.
    """
    found = {each.rid: each for each in _told(context)}
    if found:
        with context.unit("按文书建立监管记录") as unit:
            for entry in found.values():
                unit.put(entry)
    return len(found)


def told_at_sign_off(context: Context, document: Document, act: Act) -> tuple[Told, ...]:
    """What the sign-off of a paper tells of its entry."""
    entry, _ = _followed(context, document, (), (act,))
    return (entry,) if entry else ()


def follow(context: Context, unit: Unit, document: Document, acts: Iterable[Act], act: Act) -> None:
    """Inside the unit that keeps ``act`` on a paper with these ``acts``: its entry goes along, also when an act is
    taken back or the paper ends; an entry that says only what its notice told goes with it. What somebody entered
    stays."""
    before = tuple(acts)
    put, gone = _followed(context, document, before, (*before, act))
    if put:
        unit.put(put)
    if gone:
        unit.delete(gone)


def entry_of_paper(context: Context, document: Document) -> Told | Advice | Incident | None:
    """The entry that a paper told of or is made from."""
    role, about = context.forms.roles.get(document.form), document.about
    if about.advice_rid or about.incident_rid:
        return context.store.get(Advice, about.advice_rid) or context.store.get(Incident, about.incident_rid)
    if role not in (*_MOVES, Role.REFERRAL):
        return None
    return _kept(context, document, role, current(context.store.find(Act, subject_rid=document.rid)))


def _told(context: Context) -> Iterator[Told]:
    """What is new or different, the papers in the order in which they were made."""
    roles = context.forms.roles
    heads = [each for each in context.store.all(DocumentHead) if roles.get(each.form) in (*_MOVES, Role.REFERRAL)]
    acts = grouped(
        current(context.store.find_among(Act, "subject_rid", [each.rid for each in heads])),
        lambda act: act.subject_rid,
    )
    listings = {each.rid: each for each in context.store.all(Listing)}
    referrals = {each.rid: each for each in context.store.all(Referral)}
    for head in heads:
        done = acts.get(head.rid, [])
        if not in_force(head, done):
            continue
        role = roles[head.form]
        is_referral = role is Role.REFERRAL
        before = _referral_of(head, referrals.values()) if is_referral else _of_paper(head, listings.values())
        after = _moved(context, role, head, done, before)
        if isinstance(after, Listing):
            listings[after.rid] = after
        if isinstance(after, Referral):
            referrals[after.rid] = after
        if after is not None and after != before:
            yield after


def _followed(
    context: Context, document: Document, before: Sequence[Act], after: Sequence[Act]
) -> tuple[Told | None, Told | None]:
    """The entry of a paper as it is to be kept when its acts become others, and one that is to go; None: as it is."""
    role = context.forms.roles.get(document.form)
    if role not in (*_MOVES, Role.REFERRAL):
        return None, None
    was, now = current(before), current(after)
    kept = _kept(context, document, role, was)
    if kept is None:
        return (_moved(context, role, document, now, None) if in_force(document, now) else None), None
    bare = _bare(kept, role, was)
    stood = in_force(document, was)
    if not stood or _moved(context, role, document, was, bare) != kept:
        bare = kept  # the paper did not tell all of it
    told = _moved(context, role, document, now, bare) if in_force(document, now) else None
    if told is None and stood and _moved(context, role, document, was, None) == kept:
        return None, kept
    told = told or bare
    return (told if told != kept else None), None


def _kept(context: Context, document: Document, role: Role, done: Sequence[Act]) -> Told | None:
    if role is Role.REFERRAL:
        return _referral_of(document, context.store.find(Referral, case_rid=document.case_rid))
    listings = context.store.find(Listing, party_rid=document.addressee_rid) if document.addressee_rid else ()
    made_over = (each for each in listings if _moved(context, role, document, done, _bare(each, role, done)) == each)
    return _of_paper(document, listings) or next(made_over, None)


def _bare(entry: Told, role: Role, done: Sequence[Act]) -> Told:
    """An entry without what a paper of the role tells."""
    if isinstance(entry, Listing):
        return replace(entry, **_BLANK[role])
    signed = _day(done, ActKind.SIGNED_OFF)
    handed_over = entry.receipt_on is not None and entry.on == entry.receipt_on
    return replace(entry, receipt_on=None, on=signed if signed and handed_over else entry.on)


def _moved(context: Context, role: Role, head: Paper, done: Sequence[Act], before: Any) -> Told | None:
    """An entry as a paper in force tells it."""
    if role is Role.REFERRAL:
        return _handed_over(context, head, done, before) if head.case_rid else None
    return _MOVES[role](context, head, done, before) if head.addressee_rid else None


def _referral_of(head: Paper, referrals: Iterable[Referral]) -> Referral | None:
    """The referral that a paper speaks of: its own, else one to the police that was entered for its case by hand."""
    of_case = [each for each in referrals if each.case_rid == head.case_rid]
    own = next((each for each in of_case if each.document_rid == head.rid), None)
    by_hand = (each for each in of_case if each.kind is ReferralKind.POLICE and not each.document_rid)
    return own or next(by_hand, None)


def _of_paper(head: Paper, listings: Iterable[Listing]) -> Listing | None:
    """The listing that a paper speaks of: its own, else the one of the same party that goes on."""
    every = list(listings)
    own = next((each for each in every if each.notice_rid == head.rid), None)
    same = (each for each in every if each.party_rid == head.addressee_rid and each.state in _GOES_ON)
    return own or next((each for each in same if each.case_rid in ("", head.case_rid)), None)


Move = Callable[[Context, Paper, Sequence[Act], Listing | None], Listing | None]


def _begun(context: Context, head: Paper, done: Sequence[Act], before: Listing | None) -> Listing | None:
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
    _context: Context, head: Paper, done: Sequence[Act], before: Listing | None
) -> Listing | None:  # fmt: skip
    """A listing of which the objection was answered by a paper of its own, as it was handed over."""
    served = served_act(head, done)
    if before is None or before.objected_on is None or before.answered_on or served is None:
        return before
    return replace(before, answered_on=civil_date(served.at))


def _decided(_context: Context, head: Paper, done: Sequence[Act], before: Listing | None) -> Listing | None:
    """A listing that was only proposed, as the decision tells."""
    day = _day(done, ActKind.SIGNED_OFF)
    if before is None or before.state is not ListingState.PROPOSED or day is None:
        return before
    return replace(before, decided_on=day, outcome=ListingOutcome.LISTED, number=before.number or head.number)


def _removed(context: Context, head: Paper, done: Sequence[Act], before: Listing | None) -> Listing | None:
    """Somebody who is on the list, as the paper that takes him off tells, from the day that it names."""
    if before is None or before.state is not ListingState.LISTED:
        return before
    facts = _facts(context, head)
    stated = str(facts.get("delisting.on") or "")
    day = date.fromisoformat(stated) if stated else _day(done, ActKind.SIGNED_OFF)
    if day is None or day > context.clock.today():
        return before
    return replace(before, removed_on=day, removal=removal_of(str(facts.get("delisting.reason") or "")))


def removal_of(reason: str) -> ListingRemoval:
    """Why somebody is taken off, as a paper states it."""
    return next((each for words, each in _WHY.items() if words in reason), ListingRemoval.EARLY)


def _stays(_context: Context, head: Paper, done: Sequence[Act], before: Listing | None) -> Listing | None:
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
_BLANK: Mapping[Role, Mapping[str, Any]] = {
    Role.PRE_NOTICE: {"objected_on": None, "answered_on": None}, Role.OBJECTION_ANSWER: {"answered_on": None},
    Role.LISTING_DECISION: {"decided_on": None, "outcome": None, "number": ""},
    Role.DELISTING: {"removed_on": None, "removal": None}, Role.LISTING_STAYS: {"refused_on": None},
}  # fmt: skip
"""What it tells of it, as it is while no paper does."""
_WHY = {"期限届满": ListingRemoval.EXPIRED, "撤销": ListingRemoval.ANNULLED}


def _handed_over(context: Context, head: Paper, done: Sequence[Act], before: Referral | None) -> Referral:
    """What was signed off is to be handed over, and is so and received on the day of its service."""
    signed, received = _day(done, ActKind.SIGNED_OFF), _day(done, ActKind.SERVED)
    if before is None:
        rid, day = named_rid(context.agency.rid, "referral", head.rid), signed or context.clock.today()
        to = str(_facts(context, head).get(context.rule(head.form).handed_to) or head.addressee)
        before = Referral(
            rid, head.case_rid, ReferralKind.POLICE, to, day, document_rid=head.rid, number=head.number
        )  # fmt: skip
    before = replace(before, document_rid=before.document_rid or head.rid, number=before.number or head.number)
    if received is None or before.receipt_on is not None:
        return before
    return replace(before, receipt_on=received, on=received if before.on == signed else before.on)


def _ground(context: Context, head: Paper) -> ListingGround:
    told = str(_facts(context, head).get(GROUND) or "")
    return context.law.procedure.roles[Role.PRE_NOTICE].ground(told) or ListingGround.THRESHOLD


def _facts(context: Context, head: Paper) -> Mapping[str, Any]:
    """What a paper printed."""
    whole = head if isinstance(head, Document) else context.store.need(Document, head.rid)
    facts: dict[str, Any] = json.loads(whole.facts or "{}")
    return facts


def _day(done: Iterable[Act], kind: ActKind) -> date | None:
    return next((civil_date(act.at) for act in done if act.kind is kind), None)
