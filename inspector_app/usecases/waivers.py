"""登记放弃: the party of a notice gave up, in writing, what it could still say against it (异议、陈述申辩、听证)."""

from datetime import date

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, served_act
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb, check_paper
from inspector_app.domain.reason import says_why
from inspector_app.domain.role import Role
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context

_HEARD_BEFORE = (Role.PRE_NOTICE, Role.PENALTY_NOTICE, Role.DECISION_NOTICE)


def waive(context: Context, document_rid: str, by: str, on: date | None, note: str, scan: tuple[str, ...] = ()) -> Act:
    """The party (``by``) gave up its term, on a day, with what is told in ``note``; ``scan`` are pictures of the paper.

    A decision need not wait for the last day then (O45 art. 6, APL arts 45, 62, R423 art. 19). Raises :class:`Refused`
    ``waiver-no-term`` for a paper that gives its party no term, ``waiver-no-paper``, ``objection-in-future``,
    ``objection-before-service``, or for a paper that was not served.
    """
    document = context.store.need(Document, document_rid)
    done, today = context.store.find(Act, subject_rid=document_rid), context.clock.today()
    check_paper(PaperVerb.WAIVE, document, done)
    service, day = served_act(document, done), on or today
    problems = [Problem("waiver-no-term", "document")] if not gives_term(context, document) else []
    if not says_why(note):
        problems.append(Problem("waiver-no-paper", "note"))
    if day > today:
        problems.append(Problem("objection-in-future", "on"))
    if service and day < civil_date(service.at):
        problems.append(Problem("objection-before-service", "on", details={"day": chinese(civil_date(service.at))}))
    if problems:
        raise Refused(*problems)
    at = max(context.moment(on), service.at) if service else context.moment(on)
    act = Act(new_rid(), ActKind.WAIVED, document.rid, at, by, document.case_rid, note.strip(), evidence_rids=scan)
    with context.unit("登记放弃异议、陈述申辩") as unit:
        unit.put(act)
    return act


def gives_term(context: Context, document: Document) -> bool:
    """Whether a paper is a notice that gives its party a term in which to speak before something is decided."""
    return context.forms.roles.get(document.form) in _HEARD_BEFORE
