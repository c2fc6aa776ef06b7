"""What a case still lacks as it is closed. No article forbids the closing for it: each wants a reason."""

from collections.abc import Iterator

from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.document import SIGNED_STATES, Document, document_state, in_force
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.role import Offered, Role
from inspector_app.domain.watching import Listing, ListingState
from inspector_app.formdefs.model import Form
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.findings import open_faults

_SHOWN = 3


def closing_doubts(context: Context, whole: CaseFile, *, by_form: bool = False) -> list[Problem]:
    """Its form (but where it is closed ``by_form``), proof of each payment, problems that nobody saw put right,
    somebody who is on the list, a complaint without its answer."""
    return [
        *([] if by_form else _no_form(context, whole)), *_unproved(whole), *_problems_open(context, whole),
        *_listed(context, whole), *_unanswered(context, whole),
    ]  # fmt: skip


def _warning(code: str, where: str, **details: str) -> Problem:
    return Problem(code, where, Level.WARNING, details)


def _no_form(context: Context, whole: CaseFile) -> Iterator[Problem]:
    forms = context.forms_of(Role.CLOSING)
    if forms and not whole.papers(Role.CLOSING):
        yield _warning("closing-no-form", "case", form=forms[0].title)


def _unproved(whole: CaseFile) -> Iterator[Problem]:
    """R423 art. 18, J2013-3 art. 6: lines that count as paid, of which a number that was typed is all there is."""
    lines = unproved_payments(whole)
    if lines:
        people = (whole.people.get(each.person_rid) for each in lines[:_SHOWN])
        names = "、".join(person.name for person in people if person)
        yield _warning("closing-unproved", "lines", names=names, count=str(len(lines)))


def unproved_payments(whole: CaseFile) -> tuple[WageClaim, ...]:
    """The lines that count as paid although no voucher is kept and no confirmation was signed by the worker."""
    signed = [d for d in whole.papers(Role.PAYMENT_CONFIRMATION) if document_state(d, whole.acts) in SIGNED_STATES]
    proved = {p.claim_rid for p in whole.payments if p.evidence_rids}
    proved |= {claim.rid for d in signed for claim in whole.named_in(d.about)}
    paid = (each for each in whole.claims if each.disposition is Disposition.PAID)
    return tuple(each for each in paid if each.rid not in proved and not each.evidence_rids)


def _problems_open(context: Context, whole: CaseFile) -> Iterator[Problem]:
    visits = {visit.rid for visit in whole.inspections}
    left = [line for line in open_faults(context) if line.finding.inspection_rid in visits] if visits else []
    if left:
        yield _warning("closing-problems-open", "case", count=str(len(left)))


def _listed(context: Context, whole: CaseFile) -> Iterator[Problem]:
    there = (ListingState.PROPOSED, ListingState.LISTED)
    if any(each.state in there for each in context.store.find(Listing, case_rid=whole.case.rid)):
        yield _warning("closing-listed", "case")


def _unanswered(context: Context, whole: CaseFile) -> Iterator[Problem]:
    if left := unanswered_complaints(context, whole):
        yield _warning("closing-unanswered", "case", count=str(len(left)))


def unanswered_complaints(context: Context, whole: CaseFile) -> tuple[Lead, ...]:
    """The complaints of a case to which nobody told in writing what came of them (R724 art. 10)."""
    leads = context.store.pick(Lead, whole.case.lead_rids)
    told = {each.about.lead_rid for each in whole.documents if _answers(context, each) and in_force(each, whole.acts)}
    return tuple(
        each
        for each in leads
        if each.kind is LeadKind.COMPLAINT and each.replied_on is None and each.rid not in told and "" not in told
    )


def _answers(context: Context, paper: Document) -> bool:
    form = context.forms.edition(paper.form, paper.edition)
    return form is not None and answers_complaint(form)


def answers_complaint(form: Form) -> bool:
    """Whether a form tells what came of a complaint. An answer is owed to whoever reports too; that a matter is taken
    up is told to who complains alone."""
    return form.role is Role.COMPLAINT_NOTICE and Offered.REPORT in form.offered
