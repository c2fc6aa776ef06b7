"""联系记录: entered, corrected, taken back; what the attempts prove, and by which way a paper is served next."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from inspector_app.domain.act import Act, Service, ServiceMethod
from inspector_app.domain.alike import same_firm_name, same_name
from inspector_app.domain.case import Case
from inspector_app.domain.contact import (
    Contact,
    ContactOutcome,
    ContactWay,
    Hiding,
    hiding,
    parties,
)
from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.document import Document, DocumentKind, in_force, served_act
from inspector_app.domain.identity import masked_phone, new_rid
from inspector_app.domain.reason import says_why
from inspector_app.domain.service_ladder import ServiceWay, handing_ladder, leaves_public_notice, service_ladder
from inspector_app.domain.situation import Situation
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.vocabulary import word
from inspector_app.support.words_within import holds
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.delivery_addresses import delivery_address, signed_address
from inspector_app.usecases.paper import Paper, kept_paper, to_same_party
from inspector_app.usecases.receivers import handed_to, kind_of_addressee, party_names, reaches, signs_himself


def new_contact(context: Context, case_rid: str) -> Contact:
    """An attempt of now, to be completed; it is with the employer of the case as a rule."""
    whole = case_file(context, case_rid)
    party = whole.company.name if whole.company else whole.case.respondent
    return Contact(
        new_rid(), case_rid, context.clock.now(), ContactWay.CALL, ContactOutcome.REACHED, party, by=context.writer.name
    )


def save_contact(context: Context, contact: Contact) -> Contact:
    """Keep an attempt, new or corrected; whom it is with is found among the parties of the case by the name.

    Raises :class:`Refused` ``contact-no-party``, ``contact-future``, ``contact-number-short``,
    ``contact-appointed-before``, ``contact-came-early`` or ``contact-came-unappointed``.
    """
    party, now = contact.party.strip(), context.clock.now()
    problems = [] if party else [Problem("contact-no-party", "party")]
    if contact.at > now:
        problems.append(Problem("contact-future", "at"))
    if contact.way in (ContactWay.CALL, ContactWay.SMS) and 0 < len(contact.number.strip()) < _LEAST_FIGURES:
        problems.append(Problem("contact-number-short", "number", details={"number": contact.number.strip()}))
    if contact.appointed_at and contact.appointed_at <= contact.at:
        problems.append(Problem("contact-appointed-before", "appointed_at"))
    if contact.came is not None and contact.appointed_at is None:
        problems.append(Problem("contact-came-unappointed", "came"))
    elif contact.came is False and contact.appointed_at and contact.appointed_at > now:
        problems.append(Problem("contact-came-early", "came"))
    refuse_errors(problems)
    kept = replace(contact, party=party, party_rid=_party(case_file(context, contact.case_rid), party))
    with context.unit("登记联系记录") as unit:
        unit.put(kept)
    return kept


_LEAST_FIGURES = 5  # of a short number (短号); a number of one figure proves no call


def _party(whole: CaseFile, name: str) -> str:
    firms = [each.rid for each in whole.companies.values() if same_firm_name(name, each.name)]
    people = [each.rid for each in whole.people.values() if same_name(name, each.name)]
    found = firms or people
    return found[0] if len(found) == 1 else ""


def take_back_contact(context: Context, rid: str, reason: str) -> Contact:
    """更正误登 of an attempt. Raises :class:`Refused` ``void-no-reason``."""
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    contact = context.store.need(Contact, rid)
    with context.unit(f"更正误登的联系记录：{reason.strip()}") as unit:
        unit.delete(contact)
    return contact


def contacts_of(context: Context, case_rid: str) -> tuple[Contact, ...]:
    """The attempts of a case, the newest first."""
    found = context.store.find(Contact, case_rid=case_rid)
    return tuple(sorted(found, key=lambda each: each.at, reverse=True))


def contact_called(context: Context, begins: str) -> Contact:
    """The one attempt whose identity begins so. Raises :class:`Refused` ``contact-not-found``."""
    asked = begins.strip()
    found = [each for each in context.store.all(Contact) if asked and each.rid.startswith(asked)]
    if len(found) != 1:
        raise Refused(Problem("contact-not-found", "contact", details={"name": begins[:40]}))
    return found[0]


def contact_words(contact: Contact) -> str:
    """What came of it on one line: 联系到本人，接听人，约定…到场，没有到场；what was said. A number shows its ends."""
    number = masked_phone(contact.number) if contact.number.isdigit() else contact.number
    said = f"。内容：{contact.text.strip()}" if contact.text.strip() else ""
    return "，".join(filter(None, (number, contact_result(contact)))) + said


def contact_result(contact: Contact) -> str:
    """What came of it without the number and what was said."""
    came = {None: "", True: "，已到场", False: "，没有到场"}[contact.came]
    appointed = f"约定{chinese_minute(contact.appointed_at)}到场{came}" if contact.appointed_at else ""
    return "，".join(filter(None, (word(contact.outcome), contact.answered_by, appointed)))


def hidings(context: Context, case_rid: str) -> tuple[Hiding, ...]:
    """What the attempts prove of each party of a case whom somebody tried to reach."""
    found, now = contacts_of(context, case_rid), context.clock.now()
    return tuple(hiding(party, found, now) for party in parties(found))


@dataclass(frozen=True, slots=True)
class PaperLadder:
    """A paper that is signed off and not served, with the ways in which it may be, and what is proved of its party."""

    paper: Document
    ways: tuple[ServiceWay, ...]
    hides: Hiding

    @property
    def next(self) -> ServiceWay | None:
        """The way that comes next."""
        return next((way for way in self.ways if way.state == "next"), None)


def ladders(context: Context, whole: CaseFile) -> tuple[PaperLadder, ...]:
    """送达梯 of every outgoing paper of a case that waits for its service."""
    contacts = contacts_of(context, whole.case.rid)
    waiting = [
        paper
        for paper in whole.documents
        if paper.kind is DocumentKind.OUTGOING and paper.copies and in_force(paper, whole.acts)
        if served_act(paper, whole.acts) is None
    ]
    return tuple(_ladder(context, whole, paper, contacts) for paper in waiting)


def _ladder(context: Context, whole: CaseFile, paper: Document, contacts: Sequence[Contact]) -> PaperLadder:
    if body := handed_to(paper, context.rule(paper.form)):
        return PaperLadder(paper, handing_ladder(context.law.handing), hiding(body, (), context.clock.now()))
    own = with_party(contacts, paper)
    hides = hiding(paper.addressee, own, context.clock.now())
    kind = kind_of_addressee(context, paper)
    address = delivery_address(whole.documents, whole.acts, whole.roles, paper)
    confirmed = address is not None and bool(address.media)
    ways = service_ladder(
        context.law.service, kind, own, hides, posted=context.rule(paper.form).posted, confirmed=confirmed
    )
    return PaperLadder(paper, ways, hides)


def with_party(contacts: Sequence[Contact], paper: Document | Paper) -> list[Contact]:
    """Attempts, those with the addressee of a paper under the name that the paper gives it."""
    return [replace(each, party=paper.addressee) if _is_with(each, paper) else each for each in contacts]


def hiding_of(context: Context, paper: Document | Paper) -> Hiding:
    """What the attempts to reach the addressee of a paper prove."""
    found = contacts_of(context, paper.case_rid) if paper.case_rid else ()
    return hiding(paper.addressee, with_party(found, paper), context.clock.now())


def service_situation(context: Context, document: Document, at: datetime, service: Service) -> Situation:
    """What is looked at before a service counts; attempts and agreement are read for the ways that rest on them."""
    address = signed_address(context, document) if service.method is ServiceMethod.ELECTRONIC else None
    to = handed_to(document, context.rule(document.form))
    return Situation(
        civil_date(at), inspectors=context.inspectors(service.inspector_rids), service=service,
        hides=hiding_of(context, document) if service.method is ServiceMethod.POSTED else None,
        agreed=address is not None and bool(address.media), reached=reaches(context, document, service),
        to_person=kind_of_addressee(context, document) is PartyKind.PERSON,
        on_record=("", "") if to else signs_himself(context, document),
        elsewhere=to, party_names=party_names(context, document) if to else (),
        sought=service.method is not ServiceMethod.PUBLIC_NOTICE
        or (is_sought(context, document) and not _served_since(context, document)),
    )  # fmt: skip


def _served_since(context: Context, document: Document) -> bool:
    """Whether a paper was handed to the party itself after the last attempt that found it nowhere."""
    tried = max((each.at for each in contacts_of(context, document.case_rid) if _is_with(each, document)), default=None)
    others = context.store.find(Document, case_rid=document.case_rid) if tried else ()
    own = [each for each in others if to_same_party(each, kept_paper(document))]
    acts = [served_act(each, context.store.find(Act, subject_rid=each.rid)) for each in own]
    return any(a and a.service and a.service.method is ServiceMethod.DIRECT and tried and a.at > tried for a in acts)


def is_sought(context: Context, paper: Document | Paper) -> bool:
    """Whether the attempts to reach the party of a paper tell that nobody knows where it is."""
    found = with_party(contacts_of(context, paper.case_rid), paper) if paper.case_rid else []
    return leaves_public_notice(each for each in found if each.party == paper.addressee)


def _is_with(contact: Contact, paper: Document | Paper) -> bool:
    """By the record, else by the name."""
    if contact.party_rid and paper.addressee_rid:
        return contact.party_rid == paper.addressee_rid
    return contact.party == paper.addressee


def hiding_lines(hides: Hiding) -> tuple[str, ...]:
    """What is proved and what is missing, condition by condition, and what follows; open appointments first."""
    appointed = [each.appointed_at for each in hides.open if each.appointed_at]
    waits = [f"约定{chinese_minute(moment)}到场，还没有登记是否到场" for moment in appointed]
    told = [
        f"{'已有' if each.is_met else '还缺'}：{word(each.sign)}" + (f"（{len(each.proof)}次）" if each.is_met else "")
        for each in hides.conditions
    ]
    return (*waits, *told, _follows(hides))


def _follows(hides: Hiding) -> str:
    if hides.may_be_posted:
        return "可以认为逃匿，责令支付文书可以张贴送达；限期不支付的，可以作为移送的证据"
    if hides.is_hiding:
        return "可以认为逃匿；张贴前还要上门送达并拍照、录像"
    return "还不足以认为逃匿"


@dataclass(frozen=True, slots=True)
class ContactLine:
    """An attempt in the list of all, with the name of its case."""

    contact: Contact
    case_title: str

    @property
    def what(self) -> str:
        """As :func:`contact_words`."""
        return contact_words(self.contact)

    @property
    def searched(self) -> tuple[str, ...]:
        """What a search looks at."""
        return self.contact.party, self.case_title, self.what, self.contact.by


def contact_lines(context: Context) -> tuple[ContactLine, ...]:
    """Every attempt, the newest first."""
    found = sorted(context.store.all(Contact), key=lambda each: each.at, reverse=True)
    titles = {case.rid: case.title for case in context.store.pick(Case, {each.case_rid for each in found})}
    return tuple(ContactLine(each, titles.get(each.case_rid, "")) for each in found)


def find_contacts(lines: Iterable[ContactLine], text: str, *, way: ContactWay | None = None) -> list[ContactLine]:
    """Attempts by party, case, who answered, what was said and who tried, perhaps of one way."""
    of_way = (line for line in lines if way in (None, line.contact.way))
    return [line for line in of_way if holds(text, line.searched)]
