"""The merged database made anew: from the newest whole copy that is sound, what only the office knows, and the received
packages that came since. What it was before stays beside it.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from inspector_app.domain.change import GENESIS
from inspector_app.office.backing_up import WholeCopy, whole_copies
from inspector_app.office.database import EncryptedFile, OfficeDatabase, open_server, server_name
from inspector_app.office.folder import (
    Office,
    office_on,
    received_path,
    remember_server,
    secrets_in,
    unlocked,
)
from inspector_app.office.layout import DATABASE, RECEIVED
from inspector_app.office.own import (
    BACKUPS,
    KEPT,
    KNOWN_HERE,
    OWN,
    OWN_TABLES,
    SERVER,
    has_table,
    mark_rewritten,
    put_rows,
    remove_database,
    table_rows,
)
from inspector_app.office.schema import KEEP_META, VERSION, prepare
from inspector_app.support.clock import local
from inspector_app.support.errors import Trouble
from inspector_app.support.files import second_name, sync_folder
from inspector_app.support.reasons import reason_of
from inspector_app.vault.door import page_faults

_PART = f"{DATABASE}.part"
Tables = Mapping[str, tuple[Sequence[str], Sequence[tuple[object, ...]]]]
"""By name the columns and rows of the tables that no package brings again."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A package that the office took in: its name, hash and when."""

    file: str
    sha256: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Plan:
    """What making the database anew would do: begin with ``copy`` (None: there is none that is sound), take in
    ``again`` packages, and lack those of ``gone``, whose files are not there any more.

    ``known`` names the file that tells what only the office knows, and ``known_at`` when that was written: None for
    the database itself. ``is_older``: the database can be read, and is an older one than that. ``unnamed`` counts the
    received files that it does not name: of imports that were taken back, or later than that file.
    """

    copy: WholeCopy | None
    again: int
    gone: tuple[str, ...]
    known: str
    known_at: datetime | None
    is_older: bool
    unnamed: int


def planned(folder: Path, passphrase: str) -> Plan:
    """What :func:`begun_anew` would begin with, and what would be taken in after it; nothing is changed.

    Raises :class:`Trouble` as :func:`begun_anew`.
    """
    key = unlocked(folder, passphrase)
    own, source, is_older = _own(folder, key.database)
    _refuse_server(own)
    every = _taken(own)
    copy, held = _sound_copy(folder, key.database, {each.sha256 for each in every})
    missing = [each for each in every if each.sha256 not in held]
    lying = {each.name for each in (folder / RECEIVED).glob("*.day")}
    named = {received_path(folder, each.file, each.sha256).name: each.file for each in every}
    gone = tuple(each.file for each in missing if received_path(folder, each.file, each.sha256).name not in lying)
    at = None if source.name == DATABASE else datetime.fromtimestamp(source.stat().st_mtime, UTC)
    return Plan(copy, len(missing) - len(gone), gone, source.name, at, is_older, len(lying - {*named}))


@dataclass(frozen=True, slots=True)
class Anew:
    """The office on its new database, and the packages that are to be taken in again, in their order.

    ``copy`` is the name of the whole copy that it began with, empty without one; ``held`` packages came with that.
    ``server`` names the server that holds the new database, empty for a file.
    """

    office: Office
    missing: tuple[Taken, ...]
    copy: str
    held: int
    server: str
    _every: tuple[Taken, ...]
    _key: bytes = field(repr=False)

    def forget_receipts(self) -> None:
        """What receipts said may be held no longer: how far each laptop is gets followed from its beginning; their
        numbers stay."""
        with self.office.database.transaction():
            self.office.database.run("UPDATE receipt SET acknowledged = 0, head = ?", (GENESIS,))
            self.office.database.run("DELETE FROM followed")

    def put_in_place(self, now: datetime) -> str:
        """Let the new database take the place of the former; the name that this one has from now on, empty where there
        was none.

        Raises :class:`Trouble` ``office-rebuild-meanwhile`` when something was taken in since, ``disk-write-failed``.
        """
        folder = self.office.folder
        names = (f"{DATABASE}.{local(now):%Y%m%d-%H%M%S}-{number}.former" for number in count(1))
        former = next(name for name in names if not (folder / name).exists())
        self.office.close()
        if _taken(_own(folder, self._key)[0]) != self._every:
            raise Trouble("office-rebuild-meanwhile")
        if self.server:
            with closing(EncryptedFile(folder / DATABASE, self._key)) as file:
                remember_server(file, self.server, folder)
            return ""
        try:
            for end in ("", "-wal"):
                if (old := folder / f"{DATABASE}{end}").exists():
                    second_name(old, folder / f"{former}{end}")
            sync_folder(folder)
            (folder / f"{DATABASE}-wal").unlink(missing_ok=True)
            (folder / f"{DATABASE}-shm").unlink(missing_ok=True)
            os.replace(folder / _PART, folder / DATABASE)
            sync_folder(folder)
        except OSError as error:
            raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
        return former if (folder / former).exists() else ""


@contextmanager
def begun_anew(folder: Path, passphrase: str) -> Iterator[Anew]:
    """An office whose database is made anew beside the former one, which goes when the block ends without
    :meth:`Anew.put_in_place`.

    Raises :class:`Trouble` ``office-missing``, ``passphrase-wrong``, ``office-rebuild-nothing`` where nothing can be
    read any more of what only the office knows, ``office-rebuild-server``, ``office-database-too-new``,
    ``disk-write-failed``.
    """
    key = unlocked(folder, passphrase)
    (own, *_), part = _own(folder, key.database), folder / _PART
    _refuse_server(own)
    every = _taken(own)
    try:
        copy = _laid_out(folder, key.database, part, {each.sha256 for each in every})
        with closing(EncryptedFile(part, key.database)) as database:
            _fill(database, own)
            held = _held(database)
            missing = tuple(each for each in every if each.sha256 not in held)
            office = office_on(folder, key, secrets_in(database), database)
            yield Anew(office, missing, copy, len(held), "", every, key.database)
    except OSError as error:
        raise Trouble("disk-write-failed", folder=folder.name, reason=reason_of(error)) from error
    finally:
        with suppress(OSError):
            remove_database(part)


@contextmanager
def begun_on_server(folder: Path, passphrase: str, url: str) -> Iterator[Anew]:
    """An office whose database goes from the file to a server, where it is made of the received packages; one that
    was stopped goes on.

    Raises :class:`Trouble` as :func:`begun_anew` and ``open_server``, and ``office-server-other`` for a server that
    holds what this office never took in.
    """
    key = unlocked(folder, passphrase)
    own, *_ = _own(folder, key.database)
    every = _taken(own)
    with closing(open_server(url)) as database:
        prepare(database)
        held = _held(database)
        if not held <= {each.sha256 for each in every}:
            raise Trouble("office-server-other")
        _put_own(database, own, KNOWN_HERE)
        missing = tuple(each for each in every if each.sha256 not in held)
        values = {str(name): str(value) for name, value in own["secret"][1]}
        office = office_on(folder, key, values, database)
        yield Anew(office, missing, "", len(held), server_name(url), every, key.database)


def _own(folder: Path, key: bytes) -> tuple[Tables, Path, bool]:
    """From the database itself, or as it was kept beside it when that is later, else from a whole copy; which file that
    was, and whether the database is an older one."""
    kept = folder / BACKUPS
    both = [(own, path) for path in (folder / DATABASE, kept / OWN) if (own := _own_in(path, key))]
    if both:
        own, path = max(both, key=lambda each: _number(each[0]))
        return own, path, len(both) > 1 and path != folder / DATABASE
    for copy in whole_copies(kept):
        if own := _own_in(kept / copy.name, key):
            return own, kept / copy.name, False
    raise Trouble("office-rebuild-nothing")


def _own_in(path: Path, key: bytes) -> Tables:
    """What only the office knows as a database tells it; nothing when it cannot be read."""
    found: Tables = {}
    if path.is_file():
        with suppress(Trouble), closing(EncryptedFile(path, key, read_only=True)) as database:
            found = {table: table_rows(database, table) for table in OWN_TABLES}
    if not found or not found["secret"][1]:
        return {}
    _check_version(found)
    return found


def _number(own: Tables) -> int:
    return next((int(str(value)) for name, value in own["secret"][1] if name == KEPT), 0)


def _check_version(own: Tables) -> None:
    version = next((int(str(value)) for name, value in own["meta"][1] if name == "schema"), 0)
    if version > VERSION:
        raise Trouble("office-database-too-new")


def _taken(own: Tables) -> tuple[Taken, ...]:
    columns, rows = own["package"]
    named = [dict(zip(columns, map(str, row), strict=True)) for row in rows]
    return tuple(Taken(each["file"], each["sha256"], datetime.fromisoformat(each["taken_at"])) for each in named)


def _refuse_server(own: Tables) -> None:
    if any(name == SERVER for name, _ in own["secret"][1]):
        raise Trouble("office-rebuild-server")


def _sound_copy(folder: Path, key: bytes, taken: set[str]) -> tuple[WholeCopy | None, frozenset[str]]:
    """The newest whole copy to begin with and the packages that it holds; (None, none) where there is no such."""
    for each in whole_copies(folder / BACKUPS):
        with suppress(Trouble), closing(EncryptedFile(folder / BACKUPS / each.name, key, read_only=True)) as database:
            if _is_sound(database, taken):
                return each, _held(database)
    return None, frozenset()


def _laid_out(folder: Path, key: bytes, part: Path, taken: set[str]) -> str:
    """Begin with the newest whole copy that is sound and holds nothing that was taken back since: its name."""
    remove_database(part)
    for each in whole_copies(folder / BACKUPS):
        with suppress(Trouble):
            shutil.copyfile(folder / BACKUPS / each.name, part)
            with closing(EncryptedFile(part, key)) as database:
                if _is_sound(database, taken):
                    return each.name
        remove_database(part)
    return ""


def _is_sound(database: EncryptedFile, taken: set[str]) -> bool:
    """Whether a copy is whole (one of a disk that lost power may be empty) and holds nothing that was taken back."""
    return has_table(database, "package") and _held(database) <= taken and not page_faults(database.db)


def _held(database: OfficeDatabase) -> frozenset[str]:
    """The packages that a database holds."""
    return frozenset(str(sha256) for (sha256,) in database.rows("SELECT sha256 FROM package"))


def _fill(database: EncryptedFile, own: Tables) -> None:
    """What only the office knows goes in; which packages it holds the database says itself."""
    with database.transaction():
        database.run("CREATE TABLE IF NOT EXISTS secret (name TEXT PRIMARY KEY, value TEXT NOT NULL)")
    prepare(database)
    with database.transaction():
        for table in ("secret", *KNOWN_HERE):
            database.run(f"DELETE FROM {table}")  # noqa: S608 - our own tables
    _put_own(database, own, ("secret", *KNOWN_HERE))
    with database.transaction():
        mark_rewritten(database)


def _put_own(database: OfficeDatabase, own: Tables, tables: Sequence[str]) -> None:
    with database.transaction():
        for table in tables:
            columns, rows = own[table]
            if columns:
                put_rows(database, table, columns, rows)
        for name, value in own["meta"][1]:
            if str(name).startswith("key:"):
                database.run(KEEP_META, (name, value))
        database.run("DELETE FROM meta WHERE name = 'looked'")
