"""A case with everything that hangs on it, read once as a frozen value; balances and thresholds are derived here."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Any

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.agency import Agency
from inspector_app.domain.alike import is_renamed, maybe_same
from inspector_app.domain.case import Case, CaseState, case_state
from inspector_app.domain.case_transfer import CaseTransfer, passed_on
from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Balance, Debt, Liability, Payment, balance, owed_by_person, rests
from inspector_app.domain.document import About, Document, in_force, served_act
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.incident import Advance
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import InterviewHead
from inspector_app.domain.numbered_sheet import Sheet
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.referral import Referral
from inspector_app.domain.role import Role
from inspector_app.domain.situation import OrderInForce
from inspector_app.domain.threshold import Threshold, ThresholdState, doubted, threshold_state
from inspector_app.store.reading import R
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.hanging import Hanging
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.served_days import served_on
from inspector_app.usecases.term_ends import term_end
from inspector_app.usecases.thresholds import threshold


@dataclass(frozen=True)
class CaseFile:
    """案件 as it stands on one day. What is derived of it is derived once."""

    case: Case
    today: date
    agency: Agency
    threshold: Threshold
    project: Project | None
    company: Company | None
    inspections: tuple[Inspection, ...]
    interviews: tuple[InterviewHead, ...]
    people: dict[str, Person]
    companies: dict[str, Company]
    claims: tuple[WageClaim, ...]
    debts: tuple[Debt, ...]
    liabilities: tuple[Liability, ...]
    payments: tuple[Payment, ...]
    advances: tuple[Advance, ...]
    documents: tuple[Document, ...]
    acts: tuple[Act, ...]
    evidence: tuple[Evidence, ...]
    deadlines: tuple[Deadline, ...]
    referrals: tuple[Referral, ...]
    served_days: dict[str, date]
    roles: Mapping[str, Role] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    term_ends: Mapping[str, date] = field(default_factory=dict)
    position: int = 0  # how far the journal had come when the case was read
    passed: CaseTransfer | None = None  # by which it is a colleague's now

    @cached_property
    def state(self) -> CaseState:
        """How far the case has come."""
        return case_state(self.case, self.acts)

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done with it here: it has ended or is a colleague's now."""
        return self.state.ended or self.passed is not None

    @cached_property
    def balance(self) -> Balance:
        """The one balance of the case today."""
        return balance(self.claims, self.payments)

    @cached_property
    def threshold_today(self) -> ThresholdState:
        """Whether what is owed today reaches the criminal threshold (J2013-3 art. 3)."""
        return self._threshold(self.payments)

    def _threshold(self, payments: tuple[Payment, ...]) -> ThresholdState:
        owed, state = owed_by_person(self.claims, payments), partial(threshold_state, threshold=self.threshold)
        same = maybe_same(self.people[claim.person_rid] for claim in self.claims if claim.person_rid in self.people)
        least = owed_by_person(self.claims, payments, same) if same else owed
        return doubted(state(owed), state(least)) if len(least) < len(owed) else state(owed)

    @property
    def employers(self) -> frozenset[str]:
        """The 用人单位: whom the lines name, else the company of the case; empty while nobody knows it."""
        named = frozenset(claim.employer_rid for claim in self.claims if claim.employer_rid)
        return named or (frozenset({self.company.rid}) if self.company else frozenset())

    @property
    def questioned(self) -> tuple[Person, ...]:
        """Who was questioned in the case, each once."""
        asked = dict.fromkeys(talk.person_rid for talk in self.interviews)
        return tuple(self.people[rid] for rid in asked if rid in self.people)

    def was_served(self, document: Document) -> bool:
        """Whether a paper counts as served by now; a public notice does only after its term (CPL art. 95)."""
        day = self.served_days.get(document.rid)
        return day is not None and day <= self.today

    def last_day(self, document: Document) -> date | None:
        """With which day the term that a paper set is over: it goes on behind days of rest (CPL art. 85(3))."""
        return self.term_ends.get(document.rid, document.due)

    def orders(self) -> tuple[OrderInForce, ...]:
        """Orders to pay that stand, each with its service and with the balance on the day it ran out."""
        return self._orders

    @cached_property
    def _orders(self) -> tuple[OrderInForce, ...]:
        return tuple(self._order(document) for document in self.papers(Role.ORDER))

    def _order(self, document: Document) -> OrderInForce:
        end, named = self.last_day(document), document.about.claim_rids
        last = end or self.today
        together = [replace(claim, disposition=None) for claim in self.owed_under(document).claims]
        ordered = [claim for claim in together if claim.rid in named]
        in_time = tuple(p for p in self.payments if p.paid_on <= last)
        return OrderInForce(
            document=document,
            served=served_act(document, self.acts),
            served_on=self.served_days.get(document.rid),
            at_expiry=balance(ordered, in_time),
            threshold_at_expiry=replace(self, claims=tuple(together))._threshold(in_time),
            goes_on_to=end if end != document.due else None,
        )

    def over_before(self, order: Document) -> tuple[Document, ...]:
        """The other orders to pay that the party of one was served, and whose day is over by that one's own."""
        last, party = self.last_day(order) or self.today, order.addressee_rid or order.addressee
        own = (each for each in self.papers(Role.ORDER) if (each.addressee_rid or each.addressee) == party)
        return tuple(
            each
            for each in own
            if each.rid != order.rid and (end := self.last_day(each)) and end <= last and self.was_served(each)
        )

    def owed_under(self, order: Document) -> "CaseFile":
        """The case narrowed to the lines of an order and of those that were over before it: whether a party is to be
        listed is asked of its debt, not of one paper (O45 art. 5)."""
        rids = {rid for each in (order, *self.over_before(order)) for rid in each.about.claim_rids}
        return replace(self, claims=tuple(claim for claim in self.claims if claim.rid in rids))

    def paid_until(self, day: date) -> "CaseFile":
        """The case with what was paid up to a day alone, for how it stood then."""
        claims = tuple(replace(c, disposition=None) if c.disposition is Disposition.PAID else c for c in self.claims)
        return replace(self, claims=claims, payments=tuple(p for p in self.payments if p.paid_on <= day))

    def threshold_for(self, paper: Paper) -> ThresholdState:
        """Whether what is owed today of that on which a paper rests reaches the criminal threshold."""
        order = next((each for each in self.papers(Role.ORDER) if each.rid == paper.about.order_rid), None)
        return (self.owed_under(order) if order else self.concerning(paper)).threshold_today

    def concerning(self, paper: Paper) -> "CaseFile":
        """The case narrowed to the lines that a paper names, those of the worker or order it speaks of, or all."""
        return replace(self, claims=self.named_in(paper.about))

    def named_in(self, about: About) -> tuple[WageClaim, ...]:
        """The lines of the worker or order that a paper speaks of, those that it names, or all."""
        if worker := about.person_rid:
            return tuple(claim for claim in self.claims if claim.person_rid == worker) or self.claims
        order = next((d for d in self.documents if d.rid == about.order_rid), None)
        rids = about.claim_rids or (order.about.claim_rids if order else ())
        return tuple(c for c in self.claims if c.rid in rids) if rids else self.claims

    def lines(self, paper: Paper) -> tuple[WageClaim, ...]:
        """The lines that a paper lists: those still owed, for an order only what may be ordered."""
        about = self.concerning(paper)
        return about.to_order() if self.is_a(paper.form, Role.ORDER) else about._owed()

    def to_order(self) -> tuple[WageClaim, ...]:
        """The lines that an order may name."""
        return tuple(claim for claim in self._owed() if claim.may_be_ordered)

    def _owed(self) -> tuple[WageClaim, ...]:
        still = rests(self.claims, self.payments)
        return tuple(claim for claim, rest in zip(self.claims, still, strict=True) if rest)

    def not_ordered(self, party_rid: str) -> tuple[WageClaim, ...]:
        """The lines that may be ordered and that no order in force to this party names."""
        orders = [order.document for order in self.orders()]
        named = {rid for order in orders if order.addressee_rid == party_rid for rid in order.about.claim_rids}
        return tuple(claim for claim in self.to_order() if claim.rid not in named)

    def ordered_in(self, claim_rid: str) -> Document | None:
        """The order in force that names a line: what was found is then no longer changed."""
        return self.ordered().get(claim_rid)

    def ordered(self) -> dict[str, Document]:
        """The lines that orders in force name, by rid, each with the first such order."""
        return {rid: order for order in reversed(self.papers(Role.ORDER)) for rid in order.about.claim_rids}

    def order_paid_by(self, payment_rids: Collection[str]) -> Document | None:
        """The one order in force that all these payments answer: it names their lines, and went to a payer if any did.

        None when several fit: which one was meant is for a person to say.
        """
        paid = [payment for payment in self.payments if payment.rid in payment_rids]
        lines, payers = {payment.claim_rid for payment in paid}, {payment.payer_rid for payment in paid}
        fitting = [o.document for o in self.orders() if lines <= set(o.document.about.claim_rids)]
        own = [document for document in fitting if document.addressee_rid in payers] or fitting
        return own[0] if lines and len(own) == 1 else None

    def party_name(self, rid: str) -> str:
        """The name of a company or person of the case; empty when it is neither."""
        company, person = self.companies.get(rid), self.people.get(rid)
        return company.name if company else person.name if person else ""

    def named_on(self, document: Document) -> str:
        """The name of the party of a paper today, and beside it the one that stands there where that is another."""
        now, then = self.party_name(document.addressee_rid), document.addressee
        return f"{now}（该文书上的名称为{then}）" if is_renamed(then, now) else now or then

    def filing_approval(self) -> Act | None:
        """The leader's approval on the 立案审批表 that stands: its day is the day of filing; None without the form."""
        forms = {paper.rid for paper in self.papers(Role.FILING_APPROVAL)}
        return next((a for a in current(self.acts) if a.kind is ActKind.APPROVED and a.subject_rid in forms), None)

    def is_a(self, form: str, role: Role) -> bool:
        """Whether the papers of a form have a role."""
        return self.roles.get(form) is role

    def with_role(self, role: Role) -> tuple[Document, ...]:
        """Every paper of a role, also those that do not stand yet or any more."""
        return tuple(d for d in self.documents if self.is_a(d.form, role))

    def papers(self, role: Role) -> tuple[Document, ...]:
        """Papers of a role that stand."""
        return tuple(d for d in self.with_role(role) if in_force(d, self.acts))


def state_of(context: Context, case: Case) -> CaseState:
    """How far a case has come."""
    return case_state(case, context.store.find(Act, subject_rid=case.rid))


def states_of(context: Context, cases: Iterable[Case]) -> dict[str, CaseState]:
    """How far many cases have come, by rid."""
    known = {case.rid: case for case in cases}
    acts = grouped(context.store.find_among(Act, "subject_rid", known), lambda act: act.subject_rid)
    return {rid: case_state(case, acts.get(rid, ())) for rid, case in known.items()}


def has_ended(context: Context, case: Case) -> bool:
    """Whether a case is closed, cancelled or merged into another one."""
    return state_of(context, case).ended


def refuse_ended(context: Context, case_rid: str) -> None:
    """What a closed case states stays as it is. Raises :class:`Refused` ``case-over``."""
    if has_ended(context, context.store.need(Case, case_rid)):
        raise Refused(Problem("case-over", "case"))


def case_file(context: Context, case_rid: str, *, position: int | None = None) -> CaseFile:
    """Read a case whole; ``position`` is that of the journal where it was read before. Raises :class:`Trouble`
    ``record-missing``."""
    return case_files(context, [context.store.need(Case, case_rid)], position=position)[case_rid]


def as_it_stands(context: Context, whole: CaseFile) -> CaseFile:
    """A case as it is in hand, read again when anything was recorded since or another day began."""
    still = (whole.position, whole.today) == (context.store.journal.position, context.clock.today())
    return whole if still else case_file(context, whole.case.rid)


def with_claims(context: Context, whole: CaseFile, claims: tuple[WageClaim, ...], people: Iterable[Person]) -> CaseFile:
    """A case whose lines alone were recorded anew, with the debt that follows from them, as :func:`case_file` reads it.

    ``people`` are those whom these lines brought or changed.
    """
    rids = tuple(claim.rid for claim in claims)
    debts = tuple(debt if debt.claim_rids == rids else replace(debt, claim_rids=rids) for debt in whole.debts)
    known = whole.people | {person.rid: person for person in people}
    hung = {WageClaim: claims, InterviewHead: whole.interviews, Payment: whole.payments}
    parties = _parties(whole.case, hung.__getitem__, whole.liabilities)
    firms = whole.companies
    if strangers := [rid for rid in parties if rid not in known and rid not in firms]:
        firms = firms | {company.rid: company for company in context.store.pick(Company, strangers)}
    return replace(
        whole,
        claims=claims,
        debts=debts,
        people={rid: known[rid] for rid in parties if rid in known},
        companies={rid: firms[rid] for rid in parties if rid in firms},
        position=context.store.journal.position,
    )


def case_files(
    context: Context, cases: Collection[Case], hanging: Hanging | None = None, *, position: int | None = None
) -> dict[str, CaseFile]:
    """Cases read whole, by rid: what hangs on them by one statement, however many cases there are. ``hanging`` is what
    was read of them already, ``position`` that of the journal where it was read before."""
    if not cases:
        return {}
    store, rids = context.store, [case.rid for case in cases]
    now = store.journal.position if position is None else position
    hanging = (hanging or Hanging(store, rids)).with_all(_HANGING, rids)
    liable = _liable(context, hanging, rids)
    parties = {case.rid: _parties(case, partial(_of, hanging, case.rid), liable[case.rid]) for case in cases}
    everybody = {rid for named in parties.values() for rid in named}
    firms, people = _by_rid(store.pick(Company, everybody)), _by_rid(store.pick(Person, everybody))
    projects = hanging.projects(cases)
    standard = threshold(context, agency := context.agency)
    return {
        case.rid: CaseFile(
            case=case,
            today=context.clock.today(),
            agency=agency,
            threshold=standard,
            project=projects.get(case.project_rid),
            company=firms.get(case.company_rid),
            people={rid: people[rid] for rid in parties[case.rid] if rid in people},
            companies={rid: firms[rid] for rid in parties[case.rid] if rid in firms},
            claims=tuple(sorted(hanging.of(WageClaim, case.rid), key=lambda claim: claim.line)),
            liabilities=tuple(liable[case.rid]),
            served_days=days_of_service(context, agency, hanging.of(Act, case.rid)),
            roles=context.forms.roles,
            passed=passed_on(hanging.of(CaseTransfer, case.rid), store.devices).get(case.rid),
            term_ends={d.rid: term_end(context, d.due) for d in hanging.of(Document, case.rid) if d.due},
            position=now,
            **{name: hanging.of(kind, case.rid) for name, kind in _HUNG_AS.items()},
        )
        for case in cases
    }


_HUNG_AS: dict[str, type[Any]] = {
    "debts": Debt, "interviews": InterviewHead, "payments": Payment, "advances": Advance, "acts": Act,
    "inspections": Inspection, "documents": Document, "evidence": Evidence, "deadlines": Deadline,
    "referrals": Referral, "sheets": Sheet,
}  # fmt: skip
"""What a case file holds of a case as it is read."""

_HANGING = (CaseTransfer, WageClaim, *_HUNG_AS.values())


def _liable(context: Context, hanging: Hanging, case_rids: Iterable[str]) -> dict[str, list[Liability]]:
    """Who is liable, by the rid of the case."""
    debts = {rid: [debt.rid for debt in hanging.of(Debt, rid)] for rid in case_rids}
    every = context.store.find_among(Liability, "debt_rid", [debt for its in debts.values() for debt in its])
    by_debt = grouped(every, lambda liability: liability.debt_rid)
    return {rid: [each for debt in its for each in by_debt.get(debt, ())] for rid, its in debts.items()}


def _by_rid(records: Iterable[R]) -> dict[str, R]:
    return {record.rid: record for record in records}


def _of(hanging: Hanging, case_rid: str, kind: type[Any]) -> Sequence[Any]:
    return hanging.of(kind, case_rid)


def _parties(
    case: Case, hung: Callable[[type[Any]], Sequence[Any]], liabilities: Iterable[Liability]
) -> dict[str, None]:
    """The rids of all people and companies of a case, in a fixed order; ``hung`` gives what hangs on it by kind."""
    named = (
        case.company_rid,
        *(claim.person_rid for claim in hung(WageClaim)),
        *(claim.employer_rid for claim in hung(WageClaim)),
        *(talk.person_rid for talk in hung(InterviewHead)),
        *(row.party_rid for row in liabilities),
        *(payment.payer_rid for payment in hung(Payment)),
    )
    return dict.fromkeys(rid for rid in named if rid)


def days_of_service(context: Context, agency: Agency, acts: Iterable[Act]) -> dict[str, date]:
    """When each paper was served, by its rid: the first service that stands."""
    return {
        act.subject_rid: served_on(context, act, agency)
        for act in reversed(current(acts))
        if act.kind is ActKind.SERVED and act.service
    }
