"""电话请示: a leader approves a paper by telephone; its approval in writing (补办审批) is made up for within a term."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.act import Act, ActKind, PhoneApproval
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb, check_paper, phoned
from inspector_app.domain.opinion import Answer, answered, opinion_problems
from inspector_app.domain.reason import name_problem, says_who, says_why
from inspector_app.domain.role import Event
from inspector_app.formdefs.model import Form
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.usecases.context import Context
from inspector_app.usecases.handlers import handler_problems
from inspector_app.usecases.limit_events import moved
from inspector_app.usecases.paper import kept_paper
from inspector_app.usecases.surroundings import Surroundings


def by_phone(context: Context, form: Form) -> bool:
    """Whether a paper of a form may be approved by telephone at all."""
    return context.rule(form.id).by_phone


def phone_problems(context: Context, form: Form, phone: PhoneApproval | None) -> list[Problem]:
    """What speaks against a telephone approval: ``phone-not-allowed``, ``phone-in-future``, ``phone-no-number``,
    ``phone-no-answer``, or what :func:`~inspector_app.domain.opinion.opinion_problems` says against the answer."""
    if phone is None:
        return []
    problems = [] if by_phone(context, form) else [Problem("phone-not-allowed", "way", details={"title": form.title})]
    if phone.at > context.clock.now():
        problems.append(Problem("phone-in-future", "at"))
    if sum(character.isdigit() for character in phone.number) < _LEAST_FIGURES:
        problems.append(Problem("phone-no-number", "number"))
    if not says_why(phone.note):
        return [*problems, Problem("phone-no-answer", "note")]
    return [*problems, *opinion_problems(context.law.opinions, phone.note, "note", "answer")]


_LEAST_FIGURES = 7  # of a line without its area


def as_answered(
    context: Context, opinion: str, phone: PhoneApproval | None, answer: Answer | None
) -> tuple[str, PhoneApproval | None]:
    """Opinion and call with what a person chose that the leader decided, where their words do not say it."""
    told = replace(phone, note=answered(context.law.opinions, phone.note, answer)) if phone else None
    return (opinion.strip() if phone else answered(context.law.opinions, opinion, answer)), told


def ratify(
    context: Context, document_rid: str, by: str, on: date | None = None, note: str = "", answer: Answer | None = None
) -> Act:
    """补办审批: a leader signed what was approved by telephone, today or ``on`` a day before; it ends the term.
    ``answer`` is what was decided where the opinion (``note``) does not say it.

    Raises :class:`Refused` for a paper of which nothing is to be made up for (``ratify-none``), ``setup-missing``,
    ``approved-by-handler``, ``ratify-no-opinion``, ``opinion-refuses``, ``opinion-unclear``, ``ratify-in-future``
    or ``ratify-before-call``.
    """
    document = context.store.need(Document, document_rid)
    done = context.store.find(Act, subject_rid=document_rid)
    check_paper(PaperVerb.RATIFY, document, done)
    call, day = phoned(document, done), on or context.clock.today()
    problems = [] if says_who(by) else [name_problem(by, "by")]
    problems += handler_problems(by, (*Surroundings(context, kept_paper(document)).inspectors, context.writer), "by")
    note, rules = answered(context.law.opinions, note, answer), context.law.opinions
    is_opinion = says_why(note) or rules.read(note).answer is not None  # 准 alone is one
    opinion = opinion_problems(rules, note, "note", "answer")
    problems += opinion if is_opinion else [Problem("ratify-no-opinion", "note")]
    if day > context.clock.today():
        problems.append(Problem("ratify-in-future", "on"))
    if call and call.phone and day < civil_date(call.phone.at):
        details = {"day": chinese(civil_date(call.phone.at))}
        problems.append(Problem("ratify-before-call", "on", details=details))
    refuse_errors(problems)
    moment = max([context.moment(on), *(each.at for each in done if civil_date(each.at) == day)])
    act = Act(new_rid(), ActKind.RATIFIED, document.rid, moment, by.strip(), document.case_rid, note)
    with context.unit("补办审批") as unit:
        unit.put(act)
        for deadline in moved(context, Event.RATIFIED, document, act, day):
            unit.put(deadline)
    return act
