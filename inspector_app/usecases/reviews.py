"""法制审核: who may review a paper, and whether what is signed off is what was reviewed (APL art. 58)."""

from collections.abc import Sequence
from datetime import date, datetime

from inspector_app.domain.act import Act, ActKind, ReviewResult
from inspector_app.domain.agency import Inspector
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import (
    Document,
    DocumentState,
    document_state,
    is_returned,
    last_review,
    submitted_since,
)
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb, check_paper
from inspector_app.domain.opinion import opinion_problems
from inspector_app.domain.reason import says_why
from inspector_app.domain.role import Hand
from inspector_app.formdefs.facts import completed, from_json, redrafted
from inspector_app.formdefs.model import FactDef, Facts, Form, Origin
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, Refused, refuse_errors
from inspector_app.usecases.case_facts import OF_TODAY
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.handlers import handler_problems, is_handler
from inspector_app.usecases.paper import kept_paper
from inspector_app.usecases.surroundings import Surroundings

_GIVEN_AT_SIGN_OFF = ("document.number", "document.date")
_NAMED = 4


def refuse_handler(context: Context, document: Document, reviewer: str) -> None:
    """Whoever handles a paper does not review it.

    Raises :class:`Refused` ``review-by-handler``, or ``review-none`` for a paper that goes through no such hands.
    """
    if Hand.REVIEWER not in context.route(document.form, document.edition):
        raise Refused(Problem("review-none", "document", details={"title": document.title}))
    if is_handler(reviewer, (*Surroundings(context, kept_paper(document)).inspectors, context.writer)):
        raise Refused(Problem("review-by-handler", "by", details={"name": reviewer.strip()}))


def review(context: Context, document_rid: str, by: str, note: str, result: ReviewResult | None) -> Act:
    """法制审核 of a submitted paper as it is kept: passed, or sent back with a note that says why.

    Raises :class:`Refused` before 报批 and after sign-off, ``review-by-handler``, ``review-none``,
    ``review-no-result``, ``review-no-opinion`` or ``opinion-refuses`` for a paper that passed against the opinion.
    """
    document = context.store.need(Document, document_rid)
    check_paper(PaperVerb.REVIEW, document, context.store.find(Act, subject_rid=document_rid))
    refuse_handler(context, document, by)
    if result is None:
        raise Refused(Problem("review-no-result", "result"))
    if result is ReviewResult.RETURNED and not says_why(note):
        raise Refused(Problem("review-no-opinion", "note"))
    if result is ReviewResult.PASSED:
        refuse_errors(opinion_problems(context.law.opinions, note, "note"))
    act = Act(
        new_rid(), ActKind.REVIEWED, document.rid, context.clock.now(), by, case_rid=document.case_rid, note=note,
        result=result, facts_sha256=document.facts_sha256,
    )  # fmt: skip
    with context.unit("法制审核") as unit:
        unit.put(act)
    return act


def under_review(context: Context, whole: CaseFile) -> tuple[Document, ...]:
    """The papers of a case that were submitted and wait for their review."""
    waiting = (d for d in whole.documents if document_state(d, whole.acts) is DocumentState.SUBMITTED)
    return tuple(d for d in waiting if Hand.REVIEWER in context.route(d.form, d.edition))


def reviewed_name(document: Document) -> str:
    """How an opinion names the paper that it is about: its title, and to whom it goes."""
    return f"{document.title}（{document.addressee}）" if document.addressee else document.title


def paper_named(waiting: Sequence[Document], told: str) -> Document | None:
    """The one paper that an opinion names; the only one where it is named otherwise; None when nobody can know."""
    named = [each for each in waiting if reviewed_name(each) in told] or list(waiting)
    return named[0] if len(named) == 1 else None


def wants_leader(context: Context, form: Form) -> bool:
    """Whether a paper goes through a leader's hands."""
    return Hand.LEADER in (form.route or context.rule(form.id).route)


def leader_problems(around: Surroundings, form: Form, signed_by: str, opinion: str = "") -> list[Problem]:
    """A paper that goes through a leader's hands is signed off by one and not against his opinion, and neither it nor
    what decides of a case is approved by who handles it."""
    context = around.context
    wanted = wants_leader(context, form)
    if wanted and not signed_by.strip():
        return [Problem("sign-off-no-leader", "signed_by")]
    handlers = (*around.inspectors, around.writer)
    found = opinion_problems(context.law.opinions, opinion, "opinion", "answer")
    if wanted or context.rule(form.id).decides:
        found += handler_problems(signed_by, handlers, "signed_by")
    return found


def signer_problems(
    around: Surroundings,
    form: Form,
    facts: Facts,
    kept: tuple[Document | None, tuple[Act, ...]],
    signed_by: str,
    opinion: str = "",
) -> list[Problem]:
    """:func:`leader_problems`, and ``reviewer-decides`` where the leader is who reviewed the paper, or wrote the
    opinion that it is: the review comes before the decision of a head, from others (APL art. 58)."""
    document, acts = kept
    review = last_review(document, acts) if document else None
    names = [str(facts.get(OPINION_BY) or ""), review.by if review else ""]
    found = leader_problems(around, form, signed_by, opinion)
    if is_handler(signed_by, [Inspector("", name, "") for name in names if name.strip()]):
        found.append(Problem("reviewer-decides", "signed_by", details={"name": signed_by.strip()}))
    return found


OPINION_BY = "legal_review.by"
"""The entry of a 法制审核意见书 that tells who reviewed."""


def signing_day_problems(
    context: Context, document: Document | None, acts: tuple[Act, ...], on: date | None
) -> list[Problem]:
    """What speaks against the day on which a leader is said to have signed; today for none.

    ``signed-in-future``, ``signed-before-written`` (a paper that was not kept that day lay before nobody) or
    ``signed-before-review``.
    """
    today = context.clock.today()
    if on is None or on == today:
        return []
    if on > today:
        return [Problem("signed-in-future", "signed_on")]
    written = civil_date(document.created_at) if document else today
    if on < written:
        return [Problem("signed-before-written", "signed_on", details={"day": chinese(written)})]
    review = last_review(document, acts) if document else None
    if review and on < civil_date(review.at):
        return [Problem("signed-before-review", "signed_on", details={"day": chinese(civil_date(review.at))})]
    return []


def signing_moment(context: Context, acts: tuple[Act, ...], on: date | None) -> datetime | None:
    """When a leader signed on a day before today: after whatever was done to the paper that day."""
    if on is None or on == context.clock.today():
        return None
    return max([context.moment(on), *(act.at for act in acts if civil_date(act.at) == on)])


def review_problems(
    context: Context, document: Document | None, acts: tuple[Act, ...], form: Form, facts: Facts
) -> list[Problem]:
    """What speaks against the sign-off of a paper by its review: it was sent back, it was changed since, there is none.

    ``facts`` are the completed ones that are to be signed. Once it was submitted again, a reason is enough; so it is
    where law or the bureau's own route demands a review, for that law does so in some cases only.
    """
    review = last_review(document, acts) if document else None
    basis = context.rule(form.id).review_basis
    if document is None or review is None:
        own = [Problem("review-missing-own", "document", Level.WARNING)] if Hand.REVIEWER in form.route else []
        return [Problem("review-missing", "document", Level.WARNING, {"basis": basis})] if basis else own
    again = submitted_since(review, acts)
    if is_returned(review):
        code = "review-not-renewed" if again else "review-returned"
        return [Problem(code, "document", _level(again), _told(review))]
    if review.facts_sha256 not in ("", document.facts_sha256):
        return [Problem("review-not-renewed", "document", _level(again), _told(review))]
    changed = changed_since(form, document, facts)
    if not changed:
        return []
    words = "、".join(changed[:_NAMED]) + (f"等{len(changed)}处" if len(changed) > _NAMED else "")
    return [Problem("review-outdated", "document", details={"by": review.by, "facts": words})]


def _told(review: Act) -> dict[str, str]:
    """Who reviewed, and what was said."""
    words = review.note.strip().rstrip("。")
    return {"by": review.by, "opinion": f"：“{words}”" if words else ""}


def _level(again: bool) -> Level:
    return Level.WARNING if again else Level.ERROR


def changed_since(form: Form, document: Document, facts: Facts) -> tuple[str, ...]:
    """The labels of what differs from the kept paper, beside its number and day and what only tells of the day."""
    if (document.form, document.edition) != (form.id, form.edition):
        return (f"{form.title}（{form.edition}）",)
    kept = from_json(document.facts)
    moving = {fact.name for fact in form.facts if _moves(fact)}
    day = {name: facts[name] for name in moving if name in facts}
    then = redrafted(form, completed(form, kept), {**kept, **day})
    return tuple(
        fact.label
        for fact in form.facts
        if fact.name not in moving and (then.get(fact.name) or None) != (facts.get(fact.name) or None)
    )


def _moves(fact: FactDef) -> bool:
    """Whether a fact is given at sign-off, or is the day on which the paper is made."""
    return fact.name in _GIVEN_AT_SIGN_OFF or (fact.origin is Origin.FROM and (fact.source or fact.name) in OF_TODAY)
