"""What can be read from a store, by the window's own connection or by a worker's read-only one."""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from operator import itemgetter
from typing import Any, TypeVar

from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.domain.records import Record
from inspector_app.store.copies import Copies
from inspector_app.store.find_index import FindIndex
from inspector_app.store.identity import Identity, identities
from inspector_app.store.journal import Journal
from inspector_app.store.outbox import Outbox
from inspector_app.store.passed import passed_records
from inspector_app.store.rows import quoted, table_of, to_sql
from inspector_app.store.settings import Settings
from inspector_app.store.versions import Versions
from inspector_app.support.errors import Trouble
from inspector_app.support.groups import grouped
from inspector_app.vault.door import Database, rows
from inspector_app.vault.sealed import SealedFiles

R = TypeVar("R", bound=Record)


class Reading:
    """Records as they stand now. Every method raises :class:`Trouble` ``store-damaged`` when a page is damaged.

    ``db`` is for the modules of this floor; ``sealed`` holds the original files and may be used from any thread.
    """

    def __init__(self, db: Database, sealed: SealedFiles) -> None:
        self.db = db
        self.sealed = sealed

    def get(self, record_type: type[R], rid: str) -> R | None:
        """The record with this identity, or None."""
        found = self._select(record_type, "WHERE rid = ?", (rid,))
        return found[0] if found else None

    def need(self, record_type: type[R], rid: str) -> R:
        """The record with this identity. Raises :class:`Trouble` ``record-missing``."""
        record = self.get(record_type, rid)
        if record is None:
            raise Trouble("record-missing", kind=table_of(record_type).kind)
        return record

    def pick(self, record_type: type[R], rids: Iterable[str]) -> tuple[R, ...]:
        """The records with these identities, in this order; those that are gone are left out."""
        wanted = list(rids)
        found = {record.rid: record for record in self.find_among(record_type, "rid", wanted)}
        return tuple(found[rid] for rid in wanted if rid in found)

    def find_among(self, record_type: type[R], field: str, values: Collection[str]) -> tuple[R, ...]:
        """All records whose field is one of these texts, by one statement however many there are; order as ``find``."""
        table = table_of(record_type)
        if field not in {column.name for column in table.columns}:
            raise TypeError(f"{table.kind} has no {field}")
        if not values:
            return ()
        where = f"WHERE {quoted(field)} IN (SELECT value FROM json_each(?)) ORDER BY id"
        return self._select(record_type, where, (json.dumps(sorted(set(values))),))

    def find_each(
        self, record_types: Collection[type[Any]], field: str, values: Collection[str]
    ) -> dict[type[Any], tuple[Any, ...]]:
        """:meth:`find_among` for several classes by one statement: all as they stand at one moment."""
        tables = [table_of(each) for each in record_types]
        if not values or not tables:
            return dict.fromkeys(record_types, ())
        width, asked = max(len(table.columns) for table in tables), json.dumps(sorted(set(values)))
        parts = [
            f"SELECT {number}, id, {', '.join([table.names] + ['NULL'] * (width - len(table.columns)))} "
            f"FROM {table.name} WHERE {quoted(field)} IN (SELECT value FROM json_each(?))"
            for number, table in enumerate(tables)
        ]
        found = grouped(rows(self.db, " UNION ALL ".join(parts), [asked] * len(tables)), itemgetter(0))
        of_each = (sorted(found.get(number, ()), key=itemgetter(1)) for number in range(len(tables)))
        return {
            each: tuple(table.record(row[2 : 2 + len(table.columns)]) for row in its)
            for each, table, its in zip(record_types, tables, of_each, strict=True)
        }

    def find(self, record_type: type[R], **equals: Any) -> tuple[R, ...]:
        """All records whose fields equal these values, in the order in which they were first saved."""
        return self._find(record_type, " AND ", equals)

    def find_any(self, record_type: type[R], **equals: Any) -> tuple[R, ...]:
        """All records of which one of these fields equals its value; order as ``find``."""
        return self._find(record_type, " OR ", equals)

    def _find(self, record_type: type[R], joint: str, equals: Mapping[str, Any]) -> tuple[R, ...]:
        table = table_of(record_type)
        known = {column.name for column in table.columns}
        if not equals.keys() <= known:
            raise TypeError(f"{table.kind} has no {', '.join(sorted(equals.keys() - known))}")
        tests = joint.join(f"{quoted(name)} IS ?" for name in equals)
        where = f"WHERE {tests} ORDER BY id" if equals else "ORDER BY id"
        return self._select(record_type, where, [to_sql(value) for value in equals.values()])

    def all(self, record_type: type[R]) -> tuple[R, ...]:
        """Every record of a class, in the order in which they were first saved."""
        return self.find(record_type)

    def count(self, record_type: type[Any]) -> int:
        """How many records of a class there are."""
        return int(rows(self.db, f"SELECT count(*) FROM {table_of(record_type).name}")[0][0])

    def _select(self, record_type: type[R], where: str, parameters: Iterable[Any]) -> tuple[R, ...]:
        table = table_of(record_type)
        found = rows(self.db, f"SELECT {table.names} FROM {table.name} {where}", tuple(parameters))
        return tuple(table.record(row) for row in found)

    @property
    def journal(self) -> Journal:
        """How the records came about."""
        return Journal(self.db)

    @property
    def find_index(self) -> FindIndex:
        """By what records are found in 一处查找."""
        return FindIndex(self.db)

    @cached_property
    def _identities(self) -> tuple[Identity, ...]:
        """Every device this store has been."""
        return identities(self.db)

    def forget_identities(self) -> None:
        """Look anew which device this store is, after it became another one."""
        vars(self).pop("_identities", None)

    @property
    def identity(self) -> Identity:
        """Who this store is in the journal and towards the office."""
        if not self._identities:  # each store is made with one
            raise Trouble("store-damaged")
        return self._identities[-1]

    @property
    def passed(self) -> dict[str, CaseTransfer]:
        """By the identity of each record that is another inspector's to write, the transfer by which it went."""
        return passed_records(self.db)

    @property
    def devices(self) -> frozenset[str]:
        """The devices that this store is and was."""
        return frozenset(each.device for each in self._identities)

    @property
    def restored_at(self) -> datetime | None:
        """When this store came back from a backup as a new device; None when it is still the first one."""
        known = self._identities
        return known[-1].created_at if len(known) > 1 else None

    @property
    def outbox(self) -> Outbox:
        """What went to the office, and what it acknowledged."""
        return Outbox(self.db)

    @property
    def copies(self) -> Copies:
        """What colleagues gave to be read."""
        return Copies(self.db)

    @property
    def versions(self) -> Versions:
        """Versions of records that other laptops wrote."""
        return Versions(self.db)

    @property
    def settings(self) -> Settings:
        """Small values the laptop keeps for itself."""
        return Settings(self.db)
