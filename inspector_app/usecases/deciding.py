"""What comes after a notice that was served: what its party put forward is answered, then that is decided of which it
was told (O45 arts 6, 8; R423 art. 19; APL arts 45, 57)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document
from inspector_app.domain.role import Event, Role, RoleRule
from inspector_app.formdefs.facts import from_json
from inspector_app.support.errors import Problem
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.case_papers import following_in
from inspector_app.usecases.context import Context
from inspector_app.usecases.enforcing import NextPaper, is_made, stopping
from inspector_app.usecases.follow_papers import objection_waits
from inspector_app.usecases.grounds import lost_ground
from inspector_app.usecases.hearings import hearing_asked
from inspector_app.usecases.paper import Paper, kept_paper, to_same_party

DECISIONS = {
    Role.LISTING_DECISION: "列入决定",
    Role.DECISION: "行政处理决定",
    Role.EXTRA_PAYMENT: "责令加付赔偿金",
    Role.PENALTY_DECISION: "行政处罚决定",
}
"""What is decided after a notice, and what its step is called."""
_COMPENSATES, _RUNS = "加付", "-term-running"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A notice against which its party put something forward that nobody answered: by when that is to be done, and the
    paper that tells what came of it (O45 art. 6); None where the answer is entered with the notice."""

    notice: Document
    last_day: date | None
    paper: Paper | None


def unanswered(context: Context, whole: CaseFile) -> Iterator[Unanswered]:
    """The notices whose party waits for an answer; who asked for a hearing is called to one instead."""
    form = next(iter(context.forms_of(Role.OBJECTION_ANSWER)), None)
    answers = following_in(context, whole, form) if form else ()
    for role in (Role.PRE_NOTICE, Role.DECISION_NOTICE, Role.PENALTY_NOTICE):
        for notice in whole.papers(role):
            is_called = role is Role.PENALTY_NOTICE and hearing_asked(context, whole, kept_paper(notice))
            if is_called or not objection_waits(whole, notice):
                continue
            paper = next((each.paper for each in answers if each.paper.about.served_rid == notice.rid), None)
            if paper is None or not is_made(whole, Role.OBJECTION_ANSWER, paper):
                yield Unanswered(notice, answer_by(context.rule(notice.form), whole, notice), paper)


def deciding_papers(context: Context, whole: CaseFile) -> Iterator[NextPaper]:
    """The decision of which each served notice told, once its party was heard or let its days go by."""
    for role, title in DECISIONS.items():
        form = next(iter(context.forms_of(role)), None)
        for choice in following_in(context, whole, form) if form else ():
            paper = choice.paper
            notice = next((each for each in whole.documents if each.rid == paper.about.served_rid), None)
            if notice is None or not _is_to_decide(context, whole, role, notice, paper):
                continue
            against = (*stopping(context, whole, paper), *_nothing_to_pay(whole, role, paper))
            if not any(each.code.endswith(_RUNS) for each in against):
                why = _WHY.format(day=chinese(whole.served_days[notice.rid]))
                yield NextPaper(paper, title, why, notice, against, _decide_by(context, whole, role, notice, paper))


def _nothing_to_pay(whole: CaseFile, role: Role, paper: Paper) -> Iterator[Problem]:
    """That all was paid since the notice: there is nothing left that a decision could order to be paid."""
    lines = whole.concerning(paper)
    if role is Role.DECISION and lines.claims and not (lines.balance.open_fen or lines.balance.untold):
        yield Problem("gate-nothing-owed")


_WHY = "{day}已经告知，陈述、申辩或者异议的期限已满，或者已经答复：依法作出决定"


def _is_to_decide(context: Context, whole: CaseFile, role: Role, notice: Document, paper: Paper) -> bool:
    """Whether a notice stands, its party waits for nothing, it told of a decision of this role, and none was made."""
    if not whole.was_served(notice) or lost_ground(context, notice, whole.documents, whole.acts):
        return False
    if objection_waits(whole, notice) or is_made(whole, role, paper):
        return False
    if role is Role.PENALTY_DECISION:
        return not any(to_same_party(each, paper) for each in whole.papers(Role.NO_PENALTY))
    intended = str((from_json(notice.facts) if notice.facts else {}).get("treatment.intended") or "")
    told_of = {
        Role.EXTRA_PAYMENT: _COMPENSATES in intended,
        Role.DECISION: "支付" in intended.partition(_COMPENSATES)[0],
    }
    return not intended or told_of.get(role, True)


def _decide_by(context: Context, whole: CaseFile, role: Role, notice: Document, paper: Paper) -> date | None:
    """The last day for a decision that its notice, or the order behind it, began."""
    met = {limit for limit, _ in context.law.procedure.roles[role].meets}
    behind = {notice.rid, paper.about.order_rid} - {""}
    own = [d.due for d in whole.deadlines if d.rule in met and d.document_rid in behind and d.done_on is None]
    return min(own, default=None)


def answer_by(rule: RoleRule, whole: CaseFile, notice: Document) -> date | None:
    """The last day for telling a party what came of what it put forward against a notice, whose role's ``rule`` is;
    None where law sets none, or it was told."""
    rules = {each.limit for each in rule.limits if each.starts is Event.OBJECTED}
    own = [d.due for d in whole.deadlines if d.rule in rules and d.document_rid == notice.rid and d.done_on is None]
    return min(own, default=None)
