"""The unit of work: the only way to write records; each write goes into the journal and the typed row together."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.domain.change import GENESIS, Change, Op, next_hlc, sealed
from inspector_app.domain.company import Company
from inspector_app.domain.hidden_characters import record_problems
from inspector_app.domain.naming import renamed
from inspector_app.domain.person import Person
from inspector_app.domain.records import KINDS, Record, decode, encode, kind_of
from inspector_app.domain.references import Named, references
from inspector_app.store.identity import Identity, become
from inspector_app.store.journal import Head, Journal, append
from inspector_app.store.nowhere import nowhere
from inspector_app.store.passed import passed_records, refuse_passed
from inspector_app.store.referred import merged_and_passed
from inspector_app.store.rows import Table, table_of
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.vocabulary import label, record_word
from inspector_app.vault.door import Constraint, Database, rows, run

_TRANSFER = kind_of(CaseTransfer)


class Unit:
    """Writes of one act: the office takes them all or none, and so does this store."""

    def __init__(self, db: Database, device: str, clock: Clock, actor: str, reason: str) -> None:
        self._db = db
        self.device = device
        self._clock = clock
        self._actor = actor
        self._reason = reason
        self._group = str(uuid4())
        end = Journal(db).end(device)
        self._head, self._hlc = end.head, end.hlc
        self._begun = end.head
        self._state = "open"
        self._merged: dict[str, str] | None = None
        self._named: set[Named] = set()
        self._passed: dict[str, CaseTransfer] | None = None

    def become(self, identity: Identity) -> None:
        """Be another device, which has written nothing yet, in what this unit writes and from now on."""
        if self.wrote:
            raise RuntimeError("another device has begun this unit")
        become(self._db, identity)
        self.device = identity.device
        self._head = self._begun = Head(0, GENESIS)

    @property
    def seq(self) -> int:
        """How far the journal of this device has come, this unit's own writes counted, under its lock on the store."""
        return self._head.seq

    @property
    def wrote(self) -> Head | None:
        """Where this device's chain ends with what this unit wrote; None when it wrote nothing."""
        return self._head if self._head != self._begun else None

    def put(self, record: Record, *, again: bool = False, parted: bool = False) -> bool:
        """Save a record as it is now, ``again`` even unchanged; False when the store already holds exactly this.

        A record that names somebody who was merged into another record names that one. Raises :class:`Refused`
        ``name-hidden-character`` for a name that holds characters nobody sees, unless it was kept like that before,
        and ``party-merged`` for a person or company that was merged since, unless it is now ``parted`` again, and
        ``record-fixed`` for another body of a record that is never changed, and ``case-handed-over`` for what belongs
        to a case that another inspector has now.
        """
        body = encode(record)
        if (moved := renamed(record, self._merged_parties())) is not record:
            record, body = moved, encode(moved)
        kind = kind_of(record)
        table = table_of(type(record))
        present, parents = self._present(table, record.rid)
        before = table.record(present) if present else None
        if before is not None and not again and encode(before) == body:
            return False
        if before is not None and KINDS[kind].fixed:
            raise Refused(_fixed(kind))
        refuse_passed(self._passed_on(), record, before)
        refuse_errors(record_problems(record, before))
        into, was = getattr(record, "merged_into", ""), getattr(before, "merged_into", "")
        if was and not into and not parted and isinstance(record, Person | Company):
            raise Refused(Problem("party-merged", "name", details={"name": record.name}))
        self._named |= references(record) - (references(before) if before else frozenset())
        self._write(kind, record.rid, Op.PUT, body, parents, is_new=before is None)
        if into != was:
            self._merged = None
        return True

    def delete(self, record: Record) -> bool:
        """Remove a record; its history stays. False when it is not there. Raises :class:`Refused` ``record-fixed`` or
        ``case-handed-over``."""
        present, parents = self._present(table_of(type(record)), record.rid)
        if present is None:
            return False
        if KINDS[kind := kind_of(record)].fixed:
            raise Refused(_fixed(kind))
        refuse_passed(self._passed_on(), record, record)
        self._write(kind, record.rid, Op.DELETE, "", parents)
        return True

    def repeat(self, change: Change, *known: Change) -> None:
        """Write once more what became of a record, in the place of that change and of ``known`` versions of it."""
        body = "" if change.op is Op.DELETE else encode(decode(change.kind, change.version, change.body))
        parents = tuple(dict.fromkeys(each.hash for each in (change, *known)))
        self._write(change.kind, change.rid, change.op, body, parents)

    def adopt(self, record: Record, replaced: tuple[str, ...]) -> None:
        """Write a record that another laptop handed over, in the place of its version there (``replaced``: the hashes
        of their changes) and of whatever version is here."""
        present, parents = self._present(table_of(type(record)), record.rid)
        every = tuple(dict.fromkeys((*replaced, *parents)))
        self._write(kind_of(record), record.rid, Op.PUT, encode(record), every, is_new=present is None)

    def _passed_on(self) -> dict[str, CaseTransfer]:
        if self._passed is None:
            self._passed = passed_records(self._db)
        return self._passed

    def _write(self, kind: str, rid: str, op: Op, body: str, parents: tuple[str, ...], *, is_new: bool = False) -> None:
        if self._state != "open":
            raise RuntimeError(f"this unit is {self._state}")
        self._state = "broken"
        hlc = next_hlc(self._hlc, self._clock.now())
        change = sealed(
            Change(
                self.device, self._head.seq + 1, self._group, kind, rid, op, parents, hlc,
                self._actor, self._reason, KINDS[kind].version, body, self._head.hash,
            )
        )  # fmt: skip
        append(self._db, change, is_new=is_new)
        if kind == _TRANSFER:
            self._passed = None
        self._hlc = hlc
        self._head = Head(change.seq, change.hash)
        self._state = "open"

    def _merged_parties(self) -> dict[str, str]:
        if self._merged is None:
            self._merged, any_passed = merged_and_passed(self._db)
            if not any_passed:
                self._passed = {}
        return self._merged

    def _present(self, table: Table, rid: str) -> tuple[tuple[Any, ...] | None, tuple[str, ...]]:
        """The row of a record, None where it has none, and the hash of the newest change of it, by one statement."""
        newest = "SELECT hash FROM change WHERE rid = ? AND kind = ? ORDER BY id DESC LIMIT 1"
        row = f"SELECT 1 AS here, {table.names} FROM {table.name} WHERE rid = ?"
        query = f"SELECT ({newest}), kept.* FROM (SELECT 1) LEFT JOIN ({row}) AS kept ON 1"
        parent, here, *values = rows(self._db, query, (rid, table.kind, rid))[0]
        return tuple(values) if here else None, () if parent is None else (str(parent),)

    def close(self) -> None:
        """Commit. A unit in which a write failed cannot be committed, even if its caller went on.

        Raises :class:`Refused` ``record-names-nothing`` for what was newly named and is no record; what an earlier
        version let in may stay until it is mended.
        """
        if self._state != "open":
            raise RuntimeError(f"this unit is {self._state}")
        refuse_errors([_names_nothing(each) for each in nowhere(self._db, self._named)])
        self._state = "closed"
        try:
            run(self._db, "COMMIT")
        except Constraint as error:
            raise _broken_references(self._db) from error

    def abandon(self) -> None:
        """Undo everything. Harmless when SQLite has already rolled back."""
        self._state = "closed"
        self._db.rollback()


@contextmanager
def part_of(unit: Unit, reason: str) -> Iterator[Unit]:
    """A unit inside an act: its writes belong to the act's transaction and group, with a reason of their own.

    When it fails the act cannot be committed, even if its caller went on.
    """
    _refuse_zero(reason)
    outer, unit._reason = unit._reason, reason or unit._reason
    try:
        yield unit
    except BaseException:
        unit._state = "broken"
        raise
    finally:
        unit._reason = outer


@contextmanager
def unit_of_work(db: Database, device: str, clock: Clock, actor: str, reason: str) -> Iterator[Unit]:
    """A unit that is committed at the end of the block, or undone when the block raises."""
    if db.conn.in_transaction:
        raise RuntimeError("units of work do not nest")
    _refuse_zero(reason)
    run(db, "BEGIN IMMEDIATE")
    try:
        unit = Unit(db, device, clock, actor, reason)
    except BaseException:
        db.rollback()
        raise
    try:
        yield unit
        unit.close()
    except Constraint as error:
        unit.abandon()
        if "UNIQUE" in str(error):
            raise Refused(Problem("record-not-unique", str(error).partition(": ")[2])) from error
        raise
    except BaseException:
        unit.abandon()
        raise


def _fixed(kind: str) -> Problem:
    return Problem("record-fixed", details={"what": record_word(kind)})


def _names_nothing(named: Named) -> Problem:
    what = {"field": label(f"{named.noun}.{named.field}")}
    return Problem("record-names-nothing", named.field, details=what)


def _refuse_zero(reason: str) -> None:
    if "\x00" in reason:  # the office's database could not take it
        raise Refused(Problem("text-with-zero", "reason"))


def _broken_references(db: Database) -> Refused:
    """Which tables hold rows whose record is not there; read before the rollback."""
    broken = sorted({(str(table), str(parent)) for table, _, parent, _ in rows(db, "PRAGMA foreign_key_check")})
    return Refused(
        *(Problem("record-reference-missing", table, details={"parent": parent}) for table, parent in broken)
    )
