"""A store as each earlier version left it opens, and holds what it held."""

from contextlib import closing
from dataclasses import MISSING, fields, replace

import pytest

from inspector_app.domain.records import KINDS, shape
from inspector_app.store import migrations as released
from inspector_app.store.check import check
from inspector_app.store.migrate import copies_before
from inspector_app.store.rows import quoted, table_of
from inspector_app.store.store import Store
from inspector_app.vault.door import Database, open_database, rows, run
from inspector_app.vault.keys import KeyFile
from tests.exchange.test_schema import example
from tests.store.conftest import PASSPHRASE
from tests.store.test_migrate import steps

STEPS = sorted(name for name in vars(released) if name.startswith("m0"))
KNOWN = {"project": {"heads": 7, "unpaid_fen": 500}, "lead": {"heads": 3}}  # could not be unknown at first
THEN = {("document", "claim_rids"): "'[]'", ("deadline", "act_rid"): "started_by"}
THEN |= {("findable_signs", column): "''" for column in ("pairs", "sounds", "numbers")}
"""What stood in columns that are gone today, or are called otherwise."""


def least(kind):
    """A record that tells nothing but what it must, as those of before do of what nobody had asked."""
    of, needed = KINDS[kind].type, shape(KINDS[kind].type)
    told = {f.name for f in fields(of) if f.default is MISSING and f.default_factory is MISSING}
    return of(**{name: example(needed[name], full=False) for name in told}, **KNOWN.get(kind, {}))


def left(record, version):
    """The record as a version left it, known by its name; no two sheets of one stock have one number."""
    return replace(record, rid=version, **({"stock_rid": version} if hasattr(record, "stock_rid") else {}))


def names(db, table):
    return [name for _, name, *_ in rows(db, f"PRAGMA table_info({quoted(table)})")]


def insert(db, table, columns, values):
    told, blanks = ", ".join(columns), ", ".join("?" * len(values))
    run(db, f"INSERT OR REPLACE INTO {quoted(table)} ({told}) VALUES ({blanks})", values)


def put_back(now, before, tables):
    """Copy what a database of today holds into one of an earlier version, as far as that had a place for it."""
    run(before, "PRAGMA foreign_keys = OFF")
    for table in [table for table in tables if table in before.table_names()]:
        had, has = names(before, table), set(names(now, table))
        told = ", ".join(quoted(name) if name in has else THEN[table, name] for name in had)
        for row in rows(now, f"SELECT {told} FROM {quoted(table)}"):
            insert(before, table, map(quoted, had), row)


def test_rows_of_every_version_become_those_of_today():
    """Every version of the program goes over one database and leaves records of its own."""
    every = {kind: (table_of(entry.type), least(kind)) for kind, entry in KINDS.items()}
    kept = set()
    with closing(Database(memory=True)) as now, closing(Database(memory=True)) as before:
        steps().apply(now)
        for later in STEPS[1:]:
            steps().apply(before, stop_before=later)
            for kind in KINDS.keys() & set(before.table_names()):
                table, record = every[kind]
                kept.add((kind, later))
                run(now, f"DELETE FROM {table.name}")
                insert(now, kind, ("head", table.names), ("h", *table.values(left(record, later))))
                put_back(now, before, [kind])
        steps().apply(before)
        for kind, (table, record) in every.items():
            told = {row.rid: row for row in map(table.record, rows(before, f"SELECT {table.names} FROM {table.name}"))}
            assert told == {later: left(record, later) for of, later in kept if of == kind}


@pytest.mark.parametrize("later", [STEPS[1], STEPS[len(STEPS) // 2], STEPS[-1]])
def test_a_store_of_an_earlier_version_opens_whole(store, clock, project, later):
    digest = store.sealed.add(b"photo")
    with store.unit("甲") as unit:
        unit.put(replace(project, **KNOWN["project"]))
        unit.put(replace(least("evidence"), sha256=digest, sealed=True))
    store.drafts.save("k", "草稿", {"a": 1})
    store.close()
    path, key = store.folder / "inspector.db", KeyFile(store.folder / "keys.json").unlock(PASSPHRASE).database
    path.rename(path.with_name("today.db"))
    with closing(open_database(path.with_name("today.db"), key)) as now, closing(open_database(path, key)) as before:
        steps().apply(before, stop_before=later)
        put_back(now, before, [name for name in now.table_names() if not name.startswith(("_sqlite", "sqlite_"))])
    path.with_name("today.db").unlink()
    with Store.open(store.folder, PASSPHRASE, clock=clock) as opened:
        assert opened.get(type(project), "p1") == replace(project, **KNOWN["project"])
        assert opened.drafts.get("k").body == {"a": 1}
        assert check(opened) == []
        assert opened.sealed.read(digest) == b"photo"
    assert [copy.name for copy in copies_before(path)] == [f"inspector.before-{later}.db"]
