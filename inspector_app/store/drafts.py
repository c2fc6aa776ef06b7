"""Drafts: what is being typed, kept outside the journal so that a lost battery loses no sentence."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from inspector_app.domain.records import plain
from inspector_app.support.clock import Clock
from inspector_app.vault.door import Database, rows, run


@dataclass(frozen=True, slots=True)
class Draft:
    """Unsaved typing: ``key`` says which window it belongs to, ``body`` is any plain JSON value."""

    key: str
    title: str
    body: Any
    at: datetime


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts of a store, one for each key."""

    db: Database
    clock: Clock

    def save(self, key: str, title: str, body: Any, at: datetime | None = None) -> None:
        """Keep a draft in place of the one with the same key, typed now or at ``at``. Durable when it returns."""
        run(
            self.db,
            "INSERT INTO draft (key, title, body, at) VALUES (?, ?, ?, ?) ON CONFLICT (key) DO UPDATE "
            "SET title = excluded.title, body = excluded.body, at = excluded.at",
            (key, title, json.dumps(body), plain(at or self.clock.now())),
        )

    def get(self, key: str) -> Draft | None:
        """The draft with this key, or None."""
        return next(iter(self._select("WHERE key = ?", key)), None)

    def all(self) -> tuple[Draft, ...]:
        """Every draft, the newest first."""
        return self._select("ORDER BY at DESC, id DESC")

    def drop(self, key: str) -> None:
        """Forget a draft; inside a unit of work it goes only when the unit is saved."""
        run(self.db, "DELETE FROM draft WHERE key = ?", (key,))

    def _select(self, where: str, *parameters: str) -> tuple[Draft, ...]:
        found = rows(self.db, f"SELECT key, title, body, at FROM draft {where}", parameters)
        return tuple(
            Draft(key, title, json.loads(body), datetime.fromisoformat(at).astimezone(UTC))
            for key, title, body, at in found
        )
