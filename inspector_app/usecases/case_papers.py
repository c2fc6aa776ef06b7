"""The papers that a case may want next, each already filled with what the records know."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import Liability
from inspector_app.domain.document import About, Document, in_force
from inspector_app.formdefs.catalogue import valid_on
from inspector_app.formdefs.model import Form
from inspector_app.usecases.casefile import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import Paper

_ORDER, _NOTICE = "order-to-pay", "list-pre-notice"
_DAYS_TO_PAY = 7


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One of several papers that would fit: to whom, with a remark, and the paper."""

    words: str
    note: str
    paper: Paper


def proposed_due(context: Context) -> date:
    """A last day for an order: the working day seven days ahead or the next one after it. The law fixes no length."""
    return context.law.calendar.on_or_after(context.clock.today() + timedelta(days=_DAYS_TO_PAY))


def order_choices(context: Context, case_rid: str) -> tuple[PaperChoice, ...]:
    """An order to pay for each liable party; those with lines that were not ordered yet stand first.

    Such an order names only these lines: the day of an earlier order goes on for its own (补充指令).
    """
    whole = case_file(context, case_rid)
    due = proposed_due(context)
    ordered = {d.addressee_rid: d for d in whole.documents if d.form == _ORDER and in_force(d, whole.acts)}
    choices = []
    for liability in whole.liabilities:
        earlier, left = ordered.get(liability.party_rid), whole.not_ordered(liability.party_rid)
        name, ground = whole.party_name(liability.party_rid), context.law.payers[liability.ground]
        note = f"{ground.payer}：{ground.basis_text}"
        if earlier:
            note = f"已下达{earlier.number}，补充{len(left)}人" if left else f"已下达{earlier.number}"
        paper = _order(whole, liability, name, due)
        if earlier and left:
            paper = paper.speaking_of(claim_rids=tuple(claim.rid for claim in left))
        choices.append((not left, PaperChoice(name, note, paper)))
    return tuple(choice for _, choice in sorted(choices, key=lambda pair: pair[0]))


def _order(whole: CaseFile, liability: Liability, name: str, due: date) -> Paper:
    return Paper(
        _ORDER, case_rid=whole.case.rid, about=About(liability_rid=liability.rid), addressee=name,
        addressee_rid=liability.party_rid, due=due,
    )  # fmt: skip


def notice_choices(context: Context, case_rid: str, order_rid: str = "") -> tuple[PaperChoice, ...]:
    """A pre-notice to the addressee of each order that was served, and one to its legal representative (O45 art. 5).

    Whoever was not told yet stands first, then the order whose day is over first. Others who answer directly are
    added by hand.
    """
    whole = case_file(context, case_rid)
    orders = [o for o in whole.orders() if o.served_on and order_rid in ("", o.document.rid)]
    last = date.max
    choices: dict[tuple[str, str], PaperChoice] = {}
    for order in sorted(orders, key=lambda o: o.document.due or last):
        paper = order.document
        day = f"，限期至{chinese(paper.due)}" if paper.due else ""
        for words, name, rid in _parties_of(whole, paper):
            notice = Paper(
                _NOTICE, case_rid=case_rid, about=About(order_rid=paper.rid), addressee=name, addressee_rid=rid
            )
            choices.setdefault((rid, name), PaperChoice(words, f"{paper.number}{day}", notice))
    told = {(d.addressee_rid, d.addressee): d.number for d in whole.papers(_NOTICE)}
    fresh = [choice for party, choice in choices.items() if party not in told]
    return (*fresh, *(replace(c, note=f"已告知{told[party]}") for party, c in choices.items() if party in told))


def untold(whole: CaseFile) -> bool:
    """Whether somebody whom a served order concerns was not told yet that they are to be listed."""
    told = {(d.addressee_rid, d.addressee) for d in whole.papers(_NOTICE)}
    parties = [(rid, name) for o in whole.orders() if o.served_on for _, name, rid in _parties_of(whole, o.document)]
    return not parties or any(party not in told for party in parties)


def _parties_of(whole: CaseFile, order: Document) -> list[tuple[str, str, str]]:
    """Words, name and identity of the addressee of an order, and of its legal representative when it is a company."""
    name = whole.party_name(order.addressee_rid) or order.addressee
    company = whole.companies.get(order.addressee_rid)
    head = company.legal_representative.strip() if company else ""
    return [(name, name, order.addressee_rid), *([(f"{head}（{name}法定代表人）", head, "")] if head else [])]


def party_name(whole: CaseFile, rid: str) -> str:
    """The name of a company or person of the case; empty when it is neither."""
    return whole.party_name(rid)


# The papers that are made from a case itself; records of visits, interviews and service come from their own pages.
_CASE_FORMS = (
    "order-to-pay", "list-pre-notice", "wage-arrears-list", "payment-confirmation", "inquiry-notice", "filing-approval",
    "approval-form",
)  # fmt: skip


def case_forms(context: Context) -> tuple[Form, ...]:
    """The forms in force today that are made from a case, in the order in which they are usually wanted."""
    today = context.clock.today()
    known = {form.id for form in context.forms.all() if valid_on(form, today)}
    return tuple(context.forms.find(form_id, on=today) for form_id in _CASE_FORMS if form_id in known)


def plain_paper(context: Context, case_rid: str, form: str) -> Paper:
    """A paper of a case that needs no choice: addressed to its employer, over all payments where it is about them."""
    whole = case_file(context, case_rid)
    company = whole.company
    orders = whole.orders()
    paid = tuple(payment.rid for payment in whole.payments if payment.to_worker)
    return Paper(
        form,
        case_rid=case_rid,
        about=About(
            order_rid=orders[0].document.rid if orders and form == "payment-confirmation" else "",
            payment_rids=paid if form == "payment-confirmation" else (),
        ),
        addressee=company.name if company else whole.case.respondent,
        addressee_rid=company.rid if company else "",
    )
