"""Once, at the first opening after step 0004: which records the papers kept before it speak of.

Until then a paper kept only its lines, and the rest was guessed each time it was made again. Here it is told a last
time, by what the paper's own record, its printed facts and its case leave no doubt about. Where they leave a doubt the
record stays empty: it is unknown, and the window asks for it when the paper is made again.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case
from inspector_app.domain.change import BY_PROGRAM
from inspector_app.domain.debt import Payment
from inspector_app.domain.document import About, Document, served_act
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.formdefs.facts import from_json
from inspector_app.usecases.case_facts import case_values
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper, printed_number

_UNFILLED = "about-unfilled"
"""The setting that step 0004 left in a store with papers."""


def fill_about(context: Context) -> None:
    """Fill what is known, as one act of the journal; nothing in a store that has no papers from before.

    On a full disk it waits for another opening.
    """
    store = context.store
    if not store.settings.get(_UNFILLED) or not store.has_room:
        return

    @cache
    def file_of(case_rid: str) -> CaseFile | None:
        return case_file(context, case_rid) if case_rid and store.get(Case, case_rid) else None

    told = [(paper, told_about(context, paper, file_of)) for paper in store.all(Document)]
    with context.unit(f"补记文书所依据的记录{BY_PROGRAM}") as unit:
        for paper, about in told:
            if about != paper.about:
                unit.put(replace(paper, about=about))
        store.settings.set(_UNFILLED, "")


def told_about(context: Context, document: Document, file_of: Callable[[str], CaseFile | None]) -> About:
    """What a paper from before speaks of, as far as it leaves no doubt; ``file_of`` reads its case if it must."""
    about = _recorded(context, document)
    printed = _printed(context, document) if document.facts else {}
    of_case = document.addressee_rid or printed.get("order.number") or printed.get("payments")
    whole = file_of(document.case_rid) if of_case else None
    if whole is None or not printed:
        return about
    return replace(
        about,
        liability_rid=_liability(context, whole, document, printed),
        order_rid=_order(whole, document, printed.get("order.number")),
        payment_rids=_payments(context, whole, document, printed.get("payments") or ()),
    )


def _printed(context: Context, document: Document) -> dict[str, Any]:
    """The printed facts by the record's value that they came from; by their own name when the form is gone."""
    facts = from_json(document.facts)
    form = context.forms.edition(document.form, document.edition)
    if form is None:
        return dict(facts)
    return {fact.source or fact.name: facts[fact.name] for fact in form.facts if fact.name in facts}


def _recorded(context: Context, document: Document) -> About:
    """The interview, visit or service that the paper records."""
    store, rid = context.store, document.subject_rid
    if not rid:
        return document.about
    if interview := store.get(Interview, rid):
        return replace(document.about, interview_rid=rid, person_rid=interview.person_rid)
    if store.get(Inspection, rid):
        return replace(document.about, inspection_rid=rid)
    served = store.get(Document, rid)
    act = served_act(served, store.find(Act, subject_rid=rid)) if served else None
    if act is None or act.service is None:
        return replace(document.about, served_rid=rid if served else "")
    return replace(document.about, served_rid=rid, service_rid=act.rid, inspector_rids=act.service.inspector_rids)


def _liability(context: Context, whole: CaseFile, document: Document, printed: Mapping[str, Any]) -> str:
    """The liability of the addressee: when there are several, the one whose ground was printed."""
    own = [x for x in whole.liabilities if document.addressee_rid and x.party_rid == document.addressee_rid]
    stated = printed.get("liability.ground_text"), printed.get("liability.article")
    payers = {x.rid: context.law.payers.get(x.ground) for x in own}
    said = [x for x in own if (payer := payers[x.rid]) and (payer.sentence, payer.basis_text) == stated]
    return _only(x.rid for x in said or own)


def _order(whole: CaseFile, document: Document, number: str | None) -> str:
    """The order that was printed by its number; one left blank for ink was typed back later."""
    others = [paper for paper in whole.documents if number and paper.rid != document.rid]
    return _only(paper.rid for paper in others if number in (paper.number, printed_number(paper)))


def _payments(
    context: Context, whole: CaseFile, document: Document, rows: Iterable[Mapping[str, Any]]
) -> tuple[str, ...]:
    """The payments that give the printed lines again: made together, or all up to a day."""
    printed = [_essence(row) for row in rows]
    reached = sorted((p for p in whole.payments if p.to_worker), key=lambda p: p.paid_on)
    if not printed:
        return ()
    blank = Paper(document.form, document.case_rid)
    fitting = {
        rids
        for rids in _sets(reached)
        if [_essence(row) for row in case_values(context, whole, blank.speaking_of(payment_rids=rids))["payments"]]
        == printed
    }
    return fitting.pop() if len(fitting) == 1 else ()


def _essence(row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(row.get(name) or "" for name in ("name", "paid_fen", "paid_on"))


def _sets(reached: list[Payment]) -> set[tuple[str, ...]]:
    """Payments as the program put them on one paper, each set in the order in which they were made."""
    days = {p.paid_on for p in reached}
    sets = {tuple(p.rid for p in reached if p.paid_on <= day) for day in days}
    keys: tuple[Callable[[Payment], Any], ...] = (
        lambda p: (p.paid_on, p.payer_rid, p.method),
        lambda p: (p.paid_on, p.payer_rid, p.method, p.voucher),
    )
    for key in keys:
        sets |= {tuple(p.rid for p in group) for _, group in groupby(sorted(reached, key=key), key)}
    return sets


def _only(rids: Iterable[str]) -> str:
    """The one identity; empty when there is none or a doubt."""
    found = set(rids)
    return found.pop() if len(found) == 1 else ""
