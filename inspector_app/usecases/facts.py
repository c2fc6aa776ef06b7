"""Records → the named values a form may print: the vocabulary of ``from`` facts in ``forms/*.toml``."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from inspector_app.domain import dates
from inspector_app.domain.act import SERVICE_WORDS, Act
from inspector_app.domain.agency import Inspector
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import METHOD_WORDS, Liability, Payment, open_fen
from inspector_app.domain.document import Document
from inspector_app.domain.evidence import EVIDENCE_WORDS, Evidence
from inspector_app.domain.inspection import CHECK_WORDS, INSPECTION_WORDS, Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.formdefs.model import Facts, Form, Origin
from inspector_app.support.clock import local
from inspector_app.usecases.casefile import CaseFile, case_file
from inspector_app.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper is about: the form and the records it speaks of. Only what matters for the form is given."""

    form: str
    case_rid: str = ""
    project_rid: str = ""
    person_rid: str = ""
    interview_rid: str = ""
    inspection_rid: str = ""
    liability_rid: str = ""
    order_rid: str = ""
    served_rid: str = ""
    service_rid: str = ""
    addressee: str = ""
    addressee_rid: str = ""
    claim_rids: tuple[str, ...] = ()
    payment_rids: tuple[str, ...] = ()
    inspector_rids: tuple[str, ...] = ()
    due: date | None = None

    @property
    def subject_rid(self) -> str:
        """The record the paper records or serves."""
        return self.interview_rid or self.inspection_rid or self.served_rid


def prefilled(context: Context, form: Form, paper: Paper) -> dict[str, Any]:
    """Every ``from`` fact of the form that the records can give; the rest stays open to be typed."""
    values = values_of(context, paper)
    return {
        fact.name: values[fact.source or fact.name]
        for fact in form.facts
        if fact.origin is Origin.FROM and (fact.source or fact.name) in values
    }


def values_of(context: Context, paper: Paper) -> dict[str, Any]:
    """The whole vocabulary for a paper, as plain JSON values under dotted names."""
    store = context.store
    whole = case_file(context, paper.case_rid) if paper.case_rid else None
    values: dict[str, Any] = {}
    values.update(_agency(context))
    values.update(_inspectors(context, paper))
    if whole:
        values.update(_case(whole))
        values.update(_liability(context, whole, paper))
        values.update(_order(whole, paper))
        values["lines"] = _lines(whole, paper)
        values.update(_payments(whole, paper))
    project = store.get(Project, paper.project_rid) if paper.project_rid else (whole.project if whole else None)
    values.update(_project(project))
    values.update(_company(whole.company if whole else None, "company"))
    values.update(_addressee(context, paper))
    values.update(_person(context, paper))
    values.update(_interview(context, paper))
    values.update(_inspection(context, paper))
    values.update(_service(context, paper))
    values["document.date"] = context.clock.today().isoformat()
    if paper.due:
        values["order.due"] = paper.due.isoformat()
    return values


def _agency(context: Context) -> dict[str, Any]:
    agency = context.agency
    return {
        "agency.name": agency.name,
        "agency.short_name": agency.short_name,
        "agency.address": agency.address,
        "agency.phone": agency.phone,
    }


def _inspectors(context: Context, paper: Paper) -> dict[str, Any]:
    rids = paper.inspector_rids
    for record_type, rid in ((Interview, paper.interview_rid), (Inspection, paper.inspection_rid)):
        found = context.store.get(record_type, rid) if rid else None
        rids = found.inspector_rids if isinstance(found, Interview | Inspection) else rids
    team = context.inspectors(rids) if rids else context.team()
    values: dict[str, Any] = {}
    for number, inspector in enumerate(team, start=1):
        values.update(_inspector(inspector, f"inspector{number}"))
    return values


def _inspector(inspector: Inspector, name: str) -> dict[str, Any]:
    return {
        f"{name}.name": inspector.name,
        f"{name}.certificate": inspector.certificate,
        f"{name}.enforcement_certificate": inspector.enforcement_certificate,
        f"{name}.position": inspector.position,
    }


def _case(whole: CaseFile) -> dict[str, Any]:
    case, balance = whole.case, whole.balance
    lines = [claim for claim in whole.claims if claim.ordered_fen]
    first = min((c.first_day for c in lines if c.first_day), default=None)
    last = max((c.last_day for c in lines if c.last_day), default=None)
    return {
        "case.title": case.title,
        "case.number": case.number,
        "case.filed_on": case.filed_on.isoformat() if case.filed_on else None,
        "case.respondent": case.respondent,
        "debt.found_fen": balance.found_fen,
        "debt.paid_fen": balance.paid_fen,
        "debt.open_fen": balance.open_fen,
        "debt.open_heads": balance.heads_open,
        "debt.first_day": first.isoformat() if first else None,
        "debt.last_day": last.isoformat() if last else None,
        "threshold.ground": whole.threshold_today.ground,
    }


def _project(project: Project | None) -> dict[str, Any]:
    if project is None:
        return {}
    return {
        "project.name": project.name,
        "project.code": project.code,
        "project.address": project.address or project.town,
        "project.town": project.town,
        "project.owner": project.owner_name,
        "project.contractor": project.contractor_name,
        "project.manager": project.manager_name,
        "project.manager_phone": project.manager_phone,
    }


def _company(company: Company | None, name: str) -> dict[str, Any]:
    if company is None:
        return {}
    return {
        f"{name}.name": company.name,
        f"{name}.uscc": company.uscc,
        f"{name}.legal_representative": company.legal_representative,
        f"{name}.address": company.address,
        f"{name}.phone": company.phone,
    }


def _addressee(context: Context, paper: Paper) -> dict[str, Any]:
    company = context.store.get(Company, paper.addressee_rid) if paper.addressee_rid else None
    if company:
        return _company(company, "addressee")
    person = context.store.get(Person, paper.addressee_rid) if paper.addressee_rid else None
    return {"addressee.name": person.name if person else paper.addressee} if person or paper.addressee else {}


def _person(context: Context, paper: Paper) -> dict[str, Any]:
    interview = context.store.get(Interview, paper.interview_rid) if paper.interview_rid else None
    rid = interview.person_rid if interview else paper.person_rid
    person = context.store.get(Person, rid) if rid else None
    if person is None:
        return {}
    day = local(interview.started_at).date() if interview else context.clock.today()
    return {
        "person.name": person.name,
        "person.id_number": person.id_number,
        "person.sex": person.shown_sex,
        "person.age": person.age_on(day),
        "person.phone": person.phone,
        "person.address": person.address,
        "person.employer": person.employer,
        "person.position": person.position,
    }


def moment(value: datetime | None) -> str | None:
    """A moment as an ISO string on the Chinese wall clock, to the minute."""
    return local(value).isoformat(timespec="minutes") if value else None


def _interview(context: Context, paper: Paper) -> dict[str, Any]:
    interview = context.store.get(Interview, paper.interview_rid) if paper.interview_rid else None
    if interview is None:
        return {}
    return {
        "interview.started_at": moment(interview.started_at),
        "interview.ended_at": moment(interview.ended_at),
        "interview.place": interview.place,
        "interview.ordinal": interview.ordinal,
        "interview.matter": interview.matter,
        "interview.others_present": interview.others_present,
        "recorder.name": interview.recorder_name,
        "qas": [{"question": qa.question, "answer": qa.answer} for qa in interview.qas],
    }


def _inspection(context: Context, paper: Paper) -> dict[str, Any]:
    visit = context.store.get(Inspection, paper.inspection_rid) if paper.inspection_rid else None
    if visit is None:
        return {}
    met = context.store.get(Person, visit.met_person_rid) if visit.met_person_rid else None
    company = context.store.get(Company, visit.company_rid) if visit.company_rid else None
    photos = [e for e in context.store.find(Evidence, inspection_rid=visit.rid)]
    return {
        **_company(company, "company"),
        "inspection.started_at": moment(visit.started_at),
        "inspection.ended_at": moment(visit.ended_at),
        "inspection.place": visit.site_place or visit.site_name,
        "inspection.site": visit.site_name,
        "inspection.kind": INSPECTION_WORDS[visit.kind],
        "inspection.source": visit.source,
        "inspection.approval": visit.approval,
        "inspection.notice_number": visit.notice_number,
        "inspection.method": visit.method,
        "inspection.device": visit.device,
        "inspection.rights_answer": visit.rights_answer,
        "inspection.documents_copied": visit.documents_copied,
        "inspection.opinion": visit.site_opinion,
        "inspection.absence_note": visit.absence_note,
        "met.name": met.name if met else "",
        "met.position": met.position if met else "",
        "met.phone": met.phone if met else "",
        "recorder.name": visit.recorder_name,
        "items": [
            {
                "item_title": context.law.check(item.item).title,
                "basis": context.law.check(item.item).duty_text,
                "result": CHECK_WORDS[item.result],
                "note": item.note,
            }
            for item in visit.items
        ],
        "photos": [_photo(number, e) for number, e in enumerate(photos, start=1)],
    }


def _photo(number: int, evidence: Evidence) -> dict[str, Any]:
    return {
        "number": number,
        "kind": EVIDENCE_WORDS[evidence.kind],
        "title": evidence.title,
        "shows": evidence.shows,
        "taken_at": moment(evidence.taken_at or evidence.received_at),
        "taken_by": evidence.taken_by,
        "sha256": evidence.sha256[:16],
    }


def _chosen_claims(whole: CaseFile, paper: Paper) -> list[WageClaim]:
    chosen = paper.claim_rids
    if not chosen and paper.order_rid:
        chosen = next((d.claim_rids for d in whole.documents if d.rid == paper.order_rid), ())
    return [c for c in whole.claims if (c.rid in chosen if chosen else c.ordered_fen)]


def _lines(whole: CaseFile, paper: Paper) -> list[dict[str, Any]]:
    return [_line(number, claim, whole) for number, claim in enumerate(_chosen_claims(whole, paper), start=1)]


def _line(number: int, claim: WageClaim, whole: CaseFile) -> dict[str, Any]:
    person = whole.people[claim.person_rid]
    employer = whole.companies.get(claim.employer_rid)
    return {
        "line": number,
        "name": person.name,
        "sex": person.shown_sex,
        "id_number": person.id_number,
        "phone": person.phone,
        "job": claim.job,
        "crew": claim.crew,
        "employer": employer.name if employer else person.employer,
        "period": period(claim.first_day, claim.last_day),
        "months": claim.months,
        "rate": claim.rate,
        "attendance": claim.attendance,
        "earned_fen": claim.earned_fen,
        "deducted_fen": claim.deducted_fen,
        "received_fen": claim.received_fen,
        "owed_fen": claim.ordered_fen,
        "bank": person.bank,
        "card": person.card,
        "evidence": "",
    }


def period(first: date | None, last: date | None) -> str:
    """2026年1月至3月, or with days where the months are not whole."""
    if first is None or last is None:
        return ""
    if first.day == 1 and dates.add_months(first.replace(day=1), 1).toordinal() and _is_month_end(last):
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year}年{first.month}月"
        tail = f"{last.month}月" if first.year == last.year else f"{last.year}年{last.month}月"
        return f"{first.year}年{first.month}月至{tail}"
    return f"{dates.chinese(first)}至{dates.chinese(last)}"


def _is_month_end(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).day == 1


def _liability(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    liability: Liability | None = next((x for x in whole.liabilities if x.rid == paper.liability_rid), None)
    if liability is None:
        return {}
    payer = context.law.payer(liability.ground)
    return {
        "liability.ground_text": payer.sentence,
        "liability.article": payer.basis_text,
        "liability.cap_fen": liability.cap_fen,
    }


def _order(whole: CaseFile, paper: Paper) -> dict[str, Any]:
    order = next((o for o in whole.orders() if o.document.rid == paper.order_rid), None)
    if order is None:
        return {}
    document = order.document
    return {
        "order.number": document.number,
        "order.title": document.title,
        "order.due": document.due.isoformat() if document.due else None,
        "order.served_on": order.served_on.isoformat() if order.served_on else None,
        "order.total_fen": sum(c.ordered_fen for c in whole.claims if c.rid in document.claim_rids),
        "order.heads": len(document.claim_rids),
    }


def _payments(whole: CaseFile, paper: Paper) -> dict[str, Any]:
    chosen = [p for p in whole.payments if not paper.payment_rids or p.rid in paper.payment_rids]
    if not chosen:
        return {}
    last = max(chosen, key=lambda p: (p.paid_on, p.rid))
    payer = whole.companies.get(last.payer_rid)
    claims = {c.rid: c for c in whole.claims}
    return {
        "payment.payer": payer.name if payer else "",
        "payment.paid_on": last.paid_on.isoformat(),
        "payment.method": METHOD_WORDS[last.method],
        "payment.voucher": last.voucher,
        "payments": [
            _payment_row(number, claims[rid], chosen, whole)
            for number, rid in enumerate(_in_line_order(chosen, claims), start=1)
        ],
    }


def _in_line_order(payments: Iterable[Payment], claims: dict[str, WageClaim]) -> list[str]:
    return sorted({p.claim_rid for p in payments}, key=lambda rid: claims[rid].line)


def _payment_row(number: int, claim: WageClaim, chosen: list[Payment], whole: CaseFile) -> dict[str, Any]:
    person = whole.people[claim.person_rid]
    return {
        "line": number,
        "name": person.name,
        "id_number": person.id_number,
        "phone": person.phone,
        "owed_fen": claim.ordered_fen,
        "paid_fen": sum(p.amount_fen for p in chosen if p.claim_rid == claim.rid),
        "open_fen": open_fen(claim, whole.payments),
        "card": person.card,
        "bank": person.bank,
    }


def _service(context: Context, paper: Paper) -> dict[str, Any]:
    served = context.store.get(Document, paper.served_rid) if paper.served_rid else None
    act = context.store.get(Act, paper.service_rid) if paper.service_rid else None
    values: dict[str, Any] = {}
    if served:
        values = {"served.title": served.title, "served.number": served.number, "served.addressee": served.addressee,
                  "papers": [{"title": served.title, "number": served.number, "copies": 1}]}
    if act and act.service:
        service = act.service
        values |= {
            "service.at": moment(act.at),
            "service.place": service.place,
            "service.method": SERVICE_WORDS[service.method],
            "service.receiver": service.receiver,
            "service.relation": service.receiver_relation,
            "service.witness": service.witness,
            "service.refusal": service.refusal,
            "service.tracking": service.tracking,
        }
    return values


def with_number(facts: Facts, number: str) -> dict[str, Any]:
    """The same facts carrying the paper's number."""
    return {**facts, "document.number": number}


def for_service(paper: Paper, document: Document, act: Act) -> Paper:
    """The service record of a paper that was served by ``act``."""
    return replace(paper, form="service-record", served_rid=document.rid, service_rid=act.rid,
                   inspector_rids=act.service.inspector_rids if act.service else ())
