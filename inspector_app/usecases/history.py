"""How a record came about: each change from the journal in words, with the fields that differ."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from inspector_app.domain.agency import Inspector
from inspector_app.domain.change import Change, Op, hlc_moment
from inspector_app.usecases.context import Context

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field's value before and after, as short text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change: when, by whom, why, and what became different (empty fields for the first version)."""

    at: datetime
    actor: str
    reason: str
    deleted: bool
    fields: tuple[FieldChange, ...]


def history(context: Context, rid: str) -> tuple[HistoryLine, ...]:
    """The changes of one record, the newest first."""
    names = {inspector.rid: inspector.name for inspector in context.store.all(Inspector)}
    lines: list[HistoryLine] = []
    before: dict[str, Any] = {}
    for change in context.store.journal.history(rid):
        after = json.loads(change.body) if change.op is Op.PUT else {}
        fields = _differences(before, after) if before and after else ()
        lines.append(_line(change, names, fields))
        before = after
    return tuple(reversed(lines))


def _line(change: Change, names: dict[str, str], fields: tuple[FieldChange, ...]) -> HistoryLine:
    actor = names.get(change.actor, change.actor)
    return HistoryLine(hlc_moment(change.hlc, _EPOCH), actor, change.reason, change.op is Op.DELETE, fields)


def _differences(before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(
        FieldChange(name, _short(before.get(name)), _short(after.get(name)))
        for name in after
        if before.get(name) != after.get(name)
    )


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else f"{text[:57]}…"
