"""询问: begin with the questions that procedure demands, save as often as wanted, sign when complete."""

from dataclasses import replace

from inspector_app.domain.document import Document, DocumentState, document_state
from inspector_app.domain.act import Act
from inspector_app.domain.gates import Situation
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.person import Person
from inspector_app.formdefs.banks import questions
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import gate_problems


def begin_interview(context: Context, person: Person, bank: str, place: str, matter: str, case_rid: str = "",
                    inspection_rid: str = "") -> Interview:
    """A new transcript with the bank's questions, every answer empty, the end open."""
    team = context.team()
    earlier = [i for i in context.store.find(Interview, person_rid=person.rid) if i.case_rid == case_rid]
    words = {
        "agency.name": context.agency.name,
        **{f"inspector{n}.{key}": value for n, inspector in enumerate(team, start=1)
           for key, value in (("name", inspector.name), ("certificate", inspector.certificate))},
        "interview.matter": matter,
    }
    interview = Interview(
        rid=new_rid(),
        person_rid=person.rid,
        started_at=context.clock.now(),
        place=place,
        case_rid=case_rid,
        inspection_rid=inspection_rid,
        inspector_rids=tuple(i.rid for i in team),
        recorder_name=team[-1].name,
        matter=matter,
        ordinal=len(earlier) + 1,
        qas=tuple(QA(q.question, "", q.key) for q in questions(bank, words)),
    )
    return save_interview(context, interview)


def save_interview(context: Context, interview: Interview) -> Interview:
    """Keep a transcript, finished or not. Raises :class:`Refused` once it was signed, or without two inspectors."""
    if is_signed(context, interview.rid):
        raise Refused(Problem("interview-signed", "qas"))
    situation = Situation(context.clock.today(), inspectors=context.inspectors(interview.inspector_rids))
    refuse_errors(gate_problems(context, ("PR-01",), situation))
    if interview.ended_at is not None and interview.ended_at <= interview.started_at:
        raise Refused(Problem("time-order", "ended_at"))
    with context.unit("询问笔录") as unit:
        unit.put(interview)
    return interview


def is_signed(context: Context, interview_rid: str) -> bool:
    """Whether a printed version of the transcript was signed."""
    for document in context.store.find(Document, subject_rid=interview_rid):
        acts = context.store.find(Act, subject_rid=document.rid)
        if document_state(document, acts) in (DocumentState.SIGNED, DocumentState.ARCHIVED):
            return True
    return False


def answered(interview: Interview, answers: dict[str, str]) -> Interview:
    """The transcript with answers filled in by question (exact text) or by key."""
    return replace(
        interview,
        qas=tuple(
            replace(qa, answer=answers.get(qa.key or qa.question, answers.get(qa.question, qa.answer)))
            for qa in interview.qas
        ),
    )
