"""What speaks against taking somebody off the list by a paper: what is asked where it is entered by hand, asked of the
decision too (O45 arts 11 to 17)."""

from collections.abc import Iterator
from dataclasses import replace

from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, in_force, issuing_act
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.watching import Listing, ListingOutcome, ListingRemoval, ListingState
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.early_removal import KNOWN, against_removal
from inspector_app.usecases.paper import stated_day, to_same_party
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.watch_papers import removal_of

_REASON, _ON = "delisting.reason", "delisting.on"


def delisting_problems(form: Form, around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """A term that still runs, an order that still stands, wages that are still owed and a day before the listing are
    errors; what else is to be on record before somebody is taken off early wants a reason."""
    off, whole = stated_day(facts, _ON), around.whole
    if around.context.rule(form.id).role is not Role.DELISTING or whole is None or off is None:
        return
    why = removal_of(str(facts.get(_REASON) or ""))
    if why is ListingRemoval.ANNULLED:
        yield from _annulled(around, whole)
        return
    listing = _listing(around, whole)
    if listing is None or listing.decided_on is None:
        return
    if off < listing.decided_on:
        yield Problem("delisting-before-listing", _ON, details={"day": chinese(listing.decided_on)})
        return
    wished = replace(listing, removed_on=off, removal=why, note="")
    for each in against_removal(around.context, wished):
        never = why is ListingRemoval.EXPIRED or each.code in KNOWN
        yield Problem(f"de{each.code}", _REASON, Level.ERROR if never else Level.WARNING, each.details)


def _annulled(around: Surroundings, whole: CaseFile) -> Iterator[Problem]:
    """O45 art. 16: the order on which the listing rests was withdrawn, which is an act on it; where the decision names
    none, any order that stands may be the one."""
    rested = {each.about.order_rid for each in _decisions(around, whole)} - {""}
    orders = [each for each in whole.with_role(Role.ORDER) if not rested or each.rid in rested]
    if standing := [each for each in orders if in_force(each, whole.acts)]:
        yield Problem("delisting-order-stands", _REASON, details={"order": standing[0].called})


def _listing(around: Surroundings, whole: CaseFile) -> Listing | None:
    """The entry of the party that is on the list, or was taken off it by hand before its paper; without one, what the
    decision tells."""
    rid = around.paper.addressee_rid
    kept = around.context.store.find(Listing, party_rid=rid) if rid else ()
    by_state = {each.state: each for each in kept if each.case_rid in ("", whole.case.rid)}
    found = by_state.get(ListingState.LISTED) or by_state.get(ListingState.REMOVED)
    signed = [act for each in _decisions(around, whole) if (act := issuing_act(each, whole.acts))]
    if found or not signed:
        return found
    day, outcome = civil_date(signed[-1].at), ListingOutcome.LISTED
    return Listing("", rid, day, ListingGround.THRESHOLD, whole.case.rid, decided_on=day, outcome=outcome)


def _decisions(around: Surroundings, whole: CaseFile) -> list[Document]:
    return [each for each in whole.papers(Role.LISTING_DECISION) if to_same_party(each, around.paper)]
