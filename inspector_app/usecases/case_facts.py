"""The part of the vocabulary that comes from a case: who owes what to whom, since when, by which order."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from inspector_app.domain import dates
from inspector_app.domain.claim import WageClaim, heads, period_of
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Payment, known_sum, rests
from inspector_app.domain.document import SIGNED_STATES, document_state
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.role import ListingGround, Role
from inspector_app.domain.threshold import Reached
from inspector_app.formdefs.binding import GROUND
from inspector_app.formdefs.facts import from_json
from inspector_app.support import vocabulary
from inspector_app.support.clock import local
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.closing_facts import closing_values, unserved_values
from inspector_app.usecases.context import Context
from inspector_app.usecases.earlier_facts import earlier_values
from inspector_app.usecases.evidence_facts import custody_lines, evidence_lines, own_pieces
from inspector_app.usecases.four_sides import of_paper
from inspector_app.usecases.hearings import hearing_requests
from inspector_app.usecases.order_facts import extension_values, order_values
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.papers_elsewhere import with_papers_elsewhere
from inspector_app.usecases.reckonings import minimum_wage_line, reckoning_hints, reckonings
from inspector_app.usecases.time_bar import time_bar
from inspector_app.usecases.volume_facts import volume_lines

OF_TODAY = ("list.as_of", "approval.submitted_on", "balance.as_of", "payment.as_of")
"""The values that are the day on which a paper is made: they move with it, whatever else stays."""


def case_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """Everything a case can tell a form."""
    return {
        **(earlier_values(whole, paper, context.rule(paper.form), context.law) if paper.form in whole.roles else {}),
        "case.title": whole.case.title,
        "case.matter": whole.case.title.removesuffix("一案").removesuffix("案"),
        "case.number": whole.case.number,
        "case.filed_on": whole.case.filed_on.isoformat() if whole.case.filed_on else None,
        "hearing.asked_on": max((day.isoformat() for day in hearing_requests(context, whole, paper)), default=None),
        "evidence_lines": evidence_lines(whole),
        "custody_lines": custody_lines(whole),
        "volume_lines": _volume_lines(context, whole, paper),
        **_debt(whole, paper),
        **_filing(context, whole),
        **_liability(context, whole, paper),
        **_treatment(context, whole, paper),
        **order_values(context, whole, paper),
        **extension_values(context, whole),
        **closing_values(whole),
        **unserved_values(context, whole, paper),
        **_payments(whole, paper),
        **_worker(whole, paper),
        "extra_lines": _extra_lines(whole, paper),
        "worker_slips": _slips(whole, paper),
        "claims": _lines(whole, paper),
        "reckonings": reckonings(context, whole.concerning(paper)),
        "reckoning_hints": reckoning_hints(context, whole.concerning(paper)),
        "list.minimum_wage": minimum_wage_line(context, whole.concerning(paper)),
        **(of_paper(context, whole) if whole.is_a(paper.form, Role.COMPARISON) else {}),
        **_ground(context, whole, paper),
        **dict.fromkeys(OF_TODAY, whole.today.isoformat()),
    }


def _volume_lines(context: Context, whole: CaseFile, paper: Paper) -> list[dict[str, Any]]:
    """The entries of the index; only the index itself looks for papers outside of the case."""
    is_index = context.rule(paper.form).role is Role.CONTENTS
    return volume_lines(with_papers_elsewhere(context, whole) if is_index else whole)


def moment(value: datetime | None) -> str | None:
    """A moment as an ISO string on the Chinese wall clock, to the minute."""
    return local(value).isoformat(timespec="minutes") if value else None


def _debt(whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """What a paper that orders or lists speaks of is owed now; one that follows an order tells what that ordered."""
    lines = whole.lines(paper)
    order = next((d for d in whole.documents if d.rid == paper.about.order_rid), None)
    ordered = from_json(order.facts) if order and order.facts else {}
    still = rests(lines, whole.payments)
    return {
        "debt.heads": ordered.get("debt.heads", heads(lines)),
        "debt.total_fen": ordered.get("debt.total_fen", known_sum(still)),
        "debt.period": period_of(lines),
        "debt.evidence": proofs(whole),
        "balance.heads": heads(lines),
        "balance.total_fen": known_sum(still),
    }


def proofs(whole: CaseFile) -> str:
    """What the case holds as proof, in the order in which it is usually listed (kinds: APL art. 46); a record or list
    that nobody signed is none. Empty where there is nothing."""
    signed = {whole.roles.get(d.form) for d in whole.documents if document_state(d, whole.acts) in SIGNED_STATES}
    pieces = {(piece.kind, bool(piece.inspection_rid)) for piece in own_pieces(whole)}
    kinds = (
        ("调查询问笔录", Role.QUESTIONING in signed),
        ("现场检查笔录", Role.INSPECTION in signed),
        (WAGE_LIST, Role.WAGE_LIST in signed),
        ("现场照片", (EvidenceKind.PHOTO, True) in pieces),
        ("书证", {(EvidenceKind.SCAN, True), (EvidenceKind.SCAN, False), (EvidenceKind.PHOTO, False)} & pieces),
        ("视听资料", {(EvidenceKind.VIDEO, True), (EvidenceKind.VIDEO, False)} & pieces),
        ("电子数据", {(EvidenceKind.FILE, True), (EvidenceKind.FILE, False)} & pieces),
    )
    return "、".join(word for word, there in kinds if there)


WAGE_LIST = "拖欠农民工工资明细表"


def _filing(context: Context, whole: CaseFile) -> dict[str, Any]:
    """What an approval of a filing begins with. What an informant tells may name him or show who he is (R423 art. 9):
    of such a lead the facts are written anew by whoever files."""
    leads = context.store.pick(Lead, whole.case.lead_rids)
    bar = time_bar(context, whole, leads)
    values: dict[str, Any] = {
        "filing.facts": "；".join(lead.facts for lead in leads if lead.facts and not lead.keeps_secret) or None,
        "filing.violation_until": bar.until.isoformat() if bar.until else None,
        "filing.received_on": bar.noticed_on.isoformat() if bar.noticed_on else None,
        "filing.term": bar.words,
    }
    if leads:
        values["filing.source"] = SOURCES[min(leads, key=lambda lead: lead.received_on).kind]
    return values


SOURCES = {
    LeadKind.COMPLAINT: "投诉",
    LeadKind.REPORT: "举报",
    LeadKind.ASSIGNED: "上级交办",
    LeadKind.TRANSFERRED: "部门移送",
    LeadKind.OWN_FINDING: "日常检查",
}
"""What a filing approval calls the source of a case: choices of ``filing.source``."""


def _liability(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    liability = next((x for x in whole.liabilities if x.rid == paper.about.liability_rid), None)
    if liability is None:
        return {}
    payer = context.law.payers[liability.ground]
    own = ("R423#26(1)(1)",) if liability.party_rid in whole.employers else ()
    return {
        "liability.ground_text": payer.stated(liability.cap_fen),
        "liability.article": payer.basis_text,
        "liability.within": f"（{limit}）" if (limit := payer.limited(liability.cap_fen)) else None,
        "liability.order_basis": context.law.cite("R423#18(1)(2)", *own),  # art. 26 speaks of the 用人单位 alone
    }


def _treatment(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """By what the party owes that was ordered to pay, and on what the treatment that follows rests: R423 art. 26 speaks
    of the 用人单位 alone."""
    is_other = bool(paper.addressee_rid) and paper.addressee_rid not in whole.employers
    basis = context.law.cite("R423#18(1)(2)", *(() if is_other else ("R423#26",)))
    order = next((d for d in whole.documents if d.rid == paper.about.order_rid), None)
    liability = next((x for x in whole.liabilities if order and x.rid == order.about.liability_rid), None)
    if liability is None:
        return {"treatment.basis": basis}
    payer = context.law.payers[liability.ground]
    duty = payer.stated(liability.cap_fen)
    told = {"treatment.basis": basis, "treatment.article": payer.basis_text, "treatment.duty": duty}
    instead = f"根据{payer.basis_text}的规定，{duty}，{order.addressee}应当清偿上述工资" if order else None
    return {**told, "treatment.instead": None if liability.party_rid in whole.employers else instead}


def _ground(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """Which case of O45 art. 5 is stated, with the standard that is reached or what happened.

    A standard that is only a range is stated when its upper end is reached; else it is for the inspector to write.
    """
    case, standard = whole.case, whole.threshold
    if case.incident:
        words = context.law.procedure.roles[Role.PRE_NOTICE].grounds[ListingGround.INCIDENT]
        return {GROUND: words, "threshold.text": case.incident_note}
    reached = whole.threshold_for(paper).reached is Reached.CERTAIN
    return {"threshold.text": standard.sentence if standard.known or reached else None}


def _payments(whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """The payments that a paper names.

    Only what reached the workers: money that a crew leader took is no payment to be confirmed.
    """
    reached = [p for p in whole.payments if p.to_worker]
    chosen = [p for p in reached if p.rid in paper.about.payment_rids]
    if not chosen:
        return {}
    payers, methods = {p.payer_rid for p in chosen}, {p.method for p in chosen}
    claims = {c.rid: c for c in whole.claims}
    days = sorted({p.paid_on for p in reached})
    return {
        "payment.payer": whole.party_name(payers.pop()) or None if len(payers) == 1 else None,
        "payment.method": vocabulary.word(methods.pop()) if len(methods) == 1 else None,
        "payment.ordinal": days.index(max(p.paid_on for p in chosen)) + 1,
        "payments": [
            _paid_line(number, claims[rid], chosen, whole)
            for number, rid in enumerate(_in_line_order(chosen, claims), start=1)
        ],
    }


def _in_line_order(payments: Iterable[Payment], claims: dict[str, WageClaim]) -> list[str]:
    return sorted({p.claim_rid for p in payments}, key=lambda rid: claims[rid].line)


def _paid_line(number: int, claim: WageClaim, chosen: list[Payment], whole: CaseFile) -> dict[str, Any]:
    person = whole.people[claim.person_rid]
    mine = [p for p in chosen if p.claim_rid == claim.rid]
    rids, day = {p.rid for p in mine}, max(p.paid_on for p in mine)
    others = [p for p in whole.payments if p.claim_rid == claim.rid and p.rid not in rids and p.to_worker]
    earlier = [p for p in others if p.paid_on <= day]
    return {
        "line": number,
        "name": person.name,
        "id_number": person.stated_id,
        "owed_fen": claim.found_fen,
        "paid_before_fen": sum(p.amount_fen for p in earlier),
        "paid_fen": sum(p.amount_fen for p in mine),
        "paid_on": day.isoformat(),
        "voucher": "、".join(dict.fromkeys(p.voucher for p in mine if p.voucher)),
        "card": person.card,
    }


def _extra_lines(whole: CaseFile, paper: Paper) -> list[dict[str, Any]]:
    """What of an order was still owed to whom when its last day was over: of this 加付赔偿金 is a share."""
    order = next((o.document for o in whole.orders() if o.document.rid == paper.about.order_rid), None)
    last = whole.last_day(order) if order else None
    if last is None or last >= whole.today:
        return []
    lines = whole.concerning(paper).claims
    still = rests(lines, tuple(p for p in whole.payments if p.paid_on <= last))
    owed = [(claim, rest) for claim, rest in zip(lines, still, strict=True) if rest]
    return [
        {"line": number, "name": person.name, "id_number": person.stated_id, "owed_fen": rest}
        for number, (claim, rest) in enumerate(owed, start=1)
        for person in (whole.people[claim.person_rid],)
    ]


def _slips(whole: CaseFile, paper: Paper) -> list[dict[str, Any]]:
    """What each worker may know of the own wages: found, paid, still owed; no number of a person. Whoever was paid in
    full is asked to come for nothing, unless all were."""
    lines = whole.concerning(paper).claims
    paid = {p.claim_rid: 0 for p in whole.payments}
    for each in whole.payments:
        paid[each.claim_rid] += each.amount_fen if each.to_worker else 0
    told = []
    for rid in dict.fromkeys(claim.person_rid for claim in lines):
        own = [claim for claim in lines if claim.person_rid == rid]
        found, rest = [claim.found_fen for claim in own], rests(own, whole.payments)
        told.append(
            {
                "name": whole.people[rid].name,
                "found_fen": None if None in found else known_sum(found),
                "paid_fen": sum(paid.get(claim.rid, 0) for claim in own),
                "rest_fen": None if None in rest else known_sum(rest),
            }
        )
    return [each for each in told if each["rest_fen"] != 0] or told


def _worker(whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """The one worker of whom a paper speaks: an application that each makes alone."""
    person = whole.people.get(paper.about.person_rid)
    if person is None:
        return {}
    return {
        "worker.name": person.name,
        "worker.sex": person.shown_sex,
        "worker.id_number": person.stated_id,
        "worker.phone": person.phone,
        "worker.address": person.address,
    }


def _lines(whole: CaseFile, paper: Paper) -> list[dict[str, Any]]:
    lines = whole.lines(paper)
    still = rests(lines, whole.payments)
    return [_line(number, *each, whole) for number, each in enumerate(zip(lines, still, strict=True), start=1)]


def _line(number: int, claim: WageClaim, still: int | None, whole: CaseFile) -> dict[str, Any]:
    person = whole.people[claim.person_rid]
    employer = whole.companies.get(claim.employer_rid)
    proofs = [e.title for e in whole.evidence if e.rid in claim.evidence_rids]
    paid = None if claim.ordered_fen is None or still is None else claim.ordered_fen - still
    return {
        "line": number,
        "name": person.name,
        "sex": person.shown_sex,
        "id_number": person.stated_id,
        "phone": person.phone,
        "job": claim.job,
        "crew": claim.crew,
        "employer": employer.name if employer else person.employer,
        "period": dates.periods_words(claim.spans),
        "months": claim.months,
        "rate": claim.rate,
        "attendance": claim.attendance,
        "earned_fen": claim.earned_fen,
        "deducted_fen": claim.deducted_fen,
        "received_fen": None if claim.received_fen is None or paid is None else claim.received_fen + paid,
        "owed_fen": still,
        "bank": person.bank,
        "card": person.card,
        "evidence": "、".join(proofs),
    }


def company_values(company: Company | None, name: str) -> dict[str, Any]:
    """A company under ``name``: company.name, addressee.name …"""
    if company is None:
        return {}
    return {
        f"{name}.name": company.name,
        f"{name}.uscc": company.uscc,
        f"{name}.legal_representative": company.legal_representative,
        f"{name}.address": company.address,
        f"{name}.phone": company.phone,
    }
