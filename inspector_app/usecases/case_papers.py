"""The papers that a case may want next, each already filled with what the records know."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product

from inspector_app.domain.alike import same_name
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import About, Document
from inspector_app.domain.person import PersonRole
from inspector_app.domain.role import Need, Offered, Role
from inspector_app.formdefs.model import Form
from inspector_app.support.errors import Problem
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.order_facts import orders_of
from inspector_app.usecases.paper import Paper, made_on, to_same_party
from inspector_app.usecases.undone_papers import undoing_paper, untold_withdrawals


@dataclass(frozen=True, slots=True)
class PaperChoice:
    """One of several papers that would fit: to whom, with a remark, and the paper. ``follows`` an order that the same
    party was given before."""

    words: str
    note: str
    paper: Paper
    follows: bool = False


def proposed_due(context: Context) -> date | None:
    """A last day for an order: the usual number of days ahead, on a working day; None where law data propose none."""
    line = context.law.procedure.roles[Role.ORDER].set_day()
    days = context.law.limit(line.limit, context.agency.province).proposed if line else None
    return context.law.calendar.on_or_after(context.clock.today() + timedelta(days=days)) if days else None


def order_choices(context: Context, case_rid: str, form_id: str = "") -> tuple[PaperChoice, ...]:
    """An order to pay for each liable party on each form there is for it, or on one form.

    Parties with lines that were not ordered yet stand first. Such an order names only these lines: the day of an
    earlier order goes on for its own (补充指令).
    """
    whole, due = case_file(context, case_rid), proposed_due(context)
    forms = _forms_for(context, Role.ORDER, form_id)
    ordered = {d.addressee_rid: d for d in whole.papers(Role.ORDER)}
    choices = []
    for form, liability in product(forms, whole.liabilities):
        earlier, left = ordered.get(liability.party_rid), whole.not_ordered(liability.party_rid)
        if (follows_another(form) and not (earlier and left)) or (names_others(form) and len(whole.liabilities) < _TWO):
            continue
        name, ground = whole.party_name(liability.party_rid), context.law.payers[liability.ground]
        note = f"{ground.payer}：{ground.basis_text}"
        if earlier:
            note = f"已下达{earlier.number}，补充{len(left)}人" if left else f"已下达{earlier.number}"
        paper = Paper(
            form.id, case_rid=case_rid, about=About(liability_rid=liability.rid), addressee=name,
            addressee_rid=liability.party_rid, due=due,
        )  # fmt: skip
        if earlier and left:
            paper = paper.speaking_of(claim_rids=tuple(claim.rid for claim in left))
        words = f"{name}　{form.title}" if len(forms) > 1 else name
        choices.append((not left, PaperChoice(words, note, paper, earlier is not None)))
    return tuple(choice for _, choice in sorted(choices, key=lambda pair: pair[0]))


_TWO = 2


def why_no_order(context: Context, case_rid: str, form_id: str = "") -> Problem:
    """What an order on a form is still waiting for, where :func:`order_choices` finds nobody."""
    whole, forms = case_file(context, case_rid), _forms_for(context, Role.ORDER, form_id)
    if not whole.liabilities:
        return Problem("order-nobody-liable", "liable")
    if all(names_others(form) for form in forms):
        return Problem("order-one-liable", "liable", details={"name": whole.party_name(whole.liabilities[0].party_rid)})
    return Problem("order-nothing-left", "lines")


def follows_another(form: Form) -> bool:
    """Whether an order speaks of an earlier one to the same party: 补充指令."""
    return any(fact.name.startswith("earlier.") and fact.required for fact in form.facts)


def names_others(form: Form) -> bool:
    """Whether an order names everybody who is liable, each for all: a joint one."""
    return any(fact.name.startswith("joint.") and fact.required for fact in form.facts)


def _forms_for(context: Context, role: Role, form_id: str) -> tuple[Form, ...]:
    """The usual forms of a role in force today, or the one asked for."""
    return tuple(form for form in context.forms_of(role) if form.id == form_id or (form.usual and not form_id))


def notice_choices(context: Context, case_rid: str, order_rid: str = "", form_id: str = "") -> tuple[PaperChoice, ...]:
    """A pre-notice to the addressee of each order that was served, to its legal representative, and to whoever else
    answers for it (O45 art. 5): those who were questioned, or somebody whom the paper itself names.

    Of orders on the same lines it rests on the one whose day is over first; one on others (补充指令) stands beside it.
    Whoever has no notice yet stands first, then the order whose day is over first. Somebody is told by the service of a
    notice, not by its sign-off.
    """
    whole = case_file(context, case_rid)
    orders = [o for o in whole.orders() if o.served_on and order_rid in ("", o.document.rid)]
    forms = _forms_for(context, Role.PRE_NOTICE, form_id)
    choices: dict[tuple[str, str, str, frozenset[str]], PaperChoice] = {}
    for form, order in product(forms, sorted(orders, key=lambda o: o.document.due or date.max)):
        paper = order.document
        day = f"，限期至{chinese(paper.due)}" if paper.due else ""
        for words, name, rid in (*_parties_of(whole, paper), *_answerable(whole, paper)):
            notice = Paper(
                form.id, case_rid=case_rid, about=About(order_rid=paper.rid), addressee=name, addressee_rid=rid
            )
            said = f"{words}　{form.title}" if len(forms) > 1 else words
            choices.setdefault(
                (rid, words, form.id, frozenset(paper.about.claim_rids)),
                PaperChoice(said, f"{paper.number}{day}", notice),
            )
    made = [(choice, _told_by(whole, choice.paper)) for choice in choices.values()]
    fresh = [choice for choice, notice in made if notice is None]
    named = [choice for choice in fresh if choice.paper.addressee]
    again = [replace(choice, note=_notice_words(whole, notice)) for choice, notice in made if notice]
    return (*named, *again, *(choice for choice in fresh if choice not in named))


def _told_by(whole: CaseFile, paper: Paper) -> Document | None:
    """The last notice in force to whom a paper goes."""
    return next((d for d in reversed(whole.papers(Role.PRE_NOTICE)) if to_same_party(d, paper)), None)


def _notice_words(whole: CaseFile, notice: Document) -> str:
    """How far a notice has come."""
    day = whole.served_days.get(notice.rid)
    if day is None or not whole.was_served(notice):
        return f"已签发：{notice.called}，尚未送达"
    return f"已告知：{notice.called}，{chinese(day)}送达"


def untold(whole: CaseFile) -> bool:
    """Whether somebody whom a served order concerns has no notice yet that they are to be listed."""
    return not any(order.served_on for order in whole.orders()) or bool(untold_parties(whole))


def untold_parties(whole: CaseFile) -> tuple[str, ...]:
    """Whom a served order concerns and who has no notice yet that they are to be listed, each once, in words: the
    employers and their heads first (O45 art. 5)."""
    served = [order.document for order in whole.orders() if order.served_on]
    served.sort(key=lambda order: order.addressee_rid not in whole.employers)
    parties = dict.fromkeys(party for order in served for party in _parties_of(whole, order))
    papers = {words: Paper("", addressee=name, addressee_rid=rid) for words, name, rid in parties}
    return tuple(words for words, paper in papers.items() if _told_by(whole, paper) is None)


def _parties_of(whole: CaseFile, order: Document) -> list[tuple[str, str, str]]:
    """Words, name and identity of the addressee of an order, and of its legal representative when it is a company.

    The representative is known by the record of whoever was questioned under that name, else by the name alone.
    """
    name = whole.party_name(order.addressee_rid) or order.addressee
    company = whole.companies.get(order.addressee_rid)
    head = company.legal_representative.strip() if company else ""
    rid = next((person.rid for person in whole.questioned if same_name(person.name, head)), "") if head else ""
    return [(name, name, order.addressee_rid), *([(f"{head}（{name}法定代表人）", head, rid)] if head else [])]


def _answerable(whole: CaseFile, order: Document) -> list[tuple[str, str, str]]:
    """Who else may answer for the company that was ordered: whoever was questioned, is registered as no worker and is
    owed nothing, and somebody to be named on the paper itself."""
    company = whole.companies.get(order.addressee_rid)
    if company is None:
        return []
    owed = {claim.person_rid for claim in whole.claims} | {order.addressee_rid}
    asked = [each for each in whole.questioned if each.rid not in owed and each.role in _OF_A_FIRM]
    others = [each for each in asked if not same_name(each.name, company.legal_representative)]
    said = [
        (f"{each.name}（{each.position or word(each.role)}，{company.name}的责任人员）", each.name, each.rid)
        for each in others
    ]
    return [*said, (_SOMEBODY_ELSE.format(company.name), "", "")]


_OF_A_FIRM = (PersonRole.MANAGER, PersonRole.OTHER)
_SOMEBODY_ELSE = "{0}的其他责任人员（姓名、身份号码、住址在文书中填写）"


def party_name(whole: CaseFile, rid: str) -> str:
    """The name of a company or person of the case; empty when it is neither."""
    return whole.party_name(rid)


def case_forms(context: Context) -> tuple[Form, ...]:
    """The forms in force today that are made from a case, in the order in which they are usually wanted."""
    return offered_forms(context, Offered.CASE)


_RECORDS = {
    Offered.VISIT: Role.INSPECTION,
    Offered.INTERVIEW: Role.QUESTIONING,
    Offered.SERVICE: Role.SERVICE_RECORD,
}


def forms_called(forms: Sequence[Form], text: str) -> list[Form]:
    """Forms by words of their title; where none has these words, those that have the letters in this order, for a
    paper is often called by less than its title (列入决定书)."""
    words = text.split()
    found = [form for form in forms if all(word in form.title for word in words)]
    return found or [form for form in forms if all(_in_order(word, form.title) for word in words)]


def _in_order(letters: str, title: str) -> bool:
    rest = iter(title)
    return all(letter in rest for letter in letters)


def offered_forms(context: Context, place: Offered) -> tuple[Form, ...]:
    """The forms that are made from a place, the usual ones first, but for the one record of each visit, interview or
    service, which it has anyway."""
    wanted, record = list(context.law.procedure.roles), _RECORDS.get(place)
    offered = [f for f in context.forms.in_force(context.clock.today()) if place in f.offered]
    found = [form for form in offered if form.role is not record]
    return tuple(sorted(found, key=lambda form: (not form.usual, wanted.index(form.role or wanted[-1]), form.title)))


def plain_paper(context: Context, case_rid: str, form: str) -> Paper:
    """A paper of a case that needs no choice: addressed to its employer, over all payments where it is about them."""
    chosen = context.forms.find(form, on=context.clock.today())
    return paper_of(case_file(context, case_rid), chosen)


def paper_of(whole: CaseFile, chosen: Form) -> Paper:
    """:func:`plain_paper` of a case that was read."""
    company = whole.company
    paid = tuple(p.rid for p in whole.payments if p.to_worker) if Need.PAYMENTS in chosen.about else ()
    served = _served_orders(whole, company.rid if company else "") if Need.ORDER in chosen.about else []
    order = whole.order_paid_by(paid) if paid else next(iter(served), None)
    visits = whole.inspections if Need.VISIT in chosen.about else ()
    visit = max(visits, key=lambda each: each.started_at, default=None)
    paper = Paper(
        chosen.id,
        case_rid=whole.case.rid,
        about=About(order_rid=order.rid if order else "", payment_rids=paid, inspection_rid=visit.rid if visit else ""),
        addressee=company.name if company else whole.case.respondent,
        addressee_rid=company.rid if company else "",
    )
    return made_on(paper, chosen)


def following_choices(context: Context, case_rid: str, form: Form) -> tuple[PaperChoice, ...]:
    """A paper that follows another, for each of those, to whom it was served: nobody answers for a paper to somebody
    else. Who got what it must follow (the notice before a decision, the decision before its enforcement) stands before
    whoever was only ordered to pay.

    None where nothing of the kind was served, or the form follows none.
    """
    if Need.PARTY not in form.about:
        return ()
    whole = case_file(context, case_rid)
    if form.role is Role.UNDOING:
        return _undoing_choices(context, whole, form)
    return following_in(context, whole, form)


def following_in(context: Context, whole: CaseFile, form: Form) -> tuple[PaperChoice, ...]:
    """The same in a case that was read, but for what tells that another one was taken back."""
    paper = paper_of(whole, form)
    before = context.rule(form.id).before
    roles = before.get("decision") or before.get("told", ())
    told = _served(whole, [each for role in roles for each in whole.papers(role)])
    of_order = Need.ORDER in form.about
    follows = {(_party(each), _order_rid(whole, each)) for each in told}
    orders = [each for each in _served_orders(whole) if (_party(each), each.rid) not in follows] if of_order else []
    return tuple(_following(whole, form, paper, each, is_told=each in told) for each in (*told, *orders))


def _party(document: Document) -> str:
    return document.addressee_rid or document.addressee


def _order_rid(whole: CaseFile, earlier: Document) -> str:
    return order_under(whole, earlier.addressee_rid, earlier.about.order_rid)


def _following(whole: CaseFile, form: Form, paper: Paper, earlier: Document, *, is_told: bool) -> PaperChoice:
    """The paper to the party of an earlier one, which it follows (``is_told``) or which is the order behind both."""
    name = whole.party_name(earlier.addressee_rid) or earlier.addressee
    order_rid = _order_rid(whole, earlier) if is_told else earlier.rid
    on = paper.speaking_of(order_rid=order_rid) if Need.ORDER in form.about else paper
    on = on.speaking_of(served_rid=earlier.rid) if is_told else on
    note = f"{earlier.called}，{chinese(whole.served_days[earlier.rid])}送达"
    return PaperChoice(name, note, made_on(replace(on, addressee=name, addressee_rid=earlier.addressee_rid), form))


def _undoing_choices(context: Context, whole: CaseFile, form: Form) -> tuple[PaperChoice, ...]:
    """Whoever was not told yet that a paper served on him was taken back."""
    return tuple(
        PaperChoice(each.addressee, each.called, replace(paper, form=form.id))
        for each in untold_withdrawals(context, whole.documents, whole.acts)
        if (paper := undoing_paper(context, each))
    )


def order_under(whole: CaseFile, party_rid: str, named: str = "") -> str:
    """The order on which a paper to a party rests: the one that it names, else (it was put on file from paper) the only
    one that was served on its party, or in the case; empty where that is not known."""
    served = _served_orders(whole)
    own = [each for each in served if each.addressee_rid == party_rid] or served
    return named or (own[0].rid if len(own) == 1 else "")


def _served_orders(whole: CaseFile, to: str | None = None) -> list[Document]:
    """The orders that were served, the last one first; of one party, or of all."""
    return _served(whole, (order for order in orders_of(whole) if to in (None, order.addressee_rid)))


def _served(whole: CaseFile, papers: Iterable[Document]) -> list[Document]:
    """Those that were served, the last one first."""
    served = [paper for paper in papers if paper.rid in whole.served_days]
    return sorted(served, key=lambda paper: whole.served_days[paper.rid], reverse=True)


def list_paper(context: Context, case_rid: str) -> Paper:
    """The list of what is owed in a case."""
    return Paper(context.form_of(Role.WAGE_LIST), case_rid=case_rid)


def forms_today(context: Context) -> tuple[Form, ...]:
    """The edition in force today of every form, by title."""
    return tuple(sorted(context.forms.in_force(context.clock.today()), key=lambda form: form.title))
