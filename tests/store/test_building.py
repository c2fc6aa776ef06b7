import os
import signal

import pytest

from inspector_app.store.backup import backup, restore
from inspector_app.store.check import check
from inspector_app.store.layout import is_ours_alone
from inspector_app.store.lock import FolderLock
from inspector_app.store.store import Store
from tests.store.conftest import CHEAP, PASSPHRASE

fcntl = pytest.importorskip("fcntl")
pytestmark = pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")


class Killed:
    """Progress of a program that is killed at a step."""

    def __init__(self, at):
        self.at = at

    def step(self, done, total, what):
        if done == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def killed(work):
    """Run the work in a process that kills itself somewhere in it."""
    pid = os.fork()
    if not pid:
        try:
            work()
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def full(folder, clock):
    """A closed store with three sealed files."""
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        for number in range(3):
            store.sealed.add(b"photo %d" % number * 1000)
    return folder


def test_a_backup_clears_what_killed_ones_left_under_other_names(full, clock, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()

    def write():
        with Store.open(full, PASSPHRASE, clock=clock) as store:
            backup(store, stick / "monday.backup", Killed(2))

    for _ in range(2):
        killed(write)
    (stick / "older program.backup.part").write_bytes(next(stick.glob("*.part")).read_bytes())
    kept = ["照片.part1.rar", "x.0123abcd.part", "电影.part"]
    for name in kept:
        (stick / name).write_bytes(b"the person's own")
    assert len(names(stick)) == 5  # the second cleared what the first left
    with Store.open(full, PASSPHRASE, clock=clock) as store:
        backup(store, stick / "tuesday.backup")
        assert list(full.glob("*.part*")) == []
    assert names(stick) == sorted([*kept, "tuesday.backup"])


def test_a_whole_backup_or_one_that_is_being_written_is_not_cleared(full, clock, tmp_path):
    with Store.open(full, PASSPHRASE, clock=clock) as store:
        backup(store, tmp_path / "a.backup")
        whole = (tmp_path / "a.backup").read_bytes()
        (tmp_path / "a.backup.0123abcd.part").write_bytes(whole)
        (tmp_path / "b.backup.0123abcd.part").write_bytes(whole[:5000])
        with (tmp_path / "b.backup.0123abcd.part").open("rb") as other:
            fcntl.flock(other, fcntl.LOCK_EX)
            backup(store, tmp_path / "c.backup")
    assert names(tmp_path) == [
        "a.backup", "a.backup.0123abcd.part", "b.backup.0123abcd.part", "c.backup", "store",
    ]  # fmt: skip


def test_a_restore_clears_what_killed_ones_left_under_other_names(full, clock, tmp_path):
    with Store.open(full, PASSPHRASE, clock=clock) as store:
        backup(store, tmp_path / "a.backup")
    places = tmp_path / "places"
    places.mkdir()

    def write():
        restore(tmp_path / "a.backup", places / "first", PASSPHRASE, clock=clock, progress=Killed(2))

    killed(write)
    (leaving,) = places.iterdir()
    assert is_ours_alone(leaving)
    own = places / "照片.0123abcd.part"
    (own / "sealed").mkdir(parents=True)
    (own / "sealed" / "大门.jpg").write_bytes(b"the person's own")
    alive = places / "third.0123abcd.part"
    alive.mkdir()
    lock = FolderLock(alive / "building")
    with restore(tmp_path / "a.backup", places / "second", PASSPHRASE, clock=clock) as again:
        assert check(again) == []
    lock.release()
    assert names(places) == sorted([own.name, alive.name, "second"])
    assert "building" not in names(places / "second")


OWN = ("2026.partner.xlsx", "照片.part1.rar", "笔录.partial.docx", "inspector.db.part", "keys.json.old.part",
       "inspector.db.0123abcd.parts", "inspector.before-清理前.db")  # fmt: skip
LEFT = ("inspector.db.0123abcd.part", "inspector.db.0123abcd.part-wal", "keys.json.0123abcd.part",
        "keys.json.spare.0123abcd.part", "anchor.0123abcd.part", "log-mark.0123abcd.part", "reserve.0123abcd.part",
        "building")  # fmt: skip


def test_opening_clears_our_own_leavings_and_no_file_of_the_person(full, clock):
    before = names(full)
    for name in (*OWN, *LEFT):
        (full / name).write_bytes(b"x")
    Store.open(full, PASSPHRASE, clock=clock).close()
    assert set(names(full)) - set(before) == set(OWN)
