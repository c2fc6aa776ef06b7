import os
import time
from contextlib import closing

import pytest

from inspector_app.domain.change import BY_PROGRAM
from inspector_app.domain.project import Project
from inspector_app.store.check import check
from inspector_app.store.identity import identities
from inspector_app.store.layout import LOCK
from inspector_app.store.lock import FolderLock
from inspector_app.store.migrate import COPIES_KEPT, DAYS_KEPT, copies_before, open_up_to_date
from inspector_app.store.step_back import step_back
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import open_database, rows, run
from inspector_app.vault.keys import KeyFile
from tests.store.conftest import PASSPHRASE
from tests.store.test_migrate import steps


def m9002_later(db):
    run(db, "CREATE TABLE added (id INTEGER PRIMARY KEY) STRICT")


def upgraded(store, *later, reason="登记"):
    """The store as the next version of the program leaves it after an upgrade and one more change."""
    store.close()
    key = KeyFile(store.folder / "keys.json").unlock(PASSPHRASE).database
    open_up_to_date(store.folder / "inspector.db", key, steps(*later)).close()
    with closing(open_database(store.folder / "inspector.db", key)) as db:
        run(
            db,
            "INSERT INTO change SELECT id + 1, device, seq + 1, 'g', kind, rid, op, parents, hlc, actor, ?,"
            " version, body, hash, 'h' FROM change",
            (reason,),
        )


@pytest.mark.parametrize(("reason", "lacking"), [("登记工程项目", 1), (f"补记文书所依据的记录{BY_PROGRAM}", 0)])
def test_what_people_saved_since_is_lacking_and_not_what_the_newer_program_filled_in(
    store, project, tmp_path, clock, reason, lacking
):
    with store.unit("甲") as unit:
        unit.put(project)
    upgraded(store, m9002_later, reason=reason)
    assert step_back(store.folder, tmp_path / "back", PASSPHRASE, clock) == lacking


def test_this_program_opens_what_a_later_one_stepped_back_from(store, project, tmp_path, clock):
    digest = store.sealed.add(b"photo")
    with store.unit("甲") as unit:
        unit.put(project)
    device = store.identity.device
    upgraded(store, m9002_later)
    with pytest.raises(Trouble, match="store-too-new"):
        Store.open(store.folder, PASSPHRASE, clock=clock)
    assert step_back(store.folder, tmp_path / "back", PASSPHRASE, clock) == 1
    with Store.open(tmp_path / "back", PASSPHRASE, clock=clock) as back:
        assert back.need(Project, "p1") == project
        assert back.sealed.read(digest) == b"photo"
        assert [identity.device == device for identity in identities(back.db)] == [True, False]
        assert check(back) == []
    key = KeyFile(store.folder / "keys.json").unlock(PASSPHRASE).database
    with closing(open_database(store.folder / "inspector.db", key)) as db:
        assert rows(db, "SELECT count(*) FROM change") == [(2,)]


def test_without_a_copy_there_is_no_step_back(store, tmp_path, clock):
    store.close()
    with pytest.raises(Trouble, match="no-step-back"):
        step_back(store.folder, tmp_path / "back", PASSPHRASE, clock)
    assert not (tmp_path / "back").exists()
    with pytest.raises(Trouble, match="passphrase-wrong"):
        step_back(store.folder, tmp_path / "back", "another passphrase", clock)


def test_a_copy_stays_for_thirty_days_and_the_last_three_for_ever(store):
    store.close()
    path = store.folder / "inspector.db"
    key = KeyFile(store.folder / "keys.json").unlock(PASSPHRASE).database
    own = path.with_name("inspector.before-清理.db")  # the person's
    own.write_bytes(b"copied by hand")
    chain = []
    for number in range(2, 8):

        def step(db): ...

        step.__name__ = f"m9{number:03d}_nothing"
        chain.append(step)
        open_up_to_date(path, key, steps(*chain)).close()
    assert len(copies_before(path)) == 6
    long_ago = time.time() - (DAYS_KEPT + 1) * 86_400
    for copy in copies_before(path):
        os.utime(copy, (long_ago, long_ago))

    def m9008_nothing(db): ...

    open_up_to_date(path, key, steps(*chain, m9008_nothing)).close()
    assert [copy.name[17:22] for copy in copies_before(path)] == ["m9006", "m9007", "m9008"]
    assert len(copies_before(path)) == COPIES_KEPT
    assert own.exists()


def test_the_window_steps_back_while_the_store_is_open(store, project, tmp_path, clock):
    with store.unit("甲") as unit:
        unit.put(project)
    upgraded(store, m9002_later)
    lock = FolderLock(store.folder / LOCK)
    with pytest.raises(Trouble, match="store-in-use"):
        step_back(store.folder, tmp_path / "back", PASSPHRASE, clock)
    assert step_back(store.folder, tmp_path / "back", PASSPHRASE, clock, is_open=True) == 1
    with pytest.raises(Trouble, match="store-in-use"):  # what is open stays so
        FolderLock(store.folder / LOCK)
    lock.release()
