"""A store whose folder is gone while it is open is written into a new one, whatever became of the old one."""

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.handover import OfficeCard
from inspector_app.domain.project import Project
from inspector_app.store.check import check
from inspector_app.store.drafts import Draft
from inspector_app.store.rescue import begin_rescue
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Cancelled, NoProgress
from inspector_app.vault.keys import new_recovery_pair
from tests.store.conftest import CHEAP, PASSPHRASE
from tests.store.test_foothold import WAYS, database_deleted, deleted, moved, other, save

__all__ = ["other"]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows moves and deletes no folder whose files are open")


def keep_photo(store, clock, text):
    digest = store.sealed.add(text.encode())
    with store.unit("甲") as unit:
        unit.put(Evidence(f"e{text}", EvidenceKind.PHOTO, text, digest, 5, "image/jpeg", clock.now()))
    return digest


def rescue(store, path, typing, progress=None):
    """Both halves, the second in another thread, as the window does it."""
    begun = begin_rescue(store, path, typing)
    with ThreadPoolExecutor(1) as other_thread:
        return other_thread.submit(begun.complete, progress or NoProgress()).result()


@pytest.fixture
def evidence(store, clock):
    return lambda text: keep_photo(store, clock, text)


@pytest.mark.parametrize("way", WAYS)
def test_everything_recorded_and_typed_goes_on_in_a_new_folder(store, folder, clock, other, tmp_path, way):
    save(store, "p1")
    save(store, "p2")
    store.drafts.save("k", "一页", "写到一半")
    device = store.identity.device
    way(folder, other)
    typed = Draft("t", "另一页", "没有存上的一句", clock.now())
    assert rescue(store, tmp_path / "new", [typed]) == []
    store.close()
    with Store.open(tmp_path / "new", PASSPHRASE, clock=clock) as new:
        assert new.count(Project) == 2
        assert {each.body for each in new.drafts.all()} == {"写到一半", "没有存上的一句"}
        assert new.identity.device != device  # the old one may come back, and no number is used twice
        assert new.restored_at == clock.now()
        assert (new.went_back, new.log_problems, check(new)) == (None, [], [])
        save(new, "p3")
        assert check(new) == []


def test_what_is_only_in_the_log_comes_along(store, folder, clock, other, tmp_path):
    for number in range(300):
        save(store, f"p{number}")
    assert (folder / "inspector.db-wal").stat().st_size
    deleted(folder, other)
    rescue(store, tmp_path / "new", ())
    with Store.open(tmp_path / "new", PASSPHRASE, clock=clock) as new:
        assert new.count(Project) == 300


def test_originals_that_still_lie_there_come_along_and_the_others_are_named(
    store, folder, clock, other, tmp_path, evidence
):
    there, gone = evidence("大门"), evidence("宿舍")
    database_deleted(folder, other)
    store.sealed.path(gone).unlink()
    (lacking,) = rescue(store, tmp_path / "new", ())
    assert (lacking.code, lacking.where, lacking.details) == ("evidence-missing", "evidence:e宿舍", {"sha256": gone})
    with Store.open(tmp_path / "new", PASSPHRASE, clock=clock) as new:
        assert new.sealed.read(there) == "大门".encode()
        assert new.settings.left_behind == (gone,)
        assert [(each.code, each.where) for each in check(new)] == [("evidence-missing", "evidence:e宿舍")]
        new.sealed.add("宿舍".encode())  # the same picture was found again
        assert (new.sealed.lacks(new.settings.left_behind), check(new)) == ((), [])


def test_originals_of_another_store_in_its_place_are_not_taken(store, folder, clock, tmp_path, evidence):
    evidence("大门")
    moved(folder, None)
    with Store.create(folder, PASSPHRASE, clock=clock, cost=CHEAP) as other_store:
        keep_photo(other_store, clock, "别处")
    assert [each.where for each in rescue(store, tmp_path / "new", ())] == ["evidence:e大门"]
    assert not list((tmp_path / "new" / "sealed").rglob("*"))


def test_passphrase_and_the_offices_key_of_now_open_it(store, folder, clock, other, tmp_path):
    pair = new_recovery_pair()
    store.change_passphrase(PASSPHRASE, "另一个足够长的口令", cost=CHEAP)
    store.adopt_office(OfficeCard("示例人社局", "age1a", "age1b", "key", pair.public))
    deleted(folder, other)
    rescue(store, tmp_path / "new", ())
    with pytest.raises(Trouble, match="passphrase-wrong"):
        Store.open(tmp_path / "new", PASSPHRASE, clock=clock)
    Store.open(tmp_path / "new", "另一个足够长的口令", clock=clock).close()
    with Store.recover(tmp_path / "new", pair.private, "第三个足够长的口令", clock=clock, cost=CHEAP) as new:
        assert new.settings.office.recovery_key == pair.public


def test_the_deleted_folders_own_place_will_do(store, folder, clock, other):
    save(store, "p1")
    deleted(folder, other)
    rescue(store, folder, ())
    assert store.gone  # the open one is not taken for the new one
    store.close()
    with Store.open(folder, PASSPHRASE, clock=clock) as new:
        assert (new.count(Project), check(new)) == (1, [])


def test_a_store_in_its_place_is_not_doubled_nor_is_anything_written_over(store, folder, clock, other, tmp_path):
    with pytest.raises(Trouble, match="store-not-gone"):
        rescue(store, tmp_path / "new", ())
    assert not (tmp_path / "new").exists()
    deleted(folder, other)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(Trouble, match="store-exists"):
        rescue(store, tmp_path / "other", ())
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(Trouble, match="disk-write-failed"):
        rescue(store, blocked / "new", ())
    blocked.unlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    rescue(store, tmp_path / "new", ())  # and it can be tried again


def test_the_old_one_put_back_goes_on_as_what_it_was(store, folder, clock, other, tmp_path):
    save(store, "p1")
    moved(folder, other)
    rescue(store, tmp_path / "new", ())
    folder.with_name("elsewhere").rename(folder)
    save(store, "p2")
    with Store.open(tmp_path / "new", PASSPHRASE, clock=clock) as new:
        save(new, "p2")
        assert new.journal.newest()[0] != store.journal.newest()[0]
        assert check(new) == check(store) == []


class StoppedAt:
    """Progress of somebody who presses Cancel at the second step."""

    def __init__(self):
        self.seen = []

    def step(self, done, total, what):
        self.seen.append((done, total, what))
        if done:
            raise Cancelled


def test_stopped_before_its_end_there_is_no_new_folder(store, folder, evidence, tmp_path):
    evidence("大门")
    evidence("宿舍")
    database_deleted(folder, None)
    stopping = StoppedAt()
    with pytest.raises(Cancelled):
        rescue(store, tmp_path / "new", (), stopping)
    assert stopping.seen == [(0, 2, "原件"), (1, 2, "原件")]
    assert not [each for each in tmp_path.iterdir() if "new" in each.name]
    assert rescue(store, tmp_path / "new", ()) == []
