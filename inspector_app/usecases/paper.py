"""A paper as it is made or made again: its form, its case or project, to whom it goes, and what it speaks of."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Liability
from inspector_app.domain.document import (
    ABOUT_NOTHING,
    SIGNED_STATES,
    About,
    Document,
    DocumentKind,
    document_state,
)
from inspector_app.domain.role import Role, RoleRule
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Facts, Form, Origin
from inspector_app.support.clock import civil_date
from inspector_app.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Paper:
    """What the facts of a form are taken from. Only what matters for the form is given."""

    form: str
    case_rid: str = ""
    project_rid: str = ""
    addressee: str = ""
    addressee_rid: str = ""
    about: About = ABOUT_NOTHING
    due: date | None = None

    def speaking_of(self, **records: Any) -> "Paper":
        """The paper with other records in its :class:`About`."""
        return replace(self, about=replace(self.about, **records))


@dataclass(frozen=True, slots=True)
class EditPaper:
    """A paper that is to be edited; ``document_rid`` when it was already submitted or printed."""

    paper: Paper
    document_rid: str = ""


def printed_number(document: Document) -> str:
    """The number as it stands on the paper: left blank for ink, or wrong, it was typed back or corrected later."""
    return str(from_json(document.facts).get("document.number") or "") if document.facts else ""


def kept_paper(document: Document) -> Paper:
    """The paper that a kept document is, to be edited or printed again."""
    return Paper(
        document.form, document.case_rid, document.project_rid, document.addressee, document.addressee_rid,
        document.about, document.due,
    )  # fmt: skip


def made_on(paper: Paper, form: Form) -> Paper:
    """The paper on a form; one that asks to whom it goes is addressed to nobody beforehand."""
    whom = form.fact("addressee.name")
    if whom is not None and whom.origin is Origin.ASK:
        paper = replace(paper, addressee="", addressee_rid="")
    return replace(paper, form=form.id)


def to_same_party(document: Document, paper: Paper) -> bool:
    """Whether a paper went to whom another one goes: by its record, which may bear another name by now; one that was
    typed, by its name."""
    if document.addressee_rid and paper.addressee_rid:
        return document.addressee_rid == paper.addressee_rid
    return document.addressee == paper.addressee


def meets(context: Context, document: Document, earlier_rid: str) -> bool:
    """Whether a paper does what an earlier one waits for. Who is told in a capacity of his own (the head of a firm) is
    not the firm that was ordered: what is owed to that firm stays owed (O45 arts 5, 6). Where each worker makes his
    own, the last of those whom the earlier one names does it."""
    rule = context.rule(document.form)
    asked = earlier_rid and (rule.parties or rule.before or document.about.person_rid)
    earlier = context.store.get(Document, earlier_rid) if asked else None
    if earlier is None or not (rule.parties or document.about.person_rid or _follows(context, rule, earlier)):
        return True
    if document.about.person_rid:
        return not _workers(context, earlier) - {document.about.person_rid, *_signed_for(context, document)}
    return to_same_party(earlier, kept_paper(document))


def _follows(context: Context, rule: RoleRule, earlier: Document) -> bool:
    """Whether papers of a role follow one like this: what its party was told, each party is answered for itself."""
    return context.rule(earlier.form).role in rule.before.get("told", ())


def pays_in_place(context: Context, order: Document) -> bool:
    """Whether the party of an order is known to pay for the 用人单位 and not to be it: its ground says so (R724 arts
    29, 30), and no line names it. Of an order whose ground nobody recorded that is not known."""
    liability = context.store.get(Liability, order.about.liability_rid) if order.about.liability_rid else None
    if liability is None or not context.law.payers[liability.ground].duty.in_place:
        return False
    lines = context.store.find(WageClaim, case_rid=order.case_rid)
    return all(line.employer_rid != liability.party_rid for line in lines)


def _workers(context: Context, earlier: Document) -> set[str]:
    lines = set(earlier.about.claim_rids)
    every = context.store.find(WageClaim, case_rid=earlier.case_rid)
    return {claim.person_rid for claim in every if not lines or claim.rid in lines}


def _signed_for(context: Context, document: Document) -> Iterator[str]:
    """For whom a standing paper of the same form was signed."""
    for each in context.store.find(Document, case_rid=document.case_rid, form=document.form):
        if document_state(each, context.store.find(Act, subject_rid=each.rid)) in SIGNED_STATES:
            yield each.about.person_rid


def written(document: Document, paper: Paper) -> Document:
    """The document with everything that the paper says of itself."""
    return replace(
        document, case_rid=paper.case_rid, project_rid=paper.project_rid, subject_rid=paper.about.subject_rid,
        addressee=paper.addressee, addressee_rid=paper.addressee_rid, about=paper.about, due=paper.due,
    )  # fmt: skip


def for_service(context: Context, document: Document, act: Act) -> Paper:
    """The service record of a paper that was served by ``act``."""
    rids = act.service.inspector_rids if act.service else ()
    about = About(served_rid=document.rid, service_rid=act.rid, inspector_rids=rids)
    return Paper(context.form_of(Role.SERVICE_RECORD), document.case_rid, document.project_rid, about=about)


def as_written(paper: Paper, form: Form, facts: Facts) -> Paper:
    """The paper with the last day that its facts state, when its form asks for one, and to whom they say it goes, where
    no record is chosen: print and record cannot differ."""
    if not paper.addressee_rid:
        paper = replace(paper, addressee=str(facts.get("addressee.name") or paper.addressee))
    fact = form.fact("order.due")
    if fact is None or fact.origin is not Origin.ASK:
        return paper
    return replace(paper, due=stated_day(facts, fact.name))


def day_borne(form: Form, facts: Facts) -> date | None:
    """The day that an outgoing paper bears."""
    return stated_day(facts, "document.date") if form.kind is DocumentKind.OUTGOING else None


def day_told(document: Document) -> date:
    """The day that a paper bears on its face, as every list of papers tells it; of one that bears none, that on which
    it was made."""
    borne = stated_day(from_json(document.facts), "document.date") if document.facts else None
    return borne or civil_date(document.created_at)


def stated_day(facts: Facts, name: str) -> date | None:
    """The day that a fact states, or that of the moment; None while it states none that can be read."""
    try:
        return date.fromisoformat(str(facts.get(name) or "").partition("T")[0])
    except ValueError:
        return None
