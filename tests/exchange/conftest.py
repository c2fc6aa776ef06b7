"""A laptop for tests: its card, its signing key, and a journal of invented records."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from inspector_app.domain.change import GENESIS, Change, Op, sealed
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.handover import BlobEntry, DeviceCard
from inspector_app.domain.records import KINDS, encode, kind_of
from inspector_app.support.files import sha256
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.signing import new_signing_secret, verify_key_of
from tests.warm_readers import readers_are_warm

__all__ = ["readers_are_warm"]

MADE_AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@dataclass
class Laptop:
    device: str = "5f0d3c1e-0000-4000-8000-000000000001"
    secret: str = field(default_factory=new_signing_secret)
    identity: str = field(default_factory=new_age_identity)
    journal: list[Change] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)
    made_at: datetime = MADE_AT

    @property
    def card(self) -> DeviceCard:
        recipient = recipient_of(self.identity)
        return DeviceCard(self.device, "示例县人社局", "张示例", "示0001", verify_key_of(self.secret), recipient)

    def write(self, *bodies, group: str | None = None, **fields) -> Change:
        """Append one change; a record, or (kind, rid, body) for a body of any shape."""
        for record in bodies:
            kind, rid, body = record if isinstance(record, tuple) else (kind_of(record), record.rid, encode(record))
            heads = [c.hash for c in self.journal if c.rid == rid and c.kind == kind]
            seq = len(self.journal) + 1
            change = Change(
                self.device, seq, group or f"g{seq}", kind, rid, Op.PUT, tuple(heads[-1:]), f"{seq:015d}-0000",
                "张示例", "", KINDS[kind].version if kind in KINDS else 1, body,
                self.journal[-1].hash if self.journal else GENESIS,
            )  # fmt: skip
            self.journal.append(sealed(change if not fields else replace(change, **fields)))
        return self.journal[-1]

    def file(self, data: bytes, role: str = "pdf") -> BlobEntry:
        entry = BlobEntry(sha256(data), len(data), role)
        self.blobs[entry.sha256] = data
        return entry


def company(number: int, name: str = "示例建工有限公司") -> Company:
    return Company(f"00000000-0000-4000-8000-{number:012d}", name)


def claim(number: int, found_fen: int) -> WageClaim:
    return WageClaim(f"00000000-0000-4000-9000-{number:012d}", "case", "person", number, found_fen=found_fen)


@pytest.fixture
def laptop() -> Laptop:
    made = Laptop()
    made.write(company(1), company(2), claim(1, 100_00), claim(2, 50_50), claim(1, 120_00))
    return made


@pytest.fixture
def records():
    """The builders ``company(number)`` and ``claim(number, found_fen)``."""
    return SimpleNamespace(company=company, claim=claim)
