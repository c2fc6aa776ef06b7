"""The outbox: which stretches of the journal went to the office, and what its receipts acknowledged.

What counts is what the present office was given and answered; the packages and receipts of one before it are kept.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from inspector_app.domain.change import GENESIS
from inspector_app.domain.handover import Receipt
from inspector_app.domain.records import canonical, from_plain, plain
from inspector_app.store.identity import identities
from inspector_app.store.journal import Head, Journal
from inspector_app.store.settings import Settings
from inspector_app.support.errors import Problem, Refused
from inspector_app.vault.door import Database, rows, run

_FORMER = "former-office"
"""Setting: the last export to the office before the present one, and its last receipt."""
_PRESENT = f"id > coalesce((SELECT json_extract(value, '{{}}') FROM setting WHERE key = '{_FORMER}'), 0)"
_OF_PRESENT = _PRESENT.format("$[1]")


@dataclass(frozen=True, slots=True)
class Export:
    """A package that was made: its file name, the journal numbers in it, its SHA-256."""

    device: str
    file: str
    first: int
    last: int
    sha256: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How a device stands with the office: acknowledged and last change, the running number of its newest receipt (0
    for none), the hashes of the files that receipt says never arrived, and the stamp of the first change that is not
    acknowledged (empty for none)."""

    acknowledged: int
    last: int
    running: int
    lacking: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class Outbox:
    """Exports made and receipts taken, per device that this store has been."""

    db: Database

    def begin_anew(self) -> None:
        """Another office takes what is handed over: what the one before it got and answered counts no more."""
        last = "SELECT (SELECT coalesce(max(id), 0) FROM export), (SELECT coalesce(max(id), 0) FROM receipt)"
        Settings(self.db).set(_FORMER, json.dumps(rows(self.db, last)[0]))

    def record_export(self, export: Export) -> None:
        """Note a finished package."""
        run(
            self.db,
            'INSERT INTO export (device, file, "first", "last", sha256, made_at) VALUES (?, ?, ?, ?, ?, ?)',
            (export.device, export.file, export.first, export.last, export.sha256, plain(export.made_at)),
        )

    def exports(self) -> tuple[Export, ...]:
        """All packages made, the newest first."""
        return tuple(export for export, _ in self.exports_told())

    def exports_now(self) -> tuple[Export, ...]:
        """Those that were made for the present office, the newest first."""
        return tuple(export for export, is_present in self.exports_told() if is_present)

    def exports_told(self) -> tuple[tuple[Export, bool], ...]:
        """All, the newest first, each with whether it was made for the present office."""
        query = 'SELECT device, file, "first", "last", sha256, made_at, {} FROM export ORDER BY id DESC'
        found = rows(self.db, query.format(_PRESENT.format("$[0]")))
        return tuple(
            (Export(device, file, first, last, digest, datetime.fromisoformat(at).astimezone(UTC)), bool(is_present))
            for device, file, first, last, digest, at, is_present in found
        )

    def receipts(self, device: str) -> tuple[Receipt, ...]:
        """The receipts of the present office for a device, the newest first."""
        return self._receipts(device, _OF_PRESENT)

    def every_receipt(self, device: str) -> tuple[Receipt, ...]:
        """Those of an office before it too."""
        return self._receipts(device, "1")

    def _receipts(self, device: str, which: str) -> tuple[Receipt, ...]:
        query = f"SELECT body FROM receipt WHERE device = ? AND {which} ORDER BY running DESC"
        return tuple(from_plain(Receipt, json.loads(row[0]), "receipt") for row in rows(self.db, query, (device,)))

    def acknowledged(self, device: str) -> Head:
        """Up to where the office holds everything, by its newest receipt."""
        found = rows(
            self.db,
            f"SELECT acknowledged, head FROM receipt WHERE device = ? AND {_OF_PRESENT} ORDER BY running DESC LIMIT 1",
            (device,),
        )
        return Head(*found[0]) if found else Head(0, GENESIS)

    def take_receipt(self, receipt: Receipt) -> None:
        """Keep a receipt. Its acknowledged number may be lower than before: the office may come from a copy.

        A device that ended when a backup was restored may have handed over more than came back: then all that is here
        is acknowledged. Raises :class:`Refused` ``outbox-receipt-old`` when its running number is not higher than the
        last one's, ``outbox-receipt-foreign`` when it acknowledges a journal that is not ours.
        """
        known = self.receipts(receipt.device)
        before = {each.running for each in self.every_receipt(receipt.device)}
        if receipt.running in before or (known and receipt.running <= known[0].running):
            raise Refused(Problem("outbox-receipt-old", "running", details={"running": str(receipt.running)}))
        if not self.is_ours(receipt):
            raise Refused(Problem("outbox-receipt-foreign", "head", details={"seq": str(receipt.acknowledged)}))
        here = Journal(self.db).head(receipt.device)
        held = here if receipt.acknowledged > here.seq else Head(receipt.acknowledged, receipt.head)
        run(
            self.db,
            "INSERT INTO receipt (device, running, acknowledged, head, body) VALUES (?, ?, ?, ?, ?)",
            (receipt.device, receipt.running, held.seq, held.hash, canonical(plain(receipt))),
        )

    def is_ours(self, receipt: Receipt) -> bool:
        """Whether a receipt acknowledges this journal, or of a device that ended before a restore one that went on."""
        journal = Journal(self.db)
        if journal.hash_at(receipt.device, receipt.acknowledged) == receipt.head:
            return True
        has_ended = receipt.device in {identity.device for identity in identities(self.db)[:-1]}
        return has_ended and not receipt.forks and receipt.acknowledged > journal.head(receipt.device).seq

    def next_running(self, device: str) -> int:
        """A running number above those of all receipts that were taken."""
        return int(rows(self.db, "SELECT coalesce(max(running), 0) + 1 FROM receipt WHERE device = ?", (device,))[0][0])

    def standing(self, device: str) -> "Standing":
        """How a device stands with the office, by one statement."""
        newest = (
            "SELECT acknowledged, running, json_extract(body, '$.missing_blobs') AS lacking FROM receipt"
            f" WHERE device = ? AND {_OF_PRESENT} ORDER BY running DESC LIMIT 1"
        )
        found = rows(
            self.db,
            "SELECT coalesce(r.acknowledged, 0), (SELECT coalesce(max(seq), 0) FROM change WHERE device = ?),"
            " coalesce(r.running, 0), coalesce(r.lacking, '[]'),"
            " coalesce((SELECT hlc FROM change WHERE device = ? AND seq = coalesce(r.acknowledged, 0) + 1), '')"
            f" FROM (SELECT 1) LEFT JOIN ({newest}) AS r ON 1",
            (device, device, device),
        )
        acknowledged, last, running, lacking, since = found[0]
        return Standing(acknowledged, last, running, tuple(json.loads(lacking)), since)

    def going_on(self) -> tuple[str, ...]:
        """The devices of this store's journal of which anything is still handed over, the earliest first."""
        ended = set(Settings(self.db).given_up)
        return tuple(device for device in Journal(self.db).devices() if device not in ended)

    def waiting(self) -> tuple[str, ...]:
        """The devices with changes that the office has not acknowledged; more than one only after a restore."""
        return tuple(device for device in self.going_on() if self.standing(device).since)
