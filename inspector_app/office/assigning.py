"""What the office gives its laptops to do: kept until a file takes it along, followed until a package tells of it."""

import json
from dataclasses import dataclass
from datetime import datetime

from inspector_app.domain.assignment import (
    ASSIGNMENTS_FORMAT,
    TOLD,
    Assignment,
    AssignmentItem,
    AssignmentKind,
    AssignmentsFile,
    AssignmentState,
    is_settled,
    settled_words,
)
from inspector_app.domain.records import canonical, decode, from_plain, plain
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.folder import Office
from inspector_app.office.looked import ANY_KIND
from inspector_app.support.clock import local
from inspector_app.support.errors import Problem, Refused


@dataclass(frozen=True, slots=True)
class Issued:
    """Something given to a laptop: how it stands, in which file it first went (0: none), what came back of it, and how
    the record is called that it is about."""

    device: str
    item: AssignmentItem
    running: int
    state: AssignmentState
    told: str = ""
    about: str = ""


def give(office: Office, device: str, item: AssignmentItem, now: datetime) -> None:
    """Keep it for the laptop's next file. Raises :class:`Refused` ``office-task-struck-off``."""
    if office.verify_key_of(device) is None:
        raise Refused(Problem("office-task-struck-off", "device", details={"device": device[:8]}))
    values = (item.rid, device, canonical(plain(item)), plain(now))
    with office.database.transaction():
        office.database.run("INSERT INTO issued (rid, device, body, given_at) VALUES (?, ?, ?, ?)", values)


def cancel(office: Office, begins: str, now: datetime) -> AssignmentItem:
    """Give it no more. Raises :class:`Refused` ``office-task-not-one``, and ``office-task-gone`` once a file took it
    along: what has left cannot be called back."""
    found = [each for each in issued(office.database) if begins.strip() and each.item.rid.startswith(begins.strip())]
    if len(found) != 1:
        raise Refused(Problem("office-task-not-one", "task", details={"name": begins[:40]}))
    if found[0].running:
        raise Refused(Problem("office-task-gone", "task", details={"running": str(found[0].running)}))
    with office.database.transaction():
        office.database.run("UPDATE issued SET cancelled_at = ? WHERE rid = ?", (plain(now), found[0].item.rid))
    return found[0].item


def next_file(office: Office, device: str, now: datetime) -> AssignmentsFile:
    """The next file for a laptop: all that it was given and no package tells of yet.

    Its running number is made as that of a receipt. Raises :class:`Refused` ``office-task-none``.
    """
    database = office.database
    with database.transaction():
        rows = database.rows(
            "SELECT body FROM issued i WHERE device = ? AND cancelled_at = '' AND NOT EXISTS"
            " (SELECT 1 FROM change c WHERE c.kind = 'assignment' AND c.rid = i.rid) ORDER BY given_at, rid",
            (device,),
        )
        if not rows:
            raise Refused(Problem("office-task-none", "device", details={"device": device[:8]}))
        last = database.rows("SELECT coalesce(max(running), 0) FROM task_file WHERE device = ?", (device,))[0][0]
        running = max(last + 1, int(f"{local(now):%y%m%d%H%M%S}"))
        items = tuple(_item(body) for (body,) in rows)
        database.run("INSERT INTO task_file VALUES (?, ?, ?)", (device, running, plain(now)))
        for item in items:
            database.run("UPDATE issued SET running = ? WHERE rid = ? AND running = 0", (running, item.rid))
    return AssignmentsFile(ASSIGNMENTS_FORMAT, office.card.office, device, running, now, items)


def issued(database: OfficeDatabase) -> tuple[Issued, ...]:
    """Everything that was given, in that order."""
    rows = database.rows("SELECT device, body, running, cancelled_at FROM issued ORDER BY given_at, rid")
    return tuple(
        _standing(database, device, _item(body), running, cancelled) for device, body, running, cancelled in rows
    )


def _item(body: str) -> AssignmentItem:
    item: AssignmentItem = from_plain(AssignmentItem, json.loads(body), "issued")
    return item


def _standing(database: OfficeDatabase, device: str, item: AssignmentItem, running: int, cancelled: str) -> Issued:
    if cancelled:
        return Issued(device, item, running, AssignmentState.CANCELLED)
    kept = database.rows("SELECT version, body, hlc FROM current WHERE kind = 'assignment' AND rid = ?", (item.rid,))
    if kept:
        version, body, hlc = kept[0]
        taken: Assignment = decode("assignment", version, body)
        return Issued(device, item, running, *_come_of(database, device, taken, hlc))
    if database.rows("SELECT 1 FROM change WHERE kind = 'assignment' AND rid = ? AND apart = 0", (item.rid,)):
        return Issued(device, item, running, AssignmentState.WITHDRAWN)
    return Issued(device, item, running, AssignmentState.SENT if running else AssignmentState.WAITING)


def _come_of(database: OfficeDatabase, device: str, taken: Assignment, hlc: str) -> tuple[AssignmentState, str]:
    """How far a laptop has come with what it took in, and what it tells of it."""
    if taken.not_done:
        return AssignmentState.NOT_DONE, taken.not_done
    if taken.kind in TOLD:
        return AssignmentState.DONE, ""
    if taken.settles:
        told = _settled(database, device, taken.subject_rid, hlc)
        return (AssignmentState.DONE, told) if told else (AssignmentState.TAKEN, "")
    if taken.kind is AssignmentKind.EDITION:
        query = "SELECT version, body FROM current WHERE kind = 'edition'"
        records = [decode("edition", version, body) for version, body in database.rows(query)]
    else:
        query = f"SELECT kind, version, body FROM current WHERE {ANY_KIND} AND rid = ? AND hlc > ?"  # noqa: S608 - our own words
        since = hlc if taken.kind is AssignmentKind.RETURNED else ""
        records = [decode(*row) for row in database.rows(query, (taken.subject_rid, since))]
    told = next((words for each in records if (words := is_settled(taken, each))), "")
    return (AssignmentState.DONE, told) if told else (AssignmentState.TAKEN, "")


def _settled(database: OfficeDatabase, device: str, rid: str, since: str) -> str:
    """What is told of versions that were to be settled, by this laptop, else by another one: one that joins them is
    enough."""
    one = f"{ANY_KIND} AND rid = ?"
    changed = f"SELECT reason FROM change WHERE {one} AND hlc > ? AND apart = 0 ORDER BY device <> ?, hlc"  # noqa: S608 - our own words
    reasons = [str(reason) for (reason,) in database.rows(changed, (rid, since, device))]
    bodies = f"SELECT DISTINCT body FROM head WHERE {one} AND op = 'put'"  # noqa: S608 - our own words
    return settled_words(reasons, lambda: len(database.rows(bodies, (rid,))) > 1)
