"""Power cuts while the log is folded into the database: torn pages in the file are whole in the log."""

import random
import shutil
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.domain.project import Project
from inspector_app.store.check import check
from inspector_app.store.migrate import open_up_to_date
from inspector_app.store.migrations import migrations
from inspector_app.store.store import Store
from inspector_app.support.clock import SystemClock
from inspector_app.vault.door import Database, Migrations, fold_log, page_faults, run
from inspector_app.vault.keys import KeyFile
from tests.store.conftest import CHEAP, PASSPHRASE

PIECE = 512
"""What a disk writes as a whole or not at all."""


@dataclass
class Fold:
    """A store's folder with a full log, and the database as it is after the fold."""

    folder: Path
    after: bytes = field(repr=False)

    def cut(self, seed: int, share: float, place: Path) -> Path:
        """The folder after a cut: each piece of the file is the old or the new one; the log was flushed before."""
        shutil.copytree(self.folder, place, ignore=shutil.ignore_patterns("*-shm"))
        chance = random.Random(seed)
        database = place / "inspector.db"
        old = database.read_bytes().ljust(len(self.after), b"\0")
        pieces = range(0, len(self.after), PIECE)
        chosen = (self.after if chance.random() < share else old for _ in pieces)
        torn = b"".join(source[at : at + PIECE] for at, source in zip(pieces, chosen, strict=True))
        if chance.random() < 0.3:  # the file had not grown yet
            torn = torn[: database.stat().st_size]
        database.write_bytes(torn)
        return place


@pytest.fixture(scope="module")
def fold(tmp_path_factory):
    folder = tmp_path_factory.mktemp("fold") / "store"
    with Store.create(folder, PASSPHRASE, clock=SystemClock(), cost=CHEAP) as store:
        save(store, range(30))
        fold_log(store.db)
        save(store, range(30, 90))
        copied = shutil.copytree(folder, folder.with_name("unfolded"), ignore=shutil.ignore_patterns("*-shm"))
        fold_log(store.db)
        after = (folder / "inspector.db").read_bytes()
    return Fold(copied, after)


def save(store, numbers):
    for number in numbers:
        with store.unit("甲") as unit:
            unit.put(Project(f"p{number}", f"示例{number}号工程", note="长" * 400))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6), share=st.sampled_from([0.02, 0.3, 0.7, 0.98]))
def test_a_cut_inside_the_fold_is_no_damage(fold, tmp_path_factory, clock, seed, share):
    place = fold.cut(seed, share, tmp_path_factory.mktemp("cut") / "store")
    with Store.open(place, PASSPHRASE, clock=clock) as store:
        assert check(store) == []
        assert store.count(Project) == 90
    with Store.open(place, PASSPHRASE, clock=clock) as store:
        assert check(store) == []


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10**6))
def test_a_migration_after_such_a_cut_succeeds(fold, tmp_path_factory, seed):
    place = fold.cut(seed, 0.5, tmp_path_factory.mktemp("cut") / "store")
    steps = Migrations("inspector")
    for step in migrations.pending(Database(memory=True)):
        steps()(step.fn)

    def m9999_later(db):
        run(db, "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT")

    steps()(m9999_later)
    key = KeyFile(place / "keys.json").unlock(PASSPHRASE).database
    with closing(open_up_to_date(place / "inspector.db", key, steps)) as db:
        assert page_faults(db) == []
