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
    """What was done, or answered, in the period."""
    return lambda ground, span: (
        _item(ground, task) for task in ground.dispatching.tasks if task.kind in kinds and task.done_on in span
    )


def overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Tasks and letters whose day was before the last one and which were not done by its end."""
    return (_item(ground, task) for task in overdue_tasks(ground, span.last))


def overdue_tasks(ground: Ground, on: date) -> Iterator[TaskRow]:
    """The same as rows, by whose day came first."""
    tasks = sorted(ground.dispatching.tasks, key=lambda task: task.due)
    return (task for task in tasks if task.given_on <= on and task.due < on and not task.is_done(on))


def overdue_bodies(ground: Ground, on: date) -> str:
    """住房和城乡建设局2件、示例镇1件: who owes what is overdue."""
    bodies = grouped(overdue_tasks(ground, on), lambda task: task.body.strip() or "没有载明承办单位")
    return "、".join(f"{body}{len(owed)}件" for body, owed in bodies.items())


def _item(ground: Ground, task: TaskRow) -> Item:
    hazard = ground.hazard_of.get(task.hazard_rid)
    return Item("dispatch_task", task.rid, task.rid, 1, hazard.project_rid if hazard else "")
