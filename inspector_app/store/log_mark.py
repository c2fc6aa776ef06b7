"""Which log belongs to the database file: an exchanged ``inspector.db`` must not be mixed with another file's log.

SQLite takes whatever log lies beside a database. So each opening and each closing gives the database a random stamp
(in its first page), and before a stamp is set the mark, a note beside the database, holds every stamp that the file and
its log may show. A file with a stamp that is not among them is another one: its log is not this one.

A power cut between any two steps leaves stamps that are noted, and a first page torn by a cut-off fold cannot be read,
which is no sign of an exchange: the log then makes it whole.
"""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from inspector_app.store.layout import DATABASE, LOG_APART, MARK
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.files import sync_folder
from inspector_app.vault.door import Database, fold_log, set_stamp, stamp, stamp_in_file
from inspector_app.vault.keys import DataKey
from inspector_app.vault.note import NoteFile

_MOST = 16
"""As many stamps as a note holds: so many kills in a row on a disk without room to fold."""
_HEAD_OF_LOG = 32


@dataclass(frozen=True, slots=True)
class LogMark:
    """The mark of one store's folder; call :meth:`part_strangers` before the database is opened."""

    folder: Path
    note: NoteFile
    key: bytes = field(repr=False)

    @classmethod
    def of(cls, folder: Path, key: DataKey) -> "LogMark":
        """The mark in a store's folder."""
        return cls(folder, NoteFile(folder / MARK, key.log_mark), key.database)

    @property
    def _log(self) -> Path:
        return self.folder / f"{DATABASE}-wal"

    def part_strangers(self) -> None:
        """Put the log of another database file aside, and a log that was put aside back beside its own file.

        Raises :class:`Trouble` ``store-log-of-another`` when the disk does not allow it: nothing was mixed.
        """
        present = stamp_in_file(self.folder / DATABASE, self.key)
        if present is None:
            return
        try:
            known = self._known()
            if known and present not in known and self._has_log():
                self._put_apart(known)
            if not self._has_log():
                self._bring_back(present)
        except OSError as error:
            raise Trouble("store-log-of-another") from error

    def renew(self, db: Database) -> None:
        """Give the database another stamp, noted before it is set. A disk without room leaves the former."""
        present = stamp(db)
        try:
            folded = fold_log(db)
        except Trouble:
            folded = False
        known = () if folded else self._known()
        if not folded and (not known or len(known) >= _MOST):
            return
        fresh = 1 + secrets.randbelow(2**31 - 1)
        if not self._write((*known, present, fresh)):
            self._forget()
            return
        with suppress(Trouble):
            set_stamp(db, fresh)

    def _known(self) -> tuple[int, ...]:
        """The stamps that are noted; empty when nothing is, or nothing that can be read."""
        try:
            text = self.note.read()
        except Trouble:
            return ()
        return tuple(json.loads(text)) if text else ()

    def _write(self, stamps: tuple[int, ...]) -> bool:
        done = self.note.write(json.dumps(sorted(set(stamps)), separators=(",", ":")).encode())
        self.note.settle()
        return done

    def _forget(self) -> None:
        # No mark is no alarm, but a mark that lacks a stamp is a false one.
        with suppress(OSError):
            self.note.path.unlink(missing_ok=True)

    def _has_log(self) -> bool:
        return self._log.is_file() and self._log.stat().st_size > _HEAD_OF_LOG

    def _put_apart(self, stamps: tuple[int, ...]) -> None:
        names = "-".join(f"{each:08x}" for each in stamps)
        self._drop_index()
        self._log.rename(self.folder / f"{self._log.name}.{secrets.token_hex(2)}.{names}.apart")
        sync_folder(self.folder)

    def _bring_back(self, present: int) -> None:
        own = [path for path in logs_apart(self.folder) if present in _stamps_of(path)]
        newest = max(own, key=lambda path: path.stat().st_mtime, default=None)
        if newest is None or not self._write(_stamps_of(newest)):
            return
        self._drop_index()
        newest.replace(self._log)
        sync_folder(self.folder)

    def _drop_index(self) -> None:
        # The index holds nothing of its own: SQLite builds it anew from the log.
        (self.folder / f"{DATABASE}-shm").unlink(missing_ok=True)


def logs_apart(folder: Path) -> list[Path]:
    """The logs of other database files that lie aside in a store's folder."""
    return sorted(path for path in folder.glob(f"{DATABASE}-wal.*.apart") if LOG_APART.fullmatch(path.name))


def _stamps_of(log: Path) -> tuple[int, ...]:
    return tuple(int(each, 16) for each in log.name.split(".")[-2].split("-"))


def log_problems(folder: Path) -> list[Problem]:
    """A warning ``store-log-apart`` for each log that lies aside."""
    return [Problem("store-log-apart", level=Level.WARNING, details={"file": path.name}) for path in logs_apart(folder)]
