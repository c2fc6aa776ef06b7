"""他人资料: what colleagues gave to be read, in a place of its own: no record of this store, in no figure or list."""

from dataclasses import dataclass
from datetime import UTC, datetime

from inspector_app.domain.records import plain
from inspector_app.vault.door import Database, rows, run

_COLUMNS = "subject, title, device, inspector, agency, made_at, taken_at, body"


@dataclass(frozen=True, slots=True)
class Copy:
    """A case or visit as a colleague had it when he gave it. ``body`` holds its records, one change a line."""

    subject: str
    title: str
    device: str
    inspector: str
    agency: str
    made_at: datetime
    taken_at: datetime
    body: str


@dataclass(frozen=True, slots=True)
class Copies:
    """One copy for each case or visit of a colleague: the newest."""

    db: Database

    def all(self) -> tuple[Copy, ...]:
        """Every copy, the last one taken first."""
        found = rows(self.db, f"SELECT {_COLUMNS} FROM colleague_copy ORDER BY taken_at DESC, id DESC")
        return tuple(
            Copy(subject, title, device, inspector, agency, _moment(made), _moment(taken), body)
            for subject, title, device, inspector, agency, made, taken, body in found
        )

    def keep(self, copy: Copy) -> None:
        """Keep a copy in the place of an earlier one of the same case or visit."""
        self.drop(copy.subject)
        values = (*(getattr(copy, name) for name in _COLUMNS.split(", ")),)
        told = [plain(value) if isinstance(value, datetime) else value for value in values]
        run(self.db, f"INSERT INTO colleague_copy ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", told)

    def drop(self, subject: str) -> None:
        """Remove a copy, whole."""
        run(self.db, "DELETE FROM colleague_copy WHERE subject = ?", (subject,))


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)
