"""What figures of 调度 look at, read once: the columns of meetings and tasks."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from inspector_app.domain.dispatch import MeetingKind, TaskKind
from inspector_app.domain.measures.dispatch_rows import Dispatching, MeetingRow, TaskRow

_DAY = date.fromisoformat


def read_dispatching(read_all: Callable[..., tuple[Any, ...]]) -> Dispatching:
    """Every meeting, task and letter."""
    meeting = {"rid": None, "kind": MeetingKind, "on": _DAY, "hazard_rids": lambda text: tuple(json.loads(text))}
    task = {
        "rid": None, "kind": TaskKind, "body": None, "given_on": _DAY, "due": _DAY, "done_on": _DAY, "hazard_rid": None,
    }  # fmt: skip
    return Dispatching(read_all(MeetingRow, "meeting", meeting), read_all(TaskRow, "dispatch_task", task))
