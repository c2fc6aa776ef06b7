"""A full disk: what is typed finds the room that was set aside, an act does not."""

import errno
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest

from inspector_app.domain.project import Project
from inspector_app.store import drafts
from inspector_app.store.check import check
from inspector_app.store.reserve import Reserve
from inspector_app.store.store import Store
from inspector_app.support.errors import Trouble
from tests.store.conftest import PASSPHRASE

WHOLE = 2 << 20
Usage = namedtuple("Usage", "total used free")


def reserve(folder):
    path = folder / "reserve"
    return path.stat().st_size if path.exists() else 0


def save(store, rid):
    with store.unit("甲") as unit:
        unit.put(Project(rid, "示例一号工程"))


@pytest.fixture
def full(store, folder, monkeypatch):
    """The disk takes nothing more than what the reserve leaves free."""
    save(store, "p1")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 1 << 30, 0))
    real = drafts.run

    def run(db, sql, parameters=()):
        if sql.startswith("INSERT") and reserve(folder) == WHOLE:
            raise Trouble("disk-full")
        return real(db, sql, parameters)

    monkeypatch.setattr(drafts, "run", run)
    return store


def test_it_is_set_aside_and_travels_nowhere(store, folder):
    save(store, "p1")
    assert reserve(folder) == WHOLE


def test_a_disk_that_is_nearly_full_is_left_alone(folder, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 1 << 30, WHOLE * 2))
    Reserve(tmp_path).fill()
    assert reserve(tmp_path) == 0


def test_a_draft_on_a_full_disk_takes_the_reserve_and_outlives_a_kill(full, folder, clock, tmp_path):
    full.drafts.save("k", "一页", "还欠三个月工资")
    assert 0 < reserve(folder) < WHOLE
    for words in range(40):  # the log stays small, so that the room is the database's
        full.drafts.save("k", "一页", "还欠三个月工资" * words)
    assert (folder / "inspector.db-wal").stat().st_size < WHOLE - reserve(folder)
    killed = shutil.copytree(folder, tmp_path / "killed", ignore=shutil.ignore_patterns("*-shm"))
    with Store.open(killed, PASSPHRASE, clock=clock) as again:
        assert again.drafts.get("k").body == "还欠三个月工资" * 39
        assert check(again) == []


@pytest.mark.parametrize("letter", ["欠", "\ud842"])  # half a character is kept as its escape
def test_a_long_draft_takes_part_after_part_of_the_reserve(store, folder, monkeypatch, letter):
    """An answer of 32,000 letters is longer than one part: it was refused, and went with a kill."""
    save(store, "p1")
    real, wanted = drafts.run, 3 * 32_000 if letter == "欠" else 6 * 32_000

    def run(db, sql, parameters=()):
        if sql.startswith("INSERT") and WHOLE - reserve(folder) < 6 * wanted:
            raise Trouble("disk-full")
        if sql.startswith("INSERT"):
            assert len(parameters[2].encode()) < wanted + 100  # Chinese as it is
        return real(db, sql, parameters)

    monkeypatch.setattr(drafts, "run", run)
    store.drafts.save("k", "一页", letter * 32_000)
    assert store.drafts.get("k").body == letter * 32_000
    assert reserve(folder) >= 256 << 10  # to open with


def test_a_disk_that_became_full_is_told_while_drafts_live_on_it(full, monkeypatch):
    assert not full.reserve.is_needed  # nothing was taken of it yet
    full.drafts.save("k", "一页", "还欠三个月工资")
    assert full.reserve.is_needed
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 0, 1 << 30))
    assert not full.reserve.is_needed


def test_when_it_is_used_up_it_is_said(full, folder, monkeypatch):
    (folder / "reserve").unlink()

    def run(_db, _sql, _parameters=()):
        raise Trouble("disk-full")

    monkeypatch.setattr(drafts, "run", run)
    with pytest.raises(Trouble, match="disk-full"):
        full.drafts.save("k", "一页", "还欠三个月工资")


def test_an_act_leaves_it_to_what_is_typed(full, folder, monkeypatch):
    def is_full(_db, sql, _parameters=()):
        raise Trouble("disk-full")

    with monkeypatch.context() as patch, pytest.raises(Trouble, match="disk-full"):
        patch.setattr("inspector_app.store.journal.run", is_full)
        save(full, "p2")
    assert reserve(folder) == WHOLE


def test_with_room_again_it_is_made_whole(full, folder, monkeypatch):
    full.drafts.save("k", "一页", "还欠三个月工资")
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 0, 1 << 30))
    save(full, "p2")
    assert reserve(folder) == WHOLE


def test_what_is_left_of_it_opens_the_store_on_a_disk_that_is_full(store, folder, clock, tmp_path, monkeypatch):
    store.drafts.save("k", "一页", "还欠三个月工资")
    left = 256 << 10
    os.truncate(folder / "reserve", left)
    killed = shutil.copytree(folder, tmp_path / "killed", ignore=shutil.ignore_patterns("*-shm"))
    real = Path.write_bytes
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(1 << 30, 1 << 30, 0))

    def write_bytes(path, data):
        if path.parent == killed and reserve(killed) == left:
            raise OSError(errno.ENOSPC, "")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    with Store.open(killed, PASSPHRASE, clock=clock) as again:
        assert again.drafts.get("k").body == "还欠三个月工资"
    assert reserve(killed) == 0
