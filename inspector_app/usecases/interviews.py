"""询问: begin with the questions that procedure demands, save as often as wanted, sign when complete."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import QA, Interview, InterviewHead
from inspector_app.domain.lifecycle import RecordVerb
from inspector_app.domain.older import asked_alone
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.role import Role
from inspector_app.domain.situation import Situation
from inspector_app.store.visits import going_on
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context
from inspector_app.usecases.earlier_talks import earlier_talks, earlier_words
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.gates import gate_problems
from inspector_app.usecases.record_papers import may_be


def as_now(body: Any) -> Any:
    """The plain values of a transcript that an earlier version kept as a draft or on a blank, in the present shape."""
    return asked_alone(body) if isinstance(body, dict) and isinstance(body.get("qas"), list) else body


def begin_interview(
    context: Context,
    person: Person,
    bank_id: str,
    place: str,
    matter: str,
    belongs: Belongs,
    *,
    inspector_rids: tuple[str, ...] = (),
    recorder_name: str = "",
    started_at: datetime | None = None,
    asked: tuple[QA, ...] = (),
) -> Interview:
    """A new transcript with the bank's questions, or those that were ``asked`` from paper, every answer empty, the end
    open.

    Without ``inspector_rids`` the writer and the first partner ask, and the partner records; it starts now unless
    ``started_at`` says otherwise.
    Raises :class:`Refused` ``bank-unknown``, or without two inspectors.
    """
    team = context.inspectors(inspector_rids) if inspector_rids else context.team()
    asked = asked or _questions(context, bank_id, known_words(context, person, matter, belongs, team))
    interview = Interview(
        rid=new_rid(),
        person_rid=person.rid,
        started_at=started_at or context.clock.now(),
        place=place,
        case_rid=belongs.case_rid,
        inspection_rid=belongs.inspection_rid,
        inspector_rids=tuple(i.rid for i in team),
        recorder_name=recorder_name or team[-1].name,
        matter=matter,
        ordinal=len(earlier_talks(context, person.rid, belongs.case_rid)) + 1,
        qas=asked,
    )
    return save_interview(context, interview)


def _questions(context: Context, bank_id: str, words: dict[str, str]) -> tuple[QA, ...]:
    bank = next((each for each in context.banks if each.id == bank_id), None)
    if bank is None:
        raise Refused(Problem("bank-unknown", "bank", details={"bank": bank_id}))
    return bank.asked(words)


def known_words(
    context: Context,
    person: Person,
    matter: str,
    belongs: Belongs,
    team: tuple[Inspector, ...],
    until: datetime | None = None,
) -> dict[str, str]:
    """What fills the blanks of a question bank. With ``until`` a talk is earlier that began before that moment."""
    case = context.store.get(Case, belongs.case_rid) if belongs.case_rid else None
    project_rid = belongs.project_rid or (case.project_rid if case else "")
    project = context.store.get(Project, project_rid) if project_rid else None
    company = context.store.get(Company, case.company_rid) if case and case.company_rid else None
    words = {
        "agency.name": context.agency.name,
        "interview.matter": matter,
        "interview.earlier": earlier_words(context, person.rid, belongs.case_rid, until),
        "person.name": person.name,
        "person.number_words": person.number_words,
        "person.home_words": person.home_words,
        "project.name": project.name if project else case.site_name if case else "",
        "company.name": company.name if company else "",
    }
    for number, inspector in enumerate(team, start=1):
        words[f"inspector{number}.name"] = inspector.name
        words[f"inspector{number}.certificate"] = inspector.certificate
    return words


def save_interview(context: Context, interview: Interview) -> Interview:
    """Keep a transcript, finished or not. Raises :class:`Refused` once it was signed, or without two inspectors."""
    if not may_be(RecordVerb.WRITE, context, interview):
        raise Refused(Problem("interview-signed", "qas"))
    situation = Situation(context.clock.today(), inspectors=context.inspectors(interview.inspector_rids))
    refuse_errors(gate_problems(context, context.law.procedure.roles[Role.QUESTIONING].at_once, situation))
    if interview.ended_at is not None and interview.ended_at <= interview.started_at:
        raise Refused(Problem("time-order", "ended_at"))
    with context.unit("询问笔录") as unit:
        unit.put(interview)
    return interview


def meanwhile(context: Context, interview: Interview) -> tuple[InterviewHead, ...]:
    """The other interviews that went on during this one, by its times as they stand or are typed; while its end is not
    known, those of the minute in which it began."""
    until = interview.ended_at or interview.started_at + timedelta(minutes=1)
    found = going_on(context.store, InterviewHead, interview.started_at, until)
    return tuple(other for other in found if other.rid != interview.rid)


def answered(interview: Interview, answers: dict[str, str]) -> Interview:
    """The transcript with answers filled in by question (exact text) or by key."""
    return replace(
        interview,
        qas=tuple(
            replace(qa, answer=answers.get(qa.key or qa.question, answers.get(qa.question, qa.answer)))
            for qa in interview.qas
        ),
    )
