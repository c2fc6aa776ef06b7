"""Figures of the register: what came in, what was decided in time, who was advised, whom the law offices took on."""

from collections.abc import Iterator
from datetime import date

from inspector_app.domain.consultation import AidResult, known_heads
from inspector_app.domain.lead import LeadKind
from inspector_app.domain.measures import work
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.item import Item
from inspector_app.domain.measures.lead_rows import AidRow, LeadRow, LeadTermRow


def _item(lead: LeadRow, once: str = "") -> Item:
    return Item("lead", lead.rid, once or lead.rid, 1, lead.project_rid, lead.case_rid, lead.company_rid)


def _goes_on(ground: Ground, lead: LeadRow, day: date) -> str:
    """The lead that goes on for one that was merged by a day, however often."""
    seen = {lead.rid}
    while lead.is_merged(day) and lead.merged_into in ground.lead_of and lead.merged_into not in seen:
        lead = ground.lead_of[lead.merged_into]
        seen.add(lead.rid)
    return lead.rid


def complaints(ground: Ground, span: Span) -> Iterator[Item]:
    """投诉 and 举报 that were received in the period; several that were merged count once."""
    for lead in ground.leads:
        if lead.kind in (LeadKind.COMPLAINT, LeadKind.REPORT) and lead.received_on in span:
            yield _item(lead, _goes_on(ground, lead, span.last))


def refused(ground: Ground, span: Span) -> Iterator[Item]:
    """不予受理 in the period."""
    return (_item(lead) for lead in ground.leads if lead.refused_on in span)


def handed_on(ground: Ground, span: Span) -> Iterator[Item]:
    """转办 in the period."""
    return (_item(lead) for lead in ground.leads if lead.handed_on in span)


def _terms(ground: Ground, span: Span) -> Iterator[tuple[LeadTermRow, LeadRow]]:
    for term in ground.lead_terms:
        lead = ground.lead_of.get(term.lead_rid)
        if lead is not None and term.due in span:
            yield term, lead


def to_decide(ground: Ground, span: Span) -> Iterator[Item]:
    """The complaints that were to be decided upon by a day of the period."""
    return (_item(lead) for _term, lead in _terms(ground, span))


def decided_in_time(ground: Ground, span: Span) -> Iterator[Item]:
    """Those of them that were."""
    return (_item(lead) for term, lead in _terms(ground, span) if term.done_on and term.done_on <= term.due)


def to_answer(ground: Ground, span: Span) -> Iterator[Item]:
    """The leads of which the sender wanted an answer by a day of the period."""
    return (_item(lead) for lead in ground.leads if lead.reply_by in span)


def answered_in_time(ground: Ground, span: Span) -> Iterator[Item]:
    """Those of them that were answered by then."""
    for lead in ground.leads:
        wanted = lead.reply_by
        if wanted in span and lead.replied_on and wanted and lead.replied_on <= wanted:
            yield _item(lead)


def overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Leads of which on the day the last day for a decision, for filing what was accepted (R25 art. 18) or for an
    answer has passed and nothing was done."""
    day = span.last
    undecided = (t for t in ground.lead_terms if t.due < day and not (t.done_on and t.done_on <= day))
    late = {_goes_on(ground, ground.lead_of[t.lead_rid], day) for t in undecided if t.lead_rid in ground.lead_of}
    for lead in ground.leads:
        answered = lead.replied_on is not None and lead.replied_on <= day
        unanswered = lead.reply_by is not None and lead.reply_by < day and not answered
        undecided_on = lead.rid in late and not lead.is_merged(day)
        if lead.received_on <= day and (undecided_on or unanswered or _is_unfiled(ground, lead, day)):
            yield _item(lead)


def _is_unfiled(ground: Ground, lead: LeadRow, day: date) -> bool:
    """Whether a complaint was accepted before a day and by then neither was its case filed nor was it over else."""
    if lead.kind is not LeadKind.COMPLAINT or lead.is_merged(day):
        return False
    case = ground.case_of.get(lead.case_rid)
    filed_on = max(case.filed_on, lead.case_on or case.filed_on) if case and case.filed_on else None
    ends = (lead.refused_on, lead.handed_on, lead.replied_on, filed_on)
    return lead.accepted_on is not None and lead.accepted_on < day and not any(on and on <= day for on in ends)


def consultations(ground: Ground, span: Span) -> Iterator[Item]:
    """The persons who were advised at visits, and those of the book of consultations."""
    yield from work.consultations(ground, span)
    for entry in ground.consultations:
        if entry.on in span:
            yield Item("consultation", entry.rid, entry.rid, entry.heads, entry.project_rid)


def _taken_on(ground: Ground, span: Span) -> Iterator[AidRow]:
    for aid in ground.aid:
        if aid.result in (AidResult.GRANTED, AidResult.CLOSED) and (aid.decided_on or aid.applied_on) in span:
            yield aid


def aid_cases(ground: Ground, span: Span) -> Iterator[Item]:
    """The applications for legal aid that were granted in the period."""
    return (Item("aid_application", aid.rid, aid.rid, 1, "", aid.case_rid) for aid in _taken_on(ground, span))


def aid_heads(ground: Ground, span: Span) -> Iterator[Item]:
    """The persons of these."""
    for aid in _taken_on(ground, span):
        yield Item("aid_application", aid.rid, aid.rid, known_heads(aid.heads, aid.named), "", aid.case_rid)
