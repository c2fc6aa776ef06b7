"""What 案卷评查 looks at: a case as it was read, and the looks at its records; those at its days: ``review_dates``."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from inspector_app.domain.act import Act, ActKind, ServiceMethod, current_on
from inspector_app.domain.agency import Inspector
from inspector_app.domain.answered import doubts
from inspector_app.domain.case_review import Place, ReviewRules, Spot
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.document import SIGNED_STATES, Document, DocumentState, document_state, in_force
from inspector_app.domain.element import Element
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import Interview, InterviewHead, interview_problems, overlapping
from inspector_app.domain.lifecycle import is_scanned, lacks_scan, number_left_blank
from inspector_app.domain.opinion import OpinionRules
from inspector_app.domain.renaming import Renaming
from inspector_app.domain.role import Role, RoleRule
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.deciding import DECISIONS, answer_by
from inspector_app.usecases.follow_papers import objection_waits
from inspector_app.usecases.paper import kept_paper, to_same_party
from inspector_app.usecases.receivers import is_naming, may_receive, receiving, told_kind
from inspector_app.usecases.said_sums import SaidOtherwise
from inspector_app.usecases.service_proof import is_proved
from inspector_app.usecases.visit_approvals import Misnotified


@dataclass(frozen=True, slots=True)
class Looked:
    """A case with what was said in its interviews, and what a look cannot read by itself.

    ``brought``: those of the list whom an attendance or contract that was brought names too; ``missed``: the limits
    that nobody kept; ``groundless``: papers that stand on one that does not, each with that; ``elements``: what an
    issued paper relies on and nobody proved (要件表), with the title of its charge; ``parts_unknown``: who was ordered
    to pay although no record tells the part that he plays; ``unstruck``: editions (form, edition) that leave the rest
    of a page blank; ``against``: what the rules find against each paper, service and approval as its case stood then,
    by rid; ``scanned``: how many pages each scan has; ``renamings``: of the companies that papers went to; ``said``:
    workers who told another sum than their lines; ``misnotified``: visits to another unit than their notice names;
    ``lacking``: what is asked as the case is closed, if it is.
    """

    whole: CaseFile
    talks: tuple[Interview, ...]
    others: tuple[InterviewHead, ...]
    inspectors: Mapping[str, Inspector]
    roles: Mapping[Role, RoleRule]
    rules: ReviewRules
    opinions: OpinionRules
    brought: frozenset[str]
    missed: tuple[Deadline, ...]
    groundless: tuple[tuple[Document, Document], ...]
    elements: tuple[tuple[str, Element], ...]
    parts_unknown: frozenset[str]
    unstruck: frozenset[tuple[str, str]]
    against: Mapping[str, Sequence[Problem]]
    scanned: Mapping[str, int] = field(default_factory=dict)
    renamings: tuple[Renaming, ...] = ()
    said: tuple[SaidOtherwise, ...] = ()
    misnotified: tuple[Misnotified, ...] = ()
    lacking: tuple[Problem, ...] = ()

    @property
    def standing(self) -> tuple[Document, ...]:
        """The papers that were issued and stand."""
        return tuple(d for d in self.whole.documents if d.copies and in_force(d, self.whole.acts))

    def acts_of(self, rid: str) -> list[Act]:
        """What was done to a paper and stands."""
        return current_on(rid, self.whole.acts)

    def act(self, rid: str, kind: ActKind) -> Act | None:
        """The first act of a kind on a paper that stands."""
        return next((act for act in self.acts_of(rid) if act.kind is kind), None)

    @property
    def orders(self) -> tuple[Document, ...]:
        """The orders to pay that stand."""
        return self.whole.papers(Role.ORDER)

    def rule(self, paper: Document) -> RoleRule | None:
        """What law binds to a paper."""
        role = self.whole.roles.get(paper.form)
        return self.roles.get(role) if role else None

    def who(self, person_rid: str) -> str:
        """A person's name."""
        person = self.whole.people.get(person_rid)
        return person.name if person else ""

    def records(self) -> Iterator[tuple[Document, DocumentState]]:
        """The records that their people sign, each with its state."""
        papers = (paper for paper in self.standing if self.whole.roles.get(paper.form) in _SIGNED_BY_PEOPLE)
        return ((paper, document_state(paper, self.acts_of(paper.rid))) for paper in papers)

    def services(self) -> Iterator[tuple[Document, Act]]:
        """Every service of a paper that stands."""
        for paper in self.standing:
            yield from ((paper, act) for act in self.acts_of(paper.rid) if act.kind is ActKind.SERVED)

    def has_scan(self, paper: Document) -> bool:
        """Whether a picture of the signed sheet of a paper is kept."""
        return is_scanned(self.acts_of(paper.rid))

    def in_the_talk(self, talk: InterviewHead, more: str = "") -> Spot:
        """An interview as a place."""
        return Spot(f"询问{self.who(talk.person_rid)}{more}", Place.INTERVIEW, talk.rid)

    def in_the_line(self, claim: WageClaim) -> Spot:
        """A line of the list of wages as a place."""
        return Spot(f"第{claim.line}行{self.who(claim.person_rid)}", Place.LINE, claim.rid)


_SIGNED_BY_PEOPLE = (Role.QUESTIONING, Role.INSPECTION, Role.WAGE_LIST, Role.PAYMENT_CONFIRMATION)


def in_the_paper(paper: Document, more: str = "") -> Spot:
    """A paper as a place."""
    return Spot(f"{paper.called}{more}", Place.PAPER, paper.rid)


def in_the_visit(visit: InspectionHead) -> Spot:
    """A visit as a place."""
    return Spot(f"现场检查{visit.place}", Place.VISIT, visit.rid)


def one_inspector(of: Looked) -> Iterator[Spot]:
    """R423 art. 16: also who serves a paper by hand comes with another."""
    yield from (of.in_the_talk(talk) for talk in of.talks if len(set(talk.inspector_rids)) < 2)
    for visit in of.whole.inspections:
        if len(set(visit.inspector_rids)) < 2:
            yield in_the_visit(visit)
    for paper, act in of.services():
        if act.service and act.service.method in _IN_PERSON and len(set(act.service.inspector_rids)) < 2:
            yield in_the_paper(paper, "的送达")


_IN_PERSON = (ServiceMethod.DIRECT, ServiceMethod.LEFT, ServiceMethod.POSTED)


def expired_certificate(of: Looked) -> Iterator[Spot]:
    """Who asked, looked or served on a day on which his certificate had run out, as it is entered now."""
    done = [(t.inspector_rids, civil_date(t.started_at), of.in_the_talk(t)) for t in of.talks]
    done += [(v.inspector_rids, civil_date(v.started_at), in_the_visit(v)) for v in of.whole.inspections]
    done += [
        (act.service.inspector_rids, civil_date(act.at), in_the_paper(paper, "的送达"))
        for paper, act in of.services()
        if act.service
    ]
    for rids, day, spot in done:
        late = [of.inspectors[rid].name for rid in rids if rid in of.inspectors and of.inspectors[rid].expired_on(day)]
        if late:
            yield Spot(f"{spot.called}（{'、'.join(late)}）", spot.place, spot.rid)


def overlap(of: Looked) -> Iterator[Spot]:
    """One inspector in two talks at once, also where the other talk belongs to another case."""
    yield from (of.in_the_talk(talk) for talk in of.talks if overlapping(talk, of.others))


def wrong_party(of: Looked) -> Iterator[Spot]:
    """A paper that follows an order which somebody else got; persons who answer for a company are told beside it."""
    papers = {each.rid: each for each in of.whole.documents}
    for paper in of.standing:
        order = papers.get(paper.about.order_rid)
        if order is None or of.whole.roles.get(paper.form) not in _FOLLOWS or _is_person(of, paper):
            continue
        if paper.addressee and _party(order) != _party(paper):
            yield in_the_paper(paper, f"：所依据的{order.called}是发给{order.addressee}的")


_FOLLOWS = (
    Role.PRE_NOTICE, Role.LISTING_DECISION, Role.DECISION_NOTICE, Role.DECISION, Role.EXTRA_PAYMENT,
    Role.PENALTY_NOTICE, Role.PENALTY_DECISION, Role.RECHECK, Role.DEMAND,
)  # fmt: skip


def _is_person(of: Looked, paper: Document) -> bool:
    """Whether a paper went to a person: known in the case, or by what the paper says of him."""
    return told_kind(paper, of.rule(paper), of.whole.people) is PartyKind.PERSON


def _party(paper: Document) -> tuple[str, str]:
    return paper.addressee_rid, paper.addressee


def step_missing(of: Looked) -> Iterator[Spot]:
    """A decision without the paper that law wants before it, to the same party (``before`` of ``roles.toml``)."""
    for paper in of.standing:
        rule = of.rule(paper)
        if rule is None or rule.role not in _DECIDES:
            continue
        for roles in rule.before.values():
            if not any(_party(each) == _party(paper) for role in roles for each in of.whole.papers(role)):
                yield in_the_paper(paper, f"：没有{_either(roles)}")


_DECIDES = (
    Role.DECISION, Role.PENALTY_DECISION, Role.EXTRA_PAYMENT, Role.LISTING_DECISION, Role.OBJECTION_ANSWER,
)  # fmt: skip


def _either(roles: Iterable[Role]) -> str:
    return "或者".join(map(vocabulary.word, roles))


def groundless(of: Looked) -> Iterator[Spot]:
    """What was made on a paper that was withdrawn, or whose service was taken back."""
    yield from (in_the_paper(paper, f"：依据的是{lost.called}") for paper, lost in of.groundless)


def same_debt(of: Looked) -> Iterator[Spot]:
    """A second order to the same party over lines that its first one names."""
    told: dict[tuple[str, str], set[str]] = {}
    for order in sorted(of.orders, key=lambda each: each.created_at):
        before, lines = told.setdefault(_party(order), set()), set(order.about.claim_rids)
        if both := before & lines:
            yield in_the_paper(order, f"：其中{len(both)}行已在前一份指令书中")
        before |= lines


def phoned(of: Looked) -> Iterator[Spot]:
    """Approved by telephone and not yet in writing."""
    for paper in of.standing:
        signed = of.act(paper.rid, ActKind.SIGNED_OFF)
        if signed and signed.phone and of.act(paper.rid, ActKind.RATIFIED) is None:
            yield in_the_paper(paper)


def receiver(of: Looked) -> Iterator[Spot]:
    """Handed to somebody of whom neither his relation nor a paper of the party says that he may sign for it."""
    for paper, act in of.services():
        naming = (p for p in of.standing if is_naming(p, of.whole.roles.get(p.form), of.acts_of(p.rid)))
        who = receiving(of.rules, paper, of.rule(paper), of.whole.people)
        if act.service and not may_receive(act.service, who, naming):
            relation = act.service.receiver_relation.strip() or "没有写明关系"
            yield in_the_paper(paper, f"：{act.service.receiver}（{relation}）")


def service_unproved(of: Looked) -> Iterator[Spot]:
    """Services that neither a scan kept with them nor a signed 送达回证 about them proves."""
    yield from (in_the_paper(paper) for paper, act in of.services() if not is_proved(of.whole, paper, act))


def unsigned(of: Looked) -> Iterator[Spot]:
    """Printed and never signed."""
    yield from (in_the_paper(paper) for paper, state in of.records() if state not in SIGNED_STATES)


def no_scan(of: Looked) -> Iterator[Spot]:
    """Signed, and nobody kept the signed sheet."""
    signed = (paper for paper, state in of.records() if state in SIGNED_STATES)
    yield from (in_the_paper(paper) for paper in signed if lacks_scan(of.acts_of(paper.rid)))


def scans_of(of: Looked) -> Iterator[tuple[Document, tuple[str, ...]]]:
    """The signed records with the scans that were kept of them."""
    for paper, state in of.records():
        rids = tuple(rid for act in of.acts_of(paper.rid) if act.kind in _KEEPS_SCANS for rid in act.evidence_rids)
        if state in SIGNED_STATES and rids:
            yield paper, rids


_KEEPS_SCANS = (ActKind.SIGNED, ActKind.SCANNED)


def pages_lack(of: Looked) -> Iterator[Spot]:
    """Fewer pages were scanned than printed: a page with its signature may be missing. Scans that nobody could count
    say nothing."""
    for paper, rids in scans_of(of):
        printed, scanned = min(copy.pages for copy in paper.copies), sum(of.scanned.get(rid, 0) for rid in rids)
        if scanned < printed and all(rid in of.scanned for rid in rids):
            yield in_the_paper(paper, f"：印出{printed}页，扫描{scanned}页")


def doubted(of: Looked) -> Iterator[Spot]:
    """Answers that procedure must deal with, and nobody told how."""
    told = {paper.subject_rid for paper in of.standing if any(act.answered for act in of.acts_of(paper.rid))}
    yield from (of.in_the_talk(talk) for talk in of.talks if talk.rid not in told and doubts(talk))
    yield from (in_the_visit(visit) for visit in of.whole.inspections if visit.rid not in told and doubts(visit))


def not_asked(of: Looked) -> Iterator[Spot]:
    """Certificate, rights, recusal, reading back were not asked at all."""
    for talk in of.talks:
        if any(problem.code.endswith("-not-asked") for problem in interview_problems(talk)):
            yield of.in_the_talk(talk)


_QUESTIONS = "第{}问"


def unanswered(of: Looked) -> Iterator[Spot]:
    """A talk that is over has a question without an answer."""
    for talk in of.talks:
        blank = [number for number, qa in enumerate(talk.qas, start=1) if not qa.said.strip()]
        if talk.ended_at and blank:
            yield of.in_the_talk(talk, _QUESTIONS.format("、".join(map(str, blank))))


def blank_space(of: Looked) -> Iterator[Spot]:
    """A record in an edition that does not strike through what is left of its last page."""
    yield from (in_the_paper(paper) for paper, _ in of.records() if (paper.form, paper.edition) in of.unstruck)


def number_blank(of: Looked) -> Iterator[Spot]:
    """A number was written by hand and never typed back."""
    yield from (Spot(paper.title, Place.PAPER, paper.rid) for paper in of.standing if number_left_blank(paper))


def by_hand(of: Looked) -> Iterator[Spot]:
    """Papers with a box for a letter that no font has, of which nobody keeps the sheet with the letter in it."""
    from inspector_app.documents.characters import BY_HAND, unprintable

    for paper in of.standing:
        if not of.has_scan(paper) and BY_HAND & set(unprintable(paper.facts).values()):
            yield in_the_paper(paper)


def not_claimed(of: Looked) -> Iterator[Spot]:
    """Ordered and never claimed, or more than was."""
    in_orders = of.whole.ordered()
    for claim in of.whole.claims:
        ordered, claimed = claim.ordered_fen, claim.claimed_fen
        if claim.rid in in_orders and ordered and (claimed is None or ordered > claimed):
            yield of.in_the_line(claim)


def not_reckoned(of: Looked) -> Iterator[Spot]:
    """Ordered, and more than what was earned leaves after deductions and what was paid."""
    in_orders = of.whole.ordered()
    for claim in of.whole.claims:
        most = claim.most_owed_fen
        if claim.rid in in_orders and most is not None and (claim.ordered_fen or 0) > most:
            yield of.in_the_line(claim)


def unproved(of: Looked) -> Iterator[Spot]:
    """Lines that nothing proves which tells of this very worker: a file that only lies in the case proves nobody's."""
    heard = {talk.person_rid for talk in of.talks}
    signed = _lines_signed_for(of)
    for claim in of.whole.claims:
        proved = claim.person_rid in heard or claim.person_rid in of.brought or claim.rid in signed
        if claim.ordered_fen and not proved and not claim.evidence_rids:
            yield of.in_the_line(claim)


def _lines_signed_for(of: Looked) -> frozenset[str]:
    """The lines that stand in a list of wages which its workers signed."""
    lists = of.whole.papers(Role.WAGE_LIST)
    signed = [each for each in lists if document_state(each, of.acts_of(each.rid)) in SIGNED_STATES]
    every = frozenset(claim.rid for claim in of.whole.claims)
    return frozenset().union(*(frozenset(each.about.claim_rids) or every for each in signed))


def ground_unproved(of: Looked) -> Iterator[Spot]:
    """Ordered to pay, and no record tells that the party is one whom the ground obliges."""
    yield from (in_the_paper(order) for order in of.orders if order.addressee_rid in of.parts_unknown)


def element_unproved(of: Looked) -> Iterator[Spot]:
    """What an issued paper relies on and nobody has proved."""
    for title, element in of.elements:
        state = vocabulary.word(element.state)
        yield Spot(f"{title}——{element.rule.title}（{state}）", Place.ELEMENT, element.name)


def objection_unanswered(of: Looked) -> Iterator[Spot]:
    """Nobody answered what the party put forward: its term is over, or it was decided upon all the same."""
    for paper in (each for each in of.standing if objection_waits(of.whole, each)):
        due = answer_by(rule, of.whole, paper) if (rule := of.rule(paper)) else None
        if (due and due < of.whole.today) or _is_decided(of, paper):
            yield in_the_paper(paper)


def _is_decided(of: Looked, notice: Document) -> bool:
    role, rules = of.whole.roles.get(notice.form), [(each, of.rule(each)) for each in of.standing]
    after = [each for each, rule in rules if rule and rule.role in DECISIONS and role in rule.before.get("told", ())]
    return any(to_same_party(each, kept_paper(notice)) for each in after)


def late(of: Looked) -> Iterator[Spot]:
    """A term of ours was over before what ends it was done."""
    yield from (Spot(term.title, Place.CASE) for term in of.missed)
