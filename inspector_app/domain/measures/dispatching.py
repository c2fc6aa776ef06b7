"""Figures of 调度: the meetings that were held, and what was given out, done, asked by letter and answered."""

from collections.abc import Iterator
from datetime import date

from inspector_app.domain.dispatch import MeetingKind, TaskKind
from inspector_app.domain.measures.dispatch_rows import TaskRow
from inspector_app.domain.measures.ground import Ground, Look, Span
from inspector_app.domain.measures.item import Item
from inspector_app.support.groups import grouped


def meetings(kind: MeetingKind) -> Look:
    """The meetings of a kind that were held in the period."""
    return lambda ground, span: (
        Item("meeting", each.rid, each.rid)
        for each in ground.dispatching.meetings
        if each.kind is kind and each.on in span
    )


def given(*kinds: TaskKind) -> Look:
    """What was given out in the period: tasks of meetings and instructions, or letters."""
    return lambda ground, span: (
        _item(ground, task) for task in ground.dispatching.tasks if task.kind in kinds and task.given_on in span
    )


def done(*kinds: TaskKind) -> Look:
    """What was done, or answered, in the period, also of what was opened again since: that is counted beside it."""

    def look(ground: Ground, span: Span) -> Iterator[Item]:
        for task in ground.dispatching.tasks:
            if task.kind in kinds:
                yield from (_item(ground, task, on) for on in ground.dispatching.done_days(task) if on in span)

    return look


def reopened(ground: Ground, span: Span) -> Iterator[Item]:
    """What had been told to be done, or answered, and was opened again in the period."""
    tasks = {task.rid: task for task in ground.dispatching.tasks}
    for each in ground.dispatching.undone:
        if each.until in span and each.task_rid in tasks:
            yield _item(ground, tasks[each.task_rid], each.until)


def overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Tasks and letters whose day was before the last one and which were not done by its end."""
    return (_item(ground, task) for task in overdue_tasks(ground, span.last))


def overdue_tasks(ground: Ground, on: date) -> Iterator[TaskRow]:
    """The same as rows, by whose day came first."""
    tasks = sorted(ground.dispatching.tasks, key=lambda task: task.due)
    return (
        task for task in tasks if task.given_on <= on and task.due < on and not ground.dispatching.is_done(task, on)
    )


def overdue_bodies(ground: Ground, on: date) -> str:
    """住房和城乡建设局2件、示例镇1件: who owes what is overdue."""
    bodies = grouped(overdue_tasks(ground, on), lambda task: task.body.strip() or "没有载明承办单位")
    return "、".join(f"{body}{len(owed)}件" for body, owed in bodies.items())


def _item(ground: Ground, task: TaskRow, on: date | None = None) -> Item:
    """A task that counts once, or once for each day on which the same was told of it."""
    hazard = ground.hazard_of.get(task.hazard_rid)
    return Item(
        "dispatch_task", task.rid, f"{task.rid} {on}" if on else task.rid, 1, hazard.project_rid if hazard else ""
    )
