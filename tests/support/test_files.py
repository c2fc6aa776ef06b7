"""Durable writing."""

import os

import pytest

from inspector_app.support.errors import Trouble
from inspector_app.support.files import aside_of, leavings, sha256, write_durably


def test_new_bytes_replace_old_ones_and_nothing_else_stays(tmp_path):
    target = tmp_path / "keys.json"
    write_durably(target, b"old")
    write_durably(target, b"new")
    assert target.read_bytes() == b"new"
    assert [p.name for p in tmp_path.iterdir()] == ["keys.json"]


def test_a_failure_keeps_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "keys.json"
    write_durably(target, b"old")

    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(Trouble, match="disk-write-failed"):
        write_durably(target, b"new")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["keys.json"]


def test_a_path_below_a_file_is_trouble(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(Trouble, match="disk-write-failed"):
        write_durably(tmp_path / "file" / "keys.json", b"new")


def test_hash():
    assert sha256(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_leavings_are_exactly_our_own_names_for_one_file(tmp_path):
    ours = ["a.db.0123abcd.part", "a.db.0123abcd.part-wal", "a.db.ffffffff.part"]
    others = [
        "a.db",
        "a.db.part",
        "a.db.0123ABCD.part",
        "a.db.0123abcd.partner",
        "b.a.db.0123abcd.part",
        "axdb.0123abcd.part",
    ]
    for name in (*ours, *others):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "a.db.00000000.part").mkdir()
    assert [path.name for path in leavings(tmp_path / "a.db")] == ours
    assert aside_of(tmp_path / "a.db") != aside_of(tmp_path / "a.db")
