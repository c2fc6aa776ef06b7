"""The journal: every change of every record, append-only and chained by hash."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.change import BY_PROGRAM, GENESIS, Change, Op, chain_break, change_hash
from inspector_app.domain.records import KINDS, canonical, decode
from inspector_app.store.rows import Table, quoted, table_of
from inspector_app.support.errors import Trouble
from inspector_app.vault.door import Database, rows, run

_FIELDS = (
    "device", "seq", "group", "kind", "rid", "op", "parents", "hlc", "actor", "reason", "version", "body", "prev",
    "hash",
)  # fmt: skip
_COLUMNS = ", ".join(quoted(name) for name in _FIELDS)
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Head:
    """The end of one device's chain: the last number (0 = none yet) and its hash."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True)
class End:
    """How far a journal has come: where one device's chain ends, the stamp of the last change of any (empty when there
    is none), and its position."""

    head: Head
    hlc: str
    position: int


@dataclass(frozen=True, slots=True)
class GroupHead:
    """An act in the journal: its group, why, the stamp of its first change, who made it, and the kind of each record
    that it wrote."""

    group: str
    reason: str
    hlc: str
    actor: str
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Journal:
    """The changes of a store. Changes that leave it are checked against their own hash first."""

    db: Database

    def head(self, device: str) -> Head:
        """Where the device's chain ends."""
        found = rows(self.db, "SELECT seq, hash FROM change WHERE device = ? ORDER BY seq DESC LIMIT 1", (device,))
        return Head(*found[0]) if found else Head(0, GENESIS)

    def end(self, device: str) -> End:
        """How far it has come, with the end of the device's chain, by one statement."""
        last = "SELECT id, hlc FROM change ORDER BY id DESC LIMIT 1"
        own = "SELECT seq, hash FROM change WHERE device = ? ORDER BY seq DESC LIMIT 1"
        query = f"SELECT id, hlc, seq, hash FROM ({last}) LEFT JOIN ({own}) ON 1"
        for position, hlc, seq, digest in rows(self.db, query, (device,)):
            return End(Head(0, GENESIS) if seq is None else Head(seq, digest), str(hlc), int(position))
        return End(Head(0, GENESIS), "", 0)

    def newest(self) -> tuple[str, Head] | None:
        """The device of the last change and where its chain ends, None when there is no change."""
        found = rows(self.db, "SELECT device, seq, hash FROM change ORDER BY id DESC LIMIT 1")
        return (str(found[0][0]), Head(*found[0][1:])) if found else None

    @property
    def position(self) -> int:
        """How far it has come; the same number means that nothing was recorded since."""
        return int(rows(self.db, "SELECT coalesce(max(id), 0) FROM change")[0][0])

    def saved_after(self, position: int) -> int:
        """How many changes people saved after a :attr:`position`; what a newer program filled in is none of theirs."""
        query = "SELECT count(*) FROM change WHERE id > ? AND reason NOT LIKE ?"
        return int(rows(self.db, query, (position, f"%{BY_PROGRAM}"))[0][0])

    def bodies_after(self, position: int, kinds: Collection[str]) -> list[str]:
        """What records of some kinds said that were saved after a :attr:`position`."""
        query = "SELECT body FROM change WHERE id > ? AND kind IN (SELECT value FROM json_each(?))"
        return [str(row[0]) for row in rows(self.db, query, (position, json.dumps([*kinds])))]

    def newest_hlc(self) -> str:
        """The stamp of the last change, empty when there is none."""
        found = rows(self.db, "SELECT hlc FROM change ORDER BY id DESC LIMIT 1")
        return str(found[0][0]) if found else ""

    def stamps_after(self, change_hash: str, most: int) -> tuple[str, ...]:
        """The stamps of the changes made after one (all when it is not here), at most this many, the newest first."""
        after = "SELECT coalesce(max(id), 0) FROM change WHERE hash = ?"
        found = rows(
            self.db, f"SELECT hlc FROM change WHERE id > ({after}) ORDER BY id DESC LIMIT ?", (change_hash, most)
        )
        return tuple(str(row[0]) for row in found)

    def devices(self) -> tuple[str, ...]:
        """The devices that wrote here, the earliest first."""
        return tuple(str(row[0]) for row in rows(self.db, "SELECT device FROM change GROUP BY device ORDER BY min(id)"))

    def hash_at(self, device: str, seq: int) -> str | None:
        """The chain's hash at a number: that of the beginning for 0, None when the number is not here."""
        if seq == 0:
            return GENESIS
        found = rows(self.db, "SELECT hash FROM change WHERE device = ? AND seq = ?", (device, seq))
        return str(found[0][0]) if found else None

    def hashes_after(self, device: str, seq: int) -> list[tuple[int, str]]:
        """The device's numbers above one with the chain's hash at each, in order."""
        found = rows(self.db, "SELECT seq, hash FROM change WHERE device = ? AND seq > ? ORDER BY seq", (device, seq))
        return [(int(each), str(digest)) for each, digest in found]

    def touched_after(self, device: str, seq: int) -> list[tuple[str, str, int, str]]:
        """The records that a device changed after a number: kind, rid, the last number, the stamp of the first one."""
        found = rows(
            self.db,
            "SELECT kind, rid, max(seq), min(hlc) FROM change WHERE device = ? AND seq > ? GROUP BY kind, rid",
            (device, seq),
        )
        return [(str(kind), str(rid), int(last), str(hlc)) for kind, rid, last, hlc in found]

    def changes_after(self, device: str, seq: int) -> Iterator[Change]:
        """The device's changes with higher numbers, in order. Raises :class:`Trouble` ``store-damaged``."""
        return map(_whole, self._after(device, seq))

    def _after(self, device: str, seq: int) -> Iterator[Change]:
        while part := self._select("WHERE device = ? AND seq > ? ORDER BY seq LIMIT ?", device, seq, _AT_ONCE):
            yield from part
            seq = part[-1].seq

    def history(self, rid: str) -> tuple[Change, ...]:
        """All changes of one record, the earliest first. Raises :class:`Trouble` ``store-damaged``."""
        return tuple(_whole(change) for change in self._select("WHERE rid = ? ORDER BY id", rid))

    def histories(self, rids: Collection[str]) -> dict[str, list[Change]]:
        """All changes of each of these records that has any, by rid, the earliest first.

        Raises :class:`Trouble` ``store-damaged``.
        """
        found: dict[str, list[Change]] = {}
        for change in self._select("WHERE rid IN (SELECT value FROM json_each(?)) ORDER BY id", json.dumps([*rids])):
            found.setdefault(change.rid, []).append(_whole(change))
        return found

    def removed_from(self, rid: str, field: str = "case_rid") -> tuple[str, ...]:
        """The records that hung on a case, or what ``field`` names, and were removed: by rid, the earliest first."""
        gone = "SELECT rid FROM change WHERE op = 'del'"
        hung = f"json_extract(body, '$.{field}') = ?"
        query = f"SELECT rid FROM change WHERE op = 'put' AND rid IN ({gone}) AND {hung} GROUP BY rid ORDER BY min(id)"
        return tuple(str(row[0]) for row in rows(self.db, query, (rid,)))

    def people_named(self, case_rid: str) -> tuple[str, ...]:
        """The persons of whom something told that ever hung on a case, by rid, the earliest first."""
        person, hung = "json_extract(body, '$.person_rid')", "json_extract(body, '$.case_rid') = ?"
        query = (
            f"SELECT {person} FROM change WHERE op = 'put' AND {person} != '' AND {hung} GROUP BY 1 ORDER BY min(id)"
        )
        return tuple(str(row[0]) for row in rows(self.db, query, (case_rid,)))

    def of_group(self, group: str) -> tuple[Change, ...]:
        """The changes of one act in their order. Raises :class:`Trouble` ``store-damaged``."""
        return tuple(_whole(change) for change in self._select('WHERE "group" = ? ORDER BY id', group))

    def made_by(self, rids: Collection[str]) -> dict[str, str]:
        """The act that made each of these records, by rid, the earliest first."""
        found = rows(
            self.db,
            'SELECT rid, "group", min(id) FROM change WHERE rid IN (SELECT value FROM json_each(?))'
            " GROUP BY rid ORDER BY min(id)",
            (json.dumps(sorted(rids)),),
        )
        return {str(rid): str(group) for rid, group, _ in found}

    def before_group(self, group: str) -> tuple[Change, ...]:
        """The last change of each record before an act changed it; a record that the act made has none.

        Raises :class:`Trouble` ``store-damaged``.
        """
        touched = 'SELECT rid, kind, min(id) AS begun FROM change WHERE "group" = ? GROUP BY rid, kind'
        last = (
            f"SELECT max(earlier.id) FROM change AS earlier JOIN ({touched}) AS act"
            " ON earlier.rid = act.rid AND earlier.kind = act.kind AND earlier.id < act.begun"
            " GROUP BY earlier.rid, earlier.kind"
        )
        return tuple(_whole(change) for change in self._select(f"WHERE id IN ({last}) ORDER BY id", group))

    def groups_of(self, reasons: Collection[str]) -> tuple[GroupHead, ...]:
        """The acts of which a change was made for one of these reasons, whatever is said of it behind a colon, the
        newest first."""
        found = rows(
            self.db,
            'SELECT "group", reason, min(hlc), actor, json_group_array(kind) FROM change'
            " WHERE substr(reason, 1, instr(reason || '：', '：') - 1) IN (SELECT value FROM json_each(?))"
            ' GROUP BY "group" ORDER BY min(id) DESC',
            (json.dumps(sorted(reasons)),),
        )
        return tuple(
            GroupHead(str(group), str(reason), str(hlc), str(actor), tuple(json.loads(kinds)))
            for group, reason, hlc, actor, kinds in found
        )

    def titles_in(self, groups: Collection[str], kind: str) -> dict[str, list[str]]:
        """What the records of a kind that some acts wrote are called, by act, in their order."""
        found: dict[str, list[str]] = {}
        query = (
            "SELECT \"group\", json_extract(body, '$.title') FROM change"
            " WHERE \"group\" IN (SELECT value FROM json_each(?)) AND kind = ? AND op = 'put' ORDER BY id"
        )
        for group, title in rows(self.db, query, (json.dumps(sorted(groups)), kind)):
            found.setdefault(str(group), []).append(str(title))
        return found

    def back_since(self, groups: Collection[str], but: Collection[str] = ()) -> dict[str, tuple[int, int]]:
        """By act how many records it wrote (``but`` for some kinds), and how many of them are as before it, or gone."""
        mine = (
            'SELECT "group", rid, kind, min(id) AS begun FROM change'
            ' WHERE "group" IN (SELECT value FROM json_each(?)) AND kind NOT IN (SELECT value FROM json_each(?))'
            ' GROUP BY "group", rid, kind'
        )
        told = "SELECT CASE op WHEN 'put' THEN body END FROM change WHERE rid = mine.rid AND kind = mine.kind"
        before = f"coalesce(({told} AND id < mine.begun ORDER BY id DESC LIMIT 1), '')"
        now = f"coalesce(({told} ORDER BY id DESC LIMIT 1), '')"
        is_back = f"{now} IN ({before}, '')"
        found = rows(
            self.db,
            f'SELECT "group", count(*), sum({is_back}) FROM ({mine}) AS mine GROUP BY "group"',
            (json.dumps(sorted(groups)), json.dumps(sorted(but))),
        )
        return {str(group): (int(wrote), int(back)) for group, wrote, back in found}

    def every(self) -> Iterator[Change]:
        """All changes of all devices in the order in which they were made, unchecked."""
        last = 0
        while part := rows(
            self.db, f"SELECT id, {_COLUMNS} FROM change WHERE id > ? ORDER BY id LIMIT ?", (last, _AT_ONCE)
        ):
            yield from (_change(row[1:]) for row in part)
            last = part[-1][0]

    def breaks(self) -> list[Change]:
        """Each change that does not continue its device's chain, or whose hash is wrong."""
        return [c for device in self.devices() for c in chain_break(self._after(device, 0), 0, GENESIS)]

    def _select(self, where: str, *parameters: Any) -> list[Change]:
        return [_change(row) for row in rows(self.db, f"SELECT {_COLUMNS} FROM change {where}", parameters)]


def _change(row: tuple[Any, ...]) -> Change:
    values = dict(zip(_FIELDS, row, strict=True))
    try:
        return Change(**{**values, "op": Op(values["op"]), "parents": tuple(json.loads(values["parents"]))})
    except ValueError as error:
        raise Trouble("store-damaged") from error


def _whole(change: Change) -> Change:
    if change_hash(change) != change.hash:
        raise Trouble("store-damaged")
    return change


def append(db: Database, change: Change, *, is_new: bool = False, place: int | None = None) -> None:
    """Write a change and make its record's row what the change says. Belongs inside a transaction.

    ``is_new`` where it was seen there that the record has no row, so that none is looked for again; ``place`` among
    those of its kind where it is not behind them.
    """
    run(
        db,
        f"INSERT INTO change ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change.device, change.seq, change.group, change.kind, change.rid, str(change.op),
            canonical(list(change.parents)), change.hlc, change.actor, change.reason, change.version, change.body,
            change.prev, change.hash,
        ),
    )  # fmt: skip
    table = table_of(KINDS[change.kind].type)
    if change.op is Op.DELETE:
        run(db, f"DELETE FROM {table.name} WHERE rid = ?", (change.rid,))
    else:
        _put_row(db, table, change, is_new=is_new, place=place)


def _put_row(db: Database, table: Table, change: Change, *, is_new: bool, place: int | None) -> None:
    values = table.values(decode(change.kind, change.version, change.body))
    sets = ", ".join(f"{quoted(column.name)} = ?" for column in table.columns)
    update = f"UPDATE {table.name} SET head = ?, {sets} WHERE rid = ?"
    if is_new or not run(db, update, (change.hash, *values, change.rid)):
        marks = ", ".join("?" * len(values))
        query = f"INSERT INTO {table.name} (id, head, {table.names}) VALUES (?, ?, {marks})"  # without one the next
        run(db, query, (place, change.hash, *values))


def replay(changes: Iterable[Change], db: Database) -> None:
    """Build the records of an empty store from a journal, in one transaction.

    Raises :class:`Trouble` ``store-not-empty``.
    """
    if rows(db, "SELECT 1 FROM change LIMIT 1"):
        raise Trouble("store-not-empty")
    run(db, "BEGIN IMMEDIATE")
    try:
        for change in changes:
            append(db, change)
        run(db, "COMMIT")
    except BaseException:
        db.rollback()
        raise
