"""Small values the laptop keeps for itself, outside the journal; among them the card of its office."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.domain.handover import OfficeCard
from inspector_app.domain.records import canonical, from_plain, plain
from inspector_app.vault.door import Database, rows, run

_OFFICE, _LEFT_BEHIND, _GIVEN_UP = "office-card", "left-behind", "given-up-devices"


@dataclass(frozen=True, slots=True)
class Settings:
    """Texts by key."""

    db: Database

    def get(self, key: str, default: str = "") -> str:
        """The value kept under ``key``."""
        found = rows(self.db, "SELECT value FROM setting WHERE key = ?", (key,))
        return str(found[0][0]) if found else default

    def set(self, key: str, value: str) -> None:
        """Keep a value; it joins the unit of work that is open, if there is one."""
        run(
            self.db,
            "INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (key, value),
        )

    @property
    def left_behind(self) -> tuple[str, ...]:
        """The SHA-256 of the originals that were gone when this store was rescued from one whose folder was gone."""
        return tuple(json.loads(self.get(_LEFT_BEHIND, "[]")))

    def set_left_behind(self, digests: Iterable[str]) -> None:
        """Remember which originals did not come along."""
        self.set(_LEFT_BEHIND, json.dumps(sorted(digests)))

    @property
    def given_up(self) -> tuple[str, ...]:
        """The devices that this store was and no longer speaks for: another copy of it goes on as they."""
        return tuple(json.loads(self.get(_GIVEN_UP, "[]")))

    def give_up(self, device: str) -> None:
        """Speak for a device no longer."""
        self.set(_GIVEN_UP, json.dumps([*self.given_up, device]))

    @property
    def office(self) -> OfficeCard | None:
        """The card of the office that takes this laptop's packages."""
        text = self.get(_OFFICE)
        return from_plain(OfficeCard, json.loads(text), "office card") if text else None

    def set_office(self, card: OfficeCard) -> None:
        """Keep the office's card. ``Store.adopt_office`` also gives its recovery key a slot."""
        self.set(_OFFICE, canonical(plain(card)))
