"""A database file that was exchanged never meets the log of the other file; a log of its own is always used."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from inspector_app.domain.project import Project
from inspector_app.store.check import check
from inspector_app.store.log_mark import LogMark
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import fold_log, in_one_step, rows, run
from tests.store.conftest import CHEAP, PASSPHRASE


@dataclass
class Exchange:
    """A store's folder, and beside it two closed databases of it; in both the first lies under the second's journal."""

    folder: Path
    clock: object

    def open(self):
        return Store.open(self.folder, PASSPHRASE, clock=self.clock)

    def keep(self, name):
        shutil.copy(self.folder / "inspector.db", self.folder.with_name(name))

    def put(self, name):
        shutil.copy(self.folder.with_name(name), self.folder / "inspector.db")

    def killed(self, work):
        """What lies in the folder when the program is killed after ``work``."""
        copy = self.folder.with_name("running")
        with self.open() as store:
            work(store)
            shutil.copytree(self.folder, copy, ignore=shutil.ignore_patterns("*-shm"))
        shutil.rmtree(self.folder)
        copy.rename(self.folder)


def save(store, *numbers):
    for number in numbers:
        with store.unit("甲") as unit:
            unit.put(Project(f"p{number}", f"示例{number}号工程", note="长" * 400))


def codes(store):
    return [problem.code for problem in check(store)]


@pytest.fixture
def exchange(folder, clock):
    made = Exchange(folder, clock)
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        save(store, *range(10))
    made.keep("older.db")
    with made.open() as store:
        save(store, *range(10, 40))
    made.keep("newer.db")
    return made


def test_the_newer_file_put_over_a_killed_older_one_is_not_mixed_with_its_log(exchange):
    exchange.put("older.db")
    exchange.killed(lambda store: store.drafts.save("k", "草稿", "一句话"))
    exchange.put("newer.db")
    with exchange.open() as store:
        assert store.count(Project) == 40
        assert codes(store) == ["store-log-apart"]
        save(store, 41)
    exchange.put("older.db")
    with exchange.open() as store:  # what was typed there comes back with its file
        assert store.drafts.get("k").body == "一句话"
        assert codes(store) == ["store-went-back"]


def test_an_older_file_put_over_a_killed_newer_one_does_not_use_up_its_last_sentence(exchange):
    exchange.killed(lambda store: save(store, 40))
    exchange.keep("killed.db")
    exchange.put("older.db")
    with exchange.open() as store:
        assert store.count(Project) == 10
        assert codes(store) == ["store-went-back", "store-log-apart"]
        assert store.log_problems[0].details["file"] in {path.name for path in exchange.folder.iterdir()}
    exchange.put("killed.db")
    with exchange.open() as store:
        assert store.count(Project) == 41
        assert check(store) == []


@pytest.mark.parametrize("folded", [False, True])
def test_kills_in_a_row_are_no_exchange(exchange, folded):
    for number in range(40, 45):
        exchange.killed(lambda store, number=number: (save(store, number), folded and fold_log(store.db)))
    with exchange.open() as store:
        assert store.count(Project) == 45
        assert check(store) == []


def test_a_mark_that_is_gone_or_spoilt_costs_nothing(exchange):
    for spoil in (Path.unlink, lambda path: path.write_bytes(b"\0" * path.stat().st_size)):
        exchange.killed(lambda store: save(store, 40))
        spoil(exchange.folder / "log-mark")
        with exchange.open() as store:
            assert store.count(Project) == 41
            assert check(store) == []


def test_a_log_that_cannot_be_put_aside_is_not_mixed_in(exchange, monkeypatch):
    exchange.killed(lambda store: save(store, 40))
    exchange.put("older.db")
    before = {path.name: path.read_bytes() for path in exchange.folder.iterdir() if path.is_file()}

    def refuse(*_):
        raise PermissionError(13, "denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(Trouble, match="store-log-of-another"):
            exchange.open()
    assert {path.name: path.read_bytes() for path in exchange.folder.iterdir() if path.is_file()} == before


def log_of(folder, clock, work):
    """The log that ``work`` leaves while the store in ``folder`` is open."""
    with Store.open(folder, PASSPHRASE, clock=clock) as store:
        work(store)
        return (folder / "inspector.db-wal").read_bytes()


def long_log_of_a_copy(exchange):
    twin = exchange.folder.with_name("twin")
    shutil.copytree(exchange.folder, twin)
    return log_of(twin, exchange.clock, lambda store: save(store, *range(50, 90)))


def log_shorter_than_the_anchor(exchange):
    twin = exchange.folder.with_name("twin")
    shutil.copytree(exchange.folder, twin)
    shutil.copy(exchange.folder.with_name("older.db"), twin / "inspector.db")
    return log_of(twin, exchange.clock, lambda store: store.drafts.save("k", "草稿", "一句话"))


def log_of_another_store(exchange):
    other = exchange.folder.with_name("other")
    Store.create(other, PASSPHRASE, clock=exchange.clock, cost=CHEAP).close()
    return log_of(other, exchange.clock, lambda store: save(store, *range(50, 60)))


def own_older_log(exchange):
    older = []

    def work(store):
        save(store, 50)
        older.append((exchange.folder / "inspector.db-wal").read_bytes())

    with exchange.open() as store:
        work(store)
        save(store, 51)
    return older[0]


STRANGERS = [long_log_of_a_copy, log_shorter_than_the_anchor, log_of_another_store, own_older_log]


def put_log(exchange, log):
    (exchange.folder / "inspector.db-wal").write_bytes(log)


def lies_aside(exchange, log):
    return log in [path.read_bytes() for path in exchange.folder.glob("inspector.db-*.apart")]


@pytest.mark.parametrize("stranger", STRANGERS)
def test_after_an_orderly_close_any_log_is_a_stranger(exchange, stranger):
    log = stranger(exchange)
    with exchange.open() as store:
        here = store.count(Project)
    put_log(exchange, log)
    for _ in range(2):  # told as long as it lies there, and never taken back
        with exchange.open() as store:
            assert store.count(Project) == here
            assert store.drafts.get("k") is None
            assert codes(store) == ["store-log-strange"]
            assert store.page_faults() == []
        assert lies_aside(exchange, log)


@pytest.mark.parametrize("stranger", STRANGERS)
def test_a_strangers_log_in_the_place_of_a_killed_stores_own_is_not_mixed_in(exchange, stranger):
    log = stranger(exchange)
    exchange.killed(lambda store: (save(store, 91), fold_log(store.db), save(store, 92)))
    put_log(exchange, log)
    with exchange.open() as store:
        assert store.get(Project, "p91") is not None
        assert store.drafts.get("k") is None
        assert "store-log-strange" in codes(store)
        assert store.page_faults() == []
    assert lies_aside(exchange, log)


def test_a_strangers_journal_is_not_played_back(exchange):
    exchange.keep("here.db")
    twin = exchange.folder.with_name("twin")
    shutil.copytree(exchange.folder, twin)
    with Store.open(twin, PASSPHRASE, clock=exchange.clock) as store:
        db = store.db
        db.guard = lambda: None  # the store would begin its log anew
        run(db, "PRAGMA cache_spill = 1")
        rows(db, "PRAGMA journal_mode = DELETE")
        with in_one_step(db):
            run(db, "CREATE TABLE strange (text TEXT)")
            for _ in range(3):
                run(db, "INSERT INTO strange VALUES (?)", ("长" * 100_000,))
            run(db, "PRAGMA cache_size = 0")
            journal = (twin / "inspector.db-journal").read_bytes()
        assert journal.strip(b"\0")
    (exchange.folder / "inspector.db-journal").write_bytes(journal)
    with exchange.open() as store:
        assert codes(store) == ["store-log-strange"]
        assert store.page_faults() == []
    assert lies_aside(exchange, journal)


def test_it_is_known_whether_the_store_was_closed_in_order(exchange):
    with exchange.open() as store:
        assert store.ended_well
    exchange.killed(lambda store: save(store, 91))
    with exchange.open() as store:
        assert not store.ended_well
    with exchange.open() as store:
        assert store.ended_well
        (exchange.folder / "log-mark").unlink()
    with exchange.open() as store:
        assert store.ended_well  # nobody knows, and nobody is alarmed


def test_a_kill_in_the_midst_of_opening_leaves_a_log_of_its_own(exchange, monkeypatch):
    """Steps of a migration are in the log before the store has its new stamp."""
    copy = exchange.folder.with_name("running")

    def killed(_self, db):
        run(db, "CREATE TABLE halfway (text TEXT) STRICT")
        shutil.copytree(exchange.folder, copy, ignore=shutil.ignore_patterns("*-shm"))

    with monkeypatch.context() as patch:
        patch.setattr(LogMark, "renew", killed)
        exchange.open()
    shutil.rmtree(exchange.folder)
    copy.rename(exchange.folder)
    with exchange.open() as store:
        assert codes(store) == []
        assert rows(store.db, "SELECT count(*) FROM halfway") == [(0,)]


def test_the_log_lies_empty_on_the_disk_before_the_mark_says_that_there_is_none(exchange, monkeypatch):
    flushed, flush = [], os.fsync

    def follow(handle):
        found = os.fstat(handle)
        flushed.append((found.st_ino, found.st_size))
        flush(handle)

    with exchange.open() as store:
        save(store, 40)
        log = (exchange.folder / "inspector.db-wal").stat()
        monkeypatch.setattr(os, "fsync", follow)
    mark = (exchange.folder / "log-mark").stat()
    assert log.st_size
    assert (log.st_ino, 0) in flushed
    assert (mark.st_ino, mark.st_size) in flushed[flushed.index((log.st_ino, 0)) + 1 :]
