"""周调度: the agenda that writes itself, meetings with their minutes, tasks and letters with their days, the log."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import DispatchTask, Meeting, MeetingKind, TaskKind
from inspector_app.domain.grade_rule import derived, graver
from inspector_app.domain.hazard import Hazard, HazardStep
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import Incident
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Grade, Project
from inspector_app.store.columns import read_columns
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import label, word
from inspector_app.usecases.context import Context
from inspector_app.usecases.hazards import newest_first
from inspector_app.usecases.project_names import project_names

_LED_BY = {MeetingKind.JOINT: "政法委", MeetingKind.WEEKLY: ""}
_WITH = {
    MeetingKind.JOINT: ("公安局", "人力资源和社会保障局", "税务局", "住房和城乡建设局"),
    MeetingKind.WEEKLY: (),
}
_WEEK = timedelta(days=7)
NOTHING_OWED = "没有未销号的严重隐患，也没有没完成的事项。"


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A hazard on the agenda: its project, what was reported last, and what was promised for it and is not done.

    ``done`` was finished since the meeting before, for ``silent_for`` days nobody told anything, None
    where that is no matter yet.
    """

    hazard: Hazard
    project: Project
    last: HazardStep | None
    promised: tuple[DispatchTask, ...]
    done: tuple[DispatchTask, ...]
    silent_for: int | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """What the next meeting on hazards speaks of: every severe one that is open, then what is owed besides.

    ``since`` is the day of the meeting before, None for the first one. ``to_judge`` are the projects whose figures
    speak for a graver grade than the one that is asserted, unless a 研判 gave its reason; ``silent`` those of the
    general hazards of which nobody told anything for ``silent_days``.
    """

    on: date
    since: date | None
    items: tuple[AgendaItem, ...]
    others: tuple[DispatchTask, ...]
    to_judge: tuple[str, ...]
    silent: tuple[str, ...]
    silent_days: int


def agenda(context: Context) -> Agenda:
    """The agenda of today. What is overdue stands first, of hazards those that are due soonest."""
    store, today = context.store, context.clock.today()
    since = max((each.on for each in store.find(Meeting, kind=MeetingKind.WEEKLY) if each.on <= today), default=None)
    every, rule = store.find(Hazard, struck_off_on=None), context.law.progress
    projects = {each.rid: each for each in store.pick(Project, {each.project_rid for each in every})}
    steps = grouped(store.find_among(HazardStep, "hazard_rid", [h.rid for h in every]), lambda step: step.hazard_rid)
    progress = {each.rid: rule.due(each, steps.get(each.rid, ())) for each in every}
    hazards = [each for each in every if each.grade is Grade.SEVERE]
    tasks = grouped(by_urgency(store.all(DispatchTask), today), lambda task: task.hazard_rid)
    items = [
        AgendaItem(
            hazard,
            projects[hazard.project_rid],
            next(iter(newest_first(steps.get(hazard.rid, ()))), None),
            tuple(task for task in tasks.get(hazard.rid, ()) if task.done_on is None),
            tuple(task for task in tasks.get(hazard.rid, ()) if task.done_on and (not since or task.done_on >= since)),
            _silent_for(progress[hazard.rid], today, rule.days),
        )
        for hazard in hazards
    ]
    items.sort(key=lambda item: (item.hazard.due or date.max, item.hazard.found_on, item.hazard.rid))
    spoken_of = {hazard.rid for hazard in hazards}
    others = (task for rid, own in tasks.items() if rid not in spoken_of for task in own if task.done_on is None)
    late = (each for each in every if each.rid not in spoken_of and (progress[each.rid] or date.max) <= today)
    names = project_names(context)
    silent = tuple(dict.fromkeys(names[each.project_rid] for each in late))
    rest, to_judge = by_urgency(others, today), _to_judge(context, names)
    return Agenda(today, since, tuple(items), rest, to_judge, silent, rule.days)


def _silent_for(due: date | None, today: date, days: int) -> int | None:
    return (today - due).days + days if due is not None and due <= today else None


def _to_judge(context: Context, names: Mapping[str, str]) -> tuple[str, ...]:
    told = read_columns(context.store, "project", ("rid", "unpaid_fen", "heads", "grade.grade", "grade.reason"))
    return tuple(
        names[rid]
        for rid, unpaid, heads, grade, reason in told
        if not reason and graver(derived(unpaid, heads, context.law.grades), Grade(grade) if grade else None)
    )


def by_urgency(tasks: Iterable[DispatchTask], today: date) -> tuple[DispatchTask, ...]:
    """Open tasks first, the one whose day comes or came first before the others; then those done, the newest first."""
    return tuple(sorted(tasks, key=lambda task: _urgency(task, today)))


def _urgency(task: DispatchTask, today: date) -> tuple[bool, int, str]:
    if task.done_on is None:
        return (False, (task.due - today).days, task.rid)
    return (True, -task.done_on.toordinal(), task.rid)


def task_words(task: DispatchTask, today: date) -> str:
    """住房和城乡建设局：筹措20万元（3月20日前，已逾期2天）."""
    who = task.body + (f"（{task.person}）" if task.person else "")
    if task.done_on:
        return f"{who}：{task.text}（{chinese(task.done_on)}完成{f'：{task.result}' if task.result else ''}）"
    late = f"，已逾期{(today - task.due).days}天" if task.is_overdue(today) else ""
    return f"{who}：{task.text}（{chinese(task.due)}前{late}）"


def item_lines(item: AgendaItem, today: date) -> tuple[str, ...]:
    """An item of the agenda in sentences; what nobody recorded is said to be missing."""
    hazard = item.hazard
    owed = "；".join(task_words(task, today) for task in item.promised)
    done = "；".join(task_words(task, today) for task in item.done)
    who = "、".join(filter(None, (hazard.responsible_body, hazard.responsible_person)))
    by = f"，{chinese(hazard.due)}前化解" + ("（已逾期）" if hazard.due < today else "") if hazard.due else ""
    last = f"{chinese(item.last.on)}{word(item.last.kind)}：{item.last.text or item.last.by}" if item.last else ""
    silent = f"已{item.silent_for}天没有登记进展" if item.silent_for is not None else ""
    told = f"{last}（{silent}）" if last and silent else last or silent or "没有登记进展"
    owed_now = item.project.unpaid_fen
    return (
        hazard.facts,
        *((f"台账现载未支付工资：{yuan(owed_now)}元",) if owed_now is not None else ()),
        f"责任：{who or '还没有落实包保责任'}{by}",
        f"{label('hazard.measures')}：{hazard.measures or '还没有提出'}",
        f"最近情况：{told}",
        f"应当落实：{owed or '没有交办事项'}",
        *((f"已经落实：{done}",) if done else ()),
    )


def item_heading(number: int, item: AgendaItem) -> str:
    """1．示例水厂（西山镇、水利局）."""
    place = "、".join(filter(None, (item.project.town, item.project.department)))
    return f"{number}．{item.project.name}" + (f"（{place}）" if place else "")


def agenda_text(whole: Agenda) -> str:
    """The agenda as text for the group or the minutes."""
    since = f"上次调度会{chinese(whole.since)}" if whole.since else "此前没有登记调度会"
    lines = [f"工资支付隐患调度事项（{chinese(whole.on)}，{since}，严重隐患{len(whole.items)}项未销号）"]
    for number, item in enumerate(whole.items, start=1):
        lines.append(item_heading(number, item))
        lines += [f"　　{line}" for line in item_lines(item, whole.on)]
    lines += agenda_rest(whole)
    if not whole.items and not whole.others:
        lines.append(NOTHING_OWED)
    return "\n".join(lines)


def agenda_rest(whole: Agenda) -> tuple[str, ...]:
    """What is owed besides the hazards, and what is to be judged."""
    lines = []
    if whole.others:
        lines.append("其他没有完成的事项：")
        lines += [f"　　{task_words(task, whole.on)}" for task in whole.others]
    if whole.silent:
        names = "、".join(whole.silent)
        lines.append(f"满{whole.silent_days}天没有登记进展的一般隐患（{len(whole.silent)}个项目）：{names}。")
    if whole.to_judge:
        lines.append(
            f"按台账数字推算应当研判是否加重等级的项目（{len(whole.to_judge)}个）：{'、'.join(whole.to_judge)}。"
        )
    return tuple(lines)


def new_meeting(context: Context, kind: MeetingKind, hazard_rid: str = "") -> Meeting:
    """A meeting of today on a hazard, or on every severe one that is open, with who leads and takes part as a rule."""
    today, lead = context.clock.today(), _LED_BY[kind] or context.agency.name
    rids: tuple[str, ...] = (hazard_rid,)
    about = ""
    if hazard_rid:
        about = context.store.need(Project, context.store.need(Hazard, hazard_rid).project_rid).name
    else:
        rids = tuple(item.hazard.rid for item in agenda(context).items)
    title = f"{about}{word(kind)}（{chinese(today)}）"
    return Meeting(new_rid(), kind, today, title, "", lead, "", _WITH[kind], hazard_rids=rids)


def save_meeting(context: Context, meeting: Meeting) -> Meeting:
    """Keep a meeting; a drafted title tells its own day. Raises :class:`Refused` ``meeting-no-lead``,
    ``meeting-no-body`` (nobody conferred with), ``meeting-ahead`` (its minutes are written, its day is to come),
    ``meeting-twice``."""
    meeting = replace(meeting, title=_title_of_its_day(context, meeting))
    bodies = tuple(dict.fromkeys(filter(None, (body.strip() for body in meeting.bodies))))
    problems = [] if meeting.lead_body.strip() else [Problem("meeting-no-lead", "lead_body")]
    if meeting.kind is MeetingKind.JOINT and not bodies:
        problems.append(Problem("meeting-no-body", "bodies"))
    if meeting.minutes.strip() and meeting.on > context.clock.today():
        problems.append(Problem("meeting-ahead", "on", details={"day": chinese(meeting.on)}))
    same = context.store.find(Meeting, kind=meeting.kind, on=meeting.on, title=meeting.title)
    if any(each.rid != meeting.rid for each in same):
        details = {"day": chinese(meeting.on), "title": meeting.title}
        problems.append(Problem("meeting-twice", "title", details=details))
    refuse_errors(problems)
    kept = replace(meeting, bodies=bodies)
    with context.unit(f"登记{word(meeting.kind)}") as unit:
        unit.put(kept)
    return kept


def _title_of_its_day(context: Context, meeting: Meeting) -> str:
    """The title, with the day of the meeting where that stands at its end which was drafted: the day of entering it, or
    the day that was entered before."""
    kept = context.store.get(Meeting, meeting.rid)
    for day in (context.clock.today(), *([kept.on] if kept else [])):
        if meeting.title.endswith(drafted := f"（{chinese(day)}）"):
            return f"{meeting.title.removesuffix(drafted)}（{chinese(meeting.on)}）"
    return meeting.title


def hold_meeting(context: Context, *, meeting: Meeting, bodies: str, **told: Any) -> Meeting:
    """Keep a meeting as it was entered, ``bodies`` set apart by 、 or a comma. Raises as :func:`save_meeting`."""
    return save_meeting(context, replace(meeting, **told, bodies=tuple(re.split("[、，,；;\\n]", bodies))))


def meetings(context: Context) -> tuple[Meeting, ...]:
    """Every meeting, the newest first."""
    return tuple(sorted(context.store.all(Meeting), key=lambda meeting: meeting.on)[::-1])


def meeting_called(context: Context, begins: str) -> Meeting:
    """The one meeting whose identity begins so. Raises :class:`Refused` ``meeting-not-found``, ``meeting-not-one``."""
    found = [each for each in meetings(context) if begins.strip() and each.rid.startswith(begins.strip())]
    if len(found) != 1:
        code = "meeting-not-one" if found else "meeting-not-found"
        raise Refused(Problem(code, "meeting", details={"name": begins[:40]}))
    return found[0]


def new_task(
    context: Context, kind: TaskKind, *, hazard_rid: str = "", meeting_rid: str = "", incident_rid: str = ""
) -> DispatchTask:
    """A task given today, due in a week, for the body that answers for its hazard. An instruction of superiors
    belongs to no meeting; else that of today is proposed, where there was one only."""
    today = context.clock.today()
    if not meeting_rid and kind is not TaskKind.INSTRUCTION:
        held = [each.rid for each in recent_meetings(context, hazard_rid) if each.on == today]
        meeting_rid = held[0] if len(held) == 1 else ""
    body, person = answers_for(context, hazard_rid)
    return DispatchTask(
        new_rid(), kind, "", body, today, today + _WEEK, person, meeting_rid, hazard_rid, incident_rid=incident_rid
    )


def recent_meetings(context: Context, hazard_rid: str = "", named: str = "") -> tuple[Meeting, ...]:
    """The meetings of the last week, the newest first, of which a task may be; of a hazard those that spoke of it. One
    that is ``named`` already is among them."""
    since = context.clock.today() - _WEEK
    return tuple(
        each
        for each in meetings(context)
        if each.rid == named or (since < each.on and (not hazard_rid or hazard_rid in each.hazard_rids))
    )


def answers_for(context: Context, hazard_rid: str) -> tuple[str, str]:
    """The body and the person that answer for a hazard; empty where nobody does yet."""
    hazard = context.store.get(Hazard, hazard_rid)
    return (hazard.responsible_body, hazard.responsible_person) if hazard else ("", "")


def new_task_about(context: Context, kind: TaskKind, rid: str) -> DispatchTask:
    """A task for a hazard, an incident or a meeting, whichever ``rid`` is; for none where there is none."""
    if context.store.get(Meeting, rid) is not None:
        return new_task(context, kind, meeting_rid=rid)
    if context.store.get(Incident, rid) is not None:
        return new_task(context, kind, incident_rid=rid)
    return new_task(context, kind, hazard_rid=rid if context.store.get(Hazard, rid) is not None else "")


def save_task(context: Context, task: DispatchTask) -> DispatchTask:
    """Keep a task. Raises :class:`Refused` ``task-no-text``, ``task-no-body``, ``task-due``, ``task-future`` or
    ``task-number``: a letter of that number says something else, or went to that body already."""
    problems = [Problem(f"task-no-{name}", name) for name in ("text", "body") if not getattr(task, name).strip()]
    if task.given_on > context.clock.today():
        problems.append(Problem("task-future", "given_on"))
    if task.due < task.given_on:
        problems.append(Problem("task-due", "due"))
    number = task.number.strip()
    same = context.store.find(DispatchTask, number=number) if number else ()
    if other := next((each for each in same if each.rid != task.rid and not each.is_copy_of(task)), None):
        problems.append(Problem("task-number", "number", details={"number": number, "body": other.body}))
    refuse_errors(problems)
    with context.unit(f"登记{word(task.kind)}") as unit:
        unit.put(task)
    return task


def finish_task(context: Context, rid: str, done_on: date, result: str) -> DispatchTask:
    """A task was done, or a letter answered; the result is wanted. Raises :class:`Refused` ``task-done-day``,
    ``task-no-result``, ``task-done`` when it was done before."""
    task = context.store.need(DispatchTask, rid)
    if task.done_on:
        raise Refused(Problem("task-done", "done_on", details={"day": chinese(task.done_on)}))
    problems = []
    if not task.given_on <= done_on <= context.clock.today():
        problems.append(Problem("task-done-day", "done_on"))
    if not result.strip():
        problems.append(Problem("task-no-result", "result"))
    refuse_errors(problems)
    done = replace(task, done_on=done_on, result=result.strip())
    with context.unit("登记完成情况") as unit:
        unit.put(done)
    return done


def reopen_task(context: Context, rid: str) -> DispatchTask:
    """A task was said to be done by mistake; what was told stays as its result."""
    task = replace(context.store.need(DispatchTask, rid), done_on=None)
    with context.unit("恢复为未完成") as unit:
        unit.put(task)
    return task


def tasks_of(context: Context, meeting: Meeting) -> tuple[DispatchTask, ...]:
    """The tasks that a meeting gave: those entered for it, and those of its day on the hazards that it alone spoke of
    on that day."""
    own = context.store.find(DispatchTask, meeting_rid=meeting.rid)
    alone = set(meeting.hazard_rids)
    for other in context.store.find(Meeting, on=meeting.on):
        if other.rid != meeting.rid:
            alone.difference_update(other.hazard_rids)
    return (*own, *(task for task in _of_no_meeting(context, meeting) if task.hazard_rid in alone))


def tasks_of_several(context: Context, meeting: Meeting) -> tuple[DispatchTask, ...]:
    """Tasks of its day on hazards of which other meetings of that day spoke too: nobody said which one gave them, and
    they stand in the minutes of none."""
    told = {task.rid for task in tasks_of(context, meeting)}
    left = (task for task in _of_no_meeting(context, meeting) if task.rid not in told)
    return tuple(task for task in left if task.hazard_rid in meeting.hazard_rids)


def _of_no_meeting(context: Context, meeting: Meeting) -> list[DispatchTask]:
    """What was decided on its day; a letter or an instruction is of a meeting only where that is said."""
    decided = context.store.find(DispatchTask, given_on=meeting.on, kind=TaskKind.DECISION)
    return [task for task in decided if not task.meeting_rid]


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with the project of its hazard or the place of its incident, empty where it has none, and the day on which
    it is looked at."""

    task: DispatchTask
    project: str
    today: date


def task_lines(context: Context) -> tuple[TaskLine, ...]:
    """Every task by urgency."""
    return _lines(context, context.store.all(DispatchTask))


def _lines(context: Context, found: Iterable[DispatchTask]) -> tuple[TaskLine, ...]:
    store, today = context.store, context.clock.today()
    tasks = by_urgency(found, today)
    hazards = {each.rid: each for each in store.pick(Hazard, {task.hazard_rid for task in tasks if task.hazard_rid})}
    projects = project_names(context) if hazards else {}
    names = {rid: projects[each.project_rid] for rid, each in hazards.items()}
    incidents = {task.incident_rid for task in tasks if task.incident_rid}
    names |= {each.rid: each.place for each in store.pick(Incident, incidents)}
    return tuple(TaskLine(task, names.get(task.hazard_rid or task.incident_rid, ""), today) for task in tasks)


def task_called(context: Context, begins: str) -> DispatchTask:
    """The one task whose identity begins so. Raises :class:`Refused` ``task-not-found`` or ``task-not-one``."""
    found = [task for task in context.store.all(DispatchTask) if begins.strip() and task.rid.startswith(begins.strip())]
    if len(found) != 1:
        raise Refused(Problem("task-not-one" if found else "task-not-found", "task", details={"name": begins[:40]}))
    return found[0]


def open_tasks(context: Context) -> tuple[TaskLine, ...]:
    """What is not done, for the first page: overdue first."""
    return _lines(context, context.store.find(DispatchTask, done_on=None))
