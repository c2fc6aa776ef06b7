"""版本并存: versions of records as other laptops wrote them, kept beside the store's own: no record, in no figure."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from typing import Any

from inspector_app.domain.record_version import RecordVersion
from inspector_app.domain.records import plain
from inspector_app.vault.door import Database, rows, run

_OF_A_VERSION = tuple(each.name for each in fields(RecordVersion))
_COLUMNS = ", ".join((*_OF_A_VERSION, "source", "advice", "taken_at"))


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """One that came: ``source`` says by what, ``advice`` which version the office holds to be right, and why."""

    version: RecordVersion
    source: str
    advice: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Versions:
    """Every version that ever came; none is written over."""

    db: Database

    def all(self) -> tuple[KeptVersion, ...]:
        """The first one that came first."""
        found = rows(self.db, f"SELECT {_COLUMNS} FROM other_version ORDER BY id")
        return tuple(map(_kept, found))

    def keep(self, kept: KeptVersion) -> None:
        """Keep a version; of one that is here already only what the office says of it becomes new."""
        told = (*(getattr(kept.version, name) for name in _OF_A_VERSION), kept.source, kept.advice, kept.taken_at)
        values = [plain(each) if isinstance(each, datetime) else each for each in told]
        run(
            self.db,
            f"INSERT INTO other_version ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (rid, hash) DO UPDATE SET advice = excluded.advice",
            values,
        )


def _kept(row: Sequence[Any]) -> KeptVersion:
    kind, rid, digest, number, body, device, inspector, written, source, advice, taken = row
    version = RecordVersion(kind, rid, digest, number, body, device, inspector, _moment(written))
    return KeptVersion(version, source, advice, _moment(taken))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
