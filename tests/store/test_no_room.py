"""A disk without room at opening: a limit on the size of files stands for it, which the system enforces as strictly."""

import shutil
from contextlib import closing, contextmanager

import pytest

from inspector_app.domain.project import Project
from inspector_app.office.database import EncryptedFile
from inspector_app.office.schema import prepare
from inspector_app.office.status import status
from inspector_app.store.check import check
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from tests.store.conftest import CHEAP, PASSPHRASE

resource = pytest.importorskip("resource")


@contextmanager
def no_room():
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def save(store, rid):
    with store.unit("甲") as unit:
        unit.put(Project(rid, "示例一号工程"))


@pytest.fixture
def full(folder, clock):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        save(store, "p1")
    return folder


def test_it_opens_reads_and_saves_again_when_there_is_room(full, clock):
    with no_room():
        store = Store.open(full, PASSPHRASE, clock=clock)
        assert not store.has_room
        assert store.count(Project) == 1
        with store.reader() as reading:
            assert reading.count(Project) == 1
        with pytest.raises(Trouble):
            save(store, "p2")
        assert not store.has_room
    save(store, "p2")
    assert store.has_room
    with store.reader() as reading:
        assert reading.count(Project) == 2
    assert check(store) == []
    store.close()
    with Store.open(full, PASSPHRASE, clock=clock) as store:
        assert (store.has_room, store.count(Project)) == (True, 2)


def test_what_only_the_log_holds_is_read_too(full, clock, tmp_path):
    with Store.open(full, PASSPHRASE, clock=clock) as store:
        save(store, "p2")
        copied = shutil.copytree(full, tmp_path / "cut off", ignore=shutil.ignore_patterns("*-shm"))
    with no_room(), Store.open(copied, PASSPHRASE, clock=clock) as store:
        assert store.count(Project) == 2
    with Store.open(copied, PASSPHRASE, clock=clock) as store:
        assert store.count(Project) == 2
        assert check(store) == []


def test_what_an_office_holds_is_read_on_a_full_disk_too(tmp_path):
    with closing(EncryptedFile(tmp_path / "office.db", bytes(32))) as office:
        prepare(office)
    with no_room(), closing(EncryptedFile(tmp_path / "office.db", bytes(32))) as office:
        prepare(office)  # nothing is written where nothing is missing
        assert status(office).records == ()
        with pytest.raises(Trouble):
            office.run("INSERT INTO meta VALUES ('a', ?)", ("示例" * 10_000,))
