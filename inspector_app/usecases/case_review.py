"""案卷评查: a case looked through as the other side's lawyer would, each weakness with where it is and how to mend it.

Every look is a function of the case as it was read; what the looks are called, and how grave they are, is data.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain.act import Act, ActKind, ServiceMethod, current
from inspector_app.domain.answered import doubts
from inspector_app.domain.brought_list import Side
from inspector_app.domain.case import Case
from inspector_app.domain.case_review import Check, Weakness
from inspector_app.domain.document import Document, DocumentKind, DocumentState, document_state, in_force
from inspector_app.domain.interview import Interview
from inspector_app.domain.lifecycle import is_scanned, lacks_scan, number_left_blank, objection_open
from inspector_app.domain.role import Role
from inspector_app.support import vocabulary
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.four_sides import laid_out
from inspector_app.usecases.list_files import ListColumn, ListSheet


@dataclass(frozen=True, slots=True)
class Looked:
    """A case with what was said in its interviews, those of the list whom an attendance or contract that was brought
    names too (``brought``), and the terms in which only a party may do something."""

    whole: CaseFile
    talks: tuple[Interview, ...]
    brought: frozenset[str]
    of_parties: frozenset[str]

    @property
    def standing(self) -> tuple[Document, ...]:
        """The papers that were issued and stand."""
        return tuple(d for d in self.whole.documents if d.copies and in_force(d, self.whole.acts))

    def acts_of(self, rid: str) -> list[Act]:
        """What was done to a paper and stands."""
        return [act for act in current(self.whole.acts) if act.subject_rid == rid]

    @property
    def orders(self) -> tuple[Document, ...]:
        """The orders to pay that stand."""
        return self.whole.papers(Role.ORDER)

    def who(self, person_rid: str) -> str:
        """A person's name."""
        person = self.whole.people.get(person_rid)
        return person.name if person else ""


def _not_filed(of: Looked) -> Iterator[str]:
    if of.whole.case.filed_on is None:
        yield from (paper.called for paper in of.standing if paper.kind is DocumentKind.OUTGOING)


def _order_before_inquiry(of: Looked) -> Iterator[str]:
    begun = [talk.started_at for talk in of.talks] + [visit.started_at for visit in of.whole.inspections]
    for order in of.orders:
        signed = [act.at for act in of.acts_of(order.rid) if act.kind is ActKind.SIGNED_OFF]
        if signed and not any(moment < signed[0] for moment in begun):
            yield order.called


def _one_inspector(of: Looked) -> Iterator[str]:
    yield from (f"询问{of.who(talk.person_rid)}" for talk in of.talks if len(set(talk.inspector_rids)) < 2)
    yield from (f"现场检查{v.place}" for v in of.whole.inspections if len(set(v.inspector_rids)) < 2)


def _services(of: Looked) -> Iterator[tuple[Document, Act]]:
    for paper in of.standing:
        yield from ((paper, act) for act in of.acts_of(paper.rid) if act.kind is ActKind.SERVED)


def _receiver(of: Looked) -> Iterator[str]:
    for paper, act in _services(of):
        service = act.service
        handed = service is not None and service.method is ServiceMethod.DIRECT
        if service and handed and not service.receiver_relation.strip() and service.receiver != paper.addressee:
            yield paper.called


def _service_unproved(of: Looked) -> Iterator[str]:
    """Services that neither a scan kept with them nor a signed 送达回证 about them proves."""
    records = of.whole.papers(Role.SERVICE_RECORD)
    signed = (each for each in records if document_state(each, of.acts_of(each.rid)) is DocumentState.SIGNED)
    proved = {each.about.service_rid for each in signed}
    for paper, act in _services(of):
        if act.rid not in proved and lacks_scan(of.acts_of(paper.rid)):
            yield paper.called


def _records(of: Looked) -> Iterator[tuple[Document, DocumentState]]:
    signed = (Role.QUESTIONING, Role.INSPECTION, Role.WAGE_LIST, Role.PAYMENT_CONFIRMATION)
    papers = (paper for paper in of.standing if of.whole.roles.get(paper.form) in signed)
    return ((paper, document_state(paper, of.acts_of(paper.rid))) for paper in papers)


def _unsigned(of: Looked) -> Iterator[str]:
    yield from (paper.called for paper, state in _records(of) if state is not DocumentState.SIGNED)


def _no_scan(of: Looked) -> Iterator[str]:
    signed = (paper for paper, state in _records(of) if state is DocumentState.SIGNED)
    yield from (paper.called for paper in signed if lacks_scan(of.acts_of(paper.rid)))


def _doubted(of: Looked) -> Iterator[str]:
    told = {paper.subject_rid for paper in of.standing if any(act.answered for act in of.acts_of(paper.rid))}
    yield from (f"询问{of.who(talk.person_rid)}" for talk in of.talks if talk.rid not in told and doubts(talk))


def _unanswered(of: Looked) -> Iterator[str]:
    for talk in of.talks:
        if talk.ended_at and any(not qa.answer.strip() for qa in talk.qas):
            yield f"询问{of.who(talk.person_rid)}"


def _number_blank(of: Looked) -> Iterator[str]:
    yield from (paper.title for paper in of.standing if number_left_blank(paper))


def _by_hand(of: Looked) -> Iterator[str]:
    """Papers with a box for a letter that no font has, of which nobody keeps the sheet with the letter in it."""
    from inspector_app.documents.characters import BY_HAND, unprintable

    for paper in of.standing:
        if not is_scanned(of.acts_of(paper.rid)) and BY_HAND & set(unprintable(paper.facts).values()):
            yield paper.called


def _not_claimed(of: Looked) -> Iterator[str]:
    in_orders = of.whole.ordered()
    for claim in of.whole.claims:
        ordered, claimed = claim.ordered_fen, claim.claimed_fen
        if claim.rid in in_orders and ordered and (claimed is None or ordered > claimed):
            yield f"第{claim.line}行{of.who(claim.person_rid)}"


def _unproved(of: Looked) -> Iterator[str]:
    """Lines that nothing proves which tells of this very worker: a file that only lies in the case proves nobody's."""
    heard = {talk.person_rid for talk in of.talks}
    signed = _lines_signed_for(of)
    for claim in of.whole.claims:
        proved = claim.person_rid in heard or claim.person_rid in of.brought or claim.rid in signed
        if claim.ordered_fen and not proved and not claim.evidence_rids:
            yield f"第{claim.line}行{of.who(claim.person_rid)}"


def _lines_signed_for(of: Looked) -> frozenset[str]:
    """The lines that stand in a list of wages which its workers signed."""
    lists = of.whole.papers(Role.WAGE_LIST)
    signed = [each for each in lists if document_state(each, of.acts_of(each.rid)) is DocumentState.SIGNED]
    every = frozenset(claim.rid for claim in of.whole.claims)
    return frozenset().union(*(frozenset(each.about.claim_rids) or every for each in signed))


def _objection_open(of: Looked) -> Iterator[str]:
    yield from (paper.called for paper in of.standing if objection_open(paper, of.whole.acts))


def _late(of: Looked) -> Iterator[str]:
    for term in of.whole.deadlines:
        if term.rule not in of.of_parties and (term.done_on or of.whole.today) > term.due:
            yield term.title


_LOOKS: Mapping[Check, Callable[[Looked], Iterator[str]]] = {
    Check.NOT_FILED: _not_filed, Check.ORDER_BEFORE_INQUIRY: _order_before_inquiry,
    Check.ONE_INSPECTOR: _one_inspector, Check.RECEIVER: _receiver, Check.SERVICE_UNPROVED: _service_unproved,
    Check.UNSIGNED: _unsigned, Check.NO_SCAN: _no_scan, Check.DOUBTED: _doubted, Check.UNANSWERED: _unanswered,
    Check.NUMBER_BLANK: _number_blank, Check.BY_HAND: _by_hand, Check.NOT_CLAIMED: _not_claimed,
    Check.UNPROVED: _unproved, Check.OBJECTION_OPEN: _objection_open, Check.LATE: _late,
}  # fmt: skip


def looked_through(context: Context, case_rid: str) -> tuple[Weakness, ...]:
    """What every check came to, those that found something first, the gravest before.

    Raises :class:`Trouble` ``record-missing``."""
    whole = case_file(context, case_rid)
    talks = context.store.find(Interview, case_rid=case_rid)
    theirs = frozenset(each.limit for each in context.law.procedure.every_limit if each.of_party or each.set_by)
    of = Looked(whole, talks, _brought(context, whole), theirs)
    found = (Weakness(rule, tuple(dict.fromkeys(_LOOKS[check](of)))) for check, rule in context.law.review.items())
    return tuple(sorted(found, key=lambda each: (not each.where, -each.rule.weight)))


def _brought(context: Context, whole: CaseFile) -> frozenset[str]:
    """Who of the list stands on an attendance or in a contract that was brought (四方核对)."""
    workers = (line.compared.worker for line in laid_out(context, whole).lines)
    there = (each for each in workers if each.of(Side.ATTENDANCE) or each.of(Side.CONTRACTS))
    return frozenset(rid for worker in there for rid in worker.person_rids)


def review_sheet(context: Context, case_rid: str) -> ListSheet:
    """案卷评查表: every check with what it found and how that is mended, as a list for paper or file."""
    every = looked_through(context, case_rid)
    case = context.store.need(Case, case_rid)
    rows = [
        [str(at), each.rule.title, each.rule.grave if each.where else "无", "、".join(each.where) or "—",
         each.rule.mend if each.where else "—", each.rule.basis_text or "—"]
        for at, each in enumerate(every, start=1)
    ]  # fmt: skip
    titles = (vocabulary.entry("wage_claim.line").column, "查找的薄弱处", "查得", "在哪里", "怎样改正", "依据")
    said = f"案件：{'　'.join(filter(None, (case.title, case.number)))}"
    return ListSheet("案卷评查表", [ListColumn(title) for title in titles], rows, (said,), review_words(every))


def review_words(every: Sequence[Weakness]) -> str:
    """逐项查找14项，发现4项：可能无效2项、证明不足2项。"""
    found = Counter(each.rule.grave for each in every if each.where)
    told = "：" + "、".join(f"{grave}{count}项" for grave, count in found.items()) if found else ""
    return f"逐项查找{len(every)}项，发现{found.total()}项{told}。"


def where_and_how(weakness: Weakness) -> str:
    """没有立案就作出文书：…。补办…。"""
    rule, shown = weakness.rule, weakness.where[:_SHOWN]
    more = f"等{len(weakness.where)}处" if len(weakness.where) > _SHOWN else ""
    return f"{rule.title}：{'、'.join(shown)}{more}。{rule.mend}。"


def weakness_words(weakness: Weakness) -> str:
    """As :func:`where_and_how`, with the source behind it."""
    basis = weakness.rule.basis_text
    return where_and_how(weakness) + (f"（{basis}）" if basis else "")


_SHOWN = 4
