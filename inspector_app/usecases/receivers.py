"""Who may sign for a paper that is handed over: the party, or whoever stands to it as CPL art. 88 says."""

import re
from collections.abc import Container, Iterable

from inspector_app.domain.act import Act, Service, ServiceMethod
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
from inspector_app.usecases.context import Context


def handed_to(paper: Document, rule: RoleRule | None) -> str:
    """Who gets a paper that only speaks of its party (移送书: the police), as it says, else as its form calls him;
    empty where the party itself gets it."""
    if rule is None or not rule.handed_to:
        return ""
    facts = from_json(paper.facts) if paper.facts else {}
    return str(facts.get(rule.handed_to) or "").strip() or label(rule.handed_to)


def words_for(rules: ReviewRules, paper: Document, rule: RoleRule | None, people: Container[str]) -> tuple[str, ...]:
    """The words of a relation that tell that somebody may sign for a paper, by the kind of whoever gets it."""
    to = handed_to(paper, rule)
    return (to, *rules.offices) if to else rules.receivers[told_kind(paper, rule, people)]


def may_receive(service: Service, to: str, words: Iterable[str], naming: Iterable[Document]) -> bool:
    """Whether a paper that was handed over reached somebody who may sign for it: whom it goes ``to``, somebody whose
    relation is told in ``words`` of law, or who is named in a paper that its party signed (``naming``). Other ways than
    handing over are not looked at."""
    if service.method is not ServiceMethod.DIRECT or service.receiver == to:
        return True
    relation = service.receiver_relation.strip()
    named = f'"{service.receiver}"'
    stands_so = any(_says(relation, word) for word in words)
    return bool(relation) and (stands_so or any(named in each.facts for each in naming))


def _says(relation: str, word: str) -> bool:
    """Whether a relation is told by a word, and not denied (单位不负责收件)."""
    return re.search(f"(?<![不未非无]){re.escape(word)}", relation) is not None


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
    to = handed_to(document, rule) or document.addressee
    return may_receive(service, to, words_for(context.law.review, document, rule, people), naming)


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
    """The names under which a paper and the register know its party, its head and whom the paper suspects."""
    suspects = (from_json(document.facts) if document.facts else {}).get("suspects") or ()
    names = (document.addressee, signs_himself(context, document)[1], *(each.get("suspect_name") for each in suspects))
    return tuple(dict.fromkeys(str(each).strip() for each in names if each and str(each).strip())) or ("",)


def signs_himself(context: Context, document: Document) -> tuple[str, str]:
    """As what, and under which name, the register knows who signs for the addressee himself; empty where it does
    not."""
    company = context.store.get(Company, document.addressee_rid) if document.addressee_rid else None
    if company is not None:
        return short("company.legal_representative"), company.legal_representative
    person = context.store.get(Person, document.addressee_rid) if document.addressee_rid else None
    name = person.name if person else document.addressee
    return ("本人", name) if kind_of_addressee(context, document) is PartyKind.PERSON else ("", "")
