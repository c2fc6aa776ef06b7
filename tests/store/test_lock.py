import errno
import os
from contextlib import closing, suppress

import pytest

from inspector_app.store.lock import FolderLock
from inspector_app.support.errors import Trouble


def test_a_lock_knows_its_own_file(tmp_path):
    lock = FolderLock(tmp_path / "lock")
    with suppress(OSError), closing((tmp_path / "another").open("wb")) as file:
        file.write(bytes(64))
    assert lock.is_at(tmp_path / "lock")
    assert not lock.is_at(tmp_path / "another")
    assert not lock.is_at(tmp_path / "none")
    lock.release()


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.EROFS, "store-read-only"), (errno.EACCES, "store-read-only"), (errno.EIO, "store-cannot-open")],
)
def test_a_folder_that_may_not_be_written_is_told_from_a_broken_one(tmp_path, monkeypatch, number, code):
    def refuse(*_args):
        raise OSError(number, "")

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(Trouble, match=code):
        FolderLock(tmp_path / "lock")
