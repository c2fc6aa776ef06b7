"""The papers that a case may want next, each already filled with what the records know."""

from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import Liability
from inspector_app.domain.document import in_force
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
    """An order to pay for each liable party; those who have none yet stand first."""
    whole = case_file(context, case_rid)
    due = proposed_due(context)
    ordered = {d.addressee_rid: d for d in whole.documents if d.form == _ORDER and in_force(d, whole.acts)}
    choices = []
    for liability in whole.liabilities:
        earlier = ordered.get(liability.party_rid)
        name, ground = party_name(whole, liability.party_rid), context.law.payers[liability.ground]
        note = f"已下达{earlier.number}" if earlier else f"{ground.payer}：{ground.basis_text}"
        choices.append((earlier is not None, PaperChoice(name, note, _order(whole, liability, name, due))))
    return tuple(choice for _, choice in sorted(choices, key=lambda pair: pair[0]))


def _order(whole: CaseFile, liability: Liability, name: str, due: date) -> Paper:
    return Paper(
        _ORDER, case_rid=whole.case.rid, liability_rid=liability.rid, addressee=name,
        addressee_rid=liability.party_rid, due=due,
    )  # fmt: skip


def notice_choices(context: Context, case_rid: str, order_rid: str = "") -> tuple[PaperChoice, ...]:
    """A pre-notice to the addressee of each order that was served; those whose day is over stand first."""
    whole = case_file(context, case_rid)
    orders = [o for o in whole.orders() if o.served_on and order_rid in ("", o.document.rid)]
    last = date.max
    choices = []
    for order in sorted(orders, key=lambda o: o.document.due or last):
        paper = order.document
        name = party_name(whole, paper.addressee_rid) or paper.addressee
        day = f"，限期至{chinese(paper.due)}" if paper.due else ""
        notice = Paper(
            _NOTICE, case_rid=case_rid, order_rid=paper.rid, addressee=name, addressee_rid=paper.addressee_rid
        )
        choices.append(PaperChoice(name, f"{paper.number}{day}", notice))
    return tuple(choices)


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
        form, case_rid=case_rid, order_rid=orders[0].document.rid if orders and form == "payment-confirmation" else "",
        addressee=company.name if company else whole.case.respondent, addressee_rid=company.rid if company else "",
        payment_rids=paid if form == "payment-confirmation" else (),
    )  # fmt: skip
