"""The ways on from a case: what may be done next, what still stands against it in words, and by which day."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentState, document_state, served_act
from inspector_app.domain.lifecycle import PaperVerb, paper_verbs
from inspector_app.domain.person import PersonRole
from inspector_app.domain.role import Hand, Role
from inspector_app.domain.situation import Situation
from inspector_app.support.errors import Level, Problem
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_papers import paper_of, untold, untold_parties
from inspector_app.usecases.cases import open_lines
from inspector_app.usecases.context import Context
from inspector_app.usecases.deciding import deciding_papers, unanswered
from inspector_app.usecases.enforcing import NextPaper, enforcing_papers, hearing_calls
from inspector_app.usecases.gates import filing_situation, gate_problems
from inspector_app.usecases.grounds import lost_ground
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.papers_around import owed_answers, visit_papers, wants_visit
from inspector_app.usecases.public_papers import announced
from inspector_app.usecases.undone_papers import undoing_paper, untold_withdrawals


class StepVerb(StrEnum):
    """What a step does; the window has one map from it to the page or dialog."""

    FILE = "file"
    FILING_FORM = "filing_form"
    INTERVIEW = "interview"
    CLAIMS = "claims"
    LIABILITY = "liability"
    SIGN_RECORD = "sign_record"
    ADD_SCAN = "add_scan"
    REVIEW = "review"
    SIGN_OFF = "sign_off"
    SERVE = "serve"
    RATIFY = "ratify"
    ORDER = "order"
    PAYMENT = "payment"
    VISIT = "visit"
    PRE_NOTICE = "pre_notice"
    PENALTY = "penalty"
    POLICE = "police"
    WITHDRAW = "withdraw"
    VOID = "void"
    UNDOING = "undoing"
    FOLLOW = "follow"
    ANSWER = "answer"
    CLOSE = "close"


TITLES = {
    StepVerb.FILE: "立案",
    StepVerb.INTERVIEW: "做询问笔录",
    StepVerb.CLAIMS: "做工资明细表",
    StepVerb.LIABILITY: "确定支付责任",
    StepVerb.ORDER: "下达限期改正指令书",
}
"""What the steps up to an order are called, on the case and on the way to the first order."""


@dataclass(frozen=True, slots=True)
class Step:
    """One way on. ``problems`` are what stands against it now; ``about`` names the paper it is done to, if any.

    ``last_day`` is the day by which the law wants it, when there is one; ``why`` one sentence for the person.
    ``by_hand``: no form makes its paper; it is done on the bureau's own, and its scan kept as evidence. ``paper`` is
    the one that is to be made.
    """

    verb: StepVerb
    title: str
    why: str
    problems: tuple[Problem, ...] = ()
    last_day: date | None = None
    record_rid: str = ""
    about: str = ""
    by_hand: bool = False
    paper: Paper | None = None

    @property
    def full_title(self) -> str:
        """送达：示例指令书示人社监令字〔2026〕1号."""
        return f"{self.title}：{self.about}" if self.about else self.title

    @property
    def open(self) -> bool:
        """Nothing but warnings stands against it."""
        return all(problem.level is not Level.ERROR for problem in self.problems)


def next_steps(context: Context, case_rid: str) -> tuple[Step, ...]:
    """Every way on from a case, the open ones first."""
    return steps_of(context, case_file(context, case_rid))


def next_step(context: Context, case_rid: str, after: str) -> Step | None:
    """The first way on from a case that is open now and goes on from a paper: nothing that is done to it itself, and
    nothing that takes another one back."""
    back = (StepVerb.WITHDRAW, StepVerb.VOID)
    steps = next_steps(context, case_rid)
    return next((step for step in steps if step.open and step.record_rid != after and step.verb not in back), None)


def steps_of(context: Context, whole: CaseFile) -> tuple[Step, ...]:
    """Every way on from a case that was read, the open ones first; none from one that is a colleague's now."""
    if whole.is_over:
        return ()
    steps = [
        *_groundless(context, whole),
        *_taken_back(context, whole),
        *_filing(context, whole),
        *_evidence(whole),
        *_visit(context, whole),
        *_papers_under_way(context, whole),
        *_order(context, whole),
        *_after_order(context, whole),
        *_answers(context, whole),
        *_following(context, whole, hearing_calls, deciding_papers, enforcing_papers, owed_answers),
        *_filing_form(context, whole),
        _closing(whole),
    ]
    return tuple(sorted(steps, key=lambda step: (not step.open, step.verb in _CAN_WAIT)))


_CAN_WAIT = (StepVerb.ADD_SCAN, StepVerb.CLOSE)
"""What stands below acts that law gives a last day."""


def after_orders(whole: CaseFile) -> Situation:
    """A case as what comes after its orders is judged by."""
    return Situation(
        today=whole.today, case=whole.case, claims=whole.claims, balance=whole.balance,
        threshold=whole.threshold_today, orders=whole.orders(),
        listed=bool(whole.papers(Role.LISTING_DECISION)) and not untold(whole),
    )  # fmt: skip


def _filing(context: Context, whole: CaseFile) -> list[Step]:
    if whole.case.filed_on:
        return []
    situation = filing_situation(context, whole)
    problems = tuple(gate_problems(context, context.law.procedure.filing, situation))
    if whole.filing_approval():
        return [Step(StepVerb.FILE, TITLES[StepVerb.FILE], "立案审批表已批准，请按批准日期登记立案", problems)]
    if form := next(iter(context.forms_of(Role.FILING_APPROVAL)), None):
        why = f"需要调查处理的应当及时立案：填写《{form.title}》报批，批准之日为立案之日"
        return [Step(StepVerb.FILING_FORM, TITLES[StepVerb.FILE], why, problems, paper=paper_of(whole, form))]
    return [Step(StepVerb.FILE, TITLES[StepVerb.FILE], "需要调查处理的应当及时立案；审批之日为立案之日", problems)]


def _filing_form(context: Context, whole: CaseFile) -> list[Step]:
    """A case that was filed on the word of a leader alone still owes the form that he approves (R25 art. 19)."""
    form = next(iter(context.forms_of(Role.FILING_APPROVAL)), None)
    if whole.case.filed_on is None or whole.filing_approval() or form is None:
        return []
    why = f"{chinese(whole.case.filed_on)}已登记立案，案卷里没有经批准的《{form.title}》：请补办，由负责人批准"
    return [Step(StepVerb.FILING_FORM, f"补办{form.title}", why, paper=paper_of(whole, form))]


def _evidence(whole: CaseFile) -> list[Step]:
    steps = []
    if unasked := _unasked(whole):
        why = "至少询问工人和班组长各一人" + (f"，还没有询问{unasked}" if whole.interviews else "")
        steps.append(Step(StepVerb.INTERVIEW, TITLES[StepVerb.INTERVIEW], why))
    if not whole.claims:
        steps.append(Step(StepVerb.CLAIMS, TITLES[StepVerb.CLAIMS], "每名工人一行，认定金额后才能责令支付"))
    elif not whole.balance.heads:
        steps.append(Step(StepVerb.CLAIMS, "认定欠薪金额", "明细表中还没有认定金额"))
    elif whole.balance.untold:
        why = f"还有{whole.balance.untold}人的欠薪数额没有认定，责令和合计都不包括这些人"
        steps.append(Step(StepVerb.CLAIMS, "认定欠薪金额", why))
    if whole.balance.heads and not whole.liabilities:
        steps.append(Step(StepVerb.LIABILITY, TITLES[StepVerb.LIABILITY], "选定由谁支付、依据哪一条，才能责令支付"))
    return steps


def _visit(context: Context, whole: CaseFile) -> list[Step]:
    """A look at the site, with the paper that it wants first."""
    look = Step(StepVerb.VISIT, "现场检查", "到工地核查用工、考勤、工资支付，收集证据")
    return [*_following(context, whole, visit_papers), look] if wants_visit(whole) else []


def _unasked(whole: CaseFile) -> str:
    """Who is still to be questioned before an order goes out: a worker, and who led the crew."""
    asked = {each.role for each in whole.questioned}
    wanted = () if whole.orders() and whole.interviews else (PersonRole.WORKER, PersonRole.CREW_LEADER)
    return "、".join(word(role) for role in wanted if role not in asked)


def _groundless(context: Context, whole: CaseFile) -> list[Step]:
    """Papers whose order, notice or decision was withdrawn or is no longer served: they go too (O45 art. 16 by
    analogy)."""
    steps = []
    for paper in whole.documents:
        order = lost_ground(context, paper, whole.documents, whole.acts)
        if order:
            served = served_act(paper, whole.acts)
            verb, title = (StepVerb.WITHDRAW, "撤销") if served else (StepVerb.VOID, "作废")
            why = f"据以作出的{order.number or order.title}已不再有效送达，该文书失去依据"
            steps.append(Step(verb, title, why, record_rid=paper.rid, about=paper.called))
    return steps


def _taken_back(context: Context, whole: CaseFile) -> list[Step]:
    """Papers that were taken back after their service, of which their party was not told in writing."""
    found = [(each, undoing_paper(context, each)) for each in untold_withdrawals(context, whole.documents, whole.acts)]
    why = "已经撤销，还没有书面告知受送达人：制作文书并送达"
    return [
        Step(StepVerb.UNDOING, "告知撤销", why, record_rid=each.rid, about=each.called, paper=paper)
        for each, paper in found
        if paper
    ]


_NEXT = {
    DocumentState.DRAFT: (StepVerb.SIGN_RECORD, "登记签字", "打印后交当事人核对签字，扫描件作为正本"),
    DocumentState.RETURNED: (StepVerb.SIGN_OFF, "修改后重新报批", "法制审核退回，按审核意见修改"),
    DocumentState.SUBMITTED: (StepVerb.REVIEW, "法制审核", "已报批，待审核"),
    DocumentState.REVIEWED: (StepVerb.SIGN_OFF, "签发", "已审核，待负责人签发"),
    DocumentState.SIGNED_OFF: (StepVerb.SERVE, "送达", "已签发，待用印并送达"),
    DocumentState.SEALED: (StepVerb.SERVE, "送达", "已用印，待送达"),
}


_UNREVIEWED = (StepVerb.SIGN_OFF, "签发", "已报批，待负责人签发")  # law sends it through no reviewer's hands
_UNRATIFIED = (StepVerb.RATIFY, "补办审批", "负责人在电话里同意，书面审批还没有补办")
_BEGUN = (StepVerb.SIGN_OFF, "录完并签发", "按手写的应急空白开始录入，还没有录完")
_UNSCANNED = (StepVerb.ADD_SCAN, "补交扫描件", "已登记签字，签字件的扫描件还没有存入")


def _route(context: Context, document: Document) -> tuple[Hand, ...]:
    return context.route(document.form, document.edition)


def _papers_under_way(context: Context, whole: CaseFile) -> list[Step]:
    steps = []
    for document in whole.documents:
        state = document_state(document, whole.acts)
        found = _NEXT.get(state)
        if found and found[0] is StepVerb.REVIEW and Hand.REVIEWER not in _route(context, document):
            found = _UNREVIEWED
        if state is DocumentState.SIGNED and PaperVerb.ADD_SCAN in paper_verbs(document, whole.acts):
            found = _UNSCANNED
        if state is DocumentState.DRAFT and not document.copies:
            found = _BEGUN
        if found and found[0] is StepVerb.SERVE and (paper := announced(context, whole, document)):
            steps += _announced(whole, document, paper)
            found = None
        unratified = PaperVerb.RATIFY in paper_verbs(document, whole.acts)
        ways = filter(None, (_UNRATIFIED if unratified else None, found))
        steps += [Step(*way, record_rid=document.rid, about=document.called) for way in ways]
    return _scans_in_one(steps)


def _scans_in_one(steps: list[Step]) -> list[Step]:
    """Scans that lack stand in one row, which goes on to the next paper when one came in."""
    lacking = [step for step in steps if step.verb is StepVerb.ADD_SCAN]
    if len(lacking) < _SEVERAL:
        return steps
    why = f"{_UNSCANNED[2]}；另有{len(lacking) - 1}份：{'、'.join(step.about for step in lacking[1:])}"
    return [*(step for step in steps if step not in lacking), replace(lacking[0], why=why)]


_SEVERAL = 2


def _announced(whole: CaseFile, notice: Document, paper: Document) -> list[Step]:
    """A public notice is handed to nobody: the service is that of the paper which it serves (CPL art. 95)."""
    if served_act(paper, whole.acts) or document_state(notice, whole.acts) is not DocumentState.SIGNED_OFF:
        return []
    why = f"用印后张贴、刊登，再在{paper.called}上登记公告送达"
    return [Step(StepVerb.SERVE, "用印并公告", why, record_rid=notice.rid, about=notice.called)]


def _order(context: Context, whole: CaseFile) -> list[Step]:
    under_way = (d for d in whole.with_role(Role.ORDER) if not d.copies)
    if any(document_state(d, whole.acts) is not DocumentState.VOIDED for d in under_way):
        return []
    if whole.orders() and not any(whole.not_ordered(liability.party_rid) for liability in whole.liabilities):
        return []
    situation = Situation(
        today=whole.today, claims=whole.to_order(), liabilities=whole.liabilities, due=date.max,
    )  # fmt: skip
    gates = context.law.procedure.roles[Role.ORDER].beforehand
    problems = [p for p in gate_problems(context, gates, situation) if p.where != "order.due"]
    return [Step(StepVerb.ORDER, TITLES[StepVerb.ORDER], "责令限期支付；是后续列入、移送的前提", tuple(problems))]


def _after_order(context: Context, whole: CaseFile) -> list[Step]:
    steps = []
    if whole.orders() and whole.balance.open_fen:
        steps.append(Step(StepVerb.PAYMENT, "登记支付", "按人登记实际支付，余额自动计算"))
        if untold(whole):
            steps.append(pre_notice_step(context, whole))
    return steps


def _following(
    context: Context, whole: CaseFile, *finders: Callable[[Context, CaseFile], Iterable[NextPaper]]
) -> list[Step]:
    return [
        Step(StepVerb.FOLLOW, each.title, each.why, each.problems, each.last_day, about=each.about, paper=each.paper)
        for papers in finders for each in papers(context, whole)
    ]  # fmt: skip


def _answers(context: Context, whole: CaseFile) -> list[Step]:
    """What a party put forward and nobody answered."""
    return [
        Step(
            StepVerb.FOLLOW if each.paper else StepVerb.ANSWER, "答复异议、陈述申辩",
            "当事人提出了异议或者陈述、申辩：核实后答复，再作决定", last_day=each.last_day,
            record_rid="" if each.paper else each.notice.rid, about=each.notice.called, paper=each.paper,
        )
        for each in unanswered(context, whole)
    ]  # fmt: skip


def pre_notice_step(context: Context, whole: CaseFile) -> Step:
    """拟列入告知: why, its last day, to whom it was made already, and what stands against it."""
    situation = after_orders(whole)
    rule = context.law.procedure.roles[Role.PRE_NOTICE]
    met = [limit for limit, _ in rule.meets]
    last = min((d.due for d in whole.deadlines if d.rule in met and d.done_on is None), default=None)
    problems = tuple(gate_problems(context, rule.beforehand, situation))
    why = "责令期满未支付且达到标准的，拟列入失信联合惩戒对象名单"
    if told := whole.papers(Role.PRE_NOTICE):
        names, left = "、".join(dict.fromkeys(each.addressee for each in told)), "、".join(untold_parties(whole))
        why = f"已对{names}作出" + (f"，还没有对{left}作出" if left else "")
    return Step(StepVerb.PRE_NOTICE, "拟列入告知", why, problems, last)


def _closing(whole: CaseFile) -> Step:
    return Step(StepVerb.CLOSE, "结案", "每名工人都有处理结果并有证据后结案", tuple(open_lines(whole)))
