"""What comes after a decision that was served and not performed: its demand, then the court (AEL arts 53, 54); and the
call to a hearing that a party asked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentState, document_state, in_force
from inspector_app.domain.number import same_number
from inspector_app.domain.role import Event, Role
from inspector_app.formdefs.model import Facts
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.case_papers import following_in
from inspector_app.usecases.context import Context
from inspector_app.usecases.follow_papers import duty_terms
from inspector_app.usecases.gates import gate_problems
from inspector_app.usecases.grounds import followed
from inspector_app.usecases.hearings import hearing_requests
from inspector_app.usecases.paper import Paper, stated_day
from inspector_app.usecases.situations import situation_of
from inspector_app.usecases.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class NextPaper:
    """A paper that may be made now, perhaps ``after`` another one; ``problems`` are what stands against it,
    ``last_day`` is the day by which it is wanted."""

    paper: Paper
    title: str
    why: str
    after: Document | None = None
    problems: tuple[Problem, ...] = ()
    last_day: date | None = None

    @property
    def about(self) -> str:
        """What the paper is called that it follows, if any."""
        return self.after.called if self.after else ""


def enforcing_papers(context: Context, whole: CaseFile) -> Iterator[NextPaper]:
    """For each decision whose term ran out unperformed the demand that it has not yet, else the application to the
    court."""
    for role in (Role.DEMAND, Role.ENFORCEMENT):
        form = next(iter(context.forms_of(role)), None)
        for choice in following_in(context, whole, form) if form else ():
            paper = choice.paper
            decision = next((each for each in whole.documents if each.rid == paper.about.served_rid), None)
            term = _unperformed(context, whole, decision) if decision else None
            if decision is None or term is None or is_made(whole, role, paper):
                continue
            if role is Role.ENFORCEMENT and not is_made(whole, Role.DEMAND, paper):
                continue
            title, why = _WAYS[role]
            against = stopping(context, whole, paper) if role is Role.ENFORCEMENT else ()
            last, told = _court_by(context, whole, decision), why.format(day=chinese(term))
            if role is Role.DEMAND and last:
                told += f"；催告满10个工作日才能申请，申请最晚{chinese(last)}"
                last = _demand_by(context, whole, last)
            yield NextPaper(paper, title, told, decision, against, last)


def hearing_calls(context: Context, whole: CaseFile) -> Iterator[NextPaper]:
    """The call to each hearing that a party asked for in time and to which it was not called yet (APL arts 63, 64)."""
    form = next(iter(context.forms_of(Role.HEARING_CALL)), None)
    for choice in following_in(context, whole, form) if form else ():
        paper = choice.paper
        notice = next((each for each in whole.papers(Role.PENALTY_NOTICE) if each.rid == paper.about.served_rid), None)
        asked = hearing_requests(context, whole, paper)
        if notice and asked and not is_made(whole, Role.HEARING_CALL, paper):
            why = f"当事人{chinese(min(asked))}要求听证：应当组织听证，并提前通知时间、地点"
            yield NextPaper(paper, "听证通知", why, notice)


_WAYS = {
    Role.DEMAND: ("催告履行", "指定的期限{day}已满，没有履行完毕：申请人民法院强制执行以前，应当书面催告"),
    Role.ENFORCEMENT: ("申请强制执行", "指定的期限{day}已满，已经催告：仍不履行的，在法定期限内申请人民法院强制执行"),
}


def _unperformed(context: Context, whole: CaseFile, decision: Document) -> date | None:
    """The last day that a standing decision set, where it is over and the duty is not done."""
    own = duty_terms(context.rule(decision.form), whole, decision)
    if not in_force(decision, whole.acts) or not own or any(d.done_on for d in own):
        return None
    last = max(d.due for d in own)
    return last if last < whole.today else None


def is_made(whole: CaseFile, role: Role, paper: Paper) -> bool:
    """Whether a paper of a role was begun for the same notice or decision, and was not taken back."""
    gone = (DocumentState.VOIDED, DocumentState.WITHDRAWN)
    begun = [each for each in whole.with_role(role) if document_state(each, whole.acts) not in gone]
    return bool(followed(begun, paper, {}, whole.documents))


def demand_problems(around: Surroundings, facts: Facts) -> Iterator[Problem]:
    """AEL arts 53, 54: the court is asked in its term and ten working days after the demand: one that is too late for
    that leads nowhere."""
    whole, context = around.whole, around.context
    if whole is None or context.rule(around.paper.form).role is not Role.DEMAND:
        return
    own = around.paper.about.served_rid
    number, day = str(facts.get(_NUMBER) or ""), stated_day(facts, "document.date") or whole.today
    named = (each for each in whole.documents if (same_number(each.number, number) if number else each.rid == own))
    for decision in named:
        court = _court_by(context, whole, decision)
        last = _demand_by(context, whole, court) if court else None
        if court and last and day > last:
            details = {"paper": decision.called, "court": chinese(court), "last": chinese(last)}
            yield Problem("demand-too-late", _NUMBER, Level.WARNING, details)


def stopping(context: Context, whole: CaseFile, paper: Paper) -> tuple[Problem, ...]:
    """What no reason passes, of the gates of a paper."""
    situation = situation_of(Surroundings(context, paper).in_case(whole), {})
    found = gate_problems(context, context.rule(paper.form).gates, situation)
    return tuple(problem for problem in found if problem.level is Level.ERROR)


def _demand_by(context: Context, whole: CaseFile, court: date) -> date | None:
    """The last day for serving a demand whose own term is over before the last day of the application (AEL art. 54)."""
    terms = context.law.procedure.roles[Role.DEMAND].limits
    limit = next(line.limit for line in terms if line.starts is Event.SERVED)
    days = (court - timedelta(days=back) for back in range(1, _FURTHEST))
    return next((d for d in days if context.law.compute(limit, d, whole.agency.province).due < court), None)


_NUMBER, _FURTHEST = "decision.number", 60  # ten working days with the longest holidays between them are less


def _court_by(context: Context, whole: CaseFile, decision: Document) -> date | None:
    met = {limit for limit, _ in context.law.procedure.roles[Role.ENFORCEMENT].meets}
    own = [d.due for d in whole.deadlines if d.document_rid == decision.rid and d.rule in met and d.done_on is None]
    return min(own, default=None)
