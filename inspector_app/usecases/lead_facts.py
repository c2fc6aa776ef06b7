"""The part of the vocabulary that comes from a lead, a hazard or a meeting; and the paper that is made on its page."""

from collections.abc import Iterable
from typing import Any

from inspector_app.domain.company import Company
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.dispatch import Meeting
from inspector_app.domain.document import About
from inspector_app.domain.hazard import Hazard, HazardStep
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.role import Offered
from inspector_app.support import vocabulary
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch import by_urgency, tasks_of
from inspector_app.usecases.hazards import newest_first
from inspector_app.usecases.paper import Paper

_NAMED = 3  # complainants whom a paper names before it says how many there are
_MOST_CHOSEN = 5  # who came in the name of more is whom they choose, as far as anybody knows; custom has no more than 5


def lead_paper(context: Context, lead: Lead) -> Paper:
    """A paper about a lead, addressed to who complained; to nobody where that is to be kept secret (R423 art. 9)."""
    people = _complainants(context, lead)
    return Paper(
        "", case_rid=lead.case_rid, project_rid=lead.project_rid, about=About(lead_rid=lead.rid),
        addressee=_who(lead, people), addressee_rid=people[0].rid if len(people) == 1 else "",
    )  # fmt: skip


def lead_place(lead: Lead) -> Offered:
    """Where its papers are made: 受理, 不予受理, 推选代表人 are for a 投诉 and not for a 举报 (R423 art. 9)."""
    return Offered.REPORT if lead.kind is LeadKind.REPORT else Offered.LEAD


def hazard_paper(_context: Context, hazard: Hazard) -> Paper:
    """A paper about a hazard, addressed to the body that answers for it."""
    about = About(hazard_rid=hazard.rid)
    return Paper("", project_rid=hazard.project_rid, about=about, addressee=hazard.responsible_body)


def meeting_paper(_context: Context, meeting: Meeting) -> Paper:
    """A paper about a meeting."""
    return Paper("", about=About(meeting_rid=meeting.rid))


def lead_values(context: Context, lead: Lead) -> dict[str, Any]:
    """What a lead tells. Whoever wants to stay unnamed is named nowhere."""
    people = _complainants(context, lead)
    rows = [_complainant(number, each, context) for number, each in enumerate(people, start=1)]
    limit = next(iter(context.store.find(Deadline, lead_rid=lead.rid, rule=context.law.procedure.accepting)), None)
    days = ("received_on", "accepted_on", "refused_on", "handed_on", "replied_on", "reply_by")
    words = ("channel", "outer_number", "respondent", "facts", "request", "refused_reason", "handed_to", "reply")
    told = context.law.leads.conclusions.get(lead.conclusion)
    company = context.store.get(Company, lead.company_rid) if lead.company_rid else None
    firm = ("uscc", "legal_representative", "address", "phone")
    return {
        **{f"lead.{name}": day.isoformat() if (day := getattr(lead, name)) else None for name in days},
        **{f"lead.{name}": getattr(lead, name) or None for name in words},
        "lead.respondent": lead.respondent or (company.name if company else None),
        "lead.kind": vocabulary.word(lead.kind),
        "lead.heads": lead.heads if lead.heads is not None else len(people) or None,
        "lead.conclusion": told.title if told else None,
        "complaint.who": _who(lead, people) or None,
        "complaint.secret": lead.keeps_secret,
        **{f"respondent.{name}": getattr(company, name, "") or None for name in firm},
        "complaint.decide_by": limit.due.isoformat() if limit else None,
        "complainants": rows,
        "representatives": rows if 0 < len(rows) < min(lead.heads or 0, _MOST_CHOSEN + 1) else None,
    }


def _complainants(context: Context, lead: Lead) -> tuple[Person, ...]:
    return () if lead.keeps_secret else context.store.pick(Person, lead.complainant_rids)


def _who(lead: Lead, people: Iterable[Person]) -> str:
    """甲、乙；甲、乙、丙等23人: who complained, as a sentence names them."""
    names = [person.name for person in people]
    count = max(lead.heads or 0, len(names))
    listed = "、".join(names[:_NAMED])
    return f"{listed}等{count}人" if names and count > min(len(names), _NAMED) else listed


def _complainant(number: int, person: Person, context: Context) -> dict[str, Any]:
    return {
        "line": number,
        "name": person.name,
        "sex": person.shown_sex,
        "age": person.age_on(context.clock.today()),
        "id_number": person.stated_id,
        "phone": person.phone,
        "job": person.position,
        "address": person.address,
    }


def hazard_values(context: Context, hazard: Hazard) -> dict[str, Any]:
    """What a hazard tells, its steps from the first one on."""
    days = ("found_on", "due", "strike_off_asked_on", "struck_off_on", "to_court_on")
    words = ("source", "facts", "measures", "responsible_body", "responsible_person")
    steps = newest_first(context.store.find(HazardStep, hazard_rid=hazard.rid))
    return {
        **{f"hazard.{name}": day.isoformat() if (day := getattr(hazard, name)) else None for name in days},
        **{f"hazard.{name}": getattr(hazard, name) or None for name in words},
        "hazard.grade": vocabulary.word(hazard.grade),
        "hazard_steps": [
            {"on": step.on.isoformat(), "kind": vocabulary.word(step.kind), "by": step.by, "text": step.text}
            for step in reversed(steps)
        ],
    }


def meeting_values(context: Context, meeting: Meeting) -> dict[str, Any]:
    """What a meeting tells: who took part, which hazards it spoke of, what came of it, the tasks that it gave."""
    hazards = context.store.pick(Hazard, meeting.hazard_rids)
    names = {each.rid: each.name for each in context.store.pick(Project, {each.project_rid for each in hazards})}
    words = ("title", "place", "lead_body", "chair", "attendees", "minutes")
    return {
        **{f"meeting.{name}": getattr(meeting, name) or None for name in words},
        "meeting.on": meeting.on.isoformat(),
        "meeting.bodies": "、".join(meeting.bodies) or None,
        "meeting_hazards": [
            {"line": number, "name": names.get(each.project_rid, ""), "facts": each.facts}
            for number, each in enumerate(hazards, start=1)
        ],
        "meeting_tasks": [
            {"line": number, "body": each.body, "text": each.text, "due": each.due.isoformat()}
            for number, each in enumerate(by_urgency(tasks_of(context, meeting), context.clock.today()), start=1)
        ],
    }
