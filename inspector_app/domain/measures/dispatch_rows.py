"""What measures look at of 调度: meetings, and what was given out there or asked by letter."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from inspector_app.domain.dispatch import MeetingKind, TaskKind


class MeetingRow(NamedTuple):
    rid: str
    kind: MeetingKind
    on: date
    hazard_rids: tuple[str, ...]


class TaskRow(NamedTuple):
    rid: str
    kind: TaskKind
    body: str
    given_on: date
    due: date
    done_on: date | None
    hazard_rid: str


class Undone(NamedTuple):
    """A time in which a task that was opened again had been told to be done; from ``until`` on it is not."""

    task_rid: str
    since: date
    until: date


class Dispatching(NamedTuple):
    """All of it."""

    meetings: tuple[MeetingRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()
    undone: tuple[Undone, ...] = ()

    def done_days(self, task: TaskRow) -> Iterator[date]:
        """The days on which a task was told to be done, also where it was opened again since."""
        yield from (each.since for each in self.undone if each.task_rid == task.rid)
        if task.done_on:
            yield task.done_on

    def is_done(self, task: TaskRow, on: date) -> bool:
        """Whether it was done when a day ended."""
        if task.done_on is not None and task.done_on <= on:
            return True
        return any(each.since <= on < each.until for each in self.undone if each.task_rid == task.rid)

    @property
    def days(self) -> Iterable[tuple[str, date]]:
        """The days on which something was, each with the kind of record that tells it."""
        yield from (("meeting", each.on) for each in self.meetings)
        yield from (("dispatch_task", each.given_on) for each in self.tasks)

    def about(self, hazard_rids: Iterable[str]) -> "Dispatching":
        """What speaks of some hazards."""
        known = set(hazard_rids)
        return Dispatching(
            tuple(each for each in self.meetings if not known.isdisjoint(each.hazard_rids)),
            tuple(each for each in self.tasks if each.hazard_rid in known),
            self.undone,
        )
