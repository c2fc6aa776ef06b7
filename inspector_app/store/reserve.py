"""Room that is set aside in the store's folder, so that a full disk still takes what is being typed.

It is a file of random bytes, which no file system packs smaller. When the disk takes a draft no more, a part of it is
given back, so that other programs find little of it: for the log, which from then on is folded so often that it stays
small, and for the database to grow. The rest lets the store be opened again when the machine died meanwhile.
"""

import errno
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from inspector_app.store.layout import RESERVE
from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.vault.door import Database, fold_often, fold_quietly

_WHOLE, _PART, _FOR_OPENING = 2 << 20, 512 << 10, 256 << 10
"""A record of an interview of a hundred thousand characters fits in twice: in the log, and folded into the database."""
_PAGES = 8
"""So long the log gets while there is no room: a few drafts."""
_PLENTY = 4 * _WHOLE


@dataclass(frozen=True, slots=True)
class Reserve:
    """The reserve of one store's folder: for drafts and for opening; an act on a full disk is refused."""

    folder: Path

    def fill(self) -> None:
        """Set the room aside where it is not, and the disk has plenty."""
        with suppress(OSError, Trouble):
            if self._size() < _WHOLE and shutil.disk_usage(self.folder).free > _PLENTY:
                write_durably(self._path, os.urandom(_WHOLE))

    @property
    def is_needed(self) -> bool:
        """Whether the disk is so full that drafts live on what was set aside, and acts are refused."""
        with suppress(OSError):
            return self._size() < _WHOLE and shutil.disk_usage(self.folder).free < _WHOLE
        return False

    def make_room(self, db: Database) -> bool:
        """A part more for a draft that the disk takes no more; False when there is no way left."""
        if self._shrink(max(self._size() - _PART, _FOR_OPENING)):
            fold_often(db, _PAGES)  # until it is opened again
            _folds(db)
            return True
        return _folds(db)

    def at_opening(self, act: Callable[[], None]) -> None:
        """Do it; where a full disk forbids it, give back what is left and do it once more. Raises as the act."""
        try:
            act()
        except Trouble as trouble:
            why = trouble.__cause__
            if not (isinstance(why, OSError) and why.errno == errno.ENOSPC and self._shrink(0)):
                raise
            act()

    @property
    def _path(self) -> Path:
        return self.folder / RESERVE

    def _size(self) -> int:
        return self._path.stat().st_size if self._path.is_file() else 0

    def _shrink(self, size: int) -> bool:
        """Give back what is more than this; False when it is not."""
        try:
            if self._size() <= size:
                return False
            os.truncate(self._path, size)
        except OSError:
            return False
        return True


def _folds(db: Database) -> bool:
    try:
        return fold_quietly(db)
    except Trouble:
        return False
