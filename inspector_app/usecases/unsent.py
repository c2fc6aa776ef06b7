"""Each record that the office does not have as it stands, or has sent back: in which state, since when, and where it is
mended."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from inspector_app.domain.assignment import Assignment, AssignmentKind
from inspector_app.domain.change import Change, hlc_moment
from inspector_app.domain.handover import Rejected
from inspector_app.domain.naming import ABOUT, own_name
from inspector_app.support.clock import EPOCH
from inspector_app.support.vocabulary import record_word
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import record_name

_OWN_PAGE = ("document", "interview", "inspection", "case", "lead", "project", "company", "person")
_HELD_BY = (
    "document_rid", "interview_rid", "inspection_rid", "case_rid", "subject_rid", "lead_rid", "project_rid",
    "company_rid", "person_rid",
)  # fmt: skip


class Handed(StrEnum):
    """How a record stands with the office, the most urgent first."""

    RETURNED = "returned"
    FRESH = "fresh"
    SENT = "sent"


@dataclass(frozen=True, slots=True)
class Place:
    """The record on whose page something is read and mended; an empty kind where it has none."""

    kind: str = ""
    rid: str = ""


@dataclass(frozen=True, slots=True)
class Unsent:
    """A record, what it is called, since when the office lacks it, why it was sent back, and where it is mended."""

    kind: str
    rid: str
    name: str
    state: Handed
    since: datetime
    why: str
    place: Place

    @property
    def title(self) -> str:
        """案件“示例欠薪案”."""
        return f"{record_word(self.kind)}“{self.name}”" if self.name else record_word(self.kind)


@dataclass(frozen=True, slots=True)
class UnsentList:
    """The first of them, and how many there are of each state."""

    lines: tuple[Unsent, ...]
    counts: Mapping[Handed, int]


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    rid: str
    state: Handed
    hlc: str
    why: str = ""


def unsent(context: Context, most: int) -> UnsentList:
    """What was sent back first, then what was never exported, then what waits for a receipt, at most so many of them.

    A record counts as sent back until it was written anew: then it waits as every other.
    """
    found = [each for device in context.store.outbox.going_on() for each in _of_device(context, device)]
    back = {each.rid: each for each in _sent_back(context)}
    found = [*(each for each in found if each.rid not in back), *back.values()]
    found.sort(key=lambda each: (list(Handed).index(each.state), each.hlc))
    counts = {state: sum(each.state is state for each in found) for state in Handed}
    return UnsentList(tuple(_told(context, each) for each in found[:most]), counts)


def sent_back(context: Context, rid: str) -> tuple[Unsent, ...]:
    """What the office sent back of all that is mended on the page of this record, and nobody has written anew since."""
    found = [each for device in context.store.outbox.going_on() for each in _put_aside(context, device)]
    told = (_told(context, each) for each in (*found, *_sent_back(context)))
    return tuple(each for each in told if each.place.rid == rid)


def _put_aside(context: Context, device: str) -> Iterator[_Found]:
    """What the newest receipt says could not be read, as it still stands."""
    for bad in _rejected(context, device):
        if (change := _newest(context, bad.rid)) and change.seq == bad.seq:
            yield _Found(change.kind, bad.rid, Handed.RETURNED, change.hlc, sentence(f"quarantine-{bad.code}"))


def _of_device(context: Context, device: str) -> Iterator[_Found]:
    outbox = context.store.outbox
    acknowledged = outbox.acknowledged(device).seq
    exported = max((export.last for export in outbox.exports_now() if export.device == device), default=0)
    touched = context.store.journal.touched_after(device, acknowledged)
    anew = {rid for _, rid, _, _ in touched}
    yield from (each for each in _put_aside(context, device) if each.rid not in anew)
    for kind, rid, seq, hlc in touched:
        yield _Found(kind, rid, Handed.FRESH if seq > exported else Handed.SENT, hlc)


def _sent_back(context: Context) -> Iterator[_Found]:
    """What the office sent back by a file of assignments, with its reason, and nobody has written anew since."""
    for each in context.store.find(Assignment, kind=AssignmentKind.RETURNED, not_done=""):
        change, taken = _newest(context, each.subject_rid), _newest(context, each.rid)
        if not each.settles and change and taken and change.hlc <= taken.hlc and change.body:
            yield _Found(change.kind, each.subject_rid, Handed.RETURNED, change.hlc, each.text)


def place_of(context: Context, rid: str) -> Place:
    """Where a record is read and mended, whatever it is; nowhere for one that is gone or that no page shows."""
    change = _newest(context, rid)
    if change is None or not change.body:
        return Place()
    return _place(context, _Found(change.kind, rid, Handed.SENT, change.hlc), json.loads(change.body))


def title_of(context: Context, rid: str) -> str:
    """案件“示例欠薪案”, as the list calls it; empty for what is not there."""
    change = _newest(context, rid) if rid else None
    return _told(context, _Found(change.kind, rid, Handed.SENT, change.hlc)).title if change else ""


def _rejected(context: Context, device: str) -> tuple[Rejected, ...]:
    newest = next(iter(context.store.outbox.receipts(device)), None)
    return newest.rejected if newest else ()


def _newest(context: Context, rid: str) -> Change | None:
    return next(reversed(context.store.journal.history(rid)), None)


def _told(context: Context, found: _Found) -> Unsent:
    change = next(each for each in reversed(context.store.journal.history(found.rid)) if each.kind == found.kind)
    fields = json.loads(change.body) if change.body else {}
    since = hlc_moment(found.hlc, EPOCH)
    name = _called(context, found.rid, fields)
    return Unsent(found.kind, found.rid, name, found.state, since, found.why, _place(context, found, fields))


def _called(context: Context, rid: str, fields: Mapping[str, Any]) -> str:
    """By its own name, else by that of whom or what it is about."""
    about = (record_name(context, str(fields[name])) for name in ABOUT if fields.get(name))
    return own_name(fields) or record_name(context, rid) or next(filter(None, about), "")


def _place(context: Context, found: _Found, fields: Mapping[str, Any]) -> Place:
    """Its own page, else that of the first record that holds it and has one."""
    if found.kind in _OWN_PAGE and fields:
        return Place(found.kind, found.rid)
    for name in _HELD_BY:
        held = fields.get(name)
        change = _newest(context, str(held)) if held else None
        if change and change.kind in _OWN_PAGE and change.body:
            return Place(change.kind, change.rid)
    return Place()
