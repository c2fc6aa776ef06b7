import shutil
from contextlib import suppress

import pytest

from inspector_app.domain.project import Project
from inspector_app.store.backup import backup, restore
from inspector_app.store.check import check
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import run
from tests.store.conftest import CHEAP, PASSPHRASE


def save(store, *numbers):
    for number in numbers:
        with store.unit("甲") as unit:
            unit.put(Project(f"p{number}", f"示例{number}号工程"))


@pytest.fixture
def older(folder, clock):
    """A closed store with three changes, and beside it its database as it was after two."""
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        save(store, 1, 2)
    shutil.copy(folder / "inspector.db", folder.parent / "older.db")
    shutil.copy(folder / "anchor", folder.parent / "older.anchor")
    with Store.open(folder, PASSPHRASE, clock=clock) as store:
        save(store, 3)
    shutil.copy(folder / "inspector.db", folder.parent / "newer.db")
    return folder.parent / "older.db"


def reopened(folder, clock):
    return Store.open(folder, PASSPHRASE, clock=clock)


def test_an_older_database_can_be_read_and_drafted_in_but_takes_no_change(older, folder, clock, tmp_path):
    shutil.copy(older, folder / "inspector.db")
    with reopened(folder, clock) as store:
        assert store.went_back.details == {"have": "2", "noted": "3"}
        assert store.count(Project) == 2
        store.drafts.save("k", "草稿", "一句话")
        with pytest.raises(Trouble, match="store-went-back"):
            save(store, 4)
        assert [p.code for p in check(store)] == ["store-went-back"]
    with reopened(folder, clock) as store:
        assert store.went_back is not None
        assert store.drafts.get("k").body == "一句话"


def test_the_newer_database_put_back_heals_all(older, folder, clock):
    shutil.copy(older, folder / "inspector.db")
    reopened(folder, clock).close()
    shutil.copy(older.with_name("newer.db"), folder / "inspector.db")
    with reopened(folder, clock) as store:
        assert store.went_back is None
        save(store, 4)
        assert check(store) == []


def test_a_database_that_went_on_from_an_older_copy_is_noticed(older, folder, clock):
    anchor = (folder / "anchor").read_bytes()
    shutil.copy(older, folder / "inspector.db")
    (folder / "anchor").unlink()
    with reopened(folder, clock) as store:
        save(store, 5, 6)
    (folder / "anchor").write_bytes(anchor)
    with reopened(folder, clock) as store:
        assert store.went_back.code == "store-went-back"


def test_an_older_anchor_is_no_alarm(older, folder, clock):
    shutil.copy(older.with_name("older.anchor"), folder / "anchor")
    with reopened(folder, clock) as store:
        assert check(store) == []
    shutil.copy(older, folder / "inspector.db")
    with reopened(folder, clock) as store:  # opening the newer one has noted it again
        assert store.went_back is not None


def test_a_deleted_anchor_is_named_and_written_anew_by_the_next_change(older, folder, clock):
    (folder / "anchor").unlink()
    with reopened(folder, clock) as store:
        assert [p.code for p in check(store)] == ["store-anchor-missing"]
    with reopened(folder, clock) as store:  # looking at it is not enough
        assert store.anchor_problem.code == "store-anchor-missing"
        save(store, 4)
    with reopened(folder, clock) as store:
        assert check(store) == []


def test_a_store_made_before_there_were_anchors_is_no_alarm(older, folder, clock):
    with reopened(folder, clock) as store:
        run(store.db, "DELETE FROM setting WHERE key = 'anchored-device'")
    (folder / "anchor").unlink()
    with reopened(folder, clock) as store:
        assert check(store) == []
    (folder / "anchor").unlink()
    with reopened(folder, clock) as store:
        assert [p.code for p in check(store)] == ["store-anchor-missing"]


def test_a_spoilt_anchor_is_named_and_written_anew_by_the_next_change(older, folder, clock):
    (folder / "anchor").write_bytes(b"\0" * (folder / "anchor").stat().st_size)
    with reopened(folder, clock) as store:
        assert [p.code for p in check(store)] == ["store-anchor-unreadable"]
        save(store, 4)
    with reopened(folder, clock) as store:
        assert check(store) == []


def test_a_restored_store_and_one_that_is_copied_whole_go_on(older, folder, clock, tmp_path):
    with reopened(folder, clock) as store:
        backup(store, tmp_path / "copy.backup")
        save(store, 4)
    with restore(tmp_path / "copy.backup", tmp_path / "again", PASSPHRASE, clock=clock) as again:
        assert again.went_back is None
        save(again, 5)
    with reopened(tmp_path / "again", clock) as again:
        assert check(again) == []
    shutil.copytree(folder, tmp_path / "copied")
    with reopened(tmp_path / "copied", clock) as copied:
        save(copied, 5)
        assert check(copied) == []


def test_a_backup_of_an_older_database_is_a_way_on(older, folder, clock, tmp_path):
    shutil.copy(older, folder / "inspector.db")
    with reopened(folder, clock) as store:
        backup(store, tmp_path / "copy.backup")
    with restore(tmp_path / "copy.backup", tmp_path / "again", PASSPHRASE, clock=clock) as again:
        save(again, 4)
        assert again.count(Project) == 3


def test_what_was_undone_is_not_noted(store):
    save(store, 1)
    with suppress(ZeroDivisionError), store.unit("甲") as unit:
        unit.put(Project("p2", "示例"))
        raise ZeroDivisionError
    store.close()
    with reopened(store.folder, store.clock) as again:
        assert check(again) == []


def test_a_disk_that_does_not_take_the_anchor_keeps_nobody_from_saving(folder, clock):
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as store:
        (folder / "anchor").unlink(missing_ok=True)
        (folder / "anchor").mkdir()
        save(store, 1)
        (folder / "anchor").rmdir()
    with reopened(folder, clock) as store:
        assert store.count(Project) == 1
        assert check(store) == []
