"""A store: one folder with the encrypted database, the key file, the sealed files and a lock."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from inspector_app.domain.handover import OfficeCard
from inspector_app.store.anchor import AnchorFile
from inspector_app.store.asides import Asides
from inspector_app.store.building import build_folder
from inspector_app.store.drafts import Drafts
from inspector_app.store.foothold import Foothold
from inspector_app.store.identity import become_new_device
from inspector_app.store.journal import Head
from inspector_app.store.layout import (
    DATABASE,
    KEYS,
    LOCK,
    LONGEST,
    SEALED,
    clear_leavings,
    has_database,
    is_too_long,
    missing,
    store_folder,
)
from inspector_app.store.lock import FolderLock
from inspector_app.store.log_mark import LogMark, log_problems
from inspector_app.store.migrate import make_database, open_with_room_or_without, refuse_emptied
from inspector_app.store.reading import Reading
from inspector_app.store.reserve import Reserve
from inspector_app.store.unit import Unit, part_of, unit_of_work
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.vault.door import Database, copy_database, open_database, page_faults, renew_log, rows, run
from inspector_app.vault.keys import FULL_COST, DataKey, KeyCost, KeyFile, KeySlots
from inspector_app.vault.passphrase import FULL_RULE, PassphraseRule, check_passphrase
from inspector_app.vault.sealed import SealedFiles

_ANCHORED = "anchored-device"


class Store(Reading):
    """The one writer of a store folder. Close it, or use it as a context manager; a second program is refused."""

    def __init__(
        self, mark: LogMark, key: DataKey, db: Database, lock: FolderLock, clock: Clock, *, no_room: bool = False
    ) -> None:
        """Use :meth:`create`, :meth:`open`, :meth:`open_with` or :meth:`recover` instead."""
        folder = mark.folder
        foothold = Foothold(folder, lock)
        super().__init__(db, SealedFiles(folder / SEALED, key.files, key.names, foothold.check))
        self._foothold = foothold
        self.folder = folder
        self.clock = clock
        self.reserve = Reserve(folder)
        self.drafts = Drafts(db, clock, lambda: self.reserve.make_room(db))
        self.asides = Asides(key.asides)
        self._key = key
        self._is_open = True
        self._act: Unit | None = None
        self._slots: KeySlots | None = None
        self._no_room = no_room
        self.has_room = not no_room
        """False when the disk was full at opening, until something could be saved."""
        self._mark = mark
        if not no_room:
            self._mark.renew(db)
        self._anchor = AnchorFile.of(folder, key.anchor)
        # A store restored from a backup is another device, and has no anchor yet.
        self._is_anchored = self.settings.get(_ANCHORED) == self.identity.device
        self.is_mirror = False  # of what others hold (``store/mirror.py``)
        self.bureaus: Mapping[str, Mapping[str, str]] = {}  # by kind and rid who told a record, where there are several
        self.anchor_problem = self._anchor.problem(self.journal, expected=self._is_anchored)
        with suppress(Trouble):
            self._slots = KeyFile(folder / KEYS).slots()
        if self.anchor_problem is None:  # a kill may have come between a change and its note
            self._note(self.journal.newest())
        db.guard = self._stand

    @classmethod
    def create(
        cls,
        path: Path,
        passphrase: str,
        *,
        clock: Clock,
        cost: KeyCost = FULL_COST,
        rule: PassphraseRule = FULL_RULE,
        recovery_key: str = "",
        begin: Callable[[Self], None] | None = None,
    ) -> Self:
        """Make a new store and open it; ``recovery_key`` is the office's public key (base64), if there is one.

        ``begin`` writes the first records: killed before its end, there is no store.
        Raises :class:`Trouble` ``store-exists``, :class:`Refused` as ``check_passphrase``.
        """
        check_passphrase(passphrase, rule)

        def fill(folder: Path) -> DataKey:
            key = KeyFile(folder / KEYS).create(passphrase, cost, recovery_key=recovery_key)
            with closing(make_database(folder / DATABASE, key.database)) as db:
                become_new_device(db, clock.now())
            if begin is not None:
                with cls.open_with(folder, key, clock=clock) as store:
                    begin(store)
            return key

        folder = store_folder(path)
        return cls.open_with(folder, build_folder(folder, fill), clock=clock)

    @classmethod
    def open(cls, path: Path, passphrase: str, *, clock: Clock) -> Self:
        """Open a store with its passphrase.

        Raises :class:`Trouble` ``store-missing``, ``store-rest``, ``store-in-use``, ``passphrase-wrong``,
        ``keys-missing``, ``keys-damaged``, ``keys-cost-refused``, ``store-log-of-another``, ``store-key-wrong``,
        ``store-emptied``, ``store-damaged``, ``store-too-new``, ``store-guards-missing``, ``store-migration-failed``.
        """
        return cls._open(path, lambda keys: keys.unlock(passphrase), clock)

    @classmethod
    def open_with(cls, path: Path, key: DataKey, *, clock: Clock) -> Self:
        """Open a store with its data key."""
        return cls._open(path, lambda _: key, clock)

    @classmethod
    def recover(
        cls,
        path: Path,
        recovery_secret: str,
        passphrase: str,
        *,
        clock: Clock,
        cost: KeyCost = FULL_COST,
        rule: PassphraseRule = FULL_RULE,
    ) -> Self:
        """Open a store with the office's private recovery key (base64) and give it a new passphrase.

        Raises :class:`Trouble` ``recovery-not-set`` or ``recovery-key-wrong``, and as :meth:`open`.
        """
        check_passphrase(passphrase, rule)
        # First the store, then the key file: whoever sealed another key for the office must not replace the right one.
        store = cls._open(path, lambda keys: keys.unlock_with_recovery(recovery_secret), clock)
        try:
            store._set_passphrase(passphrase, cost)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def _open(cls, path: Path, unlock: Callable[[KeyFile], DataKey], clock: Clock) -> Self:
        folder = store_folder(path)
        if not has_database(folder):
            raise missing(folder)
        refuse_emptied(folder / DATABASE)
        lock = FolderLock(folder / LOCK)
        try:
            clear_leavings(folder)
            keys = KeyFile(folder / KEYS)
            key = unlock(keys)
            mark = LogMark.of(folder, key)
            Reserve(folder).at_opening(mark.part_strangers)
            db, no_room = open_with_room_or_without(folder / DATABASE, key.database)
            with suppress(Trouble):  # a full disk must not keep anybody out
                keys.settle()
        except BaseException as error:
            lock.release()
            if isinstance(error, Trouble) and error.code == "store-cannot-open" and is_too_long(folder):
                raise Trouble("store-path-too-long", folder=folder.name, most=str(LONGEST)) from error
            raise
        try:
            return cls(mark, key, db, lock, clock, no_room=no_room)
        except BaseException:
            db.close()
            lock.release()
            raise

    def close(self) -> None:
        """Fold the log into the database and let go of the folder. Closing twice does no harm."""
        if not self._is_open:
            return
        self._is_open = False
        try:
            # On a damaged or full disk nothing is lost: the log stays, and the next start reads it. Where the folder
            # was moved the log went with it, and what lies at the old place is not ours to write.
            with suppress(Trouble):
                self._stand()
                self._anchor.note.settle()
                self._mark.close(self.db)
        finally:
            self.db.close()
            self._foothold.lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def unit(self, actor: str, reason: str = "") -> Iterator[Unit]:
        """A unit of work: saved as a whole at the end of the ``with`` block, or not at all. Units do not nest.

        ``actor`` is who acts, ``reason`` why where a rule asks for it. Raises :class:`Refused`
        ``record-not-unique`` or ``record-reference-missing``, :class:`Trouble` ``disk-full``, ``store-busy``,
        ``store-damaged``, ``store-gone``, ``store-log-gone``, ``store-in-use`` (its lock was deleted), and
        ``store-went-back`` in a store that lacks its newest changes: going on in it would give numbers a second time
        and split the journal in two.
        """
        if self.went_back is not None:
            raise Trouble(self.went_back.code, **self.went_back.details)
        if self._act is not None:
            with part_of(self._act, reason) as part:
                yield part
            return
        with unit_of_work(self.db, self.identity.device, self.clock, actor, reason) as unit:
            yield unit
        self.has_room = True
        self._note((unit.device, unit.wrote) if unit.wrote else self.journal.newest())

    @contextmanager
    def act(self, actor: str, reason: str) -> Iterator[None]:
        """Everything that use cases write inside is one act: kept as a whole, or not at all. Raises as :meth:`unit`."""
        if self._act is not None:
            yield
            return
        with self.unit(actor, reason) as unit:
            self._act = unit
            try:
                yield
            finally:
                self._act = None

    def _stand(self) -> None:
        """Called before anything becomes durable: what is open lies where it lay. A deleted log is begun anew, a
        deleted lock taken anew.

        Raises :class:`Trouble` ``store-gone``, ``store-log-gone`` or ``store-in-use``.
        """
        self._foothold.check()
        self._foothold.keep_lock()
        if self._foothold.has_log:
            return
        if self.db.conn.in_transaction or not renew_log(self.db):
            raise Trouble("store-log-gone")
        self._foothold.note_log()

    @property
    def gone(self) -> Trouble | None:
        """``store-gone`` when the path does not lead to what is open (any more): nothing is kept then, not even what
        was saved before. A look of the kind that every write makes first."""
        try:
            self._foothold.check()
        except Trouble as trouble:
            return trouble
        return None

    @property
    def read_only(self) -> Problem | None:
        """What :meth:`Foothold.read_only` tells of this connection."""
        return self._foothold.read_only(lambda: self.drafts.may_be_written)

    def _note(self, newest: tuple[str, Head] | None) -> None:
        """Anchor the newest change, which is durable."""
        if self.gone is not None:
            return
        self.reserve.fill()
        if self._anchor.write(newest) and not self._is_anchored:
            with suppress(Trouble):  # the next change does it
                self.settings.set(_ANCHORED, self.identity.device)
                self._is_anchored = True

    @property
    def ended_well(self) -> bool:
        """Whether it was closed in order the last time; not when the machine died or the program was killed."""
        return self._mark.ended_well

    @property
    def log_problems(self) -> list[Problem]:
        """``store-log-apart`` for each log of another database file that was put aside here."""
        return log_problems(self.folder)

    @property
    def went_back(self) -> Problem | None:
        """``store-went-back`` when the database is older than what was last saved: reading is all that is allowed."""
        problem = self.anchor_problem
        return problem if problem and problem.level is Level.ERROR else None

    @contextmanager
    def reader(self) -> Iterator[Reading]:
        """A second, read-only connection, for the worker thread that calls this.

        It sees the store as it is now until the block ends, whatever is saved meanwhile.
        """
        with closing(self._another(read_only=True)) as db:
            run(db, "BEGIN")
            rows(db, "SELECT count(*) FROM sqlite_master")  # the first read fixes what is seen
            yield Reading(db, self.sealed)

    def _another(self, *, read_only: bool = False) -> Database:
        """One more connection. Raises :class:`Trouble` ``store-no-room`` where a full disk allows only the first,
        ``store-gone`` and ``store-log-gone``."""
        if self._no_room and os.name == "nt":
            raise Trouble("store-no-room")
        self._foothold.check()  # else an empty database would be made
        if not self._foothold.has_log:  # nor may a second log be begun beside the one that lives on unseen
            raise Trouble("store-log-gone")
        path, key = self.folder / DATABASE, self._key.database
        return open_database(path, key, read_only=read_only, no_room=self._no_room)

    def write_copy(self, target: Path) -> None:
        """A consistent, encrypted copy of the database in a new file, every page checked. May run in any thread.

        Raises :class:`Trouble` ``store-damaged``, ``disk-full``.
        """
        with closing(self._another()) as db:
            copy_database(db, target)
        with closing(open_database(target, self._key.database)) as db:
            if page_faults(db):
                raise Trouble("store-damaged")

    def leave_to(self, folder: Path) -> DataKey:
        """Write database and keys into another folder as this store holds them, though its own may be gone: they live
        on in the open files. For the thread of this store alone.

        Raises :class:`Trouble` ``keys-missing``, ``disk-full``, ``disk-write-failed``, and for a disk that was pulled
        out ``store-io`` or ``store-damaged``.
        """
        if self._slots is None:  # they were spoilt at opening already
            raise Trouble("keys-missing")
        self._slots.write(folder / KEYS)
        copy_database(self.db, folder / DATABASE)
        return self._key

    def page_faults(self) -> list[str]:
        """What is wrong with the pages of the database. May run in any thread; raises ``store-log-not-folded``.

        A fault is believed when it is found twice: while the file is read, the window may save and fold.
        """
        faults: list[str] = []
        for _ in range(2):
            with closing(self._another()) as db:
                faults = page_faults(db)
            if not faults:
                break
        return faults

    def unlocks(self, passphrase: str) -> bool:
        """Whether this passphrase opens the store: asked after a lock when the short number is spent.

        Without its folder the store knows it too: nobody is locked out from what could not be written.
        """
        lock = self._slots if self._slots and self.gone else KeyFile(self.folder / KEYS)
        try:
            return lock.unlock(passphrase) == self._key
        except Trouble as trouble:
            if trouble.code != "passphrase-wrong":
                raise
            return False

    def change_passphrase(
        self, old: str, new: str, *, cost: KeyCost = FULL_COST, rule: PassphraseRule = FULL_RULE
    ) -> None:
        """Give the store another passphrase; only the key file is rewritten.

        Raises :class:`Trouble` ``passphrase-wrong``, ``store-gone``, :class:`Refused` as ``check_passphrase``.
        """
        check_passphrase(new, rule)
        self._foothold.check()
        KeyFile(self.folder / KEYS).unlock(old)
        self._set_passphrase(new, cost)

    def _set_passphrase(self, passphrase: str, cost: KeyCost) -> None:
        self._foothold.check()
        keys = KeyFile(self.folder / KEYS)
        try:
            keys.set_passphrase(self._key, passphrase, cost)
        except Trouble:  # said too late, perhaps: what is told must be what opens the store
            if not self.unlocks(passphrase):
                raise
        keys.unlock(passphrase)
        self._slots = keys.slots()
        with suppress(Trouble):  # the next start does it
            keys.settle()

    def adopt_office(self, card: OfficeCard) -> None:
        """Keep the office's card and let its recovery key open this store. Raises ``recovery-key-wrong``."""
        self._foothold.check()
        keys = KeyFile(self.folder / KEYS)
        keys.set_recovery_key(self._key, card.recovery_key)
        keys.settle()
        self._slots = keys.slots()
        self.settings.set_office(card)
