"""Last days: computed from acts by a rule of law, listed by urgency, ticked off when done."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case, case_state
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Payment, rests
from inspector_app.domain.document import Document, DocumentHead, in_force
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead
from inspector_app.domain.reason import name_problem, says_who, says_why
from inspector_app.domain.role import Event, Role
from inspector_app.lawbook.limits import Limit
from inspector_app.store.referred import ends
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.handlers import handler_problems, handlers_of_case
from inspector_app.usecases.hanging import Hanging
from inspector_app.usecases.lead_list import lead_words
from inspector_app.usecases.limit_events import days_of


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of what is due on ``today``: ``working_days`` left, negative when overdue.

    Zero on another day than the last one means that only rest days lie between. ``paper`` is the number (or title) of
    the paper that started it.
    """

    deadline: Deadline
    case: Case | None
    place: str
    working_days: int
    today: date
    paper: str = ""

    @property
    def words(self) -> str:
        """剩2个工作日, 今日到期 or 逾期3个工作日; 已逾期 while only rest days have passed since."""
        if self.deadline.due == self.today:
            return "今日到期"
        if self.deadline.due < self.today:
            return f"逾期{-self.working_days}个工作日" if self.working_days else "已逾期"
        return f"剩{self.working_days}个工作日"


def items_due(
    context: Context, cases: Collection[Case], deadlines: Iterable[Deadline], hanging: Hanging
) -> tuple[DueItem, ...]:
    """Those of some deadlines that are still asked for, the most urgent first; one may hang on none of the cases."""
    today = context.clock.today()
    known = {case.rid: case for case in cases}
    asked, told = _each_matter_once(context, _asked(context, known, deadlines, hanging))
    papers = {paper.rid: paper for case in cases for paper in hanging.of(DocumentHead, case.rid)}
    beside = {deadline.document_rid for deadline in asked} - papers.keys() - {""}
    papers |= {paper.rid: paper for paper in context.store.pick(DocumentHead, beside)}
    places = _places(cases, hanging)
    leads = {each.rid: each.respondent or lead_words(each) for each in told}
    left = {due: working_days_left(context, today, due) for due in {deadline.due for deadline in asked}}
    items = (
        DueItem(
            d, known.get(d.case_rid), places.get(d.case_rid, "") or leads.get(d.lead_rid, ""), left[d.due], today,
            _paper_words(papers.get(d.document_rid)),
        )
        for d in asked
    )  # fmt: skip
    return tuple(sorted(items, key=lambda item: (item.deadline.due, item.deadline.rule)))


def _each_matter_once(context: Context, asked: list[Deadline]) -> tuple[list[Deadline], tuple[Lead, ...]]:
    """Leads that were merged are one matter: the earliest of their limits stands under the lead that goes on. Beside
    them the leads themselves."""
    told: dict[str, Lead] = {}
    found = context.store.pick(Lead, {d.lead_rid for d in asked} - {""})
    while found:
        told |= {each.rid: each for each in found}
        found = context.store.pick(Lead, {each.merged_into for each in found} - told.keys() - {""})
    into = ends({each.rid: each.merged_into for each in told.values() if each.merged_into})
    first: dict[tuple[str, str], Deadline] = {}
    for each in sorted((d for d in asked if d.lead_rid), key=lambda d: d.due):
        goes_on = into.get(each.lead_rid, each.lead_rid)
        first.setdefault((goes_on, each.rule), replace(each, lead_rid=goes_on))
    return [*(d for d in asked if not d.lead_rid), *first.values()], tuple(told.values())


def cases_due_items(context: Context, cases: Collection[Case], hanging: Hanging) -> dict[str, tuple[DueItem, ...]]:
    """The open deadlines of each of these cases by its rid, the most urgent first; none when it has ended."""
    deadlines = [d for case in cases for d in hanging.of(Deadline, case.rid) if d.done_on is None]
    own = grouped(items_due(context, cases, deadlines, hanging), lambda item: item.deadline.case_rid)
    return {case.rid: tuple(own.get(case.rid, ())) for case in cases}


def case_due_items(context: Context, case: Case) -> tuple[DueItem, ...]:
    """The open deadlines of one case, the most urgent first; none when it has ended."""
    return cases_due_items(context, [case], Hanging(context.store, [case.rid]))[case.rid]


def _asked(
    context: Context, cases: Mapping[str, Case], deadlines: Iterable[Deadline], hanging: Hanging
) -> list[Deadline]:
    """Without those of cases that are another inspector's or have ended (but for what a paper began that goes on after
    that), of terms of the party that are over, and of orders that were paid.

    Nor what counts from the last day of a paper while that day is not over: until then nobody owes it.
    """
    today, bound = context.clock.today(), context.law.procedure.every_limit
    theirs = {each.limit for each in bound if each.of_party}  # nobody is late when such a term is over
    until_paid = {each.limit for each in bound if each.ends is Event.PAID}
    after_due = {each.limit for each in bound if each.starts is Event.DUE or each.after}
    ended = {rid for rid, case in cases.items() if case_state(case, hanging.of(Act, rid)).ended}
    lasting = {
        paper.rid for rid in ended for paper in hanging.of(DocumentHead, rid) if context.rule(paper.form).after_case
    }
    ours = [d for d in deadlines if d.case_rid not in hanging.passed]
    asked = [d for d in ours if d.case_rid not in ended or d.document_rid in lasting]
    begun = [d for d in asked if d.rule not in after_due or d.starts_on < today]
    running = [d for d in begun if d.rule not in theirs or d.due >= today]
    owing = {d.case_rid for d in running if d.rule in until_paid and d.case_rid in cases}
    paid = _paid_papers(context, owing, hanging)
    return [d for d in running if d.rule not in until_paid or d.document_rid not in paid]


def _places(cases: Collection[Case], hanging: Hanging) -> dict[str, str]:
    """Where cases play, by rid: the project, else the site or the title of the case."""
    projects = hanging.projects(cases)
    return {
        case.rid: projects[case.project_rid].name if case.project_rid in projects else case.site_name or case.title
        for case in cases
    }


def _paper_words(paper: DocumentHead | None) -> str:
    return paper.number or paper.title if paper else ""


def _paid_papers(context: Context, case_rids: Collection[str], hanging: Hanging) -> set[str]:
    """The papers of cases of which all that they ordered was paid, unless another one keeps their limits running.

    A notice of listing does: it wants a decision.
    """
    paid: set[str] = set()
    for rid in case_rids:
        acts = hanging.of(Act, rid)
        standing = [paper for paper in hanging.of(DocumentHead, rid) if in_force(paper, acts)]
        paid |= paid_up(context, standing, hanging.of(WageClaim, rid), hanging.of(Payment, rid))
    return paid


def paid_up(
    context: Context, standing: Collection[DocumentHead], claims: Collection[WageClaim], payments: Iterable[Payment]
) -> set[str]:
    """The rids of those of the standing papers of a case of which all that they ordered was paid, unless another one
    keeps their limits running, which wants a decision and has none."""
    decided = {_party(each) for each in standing if context.rule(each.form).role is Role.LISTING_DECISION}
    keeping = [each for each in standing if context.rule(each.form).keeps and _party(each) not in decided]
    kept = {role for paper in keeping for role in context.rule(paper.form).keeps}
    owed = {claim.rid for claim, rest in zip(claims, rests(claims, payments), strict=True) if rest}
    return {
        paper.rid
        for paper in standing
        if claims and not owed & (set(paper.about.claim_rids) or owed)
        if not (paper in keeping or context.rule(paper.form).role in kept)
    }


def _party(paper: DocumentHead) -> str:
    return paper.addressee_rid or paper.addressee


def working_days_left(context: Context, today: date, due: date) -> int:
    """Working days from today to the last day, today not counted; negative when it has passed."""
    calendar = context.law.calendar
    return calendar.count(today, due) if due >= today else -calendar.count(due, today)


def tick_off(context: Context, deadline_rid: str, note: str) -> Deadline:
    """期限办结: a deadline was met, as an act that can be taken back. Raises :class:`Refused` ``deadline-done``."""
    deadline = _running(context, deadline_rid)
    act = _act_on(context, ActKind.MET, deadline, context.writer.name, note)
    met = deadline.ended(act.rid, context.clock.today())
    with context.unit(f"期限办结：{note}") as unit:
        unit.put(met)
        unit.put(act)
    return met


def _act_on(context: Context, kind: ActKind, deadline: Deadline, by: str, words: str, on: date | None = None) -> Act:
    """An act on the paper of a deadline, or on its case."""
    return Act(
        new_rid(), kind, deadline.document_rid or deadline.case_rid, context.moment(on), by.strip(),
        case_rid=deadline.case_rid, note=f"{deadline.title}：{words.strip()}",
    )  # fmt: skip


def _running(context: Context, deadline_rid: str) -> Deadline:
    """A deadline that is not over. Raises :class:`Refused` ``deadline-done``."""
    deadline = context.store.need(Deadline, deadline_rid)
    if deadline.done_on:
        raise Refused(Problem("deadline-done", "deadline", details={"day": chinese(deadline.done_on)}))
    return deadline


def extend(context: Context, deadline_rid: str, approved_by: str, reason: str, on: date | None = None) -> Deadline:
    """延期 of a running term by the length that the law allows, approved today or ``on`` a day before.

    Raises :class:`Refused` ``setup-missing``, ``approved-by-handler``, ``void-no-reason``, ``deadline-done``,
    ``deadline-extended``, ``deadline-over`` when the approval came after the last day (O45 art. 8, R423 art. 17:
    a running term is extended), ``extension-in-future``, ``limit-no-extension``, ``limit-no-length`` or
    ``calendar-year-missing``.
    """
    deadline, today = _running(context, deadline_rid), context.clock.today()
    problems = [] if says_who(approved_by) else [name_problem(approved_by, "approved_by")]
    handled = context.store.get(Case, deadline.case_rid) if deadline.case_rid else None
    handlers = handlers_of_case(context, handled) if handled else (context.writer,)
    problems += handler_problems(approved_by, handlers, "approved_by")
    if not says_why(reason):
        problems.append(Problem("void-no-reason", "reason"))
    if deadline.extensions:
        problems.append(Problem("deadline-extended", "deadline"))
    if on and on > today:
        problems.append(Problem("extension-in-future", "on"))
    elif (on or today) > deadline.due and not deadline.extensions:
        problems.append(Problem("deadline-over", "on", details={"due": chinese(deadline.due)}))
    refuse_errors(problems)
    act = _act_on(context, ActKind.EXTENDED, deadline, approved_by, reason, on)
    longer = [_longer(context, each, act.rid) for each in (deadline, *_following(context, deadline))]
    act = replace(act, due=longer[0].due)
    with context.unit("延长期限") as unit:
        for each in longer:
            unit.put(each)
        unit.put(act)
    return longer[0]


def _longer(context: Context, deadline: Deadline, act_rid: str) -> Deadline:
    computed = context.law.compute(deadline.rule, deadline.starts_on, context.agency.province, extended=True)
    return deadline.extended(act_rid, computed.due, provisional=computed.provisional, calendar=computed.calendar)


def _following(context: Context, deadline: Deadline) -> list[Deadline]:
    """The running limits that count from the last day of another one, or that the same article sets with it, also for
    another party of the same order."""
    begun = [*context.store.find(Deadline, started_by=deadline.started_by), *_of_other_parties(context, deadline)]
    others = {each: _limit_of(context, each) for each in begun if each.done_on is None and each.rid != deadline.rid}
    own = _limit_of(context, deadline)
    return [
        each
        for each, limit in others.items()
        if limit and own and (limit.follows == deadline.rule or (each.due, limit.basis) == (deadline.due, own.basis))
        if not each.extensions
    ]


def _of_other_parties(context: Context, deadline: Deadline) -> list[Deadline]:
    """The same limit of those who are decided upon because of the same order."""
    same = context.store.find(Deadline, case_rid=deadline.case_rid, rule=deadline.rule) if deadline.case_rid else ()
    papers = {each.rid: each for each in context.store.pick(Document, {each.document_rid for each in same} - {""})}
    orders = {rid: paper.about.order_rid or rid for rid, paper in papers.items()}
    own = orders.get(deadline.document_rid)
    return [each for each in same if own and orders.get(each.document_rid) == own]


def extension_condition(context: Context, deadline: Deadline) -> str:
    """On which condition the law allows a longer term that was not used yet; empty when it allows none."""
    limit = _limit_of(context, deadline)
    if limit is None or limit.extension is None or limit.length is None or deadline.extensions:
        return ""
    return limit.extension.condition


def _limit_of(context: Context, deadline: Deadline) -> Limit | None:
    """The rule of a deadline; None where the law has it no more: a bureau's own that is not adopted."""
    try:
        return context.law.limit(deadline.rule, context.agency.province, deadline.starts_on)
    except Refused:
        return None


@dataclass(frozen=True, slots=True)
class Explained:
    """How a last day came about: the counting, the law with its mark, and a remark; any may be empty."""

    why: str
    source: str
    note: str


def explain(context: Context, deadline: Deadline) -> Explained:
    """Why a deadline ends on its day, by today's law and calendar; differences to the day kept are said."""
    province = context.agency.province
    limit = _limit_of(context, deadline)
    if limit is None:
        return Explained("", "", "现在的法规数据里没有这条规则，可能是本机关的规则还没有采用；截止日是当时算的。")
    source = context.law.source_text(limit.basis, limit.source, limit.mark)
    days = days_of(context, deadline)
    if limit.length is None and days is None:
        day = f"{limit.starts_with}为{chinese(deadline.starts_on)}，{_set_day_words(context, deadline)}。"
        return Explained(day, source, limit.note)
    extended = bool(deadline.extensions)
    computed = context.law.compute(deadline.rule, deadline.starts_on, province, extended, days)
    why = computed.why
    if computed.due != deadline.due:
        why += f"登记时的截止日为{chinese(deadline.due)}，此后节假日安排有变化。"
    return Explained(why, source, limit.note)


def _set_day_words(context: Context, deadline: Deadline) -> str:
    paper = context.store.get(Document, deadline.document_rid) if deadline.document_rid else None
    told = paper.due if paper and paper.due else deadline.due
    rests = (
        f"，该日是休息日，到{chinese(deadline.due)}届满（{context.law.cite('CPL#85(3)')}）"
        if told < deadline.due
        else ""
    )
    return f"文书指定的截止日为{chinese(told)}{rests}"
