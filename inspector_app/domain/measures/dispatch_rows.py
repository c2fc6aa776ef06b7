"""What measures look at of 调度: meetings, and what was given out there or asked by letter."""

from collections.abc import Iterable
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

    def is_done(self, on: date) -> bool:
        """Whether it was done when a day ended."""
        return self.done_on is not None and self.done_on <= on


class Dispatching(NamedTuple):
    """All of it."""

    meetings: tuple[MeetingRow, ...] = ()
    tasks: tuple[TaskRow, ...] = ()

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
        )
