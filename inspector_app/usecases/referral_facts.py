"""What a referral to the police draws from the records: where the case came from, who is suspected, what is annexed."""

from collections.abc import Iterator, Mapping
from typing import Any

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.alike import same_name
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import SIGNED_STATES, Document, document_state, served_act
from inspector_app.domain.lead import Lead
from inspector_app.domain.person import Person
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.usecases.case_facts import SOURCES
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.contacts import contact_result, contacts_of, hiding_of, with_party
from inspector_app.usecases.context import Context
from inspector_app.usecases.elements import element_values
from inspector_app.usecases.evidence_facts import own_pieces
from inspector_app.usecases.paper import Paper, to_same_party


def referral_values(context: Context, whole: CaseFile, paper: Paper) -> dict[str, Any]:
    """T310 art. 6: the annexes are papers on file and nothing else; what law wants besides is for a person to add."""
    titles = list(_annexes(context, whole, paper)) if _refers(context, paper) else []
    rows = [{"line": n, "annex_title": title, "copies_count": count} for n, (title, count) in enumerate(titles, 1)]
    return {
        "offence.source": _source(context, whole),
        "suspects": list(_suspects(whole, paper)) or None,
        "annexes": rows or None,
        "offence.evasion": _evasion(context, paper) or None,
    }


def _evasion(context: Context, paper: Paper) -> str:
    """The attempts by which a party is proved to hide (N100: it knew for certain, and did not come or refused); what
    else it did to evade payment is for a person to write."""
    hides = hiding_of(context, paper)
    if not hides.is_hiding:
        return ""
    tried = dict.fromkeys(each for condition in hides.conditions for each in condition.proof)
    told = (
        f"{chinese(civil_date(each.at))}{vocabulary.word(each.way)}，{contact_result(each)}"
        for each in sorted(tried, key=lambda each: each.at)
    )
    return f"{hides.party}以逃匿方法逃避支付：{'；'.join(told)}"


def _refers(context: Context, paper: Paper) -> bool:
    """What goes to a court (AEL art. 55) is another file than what goes to the police."""
    return context.rule(paper.form).role in (Role.REFERRAL, Role.REFERRAL_APPROVAL)


def _source(context: Context, whole: CaseFile) -> str | None:
    """2026年3月2日投诉，2026年3月3日立案; who told is never said."""
    leads = sorted(context.store.pick(Lead, whole.case.lead_rids), key=lambda lead: lead.received_on)
    told = [f"{chinese(lead.received_on)}{SOURCES[lead.kind]}" for lead in leads]
    filed = [f"{chinese(whole.case.filed_on)}立案"] if whole.case.filed_on else []
    return "，".join((*dict.fromkeys(told), *filed)) or None


def _suspects(whole: CaseFile, paper: Paper) -> Iterator[dict[str, Any]]:
    """The person to whom the order went, or the head of the company, with what is known of him where he was asked."""
    company = whole.companies.get(paper.addressee_rid)
    if company is None:
        person = whole.people.get(paper.addressee_rid)
        if person is not None:
            yield _suspect(person.name, "", person, _told_of(whole, person.name))
        return
    head = company.legal_representative.strip()
    if head:
        known = next((each for each in whole.questioned if same_name(each.name, head)), None)
        yield _suspect(head, vocabulary.label("company.legal_representative"), known, _told_of(whole, head))


def _suspect(name: str, standing: str, person: Person | None, told: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of somebody, else what the last paper to him said of him."""
    own = person or Person("", name)
    return {
        "suspect_name": name, "standing": standing or own.position, "phone": own.phone,
        "id_number": own.id_number or str(told.get("addressee.uscc") or ""),
        "address": own.address or str(told.get("addressee.address") or ""),
    }  # fmt: skip


def _told_of(whole: CaseFile, name: str) -> Mapping[str, Any]:
    """What the last paper that went to somebody of a name told of him."""
    own = [each for each in whole.documents if each.facts and same_name(each.addressee, name)]
    return from_json(max(own, key=lambda each: each.created_at).facts) if own else {}


def _annexes(context: Context, whole: CaseFile, paper: Paper) -> Iterator[tuple[str, str]]:
    """Each paper on file that goes along, with how many sheets there are."""
    for role in (Role.INVESTIGATION_REPORT, Role.REFERRAL_APPROVAL):
        yield from (_paper(each) for each in whole.papers(role) if each.copies)
    ordered = [each for each in whole.papers(Role.ORDER) if each.rid == paper.about.order_rid]
    ordered += [each for each in whole.papers(Role.DECISION) if to_same_party(each, paper)]
    yield from map(_paper, ordered)
    signed = [d for d in whole.documents if document_state(d, whole.acts) in SIGNED_STATES]
    for role in (Role.SERVICE_RECORD, Role.WAGE_LIST, Role.QUESTIONING, Role.INSPECTION):
        own = [each for each in signed if whole.is_a(each.form, role)]
        served = role is Role.SERVICE_RECORD
        yield from (_paper(each) for each in own if not served or each.subject_rid in {order.rid for order in ordered})
    yield from _attempts(context, whole, paper, ordered)
    pieces = tuple(own_pieces(whole))
    if pieces:
        yield "证据材料", f"{len(pieces)}件"
    if element_values(context, whole, paper).get("elements"):
        yield "要件和证据表", "附后"


def _attempts(context: Context, whole: CaseFile, paper: Paper, ordered: list[Document]) -> Iterator[tuple[str, str]]:
    """What proves that the party hides, and that the order was posted up (J2013-3 art. 4(2)): the attempts and their
    pictures."""
    tried = with_party(contacts_of(context, paper.case_rid), paper)
    own = [each for each in tried if each.party == paper.addressee]
    if own:
        yield "联系记录", f"{len(own)}次"
    acts = (served_act(each, whole.acts) for each in ordered)
    posted = (act.service for act in acts if act and act.service and act.service.method is ServiceMethod.POSTED)
    pictures = {rid for each in own for rid in each.evidence_rids} | {
        rid for each in posted for rid in each.evidence_rids
    }
    if pictures:
        yield "上门、张贴的照片、录像", f"{len(pictures)}件"


def _paper(document: Document) -> tuple[str, str]:
    whom = f"（{document.addressee}）" if document.addressee and not document.number else ""
    return f"{document.called}{whom}", f"1份{document.copies[-1].pages}页"
