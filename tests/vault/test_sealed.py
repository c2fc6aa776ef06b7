import hashlib
import os
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inspector_app.support.errors import Trouble
from inspector_app.vault.sealed import SealedFiles

MIB = 1 << 20


@pytest.fixture
def sealed(tmp_path):
    folder = tmp_path / "sealed"
    folder.mkdir()
    return SealedFiles(folder, b"f" * 32, b"n" * 32)


def test_a_file_comes_back_by_its_hash(sealed):
    digest = sealed.add(b"photo")
    assert digest == hashlib.sha256(b"photo").hexdigest()
    assert sealed.path(digest).is_file()
    assert sealed.read(digest) == b"photo"


@pytest.mark.parametrize("size", [0, 1, MIB - 1, MIB, MIB + 1, 3 * MIB])
def test_every_size_around_a_chunk_comes_back(sealed, size):
    data = os.urandom(size)
    assert sealed.read(sealed.add(data)) == data


def test_neither_name_nor_content_shows_what_it_holds(sealed):
    digest = sealed.add(b"photo" * 99)
    path = sealed.path(digest)
    assert digest not in str(path)
    assert b"photo" not in path.read_bytes()
    assert SealedFiles(sealed.folder, b"f" * 32, b"m" * 32).path(digest) != path
    assert "fff" not in repr(sealed)


def test_adding_twice_writes_once_and_mends_a_damaged_file(sealed):
    digest = sealed.add(b"photo")
    path = sealed.path(digest)
    before = path.read_bytes(), path.stat().st_mtime_ns
    sealed.add(b"photo")
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    path.write_bytes(b"broken")
    with pytest.raises(Trouble, match="evidence-damaged"):
        sealed.read(digest)
    sealed.add(b"photo")
    assert sealed.read(digest) == b"photo"
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_several_are_added_at_once_and_what_is_known_is_not_written_again(sealed):
    known, damaged = sealed.add(b"known"), sealed.add(b"damaged")
    before = sealed.path(known).stat().st_mtime_ns
    sealed.path(damaged).write_bytes(b"broken")
    digests = sealed.add_all([b"known", b"new", b"damaged", b"new"])
    assert [sealed.read(digest) for digest in digests] == [b"known", b"new", b"damaged", b"new"]
    assert sealed.path(known).stat().st_mtime_ns == before
    assert len(sealed.files()) == 3
    assert sealed.add_all([]) == ()


def test_a_missing_file_is_told_from_a_damaged_one(sealed):
    with pytest.raises(Trouble) as trouble:
        sealed.read("0" * 64)
    assert (trouble.value.code, trouble.value.details) == ("evidence-missing", {"sha256": "0" * 64})
    assert not sealed.path("0" * 64).exists()


def test_cutting_swapping_and_adding_chunks_is_noticed(sealed):
    digest = sealed.add(os.urandom(2 * MIB + 10))
    path = sealed.path(digest)
    whole = path.read_bytes()
    chunk = MIB + 17
    first, second, rest = whole[24 : 24 + chunk], whole[24 + chunk : 24 + 2 * chunk], whole[24 + 2 * chunk :]
    head = whole[:24]
    for bad in (head + first + second, head + second + first + rest, whole + rest, head, b"", head + first):
        path.write_bytes(bad)
        with pytest.raises(Trouble, match="evidence-damaged"):
            sealed.read(digest)


def test_a_file_under_another_files_name_is_noticed(sealed):
    first, second = sealed.add(b"first"), sealed.add(b"second")
    sealed.path(first).write_bytes(sealed.path(second).read_bytes())
    with pytest.raises(Trouble, match="evidence-damaged"):
        sealed.read(first)


def test_unnamed_are_ours_old_and_named_by_nothing(sealed):
    known, orphan, young = (sealed.add(data) for data in (b"known", b"orphan", b"young"))
    leaving = sealed.path(known).with_name(f"{sealed.path(known).name}.0123abcd.part")
    leaving.write_bytes(b"")
    old = datetime(2026, 1, 1, tzinfo=UTC)
    for path in (sealed.path(known), sealed.path(orphan), leaving):
        os.utime(path, (old.timestamp(), old.timestamp()))
    found = sealed.unnamed([known], old + timedelta(days=1))
    assert set(found) == {sealed.path(orphan), leaving}
    assert sealed.path(young) not in found


def test_a_disk_that_refuses_is_a_trouble(sealed, monkeypatch):
    def full(handle, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(Trouble, match="disk-write-failed") as trouble:
        sealed.add(b"photo")
    assert trouble.value.details["folder"] == str(sealed.folder.parent)  # the store, and no folder inside it
    assert [p for p in sealed.folder.rglob("*") if p.is_file()] == []


@given(st.binary(max_size=300), st.integers(0, 10_000), st.integers(1, 255))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_single_damaged_byte_passes(sealed, data, position, flip):
    digest = sealed.add(data)
    path = sealed.path(digest)
    damaged = bytearray(path.read_bytes())
    damaged[position % len(damaged)] ^= flip
    path.write_bytes(damaged)
    with pytest.raises(Trouble, match="evidence-damaged"):
        sealed.read(digest)
