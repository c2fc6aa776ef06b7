from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade, GradeClaim, Project, known
from inspector_app.store.store import Store
from inspector_app.support.clock import SetClock
from tests.desk import CHEAP, ready

__all__ = ["CHEAP", "ready"]

PASSPHRASE = "示例口令一二三四"


@pytest.fixture
def clock():
    return SetClock(datetime(2026, 11, 24, 1, 0, tzinfo=UTC))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "store"


@pytest.fixture
def store(ready, folder, clock):
    def make(new: Path) -> None:
        Store.create(new, PASSPHRASE, clock=clock, cost=CHEAP).close()

    ready.copy("store of its own floor", make, folder)
    with Store.open(folder, PASSPHRASE, clock=clock) as opened:
        yield opened


@pytest.fixture
def project():
    return Project(
        "p1", "示例一号工程", town="示例镇", unpaid_fen=1_200_000, special_account=known("示例银行"),
        grade=GradeClaim(Grade.SEVERE, date(2026, 11, 1), "台账"),
    )  # fmt: skip


@pytest.fixture
def case_with_line():
    """A case of two leads, a worker and the worker's line, to be saved in one unit with the leads."""
    return (
        Case("c1", "示例案", date(2026, 11, 20), lead_rids=("l1", "l2")),
        Person("w1", "示例甲"),
        WageClaim("k1", "c1", "w1", 1, found_fen=850_000),
    )
