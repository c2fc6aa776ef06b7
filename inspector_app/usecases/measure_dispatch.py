"""What figures of 调度 look at, read once: the columns of meetings and tasks."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from inspector_app.domain.dispatch import MeetingKind, TaskKind
from inspector_app.domain.measures.dispatch_rows import Dispatching, MeetingRow, TaskRow, Undone
from inspector_app.usecases.measure_hazards import day_of

_DAY = date.fromisoformat


def read_dispatching(
    read_all: Callable[..., tuple[Any, ...]], retold: Callable[[], Sequence[tuple[str, Any, str]]]
) -> Dispatching:
    """Every meeting, task and letter; ``retold`` reads what was told of the day on which each was done, in its order,
    and is asked only where there are any."""
    meeting = {"rid": None, "kind": MeetingKind, "on": _DAY, "hazard_rids": lambda text: tuple(json.loads(text))}
    task = {
        "rid": None, "kind": TaskKind, "body": None, "given_on": _DAY, "due": _DAY, "done_on": _DAY, "hazard_rid": None,
    }  # fmt: skip
    tasks = read_all(TaskRow, "dispatch_task", task)
    return Dispatching(read_all(MeetingRow, "meeting", meeting), tasks, tuple(_undone(retold())) if tasks else ())


def _undone(retold: Sequence[tuple[str, Any, str]]) -> Iterator[Undone]:
    """What was opened again, from the day on which it was; what was put right on the day it was entered is none."""
    for (rid, day, told), (of, then, stamp) in pairwise(retold):
        until = day_of(stamp)
        if rid == of and day and not then and day_of(told) < until:
            yield Undone(rid, _DAY(day), until)
