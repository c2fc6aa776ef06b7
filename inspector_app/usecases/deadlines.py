"""Last days: computed from acts by a rule of law, listed by urgency, ticked off when done."""

from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act
from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Project
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
        title=context.law.limit(rule).title,
    )


@dataclass(frozen=True, slots=True)
class DueItem:
    """One line of what is due: ``working_days`` left, negative when overdue (今天=0)."""

    deadline: Deadline
    case: Case | None
    place: str
    working_days: int

    @property
    def words(self) -> str:
        """剩2个工作日, 今日到期 or 逾期3个工作日."""
        if self.working_days == 0:
            return "今日到期"
        if self.working_days < 0:
            return f"逾期{-self.working_days}个工作日"
        return f"剩{self.working_days}个工作日"


def due_items(context: Context) -> tuple[DueItem, ...]:
    """Every open deadline, the most urgent first."""
    today = context.clock.today()
    items = []
    for deadline in context.store.all(Deadline):
        if deadline.done_on is not None:
            continue
        case = context.store.get(Case, deadline.case_rid) if deadline.case_rid else None
        project = context.store.get(Project, case.project_rid) if case and case.project_rid else None
        place = project.name if project else (case.site_name or case.title if case else "")
        items.append(DueItem(deadline, case, place, working_days_left(context, today, deadline.due)))
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
