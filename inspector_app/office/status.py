"""What the office holds: each laptop's standing, and totals over all of them."""

from dataclasses import dataclass
from datetime import datetime

from inspector_app.domain.handover import Gap, KindCount, Rejected
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.importing import missing_files, quarantined, standing_of


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


@dataclass(frozen=True, slots=True)
class OfficeStatus:
    """All laptops, present records by kind, 认定 in 分 over all wage lines, and open conflicts."""

    devices: tuple[DeviceStatus, ...]
    records: tuple[KindCount, ...]
    owed_fen: int
    conflicts: tuple[Conflict, ...]


def status(database: OfficeDatabase) -> OfficeStatus:
    """Everything the office's first page shows, derived from what it holds."""
    devices = database.rows("SELECT device, inspector, revoked_at FROM device ORDER BY enrolled_at, device")
    records = database.rows("SELECT kind, count(*) FROM current GROUP BY kind ORDER BY kind")
    owed = database.rows("SELECT coalesce(sum(found_fen), 0) FROM current_wage_claim WHERE nature = 'wages'")
    return OfficeStatus(
        tuple(_device_status(database, *row) for row in devices),
        tuple(KindCount(*row) for row in records),
        int(owed[0][0]),
        conflicts(database),
    )


def conflicts(database: OfficeDatabase) -> tuple[Conflict, ...]:
    """Every record with several versions that nobody has joined."""
    return tuple(Conflict(*row) for row in database.rows("SELECT kind, rid, versions FROM conflict ORDER BY kind, rid"))


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
        standing.gaps, missing_files(database, device), standing.forks, quarantined(database, device), standing.apart,
    )  # fmt: skip
