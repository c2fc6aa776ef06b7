import os
import random
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.store.check import check
from inspector_app.store.store import Store
from inspector_app.support.clock import SystemClock
from tests.forked import NEEDS_FORK, fork
from tests.store.conftest import CHEAP, PASSPHRASE

pytestmark = [pytest.mark.slow, *NEEDS_FORK]


def test_a_killed_program_loses_nothing_that_was_saved_and_leaves_nothing_half_done(folder):
    Store.create(folder, PASSPHRASE, clock=SystemClock(), cost=CHEAP).close()
    chance = random.Random(20261124)
    for _ in range(15):
        saved = killed_after(folder, chance.randrange(1, 40), chance.randrange(0, 3000))
        with Store.open(folder, PASSPHRASE, clock=SystemClock()) as store:
            device = store.identity.device
            assert store.count(Case) in (saved, saved + 1)
            assert store.drafts.get("typing").body in (saved, saved + 1)
            assert store.count(WageClaim) * 3 == store.journal.head(device).seq == store.count(Case) * 3
            assert [c.seq for c in store.journal.changes_after(device, 0)] == list(range(1, store.count(Case) * 3 + 1))
            assert check(store) == []


def killed_after(folder: Path, acts: int, spins: int) -> int:
    """Let the child save some acts, kill it a little later at any point, and return the last number it said."""

    def work(say):
        """Act after act, and each number aloud once it is saved."""
        store = Store.open(folder, PASSPHRASE, clock=SystemClock())
        number = store.count(Case)
        say("ready")
        while True:
            number += 1
            store.sealed.add(b"photo" * number)
            store.drafts.save("typing", "t", number)
            with store.unit("a") as unit:
                unit.put(Case(f"c{number}", "x" * 500, date(2026, 1, 1)))
                unit.put(Person(f"w{number}", "示例"))
                unit.put(WageClaim(f"k{number}", f"c{number}", f"w{number}", number))
            say(number)

    child = fork(work)
    heard = b""
    while heard.count(b"\n") < acts + 1:
        heard += os.read(child.said, 1 << 16)
    for _ in range(spins):
        datetime.now(UTC).isoformat()
    lines = (heard + child.kill()).decode().splitlines()
    assert lines[0] == "ready"
    return int(lines[-1])
