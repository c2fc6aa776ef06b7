"""案卷评查 of days: what cannot have happened in the order in which a file tells it."""

from collections.abc import Iterator
from datetime import date, datetime

from inspector_app.domain.act import Act, ActKind, by_minute
from inspector_app.domain.case_review import Place, Spot
from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.support.clock import civil_date
from inspector_app.support.vocabulary import word
from inspector_app.usecases.follow_papers import duty_terms
from inspector_app.usecases.grounds import followed
from inspector_app.usecases.hearings import HELD, told_after
from inspector_app.usecases.paper import kept_paper, stated_day, to_same_party
from inspector_app.usecases.review_looks import Looked, in_the_paper


def no_filing_form(of: Looked) -> Iterator[Spot]:
    """The case was filed, and no approved 立案审批表 lies in it."""
    if of.whole.case.filed_on is not None and of.whole.filing_approval() is None:
        yield Spot(f"{chinese(of.whole.case.filed_on)}立案", Place.CASE)


def order_before_inquiry(of: Looked) -> Iterator[Spot]:
    """Ordered before anybody was asked or anything was looked at."""
    begun = [talk.started_at for talk in of.talks] + [visit.started_at for visit in of.whole.inspections]
    for order in of.orders:
        signed = of.act(order.rid, ActKind.SIGNED_OFF)
        if signed and not any(moment < signed.at for moment in begun):
            yield in_the_paper(order)


def asked_before_filing(of: Looked) -> Iterator[Spot]:
    """Somebody was questioned before the case was filed, and no visit to the site is told on whose account."""
    filed, visited = of.whole.case.filed_on, {civil_date(visit.started_at) for visit in of.whole.inspections}
    for talk in of.talks:
        day = civil_date(talk.started_at)
        if filed and day < filed and not talk.inspection_rid and day not in visited:
            yield of.in_the_talk(talk, f"（{chinese(day)}，{chinese(filed)}立案）")


def impossible_dates(of: Looked) -> Iterator[Spot]:
    """Days that contradict each other: what approves a thing after the thing, a service before the sign-off."""
    for paper in of.standing:
        yield from _of_acts(of, paper)
        yield from _after_its_approval(of, paper)
        yield from _before_its_notice(of, paper)
        yield from _heard_before_its_notice(of, paper)
        yield from _demanded_before_due(of, paper)
    yield from _of_talks(of)


_IN_TURN = (
    (ActKind.SUBMITTED, ActKind.SIGNED_OFF), (ActKind.REVIEWED, ActKind.SIGNED_OFF),
    (ActKind.SIGNED_OFF, ActKind.SEALED), (ActKind.SIGNED_OFF, ActKind.SERVED), (ActKind.SEALED, ActKind.SERVED),
    (ActKind.SERVED, ActKind.OBJECTED), (ActKind.OBJECTED, ActKind.OBJECTION_ANSWERED),
)  # fmt: skip
"""What is done to one paper, each pair in the order in which it must have been."""


def _of_acts(of: Looked, paper: Document) -> Iterator[Spot]:
    for first, second in _IN_TURN:
        before, after = of.act(paper.rid, first), of.act(paper.rid, second)
        if before and after and by_minute(after) < by_minute(before):
            told = f"{chinese_minute(after.at)}{word(second)}，早于{chinese_minute(before.at)}{word(first)}"
            yield in_the_paper(paper, f"：{told}")


def _signed(of: Looked, paper: Document) -> Act | None:
    return of.act(paper.rid, ActKind.SIGNED_OFF) or of.act(paper.rid, ActKind.APPROVED)


_APPROVES = (
    (Role.REFERRAL_APPROVAL, Role.REFERRAL), (Role.LEGAL_REVIEW, Role.DECISION),
    (Role.LEGAL_REVIEW, Role.PENALTY_DECISION), (Role.VISIT_APPROVAL, Role.VISIT_NOTICE),
    (Role.INVESTIGATION_REPORT, Role.DECISION), (Role.INVESTIGATION_REPORT, Role.PENALTY_DECISION),
)  # fmt: skip
"""Papers without a party in common, and what each of them must come before."""


def _after_its_approval(of: Looked, paper: Document) -> Iterator[Spot]:
    role, signed = of.whole.roles.get(paper.form), _signed(of, paper)
    for first, second in _APPROVES:
        acts = [act for each in of.whole.papers(first) if (act := _signed(of, each))] if role is second else []
        if signed and acts and signed.at < (earliest := min(act.at for act in acts)):
            yield _earlier(paper, civil_date(signed.at), civil_date(earliest), word(first))


def _before_its_notice(of: Looked, paper: Document) -> Iterator[Spot]:
    """A decision of a day on which the notice before it was not served yet."""
    rule, signed = of.rule(paper), _signed(of, paper)
    for role in rule.before.get("told", ()) if rule and signed else ():
        for notice in of.whole.papers(role):
            served = of.whole.served_days.get(notice.rid)
            same = to_same_party(notice, kept_paper(paper))
            if signed and same and notice.kind is DocumentKind.OUTGOING and served and civil_date(signed.at) < served:
                yield _earlier(paper, civil_date(signed.at), served, f"{notice.title}送达")


def _heard_before_its_notice(of: Looked, paper: Document) -> Iterator[Spot]:
    """A hearing of a day on which its party had not been told of it (APL art. 64)."""
    held = stated_day(from_json(paper.facts), HELD) if paper.facts else None
    if held is None or of.whole.roles.get(paper.form) is not Role.HEARING:
        return
    for notice in told_after(of.whole, kept_paper(paper), held):
        told = f"早于{chinese(of.whole.served_days[notice.rid])}{notice.title}送达"
        yield in_the_paper(paper, f"：{chinese(held)}听证，{told}")


def _demanded_before_due(of: Looked, paper: Document) -> Iterator[Spot]:
    """A demand of a day on which the term that its decision set still ran (AEL arts 53, 54)."""
    rule, signed = of.rule(paper), _signed(of, paper)
    if rule is None or signed is None or rule.role is not Role.DEMAND:
        return
    facts = from_json(paper.facts) if paper.facts else {}
    decisions = [each for role in rule.before.get("decision", ()) for each in of.whole.papers(role)]
    for decision in followed(decisions, kept_paper(paper), facts, of.whole.documents):
        terms = duty_terms(own, of.whole, decision) if (own := of.rule(decision)) else ()
        due = max((each.due for each in terms), default=None)
        if due and civil_date(signed.at) <= due:
            told = f"{chinese(civil_date(signed.at))}催告，{decision.title}的期限{chinese(due)}才满"
            yield in_the_paper(paper, f"：{told}")


def _earlier(paper: Document, day: date, other: date, what: str) -> Spot:
    return in_the_paper(paper, f"：{chinese(day)}作出，早于{chinese(other)}{what}")


def _of_talks(of: Looked) -> Iterator[Spot]:
    """A record that was signed before the talk was over, a talk that ends before it begins."""
    ends = {talk.rid: talk.ended_at for talk in of.talks} | {v.rid: v.ended_at for v in of.whole.inspections}
    for paper, _ in of.records():
        signed, ended = of.act(paper.rid, ActKind.SIGNED), ends.get(paper.subject_rid)
        if signed and ended and signed.at < ended:
            yield in_the_paper(paper, f"：{_at(signed.at)}签字，早于{_at(ended)}结束")
    for talk in of.talks:
        if talk.ended_at and talk.ended_at <= talk.started_at:
            yield of.in_the_talk(talk, f"（{_at(talk.started_at)}开始，{_at(talk.ended_at)}结束）")


def _at(moment: datetime) -> str:
    return chinese_minute(moment)
