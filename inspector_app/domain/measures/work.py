"""Figures of the work: visits, interviews, papers, leads, cases, money that came in, and what was handed on."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from datetime import date
from functools import partial
from itertools import chain
from operator import attrgetter

from inspector_app.domain.measures.ground import CaseRow, Ground, Look, PaymentRows, Span, VisitRow
from inspector_app.domain.measures.item import Item
from inspector_app.domain.referral import ReferralKind, was_filed
from inspector_app.domain.role import Role

CONSTRUCTION = "建筑业"
_PAID_ON = attrgetter("paid_on")


def _of_case(ground: Ground, case_rid: str) -> tuple[str, str]:
    """The project and company of a case."""
    case = ground.case_of.get(case_rid)
    return (case.project_rid, case.company_rid) if case else ("", "")


def _visited(ground: Ground, span: Span) -> Mapping[str, VisitRow]:
    """The last visit to each employer or site in the period, by what was visited."""
    return {visit.object: visit for visit in sorted(ground.visits, key=lambda each: each.on) if visit.on in span}


def _visit_item(visit: VisitRow, amount: int | None = 1, *, once: str = "") -> Item:
    return Item(
        "inspection", visit.rid, once or visit.object, amount, visit.project_rid, visit.case_rid, visit.company_rid
    )


def employers_inspected(ground: Ground, span: Span) -> Iterator[Item]:
    """Each employer or site that was visited, however often."""
    return map(_visit_item, _visited(ground, span).values())


def workers_covered(ground: Ground, span: Span) -> Iterator[Item]:
    """The heads that the ledger states of each project that was visited; unknown for an employer without one."""
    for visit in _visited(ground, span).values():
        project = ground.project_of.get(visit.project_rid)
        yield _visit_item(visit, project.heads if project else None, once=visit.project_rid or visit.object)


def employers_in_violation(ground: Ground, span: Span) -> Iterator[Item]:
    """Each employer or site at which a visit of the period found a violation."""
    return (_visit_item(visit) for visit in ground.visits if visit.on in span and visit.violates)


def consultations(ground: Ground, span: Span) -> Iterator[Item]:
    """The persons who were advised at visits."""
    return _counter(ground, span, lambda visit: visit.consulted)


def leaflets(ground: Ground, span: Span) -> Iterator[Item]:
    """The leaflets that were handed out at visits."""
    return _counter(ground, span, lambda visit: visit.leaflets)


def _counter(ground: Ground, span: Span, told: Callable[[VisitRow], int]) -> Iterator[Item]:
    return (
        _visit_item(visit, told(visit), once=visit.rid) for visit in ground.visits if visit.on in span and told(visit)
    )


def talk_records(ground: Ground, span: Span) -> Iterator[Item]:
    """The interviews of the period (调查询问笔录), and the 约谈记录 that were signed in it."""
    for talk in ground.talks:
        if talk.on in span:
            yield Item("interview", talk.rid, talk.rid, 1, *place(ground, talk.case_rid))
    yield from papers(Role.TALK)(ground, span)


def place(ground: Ground, case_rid: str) -> tuple[str, str, str]:
    """To what part of the district a case belongs: its project, itself, its company."""
    project, company = _of_case(ground, case_rid)
    return project, case_rid, company


def papers(role: Role) -> Look:
    """The papers of a role that were signed off in the period and stand: neither voided nor withdrawn by the day."""

    def look(ground: Ground, span: Span) -> Iterator[Item]:
        for paper in ground.papers:
            stands = paper.ended_on is None or paper.ended_on > span.last
            if paper.role is role and paper.signed_on in span and stands:
                project, company = _of_case(ground, paper.case_rid)
                yield Item("document", paper.rid, paper.rid, 1, paper.project_rid or project, paper.case_rid, company)

    return look


def orders_overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """The orders that stand, of which the last day is over and not all that they ordered was paid, as of the day; one
    that names no lines counts until its term is ticked off."""
    day = span.last
    late = {
        term.document_rid
        for term in ground.terms
        if term.due < day and (term.done_on is None or term.done_on > day) and not _ended(ground, term.case_rid, day)
    }
    orders = [each for each in ground.papers if each.rid in late and (each.ended_on is None or each.ended_on > day)]
    ordered = {rid for order in orders for rid in order.claim_rids}
    owing = _owing(ground, ordered, day) if ordered else frozenset[str]()
    for order in orders:
        if not order.claim_rids or owing & set(order.claim_rids):
            project, case, company = place(ground, order.case_rid)
            yield Item("document", order.rid, order.rid, 1, order.project_rid or project, case, company)


def own_terms_due(ground: Ground, first: date, last: date) -> int:
    """How many limits that bind us end in these days, as of the day: of cases that go on, not done by then, and of
    orders that were not paid, or whose party was told that it is to be listed: that wants a decision."""
    day = ground.on
    told = {paper.case_rid for paper in ground.papers if paper.role is Role.PRE_NOTICE and paper.signed_on}
    running = [
        term
        for term in ground.own_terms
        if first <= term.due <= last and (term.done_on is None or term.done_on > day)
        if not _ended(ground, term.case_rid, day)
    ]
    named = {paper.rid: set(paper.claim_rids) for paper in ground.papers}
    asked = {term.rid: named.get(term.document_rid, set()) for term in running if term.until_paid}
    owing = _owing(ground, set().union(*asked.values()), day) if asked else frozenset[str]()
    paid = {rid for rid, lines in asked.items() if lines and not lines & owing}
    return sum(term.rid not in paid or term.case_rid in told for term in running)


def _ended(ground: Ground, case_rid: str, day: date) -> bool:
    end = ground.ended.get(case_rid)
    return end is not None and end <= day


def _owing(ground: Ground, claim_rids: Set[str], day: date) -> frozenset[str]:
    """Those of some lines of which workers had not received everything by the day."""
    paid = Counter[str]()
    for each in ground.payments:
        if each.to_worker and each.paid_on <= day and not claim_rids.isdisjoint(each.claim_rids):
            for rid, amount_fen in zip(each.claim_rids, each.amounts_fen, strict=True):
                paid[rid] += amount_fen
    asked = (lines for lines in ground.claims if lines.asked and not claim_rids.isdisjoint(lines.rids))
    found = chain.from_iterable(zip(lines.rids, lines.found_fen, strict=True) for lines in asked)
    return frozenset(rid for rid, found_fen in found if rid in claim_rids and (found_fen or 0) > paid[rid])


def case_item(case: CaseRow) -> Item:
    """A case that counts as one."""
    return Item("case", case.rid, case.rid, 1, case.project_rid, case.rid, case.company_rid)


def cases_filed(ground: Ground, span: Span) -> Iterator[Item]:
    """立案 in the period; several cases that became one count once, a filing that was cancelled since stays one."""
    return (case_item(case) for case in ground.cases if case.filed_on in span and not case.merged_into)


def cases_closed(ground: Ground, span: Span) -> Iterator[Item]:
    """结案 in the period."""
    return (
        case_item(case)
        for case in ground.cases
        if ground.ended.get(case.rid) in span and case.rid not in ground.cancelled and not case.merged_into
    )


def handled(ground: Ground, span: Span) -> Iterator[CaseRow]:
    """Filed by the last day, and not over before the first one; a cancelled filing is no case."""
    for case in ground.cases:
        filed = case.filed_on is not None and case.filed_on <= span.last
        if not filed or case.merged_into or _cancelled(ground, case, span.last):
            continue
        end = ground.ended.get(case.rid)
        if end is None or span.first is None or end >= span.first:
            yield case


def _cancelled(ground: Ground, case: CaseRow, day: date) -> bool:
    return case.rid in ground.cancelled and ground.ended[case.rid] <= day


def cases_handled(ground: Ground, span: Span) -> Iterator[Item]:
    """The cases that were in hand on some day of the period."""
    return map(case_item, handled(ground, span))


def heads_of_cases(ground: Ground, span: Span) -> Iterator[Item]:
    """The persons of all cases in hand: each once, in however many cases."""
    return heads(ground, handled(ground, span))


def heads(ground: Ground, cases: Iterable[CaseRow]) -> Iterator[Item]:
    """The persons whose wages some cases are about."""
    return (ground.heads_of[case.rid] for case in cases)


def construction_heads(ground: Ground, span: Span) -> Iterator[Item]:
    """The persons of the cases of the building trade."""
    of_trade = (
        case
        for case in handled(ground, span)
        if industry_of(ground, case.project_rid, case.company_rid) == CONSTRUCTION
    )
    return heads(ground, of_trade)


def industry_of(ground: Ground, project_rid: str, company_rid: str) -> str:
    """What trade it is, empty where nobody told: a project is a building site, a company says its own."""
    return CONSTRUCTION if project_rid else ground.industries.get(company_rid, "")


def _paid(ground: Ground, span: Span) -> Iterator[PaymentRows]:
    """What reached workers in the period."""
    of = ground.paid
    first = bisect_left(of, span.first, key=_PAID_ON) if span.first else 0
    return iter(of[first : bisect_right(of, span.last, key=_PAID_ON)])


def recovered(ground: Ground, span: Span) -> Iterator[Item]:
    """The wages that reached workers in the period, in 分."""
    for paid in _paid(ground, span):
        first, amounts, where = paid.rids[0], paid.amounts_fen, place(ground, paid.case_rid)
        yield Item("payment", first, first, sum(amounts), *where, rids=paid.rids, amounts=amounts)


def recovered_heads(ground: Ground, span: Span) -> Iterator[Item]:
    """The persons whom they reached, each once; a line that is not there any more stands for its person."""
    of = ground.person_of
    for paid in _paid(ground, span):
        first, persons = paid.rids[0], tuple(map(of.get, paid.claim_rids, paid.claim_rids))
        yield Item("payment", first, first, 0, *place(ground, paid.case_rid), persons=persons, rids=paid.rids)


def police_cases(ground: Ground, span: Span) -> Iterator[Item]:
    """The cases handed to the police of which they answered in the period that they filed them."""
    for referral in ground.referrals:
        filed = was_filed(referral.decision, referral.answer)
        if referral.kind is ReferralKind.POLICE and filed and (referral.answered_on or referral.on) in span:
            yield Item("referral", referral.rid, referral.case_rid, 1, *place(ground, referral.case_rid))


def referred(kind: ReferralKind) -> Look:
    """The cases handed over, or persons told to turn elsewhere, in the period."""
    return partial(_referred, kind)


def _referred(kind: ReferralKind, ground: Ground, span: Span) -> Iterator[Item]:
    for referral in ground.referrals:
        if referral.kind is kind and referral.on in span:
            yield Item("referral", referral.rid, referral.rid, 1, *place(ground, referral.case_rid))
