"""What a paper has to speak of before it can be made: what a case offers, and what is unknown."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, replace

from inspector_app.domain.act import Act
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.dates import chinese
from inspector_app.domain.debt import Liability, rests
from inspector_app.domain.document import About, Document, in_force, served_act
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Need
from inspector_app.formdefs.binding import need_of
from inspector_app.formdefs.facts import from_json
from inspector_app.formdefs.model import Form
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_papers import PaperChoice, following_choices
from inspector_app.usecases.context import Context
from inspector_app.usecases.order_facts import orders_of
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.payments import PaidTogether, paid_together


def must(form: Form) -> tuple[Need, ...]:
    """The records without which a form cannot be filled in; of the others it tells where there are any."""
    lasting = {need_of(fact) for fact in form.facts if fact.required}
    return tuple(need for need in form.about if need in lasting)


def unknown(context: Context, document: Document) -> tuple[Need, ...]:
    """What a kept paper printed something of, although nobody knows which record it was: a paper from before 0004.

    Nothing is asked about a form that the program does not hold any more, nor where the case has no such record.
    """
    form = context.forms.edition(document.form, document.edition)
    if form is None or not document.facts or not document.case_rid:
        return ()
    printed = from_json(document.facts)
    told = {need for fact in form.facts if printed.get(fact.name) not in (None, "", []) and (need := need_of(fact))}
    lacking = told - _known(document.about)
    if not lacking:
        return ()
    offered = paper_choices(context, document.case_rid)
    return tuple(need for need in Need if need in lacking and offered.of(need))


def _known(about: About) -> set[Need]:
    """What a paper tells; its party and its lines are always told."""
    told = {
        Need.LIABLE: about.liability_rid,
        Need.INTERVIEW: about.interview_rid,
        Need.VISIT: about.inspection_rid,
        Need.SERVED: about.service_rid,
        Need.ORDER: about.order_rid,
        Need.PAYMENTS: about.payment_rids,
        Need.WORKER: about.person_rid,
    }
    return {need for need in Need if need not in told or told[need]}


@dataclass(frozen=True, slots=True)
class Choice:
    """One record a paper may speak of, with the words by which a person knows it."""

    words: str
    rid: str


@dataclass(frozen=True, slots=True)
class PaperChoices:
    """What a new paper of a case may be about. ``parties`` are all, ``liable`` those who owe.

    A choice of payments made together is known by the first of them. ``told`` are persons who were told before that
    something is held against them (the head of a company, by name alone too), each with the paper that told it.
    ``following`` are the papers that a form would be to follow one of those that were served.
    """

    parties: tuple[Choice, ...]
    liable: tuple[tuple[Choice, Liability], ...]
    interviews: tuple[Choice, ...]
    visits: tuple[Choice, ...]
    served: tuple[tuple[Choice, Act], ...]
    orders: tuple[Choice, ...]
    payments: tuple[tuple[Choice, tuple[str, ...]], ...]
    workers: tuple[Choice, ...] = ()
    told: tuple[tuple[Choice, Document], ...] = ()
    following: tuple[PaperChoice, ...] = ()

    def asked(self, form: Form) -> tuple[Need, ...]:
        """What is to be chosen for a form: what it cannot do without, of the rest what there is; the order is told by
        the paper that it follows."""
        told = (Need.ORDER,) if self.following else ()
        return tuple(n for n in form.about if n not in told and (n in must(form) or self.of(n)))

    def of(self, need: Need) -> tuple[Choice, ...]:
        """What is offered for one need; nothing for lines, which are always those of the case."""
        offered: Mapping[Need, Iterable[Choice]] = {
            Need.PARTY: self._followed() or (*self.parties, *(choice for choice, _ in self.told)),
            Need.LIABLE: (choice for choice, _ in self.liable),
            Need.INTERVIEW: self.interviews,
            Need.VISIT: self.visits,
            Need.SERVED: (choice for choice, _ in self.served),
            Need.ORDER: self.orders,
            Need.PAYMENTS: (choice for choice, _ in self.payments),
            Need.WORKER: self.workers,
        }
        return tuple(offered.get(need, ()))

    def _followed(self) -> tuple[Choice, ...]:
        return tuple(Choice(f"{each.words}　{each.note}", str(at)) for at, each in enumerate(self.following))

    def about(self, start: About, chosen: Mapping[Need, str]) -> About:
        """What a paper speaks of with these records chosen, each by the identity of its choice."""
        act = next((act for choice, act in self.served if choice.rid == chosen.get(Need.SERVED)), None)
        if act is not None and act.service is not None:
            rids = act.service.inspector_rids
            start = replace(start, served_rid=act.subject_rid, service_rid=act.rid, inspector_rids=rids)
        paid = next((rids for choice, rids in self.payments if choice.rid == chosen.get(Need.PAYMENTS)), ())
        return replace(
            start,
            person_rid=chosen.get(Need.WORKER) or start.person_rid,
            liability_rid=chosen.get(Need.LIABLE) or start.liability_rid,
            interview_rid=chosen.get(Need.INTERVIEW) or start.interview_rid,
            inspection_rid=chosen.get(Need.VISIT) or start.inspection_rid,
            order_rid=chosen.get(Need.ORDER) or start.order_rid,
            payment_rids=paid or start.payment_rids,
        )

    def paper(self, start: Paper, chosen: Mapping[Need, str]) -> Paper:
        """A paper with these records chosen, addressed to the party that is liable or was chosen, or to which the paper
        went that it follows."""
        if self.following:
            start = self.following[int(chosen[Need.PARTY])].paper
            return replace(start, about=self.about(start.about, chosen))
        owing = next((x.party_rid for choice, x in self.liable if choice.rid == chosen.get(Need.LIABLE)), "")
        party = owing or chosen.get(Need.PARTY)
        addressee = next((choice for choice in self.parties if choice.rid == party), None)
        if addressee is not None:
            start = replace(start, addressee=addressee.words, addressee_rid=addressee.rid)
        if paper := next((paper for choice, paper in self.told if choice.rid == party), None):
            start = replace(start, addressee=paper.addressee, addressee_rid=paper.addressee_rid)
        return replace(start, about=self.about(start.about, chosen))


def paper_choices(context: Context, case_rid: str, form: Form | None = None) -> PaperChoices:
    """What a case offers for a new paper, on a form."""
    whole = case_file(context, case_rid)
    names = {rid: person.name for rid, person in whole.people.items()}
    names |= {rid: company.name for rid, company in whole.companies.items()}
    companies = [Choice(company.name, rid) for rid, company in whole.companies.items()]
    served = [(paper, served_act(paper, whole.acts)) for paper in whole.documents]
    owing = [Choice(names.get(x.party_rid, ""), x.party_rid) for x in whole.liabilities]
    parties = tuple(dict.fromkeys((*owing, *companies)))
    return PaperChoices(
        parties=parties,
        told=tuple(_told(context, whole, {choice.rid for choice in parties})),
        liable=tuple((Choice(_liable_words(context, whole, x), x.rid), x) for x in whole.liabilities),
        interviews=tuple(
            Choice(f"{names.get(talk.person_rid, '')}　{civil_date(talk.started_at)}", talk.rid)
            for talk in whole.interviews
        ),
        visits=tuple(Choice(f"{v.site_name}　{civil_date(v.started_at)}", v.rid) for v in whole.inspections),
        served=tuple((Choice(_paper_words(paper), paper.rid), act) for paper, act in served if act),
        orders=tuple(Choice(_paper_words(order), order.rid) for order in orders_of(whole)),
        payments=tuple(
            (Choice(_paid_words(paid), paid.payment_rids[0]), paid.payment_rids)
            for paid in paid_together(context, whole)
            if paid.to_worker
        ),
        following=following_choices(context, case_rid, form) if form else (),
        workers=tuple(dict.fromkeys(Choice(names[c.person_rid], c.person_rid) for c in _owed(whole))),
    )


def _owed(whole: CaseFile) -> list[WageClaim]:
    """The lines of which something is owed, or nobody knows it: who is paid in full asks for nothing."""
    return [claim for claim, rest in zip(whole.claims, rests(whole.claims, whole.payments), strict=True) if rest != 0]


def _told(context: Context, whole: CaseFile, offered: Set[str]) -> Iterator[tuple[Choice, Document]]:
    """Who got a paper that addresses him in a capacity (O45 art. 6) and is not offered as a party; each once."""
    seen: set[tuple[str, str]] = set()
    for paper in whole.documents:
        party = (paper.addressee_rid, paper.addressee)
        if not paper.copies or party[0] in offered or party in seen or not in_force(paper, whole.acts):
            continue
        if paper.addressee and context.rule(paper.form).parties:
            seen.add(party)
            yield Choice(paper.addressee, paper.addressee_rid or paper.rid), paper


def _liable_words(context: Context, whole: CaseFile, liability: Liability) -> str:
    """The party; with its ground where it is liable on several."""
    name = whole.party_name(liability.party_rid)
    several = sum(x.party_rid == liability.party_rid for x in whole.liabilities) > 1
    return f"{name}　{context.law.payers[liability.ground].situation}" if several else name


def _paper_words(document: Document) -> str:
    return "　".join(part for part in (document.number or document.title, document.addressee) if part)


def _paid_words(paid: PaidTogether) -> str:
    sum_words = f"{paid.heads}人、{yuan(paid.total_fen)}元"
    parts = (chinese(paid.paid_on), paid.payer, vocabulary.word(paid.method), sum_words, paid.voucher)
    return "　".join(part for part in parts if part)
