import json
import zipfile
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from inspector_app.domain.evidence import Evidence, EvidenceKind
from inspector_app.domain.project import Project
from inspector_app.store.backup import backup, restore
from inspector_app.store.check import check, sealed_problems
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.progress import Cancelled, NoProgress
from inspector_app.vault.sealed import SealedFiles
from tests.store.conftest import PASSPHRASE

AT = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture
def full(store, project):
    """A store with two records and a sealed photo."""
    digest = store.sealed.add(b"photo" * 1000)
    with store.unit("甲") as unit:
        unit.put(project)
        unit.put(Evidence("e1", EvidenceKind.PHOTO, "照片", digest, 5000, "image/jpeg", AT))
    store.drafts.save("k", "草稿", {"a": 1})
    return store


def test_a_store_comes_back_whole_as_a_new_device(full, tmp_path, clock, project):
    backup(full, tmp_path / "copy.bak")
    assert list(full.folder.glob("*.part")) == []
    with restore(tmp_path / "copy.bak", tmp_path / "again", PASSPHRASE, clock=clock) as again:
        old, new = full.identity, again.identity
        assert (old.device, old.signing_secret, old.age_identity) != (new.device, new.signing_secret, new.age_identity)
        assert old.device != new.device
        assert again.need(Project, "p1") == project
        assert again.drafts.get("k").body == {"a": 1}
        assert list(again.journal.every()) == list(full.journal.every())
        assert check(again) == []
        with again.unit("甲") as unit:
            unit.put(replace(project, town="另一镇"))
        first, second = again.journal.history("p1")
        assert (first.device, second.device) == (old.device, new.device)
        assert (second.seq, second.parents) == (1, (first.hash,))
        assert again.outbox.waiting() == (old.device, new.device)
        assert check(again) == []
    names = sorted(p.name for p in (tmp_path / "again").iterdir())
    assert names == ["anchor", "inspector.db", "keys.json", "keys.json.spare", "lock", "log-mark", "reserve", "sealed"]


def test_a_backup_tells_which_originals_went_in_whole(full, tmp_path):
    whole = full.find(Evidence)[0].sha256
    spoilt, swapped, other = (full.sealed.add(data) for data in (b"spoilt", b"swapped", b"other"))
    full.sealed.path(spoilt).write_bytes(b"x" * 80)
    full.sealed.path(swapped).write_bytes(full.sealed.path(other).read_bytes())
    assert backup(full, tmp_path / "copy.bak") == {whole, other}


def test_what_went_in_whole_is_not_read_again(full, tmp_path, monkeypatch):
    found = backup(full, tmp_path / "copy.bak")
    read = []
    monkeypatch.setattr(SealedFiles, "read", lambda _self, digest: read.append(digest))
    with full.reader() as reading:
        assert list(sealed_problems(reading, NoProgress(), found)) == []
        assert read == []
        assert list(sealed_problems(reading, NoProgress())) == []
    assert read == [full.find(Evidence)[0].sha256]


def test_a_backup_shows_nothing_without_the_passphrase(full, tmp_path, clock):
    backup(full, tmp_path / "copy.bak")
    assert "示例".encode() not in (tmp_path / "copy.bak").read_bytes()
    with pytest.raises(Trouble, match="passphrase-wrong"):
        restore(tmp_path / "copy.bak", tmp_path / "again", "another passphrase", clock=clock)
    assert not (tmp_path / "again").exists()


def test_neither_a_file_nor_a_store_is_overwritten(full, tmp_path, clock):
    backup(full, tmp_path / "copy.bak")
    before = (tmp_path / "copy.bak").read_bytes()
    with pytest.raises(Trouble, match="backup-exists"):
        backup(full, tmp_path / "copy.bak")
    assert (tmp_path / "copy.bak").read_bytes() == before
    with pytest.raises(Trouble, match="store-exists"):
        restore(tmp_path / "copy.bak", full.folder, PASSPHRASE, clock=clock)


def test_one_damaged_photo_stops_neither_backup_nor_restore(full, tmp_path, clock):
    backup(full, tmp_path / "good.bak")
    photo = next(iter(full.sealed.folder.glob("??/*")))
    data = bytearray((tmp_path / "good.bak").read_bytes())
    data[data.index(photo.read_bytes()) + 40] ^= 1
    (tmp_path / "bad.bak").write_bytes(data)
    with restore(tmp_path / "bad.bak", tmp_path / "again", PASSPHRASE, clock=clock) as again:
        assert [(p.code, p.where) for p in check(again)] == [("evidence-missing", "evidence:e1")]
    photo.write_bytes(b"not what it was")
    backup(full, tmp_path / "late.bak")
    with restore(tmp_path / "late.bak", tmp_path / "late", PASSPHRASE, clock=clock) as late:
        assert [(p.code, p.where) for p in check(late)] == [("evidence-damaged", "evidence:e1")]


def test_a_damaged_backup_leaves_nothing(full, tmp_path, clock):
    backup(full, tmp_path / "good.bak")
    good = (tmp_path / "good.bak").read_bytes()
    for position in (200, len(good) // 4, len(good) - 30):
        bad = bytearray(good)
        bad[position] ^= 0xFF
        (tmp_path / "bad.bak").write_bytes(bad)
        with pytest.raises(Trouble, match="backup-damaged"):
            restore(tmp_path / "bad.bak", tmp_path / "again", PASSPHRASE, clock=clock)
    (tmp_path / "bad.bak").write_bytes(good[: len(good) // 2])
    with pytest.raises(Trouble, match="backup-damaged"):
        restore(tmp_path / "bad.bak", tmp_path / "again", PASSPHRASE, clock=clock)
    with pytest.raises(Trouble, match="file-unreadable"):
        restore(tmp_path / "absent.bak", tmp_path / "again", PASSPHRASE, clock=clock)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad.bak", "good.bak", "store"]


def test_a_bit_flipped_in_the_directory_is_never_a_mistake_of_ours(full, tmp_path, clock):
    backup(full, tmp_path / "good.bak")
    good = (tmp_path / "good.bak").read_bytes()
    first = good.index(b"PK\x01\x02")
    for bit in range(6 * 8, 10 * 8):  # version and flags
        bad = bytearray(good)
        bad[first + bit // 8] ^= 1 << bit % 8
        (tmp_path / "bad.bak").write_bytes(bad)
        with suppress(Trouble):
            restore(tmp_path / "bad.bak", tmp_path / f"again{bit}", PASSPHRASE, clock=clock).close()


@pytest.mark.parametrize("name", ["../out", "sealed/../../out", "/out", "sealed/ab/" + "g" * 64, "sealed\\ab"])
def test_names_that_point_elsewhere_are_refused(full, tmp_path, clock, name):
    backup(full, tmp_path / "good.bak")
    with zipfile.ZipFile(tmp_path / "good.bak") as good, zipfile.ZipFile(tmp_path / "bad.bak", "w") as bad:
        manifest = json.loads(good.read("backup.json"))
        manifest["files"][name] = "0" * 64
        for info in good.infolist():
            if info.filename != "backup.json":
                bad.writestr(info.filename, good.read(info))
        bad.writestr(name, b"x")
        bad.writestr("backup.json", json.dumps(manifest))
    with pytest.raises(Trouble, match="backup-damaged"):
        restore(tmp_path / "bad.bak", tmp_path / "again", PASSPHRASE, clock=clock)
    assert not (tmp_path / "out").exists()


def test_a_cancelled_backup_leaves_nothing(full, tmp_path):
    class Stop:
        def step(self, done, total, what):
            raise Cancelled

    with pytest.raises(Cancelled):
        backup(full, tmp_path / "copy.bak", Stop())
    assert [p.name for p in tmp_path.iterdir()] == ["store"]
    assert list(full.folder.glob("*.part")) == []


def test_check_of_a_store_is_a_list_of_problems(full):
    full.sealed.path(full.sealed.add(b"photo" * 1000)).unlink()
    (problem,) = check(full)
    assert isinstance(problem, Problem)
    assert problem.code == "evidence-missing"


def test_a_backup_never_lies_in_the_folder_it_is_a_backup_of(full):
    for target in (full.folder / "copy.bak", full.folder / "sealed" / "copy.bak"):
        with pytest.raises(Trouble, match="backup-in-store"):
            backup(full, target)
    assert not list(full.folder.rglob("copy.bak*"))
