"""Figures in free texts of facts (案情摘要, 主要证据): each is told by some record of the case, or wants a reason.

A free text may speak of a part of the wages, or of what nobody recorded: so nothing is refused here, and what differs
is laid beside what is recorded.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from operator import attrgetter

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim, heads, period_of
from inspector_app.domain.dates import full_months, joined
from inspector_app.domain.debt import Payment, known_sum, rests
from inspector_app.domain.dispatch import DispatchTask
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.hazard import Hazard, HazardStep
from inspector_app.domain.inspection import Finding
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Lead
from inspector_app.domain.mentions import IN_CAPITALS, MONEY, PEOPLE, Mention
from inspector_app.domain.money import yuan
from inspector_app.domain.on_record import OnRecord, of_record, stated
from inspector_app.domain.project import ChainLink, Project
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.groups import grouped
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.facts import told
from inspector_app.usecases.fund_facts import fund_values
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.statements import statements_of
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.treatments import rates_in


def is_free_text(fact: FactDef) -> bool:
    """Whether a fact is told in sentences of whoever writes the paper: no draft says what must stand in them."""
    return fact.type is FactType.LONG_TEXT and not fact.default


def figure_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """The sums, head counts and months of each free text that no record of the case tells: a warning with both.

    What a record of questioning or inspection tells is what somebody said or saw: it is not looked at; what the heads
    of the office concluded is.
    """
    whole = around.whole
    is_heard = form.kind is DocumentKind.RECORD and around.context.rule(form.id).role is not Role.DISCUSSION
    texts = {fact: str(facts[fact.name]) for fact in form.facts if is_free_text(fact) and facts.get(fact.name)}
    paper = {fact.name: facts.get(fact.name) for fact in form.facts if fact.type is not FactType.LONG_TEXT}
    known = of_record(paper, texts=True)
    if whole is None and around.hazard and not is_heard:
        return _beside_hazard(form, around, around.hazard, known, texts)
    if whole is None or not whole.claims or is_heard:
        return []
    more = (
        _of_case, partial(_added_up, around.paper), partial(_given, form, around), partial(_told_elsewhere, around),
        partial(_of_funds, around),
    )  # fmt: skip
    for records in more:
        if any(known.strange(text) for text in texts.values()):
            known |= records(whole)
    found = {fact: (known | _shares(around.paper, whole, text)).strange(text) for fact, text in texts.items()}
    return [
        _differs(fact, dict.fromkeys(_beside(each, whole) for each in strange))
        for fact, strange in found.items() if strange
    ]  # fmt: skip


def _differs(fact: FactDef, strange: Iterable[str]) -> Problem:
    details = {"label": fact.label, "facts": "；".join(strange)}
    return Problem("text-figure-differs", fact.name, Level.WARNING, details)


def _beside_hazard(
    form: Form, around: Surroundings, hazard: Hazard, known: OnRecord, texts: Mapping[FactDef, str]
) -> list[Problem]:
    """A letter about a hazard that is of no case: its figures are those of the hazard, of what was done about it, of
    its site and of the cases there."""
    store, rid = around.context.store, hazard.project_rid
    about = (store.find(HazardStep, hazard_rid=hazard.rid), store.find(DispatchTask, hazard_rid=hazard.rid))
    recorded = _given(form, around, None) | of_record((hazard, *about), texts=True)
    recorded |= of_record(store.pick(Project, [rid]), texts=True)
    for case in store.find(Case, project_rid=rid):
        whole = case_file(around.context, case.rid)
        recorded |= _of_case(whole) | _together(list(whole.claims), list(whole.payments))
    told = f"隐患的{vocabulary.label('hazard.facts')}“{hazard.facts}”"
    strange = {fact: (known | recorded).strange(text) for fact, text in texts.items()} if recorded.sums else {}
    return [
        _differs(fact, [f"“{each.words}”（登记的是{told}）" for each in found])
        for fact, found in strange.items()
        if found
    ]


def _beside(said: Mention, whole: CaseFile) -> str:
    """A figure beside what is recorded of the same measure."""
    owed = whole.balance
    if said.kind in (MONEY, IN_CAPITALS):
        words = f"欠薪{yuan(owed.found_fen)}元，已支付{yuan(owed.paid_fen)}元，尚欠{yuan(owed.open_fen)}元"
    elif said.kind == PEOPLE:
        words = f"明细{heads(whole.claims)}人，尚欠{owed.heads_open}人"
    else:
        words = f"{vocabulary.label('wage_claim.period')}{period_of(whole.claims) or '未填'}"
    return f"“{said.words}”（登记的是{words}）"


def _of_case(whole: CaseFile) -> OnRecord:
    """What each record that was read with the case tells."""
    known = of_record((whole.case, whole.claims, whole.payments, whole.liabilities, whole.threshold, whole.project))
    for document in whole.documents:
        known |= of_record((document.due, document.created_at, from_json(document.facts) if document.facts else ()))
    for dated in (whole.acts, whole.deadlines, whole.evidence, whole.interviews, whole.inspections, whole.referrals):
        known |= of_record(dated)
    rates = "；".join(f"{claim.rate}元" for claim in whole.claims if claim.rate)
    return known | _months(whole.claims) | stated(rates)


def _added_up(paper: Paper, whole: CaseFile) -> OnRecord:
    """What lines and payments come to as one would add them up: all, those of the paper, by person, crew, payment …"""
    paid, known = grouped(whole.payments, attrgetter("claim_rid")), OnRecord()
    for claims in (list(whole.concerning(paper).claims), *_groups(whole.claims)):
        known |= _together(claims, [payment for claim in claims for payment in paid.get(claim.rid, ())])
    persons = {claim.rid: claim.person_rid for claim in whole.claims}
    for payments in _paid_together(whole.payments):
        people = {persons.get(payment.claim_rid) for payment in payments}
        total = sum(payment.amount_fen for payment in payments)
        known |= OnRecord(frozenset({total}), frozenset({len(people)}))
    return known


def _shares(paper: Paper, whole: CaseFile, text: str) -> OnRecord:
    """The compensation that a text reckons by a rate of its own (50%): that share of what is owed, of all and of each
    person, to the nearest 分."""
    rates = rates_in("".join(text.split()))
    if not rates:
        return OnRecord()
    own = list(whole.concerning(paper).claims)
    owed = [known_sum(rests(each, whole.payments)) for each in (own, *grouped(own, attrgetter("person_rid")).values())]
    return OnRecord(frozenset(int(total * rate + 50) // 100 for total in owed for rate in rates))


def _groups(claims: tuple[WageClaim, ...]) -> Iterator[list[WageClaim]]:
    yield list(claims)
    for name in ("person_rid", "crew", "job", "employer_rid"):
        yield from grouped(claims, attrgetter(name)).values()


def _together(claims: list[WageClaim], payments: list[Payment]) -> OnRecord:
    """What some lines come to: each of their sums, what is paid and still owed of them, and to how many."""
    still = rests(claims, payments)
    asked = [claim for claim in claims if claim.ordered_fen]
    unpaid = [claim for claim, rest in zip(claims, still, strict=True) if rest]
    found, owed = known_sum(claim.ordered_fen for claim in claims), known_sum(still)
    sums = {known_sum(getattr(claim, name) for claim in claims) for name in _SUMS}
    sums |= {found, owed, found - owed, sum(payment.amount_fen for payment in payments)}
    counts = {heads(claims), heads(asked), heads(unpaid), heads(asked) - heads(unpaid)}
    return OnRecord(frozenset(sums), frozenset(counts))


_SUMS = ("earned_fen", "deducted_fen", "received_fen", "claimed_fen", "leader_fen", "admitted_fen", "found_fen",
         "disputed_fen")  # fmt: skip


def _paid_together(payments: tuple[Payment, ...]) -> Iterator[list[Payment]]:
    """Payments as one tells of them: all, until one day, of one day, of one payer, of one way."""
    yield list(payments)
    for day in {payment.paid_on for payment in payments}:
        yield [payment for payment in payments if payment.paid_on <= day]
    for name in ("paid_on", "payer_rid", "method", "to_worker"):
        yield from grouped(payments, attrgetter(name)).values()


def _months(claims: tuple[WageClaim, ...]) -> OnRecord:
    """Every month for which wages are owed, and how many they are: of each line, and of all together."""
    told = [joined(claim.spans) for claim in claims] + [joined(span for claim in claims for span in claim.spans)]
    counted = {sum(full_months(*span) for span in spans) for spans in told if spans}
    touched = [{month for span in spans for month in _touched(*span)} for spans in told if spans]
    return OnRecord(
        months=frozenset(month for months in touched for month in months),
        lengths=frozenset(counted | {len(months) for months in touched}),
    )


def _touched(first: date, last: date) -> tuple[tuple[int, int], ...]:
    """The calendar months from one day to another."""
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    return tuple((month // 12, month % 12 + 1) for month in range(begin, end + 1))


def _told_elsewhere(around: Surroundings, whole: CaseFile) -> OnRecord:
    """What leads, answers, findings and the chain of the project tell: read for figures that nothing else tells."""
    store = around.context.store
    visits = [visit.rid for visit in whole.inspections]
    known = of_record(store.pick(Lead, whole.case.lead_rids), texts=True)
    known |= of_record(store.pick(Interview, [talk.rid for talk in whole.interviews]), texts=True)
    known |= of_record((whole.inspections, store.find_among(Finding, "inspection_rid", visits)), texts=True)
    known |= of_record((whole.evidence, whole.liabilities, whole.referrals), texts=True)
    if whole.project:
        rid = whole.project.rid
        known |= of_record((store.find(ChainLink, project_rid=rid), store.find(Hazard, project_rid=rid)), texts=True)
    return known


def _of_funds(around: Surroundings, whole: CaseFile) -> OnRecord:
    """What the lists of banks tell, and what comes of them."""
    context, belongs = around.context, Belongs(case_rid=whole.case.rid, project_rid=whole.case.project_rid)
    brought = statements_of(context, belongs)
    return of_record((brought, fund_values(context, whole, around.paper)), texts=True) if brought else OnRecord()


def _given(form: Form, around: Surroundings, _whole: CaseFile | None) -> OnRecord:
    """What the records give the paper itself: a standard of law, what a complaint tells."""
    return of_record(told(form, around), texts=True)
