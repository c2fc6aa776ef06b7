"""Only regular files are read or replaced: whatever else stands at a path is named, and nothing waits."""

import errno
import os
import sys

import pytest

from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import need_target, open_regular, read_regular, unchanging
from tests.special import SPECIAL, in_time, make

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices with names are of POSIX")


@pytest.mark.parametrize(("kind", "reason"), SPECIAL.items())
def test_what_is_no_file_is_named_at_once(tmp_path, kind, reason):
    with make(kind, tmp_path) as path, in_time(), pytest.raises(OSError) as caught:
        open_regular(path)
    assert reason_of(caught.value) == reason


@pytest.mark.parametrize("kind", ["pipe", "socket", "device", "folder", "link to a pipe"])
def test_what_is_no_file_is_never_replaced(tmp_path, kind):
    with make(kind, tmp_path) as path:
        before = path.lstat()
        with in_time(), pytest.raises(Trouble, match="disk-write-failed") as caught:
            write_durably(path, b"words")
        assert caught.value.details["reason"] == SPECIAL[kind]
        assert path.lstat() == before
    assert not list(tmp_path.glob("*.part"))


def test_a_file_that_may_only_be_read_is_not_replaced(tmp_path):
    path = tmp_path / "kept"
    path.write_bytes(b"kept")
    path.chmod(0o400)
    with pytest.raises(Trouble) as caught:
        write_durably(path, b"words")
    assert (caught.value.details["reason"], path.read_bytes()) == ("同名的文件是只读的", b"kept")


def test_a_free_place_or_a_link_to_nothing_may_be_written(tmp_path):
    need_target(tmp_path / "new")
    (tmp_path / "link").symlink_to(tmp_path / "gone")
    write_durably(tmp_path / "link", b"words")
    assert (tmp_path / "link").read_bytes() == b"words"
    assert not (tmp_path / "gone").exists()


def test_no_more_than_wanted_is_read(tmp_path):
    with (tmp_path / "endless").open("wb") as file:
        file.truncate(1 << 40)
    assert len(read_regular(tmp_path / "endless", 10)) == 11
    assert read_regular(tmp_path / "endless", 0) == b"\0"


def test_a_file_that_changes_while_it_is_read_is_not_taken(tmp_path):
    path = tmp_path / "photo"
    path.write_bytes(b"first half")
    with pytest.raises(OSError) as caught, unchanging(path) as file:
        file.read()
        with path.open("ab") as other:
            other.write(b", second half")
    assert "正在改变" in reason_of(caught.value)
    assert read_regular(path, 100) == b"first half, second half"


def test_a_path_with_a_null_character_is_no_path(tmp_path):
    with pytest.raises(OSError) as caught:
        open_regular(tmp_path / "a\0b")
    assert "不合规定" in reason_of(caught.value)


def test_what_the_system_says_stays(tmp_path):
    with pytest.raises(FileNotFoundError) as caught:
        open_regular(tmp_path / "none")
    assert caught.value.errno == errno.ENOENT


def test_a_pipe_that_takes_the_place_of_a_file_is_seen_too(tmp_path, monkeypatch):
    """Between the look and the opening another may put something else there."""
    path, pipe = tmp_path / "file", tmp_path / "pipe"
    path.write_bytes(b"x")
    os.mkfifo(pipe)
    opened = os.open
    monkeypatch.setattr(os, "open", lambda _path, flags: opened(pipe, flags))
    with in_time(), pytest.raises(OSError) as caught:
        open_regular(path)
    assert reason_of(caught.value) == SPECIAL["pipe"]
