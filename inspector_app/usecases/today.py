"""今日: what is due, what was begun and not finished, what waits for a receipt, and today's visits."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case, case_state
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import DocumentHead
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.interview import InterviewHead
from inspector_app.domain.record_stage import RecordStage
from inspector_app.domain.role import Role
from inspector_app.store.drafts import Draft
from inspector_app.support.clock import civil_date
from inspector_app.usecases.assignments import AssignedLine, assigned_now
from inspector_app.usecases.case_file import case_files
from inspector_app.usecases.context import Context
from inspector_app.usecases.deadlines import DueItem, items_due
from inspector_app.usecases.dispatch import TaskLine, open_tasks
from inspector_app.usecases.first_steps import FirstSteps, first_steps
from inspector_app.usecases.half_paid import HalfPaid, half_paid_of
from inspector_app.usecases.hanging import Hanging
from inspector_app.usecases.heads import Heads
from inspector_app.usecases.lead_list import LeadDue, leads_due
from inspector_app.usecases.names import visited_places
from inspector_app.usecases.open_ends import OpenEnd, open_records, papers_under_way
from inspector_app.usecases.outbox import Waiting, waiting
from inspector_app.usecases.promises import Promise, promises
from inspector_app.usecases.record_papers import RecordPapers
from inspector_app.usecases.steps import Step, steps_of
from inspector_app.usecases.versions import Beside, beside
from inspector_app.usecases.watch_list import WatchLine, watch_due

__all__ = ["Draft", "OpenEnd", "Waiting"]

_SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DueCard:
    """One card: the deadline and the one next action of its case (None when there is nothing to do but wait), which is
    what the limit ``asks`` for, or what the case is waiting for besides."""

    item: DueItem
    action: Step | None
    asks: bool = True


@dataclass(frozen=True, slots=True)
class DueGroup:
    """The open deadlines of one case: the most urgent one, and the others behind it."""

    first: DueCard
    others: tuple[DueCard, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of today, the place it goes to, and how far its 笔录 has come."""

    inspection: InspectionHead
    place: str
    stage: RecordStage


@dataclass(frozen=True, slots=True)
class Counts:
    """How many deadlines, tasks, promises and reports are over, end today, end within seven days after today; how much
    was begun and not finished.

    ``unfinished``: drafts, papers that were submitted and not signed off, and unsigned 笔录 of interviews and visits;
    each record once.
    """

    overdue: int
    today: int
    soon: int
    unfinished: int


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the first page shows, read at once."""

    due: tuple[DueCard, ...]
    half_paid: tuple[tuple[Case, HalfPaid], ...]
    drafts: tuple[Draft, ...]
    papers: tuple[OpenEnd, ...]
    records: tuple[OpenEnd, ...]
    outbox: Waiting
    leads: tuple[LeadDue, ...]
    visits: tuple[Visit, ...]
    tasks: tuple[TaskLine, ...]
    promises: tuple[Promise, ...]
    watched: tuple[WatchLine, ...]
    assigned: tuple[AssignedLine, ...]
    beside: tuple[Beside, ...]
    first: FirstSteps
    day: date
    read_at: datetime

    @property
    def counts(self) -> Counts:
        """The figures on top of the page."""
        days = [*(card.item.deadline.due for card in self.due), *(line.task.due for line in self.tasks)]
        days += [each.due for each in self.promises]
        days += [each.assignment.due for each in self.assigned if each.is_task and each.assignment.due]
        days += [each.day for each in self.leads]
        days += [due.day for line in self.watched for due in line.dues if due.day]
        return Counts(
            sum(day < self.day for day in days),
            days.count(self.day),
            sum(self.day < day <= self.day + _SOON for day in days),
            len(self.drafts) + len(self.papers) + len(self.records),
        )


_WITH_STEPS = 40  # cases; who has more open ones opens those behind them to see what they want next


def read_today(context: Context) -> Today:
    """Read the first page. Only the most urgent cases with something due are looked into."""
    today, heads, store = context.clock.today(), Heads(context.store), context.store
    deadlines = store.all(Deadline)
    cases = store.pick(Case, dict.fromkeys(deadline.case_rid for deadline in deadlines))
    known = {Act: heads.acts, DocumentHead: heads.papers, InterviewHead: heads.talks, Deadline: deadlines}
    hanging = Hanging(store, [case.rid for case in cases], known)
    items = items_due(context, cases, [deadline for deadline in deadlines if deadline.done_on is None], hanging)
    urgent = list({item.deadline.case_rid: item.case for item in items if item.case}.values())[:_WITH_STEPS]
    over = _with_order_over(context, cases, deadlines, hanging)
    files = case_files(context, list({case.rid: case for case in (*urgent, *over)}.values()), hanging)
    steps = {case.rid: steps_of(context, files[case.rid]) for case in urgent}
    half_paid = tuple((case, card) for case in over if (card := half_paid_of(context, files[case.rid])))
    given, passed = assigned_now(context), hanging.passed
    own = {line.assignment.subject_rid for line in given}
    tasks = tuple(line for line in open_tasks(context) if line.task.rid not in own)
    due, drafts = tuple(DueCard(item, *_action(context, item, steps)) for item in items), store.drafts.all()
    return Today(
        due, half_paid, drafts, _ours(papers_under_way(context, heads), drafts, passed),
        _ours(open_records(context, heads), drafts, passed), waiting(context),
        tuple(each for each in leads_due(context, today + _SOON) if each.lead.rid not in passed),
        _visits(context, today, heads), tasks, _promised(context, passed), watch_due(context, passed),
        given, beside(context), first_steps(context, heads), today,
        context.clock.now(),
    )  # fmt: skip


def _visits(context: Context, today: date, heads: Heads) -> tuple[Visit, ...]:
    """The visits of today, the earliest first."""
    every = sorted(heads.visits, key=lambda visit: visit.started_at)
    todays = [visit for visit in every if civil_date(visit.started_at) == today]
    places = visited_places(context.store, todays)
    stages = RecordPapers.read(context, Role.INSPECTION, heads).stages_of(todays)
    return tuple(Visit(visit, places[visit.rid], stages[visit.rid]) for visit in todays)


def _promised(context: Context, passed: Collection[str]) -> tuple[Promise, ...]:
    """What a visit found is a colleague's once it passed with its case."""
    return tuple(each for each in promises(context, _SOON) if each.inspection_rid not in passed)


def _ours(ends: Iterable[OpenEnd], drafts: Iterable[Draft], passed: Collection[str]) -> tuple[OpenEnd, ...]:
    """Without what has typing that was not saved, which is told by its draft (their keys end with a rid), and what is a
    colleague's with its case."""
    typed = {draft.key.rpartition(":")[2] for draft in drafts}
    return tuple(end for end in ends if end.rid not in typed and end.rid not in passed)


def by_case(due: Iterable[DueCard]) -> tuple[DueGroup, ...]:
    """One group a case, in the order of their most urgent deadlines; a deadline without a case stands alone."""
    groups: dict[str, list[DueCard]] = {}
    for card in due:
        deadline = card.item.deadline
        groups.setdefault(deadline.case_rid or deadline.rid, []).append(card)
    return tuple(DueGroup(group[0], tuple(group[1:])) for group in groups.values())


def _with_order_over(
    context: Context, cases: Iterable[Case], deadlines: Iterable[Deadline], hanging: Hanging
) -> list[Case]:
    """Cases that go on and in which the day of an order is over, in the order of that day."""
    rules = context.law.procedure.terms_of(Role.ORDER)
    over = sorted((d for d in deadlines if d.rule in rules and d.due < context.clock.today()), key=lambda d: d.due)
    known = {case.rid: case for case in cases}
    wanted = (known[rid] for rid in dict.fromkeys(d.case_rid for d in over) if rid in known)
    return [case for case in wanted if not case_state(case, hanging.of(Act, case.rid)).ended]


def _action(context: Context, item: DueItem, steps: dict[str, tuple[Step, ...]]) -> tuple[Step | None, bool]:
    """The open step that the deadline asks for, else the first open one of its case; and whether it asks for it."""
    known = [step for step in steps.get(item.deadline.case_rid, ()) if step.open]
    line = context.law.procedure.limit(item.deadline.rule)
    wanted = line.asks if line else ()
    asked = next((step for verb in wanted for step in known if step.verb == verb), None)
    return asked or (known[0] if known else None), asked is not None
