"""Last days: computed from acts by a rule of law, listed by urgency, ticked off when done."""

from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Project
from inspector_app.usecases.casefile import has_ended
from inspector_app.usecases.context import Context


def deadline_from(context: Context, rule: str, event_day: date, act: Act, document_rid: str = "") -> Deadline:
    """The deadline that ``rule`` starts with an event on ``event_day``."""
    computed = context.law.compute(rule, event_day, context.agency.province)
    return Deadline(
        rid=new_rid(),
        rule=rule,
        starts_on=event_day,
        due=computed.due,
        provisional=computed.provisional,
        calendar=computed.calendar,
        case_rid=act.case_rid,
        document_rid=document_rid,
        act_rid=act.rid,
        title=context.law.limit(rule, context.agency.province).title,
    )


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of what is due on ``today``: ``working_days`` left, negative when overdue.

    Zero on another day than the last one means that only rest days lie between.
    """

    deadline: Deadline
    case: Case | None
    place: str
    working_days: int
    today: date

    @property
    def words(self) -> str:
        """剩2个工作日, 今日到期 or 逾期3个工作日; 已逾期 while only rest days have passed since."""
        if self.deadline.due == self.today:
            return "今日到期"
        if self.deadline.due < self.today:
            return f"逾期{-self.working_days}个工作日" if self.working_days else "已逾期"
        return f"剩{self.working_days}个工作日"


def due_items(context: Context) -> tuple[DueItem, ...]:
    """Every open deadline of the cases that go on, the most urgent first."""
    today = context.clock.today()
    items = []
    for deadline in context.store.find(Deadline, done_on=None):
        case = context.store.get(Case, deadline.case_rid) if deadline.case_rid else None
        if case and has_ended(context, case):
            continue
        project = context.store.get(Project, case.project_rid) if case and case.project_rid else None
        place = project.name if project else (case.site_name or case.title if case else "")
        items.append(DueItem(deadline, case, place, working_days_left(context, today, deadline.due), today))
    return tuple(sorted(items, key=lambda item: (item.deadline.due, item.deadline.rule)))


def working_days_left(context: Context, today: date, due: date) -> int:
    """Working days from today to the last day, today not counted; negative when it has passed."""
    calendar = context.law.calendar
    return calendar.count(today, due) if due >= today else -calendar.count(due, today)


def tick_off(context: Context, deadline_rid: str, note: str) -> Deadline:
    """Mark a deadline as met."""
    deadline = replace(context.store.need(Deadline, deadline_rid), done_on=context.clock.today())
    with context.unit(f"期限办结：{note}") as unit:
        unit.put(deadline)
    return deadline
