"""The rules that are asked before a paper goes out, asked again of one that is out: in its case as it stood then.

What was entered, changed or removed since is left out; parties and inspectors are read as they are recorded now, of a
paper that was put on file from paper the lines, too: on its day nobody had recorded them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentKind, issuing_act
from inspector_app.formdefs.facts import check_facts, from_json
from inspector_app.formdefs.model import Facts, Form
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem
from inspector_app.usecases.as_recorded import case_history
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.free_figures import figure_problems
from inspector_app.usecases.gates import gate_problems_of_day
from inspector_app.usecases.handlers import handler_problems, handlers_of_case
from inspector_app.usecases.issuing import gates_asked
from inspector_app.usecases.paper import day_borne, kept_paper
from inspector_app.usecases.paper_checks import day_problems, gap_problems, party_problems, told_by_name
from inspector_app.usecases.penalty_checks import penalty_problems
from inspector_app.usecases.reviews import signer_problems
from inspector_app.usecases.service_checks import of_service
from inspector_app.usecases.situations import situation_of
from inspector_app.usecases.stated import state_problems
from inspector_app.usecases.surroundings import Surroundings
from inspector_app.usecases.told_rights import BY_DRAFT

BY_LEADERS = (
    ActKind.FILED, ActKind.FILING_CANCELLED, ActKind.CLOSED, ActKind.EXTENDED, ActKind.RATIFIED,
)  # fmt: skip
"""What a leader approves of a case, beside papers."""


def spoke_against(context: Context, whole: CaseFile, standing: Iterable[Document]) -> dict[str, list[Problem]]:
    """What spoke against each issued paper, each service of one, and each approval, by the rid of paper or act."""
    found, acts, standing = {}, current(whole.acts), tuple(standing)
    issued = {document.rid: act for document in standing if (act := issuing_act(document, whole.acts))}
    history = case_history(context, whole, [act.rid for act in issued.values()])
    for document in standing:
        act = issued.get(document.rid)
        then = whole if act is None or document.was_on_paper else history.when_entered(act.rid)
        found[document.rid] = against_paper(context, then, document, act) if act else []
        own = [act for act in acts if act.subject_rid == document.rid]
        services = (place for place, act in enumerate(own) if act.kind is ActKind.SERVED)
        found |= {own[place].rid: of_service(context, document, own[:place], own[place]) for place in services}
    handlers = handlers_of_case(context, whole.case)
    leaders = (act for act in acts if act.kind in BY_LEADERS)
    return found | {act.rid: handler_problems(act.by, handlers, "by") for act in leaders}


def against_paper(context: Context, whole: CaseFile, document: Document, act: Act) -> list[Problem]:
    """What spoke against a paper of a case when an act issued it, by the lines, liabilities and evidence of ``whole``.
    What people signed has its own looks."""
    form = _form(context, document)
    if form is None or document.kind is DocumentKind.RECORD:
        return []
    is_told = bool(document.facts) and not document.was_on_paper
    then, facts = _as_of(whole, act.at, document.rid), from_json(document.facts) if is_told else {}
    around = Surroundings(context, kept_paper(document)).in_case(then)
    signed = signer_problems(around, form, facts, (document, whole.acts), act.by)
    as_now = _AS_NOW if document.was_on_paper else _PARTIES
    found = [each for each in (*signed, *_asked(form, around, facts, act)) if not each.where.startswith(as_now)]
    return [each for each in found if form.edition == document.edition or each.code not in BY_DRAFT]


def _form(context: Context, document: Document) -> Form | None:
    """The edition of a paper; of one that is not held here any more the newest of its form. What must be true of a
    paper hangs on its form, not on the edition."""
    held = context.forms.edition(document.form, document.edition)
    known = document.form in context.forms.roles
    return held or (context.forms.find(document.form) if known else None)


_PARTIES = ("liability",)
_AS_NOW = ("line", "lines", *_PARTIES)
"""Places of what is read as it is recorded now: whoever changed it since says nothing of that day."""


def _asked(form: Form, around: Surroundings, facts: Facts, act: Act) -> Iterator[Problem]:
    context, day = around.context, civil_date(act.at)
    situation = situation_of(around, facts)
    yield from gate_problems_of_day(context, gates_asked(context, form), situation, day_borne(form, facts))
    yield from day_problems(context, form, facts, day)
    yield from told_by_name(around)
    if not facts:  # it was kept without them: only its steps are looked at
        return
    yield from (each for each in check_facts(form, facts) if each.code in _OF_VALUES)
    for look in (party_problems, state_problems, figure_problems):
        yield from look(form, around, facts)
    yield from gap_problems(form, facts)
    yield from penalty_problems(form, context.law, facts)


_OF_VALUES = ("fact-number-range", "fact-sums-at-odds")


def _as_of(whole: CaseFile, moment: datetime, issued_rid: str) -> CaseFile:
    """A case as it stood at a moment, without the paper that was issued then."""
    day = civil_date(moment)
    acts = tuple(act for act in current(whole.acts) if act.at <= moment and act.subject_rid != issued_rid)
    touched = {act.subject_rid for act in acts}
    served = {act.subject_rid for act in acts if act.kind is ActKind.SERVED}
    filed = whole.case.filed_on if whole.case.filed_on and whole.case.filed_on <= day else None
    return replace(
        whole,
        case=replace(whole.case, filed_on=filed),
        today=day,
        acts=acts,
        documents=tuple(each for each in whole.documents if each.rid in touched),
        served_days={rid: on for rid, on in whole.served_days.items() if rid in served},
        interviews=tuple(each for each in whole.interviews if each.started_at <= moment),
        inspections=tuple(each for each in whole.inspections if each.started_at <= moment),
        payments=tuple(each for each in whole.payments if each.paid_on <= day),
        claims=tuple(replace(each, disposition=None) for each in whole.claims),
        deadlines=tuple(_still_open(each, day) for each in whole.deadlines),
    )


def _still_open(term: Deadline, day: date) -> Deadline:
    """A limit that ended on that day or later was still running."""
    return term.owed_again() if term.done_on and term.done_on >= day else term
