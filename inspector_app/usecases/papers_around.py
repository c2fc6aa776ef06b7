"""Papers of a case that are made about something around it: what a visit to its project wants first, what is told to
whoever complained."""

from collections.abc import Iterator

from inspector_app.domain.case import Case, closing_problems
from inspector_app.domain.dates import chinese
from inspector_app.domain.lead import Lead
from inspector_app.domain.role import Offered, Role
from inspector_app.formdefs.model import Form
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.case_papers import PaperChoice, case_forms, offered_forms
from inspector_app.usecases.closing_doubts import answers_complaint, unanswered_complaints
from inspector_app.usecases.context import Context
from inspector_app.usecases.enforcing import NextPaper
from inspector_app.usecases.lead_facts import lead_paper, lead_place
from inspector_app.usecases.lead_list import lead_words
from inspector_app.usecases.paper import Paper, made_on
from inspector_app.usecases.visit_approvals import approval_of, notice_of


def forms_around(context: Context, case_rid: str) -> tuple[Form, ...]:
    """The forms that are made from a case, then those of its project and of its leads, each once."""
    case = context.store.need(Case, case_rid)
    places = [Offered.PROJECT] if case.project_rid else []
    places += map(lead_place, context.store.pick(Lead, case.lead_rids))
    more = (form for place in dict.fromkeys(places) for form in offered_forms(context, place))
    return tuple({form.id: form for form in (*case_forms(context), *more)}.values())


def papers_around(context: Context, case_rid: str, form: Form) -> tuple[PaperChoice, ...]:
    """A paper on a form that is not made from the case itself: about its project, or about each of its leads. None
    where it is made from the case."""
    if Offered.CASE in form.offered:
        return ()
    case = context.store.need(Case, case_rid)
    leads = [lead for lead in context.store.pick(Lead, case.lead_rids) if lead_place(lead) in form.offered]
    if leads:
        return tuple(_about(context, lead, form) for lead in leads)
    return (PaperChoice(form.title, "", _of_project(case, form)),)


def _about(context: Context, lead: Lead, form: Form) -> PaperChoice:
    paper = made_on(lead_paper(context, lead), form)
    return PaperChoice(paper.addressee or lead_words(lead), f"{chinese(lead.received_on)}收到", paper)


def _of_project(case: Case, form: Form) -> Paper:
    return made_on(Paper("", case_rid=case.rid, project_rid=case.project_rid), form)


def wants_visit(whole: CaseFile) -> bool:
    """Whether the site is still to be looked at: nobody was there, and nothing was ordered or decided yet."""
    return not whole.inspections and not any(whole.papers(role) for role in _LATER)


_LATER = (
    Role.ORDER, Role.CORRECTION, Role.PRE_NOTICE, Role.DECISION_NOTICE, Role.PENALTY_NOTICE, Role.DECISION,
    Role.PENALTY_DECISION,
)  # fmt: skip


def visit_papers(context: Context, whole: CaseFile) -> Iterator[NextPaper]:
    """What a visit to the project of a case wants next (GB54): its approval, else the notice to whoever is visited."""
    project = whole.project
    if project is None:
        return
    known = {Role.VISIT_APPROVAL: approval_of, Role.VISIT_NOTICE: notice_of}
    wanted = next((role for role, find in known.items() if find(context, project, ahead=True) is None), None)
    form = next(iter(context.forms_of(wanted)), None) if wanted else None
    if wanted and form:
        yield NextPaper(_of_project(whole.case, form), form.title, _WHY[wanted])


_WHY = {
    Role.VISIT_APPROVAL: "进企业检查以前报批，批准后出具检查通知书，再到现场检查；已经立案的，可以直接检查",
    Role.VISIT_NOTICE: "检查已经批准：向被检查单位出具检查通知书，再到现场检查",
}


def owed_answers(context: Context, whole: CaseFile) -> Iterator[NextPaper]:
    """What came of each complaint, told to whoever complained (R724 art. 10): once each line has an ending, or by the
    day that the one who sent it set; no article sets one."""
    left = unanswered_complaints(context, whole)
    forms = offered_forms(context, Offered.LEAD) if left else ()
    form = next((each for each in forms if answers_complaint(each)), None)
    is_over = bool(whole.claims) and not closing_problems(whole.claims, whole.payments)
    for lead in left:
        if form and (is_over or lead.reply_by):
            choice = _about(context, lead, form)
            why = f"{choice.words}（{choice.note}）：把处理结果书面告知投诉人（《保障农民工工资支付条例》第十条第三款）"
            yield NextPaper(choice.paper, "答复投诉人", why, last_day=lead.reply_by)
