"""A person or a company with everything that names it, read at once: projects, cases with its parts in them, wages,
transcripts, visits, papers and how they reached it, addresses, what was merged into it, who may be the same."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Any, TypeVar

from inspector_app.domain.act import Act, ActKind, ServiceMethod, current
from inspector_app.domain.alike import Likeness, alike, same_firm_name, same_name
from inspector_app.domain.case import Case, CaseState, case_state
from inspector_app.domain.change import Op, hlc_moment
from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.contact import BY_ADDRESS, MISSED
from inspector_app.domain.contact import Contact as Attempt
from inspector_app.domain.debt import Balance, Debt, Liability, Payment, balance, open_fen
from inspector_app.domain.document import DocumentHead, DocumentState, document_state
from inspector_app.domain.identity import half_width
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import InterviewHead
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import ChainLink, Project
from inspector_app.domain.records import Record
from inspector_app.store.people import candidates, projects_naming
from inspector_app.store.referred import records_naming
from inspector_app.support import vocabulary
from inspector_app.support.clock import EPOCH
from inspector_app.support.groups import grouped
from inspector_app.usecases.contacts import contact_words
from inspector_app.usecases.context import Context
from inspector_app.usecases.merging import MergedLine, merged_lines, party

R = TypeVar("R")
_BY_HAND = (ServiceMethod.LEFT, ServiceMethod.PUBLIC_NOTICE, ServiceMethod.POSTED)


@dataclass(frozen=True, slots=True)
class InProject:
    """A project of the party, with the parts it plays there in words; ``by_name``: only the ledger's words say so."""

    project: Project
    parts: tuple[str, ...]
    by_name: bool = False


@dataclass(frozen=True, slots=True)
class InCase:
    """A case of the party with the parts it has in it in words, and the balance of the wage lines that name it."""

    case: Case
    state: CaseState
    parts: tuple[str, ...]
    lines: int
    balance: Balance


@dataclass(frozen=True, slots=True)
class Contact:
    """How a paper was brought to the party, or that it could not be reached; ``failed`` when it was not handed over.

    One of the last four names the record that tells it; an attempt names its case too.
    """

    at: datetime
    what: str
    place: str
    told: str
    failed: bool
    document_rid: str = ""
    inspection_rid: str = ""
    case_rid: str = ""
    contact_rid: str = ""

    @property
    def source(self) -> str:
        """What its place is known from."""
        if self.contact_rid:
            return vocabulary.record_word("contact")
        return vocabulary.label("inspection.site_place" if self.inspection_rid else "service.place")


@dataclass(frozen=True, slots=True)
class KnownAddress:
    """An address, where it is known from, since when, and what was tried there, the newest first."""

    text: str
    source: str
    since: datetime
    tried: tuple[Contact, ...] = ()


@dataclass(frozen=True)
class PartyFile:
    """人员 or 单位 as it stands; all lists the newest first."""

    party: Person | Company
    projects: tuple[InProject, ...]
    cases: tuple[InCase, ...]
    claims: tuple[tuple[WageClaim, Case, int | None], ...]
    talks: tuple[tuple[InterviewHead, str], ...]
    visits: tuple[InspectionHead, ...]
    papers: tuple[tuple[DocumentHead, DocumentState], ...]
    paid: tuple[tuple[Case, int, int], ...]
    contacts: tuple[Contact, ...]
    addresses: tuple[KnownAddress, ...]
    merged: tuple[MergedLine, ...]
    alike: tuple[tuple[Person | Company, Likeness], ...]
    is_referred: bool


def party_file(context: Context, rid: str) -> PartyFile:
    """Read a person or company whole; that of a merged record is the file of the one it was merged into.

    Raises :class:`Trouble` ``record-missing``.
    """
    who = party(context, rid)
    return _Reading(context, who).file()


class _Reading:
    """What names a party, each kind read once."""

    def __init__(self, context: Context, who: Person | Company) -> None:
        self.context, self.store, self.who = context, context.store, who
        self.named = records_naming(context.store, who.rid, heads=True)

    def file(self) -> PartyFile:
        """Everything put together."""
        own = [claim for claim in self.of(WageClaim) if claim.person_rid == self.who.rid]
        contacts = self._contacts(own)
        newest = sorted(self.papers, key=lambda paper: paper.created_at, reverse=True)
        return PartyFile(
            party=self.who,
            projects=self._projects(),
            cases=self._cases(),
            claims=tuple((claim, self.cases[claim.case_rid], self.open(claim)) for claim in own),
            talks=tuple(
                (talk, self.cases[talk.case_rid].title if talk.case_rid in self.cases else "")
                for talk in sorted(self.of(InterviewHead), key=lambda talk: talk.started_at, reverse=True)
            ),
            visits=tuple(sorted(self.of(InspectionHead), key=lambda visit: visit.started_at, reverse=True)),
            papers=tuple((paper, document_state(paper, self.acts.get(paper.rid, ()))) for paper in newest),
            paid=self._paid(),
            contacts=contacts,
            addresses=self._addresses(contacts),
            merged=merged_lines(self.context, self.who),
            alike=_alike(self.context, self.who),
            is_referred=bool(self.named),
        )

    def of(self, record_type: type[R]) -> tuple[R, ...]:
        """The records of a kind that name the party."""
        return tuple(record for record in self.named if isinstance(record, record_type))

    @cached_property
    def papers(self) -> tuple[DocumentHead, ...]:
        """Papers that are addressed to the party or speak of it."""
        return self.of(DocumentHead)

    @cached_property
    def debts(self) -> Mapping[str, Debt]:
        """The debts for which the party is liable, by rid."""
        return _by_rid(self.store.find_among(Debt, "rid", {each.debt_rid for each in self.of(Liability)}))

    @cached_property
    def cases(self) -> Mapping[str, Case]:
        """The cases in which the party is named, by rid."""
        rids = {getattr(record, "case_rid", "") for record in self.named} | {d.case_rid for d in self.debts.values()}
        own = {case.rid: case for case in self.of(Case)}
        return own | _by_rid(self.store.find_among(Case, "rid", rids - {"", *own}))

    @cached_property
    def acts(self) -> Mapping[str, Sequence[Act]]:
        """The acts on these cases and papers, by subject."""
        subjects = {*self.cases, *(paper.rid for paper in self.papers)}
        return grouped(self.store.find_among(Act, "subject_rid", subjects), lambda act: act.subject_rid)

    @cached_property
    def payments(self) -> Mapping[str, Sequence[Payment]]:
        """What was paid on the lines that name the party, by line."""
        lines = {claim.rid for claim in self.of(WageClaim)}
        return grouped(self.store.find_among(Payment, "claim_rid", lines), lambda paid: paid.claim_rid)

    def open(self, claim: WageClaim) -> int | None:
        """What a line still owes, in 分; None while nobody has found it."""
        return open_fen(claim, self.payments.get(claim.rid, ()))

    def _cases(self) -> tuple[InCase, ...]:
        parts = self._parts()
        lines = grouped(self.of(WageClaim), lambda claim: claim.case_rid)
        found = [
            InCase(
                case, case_state(case, self.acts.get(rid, ())), tuple(dict.fromkeys(parts.get(rid, ()))),
                len(own := lines.get(rid, [])), balance(own, chain.from_iterable(self.payments.values())),
            )
            for rid, case in self.cases.items()
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda each: each.case.opened_on, reverse=True))

    def _parts(self) -> dict[str, list[str]]:
        """What the party is in each case, in words."""
        label, rid, grounds = vocabulary.label, self.who.rid, self.context.law.payers
        found: list[tuple[str, str]] = []
        found += [(case.rid, label("case.company_rid")) for case in self.of(Case)]
        found += [(lead.case_rid, vocabulary.short("lead.complainant_rids")) for lead in self.of(Lead)
                  if rid in lead.complainant_rids and not lead.keeps_secret]  # fmt: skip
        found += [(claim.case_rid, vocabulary.word(PersonRole.WORKER) if claim.person_rid == rid else
                   label("wage_claim.employer_rid")) for claim in self.of(WageClaim)]  # fmt: skip
        found += [(self.debts[each.debt_rid].case_rid, grounds[each.ground].situation) for each in self.of(Liability)]
        found += [(talk.case_rid, label("interview.person_rid")) for talk in self.of(InterviewHead)]
        found += [(paid.case_rid, label("payment.payer_rid")) for paid in self.of(Payment)]
        found += [(paper.case_rid, label("document.addressee")) for paper in self.papers
                  if paper.addressee_rid == rid]  # fmt: skip
        parts: dict[str, list[str]] = {}
        for case_rid, words in found:
            parts.setdefault(case_rid, []).append(words)
        return parts

    def _projects(self) -> tuple[InProject, ...]:
        """Projects in whose chain it stands, whose case names it, and those that the ledger gives its name."""
        played: dict[str, list[str]] = {}
        for link in self.of(ChainLink):
            played.setdefault(link.project_rid, []).append(vocabulary.word(link.role))
        parts = self._parts()
        for case in self.cases.values():
            if case.project_rid:
                played.setdefault(case.project_rid, parts.get(case.rid, []))
        for visit in self.of(InspectionHead):
            if visit.project_rid:
                played.setdefault(visit.project_rid, [])
        named = {rid: words for rid, words in self._of_the_ledger() if rid not in played}
        projects = _by_rid(self.store.find_among(Project, "rid", {*played, *named}))
        sure = [
            InProject(projects[rid], tuple(dict.fromkeys(parts))) for rid, parts in played.items() if rid in projects
        ]
        return (*sure, *(InProject(projects[rid], (words,), by_name=True) for rid, words in named.items()))

    def _of_the_ledger(self) -> Iterable[tuple[str, str]]:
        """Projects whose ledger line has the party's name, with the heading under which it stands."""
        who = self.who
        for rid, owner, contractor, manager, phone in projects_naming(self.store):
            if isinstance(who, Company):
                for field, name in (("owner_name", owner), ("contractor_name", contractor)):
                    if name and same_firm_name(name, who.name):
                        yield rid, vocabulary.label(f"project.{field}")
            elif manager and phone and same_name(manager, who.name) and half_width(phone) == half_width(who.phone):
                yield rid, vocabulary.label("project.manager_name")

    def _paid(self) -> tuple[tuple[Case, int, int], ...]:
        """What the party paid: by case how many payments and how much."""
        given = grouped((p for p in self.of(Payment) if p.payer_rid == self.who.rid), lambda paid: paid.case_rid)
        return tuple((self.cases[rid], len(paid), sum(each.amount_fen for each in paid)) for rid, paid in given.items())

    def _contacts(self, own: Iterable[WageClaim]) -> tuple[Contact, ...]:
        """Services of its papers, attempts to reach it, and where it could not be reached."""
        found = [
            Contact(act.at, f"{paper.title}：{vocabulary.word(service.method)}", service.place,
                    "；".join(filter(None, (service.receiver, service.refusal))),
                    bool(service.refusal.strip()) or service.method in _BY_HAND, paper.rid)
            for paper in self.papers if paper.addressee_rid == self.who.rid
            for act in current(self.acts.get(paper.rid, ()))
            if act.kind is ActKind.SERVED and (service := act.service)
        ]  # fmt: skip
        lost = [claim for claim in own if claim.disposition is Disposition.UNREACHABLE]
        found += [
            Contact(self._last_change(claim), vocabulary.word(Disposition.UNREACHABLE), "",
                    "；".join(filter(None, (self.cases[claim.case_rid].title, claim.disposition_note))), True,
                    case_rid=claim.case_rid)
            for claim in lost
        ]  # fmt: skip
        found += [
            Contact(visit.started_at, vocabulary.label(f"inspection.{name}"), visit.site_place, told, True,
                    inspection_rid=visit.rid)
            for visit in self.of(InspectionHead) for name in ("absence_note", "refusal_note")
            if (told := getattr(visit, name)).strip()
        ]  # fmt: skip
        found += map(_attempt, self._attempts())
        return tuple(sorted(found, key=lambda contact: contact.at, reverse=True))

    def _attempts(self) -> Iterable[Attempt]:
        """联系记录 that name its record, or in its cases its name alone."""
        same = same_firm_name if isinstance(self.who, Company) else same_name
        for each in self.store.find_among(Attempt, "case_rid", self.cases):
            if each.party_rid == self.who.rid or (not each.party_rid and same(each.party, self.who.name)):
                yield each

    def _last_change(self, record: Record) -> datetime:
        return hlc_moment(self.store.journal.history(record.rid)[-1].hlc, EPOCH)

    def _addresses(self, contacts: Sequence[Contact]) -> tuple[KnownAddress, ...]:
        """The address of today, those that were registered before, and where papers reached it; each once."""
        found = []
        for change in reversed(self.store.journal.history(self.who.rid)):
            text = json.loads(change.body).get("address", "") if change.op is Op.PUT else ""
            found.append(KnownAddress(text, "", hlc_moment(change.hlc, EPOCH)))
        kept: dict[str, KnownAddress] = {}
        for each in found:  # the newest first: the earliest moment of an address counts
            if each.text.strip():
                now = each.text == self.who.address
                kept[each.text] = KnownAddress(each.text, "现登记" if now else "曾登记", each.since)
        for contact in contacts:
            if contact.place and contact.place not in kept:
                kept[contact.place] = KnownAddress(contact.place, contact.source, contact.at)
        return tuple(
            replace(each, tried=tuple(contact for contact in contacts if contact.place.strip() == each.text.strip()))
            for each in kept.values()
        )


def _attempt(each: Attempt) -> Contact:
    """An attempt as it is told here; an address that was tried is its place."""
    by_address = each.way in BY_ADDRESS
    told = contact_words(replace(each, number="") if by_address else each)
    place = each.number.strip() if by_address else ""
    missed = each.outcome in MISSED
    return Contact(
        each.at, vocabulary.word(each.way), place, told, missed, case_rid=each.case_rid, contact_rid=each.rid
    )


def _by_rid(records: Iterable[Any]) -> dict[str, Any]:
    return {record.rid: record for record in records}


def _alike(context: Context, who: Person | Company) -> tuple[tuple[Person | Company, Likeness], ...]:
    """Other records that may be the same person or company, the surest first."""
    found: list[tuple[Any, Likeness]] = alike(who, candidates(context.store, type(who)))
    whole = _by_rid(context.store.pick(type(who), [other.rid for other, _ in found]))
    return tuple((whole[other.rid], why) for other, why in found)
