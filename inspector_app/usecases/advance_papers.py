"""What speaks against a paper of the 应急周转金 (R724 art. 63): owed is what is advanced, paid what is recovered; and
against any that tells what is owed while what was advanced is no payment yet."""

from collections.abc import Iterator

from inspector_app.domain.act import ActKind, current
from inspector_app.domain.claim import heads
from inspector_app.domain.document import Document, in_force
from inspector_app.domain.incident import Advance, AdvancePurpose, AdvanceSource
from inspector_app.domain.money import yuan
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.errors import Level, Problem
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.gates import by_code
from inspector_app.usecases.paper import day_told, stated_day
from inspector_app.usecases.surroundings import Surroundings

_AMOUNT, _HEADS, _PAID = "fund_advance.amount_fen", "fund_advance.heads", "fund_advance.paid_on"


def advance_problems(form: Form, around: Surroundings, facts: Facts) -> list[Problem]:
    """What speaks against a paper of an advance or its recovery; nothing of any other."""
    amount, count, whole = facts.get(_AMOUNT), facts.get(_HEADS), around.whole
    if not (form.fact(_AMOUNT) and isinstance(amount, int) and isinstance(count, int) and whole):
        return []
    recovers = form.fact(_PAID) is not None
    owed = whole.balance.found_fen if recovers else whole.balance.open_fen
    people = heads(whole.claims) if recovers else whole.balance.heads_open
    found = []
    if amount > owed:
        found.append(_warn("advance-above-owed", _AMOUNT, amount=yuan(amount), owed=yuan(owed)))
    if count > people:
        found.append(_warn("advance-more-heads", _HEADS, count=str(count), heads=str(people)))
    return [*found, *_recovered(around, whole, facts, amount, count)] if recovers else found


def balance_problems(form: Form, around: Surroundings) -> list[Problem]:
    """R724 arts 32, 63: wages that were advanced reached somebody, and what is owed is less by them: of each paper that
    states what is owed, while they are registered as no payment to the workers."""
    whole = around.whole
    told = {name for fact in form.facts for name in (fact.name, fact.source)}
    if whole is None or _PAID in told or not told & _OWED:
        return []
    wages = [
        each for each in whole.advances
        if each.purpose is AdvancePurpose.WAGES and each.paid_on <= whole.today
    ]  # fmt: skip
    if any(_told_before(each, whole, wages) for each in whole.documents):
        return []
    lacking = {source: _lacking(source, wages, whole) for source in dict.fromkeys(each.source for each in wages)}
    sums = "、".join(f"{word(source)}{yuan(fen)}元" for source, fen in lacking.items() if fen > 0)
    return [_warn("balance-without-advance", "debt", advanced=sums)] if sums else []


def _told_before(document: Document, whole: CaseFile, wages: list[Advance]) -> bool:
    """Whether a paper that stands kept the reason since the last of some advances: it is not asked at every paper."""
    kept = "balance-without-advance" in by_code(document.reasons) and in_force(document, whole.acts)
    return kept and all(each.paid_on <= day_told(document) for each in wages)


_OWED = {"debt.total_fen", "balance.total_fen", "balance.open_fen", "worker_slips"}


def _lacking(source: AdvanceSource, wages: list[Advance], whole: CaseFile) -> int:
    """What was advanced out of a source and is in no payment out of it, in 分."""
    paid = sum(each.amount_fen for each in whole.payments if each.method.value == source.value and each.to_worker)
    return sum(each.amount_fen for each in wages if each.source is source) - paid


def _recovered(around: Surroundings, whole: CaseFile, facts: Facts, amount: int, count: int) -> Iterator[Problem]:
    approved, paid = list(_approved(whole)), stated_day(facts, _PAID)
    if not approved:
        yield _warn("advance-unapproved", _AMOUNT)
    most, people = (sum(each) for each in zip(*approved, strict=True)) if approved else (amount, count)
    if amount > most or count > people:
        told = {"amount": yuan(amount), "count": str(count), "approved": yuan(most), "heads": str(people)}
        yield _warn("advance-above-approved", _AMOUNT, **told)
    kept = whole.advances
    if not any(each.paid_on == paid and each.amount_fen == amount for each in kept):
        yield _warn("advance-unregistered", _PAID)


def _approved(whole: CaseFile) -> Iterator[tuple[int, int]]:
    """What each approved 垫付审批表 of the case lets be advanced, to how many."""
    approved = {act.subject_rid for act in current(whole.acts) if act.kind is ActKind.APPROVED}
    for paper in whole.documents:
        told = from_json(paper.facts) if paper.rid in approved and paper.facts else {}
        if isinstance(told.get(_AMOUNT), int) and _PAID not in told:
            yield told[_AMOUNT], int(told.get(_HEADS) or 0)


def _warn(code: str, where: str, **details: str) -> Problem:
    return Problem(code, where, Level.WARNING, details)
