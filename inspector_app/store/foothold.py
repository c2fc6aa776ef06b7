"""Whether a store's path still leads to what is open.

A folder may be moved, deleted, exchanged or pulled out while the program runs. On Linux the open files live on, and
everything would seem well: it would be written where nobody finds it, and what goes by path (originals, anchor, keys)
would land in whatever lies there now. So whoever is about to write looks here first; it costs a question to the system.
"""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from inspector_app.store.layout import DATABASE, LOCK
from inspector_app.store.lock import FolderLock
from inspector_app.support.errors import Level, Problem, Trouble

_LOG = f"{DATABASE}-wal"
_Identity = tuple[int, int]


@dataclass(slots=True)
class Foothold:
    """What the path led to at opening. May be asked from any thread."""

    folder: Path
    lock: FolderLock
    _database: _Identity | None = field(init=False)
    _log: _Identity | None = field(init=False)
    _is_open_for_writing: bool | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.folder = self.folder.absolute()
        self._database = _identity(self.folder / DATABASE)
        self._log = _identity(self.folder / _LOG)

    def check(self) -> None:
        """Raises :class:`Trouble` ``store-gone`` when the database that is open does not lie at its path."""
        now = _identity(self.folder / DATABASE)
        if now is None or (now != self._database and not self._is_numbered_anew()):
            raise Trouble("store-gone", folder=str(self.folder), name=self.folder.name)
        self._database = now

    @property
    def has_log(self) -> bool:
        """Whether the log that is written lies beside the database; one that is not there yet will."""
        now = _identity(self.folder / _LOG)
        if self._log is None:
            self._log = now
        return now == self._log or self._is_numbered_anew()

    def read_only(self, is_open_for_writing: Callable[[], bool]) -> Problem | None:
        """``store-read-only`` when nothing can be saved; the warning ``store-read-only-later`` when it can because the
        files are open already, but could not if they were opened now. How they were opened is asked once."""
        if self._is_open_for_writing is None:
            self._is_open_for_writing = is_open_for_writing()
        if not self._is_open_for_writing or self._is_on_read_only_disk:
            return Problem("store-read-only")
        if all(os.access(path, os.W_OK) for path in (self.folder, self.folder / DATABASE)):
            return None
        return Problem("store-read-only-later", level=Level.WARNING)

    @property
    def _is_on_read_only_disk(self) -> bool:
        """Whether the disk was write-protected meanwhile: then what is open cannot be written either."""
        try:
            return os.name != "nt" and bool(os.statvfs(self.folder).f_flag & os.ST_RDONLY)
        except OSError:  # it went away this moment, which the next look tells
            return False

    def keep_lock(self) -> None:
        """Take the lock anew when its file was deleted, which would let a second program in.

        Raises :class:`Trouble` ``store-in-use`` when one came in already.
        """
        at = self.folder / LOCK
        if self.lock.identity() != _identity(at) and not self.lock.is_at(at):
            fresh = FolderLock(at)
            self.lock.release()
            self.lock = fresh

    def note_log(self) -> None:
        """Another log was begun."""
        self._log = _identity(self.folder / _LOG)

    def _is_numbered_anew(self) -> bool:
        """Whether the system gave known files other numbers: a network drive that came back may do so.

        It shows in the lock, whose number by the path is then not the one of the open file although both are one.
        """
        return self.lock.identity() != _identity(self.folder / LOCK) and self.lock.is_at(self.folder / LOCK)


def _identity(path: Path) -> _Identity | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
