"""An office and laptops for tests: invented journals, cut into deliveries as the exchange floor hands them over."""

import hashlib
import os
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from inspector_app.domain.change import GENESIS, Change, Op, sealed
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.handover import BlobEntry, Delivery, DeviceCard, ExportHeader, Rejected, control_totals
from inspector_app.domain.records import KINDS, encode, kind_of
from inspector_app.office.database import open_server
from inspector_app.office.folder import enrol, init_office, open_office
from inspector_app.office.narrow import NARROW, table_name
from inspector_app.office.present import present
from inspector_app.vault.age import new_age_identity, recipient_of
from inspector_app.vault.keys import KeyCost
from inspector_app.vault.signing import new_signing_secret, verify_key_of
from tests.office.server import address

NOW = datetime(2026, 11, 24, 10, 30, 5, tzinfo=UTC)

PASSPHRASE = "示例办公室的口令"
CHEAP = KeyCost(1, 8192)

VERIFY = verify_key_of(new_signing_secret())
RECIPIENT = recipient_of(new_age_identity())

URL = address(os.environ.get("INSPECTOR_TEST_POSTGRES", ""))
"""An empty database of a real server, where there is one; its tables are dropped."""
needs_server = pytest.mark.skipif(not URL, reason="INSPECTOR_TEST_POSTGRES is not set")
BOTH = ("file", pytest.param("server", marks=needs_server))
"""For a fixture ``office`` of a module whose tests hold for a file and a server alike."""
TABLES = (
    "meta", "device", "followed", "change", "change_parent", "quarantine", "package", "file", "file_need", "receipt",
    "issued", "task_file", "office_look", *map(table_name, NARROW),
)  # fmt: skip


def empty_server() -> None:
    """Drop everything that an office made there."""
    cleaner = open_server(URL)
    for table in TABLES:
        cleaner.run(f"DROP TABLE IF EXISTS {table} CASCADE")
    cleaner.close()


def company(number: int, name: str = "示例建工有限公司") -> Company:
    return Company(f"00000000-0000-4000-8000-{number:012d}", name)


def claim(number: int, found_fen: int) -> WageClaim:
    return WageClaim(f"00000000-0000-4000-9000-{number:012d}", "case", "person", number, found_fen=found_fen)


def check_whole_kinds(database):
    """A whole kind at once, from the journal or its narrow copies, is what the view tells record by record."""
    for kind, copies in (("company", ""), ("wage_claim", ""), ("wage_claim", table_name("wage_claim"))):
        seen = database.rows("SELECT rid, hash FROM current WHERE kind = ?", (kind,))
        assert sorted(database.rows(present(kind, "rid, hash", copies))) == sorted(seen) != []


@dataclass
class Laptop:
    number: int = 1
    journal: list[Change] = field(default_factory=list)

    @property
    def device(self) -> str:
        return f"{self.number:08d}-0000-4000-8000-000000000001"

    @property
    def card(self) -> DeviceCard:
        return DeviceCard(self.device, "示例县人社局", f"张示例{self.number}", "示0001", VERIFY, RECIPIENT)

    def write(self, *records, group: str = "", parents: tuple[str, ...] | None = None) -> Change:
        """Append changes of one act group; a record, or (kind, rid, body)."""
        group = group or f"g{self.number}-{len(self.journal) + 1}"
        for record in records:
            kind, rid, body = record if isinstance(record, tuple) else (kind_of(record), record.rid, encode(record))
            mine = [c.hash for c in self.journal if c.rid == rid][-1:]
            change = Change(
                self.device, len(self.journal) + 1, group, kind, rid, Op.PUT,
                tuple(mine) if parents is None else parents, f"{len(self.journal):015d}-{self.number:04d}", "张示例",
                "", KINDS[kind].version if kind in KINDS else 1, body,
                self.journal[-1].hash if self.journal else GENESIS,
            )  # fmt: skip
            self.journal.append(sealed(change))
        return self.journal[-1]

    def deliver(self, first: int = 1, last: int | None = None, rejected: dict[int, str] | None = None, **header):
        last = len(self.journal) if last is None else last
        changes = tuple(self.journal[first - 1 : last])
        prev = self.journal[first - 2].hash if first > 1 else GENESIS
        counts, owed = control_totals(changes)
        head = ExportHeader(
            1, self.device, "示例县人社局", "张示例", NOW, first, last, prev, changes[-1].hash if changes else prev,
            counts, owed, (),
        )  # fmt: skip
        head = replace(head, **header)
        bad = tuple(Rejected(c.seq, c.rid, rejected[c.seq]) for c in changes if c.seq in (rejected or {}))
        name = f"{self.device[:8]}_{first}-{last}.day"
        digest = hashlib.sha256(repr((head, changes)).encode()).hexdigest()
        return Delivery(name, digest, head, changes, bad)


def blob(data: bytes, role: str = "evidence") -> BlobEntry:
    return BlobEntry(hashlib.sha256(data).hexdigest(), len(data), role)


@pytest.fixture(scope="session")
def fresh_folder(tmp_path_factory):
    """An office that nobody has used."""
    folder = tmp_path_factory.mktemp("offices") / "office"
    init_office(folder, PASSPHRASE, "示例县根治欠薪办", CHEAP)
    return folder


@pytest.fixture
def file_office(fresh_folder, tmp_path):
    shutil.copytree(fresh_folder, tmp_path / "office")
    opened = open_office(tmp_path / "office", PASSPHRASE)
    yield opened
    opened.close()


@pytest.fixture
def office(file_office):
    return file_office


@pytest.fixture
def server(file_office):
    """The same office with its merged database on the server."""
    empty_server()
    opened = open_office(file_office.folder, PASSPHRASE, URL)
    yield opened
    opened.close()


@pytest.fixture
def laptop(office) -> Laptop:
    made = Laptop()
    enrol(office, made.card, NOW)
    return made


@pytest.fixture
def build():
    """The builders of this file."""
    return SimpleNamespace(
        NOW=NOW,
        PASSPHRASE=PASSPHRASE,
        CHEAP=CHEAP,
        Laptop=Laptop,
        company=company,
        claim=claim,
        blob=blob,
        check_whole_kinds=check_whole_kinds,
    )
