"""What must be true of the entries of 重点监管 before they are kept."""

import typing
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.alike import same_name
from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, served_act
from inspector_app.domain.incident import (
    Advance,
    FalseClaim,
    Incident,
    IncidentReport,
    IncidentReportKind,
    Recovery,
)
from inspector_app.domain.incident import still_out as rest_of
from inspector_app.domain.money import yuan
from inspector_app.domain.reason import says_why
from inspector_app.domain.records import noun_of, shape
from inspector_app.domain.referral import Referral
from inspector_app.domain.survey import month_of, month_words
from inspector_app.domain.watch_rules import WatchTerm
from inspector_app.domain.watching import (
    Advice,
    CreditRating,
    Listing,
    ListingOutcome,
    ListingState,
    Watch,
    WatchReport,
)
from inspector_app.formdefs.placeholders import gaps
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.early_removal import off_early

_NEEDED: Mapping[type[Any], tuple[str, ...]] = {
    Watch: ("reason",), WatchReport: (), CreditRating: ("company_rid",), Listing: ("party_rid",),
    Advice: ("measure", "body", "text"), Incident: ("place", "demand"), IncidentReport: ("text",),
    FalseClaim: ("facts",), Referral: ("case_rid", "to"), Advance: (), Recovery: (),
}  # fmt: skip
_ABOUT: Mapping[type[Any], tuple[str, ...]] = {
    Watch: ("company_rid", "project_rid"), Advice: ("company_rid", "project_rid", "case_rid"),
    Advance: ("company_rid", "project_rid", "case_rid", "incident_rid"),
}  # fmt: skip
"""One of these is told at least."""
_ORDER: Mapping[type[Any], tuple[tuple[str, str], ...]] = {
    Watch: (("begun_on", "ended_on"),),
    WatchReport: (("month", "received_on"),),
    CreditRating: (("rated_on", "told_on"),),
    Listing: (
        ("proposed_on", "objected_on"), ("objected_on", "answered_on"), ("proposed_on", "decided_on"),
        ("decided_on", "published_on"), ("decided_on", "applied_on"), ("decided_on", "removed_on"),
        ("applied_on", "removed_on"),
    ),
    Advice: (("sent_on", "reply_by"), ("sent_on", "replied_on")),
    Incident: (("began_at", "ended_on"),),
    FalseClaim: (
        ("found_on", "warned_on"), ("found_on", "exposed_on"), ("found_on", "referred_on"),
        ("referred_on", "answered_on"), ("found_on", "closed_on"),
    ),
    Referral: (("on", "receipt_on"), ("on", "answered_on"), ("answered_on", "review_on"), ("answered_on", "handed_on")),
}  # fmt: skip
"""Days of which the second cannot come before the first; of a moment its day counts."""
_TO_COME = ("reply_by", "month")


def problems_of(context: Context, record: Any) -> list[Problem]:
    """Everything that is wrong in an entry or a part of one; see ``resources/words/watching.toml``."""
    own = _OWN.get(type(record))
    return [
        *(Problem("watching-empty", name) for name in _NEEDED[type(record)] if not getattr(record, name).strip()),
        *_with_gaps(record),
        *_about_nobody(record),
        *_to_come(context, record),
        *_out_of_order(record),
        *(own(context, record) if own else ()),
    ]


def empty(record: Any, names: Iterable[str]) -> list[Problem]:
    """Those of some fields in which nothing stands."""
    return [Problem("watching-empty", name) for name in names if getattr(record, name) in ("", None)]


def _with_gaps(record: Any) -> list[Problem]:
    """What is still to be told in a text of ours: what was reported or sent never said 〔待补：…〕."""
    texts = ((name, gaps(getattr(record, name))) for name in _NEEDED[type(record)])
    return [Problem("watching-gap", name, details={"gap": "、".join(left)}) for name, left in texts if left]


def _about_nobody(record: Any) -> list[Problem]:
    names = _ABOUT.get(type(record), ())
    return [Problem("watching-nobody", names[0])] if names and not any(getattr(record, n) for n in names) else []


def _to_come(context: Context, record: Any) -> list[Problem]:
    """Days and moments at which something is said to have happened that are still to come."""
    found = []
    of: Any = type(record)
    for name, hint in shape(of).items():
        kinds, value = typing.get_args(hint) or (hint,), getattr(record, name)
        if value is None or name in _TO_COME:
            continue
        late = value > context.clock.now() if datetime in kinds else date in kinds and value > context.clock.today()
        if late:
            found.append(Problem("watching-future", name))
    return found


def _out_of_order(record: Any) -> list[Problem]:
    return [
        _before(type(record), earlier, later)
        for earlier, later in _ORDER.get(type(record), ())
        if (first := _day(getattr(record, earlier))) and (second := _day(getattr(record, later))) and second < first
    ]


def _before(of: type[Any], earlier: str, later: str) -> Problem:
    first, second = (vocabulary.label(f"{noun_of(of)}.{name}") for name in (earlier, later))
    return Problem("watching-order", later, details={"first": first, "second": second})


def _day(told: date | datetime | None) -> date | None:
    return civil_date(told) if isinstance(told, datetime) else told


def _watch(context: Context, watch: Watch) -> list[Problem]:
    same = context.store.find(
        Watch, company_rid=watch.company_rid, project_rid=watch.project_rid, ended_on=None
    )  # fmt: skip
    twice = watch.ended_on is None and any(each.rid != watch.rid for each in same)
    problems = [] if 1 <= watch.report_day <= 28 else [Problem("watch-report-day", "report_day")]
    return [*problems, *([Problem("watch-twice", "company_rid")] if twice else ())]


def _watch_report(context: Context, report: WatchReport) -> list[Problem]:
    watch = context.store.need(Watch, report.watch_rid)
    until = min(context.clock.today(), watch.ended_on or date.max)
    if not month_of(watch.begun_on) <= report.month <= until:
        return [Problem("watch-report-month", "month")]
    if not watch.may_report(report.month, report.received_on):
        return [Problem("watch-report-going-on", "month", details={"month": month_words(report.month)})]
    others = context.store.find(WatchReport, watch_rid=watch.rid, month=report.month)
    twice = any(each.rid != report.rid for each in others)
    told = [
        name
        for name in ("contracts", "insured")
        if report.heads is not None and (getattr(report, name) or 0) > report.heads
    ]
    return [
        *([Problem("watch-report-twice", "month")] if twice else ()),
        *(
            Problem("watch-report-more", name, details={"what": vocabulary.label(f"watch_report.{name}")})
            for name in told
        ),
    ]


def _credit_rating(context: Context, rating: CreditRating) -> list[Problem]:
    others = context.store.find(CreditRating, company_rid=rating.company_rid, year=rating.year)
    rule = context.law.watching.criterion(rating.criterion)
    problems = empty(rating, ("grade",))
    if any(each.rid != rating.rid for each in others):
        problems.append(Problem("credit-twice", "year", details={"year": str(rating.year)}))
    if not 2000 <= rating.year <= context.clock.today().year:
        problems.append(Problem("credit-year", "year"))
    if rule is not None and rule.grade is not rating.grade:
        details = {"grade": vocabulary.word(rule.grade)}
        problems.append(Problem("credit-other-grade", "criterion", details=details))
    return problems


def _listing(context: Context, listing: Listing) -> list[Problem]:
    problems = [Problem("listing-half", second if getattr(listing, first) else first)
                for first, second in (("decided_on", "outcome"), ("removed_on", "removal"))
                if (getattr(listing, first) is None) is not (getattr(listing, second) is None)]  # fmt: skip
    after = [name for name in ("published_on", "applied_on", "removed_on") if getattr(listing, name)]
    if after and listing.outcome is not ListingOutcome.LISTED:
        problems.append(Problem("listing-not-listed", after[0]))
    goes_on = (ListingState.PROPOSED, ListingState.LISTED)
    others = [each for each in context.store.find(Listing, party_rid=listing.party_rid) if each.rid != listing.rid]
    if listing.party_rid and listing.state in goes_on and any(each.state in goes_on for each in others):
        problems.append(Problem("listing-twice", "party_rid"))
    return [*problems, *_listed_early(context, listing), *off_early(context, listing)]


def _listed_early(context: Context, listing: Listing) -> list[Problem]:
    """A decision to list that comes before the party could object, or before it was answered (O45 art. 6), wants its
    reason; one that is kept already is not asked again."""
    kept = context.store.get(Listing, listing.rid)
    on, is_known = listing.decided_on, kept is not None and kept.decided_on == listing.decided_on
    if listing.outcome is not ListingOutcome.LISTED or on is None or is_known or says_why(listing.note):
        return []
    if listing.objected_on and not listing.answered_on:
        return [Problem("listing-unanswered", "note")]
    limit = context.law.watching.terms.get(WatchTerm.MAY_OBJECT)
    last = context.law.compute(limit, listing.proposed_on, context.agency.province).due if limit else date.min
    return [Problem("listing-term-running", "note", details={"last": chinese(last)})] if on <= last else []


def _incident_report(context: Context, report: IncidentReport) -> list[Problem]:
    """One 初报; one 终报, which comes when the incident is over and after all others."""
    incident = context.store.need(Incident, report.incident_rid)
    problems = [Problem("incident-report-early", "at")] if report.at < incident.began_at else []
    every = context.store.find(IncidentReport, incident_rid=incident.rid)
    others = [each for each in every if each.rid != report.rid]
    known = {each.kind for each in others}
    if report.kind is IncidentReportKind.FIRST and IncidentReportKind.FIRST in known:
        problems.append(Problem("incident-first-twice", "kind"))
    if report.kind is not IncidentReportKind.LAST or report in every:
        return problems
    if IncidentReportKind.LAST in known:
        problems.append(Problem("incident-last-twice", "kind"))
    elif incident.ended_on is None:
        problems.append(Problem("incident-last-going-on", "kind"))
    elif civil_date(report.at) < incident.ended_on or any(each.at > report.at for each in others):
        problems.append(Problem("incident-last-early", "at", details={"day": chinese(incident.ended_on)}))
    return problems


def _same_advance(context: Context, advance: Advance) -> Advance | None:
    """Another one of the same sum and kind about the same, of whichever day, which may be this one entered before: only
    words tell that the money was paid twice. The nearest day stands for all."""
    if says_why(advance.note):
        return None
    told = ("source", "purpose", "amount_fen")
    alike = context.store.find(Advance, **{name: getattr(advance, name) for name in told})
    about = {(name, rid) for name in _ABOUT[Advance] if (rid := getattr(advance, name))}
    same = [
        each for each in alike
        if each.rid != advance.rid and any(getattr(each, name) == rid for name, rid in about)
    ]  # fmt: skip
    return min(same, key=lambda each: abs(each.paid_on - advance.paid_on), default=None)


def _advance(context: Context, advance: Advance) -> list[Problem]:
    if advance.amount_fen <= 0:
        return [Problem("watching-amount", "amount_fen")]
    incident = context.store.get(Incident, advance.incident_rid) if advance.incident_rid else None
    if incident is not None and advance.paid_on < civil_date(incident.began_at):
        return [Problem("advance-early", "paid_on", details={"began": chinese(civil_date(incident.began_at))})]
    if twin := _same_advance(context, advance):
        return [Problem("advance-twice", "note", details={"day": chinese(twin.paid_on), "sum": yuan(twin.amount_fen)})]
    over = -rest_of(advance, context.store.find(Recovery, advance_rid=advance.rid))
    return [Problem("advance-below", "amount_fen", details={"over": yuan(over)})] if over > 0 else []


def _recovery(context: Context, recovery: Recovery) -> list[Problem]:
    advance = context.store.need(Advance, recovery.advance_rid)
    others = [each for each in context.store.find(Recovery, advance_rid=advance.rid) if each.rid != recovery.rid]
    rest = rest_of(advance, others)
    if recovery.amount_fen <= 0:
        return [Problem("watching-amount", "amount_fen")]
    if recovery.on < advance.paid_on:
        return [Problem("recovery-early", "on")]
    too_much = Problem("recovery-too-much", "amount_fen", details={"rest": yuan(rest)})
    return [too_much] if recovery.amount_fen > rest else []


def _referral(context: Context, referral: Referral) -> list[Problem]:
    """T310 art. 7: the police sign for what was handed to them, and nobody of a party of the case does; the service of
    its paper, where there is one, tells when that was."""
    kept = context.store.get(Referral, referral.rid)
    if referral.receipt_on is None or (kept is not None and kept.receipt_on):
        return []
    paper = context.store.get(Document, referral.document_rid) if referral.document_rid else None
    if paper is not None and served_act(paper, context.store.find(Act, subject_rid=paper.rid)) is None:
        return [Problem("referral-not-handed", "receipt_on", details={"paper": paper.called})]
    case = context.store.get(Case, referral.case_rid)
    firms = case_file(context, case.rid).companies.values() if case else ()
    names = [name for firm in firms for name in (firm.name, firm.legal_representative) if name]
    if any(same_name(name, referral.receipt_by) for name in names):
        return [Problem("referral-signed-by-party", "receipt_by", details={"name": referral.receipt_by})]
    return []


def _false_claim(context: Context, claim: FalseClaim) -> list[Problem]:
    """What the police have is not closed, nor on a day before they answered; what was closed before stays as it was
    entered."""
    kept = context.store.get(FalseClaim, claim.rid)
    if claim.closed_on is None or claim.is_closed or (kept is not None and kept.closed_on == claim.closed_on):
        return []
    if claim.is_with_police:
        return [Problem("claim-with-police", "closed_on")]
    return [_before(FalseClaim, "answered_on", "closed_on")]


_OWN: Mapping[type[Any], Callable[[Context, Any], list[Problem]]] = {
    Watch: _watch, WatchReport: _watch_report, CreditRating: _credit_rating, Listing: _listing,
    IncidentReport: _incident_report, Advance: _advance, Recovery: _recovery, FalseClaim: _false_claim,
    Referral: _referral,
}  # fmt: skip
