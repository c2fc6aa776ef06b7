"""What is asked before the signature of a transcript or a visit is registered, and what must be told of."""

import re

from inspector_app.domain.answered import doubts
from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.domain.role import Role
from inspector_app.domain.situation import Situation
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context
from inspector_app.usecases.gates import by_code, gate_problems
from inspector_app.usecases.interviews import meanwhile
from inspector_app.usecases.record_fields import later_times


def signing_problems(context: Context, interview: Interview) -> list[Problem]:
    """What a transcript lacks before a signature may be registered."""
    asked = [problem for problem in _gates(context, interview) if problem.level is Level.ERROR]
    return [*asked, *later_times(interview, context.clock.now())]


def signing_doubts(context: Context, record: Interview | Inspection | None, document: Document | None) -> list[Problem]:
    """What a signature is registered with only once it is told what was done about it: answers such as a request for
    recusal, and what a gate warns of without a reason kept with the ``document`` since its print; of a visit, whose
    gates its print asks, the answer alone."""
    if record is None or isinstance(record, Inspection):
        return doubts(record) if record else []
    explained = by_code(document.reasons) if document else {}
    warned = [problem for problem in _gates(context, record) if problem.level is Level.WARNING]
    return [*doubts(record), *(problem for problem in warned if problem.code not in explained)]


def recorded(context: Context, document: Document) -> Interview | Inspection | None:
    """The transcript or the visit of which it is the paper."""
    rid = document.subject_rid
    talk = context.store.get(Interview, rid) if rid else None
    is_of_a_visit = talk is None and rid and document.kind is DocumentKind.RECORD
    return context.store.get(Inspection, rid) if is_of_a_visit else talk


def refusal_told(record: Interview | Inspection | None) -> str:
    """What a transcript or a visit tells of who would not sign, as it is noted where its signature is registered. Who
    hindered a visit has not refused to sign its record: of its refusals only those that say so count."""
    if isinstance(record, Inspection):
        return "".join(each for each in _SENTENCE.findall(record.refusal_note) if _WOULD_NOT_SIGN.search(each)).strip()
    words = record.refusal.strip() if record else ""
    return words if not words or "拒" in words else f"拒绝签名：{words}"


_SENTENCE = re.compile(r"[^。；;\n]+[。；;]?")
_WOULD_NOT_SIGN = re.compile(r"(?:拒绝?|不肯|不愿意?|不同意)(?:在[^，,。]{0,12})?(?:签[字名收]|签|按手印|捺印)")


def _gates(context: Context, interview: Interview) -> list[Problem]:
    """All gates of the role: also those of its print, before which the record or the person may have been another."""
    situation = Situation(
        context.clock.today(),
        inspectors=context.inspectors(interview.inspector_rids),
        acted_on=civil_date(interview.started_at),
        interview=interview,
        questioned=context.store.get(Person, interview.person_rid),
        other_interviews=meanwhile(context, interview),
    )
    gates = context.law.procedure.roles[Role.QUESTIONING].gates
    return gate_problems(context, gates, situation)
