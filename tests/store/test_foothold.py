"""The store's folder moved, deleted, exchanged while the store is open: nothing goes where nobody would find it."""

import os
import shutil
from pathlib import Path

import pytest

from inspector_app.domain.project import Project
from inspector_app.store.backup import backup
from inspector_app.store.check import check
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from tests.store.conftest import CHEAP, PASSPHRASE

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows moves and deletes no folder whose files are open")


def save(store, rid):
    with store.unit("甲") as unit:
        unit.put(Project(rid, "示例一号工程"))


@pytest.fixture
def other(tmp_path, clock):
    """Another store, closed, with a log left of its own."""
    other = tmp_path / "other"
    with Store.create(other, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        save(store, "o1")
        shutil.copytree(other, tmp_path / "other open", ignore=shutil.ignore_patterns("*-shm"))
    return tmp_path / "other open"


def moved(folder, other):
    folder.rename(folder.with_name("elsewhere"))


def deleted(folder, other):
    shutil.rmtree(folder)


def parent_renamed(folder, other):
    folder.parent.rename(folder.parent.with_name(f"{folder.parent.name} renamed"))


def exchanged(folder, other):
    moved(folder, other)
    other.rename(folder)


def exchanged_for_its_copy(folder, other):
    shutil.copytree(folder, folder.with_name("copy"))
    moved(folder, other)
    folder.with_name("copy").rename(folder)


def database_deleted(folder, other):
    (folder / "inspector.db").unlink()


def database_exchanged(folder, other):
    (folder / "inspector.db").rename(folder / "inspector.old")
    shutil.copy(folder / "inspector.old", folder / "inspector.db")


WAYS = [moved, deleted, parent_renamed, exchanged, exchanged_for_its_copy, database_deleted, database_exchanged]


def files(folder):
    """But for the index of the log, which SQLite shares among connections."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {path: path.read_bytes() for path in found} if folder.exists() else None


@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_written_any_more_nor_is_a_folder_made(store, folder, other, way):
    save(store, "p1")
    digest = store.sealed.add("照片".encode())
    way(folder, other)
    before = files(folder)
    writers = [
        lambda: save(store, "p2"),
        lambda: store.drafts.save("k", "一页", "写到一半"),
        lambda: store.drafts.discard("k"),
        lambda: store.settings.set("k", "v"),
        lambda: store.sealed.add("另一张".encode()),
        lambda: store.sealed.put_aside([store.sealed.path(digest)]),
        lambda: store.sealed.bring_back([digest]),
        lambda: store.change_passphrase(PASSPHRASE, "另一个足够长的口令", cost=CHEAP),
        lambda: store.write_copy(folder / "copy.db"),
        lambda: store.reader().__enter__(),
        lambda: backup(store, folder.with_name("b.backup")),
    ]
    for write in writers:
        with pytest.raises(Trouble) as trouble:
            write()
        assert (trouble.value.code, trouble.value.details) == (
            "store-gone",
            {"folder": str(folder), "name": "store"},
        )
    assert store.gone.code == "store-gone"
    assert store.unlocks(PASSPHRASE)  # nobody is locked out from what was typed
    assert not store.unlocks("错的口令")
    assert store.count(Project) == 1
    store.close()
    assert files(folder) == before
    assert not folder.with_name("b.backup").exists()


def test_put_back_it_goes_on_and_all_is_there(store, folder, clock, other):
    save(store, "p1")
    moved(folder, other)
    with pytest.raises(Trouble, match="store-gone"):
        save(store, "p2")
    folder.with_name("elsewhere").rename(folder)
    assert store.gone is None
    save(store, "p2")
    store.drafts.save("k", "一页", "写到一半")
    store.close()
    with Store.open(folder, PASSPHRASE, clock=clock) as again:
        assert (again.count(Project), again.drafts.get("k").body) == (2, "写到一半")
        assert check(again) == []


def test_in_its_new_place_it_opens_once_the_first_program_has_let_go(store, folder, clock, other):
    save(store, "p1")
    moved(folder, other)
    elsewhere = folder.with_name("elsewhere")
    with pytest.raises(Trouble, match="store-in-use"):
        Store.open(elsewhere, PASSPHRASE, clock=clock)
    with pytest.raises(Trouble, match="store-missing"):
        Store.open(folder, PASSPHRASE, clock=clock)
    assert not folder.exists()
    store.close()
    with Store.open(elsewhere, PASSPHRASE, clock=clock) as again:
        assert again.count(Project) == 1
        assert (again.went_back, again.log_problems, check(again)) == (None, [], [])


def test_what_lies_at_the_old_place_keeps_its_own_log(store, folder, clock, other):
    save(store, "p1")
    exchanged(folder, other)
    assert (folder / "inspector.db-wal").stat().st_size
    store.close()
    with Store.open(folder, PASSPHRASE, clock=clock) as the_other:
        assert the_other.get(Project, "o1")
        assert (the_other.went_back, the_other.log_problems, check(the_other)) == (None, [], [])


def test_an_act_that_lost_its_folder_half_way_is_none(store, folder, other):
    with pytest.raises(Trouble, match="store-gone"), store.unit("甲") as unit:
        unit.put(Project("p1", "示例一号工程"))
        moved(folder, other)
    folder.with_name("elsewhere").rename(folder)
    assert store.count(Project) == 0
    save(store, "p1")
    assert store.count(Project) == 1


def test_a_deleted_log_is_begun_anew_and_nothing_of_it_is_lost(store, folder, clock, tmp_path):
    save(store, "p1")
    (folder / "inspector.db-wal").unlink()
    with pytest.raises(Trouble, match="store-log-gone"), store.reader():
        pass
    save(store, "p2")
    assert (folder / "inspector.db-wal").stat().st_size
    with store.reader() as reading:
        assert reading.count(Project) == 2
    killed = shutil.copytree(folder, tmp_path / "killed", ignore=shutil.ignore_patterns("*-shm"))
    with Store.open(killed, PASSPHRASE, clock=clock) as again:
        assert (again.count(Project), again.log_problems, check(again)) == (2, [], [])
    assert check(store) == []


def test_a_log_that_is_being_read_while_it_was_deleted_waits(store, folder):
    save(store, "p1")
    with store.reader() as reading:
        (folder / "inspector.db-wal").unlink()
        with pytest.raises(Trouble, match="store-log-gone"):
            save(store, "p2")
        assert reading.count(Project) == 1
    save(store, "p2")
    assert store.count(Project) == 2


def test_the_folder_of_the_originals_is_not_made_anew(store, folder):
    first = store.sealed.add("照片".encode())
    sealed = folder / "sealed"
    sealed.rename(folder / "moved")
    with pytest.raises(Trouble, match="sealed-folder-gone"):
        store.sealed.add("另一张".encode())
    assert not sealed.exists()
    store.drafts.save("k", "一页", "写到一半")  # what goes into the database is kept
    (folder / "moved").rename(sealed)
    store.sealed.add("另一张".encode())
    assert store.sealed.read(first) == "照片".encode()


def test_a_deleted_lock_is_taken_anew(store, folder, clock):
    (folder / "lock").unlink()
    save(store, "p1")
    with pytest.raises(Trouble, match="store-in-use"):
        Store.open(folder, PASSPHRASE, clock=clock)


def test_who_came_in_by_a_deleted_lock_keeps_the_first_from_writing(store, folder, clock):
    (folder / "lock").unlink()
    with Store.open(folder, PASSPHRASE, clock=clock) as second:
        with pytest.raises(Trouble, match="store-in-use"):
            save(store, "p1")
        save(second, "p2")
    save(store, "p3")
    assert store.count(Project) == 2


def test_files_that_a_network_drive_numbers_anew_are_no_loss(store, folder, monkeypatch):
    real, times = Path.stat, 0

    def renumbered(path, *args, **kwargs):
        found = real(path, *args, **kwargs)
        return os.stat_result((found.st_mode, found.st_ino + 1000 * times, *found[2:]))

    monkeypatch.setattr(Path, "stat", renumbered)
    for times in range(3):
        save(store, f"p{times}")
    assert store.count(Project) == 3
    moved(folder, None)
    with pytest.raises(Trouble, match="store-gone"):
        save(store, "p4")
