"""Writes that nobody waits for: what a killed process had written is there all the same.

Only a power cut takes what was not flushed, and no test cuts the power: whether, and in which order, the program
flushes is seen in its calls. Where the system lends memory as a disk, the folders of the tests lie there.
"""

import os
import shutil
from pathlib import Path

from inspector_app.store.layout import RESERVE
from inspector_app.support import places
from inspector_app.vault import door

REAL, REAL_MOUNTS = door.PRAGMAS, places.mounts
CHEAP = tuple("synchronous = OFF" if each.startswith("synchronous") else each for each in REAL)


def fsync(handle: int) -> None:
    """What takes the place of the system's own: refuses what is no open file, and returns at once."""
    os.fstat(handle)


_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30  # bytes: many times what the files of the tests that run at once hold


def lend_memory() -> None:
    """Pytest and its workers make their folders in memory, if there is plenty and nobody chose another place."""
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def mounts() -> str:
    """The mount table without the memory that is lent: a store of a test lies there as on the machine's own disk."""
    lines = REAL_MOUNTS().splitlines()
    return "\n".join(line for line in lines if line.partition(" - ")[2].split()[0] not in places.MEMORY)


def copy(source: str, target: str) -> str:
    """Copy a file of a store; what is only set aside (``store/reserve.py``) is as long, and holds nothing."""
    if Path(source).name == RESERVE:
        Path(target).touch()
        os.truncate(target, Path(source).stat().st_size)
        return target
    return shutil.copy(source, target)
