"""What speaks against taking somebody off the list before its term is over (O45 arts 11 to 14)."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese
from inspector_app.domain.incident import PoliceOutcome
from inspector_app.domain.money import yuan
from inspector_app.domain.reason import says_why
from inspector_app.domain.referral import Referral, ReferralKind, was_filed
from inspector_app.domain.role import Role
from inspector_app.domain.watch_rules import WatchTerm
from inspector_app.domain.watching import Listing, ListingRemoval, ListingState
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context


def off_early(context: Context, listing: Listing) -> list[Problem]:
    """What speaks against taking somebody off the list, as it is entered by hand. What the record itself refutes stops
    it; what else is missing wants its reason, which is another one than that of an act before."""
    kept = context.store.get(Listing, listing.rid)
    off, is_known = listing.removed_on, kept is not None and kept.removed_on == listing.removed_on
    is_explained = says_why(listing.note) and (kept is None or kept.note != listing.note)
    if off is None or is_known:
        return []
    found = against_removal(context, listing)
    return [each for each in found if not is_explained or (each.code in KNOWN and _under_order_45(context, listing))]


def against_removal(context: Context, listing: Listing) -> list[Problem]:
    """Whoever is taken off before the term on the list is over has paid, asked for it and brought the papers for it
    (O45 arts 12 to 14), six months after both the listing and the day on which it was put right at the earliest."""
    off = listing.removed_on
    if off is None or listing.decided_on is None or (_is_early(listing) and goes_along(context, listing)):
        return []
    if _is_early(listing):
        unasked = [] if listing.applied_on else [Problem("listing-not-applied", "note")]
        papers = [] if listing.evidence_rids or unasked else [Problem("listing-no-papers", "note")]
        known = [*_unpaid(context, listing), *_too_early(context, listing, off)]
        return [*unasked, *(known or _barred(context, listing, off) or papers)]
    if listing.removal is not ListingRemoval.EXPIRED:
        return []
    last = _from_listing(context, listing.decided_on, WatchTerm.LISTED)
    return [Problem("listing-not-expired", "removed_on", details={"last": chinese(last)})] if off < last else []


def _is_early(listing: Listing) -> bool:
    return listing.removal is ListingRemoval.EARLY


def _unpaid(context: Context, listing: Listing) -> list[Problem]:
    """What is still owed under the order on which it was listed, else in the whole case."""
    owed = _rested_on(context, listing).balance.open_fen if listing.case_rid else 0
    return [Problem("listing-unpaid", "removed_on", details={"owed": yuan(owed)})] if owed > 0 else []


def _too_early(context: Context, listing: Listing, off: date) -> list[Problem]:
    begins = _put_right_on(context, listing, listing.decided_on or off)
    may = _from_listing(context, begins, WatchTerm.MAY_APPLY)
    details = {"from": chinese(begins), "may": chinese(may)}
    return [Problem("listing-too-early", "removed_on", details=details)] if off < may else []


def _put_right_on(context: Context, listing: Listing, decided_on: date) -> date:
    """The day of the listing, or of the last payment after it."""
    paid = [each.paid_on for each in _rested_on(context, listing).payments] if listing.case_rid else []
    return max([decided_on, *paid])


def may_apply_from(context: Context, listing: Listing) -> date | None:
    """From which day on somebody who is on the list may ask to be taken off early (O45 art. 12); None while something
    is owed, or where it asked already."""
    on_list = listing.state is ListingState.LISTED and not listing.asks_removal
    if not on_list or listing.decided_on is None or _unpaid(context, listing):
        return None
    return _from_listing(context, _put_right_on(context, listing, listing.decided_on), WatchTerm.MAY_APPLY)


def goes_along(context: Context, listing: Listing) -> date | None:
    """The day on which the employer of whose case a person was listed was taken off early: the person is to be taken
    off with it, without asking (O45 art. 14)."""
    if not listing.case_rid or context.store.get(Company, listing.party_rid) is not None:
        return None
    same = context.store.find(Listing, case_rid=listing.case_rid, removal=ListingRemoval.EARLY)
    return next((each.removed_on for each in same if context.store.get(Company, each.party_rid) is not None), None)


def _barred(context: Context, listing: Listing, off: date) -> list[Problem]:
    """What on record forbids to take somebody off early (O45 art. 13): a case against it that was filed since it was
    listed, and one that is with the police for the crime, or was filed by them."""
    cases = {case.rid: case for case in context.store.find(Case, company_rid=listing.party_rid)}
    listed_on = listing.decided_on or off
    again = [case for case in cases.values() if case.filed_on and listed_on < case.filed_on <= off]
    rids = {*cases, listing.case_rid} - {""}
    sent = context.store.find_among(Referral, "case_rid", rids)
    police = [
        each for each in sent
        if each.kind is ReferralKind.POLICE and each.on <= off
        and (was_filed(each.decision, each.answer) or each.answered_on is None
             or each.decision is PoliceOutcome.PASSED_ON)
    ]  # fmt: skip
    if police:
        return [Problem("listing-criminal", "note", details={"day": chinese(police[0].on), "to": police[0].to})]
    return [Problem("listing-again", "note", details={"case": again[0].title})] if again else []


def _from_listing(context: Context, decided_on: date, term: WatchTerm) -> date:
    """The day on which a term is over that ran from the decision to list."""
    return context.law.compute(context.law.watching.terms[term], decided_on, context.agency.province).due


KNOWN = ("listing-too-early", "listing-unpaid")
"""What no words explain: the record itself tells it."""


def _under_order_45(context: Context, listing: Listing) -> bool:
    """Whether it was listed since Order 45 holds; the lists of before had other terms."""
    return listing.decided_on is not None and listing.decided_on >= context.law.statutes.came("O45")


def _rested_on(context: Context, listing: Listing) -> CaseFile:
    """Its case, narrowed to the lines of the orders on which it was listed where its papers name them."""
    whole = case_file(context, listing.case_rid)
    own = (*whole.papers(Role.PRE_NOTICE), *whole.papers(Role.LISTING_DECISION))
    named = {each.about.order_rid for each in own if each.addressee_rid == listing.party_rid} - {""}
    lines = [claim for d in whole.documents if d.rid in named for claim in whole.owed_under(d).claims]
    rids = {claim.rid for claim in lines or whole.claims}
    return replace(
        whole, claims=tuple(claim for claim in whole.claims if claim.rid in rids),
        payments=tuple(each for each in whole.payments if each.claim_rid in rids),
    )  # fmt: skip
