"""What the office holds: each laptop's standing, and totals over all of them."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby
from typing import Any

from inspector_app.domain.handover import Gap, KindCount, Rejected
from inspector_app.domain.naming import ABOUT, own_name
from inspector_app.domain.records import BadRecord
from inspector_app.domain.references import NAMED, Named, references_in
from inspector_app.office.assigning import Issued, issued
from inspector_app.office.backing_up import WholeCopy
from inspector_app.office.by_hash import same
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.importing import gaps_of, missing_files, standing_of, still_set_aside
from inspector_app.office.looked import ANY_KIND, Record, among, held_of
from inspector_app.office.owners import Owners, owners
from inspector_app.office.same_numbers import SameNumber, same_numbers
from inspector_app.support.errors import Trouble

MOST_LOST = 500
"""So many references that lead nowhere are told."""


@dataclass(frozen=True, slots=True)
class PackageLine:
    """The last package of a laptop: file name, stretch of its journal, when it was made and taken."""

    file: str
    first: int
    last: int
    made_at: datetime
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """One laptop: whose, how far, and what is missing or odd."""

    device: str
    inspector: str
    revoked: bool
    last_package: PackageLine | None
    acknowledged: int
    last_receipt: int
    gaps: tuple[Gap, ...]
    missing_files: tuple[str, ...]
    forks: tuple[str, ...]
    quarantine: tuple[Rejected, ...]
    apart: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record with several versions that nobody has joined: shown side by side, settled by a person."""

    kind: str
    rid: str
    versions: int
    name: str = ""
    inspectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lost:
    """A record with a field that names nothing the office ever got: the value as it stands there."""

    kind: str
    rid: str
    name: str
    noun: str
    field: str
    value: str
    inspector: str


@dataclass(frozen=True, slots=True)
class OfficeStatus:
    """All laptops, present records by kind, 认定 in 分 over all wage lines, and open conflicts.

    ``untold`` lines have no finding: the sum does not speak of those. ``issued`` is what the laptops were given to do.
    ``packages`` were taken in; ``copies`` are those of the whole database, the one that holds most first.
    """

    devices: tuple[DeviceStatus, ...]
    records: tuple[KindCount, ...]
    owed_fen: int
    conflicts: tuple[Conflict, ...]
    same_numbers: tuple[SameNumber, ...] = ()
    untold: int = 0
    lost: tuple[Lost, ...] = ()
    owners: Owners = field(default_factory=Owners)
    issued: tuple[Issued, ...] = ()
    packages: int = 0
    copies: tuple[WholeCopy, ...] = ()


def status(database: OfficeDatabase) -> OfficeStatus:
    """Everything the office's first page shows, derived from what it holds."""
    devices = database.rows("SELECT device, inspector, revoked_at FROM device ORDER BY enrolled_at, device")
    records = database.rows("SELECT kind, count(*) FROM current GROUP BY kind ORDER BY kind")
    owed, untold = database.rows(
        "SELECT coalesce(sum(found_fen), 0), count(*) - count(found_fen) FROM current_wage_claim WHERE nature = 'wages'"
    )[0]
    return OfficeStatus(
        tuple(_device_status(database, *row) for row in devices),
        tuple(KindCount(*row) for row in records),
        int(owed),
        conflicts(database),
        same_numbers(database),
        int(untold),
        lost_references(database),
        owners(database),
        issued(database),
        int(database.rows("SELECT count(*) FROM package")[0][0]),
    )


_CONFLICTS = (
    "SELECT n.kind, n.rid, count(*) FROM head n WHERE n.kind <> ''{} GROUP BY n.kind, n.rid"
    " HAVING count(DISTINCT n.op || n.body) > 1"
)


_SEVERAL = "SELECT n.kind, n.rid FROM change n WHERE n.kind <> ''{} GROUP BY n.kind, n.rid HAVING count(*) > 1"


def conflicts(database: OfficeDatabase, records: Collection[Record] | None = None) -> tuple[Conflict, ...]:
    """Every record with several versions that nobody has joined, or every one of these ``records``."""
    if records is not None:  # of most records that come there is one version
        several: Iterable[Any] = among(database, _SEVERAL, records)
        records = {(kind, rid) for kind, rid in several}
    found: Iterable[Any] = sorted(among(database, _CONFLICTS, records))
    return tuple(
        Conflict(kind, rid, versions, called(database, rid), _inspectors(database, rid))
        for kind, rid, versions in found
        if _differ(database, kind, rid)
    )


def _differ(database: OfficeDatabase, kind: str, rid: str) -> bool:
    """Whether versions differ that somebody wrote: what merely came along with a case of a colleague is as he had it
    then, and he may have gone on."""
    brought = (
        f"SELECT 1 FROM change_parent p JOIN change b ON {same('b.hash', 'p.parent')} JOIN change t"  # noqa: S608
        " ON t.device = h.device AND t.act_group = h.act_group AND t.kind = 'case_transfer'"
        " WHERE p.device = h.device AND p.seq = h.seq AND p.hash = h.hash"
        " AND b.device <> h.device AND b.op = h.op AND b.body = h.body"
    )
    query = f"SELECT DISTINCT op, body FROM head h WHERE kind = ? AND rid = ? AND NOT EXISTS ({brought})"  # noqa: S608
    return len(database.rows(query, (kind, rid))) > 1


_LAST_FIRST = (  # the first of a record says how it stands, as the view ``current`` tells it, whose lines a
    # database does not look for one by one
    "SELECT n.kind, n.rid, n.version, n.body, d.inspector, n.op, n.apart FROM head n JOIN device d"
    " ON d.device = n.device WHERE n.kind <> ''{} ORDER BY n.kind, n.rid, n.apart, n.hlc DESC, n.hash DESC"
)


def is_waiting(database: OfficeDatabase) -> bool:
    """Whether a gap of some laptop may still hold what is lacking."""
    devices = [str(row[0]) for row in database.rows("SELECT device FROM device")]
    return any(gaps_of(database, device) for device in devices)


def lost_references(database: OfficeDatabase, records: Collection[Record] | None = None) -> tuple[Lost, ...]:
    """What present records (all, or these) name and no laptop brought; none while a gap may still hold it."""
    return () if is_waiting(database) else tuple(unresolved(database, records)[:MOST_LOST])


def unresolved(database: OfficeDatabase, records: Collection[Record] | None = None) -> list[Lost]:
    """What present records (all, or these) name and no laptop brought yet."""
    found = []
    versions: Iterable[Any] = among(database, _LAST_FIRST, records)
    last = (next(several) for _, several in groupby(versions, lambda row: row[:2]))
    named = [
        (kind, rid, inspector, sorted(_names(kind, version, body)))
        for kind, rid, version, body, inspector, op, apart in last
        if op == "put" and not apart
    ]
    held = held_of(database, {(kind, each.rid) for *_, names in named for each in names for kind in NAMED[each.field]})
    for kind, rid, inspector, names in named:
        for each in names:
            if not any((other, each.rid) in held for other in NAMED[each.field]):
                name = called(database, rid)
                found.append(Lost(kind, rid, name, each.noun, each.field, each.rid, inspector))
    return sorted(found, key=lambda lost: (lost.kind, lost.rid))


def _names(kind: str, version: int, body: str) -> frozenset[Named]:
    """What a held body names; one that this program cannot read is in quarantine."""
    try:
        return references_in(kind, version, body)
    except (BadRecord, Trouble):
        return frozenset()


def called(database: OfficeDatabase, rid: str) -> str:
    """What people call a record: its number and title or name, else the name of whom or what it is about; or empty."""
    fields = _body(database, rid)
    own = own_name(fields)
    if own:
        return own
    about = (own_name(_body(database, str(fields[ref]))) for ref in ABOUT if fields.get(ref))
    return next((name for name in about if name), "")


def _body(database: OfficeDatabase, rid: str) -> dict[str, Any]:
    one_of = f"SELECT body FROM head WHERE {ANY_KIND} AND rid = ?"  # noqa: S608 - our own words, for the index
    found = database.rows(f"{one_of} AND op = 'put' ORDER BY apart, hlc DESC", (rid,))
    body = json.loads(found[0][0]) if found else {}
    return body if isinstance(body, dict) else {}


def _inspectors(database: OfficeDatabase, rid: str) -> tuple[str, ...]:
    query = (
        "SELECT DISTINCT d.inspector FROM head h JOIN device d ON d.device = h.device"  # noqa: S608 - our own words
        f" WHERE {ANY_KIND} AND rid = ? ORDER BY 1"
    )
    return tuple(str(name) for (name,) in database.rows(query, (rid,)))


def _device_status(database: OfficeDatabase, device: str, inspector: str, revoked_at: str) -> DeviceStatus:
    standing = standing_of(database, device)
    query = (
        "SELECT file, first_seq, last_seq, made_at, taken_at FROM package WHERE device = ?"
        " ORDER BY last_seq DESC, made_at DESC, volume LIMIT 1"
    )
    package = [
        PackageLine(file, first, last, datetime.fromisoformat(made), datetime.fromisoformat(taken))
        for file, first, last, made, taken in database.rows(query, (device,))
    ]
    running = database.rows("SELECT coalesce(max(running), 0) FROM receipt WHERE device = ?", (device,))
    return DeviceStatus(
        device, inspector, bool(revoked_at), package[0] if package else None, standing.acknowledged, running[0][0],
        standing.gaps, missing_files(database, device), standing.forks, still_set_aside(database, device),
        standing.apart,
    )  # fmt: skip
