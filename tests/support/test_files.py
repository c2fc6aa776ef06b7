"""Durable writing."""

import os

import pytest

from inspector_app.support.errors import Trouble
from inspector_app.support.files import aside_of, leavings, portions, sha256, write_all_durably, write_durably


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


def test_several_files_take_their_places_once_all_are_flushed(tmp_path, monkeypatch):
    calls = []
    for name in ("write", "fsync", "replace"):
        real = getattr(os, name)

        def step(*arguments, name=name, real=real):
            calls.append(name)
            return real(*arguments)

        monkeypatch.setattr(os, name, step)
    contents = {tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / "c": b"3"}
    write_all_durably(contents, tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == contents
    folder = ["fsync"] if os.name != "nt" else []
    assert calls == ["write"] * 3 + ["fsync"] * 3 + ["replace"] * 3 + folder


@pytest.mark.parametrize("failing", range(10))
def test_of_several_files_each_is_old_or_new_wherever_the_disk_fails(tmp_path, monkeypatch, failing):
    contents = {tmp_path / "a": b"new", tmp_path / "b": b"new", tmp_path / "c": b"new"}
    for path in contents:
        write_durably(path, b"old")
    steps = iter(range(100))
    for name in ("write", "fsync", "replace"):
        real = getattr(os, name)

        def step(*arguments, real=real):
            if next(steps) == failing:
                raise OSError(28, "No space left on device")
            return real(*arguments)

        monkeypatch.setattr(os, name, step)
    with pytest.raises(Trouble, match="disk-write-failed"):
        write_all_durably(contents, tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b", "c"}
    assert {path.read_bytes() for path in contents} <= {b"old", b"new"}


def test_portions_hold_sixteen_files_or_what_fits_and_every_file_once(tmp_path):
    small = [tmp_path / str(number) for number in range(40)]
    assert list(map(len, portions(small))) == [16, 16, 8]
    large = [tmp_path / f"large{number}" for number in range(4)]
    for path in large:
        path.touch()
        os.truncate(path, 40 << 20)
    mixed = [large[0], *small[:3], large[1], large[2], *small[3:5]]
    parts = list(portions(mixed))
    assert parts == [[large[0], *small[:3]], [large[1]], [large[2], *small[3:5]]]
    assert list(portions([])) == []


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
    assert [path.name for path in leavings(tmp_path, "a.db")] == ours
    assert aside_of(tmp_path / "a.db") != aside_of(tmp_path / "a.db")
