"""What a person must look at once packages were taken in: versions side by side, equal numbers, what names nothing,
what another one's laptop wrote."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from inspector_app.office.database import OfficeDatabase
from inspector_app.office.importing import ImportResult
from inspector_app.office.looked import Record, keep_looking, to_look_at
from inspector_app.office.owners import Foreign, Owners, owners
from inspector_app.office.same_numbers import SameNumber, shared_numbers
from inspector_app.office.status import (
    MOST_LOST,
    Conflict,
    Lost,
    conflicts,
    is_waiting,
    unresolved,
)


@dataclass(frozen=True, slots=True)
class Alarming:
    """What of the office's records a person must look at after an import."""

    conflicts: tuple[Conflict, ...] = ()
    same_numbers: tuple[SameNumber, ...] = ()
    lost: tuple[Lost, ...] = ()
    owners: Owners = field(default_factory=Owners)


def _may_lack(database: OfficeDatabase, results: Sequence[ImportResult]) -> frozenset[Record] | None:
    """Which records may name something that nobody brought: of most packages their import told it."""
    untold = to_look_at(database, ((each.device, each.first, each.last) for each in results if each.lacking is None))
    return untold if untold is None else untold.union(*(each.lacking for each in results if each.lacking is not None))


def look_after(database: OfficeDatabase, results: Sequence[ImportResult]) -> Alarming:
    """Looked for where an import may have changed it (:mod:`~inspector_app.office.looked`)."""
    records = to_look_at(database, ((each.device, each.first, each.last) for each in results))
    open_ = unresolved(database, records if records is None else _may_lack(database, results))
    lost = () if is_waiting(database) else tuple(open_[:MOST_LOST])  # while a gap may still hold it, none is lost
    shared = shared_numbers(database, records)
    same = tuple(each for each in shared if each.is_open)
    found = Alarming(conflicts(database, records), same, lost, owners(database, records))
    again: tuple[Conflict | Lost | Foreign, ...] = (*found.conflicts, *open_, *found.owners.foreign)
    papers = {("document", paper.rid) for each in shared for paper in each.papers}
    keep_looking(database, {(each.kind, each.rid) for each in again} | papers)
    return found
