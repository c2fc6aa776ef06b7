"""A database that nobody has open, copied as a file."""

import filecmp
import os
import shutil
from contextlib import suppress
from pathlib import Path


def copied_at_rest(path: Path, target: Path) -> bool:
    """Copy a database of which this process has no connection open, byte by byte, and read the copy back.

    False, and no copy, when another process is or was at work on it meanwhile, or the copy is not the same. Never use
    it on one that is open here: closing a second handle of a file takes its locks away (sqlite.org/howtocorrupt.html).
    """
    try:
        before = _state(path)
        if before is not None:
            shutil.copyfile(path, target)
            with target.open("rb+") as copy:
                os.fsync(copy.fileno())
            if _state(path) == before and filecmp.cmp(path, target, shallow=False):
                return True
    except OSError:  # Windows: another process holds a part of it
        pass
    finally:
        filecmp.clear_cache()
    with suppress(OSError):
        target.unlink(missing_ok=True)
    return False


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes whenever a database is written; None while it has a log, for then somebody has it open."""
    if path.with_name(f"{path.name}-wal").exists():
        return None
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns
