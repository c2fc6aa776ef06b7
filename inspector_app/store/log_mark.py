"""Which log belongs to the database file: an ``inspector.db`` must never be mixed with another file's log.

SQLite takes whatever log lies beside a database. So each opening and each closing gives the database a random stamp
(in its first page), and before a stamp is set the mark, a note beside the database, holds every stamp that the file and
its log may show. A file with a stamp that is not among them is another one: its log is not this one. A log whose first
page shows such a stamp, or one that the key does not open, is another's. After an orderly close the mark says that
there is no log: whatever lies there then is another's, or an older one of its own.

A power cut between any two steps leaves stamps that are noted, and a first page torn by a cut-off fold cannot be read,
which is no sign of an exchange: the log then makes it whole. The mark says "closed" only after the last fold, and no
longer before the first write.
"""

import json
import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from inspector_app.store.layout import DATABASE, LOG_APART, MARK
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.files import sync_folder
from inspector_app.vault.door import Database, fold_log, set_stamp, stamp, stamp_in_file, stamp_in_log
from inspector_app.vault.keys import DataKey
from inspector_app.vault.log_file import HEADER
from inspector_app.vault.note import NoteFile

_MOST = 16
"""As many stamps as a note holds: so many kills in a row on a disk without room to fold."""
_NOBODYS = "unknown"
_OTHERS = ("wal", "journal")
"""What SQLite applies by itself: the log, and the journal that a database without a log would have."""


@dataclass(frozen=True, slots=True)
class _Noted:
    stamps: tuple[int, ...] = ()
    closed: bool = False


@dataclass(frozen=True, slots=True)
class LogMark:
    """The mark of one store's folder; call :meth:`part_strangers` before the database is opened."""

    folder: Path
    note: NoteFile
    key: bytes = field(repr=False)
    ended_well: bool = True
    """Whether, as far as was noted when it was first looked at, the store was closed in order the last time."""

    @classmethod
    def of(cls, folder: Path, key: DataKey) -> "LogMark":
        """The mark in a store's folder."""
        mark = cls(folder, NoteFile(folder / MARK, key.log_mark), key.database)
        noted = mark._noted()
        return replace(mark, ended_well=noted.closed or not noted.stamps)

    @property
    def _database(self) -> Path:
        return self.folder / DATABASE

    def part_strangers(self) -> None:
        """Put a log that is not the database file's own aside, and one that was put aside back beside its own file.

        From then on the mark says that there may be a log. Raises :class:`Trouble` ``store-log-of-another`` when the
        disk does not allow it: nothing was mixed.
        """
        present = stamp_in_file(self._database, self.key)
        noted = self._noted()
        try:
            self._part(noted, present)
            if present is not None and not self._has("wal") and self._bring_back(present):
                return
            if not self._has("wal") and present is not None:
                self._keep(_Noted((present,)))
            elif noted.stamps:
                self._keep(_Noted(tuple({*noted.stamps, *(() if present is None else (present,))})))
        except OSError as error:
            raise Trouble("store-log-of-another") from error

    def _part(self, noted: _Noted, present: int | None) -> None:
        if not noted.stamps:
            return
        if noted.closed:  # a file brought from elsewhere may have been in the midst of its first opening
            for kind in _OTHERS if present is None or present in noted.stamps else ("wal",):
                if self._has(kind):
                    self._put_apart(kind)
        elif self._has("wal") and present is not None:
            shown = stamp_in_log(self._database, self.key)
            if shown is not None and shown not in noted.stamps:
                self._put_apart("wal")
            elif present not in noted.stamps:
                self._put_apart("wal", noted.stamps)

    def renew(self, db: Database) -> None:
        """Give the database another stamp, noted before it is set. A disk without room leaves the former."""
        present = stamp(db)
        try:
            folded = fold_log(db)
        except Trouble:
            folded = False
        known = () if folded else self._noted().stamps
        if not folded and (not known or len(known) >= _MOST):
            return
        fresh = 1 + secrets.randbelow(2**31 - 1)
        if not self._write(_Noted((*known, present, fresh))):
            self._forget()
            return
        with suppress(Trouble):
            set_stamp(db, fresh)

    def close(self, db: Database) -> None:
        """Fold the log for the last time and note that there is none. Raises :class:`Trouble` as for any write."""
        self.renew(db)
        present = stamp(db)
        if fold_log(db) and self._log_is_settled():
            self._write(_Noted((present,), closed=True))

    def _log_is_settled(self) -> bool:
        """Flush the emptied log, which the driver does not: a power cut would bring it back beside a mark that says
        there is none."""
        try:
            with self._beside("wal").open("r+b") as log:
                os.fsync(log.fileno())
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return True

    def _noted(self) -> _Noted:
        """What is noted; nothing when no note is there, or none that can be read."""
        try:
            text = self.note.read()
        except Trouble:
            return _Noted()
        said = json.loads(text) if text else []
        if isinstance(said, dict):
            return _Noted(tuple(said["closed"]), closed=True)
        return _Noted(tuple(said))

    def _write(self, noted: _Noted) -> bool:
        stamps = sorted(set(noted.stamps))
        text = json.dumps({"closed": stamps} if noted.closed else stamps, separators=(",", ":"))
        done = self.note.write(text.encode())
        self.note.settle()
        return done

    def _keep(self, noted: _Noted) -> None:
        # The log may grow from now on: a mark that went on saying "closed" would part the store from its own sentences.
        if noted != self._noted() and not self._write(noted):
            self.note.path.unlink(missing_ok=True)

    def _forget(self) -> None:
        # No mark is no alarm, but a mark that lacks a stamp is a false one.
        with suppress(OSError):
            self.note.path.unlink(missing_ok=True)

    def _beside(self, kind: str) -> Path:
        return self.folder / f"{DATABASE}-{kind}"

    def _has(self, kind: str) -> bool:
        path = self._beside(kind)
        return path.is_file() and path.stat().st_size > (HEADER if kind == "wal" else 0)

    def _put_apart(self, kind: str, stamps: tuple[int, ...] = ()) -> None:
        """With the stamps of the file that the log belongs to, where that is known."""
        log = self._beside(kind)
        names = "-".join(f"{each:08x}" for each in stamps) or _NOBODYS
        self._drop_index()
        log.rename(self.folder / f"{log.name}.{secrets.token_hex(2)}.{names}.apart")
        sync_folder(self.folder)

    def _bring_back(self, present: int) -> bool:
        own = [path for path in logs_apart(self.folder) if present in _stamps_of(path)]
        newest = max(own, key=lambda path: path.stat().st_mtime, default=None)
        if newest is None or not self._write(_Noted(_stamps_of(newest))):
            return False
        self._drop_index()
        newest.replace(self._beside("wal"))
        sync_folder(self.folder)
        return True

    def _drop_index(self) -> None:
        # The index holds nothing of its own: SQLite builds it anew from the log.
        (self.folder / f"{DATABASE}-shm").unlink(missing_ok=True)


def logs_apart(folder: Path) -> list[Path]:
    """The logs that lie aside in a store's folder because they belong to another database file."""
    return sorted(path for path in folder.glob(f"{DATABASE}-*.apart") if LOG_APART.fullmatch(path.name))


def _stamps_of(log: Path) -> tuple[int, ...]:
    names = log.name.split(".")[-2]
    return () if names == _NOBODYS else tuple(int(each, 16) for each in names.split("-"))


def log_problems(folder: Path) -> list[Problem]:
    """A warning for each log that lies aside: ``store-log-apart`` when it is known which file it belongs to,
    ``store-log-strange`` when it is not."""
    return [
        Problem(
            "store-log-apart" if _stamps_of(path) else "store-log-strange",
            level=Level.WARNING,
            details={"file": path.name},
        )
        for path in logs_apart(folder)
    ]
