import random
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.project import Project
from inspector_app.store.auto_backups import (
    AutoBackup,
    Why,
    auto_backups,
    back_up_by_itself,
    backups_folder,
    is_due,
    newest_whole,
    superfluous,
)
from inspector_app.store.backup import restore
from inspector_app.store.check import check
from inspector_app.store.look import look_into
from inspector_app.store.store import Store
from inspector_app.support.clock import CHINA, SetClock
from inspector_app.support.errors import Trouble
from tests.store.conftest import PASSPHRASE

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


def put(store, *records):
    with store.unit("甲") as unit:
        for record in records:
            unit.put(record)


@pytest.fixture
def full(store, project):
    """A store with a record and a sealed photo."""
    digest = store.sealed.add(b"photo" * 1000)
    put(store, project, Evidence("e1", EvidenceKind.PHOTO, "照片", digest, 5000, "image/jpeg", AT))
    return store


def made(day: date, why: Why = Why.DAILY, number: int = 0) -> AutoBackup:
    at = datetime(day.year, day.month, day.day, 9, number, tzinfo=CHINA)
    return AutoBackup(Path(f"{at:%Y%m%d-%H%M}-{why}"), at, why, day.toordinal() * 100 + number)


def test_one_a_day_is_due_and_holds_what_a_backup_holds(full, clock):
    assert is_due(full)
    back_up_by_itself(full, Why.DAILY)
    assert not is_due(full)
    (only,) = auto_backups(full.folder)
    assert (only.day, only.why, only.position) == (date(2026, 11, 24), Why.DAILY, full.journal.position)
    assert only.file.parent == full.folder.with_name("store-自动备份")
    assert [path.name for path in only.file.parent.glob("*.part")] == []
    assert "示例".encode() not in only.file.read_bytes()
    full.clock = SetClock(clock.now() + timedelta(days=1))
    assert is_due(full)


def test_what_was_recorded_since_is_backed_up_in_the_course_of_the_day_and_of_each_day_the_last_one_stays(full, clock):
    def later(hours):
        full.clock = SetClock(full.clock.now() + timedelta(hours=hours))

    full.clock = SetClock(datetime(2026, 11, 24, 8, tzinfo=CHINA))
    back_up_by_itself(full, Why.DAILY)
    later(3)
    assert not is_due(full)  # nothing was recorded
    put(full, Project("q", "示例工程"))
    assert is_due(full)
    back_up_by_itself(full, Why.DAILY)
    later(1)
    put(full, Project("r", "示例工程二"))
    assert not is_due(full)
    later(1)
    assert is_due(full)
    assert [each.position for each in auto_backups(full.folder)] == [full.journal.position - 1]


def test_what_is_only_typed_is_backed_up_too(full, clock):
    """An interview that was typed all afternoon and not signed was in no backup."""
    back_up_by_itself(full, Why.DAILY)
    full.clock = SetClock(clock.now() + timedelta(minutes=5))
    full.drafts.save("interviews:x", "询问笔录", ["还欠16,980元"], full.clock.now())
    assert is_due(full, leaving=True)
    assert not is_due(full)
    full.clock = SetClock(clock.now() + timedelta(hours=3))
    assert is_due(full)
    back_up_by_itself(full, Why.DAILY)
    assert not is_due(full, leaving=True)


def test_a_deleted_store_comes_back_with_its_originals_and_as_a_new_device(full, tmp_path, clock):
    device, digest = full.identity.device, full.find(Evidence)[0].sha256
    back_up_by_itself(full, Why.DAILY)
    full.close()
    for path in sorted(full.folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    found = newest_whole(full.folder)
    with restore(found.file, tmp_path / "again", PASSPHRASE, clock=clock) as again:
        assert again.identity.device != device
        assert again.sealed.read(digest) == b"photo" * 1000
        assert check(again) == []


def test_originals_take_no_room_beside_the_backups_where_a_file_may_have_two_names(full):
    back_up_by_itself(full, Why.DAILY)
    (original,) = full.sealed.files().values()
    (second,) = (backups_folder(full.folder) / "sealed").glob("??/*")
    assert second.name == original.name
    assert original.samefile(second)
    (only,) = auto_backups(full.folder)
    assert only.file.stat().st_size < (full.folder / "inspector.db").stat().st_size + 20_000


def test_the_last_good_one_is_found_behind_damaged_ones(full, clock):
    for number in range(3):
        put(full, Project(f"q{number}", f"示例{number}号工程"))
        full.clock = SetClock(clock.now() + timedelta(days=number))
        back_up_by_itself(full, Why.DAILY)
    newest, second, first = auto_backups(full.folder)
    newest.file.write_bytes(newest.file.read_bytes()[:-100])
    data = bytearray(second.file.read_bytes())
    data[len(data) // 2] ^= 1
    second.file.write_bytes(data)
    assert newest_whole(full.folder) == first
    first.file.unlink()
    assert newest_whole(full.folder) is None


def test_before_an_import_one_is_made_unless_nothing_was_recorded_since(full):
    back_up_by_itself(full, Why.IMPORT)
    back_up_by_itself(full, Why.IMPORT)
    assert [each.why for each in auto_backups(full.folder)] == [Why.IMPORT]
    assert is_due(full) is False
    put(full, Project("q", "示例工程"))
    back_up_by_itself(full, Why.IMPORT)
    assert len(auto_backups(full.folder)) == 2


def test_a_database_that_went_back_pushes_out_no_good_backup(full, clock):
    older = (full.folder / "inspector.db").read_bytes()
    put(full, Project("q", "示例工程"))
    full.close()
    (full.folder / "inspector.db").write_bytes(older)
    with Store.open(full.folder, PASSPHRASE, clock=clock) as store:
        assert store.went_back is not None
        assert not is_due(store)


def test_what_is_no_backup_of_ours_is_left_alone(full):
    folder = backups_folder(full.folder)
    folder.mkdir()
    others = ["我的.backup", "20261399-000000-daily-1.backup", "20261124-100000-daily-1.backup.txt"]
    for name in others:
        (folder / name).write_text("示例")
    back_up_by_itself(full, Why.DAILY)
    assert len(auto_backups(full.folder)) == 1
    assert all((folder / name).exists() for name in others)
    assert newest_whole(full.folder).file.name not in others


def test_where_none_can_be_written_that_is_told(full):
    backups_folder(full.folder).write_text("a file in the way")
    with pytest.raises(Trouble, match="disk-write-failed"):
        back_up_by_itself(full, Why.DAILY)
    assert auto_backups(full.folder) == ()


def test_the_folder_and_the_second_names_are_on_the_disk_when_it_is_done(full, monkeypatch):
    """A power cut took the whole folder away whose own name was never flushed."""
    flushed = []
    monkeypatch.setattr("inspector_app.store.auto_backups.sync_folder", flushed.append)
    back_up_by_itself(full, Why.DAILY)
    folder = backups_folder(full.folder)
    (second,) = (folder / "sealed").glob("??/*")
    assert flushed[0] == folder.parent
    assert set(flushed[1:]) == {second.parent, folder / "sealed", folder}


def test_none_fills_the_disk(full, monkeypatch):
    size = (full.folder / "inspector.db").stat().st_size
    usage = shutil.disk_usage(full.folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: usage._replace(free=2 * size))
    with pytest.raises(Trouble, match="auto-backup-no-room"):
        back_up_by_itself(full, Why.DAILY)
    assert auto_backups(full.folder) == ()


def test_days_thin_out_to_weeks_and_months():
    first = date(2025, 6, 1)
    kept: list[AutoBackup] = []
    for number in range(500):
        kept.append(made(first + timedelta(days=number)))
        for each in superfluous(kept):
            kept.remove(each)
    days = [each.day for each in kept]
    last = first + timedelta(days=499)
    assert days[-7:] == [last - timedelta(days=6 - number) for number in range(7)]
    assert len({day.isocalendar()[:2] for day in days}) >= 5
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(days) <= 7 + 5 + 12


def test_after_a_long_absence_what_is_old_stays():
    kept = [made(date(2026, 1, day)) for day in range(1, 8)] + [made(date(2026, 11, 24))]
    assert [each.day for each in superfluous(kept)] == [date(2026, 1, 1)]


def test_days_that_a_wrong_clock_gave_push_out_nothing_newer():
    ahead = [replace(made(date(2031, month, 1)), position=month) for month in range(1, 13)]
    kept = [*ahead, *(replace(made(date(2026, 11, day)), position=100 + day) for day in range(1, 8))]
    gone = superfluous(kept)
    assert {each.day.year for each in gone} == {2031}
    assert [each.position for each in kept if each not in gone][-7:] == [101, 102, 103, 104, 105, 106, 107]


def test_ten_imports_are_kept_and_never_the_only_one_of_a_day():
    kept = [made(date(2026, 11, 24), Why.IMPORT, number) for number in range(13)]
    gone = superfluous(kept)
    assert sorted(each.at.minute for each in gone) == [0, 1, 2]
    chance = random.Random(1)
    chance.shuffle(kept)
    assert set(superfluous(kept)) == set(gone)


def test_a_look_tells_what_a_backup_holds_and_what_was_saved_after_it(full, tmp_path, clock, project):
    back_up_by_itself(full, Why.DAILY)
    (only,) = auto_backups(full.folder)
    assert look_into(only.file, PASSPHRASE, full.folder).lost == 0
    put(full, replace(project, town="另一镇"), Project("q", "示例工程"))
    full.close()
    (full.folder / "inspector.db").write_bytes(b"spoilt" * 1000)
    look = look_into(only.file, PASSPHRASE, full.folder)
    assert (look.changes, look.lost) == (2, 2)
    assert look.counts == {"project": 1, "case": 0, "interview": 0, "document": 0, "evidence": 1}
    assert look.newest_hlc.startswith(f"{int(clock.now().timestamp() * 1000):015d}")
    assert look_into(only.file, PASSPHRASE, tmp_path / "nothing here").lost is None
    assert look_into(only.file, PASSPHRASE).lost is None
    with pytest.raises(Trouble, match="passphrase-wrong"):
        look_into(only.file, "another passphrase", full.folder)
