"""Who may sign for a paper that is handed over: the party, or whoever stands to it as CPL art. 88 says."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from inspector_app.domain.act import Act, Service, ServiceMethod, current
from inspector_app.domain.case_review import ReviewRules
from inspector_app.domain.company import Company
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.document import SIGNED_STATES, Document, document_state
from inspector_app.domain.id_kind import IdKind, kind_of
from inspector_app.domain.identity import half_width
from inspector_app.domain.person import Person
from inspector_app.domain.role import Role, RoleRule
from inspector_app.formdefs.binding import CAPACITY
from inspector_app.formdefs.facts import from_json
from inspector_app.support.vocabulary import label, short
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context


def handed_to(paper: Document, rule: RoleRule | None) -> str:
    """Who gets a paper that only speaks of its party (移送书: the police), as it says, else as its form calls him;
    empty where the party itself gets it."""
    if rule is None or not rule.handed_to:
        return ""
    facts = from_json(paper.facts) if paper.facts else {}
    return str(facts.get(rule.handed_to) or "").strip() or label(rule.handed_to)


@dataclass(frozen=True, slots=True)
class Receiving:
    """Who may sign for a paper: whom it goes ``to``, or whose relation is told in one of ``words``, but none of
    ``unfit``."""

    to: str
    words: tuple[str, ...]
    unfit: tuple[str, ...]

    def tells(self, relation: str) -> bool:
        """Whether a relation is one of those: not denied (单位不负责收件), not somebody else's (法定代表人的妻子)."""
        if any(word in relation for word in self.unfit) or any(int(age) < _ADULT for age in _AGE.findall(relation)):
            return False
        found = (f"(?<![不未非无]){re.escape(word)}{_NOT_HIS if word.endswith('人') else ''}" for word in self.words)
        return any(re.search(pattern, relation) for pattern in found)


_ADULT, _AGE, _NOT_HIS = 18, re.compile(r"(\d{1,2})周?岁"), "(?!的)"


def receiving(rules: ReviewRules, paper: Document, rule: RoleRule | None, people: Container[str]) -> Receiving:
    """Who may sign for a paper, by the kind of whoever gets it."""
    if to := handed_to(paper, rule):
        return Receiving(to, (to, *rules.offices), ())
    return Receiving(paper.addressee, rules.receivers[told_kind(paper, rule, people)], rules.unfit)


def may_receive(service: Service, who: Receiving, naming: Iterable[Document]) -> bool:
    """Whether a paper that was handed over reached somebody who may sign for it, or who is named in a paper that its
    party signed (``naming``). Other ways than handing over are not looked at."""
    if service.method is not ServiceMethod.DIRECT or service.receiver == who.to:
        return True
    relation = service.receiver_relation.strip()
    named = f'"{service.receiver}"'
    return bool(relation) and (who.tells(relation) or any(named in each.facts for each in naming))


def is_naming(paper: Document, role: Role | None, acts: Iterable[Act]) -> bool:
    """Whether a paper names who signs for a party, and was signed (授权委托书, 送达地址确认书)."""
    return role in _NAMING and document_state(paper, tuple(acts)) in SIGNED_STATES


_NAMING = (Role.REGISTER, Role.DELIVERY_ADDRESS)


def reaches(context: Context, document: Document, service: Service) -> bool:
    """As :func:`may_receive`, by the papers of the case."""
    store = context.store
    papers = store.find(Document, case_rid=document.case_rid) if document.case_rid else ()
    naming = (
        each for each in papers
        if is_naming(each, context.rule(each.form).role, store.find(Act, subject_rid=each.rid))
    )  # fmt: skip
    rule, people = context.rule(document.form), _known(context, document)
    return may_receive(service, receiving(context.law.review, document, rule, people), naming)


def kind_of_addressee(context: Context, document: Document) -> PartyKind:
    """Whether a paper addresses a person or a company, by the register, else by what the paper says."""
    return told_kind(document, context.rule(document.form), _known(context, document))


def _known(context: Context, document: Document) -> Container[str]:
    rid = document.addressee_rid
    return (rid,) if rid and context.store.get(Person, rid) else ()


def told_kind(paper: Document, rule: RoleRule | None, people: Container[str]) -> PartyKind:
    """:func:`kind_of_addressee` where the register's ``people`` were read. Of an addressee whom no record names the
    paper says as what he answers, or gives a citizen's number; else he is taken for a company."""
    if paper.addressee_rid:
        return PartyKind.PERSON if paper.addressee_rid in people else PartyKind.COMPANY
    facts = from_json(paper.facts) if paper.facts else {}
    if rule and (capacity := rule.party(str(facts.get(CAPACITY) or ""))):
        return capacity.kind
    number = half_width(str(facts.get("addressee.uscc") or "")).strip().upper()
    return PartyKind.PERSON if kind_of(number, IdKind.OTHER) is IdKind.CITIZEN else PartyKind.COMPANY


def party_names(context: Context, document: Document) -> tuple[str, ...]:
    """The names under which a paper and the register know its party, its head and whom the paper suspects; of one that
    is written to another body those of the parties of its case. With them stand who signed for papers to a party."""
    names: tuple[object, ...]
    if context.rule(document.form).tells_of_party:
        suspects = (from_json(document.facts) if document.facts else {}).get("suspects") or ()
        told = (each.get("suspect_name") for each in suspects)
        names = (document.addressee, signs_himself(context, document)[1], *told)
    else:
        firms = case_file(context, document.case_rid).companies.values() if document.case_rid else ()
        names = tuple(name for firm in firms for name in (firm.name, firm.legal_representative))
    every = (*names, *_signed_for_parties(context, document.case_rid))
    return tuple(dict.fromkeys(str(each).strip() for each in every if each and str(each).strip())) or ("",)


def _signed_for_parties(context: Context, case_rid: str) -> Iterator[str]:
    """Who received papers that went to parties of a case."""
    done = current(context.store.find(Act, case_rid=case_rid)) if case_rid else ()
    for act in done:
        paper = context.store.get(Document, act.subject_rid) if act.service else None
        if act.service and paper and not handed_to(paper, context.rule(paper.form)):
            yield act.service.receiver


def signs_himself(context: Context, document: Document) -> tuple[str, str]:
    """As what, and under which name, the register knows who signs for the addressee himself; empty where it does
    not."""
    company = context.store.get(Company, document.addressee_rid) if document.addressee_rid else None
    if company is not None:
        return short("company.legal_representative"), company.legal_representative
    person = context.store.get(Person, document.addressee_rid) if document.addressee_rid else None
    name = person.name if person else document.addressee
    return ("本人", name) if kind_of_addressee(context, document) is PartyKind.PERSON else ("", "")
